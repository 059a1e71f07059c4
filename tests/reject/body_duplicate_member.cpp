// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_repeats_a_member
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": )"
#ifdef REJECT
    R"({"ParticipantTimerDurationInMinutes": 5, "ParticipantTimerDurationInMinutes": 5})"
#else
    R"({"ParticipantTimerDurationInMinutes": 5})"
#endif
    R"(}]}}})"_body;
