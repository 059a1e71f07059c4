// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_ENDPOINT_HPP
#define CHAT_TIMERS_HTTP_ENDPOINT_HPP

#include <chat_timers/http/detail/partitions.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <optional>
#include <string_view>

/// \file
/// The host names of the service.
namespace chat_timers::inline CHAT_TIMERS_ABI {

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
    detail::partition const& home = detail::partition_of(region);
    bool const names_fips = options.fips && (options.dual_stack || home.has_fips_host);
    detail::text_builder<host_text::capacity()> host{names_fips ? "connect-fips." : "connect."};
    host.append(region).append('.').append(options.dual_stack ? home.dual_stack_suffix : home.suffix);
    return host;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
