// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_HINTS_HPP
#define CHAT_TIMERS_CHECK_HINTS_HPP

#include "forms.hpp"
#include "options.hpp"

#include <string_view>

// One sentence more for the likeliest first mistakes.
namespace check::hints {

inline constexpr std::string_view none;
inline constexpr std::string_view whole_input =
    "this looks like the operation's whole input: try --form=input";
inline constexpr std::string_view body_alone = "this looks like the HTTP body alone: try --form=body";
inline constexpr std::string_view raw_request = "this looks like an HTTP request: try --form=http";
inline constexpr std::string_view raw_request_in_lines =
    "this looks like an HTTP request: try --form=http without --lines";
inline constexpr std::string_view json = "this looks like JSON, not an HTTP request: try --form=auto";
inline constexpr std::string_view payload_a_line = "this looks like one payload a line: try --lines";
inline constexpr std::string_view utf_16 = "this looks like UTF-16: save it as UTF-8";
inline constexpr std::string_view taken_as_body =
    "judged as the HTTP body, since no member says which form it is: --form=input judges the whole input";
inline constexpr std::string_view added_line_end =
    "Content-Length does not count the line end of the last line, which an editor may have added: remove it";
inline constexpr std::string_view lost_line_end =
    "an editor may have removed a line end that Content-Length counts: restore it";

// Returns the hint to a text that was judged as JSON, or an empty one. `asked` is --form's value.
[[nodiscard]] inline std::string_view for_json(std::string_view text, form asked, bool is_line) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return utf_16;
    if (begins_as_request(text).value_or(false)) return is_line ? raw_request_in_lines : raw_request;
    top_members const members = members_of(text);
    if (asked == form::body && members.ids) return whole_input;
    if (asked == form::input && members.configuration && !members.ids) return body_alone;
    if (!is_line && is_object_a_line(text)) return payload_a_line;
    bool const is_open = members.is_object && !members.ids && !members.configuration;
    if (asked == form::automatic && is_open) return taken_as_body;
    return none;
}

// Returns the hint to a text that is not a capture.
[[nodiscard]] inline std::string_view for_capture(std::string_view text) {
    return members_of(text).is_object ? json : none;
}

}  // namespace check::hints

#endif
