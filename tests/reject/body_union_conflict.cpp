// SPDX-License-Identifier: BSL-1.0
// expect: union_must_not_have_two_members
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": )"
#ifdef REJECT
    R"({"ParticipantTimerAction": "Unset", "ParticipantTimerDurationInMinutes": 5})"
#else
    R"({"ParticipantTimerAction": "Unset"})"
#endif
    R"(}]}}})"_body;
