// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_OPERATION_HPP
#define CHAT_TIMERS_MODEL_DETAIL_OPERATION_HPP

#include <chat_timers/text/detail/config.hpp>

#include <string_view>

// The operation's HTTP binding.
// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
namespace chat_timers::inline CHAT_TIMERS_ABI::detail::operation {

inline constexpr std::string_view method = "PUT";
inline constexpr std::string_view path =
    "/contact/participant-role-config/";  // then {InstanceId}/{ContactId}
inline constexpr std::string_view media_type = "application/json";

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail::operation

#endif
