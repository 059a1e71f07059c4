// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_has_a_value_of_the_wrong_type
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": )"
#ifdef REJECT
    R"(true)"
#else
    R"("AGENT")"
#endif
    R"(, "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_body;
