// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_HTTP_HEADER_HPP
#define CHAT_TIMERS_DETAIL_HTTP_HEADER_HPP

#include <chat_timers/detail/operation.hpp>
#include <chat_timers/detail/words.hpp>

#include <cstddef>
#include <string_view>

// Field values by RFC 9110, section 5.6.
namespace chat_timers::detail {

[[nodiscard]] constexpr char lower_case(char byte) noexcept {
    return 'A' <= byte && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// ASCII's letters only.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t index = 0; index < left.size(); ++index) {
        if (lower_case(left[index]) != lower_case(right[index])) return false;
    }
    return true;
}

// Without optional white space around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view white_space = " \t";
    std::size_t const first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// Takes what stands before the first `separator` that is in no quoted string, and that separator, off the
// text.
constexpr std::string_view take_part(std::string_view& text, char separator) noexcept {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < text.size() && (quoted || text[end] != separator); ++end) {
        if (text[end] == '"') quoted = !quoted;
        if (quoted && text[end] == '\\') ++end;
    }
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(end < text.size() ? end + 1 : text.size());
    return trimmed(part);
}

// The operation's media type, with any parameters, and nothing else: what looks like the values of two fields
// is none.
[[nodiscard]] constexpr bool is_media_type(std::string_view content_type) noexcept {
    bool const usual = content_type.size() == operation::media_type.size();
    if (usual && equal_text<operation::media_type>(content_type.data())) return true;
    std::string_view rest = content_type;
    std::string_view value = take_part(rest, ',');
    bool const one = rest.empty() && !content_type.ends_with(',');
    return one && equal_ignoring_case(take_part(value, ';'), operation::media_type);
}

// A weight of 0, as in q=0.000, excludes; what is no weight does not.
[[nodiscard]] constexpr bool is_excluded(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        std::string_view const parameter = take_part(parameters, ';');
        if (!equal_ignoring_case(parameter.substr(0, 2), "q=")) continue;
        std::string_view const weight = parameter.substr(2);
        return weight.starts_with('0') && weight.find_first_not_of("0.") == weight.npos;
    }
    return false;
}

// Whether a list of media ranges admits the operation's media type. The most specific range decides, by RFC
// 9110, section 12.5.1; parameters but the weight are ignored. A list of nothing is as none at all.
[[nodiscard]] constexpr bool is_accepted(std::string_view accept) noexcept {
    constexpr std::string_view type = operation::media_type.substr(0, operation::media_type.find('/') + 1);
    int precision = 0;  // of the range that decides so far
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

}  // namespace chat_timers::detail

#endif
