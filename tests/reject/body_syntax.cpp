// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_is_not_json
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5)"
#ifdef REJECT
    R"(,)"
#endif
    R"(}}]}}})"_body;
