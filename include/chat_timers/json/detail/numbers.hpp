// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_NUMBERS_HPP
#define CHAT_TIMERS_JSON_DETAIL_NUMBERS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Parses RFC 8259's numbers by their digits.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] constexpr bool is_digit(char byte) noexcept { return '0' <= byte && byte <= '9'; }

// The parts of a number: -12.50e+3 is {true, "12", "50", "+3"}.
struct json_number {
    bool negative;
    std::string_view whole, fraction, exponent;  // fraction and exponent are empty where absent
};

[[nodiscard]] constexpr char const* skip_digits(char const* at, char const* last) noexcept {
    while (at != last && is_digit(*at)) ++at;
    return at;
}

struct scanned_number {
    char const* end;  // after the number, or where a digit is missing
    bool complete;
    json_number number;
};

// Preconditions: at least one byte can be read, and it is '-' or a digit.
[[nodiscard]] constexpr scanned_number scan_number(char const* at, char const* last) noexcept {
    auto const text = [](char const* from, char const* to) {
        return std::string_view{from, static_cast<std::size_t>(to - from)};
    };
    json_number number{*at == '-', {}, {}, {}};
    if (number.negative) ++at;
    char const* end = at != last && *at == '0' ? at + 1 : skip_digits(at, last);
    number.whole = text(at, end);
    if (end == at) return {end, false, number};
    if (end != last && *end == '.') {
        at = end + 1;
        end = skip_digits(at, last);
        number.fraction = text(at, end);
        if (end == at) return {end, false, number};
    }
    if (end != last && (*end == 'e' || *end == 'E')) {
        at = end + 1;
        char const* const digits = at != last && (*at == '+' || *at == '-') ? at + 1 : at;
        end = skip_digits(digits, last);
        number.exponent = text(at, end);
        if (end == digits) return {end, false, number};
    }
    return {end, true, number};
}

struct plain_integer {
    char const* end;  // a null pointer for any other number
    std::int64_t value;
};

// Reads a number of one to nine digits that does not begin with 0, followed by ',', '}' or a byte up to ' '.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr plain_integer
scan_plain_integer(char const* at, char const* last) noexcept {
    char const* const first = at;
    std::uint64_t value = 0;  // wrong for more digits, and then not returned
    for (; at != last && is_digit(*at); ++at) value = value * 10 + static_cast<unsigned char>(*at - '0');
    if (at == first || at - first > 9 || *first == '0' || at == last) return {nullptr, 0};
    if (*at != '}' && *at != ',' && static_cast<unsigned char>(*at) > ' ') return {nullptr, 0};
    return {at, static_cast<std::int64_t>(value)};
}

// Returns the number's value if it is an integer, as 5.0, 50e-1 and 0e9 are. An integer of more than 18
// digits becomes the least or the greatest std::int64_t.
// Complexity: linear in the text, whatever the exponent.
[[nodiscard]] constexpr std::optional<std::int64_t> integral_value(json_number const& number) noexcept {
    auto const whole_size = static_cast<std::int64_t>(number.whole.size());
    auto const size = whole_size + static_cast<std::int64_t>(number.fraction.size());
    // Indexes the digits before and after the point as one sequence.
    auto const digit = [&](std::int64_t index) -> std::int64_t {
        if (index >= size) return 0;
        return (index < whole_size ? number.whole[static_cast<std::size_t>(index)]
                                   : number.fraction[static_cast<std::size_t>(index - whole_size)]) -
               '0';
    };
    std::int64_t first = 0;
    while (first < size && digit(first) == 0) ++first;
    if (first == size) return 0;
    std::int64_t last = size - 1;
    while (digit(last) == 0) --last;

    bool const shifts_left = number.exponent.starts_with('-');
    std::int64_t shift = 0;
    constexpr std::int64_t beyond_any_text = INT64_MAX / 100;
    for (char const byte : number.exponent) {
        if (is_digit(byte) && shift < beyond_any_text) shift = shift * 10 + (byte - '0');
    }
    std::int64_t const point = whole_size + (shifts_left ? -shift : shift);
    if (last >= point) return std::nullopt;
    if (point - first > 18) return number.negative ? INT64_MIN : INT64_MAX;
    std::int64_t value = 0;
    for (std::int64_t index = first; index < point; ++index) value = value * 10 + digit(index);
    return number.negative ? -value : value;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
