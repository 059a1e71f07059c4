// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <cstdio>

int main() {
    using namespace chat_timers::literals;
    constexpr auto body =
        chat_timers::encode_body(R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}
    ]}}})"_body);
    return std::printf("%.*s\n", static_cast<int>(body.size()), body.data()) < 0;
}
