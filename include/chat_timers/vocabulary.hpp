// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_VOCABULARY_HPP
#define CHAT_TIMERS_VOCABULARY_HPP

#include <cstddef>
#include <optional>
#include <string_view>

namespace chat_timers {

// TimerEligibleParticipantRoles: whose timer it is.
enum class participant_role : unsigned char { customer, agent };

// ParticipantTimerType: a participant counts as idle, or everyone but the customer is disconnected.
enum class timer_type : unsigned char { idle, disconnect_noncustomer };

// ParticipantTimerAction: what can be done to a timer besides setting it.
enum class timer_action : unsigned char { unset };

namespace detail {

// The service's spelling of each enumerator, by its value, in the model's order.
template <class Enum>
struct vocabulary;
template <>
struct vocabulary<participant_role> {
    static constexpr std::string_view words[] = {"CUSTOMER", "AGENT"};
};
template <>
struct vocabulary<timer_type> {
    static constexpr std::string_view words[] = {"IDLE", "DISCONNECT_NONCUSTOMER"};
};
template <>
struct vocabulary<timer_action> {
    static constexpr std::string_view words[] = {"Unset"};
};

template <class Enum>
inline constexpr std::size_t enumerators = std::size(vocabulary<Enum>::words);

template <class Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) noexcept {
    auto const index = static_cast<std::size_t>(value);
    return index < enumerators<Enum> ? vocabulary<Enum>::words[index] : std::string_view{};
}

}  // namespace detail

// The service's spelling; empty for a value that is no enumerator.
[[nodiscard]] constexpr std::string_view to_string(participant_role role) noexcept {
    return detail::word(role);
}
[[nodiscard]] constexpr std::string_view to_string(timer_type type) noexcept { return detail::word(type); }
[[nodiscard]] constexpr std::string_view to_string(timer_action action) noexcept {
    return detail::word(action);
}

// The enumerator that the service spells exactly so: case counts, and so does every byte.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_string(std::string_view text) noexcept {
    for (std::size_t index = 0; index < detail::enumerators<Enum>; ++index) {
        if (detail::vocabulary<Enum>::words[index] == text) return static_cast<Enum>(index);
    }
    return std::nullopt;
}

}  // namespace chat_timers

#endif
