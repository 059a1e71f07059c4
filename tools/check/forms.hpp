// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_FORMS_HPP
#define CHAT_TIMERS_CHECK_FORMS_HPP

#include "characters.hpp"
#include "document.hpp"
#include "form.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Recognizes a text's form by its first bytes and by the members of its outermost object, without judging it.
namespace check {

// Returns whether the text begins with a method and a target, or as a response does; nullopt if more bytes
// are needed to decide. Skips what may precede a request in files of editors (### name, # comment,
// // comment, @variable = value) and in the output of curl -v (lines of *, and "> " before the request).
[[nodiscard]] constexpr std::optional<bool> begins_as_request(std::string_view text) {
    constexpr std::size_t longest_method = 32;
    for (;;) {
        text = without_leading_space(text);
        bool const is_skipped = text.starts_with('#') || text.starts_with("//") || text.starts_with('@') ||
                                text.starts_with("* ");
        if (!is_skipped) break;
        std::size_t const end = text.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        text.remove_prefix(end + 1);
    }
    if (text == "/" || text == "*" || text == ">") return std::nullopt;
    if (text.starts_with("> ")) text.remove_prefix(2);
    std::size_t const size = span(text, 0, [](char byte) { return is_letter(byte) || byte == '-'; });
    if (size > longest_method) return false;
    if (size == text.size()) return std::nullopt;
    if (text.starts_with("HTTP/")) return true;
    if (size == 0 || text[0] == '-' || text[size] != ' ') return false;
    if (size + 1 == text.size()) return std::nullopt;
    if (text[size + 1] != '{') return std::string_view("/*hH").find(text[size + 1]) != std::string_view::npos;
    // A variable: {{host}}/contact/...
    return size + 2 == text.size() ? std::nullopt : std::optional(text[size + 2] == '{');
}

// The members of the outermost object that tell its form.
struct top_members {
    bool is_object = false;
    bool ids = false;            // InstanceId or ContactId
    bool configuration = false;  // ChannelConfiguration
    bool chat = false;           // Chat

    // Returns `body` where no member decides.
    [[nodiscard]] constexpr check::form form() const {
        if (ids) return check::form::input;
        return chat && !configuration ? check::form::configuration : check::form::body;
    }
};

// Returns where the JSON string that begins at `first` ends: after its closing quote, or at the text's end.
[[nodiscard]] constexpr std::size_t end_of_string(std::string_view text, std::size_t first) {
    for (std::size_t at = first + 1; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            return at + 1;
        }
    }
    return text.size();
}

// Finds the members in any text that begins as an object does, well-formed or not.
[[nodiscard]] constexpr top_members members_of(std::string_view text) {
    top_members found;
    text = without_leading_space(text);
    found.is_object = text.starts_with('{');
    if (!found.is_object) return found;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '{' || text[at] == '[') ++depth;
        if ((text[at] == '}' || text[at] == ']') && --depth == 0) break;
        if (text[at] != '"') continue;
        std::size_t const end = end_of_string(text, at);
        if (depth == 1 && without_leading_space(text.substr(end)).starts_with(':')) {
            std::uint64_t const bit = member::of(text.substr(at + 1, end - at - 2));
            found.ids = found.ids || bit == member::ids;
            found.configuration = found.configuration || bit == member::configuration;
            found.chat = found.chat || bit == member::chat;
        }
        at = end - 1;
    }
    return found;
}

// Returns whether the text's first line ends as an object does and its second one begins as one.
[[nodiscard]] constexpr bool is_object_a_line(std::string_view text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return false;
    std::string_view const first = first_line(text);
    return without_leading_space(first).starts_with('{') && first.ends_with('}') &&
           without_leading_space(text.substr(end)).starts_with('{');
}

}  // namespace check

#endif
