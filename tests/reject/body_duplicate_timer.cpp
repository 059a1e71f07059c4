// SPDX-License-Identifier: BSL-1.0
// expect: timer_list_repeats_a_role_and_type
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}},)"
#ifdef REJECT
    R"({"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}})"
#else
    R"({"ParticipantRole": "CUSTOMER", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}})"
#endif
    R"(]}}})"_body;
