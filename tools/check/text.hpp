// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_TEXT_HPP
#define CHAT_TIMERS_CHECK_TEXT_HPP

#include <chat_timers/chat_timers.hpp>

#include <iterator>
#include <string>
#include <string_view>

namespace check {

// Returns a text from outside with its control and invisible characters spelled out.
[[nodiscard]] inline std::string visible(std::string_view text) {
    std::string escaped;
    chat_timers::format_visible(std::back_inserter(escaped), text);
    return escaped;
}

// Appends `text` as a JSON string.
inline void append_json(std::string& to, std::string_view text) {
    chat_timers::format_json_string(std::back_inserter(to), text);
}

// Appends `prefix` as it is, then `text` as a JSON string.
inline void append_json(std::string& to, std::string_view prefix, std::string_view text) {
    append_json(to.append(prefix), text);
}

}  // namespace check

#endif
