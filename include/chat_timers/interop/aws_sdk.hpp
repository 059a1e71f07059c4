// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_AWS_SDK_HPP
#define CHAT_TIMERS_INTEROP_AWS_SDK_HPP

#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/draft.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

/// \file
/// Adapters for the generated classes of the AWS SDK for C++, of old and new releases. The concepts recognize
/// the classes by their shape: for each member M of the model, GetM() const, MHasBeenSet() const and
/// SetM(value). If a class does not match, the compiler names the missing expression. The caller includes the
/// SDK's headers.
namespace chat_timers::inline CHAT_TIMERS_ABI {

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

// A getter's return type without reference and const.
template <class Type>
using bare = std::remove_cvref_t<Type>;

// Returns the model's word for the SDK's enumerator, or an empty text for any other value: the SDK sends
// NOT_SET as "", and a value that is not an enumerator as a word that it does not know.
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

// Returns the members of a timer that the SDK would send: those that have been set.
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
    detail::bare<decltype(configuration.GetChat())> chat_of_sdk;
    using sdk_item = detail::bare<decltype(*chat_of_sdk.GetParticipantTimerConfigList().begin())>;
    for (timer const& item : timers(from))
        chat_of_sdk.AddParticipantTimerConfigList(detail::to_sdk_timer<sdk_item>(item));
    configuration.SetChat(std::move(chat_of_sdk));
    to.SetChannelConfiguration(std::move(configuration));
    return to;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
