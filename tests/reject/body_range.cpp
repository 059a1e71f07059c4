// SPDX-License-Identifier: BSL-1.0
// expect: timer_duration_is_out_of_range
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": )"
#ifdef REJECT
    R"(481)"
#else
    R"(480)"
#endif
    R"(}}]}}})"_body;
