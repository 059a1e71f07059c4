// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_ESCAPES_HPP
#define CHAT_TIMERS_TEXT_DETAIL_ESCAPES_HPP

#include <chat_timers/text/detail/glyphs.hpp>
#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/detail/utf8.hpp>

#include <cstddef>
#include <string_view>

// Escapes. The functions write_...() write to an output iterator of char or unsigned char, and return the
// iterator after the last byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Returns the value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_digit(char byte) noexcept {
    if ('0' <= byte && byte <= '9') return byte - '0';
    if ('a' <= byte && byte <= 'f') return byte - 'a' + 10;
    if ('A' <= byte && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

// Writes upper-case hexadecimal digits, at least `digits` of them.
// Preconditions: number <= 0x10FFFF.
template <class Out>
constexpr Out write_hex(Out out, char32_t number, int digits) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    while (number >> 4 * digits != 0) ++digits;
    while (digits-- > 0) out = write_byte(out, hex[number >> 4 * digits & 0xF]);
    return out;
}

// Writes the inside of a JSON string in canonical form: with only the escapes that RFC 8259 requires.
template <class Out>
constexpr Out write_json_escaped(Out out, std::string_view utf8) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    for (char const byte : utf8) {
        auto const code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && byte != '"' && byte != '\\') {
            out = write_byte(out, byte);
        } else if (auto const letter = escaped.find(byte); letter != escaped.npos) {
            out = write_byte(write_byte(out, '\\'), letters[letter]);
        } else {
            out = write_all(out, {"\\u00", hex.substr(code >> 4, 1), hex.substr(code & 0xF, 1)});
        }
    }
    return out;
}

// Writes the inside of a JSON string that shows each character: escapes controls and invisible characters,
// too, and replaces ill-formed UTF-8 by U+FFFD.
template <class Out>
constexpr Out write_json_visible(Out out, std::string_view text) {
    while (!text.empty()) {
        auto const [length, scalar, well_formed] = read_utf8(text.data(), text.data() + text.size());
        if (!well_formed) {
            out = write_text(out, "\xEF\xBF\xBD");
        } else if (scalar < 0x20 || scalar == 0x7F || is_hidden(scalar)) {
            // As \uXXXX, or as two of them beyond U+FFFF (RFC 8259, section 7).
            bool const pair = scalar >= 0x10000;
            if (pair) out = write_hex(write_text(out, "\\u"), 0xD7C0 + (scalar >> 10), 4);
            out = write_hex(write_text(out, "\\u"), pair ? 0xDC00 + (scalar & 0x3FF) : scalar, 4);
        } else {
            if (scalar == '"' || scalar == '\\') out = write_byte(out, '\\');
            out = write_text(out, text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    return out;
}

// Writes a glyph for a terminal or a log: as itself, as <1B> for a control or an ill-formed byte, or as
// <U+202E> for an invisible character.
template <class Out>
constexpr Out write_glyph(Out out, glyph const& shown) {
    switch (shown.form) {
    case glyph::as_is: return write_text(out, shown.bytes);
    case glyph::blank: return write_byte(out, ' ');
    case glyph::byte: out = write_hex(write_text(out, "<"), shown.scalar, 2); break;
    case glyph::code_point: out = write_hex(write_text(out, "<U+"), shown.scalar, 4); break;
    }
    return write_byte(out, '>');
}

// Returns true for RFC 3986's unreserved characters.
[[nodiscard]] constexpr bool is_unreserved(char byte) noexcept {
    return ('A' <= byte && byte <= 'Z') || ('a' <= byte && byte <= 'z') || ('0' <= byte && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

// Appends a segment of a path, with all characters percent-encoded except the unreserved ones.
template <class Text>
constexpr void append_percent_encoded(Text& to, std::string_view utf8) noexcept {
    constexpr std::string_view hex = "0123456789ABCDEF";
    while (!utf8.empty()) {
        std::size_t plain = 0;
        while (plain < utf8.size() && is_unreserved(utf8[plain])) ++plain;
        to.append(utf8.substr(0, plain));
        utf8.remove_prefix(plain);
        if (utf8.empty()) return;
        auto const code = static_cast<unsigned char>(utf8.front());
        to.append('%').append(hex[code >> 4]).append(hex[code & 0xF]);
        utf8.remove_prefix(1);
    }
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
