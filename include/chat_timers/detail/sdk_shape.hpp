// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_SDK_SHAPE_HPP
#define CHAT_TIMERS_DETAIL_SDK_SHAPE_HPP

#include <chat_timers/vocabulary.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <utility>

// What is expected of the AWS SDK for C++'s generated classes: for each member M of the model GetM() const,
// MHasBeenSet() const and SetM(value). A compiler that refuses a class names the expression that it lacks.
namespace chat_timers::detail {

// The SDK's enumerators, by the values of this library's. Each of its enumerations has NOT_SET besides, and
// holds values that are no enumerators: hashes of words that it does not know.
template <class Enum>
struct sdk_enumerators;
template <>
struct sdk_enumerators<participant_role> {
    template <class Sdk>
    static constexpr Sdk of[] = {Sdk::CUSTOMER, Sdk::AGENT};
};
template <>
struct sdk_enumerators<timer_type> {
    template <class Sdk>
    static constexpr Sdk of[] = {Sdk::IDLE, Sdk::DISCONNECT_NONCUSTOMER};
};
template <>
struct sdk_enumerators<timer_action> {
    template <class Sdk>
    static constexpr Sdk of[] = {Sdk::Unset};
};

// The SDK's enumerator for `value`, in the enumeration of `like`.
template <class Enum, class Sdk>
[[nodiscard]] constexpr Sdk sdk_enumerator(Enum value, Sdk) noexcept {
    static_assert(std::size(sdk_enumerators<Enum>::template of<Sdk>) == enumerators<Enum>);
    return sdk_enumerators<Enum>::template of<Sdk>[static_cast<std::size_t>(value)];
}

template <class Sdk>
concept sdk_role_shape = std::is_enum_v<Sdk> && requires {
    Sdk::NOT_SET;
    Sdk::CUSTOMER;
    Sdk::AGENT;
};

template <class Sdk>
concept sdk_type_shape = std::is_enum_v<Sdk> && requires {
    Sdk::NOT_SET;
    Sdk::IDLE;
    Sdk::DISCONNECT_NONCUSTOMER;
};

template <class Sdk>
concept sdk_action_shape = std::is_enum_v<Sdk> && requires {
    Sdk::NOT_SET;
    Sdk::Unset;
};

template <class Text>
concept sdk_text_shape = requires(Text const& text) {
    { text.data() } -> std::same_as<char const*>;
    { text.size() } -> std::convertible_to<std::size_t>;
    Text(text.data(), text.size());
};

// What a getter's type is without its reference.
template <class Type>
using bare = std::remove_cvref_t<Type>;

// ParticipantTimerValue.
template <class Sdk>
concept sdk_value_shape = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ParticipantTimerActionHasBeenSet() } -> std::same_as<bool>;
    requires sdk_action_shape<bare<decltype(from.GetParticipantTimerAction())>>;
    to.SetParticipantTimerAction(bare<decltype(from.GetParticipantTimerAction())>{});
    { from.ParticipantTimerDurationInMinutesHasBeenSet() } -> std::same_as<bool>;
    { from.GetParticipantTimerDurationInMinutes() } -> std::convertible_to<std::int64_t>;
    to.SetParticipantTimerDurationInMinutes(int{});
};

// ParticipantTimerConfiguration.
template <class Sdk>
concept sdk_timer_shape = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ParticipantRoleHasBeenSet() } -> std::same_as<bool>;
    requires sdk_role_shape<bare<decltype(from.GetParticipantRole())>>;
    to.SetParticipantRole(bare<decltype(from.GetParticipantRole())>{});
    { from.TimerTypeHasBeenSet() } -> std::same_as<bool>;
    requires sdk_type_shape<bare<decltype(from.GetTimerType())>>;
    to.SetTimerType(bare<decltype(from.GetTimerType())>{});
    { from.TimerValueHasBeenSet() } -> std::same_as<bool>;
    requires sdk_value_shape<bare<decltype(from.GetTimerValue())>>;
    to.SetTimerValue(std::declval<bare<decltype(from.GetTimerValue())>>());
};

// ChatParticipantRoleConfig.
template <class Sdk>
concept sdk_chat_shape = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ParticipantTimerConfigListHasBeenSet() } -> std::same_as<bool>;
    from.GetParticipantTimerConfigList().end();
    requires sdk_timer_shape<bare<decltype(*from.GetParticipantTimerConfigList().begin())>>;
    to.AddParticipantTimerConfigList(
        std::declval<bare<decltype(*from.GetParticipantTimerConfigList().begin())>>());
};

// UpdateParticipantRoleConfigChannelInfo.
template <class Sdk>
concept sdk_configuration_shape = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ChatHasBeenSet() } -> std::same_as<bool>;
    requires sdk_chat_shape<bare<decltype(from.GetChat())>>;
    to.SetChat(std::declval<bare<decltype(from.GetChat())>>());
};

// UpdateParticipantRoleConfigRequest.
template <class Sdk>
concept sdk_request_shape = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.InstanceIdHasBeenSet() } -> std::same_as<bool>;
    requires sdk_text_shape<bare<decltype(from.GetInstanceId())>>;
    to.SetInstanceId(from.GetInstanceId());
    { from.ContactIdHasBeenSet() } -> std::same_as<bool>;
    requires sdk_text_shape<bare<decltype(from.GetContactId())>>;
    to.SetContactId(from.GetContactId());
    { from.ChannelConfigurationHasBeenSet() } -> std::same_as<bool>;
    requires sdk_configuration_shape<bare<decltype(from.GetChannelConfiguration())>>;
    to.SetChannelConfiguration(std::declval<bare<decltype(from.GetChannelConfiguration())>>());
};

}  // namespace chat_timers::detail

#endif
