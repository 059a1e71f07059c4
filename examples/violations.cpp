// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

using namespace chat_timers;

int main() {
    std::string_view const json = R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 1}},
        {"ParticipantRole": "AGENT", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 481}}
    ]}}})";
    std::vector<std::string> log;
    std::vector<std::size_t> bad_durations;

    if (auto const decoded = decode_body(json); !decoded) {
        for (violation const& found : decoded.error()) {
            std::string line = found.message();  // ASCII, on one line, without text of the payload
            if (found.rule == rule::range && found.field == field::duration) {
                bad_durations.push_back(*found.item);  // the timer's index in the list
            }
            log.push_back(std::move(line));
        }
    }

    // All violations in one string, with the source's lines and carets:
    std::string report;
    format_text(std::back_inserter(report), decode_body(json).error(), json);

    bool const is_logged = log.size() == 2 && log[1].ends_with("Member must be between 2 and 480, inclusive");
    bool const is_found = bad_durations == std::vector<std::size_t>{0, 1};
    bool const is_reported = std::ranges::count(report, '\n') == 6;
    return is_logged && is_found && is_reported ? 0 : 1;
}
