// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_FIELD_HPP
#define CHAT_TIMERS_MODEL_FIELD_HPP

#include <chat_timers/model/vocabulary.hpp>

#include <string_view>

/// \file
/// The places of the payload.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The places of the payload that the service's model names.
enum class field : unsigned char {
    body,                   ///< the document that is the HTTP body
    input,                  ///< the document that is the operation's input: both ids and the body's member
    instance_id,            ///< `InstanceId`
    contact_id,             ///< `ContactId`
    channel_configuration,  ///< `ChannelConfiguration`
    chat,                   ///< `Chat`
    timer_list,             ///< `ParticipantTimerConfigList`
    timer,                  ///< an item of the list
    role,                   ///< `ParticipantRole`
    type,                   ///< `TimerType`
    value,                  ///< `TimerValue`
    action,                 ///< `ParticipantTimerAction`
    duration,               ///< `ParticipantTimerDurationInMinutes`
};

namespace detail {

template <>
struct vocabulary<field> {
    static constexpr auto first = field::body, last = field::duration;
    static constexpr std::string_view words[] = {
        "body",
        "input",
        "InstanceId",
        "ContactId",
        "ChannelConfiguration",
        "Chat",
        "ParticipantTimerConfigList",
        "timer",
        "ParticipantRole",
        "TimerType",
        "TimerValue",
        "ParticipantTimerAction",
        "ParticipantTimerDurationInMinutes",
    };
};

}  // namespace detail

/// Returns the member's name in the model; "body", "input" or "timer" for the three fields that are not
/// members; an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(field place) noexcept { return detail::spelling(place); }

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
