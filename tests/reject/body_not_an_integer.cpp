// SPDX-License-Identifier: BSL-1.0
// expect: timer_duration_must_be_an_integer
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": )"
#ifdef REJECT
    R"(5.5)"
#else
    R"(5)"
#endif
    R"(}}]}}})"_body;
