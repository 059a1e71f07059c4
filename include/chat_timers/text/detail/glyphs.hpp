// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_GLYPHS_HPP
#define CHAT_TIMERS_TEXT_DETAIL_GLYPHS_HPP

#include <chat_timers/text/detail/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The first visible unit of a text.
struct glyph {
    std::string_view bytes;  // of the text
    std::size_t width;       // in a terminal's columns
    char32_t scalar;         // the byte, if it is ill-formed
    enum : unsigned char { as_is, blank, byte, code_point } form;
};

struct scalar_range {
    char32_t first, last;
};

// Controls, spaces other than ' ', invisible characters, and characters that change the order of their
// neighbours: Unicode's general categories Cc, Cf, Zs, Zl and Zp beyond ASCII, and the tags.
inline constexpr scalar_range hidden_scalars[] = {
    {0x80, 0xA0},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},
    {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x1680, 0x1680},   {0x180E, 0x180E},
    {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},   {0x3000, 0x3000},   {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE007F},
};

// Characters of two columns: Unicode's East_Asian_Width W and F, in whole blocks.
inline constexpr scalar_range wide_scalars[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

// Characters of no column: marks that combine with the preceding character.
inline constexpr scalar_range combining_scalars[] = {
    {0x300, 0x36F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

template <std::size_t Size>
[[nodiscard]] constexpr bool is_in(scalar_range const (&ranges)[Size], char32_t scalar) noexcept {
    for (scalar_range const range : ranges) {
        if (range.first <= scalar && scalar <= range.last) return true;
    }
    return false;
}

// Returns true for a control or an invisible character beyond ASCII.
[[nodiscard]] constexpr bool is_hidden(char32_t scalar) noexcept {
    return scalar >= 0x80 && is_in(hidden_scalars, scalar);
}

// Preconditions: the text is not empty.
[[nodiscard]] constexpr glyph first_glyph(std::string_view text) noexcept {
    auto const [length, scalar, well_formed] = read_utf8(text.data(), text.data() + text.size());
    std::string_view const bytes = text.substr(0, well_formed ? length : 1);
    if (!well_formed) return {bytes, 4, static_cast<unsigned char>(text.front()), glyph::byte};
    if (scalar == '\t') return {bytes, 1, ' ', glyph::blank};
    if (scalar < 0x20 || scalar == 0x7F) return {bytes, 4, scalar, glyph::byte};
    if (scalar < 0x80) return {bytes, 1, scalar, glyph::as_is};
    if (is_hidden(scalar)) return {bytes, scalar < 0x10000 ? 8U : 9U, scalar, glyph::code_point};
    std::size_t const width = is_in(combining_scalars, scalar) ? 0 : is_in(wide_scalars, scalar) ? 2 : 1;
    return {bytes, width, scalar, glyph::as_is};
}

// Removes the first glyph from the text, and returns it.
// Preconditions: the text is not empty.
constexpr glyph take_glyph(std::string_view& text) noexcept {
    glyph const first = first_glyph(text);
    text.remove_prefix(first.bytes.size());
    return first;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
