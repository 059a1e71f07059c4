// SPDX-License-Identifier: BSL-1.0
// expect: literal_is_not_well_formed_utf8
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": )"
#ifdef REJECT
    R"("AGENT\uD83D")"
#else
    R"("AGENT")"
#endif
    R"(, "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_body;
