// SPDX-License-Identifier: BSL-1.0
// expect: timer_list_must_not_hold_null
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}})"
#ifdef REJECT
    R"(, null)"
#endif
    R"(]}}})"_body;
