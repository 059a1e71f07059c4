// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_AWS_SDK_HPP
#define CHAT_TIMERS_INTEROP_AWS_SDK_HPP

#include <chat_timers/interop/detail/sdk_shape.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/draft.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

/// \file
/// Adapters for the generated classes of the AWS SDK for C++, of old and new releases. The concepts of
/// interop/detail/sdk_shape.hpp recognize the classes by their shape; the caller includes the SDK's headers.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// The SDK sends NOT_SET as "", and a value outside its enumerators as a word unknown to it. Neither is an
// enumerator of the model.
template <class Enum, class Sdk>
[[nodiscard]] constexpr std::string_view word_of(Sdk value) noexcept {
    for (Enum const known : enumerators<Enum>()) {
        if (sdk_enumerator(known, value) == value) return to_string(known);
    }
    return "";
}

template <sdk_value Value>
[[nodiscard]] constexpr timer_value_draft draft_of(Value const& from) {
    timer_value_draft draft;
    if (from.ParticipantTimerActionHasBeenSet())
        draft.action = word_of<timer_action>(from.GetParticipantTimerAction());
    if (from.ParticipantTimerDurationInMinutesHasBeenSet())
        draft.duration_in_minutes = from.GetParticipantTimerDurationInMinutes();
    return draft;
}

// Returns what the SDK would send of a timer: the members that have been set.
template <sdk_timer Timer>
[[nodiscard]] constexpr timer_draft draft_of(Timer const& from) {
    timer_draft draft;
    if (from.ParticipantRoleHasBeenSet()) draft.role = word_of<participant_role>(from.GetParticipantRole());
    if (from.TimerTypeHasBeenSet()) draft.type = word_of<timer_type>(from.GetTimerType());
    if (from.TimerValueHasBeenSet()) draft.value = draft_of(from.GetTimerValue());
    return draft;
}

template <sdk_text Text>
[[nodiscard]] constexpr std::optional<std::string_view> text_if(bool has_been_set, Text const& text) {
    return has_been_set ? std::optional{std::string_view{text.data(), text.size()}} : std::nullopt;
}

static_assert(
    std::variant_size_v<timer_value> == 2 && std::variant_size_v<channel_configuration> == 1 &&
        enumerator_count<timer_action> == 1,
    "a union of the model has another member, or ParticipantTimerAction another word: set it in to_sdk_timer() or to_sdk()");

// Returns an SDK object that holds the timer.
template <sdk_timer Timer>
[[nodiscard]] constexpr Timer to_sdk_timer(timer const& from) {
    Timer to;
    bare<decltype(to.GetTimerValue())> value;
    if (auto const duration = duration_of(from.value)) {
        value.SetParticipantTimerDurationInMinutes(static_cast<int>(duration->minutes().count()));
    } else {
        value.SetParticipantTimerAction(
            sdk_enumerator(timer_action::unset, value.GetParticipantTimerAction()));
    }
    to.SetParticipantRole(sdk_enumerator(from.role, to.GetParticipantRole()));
    to.SetTimerType(sdk_enumerator(from.type, to.GetTimerType()));
    to.SetTimerValue(std::move(value));
    return to;
}

template <sdk_chat Chat>
[[nodiscard]] constexpr Chat to_sdk_chat(timer_list const& from) {
    Chat to;
    using item_type = bare<decltype(*to.GetParticipantTimerConfigList().begin())>;
    for (timer const& item : from) to.AddParticipantTimerConfigList(to_sdk_timer<item_type>(item));
    return to;
}

}  // namespace detail

/// Returns the request that the SDK would send for this object. Ignores members that the model does not name.
/// Errors: all broken rules of the payload, in the model's order. NOT_SET is reported as `enumeration`,
/// because the SDK sends it as "".
/// Complexity: linear in the texts and timers. Allocates nothing itself; the getters may.
template <sdk_request Request>
[[nodiscard]] constexpr result<request> validate_sdk(Request const& from) {
    // Each getter may return a temporary: the references keep them until the request holds copies.
    auto const& instance_id = from.GetInstanceId();
    auto const& contact_id = from.GetContactId();
    auto const& configuration = from.GetChannelConfiguration();
    auto const& chat = configuration.GetChat();
    auto const& timers = chat.GetParticipantTimerConfigList();
    detail::input_parts const parts{detail::text_if(from.InstanceIdHasBeenSet(), instance_id),
                                    detail::text_if(from.ContactIdHasBeenSet(), contact_id),
                                    from.ChannelConfigurationHasBeenSet(), configuration.ChatHasBeenSet(),
                                    chat.ParticipantTimerConfigListHasBeenSet()};
    detail::assembler to{false};
    detail::draft_reader{to}.read(parts, timers, [](auto const& timer) { return detail::draft_of(timer); });
    return to.input();
}

/// Returns a new SDK object that holds the request; validate_sdk of it returns an equal request. Allocates as
/// the SDK's classes do.
template <sdk_request Request>
[[nodiscard]] constexpr Request to_sdk(request const& from) {
    Request to;
    auto const text = [](std::string_view utf8, auto const& like) {
        return detail::bare<decltype(like)>(utf8.data(), utf8.size());
    };
    to.SetInstanceId(text(from.instance_id.value(), to.GetInstanceId()));
    to.SetContactId(text(from.contact_id.value(), to.GetContactId()));
    detail::bare<decltype(to.GetChannelConfiguration())> configuration;
    using chat_type = detail::bare<decltype(configuration.GetChat())>;
    std::visit(
        [&](chat const& channel) { configuration.SetChat(detail::to_sdk_chat<chat_type>(channel.timers)); },
        from.channel_configuration);
    to.SetChannelConfiguration(std::move(configuration));
    return to;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
