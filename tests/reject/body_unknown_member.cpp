// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_has_an_unknown_member
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5})"
#ifdef REJECT
    R"(, "Note": null)"
#endif
    R"(}]}}})"_body;
