// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_has_an_unknown_enumerator
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": )"
#ifdef REJECT
    R"("BOT")"
#else
    R"("AGENT")"
#endif
    R"(, "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_body;
