// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>
#include <chat_timers/interop/error_code.hpp>
#include <chat_timers/interop/exception.hpp>

#include <string>
#include <string_view>
#include <system_error>

using namespace chat_timers;

int main() {
    // Without exceptions: a fallback, or a step that runs only after a success.
    auto const fallback = *timer_duration::from(std::chrono::minutes{10});
    bool const has_fallback =
        timer_duration::from(std::chrono::minutes{481}).value_or(fallback) == fallback &&
        instance_id::parse("our chat").transform([](instance_id const& id) { return id.value().size(); }) ==
            8;

    // With exceptions:
    std::string what;
    try {
        timer_list const list = timers(value_or_throw(decode_body("{}")));
        what = std::to_string(list.size());
    } catch (invalid_request const& error) {
        what = error.what();  // error.error() holds all violations
    }
    bool const has_thrown = what == "Value at '/ChannelConfiguration' failed to satisfy constraint: "
                                    "Member must not be null";

    // As a std::error_code:
    std::error_code const code = decode_body("{}").error()[0].rule;
    bool const has_code =
        code && code == rule::required && code.message() == "a required member is absent or null";
    return has_fallback && has_thrown && has_code ? 0 : 1;
}
