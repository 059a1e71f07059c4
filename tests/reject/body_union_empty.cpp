// SPDX-License-Identifier: BSL-1.0
// expect: union_must_have_a_member
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": )"
#ifdef REJECT
    R"({})"
#else
    R"({"ParticipantTimerAction": "Unset"})"
#endif
    R"(}]}}})"_body;
