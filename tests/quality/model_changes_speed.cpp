// SPDX-License-Identifier: BSL-1.0
// Decodes four timers. tests/quality/model_changes.py counts the instructions of decode_four(), with the
// headers as they are and with copies in which the model was changed.
#include <chat_timers/json/decode.hpp>

#include <string_view>

namespace {

constexpr std::string_view compact =
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":15}},)"
    R"({"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER",)"
    R"("TimerValue":{"ParticipantTimerDurationInMinutes":480}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER",)"
    R"("TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";

// In another layout, with a timer's members in another order.
constexpr std::string_view reordered =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [)"
    R"({"TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5}, "ParticipantRole": "CUSTOMER"}, )"
    R"({"TimerType": "IDLE", "ParticipantRole": "AGENT", "TimerValue": {"ParticipantTimerDurationInMinutes": 15}}, )"
    R"({"TimerValue": {"ParticipantTimerDurationInMinutes": 480}, "TimerType": "DISCONNECT_NONCUSTOMER", )"
    R"("ParticipantRole": "CUSTOMER"}, )"
    R"({"ParticipantRole": "AGENT", "TimerValue": {"ParticipantTimerAction": "Unset"}, )"
    R"("TimerType": "DISCONNECT_NONCUSTOMER"}]}}})";

}  // namespace

extern "C" [[gnu::noinline]] bool decode_four(std::string_view json) {
    return chat_timers::decode_body(json).has_value();
}

// With any argument, decodes the second text.
int main(int argc, char**) { return decode_four(argc > 1 ? reordered : compact) ? 0 : 1; }
