// Distributed under the Boost Software License, Version 1.0. See LICENSE.
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
