// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_is_too_large
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

#define SIXTEEN(text) text text text text text text text text text text text text text text text text

constexpr auto body =
#ifdef REJECT
    SIXTEEN(SIXTEEN(SIXTEEN("    ")))
#endif
        R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_body;
