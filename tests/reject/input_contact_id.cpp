// SPDX-License-Identifier: BSL-1.0
// expect: contact_id_has_a_wrong_length
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto input = R"({"InstanceId": "i", "ContactId": )"
#ifdef REJECT
                       R"("")"
#else
                       R"("c")"
#endif
                       R"(, "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_input;
