// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_CHARACTERS_HPP
#define CHAT_TIMERS_CHECK_CHARACTERS_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

// Characters, names and strings of texts that may be JSON.
namespace check {

[[nodiscard]] constexpr bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}
[[nodiscard]] constexpr bool is_digit(char byte) { return '0' <= byte && byte <= '9'; }
[[nodiscard]] constexpr bool is_letter(char byte) {
    return ('A' <= byte && byte <= 'Z') || ('a' <= byte && byte <= 'z');
}
[[nodiscard]] constexpr bool is_word(char byte) {
    return is_letter(byte) || is_digit(byte) || byte == '_' || byte == '-';
}
// Returns the small letter of a capital one in ASCII, and everything else as it is.
[[nodiscard]] constexpr char lower(char letter) {
    return 'A' <= letter && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// Returns where the bytes from `first` on that satisfy the predicate end.
template <class Predicate>
[[nodiscard]] constexpr std::size_t span(std::string_view text, std::size_t first, Predicate is_in) {
    while (first < text.size() && is_in(text[first])) ++first;
    return (std::min)(first, text.size());
}

[[nodiscard]] constexpr std::string_view without_leading_space(std::string_view text) {
    return text.substr(span(text, 0, is_space));
}
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    text = without_leading_space(text);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

[[nodiscard]] constexpr std::string_view first_line(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

struct character {
    char32_t scalar;
    std::size_t bytes;
};

// Returns the first character of UTF-8; of ill-formed UTF-8 the byte itself, with 0x110000 added.
// Preconditions: the text is not empty.
[[nodiscard]] constexpr character first_character(std::string_view text) {
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    char32_t const first = byte(0);
    std::size_t const size = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    character const ill_formed{0x110000 + first, 1};
    if (size == 1) return {first, 1};
    if (size == 0 || size > text.size() || first > 0xF4) return ill_formed;
    char32_t scalar = first & (0xFFU >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xC0U) != 0x80) return ill_formed;
        scalar = scalar << 6 | (byte(at) & 0x3FU);
    }
    return {scalar, size};
}

// Decodes the inside of a JSON string, a byte of UTF-8 at a time. A lone surrogate becomes its three bytes,
// which are no UTF-8.
class string_decoder {
public:
    constexpr explicit string_decoder(std::string_view inside) : text_(inside) {}

    // Returns nullopt at the end.
    [[nodiscard]] constexpr std::optional<char> next() {
        if (held_ != 0) {
            char const byte = pending_[4 - held_];
            --held_;
            return byte;
        }
        if (at_ == text_.size()) return std::nullopt;
        char const byte = text_[at_++];
        if (byte != '\\' || at_ == text_.size()) return byte;
        char const kind = text_[at_++];
        constexpr std::string_view kinds = "bfnrt";
        if (std::size_t const which = kinds.find(kind); which != std::string_view::npos) {
            return "\b\f\n\r\t"[which];
        }
        if (kind != 'u') return kind;
        char32_t scalar = unit();
        if (0xD800 <= scalar && scalar < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            std::size_t const before = at_;
            at_ += 2;
            char32_t const low = unit();
            if (0xDC00 <= low && low < 0xE000) {
                scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00);
            } else {
                at_ = before;
            }
        }
        return encoded(scalar);
    }

private:
    constexpr char32_t unit() {
        char32_t value = 0;
        for (int digits = 0; digits < 4 && at_ < text_.size(); ++digits, ++at_) {
            char const digit = lower(text_[at_]);
            value = value * 16 + static_cast<char32_t>(is_digit(digit) ? digit - '0' : digit - 'a' + 10);
        }
        return value;
    }
    constexpr char encoded(char32_t scalar) {
        if (scalar < 0x80) return static_cast<char>(scalar);
        std::size_t at = 4;
        std::size_t const more = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
        for (std::size_t count = 0; count < more; ++count, scalar >>= 6) {
            pending_[--at] = static_cast<char>(0x80 | (scalar & 0x3F));
        }
        held_ = more;
        return static_cast<char>((0xF00U >> (more + 1) & 0xFFU) | scalar);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    char pending_[4] = {};
    std::size_t held_ = 0;
};

// Returns true if the inside of a JSON string decodes to `text`.
[[nodiscard]] constexpr bool is_decoded(std::string_view inside, std::string_view text) {
    string_decoder from(inside);
    for (char const expected : text) {
        if (from.next() != expected) return false;
    }
    return !from.next();
}

// Returns true if the inside of a JSON string is `letters` without regard to case and to '_', '-' and ' '.
[[nodiscard]] constexpr bool is_spelling_of(std::string_view inside, std::string_view letters) {
    string_decoder from(inside);
    for (;;) {
        auto byte = from.next();
        while (byte && (*byte == '_' || *byte == '-' || *byte == ' ')) byte = from.next();
        if (!byte) return letters.empty();
        if (letters.empty() || lower(*byte) != letters.front()) return false;
        letters.remove_prefix(1);
    }
}

}  // namespace check

#endif
