// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_AWS_SDK_HPP
#define CHAT_TIMERS_INTEROP_AWS_SDK_HPP

#include <chat_timers/interop/detail/sdk_shape.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/draft.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

/// \file
/// Adapters for the generated classes of the AWS SDK for C++, of old and new releases. The concepts of
/// interop/detail/sdk_shape.hpp recognize the classes by their shape; the caller includes the SDK's headers.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Reports a request to the assembler as the document that the SDK would send, with its members in the model's
// order. A member is present if it has been set.
class sdk_reader {
public:
    constexpr explicit sdk_reader(assembler& to) noexcept : to_(to) {}

    template <sdk_request Request>
    constexpr void read(Request const& from) {
        auto input = to_.open({field::input, 0});
        if (from.InstanceIdHasBeenSet()) text(input, field::instance_id, from.GetInstanceId());
        if (from.ContactIdHasBeenSet()) text(input, field::contact_id, from.GetContactId());
        if (from.ChannelConfigurationHasBeenSet()) {
            to_.member(input.where, field::channel_configuration);
            read_configuration(from.GetChannelConfiguration());
        }
        to_.close<field::input>(input);
    }

private:
    template <sdk_configuration Configuration>
    constexpr void read_configuration(Configuration const& from) {
        auto configuration = to_.open({field::channel_configuration, 0});
        if (from.ChatHasBeenSet()) {
            to_.member(configuration.where, field::chat);
            read_chat(from.GetChat());
        }
        to_.close<field::channel_configuration>(configuration);
    }

    template <sdk_chat Chat>
    constexpr void read_chat(Chat const& from) {
        auto chat = to_.open({field::chat, 0});
        if (from.ParticipantTimerConfigListHasBeenSet()) {
            to_.member(chat.where, field::timer_list);
            auto list = to_.open({field::timer_list, 0});
            std::size_t size = 0;
            for (auto const& item : from.GetParticipantTimerConfigList())
                draft_reader{to_}.read(draft_of(item), size++);
            to_.close_list(list, size);
        }
        to_.close<field::chat>(chat);
    }

    template <sdk_timer Timer>
    static constexpr timer_draft draft_of(Timer const& from) {
        timer_draft draft;
        if (from.ParticipantRoleHasBeenSet())
            draft.role = word_of<participant_role>(from.GetParticipantRole());
        if (from.TimerTypeHasBeenSet()) draft.type = word_of<timer_type>(from.GetTimerType());
        if (from.TimerValueHasBeenSet()) draft.value = draft_of(from.GetTimerValue());
        return draft;
    }
    template <sdk_value Value>
    static constexpr timer_value_draft draft_of(Value const& from) {
        timer_value_draft draft;
        if (from.ParticipantTimerActionHasBeenSet())
            draft.action = word_of<timer_action>(from.GetParticipantTimerAction());
        if (from.ParticipantTimerDurationInMinutesHasBeenSet())
            draft.duration_in_minutes = from.GetParticipantTimerDurationInMinutes();
        return draft;
    }

    // The SDK sends NOT_SET as "", and a value outside its enumerators as a word unknown to it. Neither is an
    // enumerator of the model.
    template <class Enum, class Sdk>
    static constexpr std::string_view word_of(Sdk value) noexcept {
        for (Enum const known : enumerators<Enum>()) {
            if (sdk_enumerator(known, value) == value) return to_string(known);
        }
        return "";
    }

    template <class Text>
    constexpr void text(scope& in, field member, Text const& from) {
        to_.member(in.where, member);
        // Copies the text, because the getter may have returned a temporary.
        text_buffer& kept = to_.buffer_of(member);
        std::string_view const utf8{from.data(), from.size()};
        if (utf8.size() <= kept.capacity()) kept.append(utf8);
        to_.text({member, in.where.item}, utf8.size() <= kept.capacity() ? kept.view() : utf8);
    }

    assembler& to_;
};

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
    detail::assembler to{false};
    detail::sdk_reader{to}.read(from);
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
