// SPDX-License-Identifier: BSL-1.0
// expect: instance_id_has_a_wrong_length
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto input =
    R"({"InstanceId": )"
#ifdef REJECT
    R"("")"
#else
    R"("i")"
#endif
    R"(, "ContactId": "c", "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_input;
