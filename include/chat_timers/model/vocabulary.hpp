// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_VOCABULARY_HPP
#define CHAT_TIMERS_MODEL_VOCABULARY_HPP

#include <chat_timers/text/detail/config.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <type_traits>

/// \file
/// The enumerations of the model, and the functions that every enumeration of the library has.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The role that a timer belongs to: the model's TimerEligibleParticipantRoles.
enum class participant_role : unsigned char {
    customer,  ///< `CUSTOMER`
    agent,     ///< `AGENT`
};

/// The effect of a timer: the participant counts as idle, or everyone except the customer is disconnected.
/// The model's ParticipantTimerType.
enum class timer_type : unsigned char {
    idle,                    ///< `IDLE`
    disconnect_noncustomer,  ///< `DISCONNECT_NONCUSTOMER`
};

/// An action on a timer that sets no duration: the model's ParticipantTimerAction.
enum class timer_action : unsigned char {
    unset,  ///< `Unset`: deletes the timer
};

namespace detail {

// The spelling of each enumerator, in the order of the values, which are consecutive from `first` to `last`.
// Each enumeration of the library has a specialization next to it.
template <class Enum>
struct vocabulary;
template <>
struct vocabulary<participant_role> {
    static constexpr auto first = participant_role::customer, last = participant_role::agent;
    static constexpr std::string_view words[] = {"CUSTOMER", "AGENT"};
};
template <>
struct vocabulary<timer_type> {
    static constexpr auto first = timer_type::idle, last = timer_type::disconnect_noncustomer;
    static constexpr std::string_view words[] = {"IDLE", "DISCONNECT_NONCUSTOMER"};
};
template <>
struct vocabulary<timer_action> {
    static constexpr auto first = timer_action::unset, last = timer_action::unset;
    static constexpr std::string_view words[] = {"Unset"};
};

// Returns the index of an enumerator in its enumeration, from 0, or at least enumerator_count for any other
// value.
template <class Enum>
[[nodiscard]] constexpr std::size_t index_of(Enum value) noexcept {
    return static_cast<std::size_t>(value) - static_cast<std::size_t>(vocabulary<Enum>::first);
}
template <class Enum>
inline constexpr std::size_t enumerator_count = [] {
    constexpr std::size_t count = index_of(vocabulary<Enum>::last) + 1;
    static_assert(
        std::size(vocabulary<Enum>::words) == count,
        "an enumeration and its words differ in number: give every enumerator its word, in order, and correct `first` and `last`");
    return count;
}();
template <class Enum>
[[nodiscard]] constexpr Enum enumerator_at(std::size_t index) noexcept {
    return static_cast<Enum>(static_cast<std::size_t>(vocabulary<Enum>::first) + index);
}

// The words of an enumeration, without its type. Not a std::span, which takes long to compile.
struct word_list {
    std::string_view const* words = nullptr;
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view const* begin() const noexcept { return words; }
    [[nodiscard]] constexpr std::string_view const* end() const noexcept { return words + size; }
};
template <class Enum>
inline constexpr word_list words_of{vocabulary<Enum>::words, enumerator_count<Enum>};

template <class Enum>
[[nodiscard]] constexpr std::string_view spelling(Enum value) noexcept {
    std::size_t const index = index_of(value);
    return index < enumerator_count<Enum> ? vocabulary<Enum>::words[index] : std::string_view{};
}

// Returns the index of the word, or the number of words if it is none of them.
[[nodiscard]] constexpr std::size_t find_word(word_list words, std::string_view text) noexcept {
    std::size_t index = 0;
    while (index < words.size && words.words[index] != text) ++index;
    return index;
}

// The enumerator with the longest word.
template <class Enum>
inline constexpr Enum longest_enumerator = [] {
    std::size_t longest = 0;
    for (std::size_t index = 1; index < enumerator_count<Enum>; ++index) {
        if (vocabulary<Enum>::words[index].size() > vocabulary<Enum>::words[longest].size()) longest = index;
    }
    return enumerator_at<Enum>(longest);
}();
template <class Enum>
inline constexpr Enum no_enumerator = enumerator_at<Enum>(enumerator_count<Enum>);

}  // namespace detail

/// Returns the service's spelling of the role, or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(participant_role role) noexcept {
    return detail::spelling(role);
}
/// Returns the service's spelling of the type, or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(timer_type type) noexcept {
    return detail::spelling(type);
}
/// Returns the service's spelling of the action, or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(timer_action action) noexcept {
    return detail::spelling(action);
}

/// Returns the enumerator with exactly this spelling (case-sensitive, whole text), or nullopt. Works for
/// every enumeration that to_string accepts.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_string(std::string_view text) noexcept {
    std::size_t const index = detail::find_word(detail::words_of<Enum>, text);
    return index < detail::enumerator_count<Enum> ? std::optional{detail::enumerator_at<Enum>(index)}
                                                  : std::nullopt;
}

/// Returns all enumerators in the order of their values. Works for every enumeration that to_string accepts.
template <class Enum>
[[nodiscard]] constexpr auto enumerators() noexcept {
    std::array<Enum, detail::enumerator_count<Enum>> all{};
    for (std::size_t index = 0; index < all.size(); ++index) all[index] = detail::enumerator_at<Enum>(index);
    return all;
}

/// Returns the spelling of an enumerator. Makes {fmt} 10 or newer format it.
template <class Enum>
requires(std::is_enum_v<Enum>&& requires(Enum value) { to_string(value); })
    [[nodiscard]] constexpr std::string_view format_as(Enum value) noexcept {
    return to_string(value);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
