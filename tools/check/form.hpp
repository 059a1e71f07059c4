// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_FORM_HPP
#define CHAT_TIMERS_CHECK_FORM_HPP

#include <string_view>

namespace check {

// The values of --form. The page has the same, and their numbers.
enum class form { automatic, body, input, configuration, http };

[[nodiscard]] constexpr std::string_view to_string(form of) {
    switch (of) {
    case form::automatic: break;
    case form::body: return "body";
    case form::input: return "input";
    case form::configuration: return "configuration";
    case form::http: return "http";
    }
    return "auto";
}

}  // namespace check

#endif
