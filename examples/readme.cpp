// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <iostream>
#include <iterator>

using namespace chat_timers;
using namespace std::chrono_literals;

int main() {
    // Checked and encoded at compile time: `body` is a constant of the program.
    constexpr timer_list timers{
        {participant_role::customer, timer_type::idle, timer_duration{5min}},
        {participant_role::agent, timer_type::disconnect_noncustomer, unset},
        // {participant_role::customer, timer_type::idle, timer_duration{1min}} does not compile:
        // call to non-'constexpr' function '... timer_duration_is_out_of_range()'
    };
    constexpr auto body = encode_body(chat{timers});
    std::cout << body << "\n\n";

    // Checked at run time: all violations, each with its place.
    std::string_view const text = R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
  {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 1}},
  {"ParticipantRole": "agent", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerAction": "Unset"}},
  {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerAction": "Unset"}}
]}}})";
    auto const decoded = decode_body(text);
    if (!decoded) {
        format_text(std::ostreambuf_iterator{std::cout}, decoded.error(), text, {.name = "body.json"});
    }
}
