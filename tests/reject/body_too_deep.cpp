// SPDX-License-Identifier: BSL-1.0
// expect: json_literal_is_nested_too_deep
#include <chat_timers/json.hpp>

using namespace chat_timers::literals;

constexpr auto body = R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [)"
#ifdef REJECT
                      R"([[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]])"
#else
                      R"({"ParticipantRole": "AGENT", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}})"
#endif
                      R"(]}}})"_body;
