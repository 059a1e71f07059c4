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

// All of them, for whoever does not know which enumeration it is.
struct word_list {
    std::string_view const* words = nullptr;
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view const* begin() const noexcept { return words; }
    [[nodiscard]] constexpr std::string_view const* end() const noexcept { return words + size; }
};
template <class Enum>
inline constexpr word_list words_of{vocabulary<Enum>::words, enumerators<Enum>};

template <class Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) noexcept {
    auto const index = static_cast<std::size_t>(value);
    return index < enumerators<Enum> ? vocabulary<Enum>::words[index] : std::string_view{};
}

// Enum's enumerator that is spelled exactly so, or the value behind its last enumerator.
template <class Enum>
[[nodiscard]] constexpr Enum find_word(std::string_view text) noexcept {
    std::size_t index = 0;
    while (index < enumerators<Enum> && vocabulary<Enum>::words[index] != text) ++index;
    return static_cast<Enum>(index);
}
template <class Enum>
inline constexpr Enum no_enumerator{enumerators<Enum>};

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
    Enum const found = detail::find_word<Enum>(text);
    return found != detail::no_enumerator<Enum> ? std::optional{found} : std::nullopt;
}

}  // namespace chat_timers

#endif
