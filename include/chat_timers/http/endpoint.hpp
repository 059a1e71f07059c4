// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_ENDPOINT_HPP
#define CHAT_TIMERS_HTTP_ENDPOINT_HPP

#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// The host names of the service.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

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

}  // namespace detail

/// Holds the longest host name.
using host_text = fixed_text<detail::longest_host>;

/// Selects one of a region's hosts.
struct endpoint_options {
    bool fips = false;        ///< use a host with cryptography validated by FIPS 140
    bool dual_stack = false;  ///< use a host that supports IPv6 as well as IPv4
};

/// Returns the name of the host that serves a region, or nullopt if `region` is not a host label (RFC 1123).
/// Follows AWS's endpoint rule set: the region belongs to the partition whose pattern or pseudo region
/// (`aws-cn-global`) it matches, case-sensitively, and otherwise to the partition `aws`. The host contains
/// the region's text unchanged.
/// Complexity: linear.
/// See: https://docs.aws.amazon.com/general/latest/gr/connect_region.html
[[nodiscard]] constexpr std::optional<host_text> endpoint(std::string_view region,
                                                          endpoint_options options = {}) noexcept {
    if (!detail::is_host_label(region)) return std::nullopt;
    detail::partition const* home = detail::partitions;
    while (!detail::is_region_of(*home, region)) ++home;  // the last row matches
    bool const names_fips = options.fips && (options.dual_stack || home->has_fips_host);
    detail::text_builder<host_text::capacity()> host{names_fips ? "connect-fips." : "connect."};
    host.append(region).append('.').append(options.dual_stack ? home->dual_stack_suffix : home->suffix);
    return host;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
