// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_DETAIL_SDK_SHAPE_HPP
#define CHAT_TIMERS_INTEROP_DETAIL_SDK_SHAPE_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

// The shape of the generated classes of the AWS SDK for C++: for each member M of the model, GetM() const,
// MHasBeenSet() const and SetM(value). If a class does not match, the compiler names the missing expression.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

static_assert(
    enumerator_count<participant_role> == 2 && enumerator_count<timer_type> == 2 &&
        enumerator_count<timer_action> == 1,
    "an enumeration of the model has another word: return the SDK's enumerator in sdk_enumerator(), and require it in the concept of its enumeration");
static_assert(
    has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}) &&
        has_members(field::channel_configuration, {field::chat}) &&
        has_members(field::chat, {field::timer_list}) &&
        has_members(field::timer, {field::role, field::type, field::value}) &&
        has_members(field::value, {field::action, field::duration}),
    "an object of the model has another member: require its getter, its HasBeenSet and its setter in the concept of the SDK's class, and read it in draft_of() or validate_sdk()");

// Returns the SDK's enumerator for `value`, in the enumeration of the second argument. Each SDK enumeration
// also has NOT_SET, and can hold values that are not enumerators: hashes of words that it does not know.
template <class Sdk>
[[nodiscard]] constexpr Sdk sdk_enumerator(participant_role value, Sdk) noexcept {
    return value == participant_role::customer ? Sdk::CUSTOMER : Sdk::AGENT;
}
template <class Sdk>
[[nodiscard]] constexpr Sdk sdk_enumerator(timer_type value, Sdk) noexcept {
    return value == timer_type::idle ? Sdk::IDLE : Sdk::DISCONNECT_NONCUSTOMER;
}
template <class Sdk>
[[nodiscard]] constexpr Sdk sdk_enumerator(timer_action, Sdk) noexcept {
    return Sdk::Unset;
}

// A getter's return type without its reference.
template <class Type>
using bare = std::remove_cvref_t<Type>;

}  // namespace detail

/// The SDK's enumeration of roles.
template <class Sdk>
concept sdk_role = std::is_enum_v<Sdk> && requires {
    Sdk::NOT_SET;
    Sdk::CUSTOMER;
    Sdk::AGENT;
};

/// The SDK's enumeration of timer types.
template <class Sdk>
concept sdk_type = std::is_enum_v<Sdk> && requires {
    Sdk::NOT_SET;
    Sdk::IDLE;
    Sdk::DISCONNECT_NONCUSTOMER;
};

/// The SDK's enumeration of actions.
template <class Sdk>
concept sdk_action = std::is_enum_v<Sdk> && requires {
    Sdk::NOT_SET;
    Sdk::Unset;
};

/// The SDK's string class.
template <class Text>
concept sdk_text = requires(Text const& text) {
    { text.data() } -> std::same_as<char const*>;
    { text.size() } -> std::convertible_to<std::size_t>;
    Text(text.data(), text.size());
};

/// The SDK's class ParticipantTimerValue.
template <class Sdk>
concept sdk_value = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ParticipantTimerActionHasBeenSet() } -> std::same_as<bool>;
    requires sdk_action<std::remove_cvref_t<decltype(from.GetParticipantTimerAction())>>;
    to.SetParticipantTimerAction(std::remove_cvref_t<decltype(from.GetParticipantTimerAction())>{});
    { from.ParticipantTimerDurationInMinutesHasBeenSet() } -> std::same_as<bool>;
    { from.GetParticipantTimerDurationInMinutes() } -> std::convertible_to<std::int64_t>;
    to.SetParticipantTimerDurationInMinutes(int{});
};

/// The SDK's class ParticipantTimerConfiguration.
template <class Sdk>
concept sdk_timer = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ParticipantRoleHasBeenSet() } -> std::same_as<bool>;
    requires sdk_role<std::remove_cvref_t<decltype(from.GetParticipantRole())>>;
    to.SetParticipantRole(std::remove_cvref_t<decltype(from.GetParticipantRole())>{});
    { from.TimerTypeHasBeenSet() } -> std::same_as<bool>;
    requires sdk_type<std::remove_cvref_t<decltype(from.GetTimerType())>>;
    to.SetTimerType(std::remove_cvref_t<decltype(from.GetTimerType())>{});
    { from.TimerValueHasBeenSet() } -> std::same_as<bool>;
    requires sdk_value<std::remove_cvref_t<decltype(from.GetTimerValue())>>;
    to.SetTimerValue(std::declval<std::remove_cvref_t<decltype(from.GetTimerValue())>>());
};

/// The SDK's class ChatParticipantRoleConfig.
template <class Sdk>
concept sdk_chat = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ParticipantTimerConfigListHasBeenSet() } -> std::same_as<bool>;
    from.GetParticipantTimerConfigList().end();
    requires sdk_timer<std::remove_cvref_t<decltype(*from.GetParticipantTimerConfigList().begin())>>;
    to.AddParticipantTimerConfigList(
        std::declval<std::remove_cvref_t<decltype(*from.GetParticipantTimerConfigList().begin())>>());
};

/// The SDK's class UpdateParticipantRoleConfigChannelInfo.
template <class Sdk>
concept sdk_configuration = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.ChatHasBeenSet() } -> std::same_as<bool>;
    requires sdk_chat<std::remove_cvref_t<decltype(from.GetChat())>>;
    to.SetChat(std::declval<std::remove_cvref_t<decltype(from.GetChat())>>());
};

/// The SDK's class UpdateParticipantRoleConfigRequest.
template <class Sdk>
concept sdk_request = std::default_initializable<Sdk> && requires(Sdk const& from, Sdk& to) {
    { from.InstanceIdHasBeenSet() } -> std::same_as<bool>;
    requires sdk_text<std::remove_cvref_t<decltype(from.GetInstanceId())>>;
    to.SetInstanceId(from.GetInstanceId());
    { from.ContactIdHasBeenSet() } -> std::same_as<bool>;
    requires sdk_text<std::remove_cvref_t<decltype(from.GetContactId())>>;
    to.SetContactId(from.GetContactId());
    { from.ChannelConfigurationHasBeenSet() } -> std::same_as<bool>;
    requires sdk_configuration<std::remove_cvref_t<decltype(from.GetChannelConfiguration())>>;
    to.SetChannelConfiguration(std::declval<std::remove_cvref_t<decltype(from.GetChannelConfiguration())>>());
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
