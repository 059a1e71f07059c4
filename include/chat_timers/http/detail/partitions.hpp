// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_DETAIL_PARTITIONS_HPP
#define CHAT_TIMERS_HTTP_DETAIL_PARTITIONS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// An AWS partition, identified by the pattern of its region names, a prefix, a word, a hyphen and digits, and
// by the name of its pseudo region, which stands for all of its regions.
struct partition {
    std::string_view region_prefix, pseudo_region, suffix, dual_stack_suffix;
    bool has_fips_host;  // without dual stack; GovCloud's ordinary host is its FIPS host
};

// From AWS's endpoint rule set for the service and from its partitions. The last row matches every other
// region, aws-global among them.
inline constexpr partition partitions[] = {
    {"cn-", "aws-cn-global", "amazonaws.com.cn", "api.amazonwebservices.com.cn", true},
    {"us-gov-", "aws-us-gov-global", "amazonaws.com", "api.aws", false},
    {"us-iso-", "aws-iso-global", "c2s.ic.gov", "api.aws.ic.gov", true},
    {"us-isob-", "aws-iso-b-global", "sc2s.sgov.gov", "api.aws.scloud", true},
    {"eu-isoe-", "aws-iso-e-global", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", true},
    {"us-isof-", "aws-iso-f-global", "csp.hci.ic.gov", "api.aws.hci.ic.gov", true},
    {"eusc-de-", {}, "amazonaws.eu", "api.amazonwebservices.eu", true},
    {"", {}, "amazonaws.com", "api.aws", true},
};

// Matches the pseudo region and PREFIX\w+-\d+, case-sensitively, as AWS's rule engine does.
// Preconditions: `region` is a host label.
[[nodiscard]] constexpr bool is_region_of(partition const& home, std::string_view region) noexcept {
    if (home.region_prefix.empty() || region == home.pseudo_region) return true;
    if (!region.starts_with(home.region_prefix)) return false;
    region.remove_prefix(home.region_prefix.size());
    std::size_t const hyphen = region.find('-');
    if (hyphen == 0 || hyphen == region.npos) return false;
    std::string_view const digits = region.substr(hyphen + 1);  // not empty: no label ends with a hyphen
    return digits.find_first_not_of("0123456789") == digits.npos;
}

[[nodiscard]] constexpr partition const& partition_of(std::string_view region) noexcept {
    partition const* home = partitions;
    while (!is_region_of(*home, region)) ++home;
    return *home;
}

inline constexpr std::size_t longest_host_label = 63;
[[nodiscard]] consteval std::size_t longest_host_suffix() noexcept {
    std::size_t longest = 0;
    for (partition const& each : partitions) {
        for (std::string_view const suffix : {each.suffix, each.dual_stack_suffix}) {
            if (suffix.size() > longest) longest = suffix.size();
        }
    }
    return longest;
}
inline constexpr std::size_t longest_host =
    std::string_view{"connect-fips."}.size() + longest_host_label + 1 + longest_host_suffix();

// Returns true for a host label (RFC 1123, section 2.1): letters, digits and hyphens, no hyphen at either
// end.
[[nodiscard]] constexpr bool is_host_label(std::string_view text) noexcept {
    if (text.empty() || text.size() > longest_host_label) return false;
    for (char const byte : text) {
        bool const is_letter = ('a' <= byte && byte <= 'z') || ('A' <= byte && byte <= 'Z');
        if (!is_letter && !('0' <= byte && byte <= '9') && byte != '-') return false;
    }
    return text.front() != '-' && text.back() != '-';
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
