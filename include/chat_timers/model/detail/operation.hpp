// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_OPERATION_HPP
#define CHAT_TIMERS_MODEL_DETAIL_OPERATION_HPP

#include <chat_timers/text/detail/config.hpp>

#include <string_view>

/// The operation UpdateParticipantRoleConfig as HTTP requests name it. Declared by http/operation.hpp; the
/// sentences of violations need it, too.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
namespace chat_timers::inline CHAT_TIMERS_ABI::operation {

/// The method.
inline constexpr std::string_view method = "PUT";
/// The path up to its two labels, `{InstanceId}/{ContactId}`.
inline constexpr std::string_view path = "/contact/participant-role-config/";
/// The media type of the body, in both directions.
inline constexpr std::string_view media_type = "application/json";
/// The version of the service's model.
inline constexpr std::string_view api_version = "2017-08-08";

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::operation

#endif
