// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_lacks_a_required_member
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "AGENT", )"
#ifndef REJECT
    R"("TimerType": "IDLE", )"
#endif
    R"("TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}}})"_body;
