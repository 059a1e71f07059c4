// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_VERSION_HPP
#define CHAT_TIMERS_VERSION_HPP

#if __cplusplus < 202002L
#error "chat_timers needs C++20: compile with -std=c++20 or newer."
#endif

#include <string_view>

// The library's version by semver.org. The builds read it from these three lines.
#define CHAT_TIMERS_VERSION_MAJOR 0
#define CHAT_TIMERS_VERSION_MINOR 1
#define CHAT_TIMERS_VERSION_PATCH 0

namespace chat_timers {

// The version of Amazon Connect's service model that every name, limit and rule here comes from.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
inline constexpr std::string_view api_version = "2017-08-08";

}  // namespace chat_timers

#endif
