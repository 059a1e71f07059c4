// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <string_view>

import chat_timers;

int main() {
    using namespace chat_timers::literals;
    constexpr auto body =
        chat_timers::encode_body(R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}
    ]}}})"_body);
    auto const decoded = chat_timers::decode_body("{}");
    if (decoded || decoded.error().size() != 1) return 1;
    return std::printf("%.*s\n", static_cast<int>(body.size()), body.data()) < 0;
}
