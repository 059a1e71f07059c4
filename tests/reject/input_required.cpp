// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_lacks_a_required_member
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto input = R"({"InstanceId": "i")"
#ifndef REJECT
                       R"(, "ContactId": "c")"
#endif
                       R"(, "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_input;
