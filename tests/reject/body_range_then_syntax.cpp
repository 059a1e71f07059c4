// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_is_not_json
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": )"
#ifdef REJECT
    R"(1,)"
#else
    R"(5)"
#endif
    R"(}}]}}})"_body;
