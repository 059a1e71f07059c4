// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TOOLS_CAPTURE_CHARACTERS_HPP
#define CHAT_TIMERS_TOOLS_CAPTURE_CHARACTERS_HPP

#include <algorithm>
#include <cstddef>
#include <string_view>

// The characters of a request's head (RFC 9110, section 5.6).
namespace capture {

// Returns the index of the first byte from `first` on that is not in the set, or the text's size.
template <class Predicate>
[[nodiscard]] std::size_t span(std::string_view text, std::size_t first, Predicate is_in) {
    while (first < text.size() && is_in(text[first])) ++first;
    return first;
}
[[nodiscard]] inline bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
// Returns true for visible ASCII characters and for every byte beyond ASCII.
[[nodiscard]] inline bool is_visible(char byte) {
    return static_cast<unsigned char>(byte) > ' ' && byte != '\x7F';
}
[[nodiscard]] inline bool is_token(char byte) {
    constexpr std::string_view delimiters = "\"(),/:;<=>?@[\\]{}";
    return is_visible(byte) && static_cast<unsigned char>(byte) < 0x80 &&
           delimiters.find(byte) == std::string_view::npos;
}
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}
// Compares the names of two fields, whose case does not matter.
[[nodiscard]] inline bool is_same_name(std::string_view name, std::string_view known) {
    auto const lower = [](char byte) { return 'A' <= byte && byte <= 'Z' ? byte - 'A' + 'a' : byte; };
    return std::ranges::equal(name, known, {}, lower, lower);
}

}  // namespace capture

#endif
