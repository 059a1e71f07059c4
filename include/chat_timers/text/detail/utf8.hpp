// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_UTF8_HPP
#define CHAT_TIMERS_TEXT_DETAIL_UTF8_HPP

#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The first sequence of a text (The Unicode Standard 15, table 3-7).
struct utf8_sequence {
    std::size_t length;  // in bytes; for an ill-formed sequence its maximal subpart, at least 1
    char32_t scalar;     // the scalar value, if well-formed
    bool well_formed;
};

// Reads at most four bytes, none at or after `last`.
// Preconditions: first != last.
[[nodiscard]] constexpr utf8_sequence read_utf8(char const* first, char const* last) noexcept {
    auto const byte = [&](std::size_t index) { return static_cast<unsigned char>(first[index]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {1, lead, true};
    if (lead < 0xC2 || lead > 0xF4) return {1, 0, false};
    std::size_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // Only the second byte's range depends on the first: it excludes overlong forms, surrogates, and values
    // beyond U+10FFFF.
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    auto scalar = static_cast<char32_t>(lead & (0x7FU >> length));
    for (std::size_t index = 1; index < length; ++index) {
        if (first + index == last || byte(index) < low || byte(index) > high) return {index, 0, false};
        scalar = scalar << 6 | (byte(index) & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {length, scalar, true};
}

// Appends the one to four bytes of a scalar value.
template <class Text>
constexpr void append_utf8(Text& to, char32_t scalar) noexcept {
    auto const put = [&](char32_t byte) { to.append(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (scalar < 0x80) return put(scalar);
    int const continuations = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
    put((0xFF00U >> (continuations + 1) & 0xFF) | scalar >> 6 * continuations);
    for (int shift = 6 * (continuations - 1); shift >= 0; shift -= 6) put(0x80 | (scalar >> shift & 0x3F));
}

struct utf8_length {
    std::size_t scalar_values;  // before the first ill-formed sequence
    bool well_formed;
};

// Counts the scalar values before the first ill-formed sequence. Skips ASCII a word at a time, but always
// reads the last byte by itself.
// Complexity: linear.
[[nodiscard]] constexpr utf8_length count_scalar_values(std::string_view utf8) noexcept {
    std::size_t count = 0;
    char const* const last = utf8.data() + utf8.size();
    for (char const* at = utf8.data(); at != last; ++count) {
        while (static_cast<std::size_t>(last - at) > word_bytes && (load_word(at) & every_byte(0x80)) == 0) {
            at += word_bytes;
            count += word_bytes;
        }
        auto const sequence = read_utf8(at, last);
        if (!sequence.well_formed) return {count, false};
        at += sequence.length;
    }
    return {count, true};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
