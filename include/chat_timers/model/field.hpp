// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_FIELD_HPP
#define CHAT_TIMERS_MODEL_FIELD_HPP

#include <chat_timers/model/vocabulary.hpp>

#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI {

// The places of the payload that the service's model names. `body` and `input` are the two whole documents:
// the HTTP body, and the operation's input, which also holds both ids. `timer` is an item of the list.
enum class field : unsigned char {
    body,
    input,
    instance_id,
    contact_id,
    channel_configuration,
    chat,
    timer_list,
    timer,
    role,
    type,
    value,
    action,
    duration,
};

namespace detail {

template <>
struct vocabulary<field> {
    static constexpr auto first = field::body;
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

static_assert(
    enumerator_count<field> == index_of(field::duration) + 1,
    "field and its words differ in number: give every field its name, in order, and name the last field in "
    "this assertion");

}  // namespace detail

// Returns the member's name in the model; "body", "input" or "timer" for the three fields that are not
// members; an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(field place) noexcept { return detail::word(place); }

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
