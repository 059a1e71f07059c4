// SPDX-License-Identifier: BSL-1.0
// expect: timer_list_has_a_wrong_size
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body = R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [)"
#ifndef REJECT
                      R"({"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}})"
#endif
                      R"(]}}})"_body;
