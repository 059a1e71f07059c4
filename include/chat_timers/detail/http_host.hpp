// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_HTTP_HOST_HPP
#define CHAT_TIMERS_DETAIL_HTTP_HOST_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/http_header.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::detail {

// One of the clouds that share nothing, told by how its regions' names begin.
struct partition {
    std::string_view region_prefix, suffix, dual_stack_suffix;
    bool names_fips;  // whether the FIPS endpoint, without dual stack, is another than the ordinary one
};

inline constexpr partition partitions[] = {
    {"cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", true},
    {"us-gov-", "amazonaws.com", "api.aws", false},
    {"", "amazonaws.com", "api.aws", true},
};

[[nodiscard]] constexpr partition const& partition_of(std::string_view region) noexcept {
    partition const* each = partitions;
    while (!equal_ignoring_case(region.substr(0, each->region_prefix.size()), each->region_prefix)) ++each;
    return *each;
}

inline constexpr std::size_t longest_host_label = 63;
using host_text = fixed_string<std::string_view{"connect-fips."}.size() + longest_host_label + 1 +
                               partitions[0].dual_stack_suffix.size()>;

// RFC 1123, section 2.1: letters, digits and hyphens, no hyphen at either end.
[[nodiscard]] constexpr bool is_host_label(std::string_view text) noexcept {
    if (text.empty() || text.size() > longest_host_label) return false;
    for (char const byte : text) {
        char const letter = lower_case(byte);
        if (!('a' <= letter && letter <= 'z') && !('0' <= byte && byte <= '9') && byte != '-') return false;
    }
    return text.front() != '-' && text.back() != '-';
}

}  // namespace chat_timers::detail

#endif
