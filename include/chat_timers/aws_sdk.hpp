// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_AWS_SDK_HPP
#define CHAT_TIMERS_AWS_SDK_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/sdk_shape.hpp>
#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

// For the classes that the AWS SDK for C++ generates, in its old form and its new one. They are known by
// their shape: their headers are the caller's to include.
namespace chat_timers {

// Aws::Connect::Model::UpdateParticipantRoleConfigRequest, with all that stands below it.
template <class Request>
concept sdk_request = detail::sdk_request_shape<Request>;

namespace detail {

// Reports a request to the assembler as the document that the SDK would send, its members in the model's
// order. A member is present if it has been set.
class sdk_reader {
public:
    constexpr explicit sdk_reader(assembler& to) noexcept : to_(to) {}

    template <sdk_request_shape Request>
    constexpr void read(Request const& from) {
        auto input = to_.open({node::input, 0}, 0);
        if (from.InstanceIdHasBeenSet()) text(input, node::instance_id, from.GetInstanceId());
        if (from.ContactIdHasBeenSet()) text(input, node::contact_id, from.GetContactId());
        if (from.ChannelConfigurationHasBeenSet()) {
            to_.sole_member(input, node::channel_configuration);
            read_configuration(from.GetChannelConfiguration());
        }
        to_.close<node::input>(input, 0);
    }

private:
    template <sdk_configuration_shape Configuration>
    constexpr void read_configuration(Configuration const& from) {
        auto configuration = to_.open({node::channel_configuration, 0}, 0);
        if (from.ChatHasBeenSet()) {
            to_.sole_member(configuration, node::chat);
            read_chat(from.GetChat());
        }
        to_.close<node::channel_configuration>(configuration, 0);
    }

    template <sdk_chat_shape Chat>
    constexpr void read_chat(Chat const& from) {
        auto chat = to_.open({node::chat, 0}, 0);
        if (from.ParticipantTimerConfigListHasBeenSet()) {
            to_.sole_member(chat, node::timer_list);
            auto list = to_.open({node::timer_list, 0}, 0);
            std::size_t size = 0;
            for (auto const& item : from.GetParticipantTimerConfigList()) read_timer(item, size++);
            to_.close_list(list, 0, size);
        }
        to_.close<node::chat>(chat, 0);
    }

    template <sdk_timer_shape Timer>
    constexpr void read_timer(Timer const& from, std::size_t index) {
        auto timer = to_.open({node::timer, index}, 0);
        if (from.ParticipantRoleHasBeenSet()) {
            word<participant_role>(timer, node::role, from.GetParticipantRole());
        }
        if (from.TimerTypeHasBeenSet()) word<timer_type>(timer, node::type, from.GetTimerType());
        if (from.TimerValueHasBeenSet()) {
            to_.sole_member(timer, node::value);
            read_value(from.GetTimerValue(), index);
        }
        to_.close<node::timer>(timer, 0);
    }

    template <sdk_value_shape Value>
    constexpr void read_value(Value const& from, std::size_t index) {
        auto value = to_.open({node::value, index}, 0);
        if (from.ParticipantTimerActionHasBeenSet()) {
            word<timer_action>(value, node::action, from.GetParticipantTimerAction());
        }
        if (from.ParticipantTimerDurationInMinutesHasBeenSet()) {
            to_.sole_member(value, node::duration);
            to_.integer({node::duration, index}, {}, from.GetParticipantTimerDurationInMinutes());
        }
        to_.close<node::value>(value, 0);
    }

    // The SDK sends NOT_SET as "" and a value that is not one of its enumerators as a word that it does not
    // know: neither is an enumerator of the model.
    template <class Enum, class Sdk>
    constexpr void word(scope& in, node member, Sdk value) noexcept {
        to_.sole_member(in, member);
        std::string_view word;
        for (std::size_t index = 0; index < enumerators<Enum>; ++index) {
            auto const known = static_cast<Enum>(index);
            if (sdk_enumerator(known, value) == value) word = to_string(known);
        }
        to_.text({member, in.where.item}, word);
    }

    template <class Text>
    constexpr void text(scope& in, node member, Text const& from) {
        to_.sole_member(in, member);
        // The getter may have given a copy.
        text_buffer& kept = to_.buffer(member);
        std::string_view const utf8{from.data(), from.size()};
        if (utf8.size() <= kept.capacity()) kept.append(utf8);
        to_.text({member, in.where.item}, utf8.size() <= kept.capacity() ? kept.view() : utf8);
    }

    assembler& to_;
};

// Makes an SDK object of a value.
template <sdk_timer_shape Timer>
[[nodiscard]] constexpr Timer to_sdk_timer(timer const& from) {
    Timer to;
    bare<decltype(to.GetTimerValue())> value;
    if (auto const* const duration = std::get_if<timer_duration>(&from.value)) {
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

template <sdk_chat_shape Chat>
[[nodiscard]] constexpr Chat to_sdk_chat(timer_list const& from) {
    Chat to;
    using sdk_timer = bare<decltype(*to.GetParticipantTimerConfigList().begin())>;
    for (timer const& item : from) to.AddParticipantTimerConfigList(to_sdk_timer<sdk_timer>(item));
    return to;
}

}  // namespace detail

// The request that the SDK's object holds, or all that is wrong with it, in the model's order. Its other
// members, such as headers, are not looked at. Linear in its texts and timers; allocates nothing.
template <sdk_request Request>
[[nodiscard]] constexpr result<request> validate_sdk(Request const& from) {
    detail::assembler to{false};
    detail::sdk_reader{to}.read(from);
    return to.input();
}

// A new object of the SDK that holds the request: validate_sdk of it gives the request back. Allocates as the
// SDK's classes do.
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

}  // namespace chat_timers

#endif
