// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_STRINGS_HPP
#define CHAT_TIMERS_JSON_DETAIL_STRINGS_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/utf8.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

// Parses RFC 8259's white space and strings. No function reads at or after `last`.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool is_white_space(char byte) noexcept {
    constexpr std::uint64_t set = 1ULL << ' ' | 1ULL << '\n' | 1ULL << '\r' | 1ULL << '\t';
    auto const code = static_cast<unsigned char>(byte);
    return code <= ' ' && (set >> code & 1U) != 0;
}

// Skips white space. The spaces after a line feed, as in an indented text, are skipped in steps of fixed
// sizes, so that the CPU knows the next position before it has compared them.
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr char const* skip_white_space(char const* at,
                                                                          char const* last) noexcept {
    if (!std::is_constant_evaluated() && last - at > 24 && *at == '\n') {
        ++at;
        if (load_word(at) == every_byte(' ')) {
            at += 8;
            if (load_word(at) == every_byte(' ')) at += 8;
        }
        if (load_word<std::uint32_t>(at) == static_cast<std::uint32_t>(every_byte(' '))) at += 4;
        if (load_word<std::uint16_t>(at) == static_cast<std::uint16_t>(every_byte(' '))) at += 2;
        if (static_cast<unsigned char>(*at) > ' ') return at;
    }
    while (at != last && is_white_space(*at)) ++at;
    return at;
}

// Skips bytes that a string holds unescaped: ASCII except '"', '\' and controls. May stop early, at such a
// byte.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr char const* skip_plain(char const* at,
                                                                         char const* last) noexcept {
    if (std::is_constant_evaluated()) return at;
    constexpr std::uint64_t ones = every_byte(1);
    constexpr std::uint64_t highs = every_byte(0x80);
    while (static_cast<std::size_t>(last - at) >= word_bytes) {
        std::uint64_t const word = load_word(at);
        std::uint64_t const quote = word ^ every_byte('"');
        std::uint64_t const backslash = word ^ every_byte('\\');
        // The high bit of each byte that is zero in quote or backslash, below 0x20, or not ASCII; on a
        // big-endian machine possibly also of the byte before it.
        std::uint64_t const special = (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) |
                                       ((word - every_byte(0x20)) & ~word) | word) &
                                      highs;
        if (special != 0) return at + leading_zero_bytes(special);
        at += word_bytes;
    }
    return at;
}

enum class escape_fault : unsigned char { none, unknown, hex_digit, lone_surrogate };

struct escape_sequence {
    char const* end;  // after the escape, after half a surrogate pair, or at the invalid byte
    escape_fault fault;
    char32_t scalar;
};

// Reads a \uXXXX.
// Preconditions: `at` is at its backslash, and a 'u' follows.
[[nodiscard]] constexpr escape_sequence read_code_unit(char const* at, char const* last) noexcept {
    at += 2;
    char32_t unit = 0;
    for (int digits = 0; digits < 4; ++digits, ++at) {
        int const digit = at == last ? -1 : hex_digit(*at);
        if (digit < 0) return {at, escape_fault::hex_digit, 0};
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return {at, escape_fault::none, unit};
}

// Preconditions: `at` is at a backslash.
[[nodiscard]] constexpr escape_sequence read_escape(char const* const at, char const* last) noexcept {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (at + 1 == last) return {last, escape_fault::unknown, 0};
    if (at[1] != 'u') {
        auto const letter = letters.find(at[1]);
        if (letter == letters.npos) return {at + 1, escape_fault::unknown, 0};
        return {at + 2, escape_fault::none, static_cast<unsigned char>(meanings[letter])};
    }
    escape_sequence const first = read_code_unit(at, last);
    bool const surrogate = 0xD800 <= first.scalar && first.scalar <= 0xDFFF;
    if (first.fault != escape_fault::none || !surrogate) return first;
    bool const low = first.scalar >= 0xDC00;
    if (low || last - first.end < 2 || first.end[0] != '\\' || first.end[1] != 'u') {
        return {first.end, escape_fault::lone_surrogate, 0};
    }
    escape_sequence const second = read_code_unit(first.end, last);
    if (second.fault != escape_fault::none) return second;
    if (second.scalar < 0xDC00 || second.scalar > 0xDFFF) return {first.end, escape_fault::lone_surrogate, 0};
    char32_t const scalar = 0x10000 + ((first.scalar - 0xD800) << 10) + (second.scalar - 0xDC00);
    return {second.end, escape_fault::none, scalar};
}

struct decoded_text {
    std::string_view utf8;  // the whole text, or as much as the buffer holds
    std::size_t scalar_values;
};

// Returns the bytes between a string's quotes, which are at `first` and just before `last`.
[[nodiscard]] constexpr std::string_view between_quotes(char const* first, char const* last) noexcept {
    return {first + 1, static_cast<std::size_t>(last - first) - 2};
}

// Decodes the inside of a well-formed string, and appends to the buffer as much of the text as it holds.
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr decoded_text unescape(std::string_view inside,
                                                                   text_buffer& buffer) noexcept {
    constexpr std::size_t room = 4;  // for any scalar value
    std::size_t scalar_values = 0;
    char const* const last = inside.data() + inside.size();
    for (char const* at = inside.data(); at != last;) {
        bool const fits = buffer.capacity() - buffer.size() >= room;
        if (char const* const end = skip_plain(at, last); end != at) {
            std::string_view const plain{at, static_cast<std::size_t>(end - at)};
            if (fits) buffer.append(plain.substr(0, buffer.capacity() - buffer.size() - (room - 1)));
            scalar_values += plain.size();
            at = end;
            continue;
        }
        ++scalar_values;
        if (*at == '\\') {
            escape_sequence const escape = read_escape(at, last);
            at = escape.end;
            if (fits) append_utf8(buffer, escape.scalar);
        } else {
            utf8_sequence const sequence = read_utf8(at, last);
            if (fits) buffer.append({at, sequence.length});
            at += sequence.length;
        }
    }
    return {buffer, scalar_values};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
