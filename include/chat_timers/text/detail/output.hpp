// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_OUTPUT_HPP
#define CHAT_TIMERS_TEXT_DETAIL_OUTPUT_HPP

#include <chat_timers/text/detail/config.hpp>

#include <charconv>  // and std::errc
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <string_view>
#include <type_traits>

namespace chat_timers::inline CHAT_TIMERS_ABI {

/// An output iterator of char or unsigned char. An array is not one, although it converts to a pointer: its
/// size is known, and the functions that take a std::span<char> check it.
template <class Out>
concept byte_output = !std::is_array_v<std::remove_reference_t<Out>> &&
                      (std::output_iterator<std::remove_cvref_t<Out>, char> ||
                       std::output_iterator<std::remove_cvref_t<Out>, unsigned char>);

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// Writes to output iterators of char or unsigned char. Each function returns the iterator after the last
// byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Converts a byte to the type that the iterator writes, if it names one. Without this, the assignment to an
// iterator of unsigned char converts it implicitly, and -Wsign-conversion warns of it.
template <class Out>
[[nodiscard]] constexpr auto byte_for(char byte) noexcept {
    if constexpr (requires { requires std::integral<std::iter_value_t<Out>>; }) {
        return static_cast<std::iter_value_t<Out>>(byte);
    } else if constexpr (requires { requires std::integral<typename Out::container_type::value_type>; }) {
        return static_cast<typename Out::container_type::value_type>(byte);  // std::back_insert_iterator
    } else {
        return byte;
    }
}

template <class Out>
constexpr Out write_byte(Out out, char byte) {
    *out++ = byte_for<Out>(byte);
    return out;
}

template <class Out>
constexpr Out write_text(Out out, std::string_view text) {
    if constexpr (std::is_same_v<Out, char*>) {
        std::char_traits<char>::copy(out, text.data(), text.size());
        return out + text.size();
    } else if constexpr (requires { out.append(text); }) {
        out.append(text);
        return out;
    } else {
        for (char const byte : text) out = write_byte(out, byte);
        return out;
    }
}

// Writes the texts one after the other.
template <class Out>
constexpr Out write_all(Out out, std::initializer_list<std::string_view> texts) {
    for (std::string_view const text : texts) out = write_text(out, text);
    return out;
}

// Writes the whole text, or nothing if it does not fit.
[[nodiscard]] constexpr std::to_chars_result write_if_it_fits(std::span<char> to,
                                                              std::string_view text) noexcept {
    if (text.size() > to.size()) return {to.data() + to.size(), std::errc::value_too_large};
    return {write_text(to.data(), text), std::errc{}};
}

// The decimal digits of a number.
class decimal_digits {
public:
    constexpr explicit decimal_digits(std::uint64_t number) noexcept {
        do {
            digits_[--first_] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number != 0);
    }
    // Returns the digits after a '-' if the number is negative.
    [[nodiscard]] static constexpr decimal_digits of(std::int64_t number) noexcept {
        auto const magnitude = static_cast<std::uint64_t>(number);
        decimal_digits digits{number < 0 ? 0 - magnitude : magnitude};
        if (number < 0) digits.digits_[--digits.first_] = '-';
        return digits;
    }
    constexpr operator std::string_view() const noexcept { return {digits_ + first_, capacity - first_}; }

    static constexpr std::size_t capacity = 20;  // 2^64 - 1, or a sign and 2^63

private:
    char digits_[capacity] = {};
    std::size_t first_ = capacity;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
