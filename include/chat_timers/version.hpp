// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_VERSION_HPP
#define CHAT_TIMERS_VERSION_HPP

#include <chat_timers/model/detail/operation.hpp>

#include <string_view>

/// \file
/// The versions of the library, by semver.org, and of the service's model.

// The builds read the library's version from these three lines.
/// The library's major version.
#define CHAT_TIMERS_VERSION_MAJOR 0
/// The library's minor version.
#define CHAT_TIMERS_VERSION_MINOR 3
/// The library's patch version.
#define CHAT_TIMERS_VERSION_PATCH 0

/// The library's version as one number, for comparisons: 10203 is version 1.2.3.
#define CHAT_TIMERS_VERSION                                                                                  \
    (CHAT_TIMERS_VERSION_MAJOR * 10000 + CHAT_TIMERS_VERSION_MINOR * 100 + CHAT_TIMERS_VERSION_PATCH)

/// Models, validates, decodes and encodes the request of Amazon Connect's UpdateParticipantRoleConfig.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The version of Amazon Connect's service model, which defines the payload's names, limits and
/// constraints.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
inline constexpr std::string_view api_version = operation::api_version;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
