// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_FORMS_HPP
#define CHAT_TIMERS_CHECK_FORMS_HPP

#include "options.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Recognizes a text's form by its first bytes and by the members of its outermost object, without judging it.
namespace check {

[[nodiscard]] inline std::string_view to_string(form of) {
    switch (of) {
    case form::automatic: break;
    case form::body: return "body";
    case form::input: return "input";
    case form::http: return "http";
    }
    return "auto";
}

[[nodiscard]] inline std::string_view without_leading_space(std::string_view text) {
    text.remove_prefix((std::min)(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

// Returns whether the text begins with a method and a target, or as a response does; nullopt if more bytes
// are needed to decide.
[[nodiscard]] inline std::optional<bool> begins_as_request(std::string_view text) {
    constexpr std::size_t longest_method = 32;
    text = without_leading_space(text);
    auto const is_letter = [](char byte) {
        return ('A' <= byte && byte <= 'Z') || ('a' <= byte && byte <= 'z') || byte == '-';
    };
    auto const size = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    if (size > longest_method) return false;
    if (size == text.size()) return std::nullopt;
    if (text.starts_with("HTTP/")) return true;
    if (size == 0 || text[0] == '-' || text[size] != ' ') return false;
    if (size + 1 == text.size()) return std::nullopt;
    return std::string_view("/*hH").find(text[size + 1]) != std::string_view::npos;
}

// The members of the outermost object that tell a body from an input.
struct top_members {
    bool is_object = false;
    bool ids = false;            // InstanceId or ContactId
    bool configuration = false;  // ChannelConfiguration
};

// Returns where the JSON string that begins at `first` ends: after its closing quote, or at the text's end.
[[nodiscard]] inline std::size_t end_of_string(std::string_view text, std::size_t first) {
    for (std::size_t at = first + 1; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            return at + 1;
        }
    }
    return text.size();
}

// Returns a member's name in lower case, without '_', '-' and spaces, and with escapes of ASCII decoded.
[[nodiscard]] inline std::string folded(std::string_view name) {
    std::string letters;
    for (std::size_t at = 0; at < name.size(); ++at) {
        char letter = name[at];
        if (name.substr(at, 4) == "\\u00" && at + 6 <= name.size()) {
            auto const digit = [&](std::size_t place) {
                std::size_t const value =
                    std::string_view("0123456789abcdef0123456789ABCDEF").find(name[place]);
                return value == std::string_view::npos ? 0 : value % 16;
            };
            letter = static_cast<char>(16 * digit(at + 4) + digit(at + 5));
            at += 5;
        }
        if (letter == '_' || letter == '-' || letter == ' ') continue;
        letters += lower(letter);
    }
    return letters;
}

// Finds the members in any text that begins as an object does, well-formed or not.
[[nodiscard]] inline top_members members_of(std::string_view text) {
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
            std::string const name = folded(text.substr(at + 1, end - at - 2));
            found.ids = found.ids || name == "instanceid" || name == "contactid";
            found.configuration = found.configuration || name == "channelconfiguration";
        }
        at = end - 1;
    }
    return found;
}

// Returns whether the text's first line ends as an object does and its second one begins as one.
[[nodiscard]] inline bool is_object_a_line(std::string_view text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return false;
    std::string_view first = text.substr(0, end);
    if (first.ends_with('\r')) first.remove_suffix(1);
    return without_leading_space(first).starts_with('{') && first.ends_with('}') &&
           without_leading_space(text.substr(end)).starts_with('{');
}

}  // namespace check

#endif
