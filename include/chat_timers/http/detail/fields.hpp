// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_DETAIL_FIELDS_HPP
#define CHAT_TIMERS_HTTP_DETAIL_FIELDS_HPP

#include <chat_timers/http/operation.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <string_view>

// Parses HTTP field values (RFC 9110, section 5.6).
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] constexpr char lower_case(char byte) noexcept {
    return 'A' <= byte && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// Ignores the case of ASCII letters only.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t index = 0; index < left.size(); ++index) {
        if (lower_case(left[index]) != lower_case(right[index])) return false;
    }
    return true;
}

// Returns the text without leading and trailing white space (spaces and tabs).
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view white_space = " \t";
    std::size_t const first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// Returns the index of the first `separator` outside quoted strings, or the text's size. An unclosed quoted
// string extends to the end of the text.
[[nodiscard]] constexpr std::size_t find_separator(std::string_view text, char separator) noexcept {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!quoted && text[at] == separator) return at;
        if (text[at] == '"') quoted = !quoted;
        if (quoted && text[at] == '\\') ++at;
    }
    return text.size();
}

// Removes the text up to the first such `separator`, and the separator. Returns that text without leading and
// trailing white space.
constexpr std::string_view take_part(std::string_view& text, char separator) noexcept {
    std::size_t const end = find_separator(text, separator);
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(end < text.size() ? end + 1 : end);
    return trimmed(part);
}

// Returns true for the operation's media type with any parameters (RFC 9110, section 8.3). Rejects a comma
// outside quoted strings, because it joins the values of two fields. Ignores parameters, malformed ones too:
// an unclosed quoted string extends to the end of the value.
[[nodiscard]] constexpr bool is_media_type(std::string_view content_type) noexcept {
    bool const usual = content_type.size() == operation::media_type.size();
    if (usual && equal_text(content_type.data(), operation::media_type)) return true;
    if (find_separator(content_type, ',') != content_type.size()) return false;
    return equal_ignoring_case(take_part(content_type, ';'), operation::media_type);
}

// Returns true for a list of content codings (RFC 9110, section 8.4) that names only `identity`, or none.
[[nodiscard]] constexpr bool is_identity(std::string_view content_encoding) noexcept {
    while (!content_encoding.empty()) {
        std::string_view const coding = take_part(content_encoding, ',');
        if (!coding.empty() && !equal_ignoring_case(coding, "identity")) return false;
    }
    return true;
}

// Returns true for a weight of 0 (RFC 9110, section 12.4.2): "0", optionally with a point and up to three
// zeros.
[[nodiscard]] constexpr bool is_zero_weight(std::string_view weight) noexcept {
    return weight.size() <= std::string_view{"0.000"}.size() && weight.starts_with('0') &&
           (weight.size() == 1 || weight[1] == '.') && weight.find_first_not_of('0', 2) == weight.npos;
}

// Returns true if the range's weight is 0. A malformed weight does not exclude the range.
[[nodiscard]] constexpr bool is_excluded(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        std::string_view const parameter = take_part(parameters, ';');
        if (equal_ignoring_case(parameter.substr(0, 2), "q=")) return is_zero_weight(parameter.substr(2));
    }
    return false;
}

// Returns true if a list of media ranges admits the operation's media type. The most specific range decides
// (RFC 9110, section 12.5.1); parameters other than the weight are ignored. An empty list admits every type.
[[nodiscard]] constexpr bool is_accepted(std::string_view accept) noexcept {
    constexpr std::string_view type = operation::media_type.substr(0, operation::media_type.find('/') + 1);
    int precision = 0;  // of the most specific range so far
    bool accepted = true;
    while (!accept.empty()) {
        std::string_view parameters = take_part(accept, ',');
        if (parameters.empty()) continue;
        std::string_view const range = take_part(parameters, ';');
        bool const any_of_type =
            range.ends_with('*') && equal_ignoring_case(range.substr(0, range.size() - 1), type);
        int const matched = equal_ignoring_case(range, operation::media_type) ? 4
                            : any_of_type                                     ? 3
                            : range == "*/*"                                  ? 2
                                                                              : 1;
        if (matched < precision) continue;
        bool const admits = matched > 1 && !is_excluded(parameters);
        accepted = admits || (matched == precision && accepted);
        precision = matched;
    }
    return accepted;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
