// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_COLOUR_HPP
#define CHAT_TIMERS_CHECK_COLOUR_HPP

#include "options.hpp"
#include "output.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace check {

// --color decides; then NO_COLOR, then CLICOLOR_FORCE, where they are not empty; then whether standard error
// is a terminal that is not dumb. https://no-color.org, https://bixense.com/clicolors
[[nodiscard]] inline bool wants_colour(colour asked) {
    auto const value = [](char const* name) {
        char const* const text = std::getenv(name);
        return std::string_view(text == nullptr ? "" : text);
    };
    if (asked != colour::automatic) return asked == colour::always;
    if (!value("NO_COLOR").empty()) return false;
    std::string_view const forced = value("CLICOLOR_FORCE");
    if (!forced.empty()) return forced != "0";
    return is_terminal(STDERR_FILENO) && value("TERM") != "dumb";
}

// Appends "NAME: error: " or the like: the name bold, the kind in its colour.
inline void append_heading(std::string& to, bool coloured, std::string_view name, std::string_view kind) {
    std::string_view const kind_colour = kind == "error" ? "\x1b[1;31m" : "\x1b[1;36m";
    to.append(coloured ? "\x1b[1m" : "").append(name).append(": ");
    to.append(coloured ? kind_colour : "").append(kind).append(": ").append(coloured ? "\x1b[0m" : "");
}

}  // namespace check

#endif
