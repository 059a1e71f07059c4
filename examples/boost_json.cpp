// SPDX-License-Identifier: BSL-1.0
#include <boost/json.hpp>
#include <chat_timers/interop/boost_json.hpp>

int main() {
    boost::json::value document = boost::json::parse(R"({
        "InstanceId": "our chat",
        "ContactId": "4711",
        "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
            {"ParticipantRole": "AGENT", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerAction": "Unset"}}
        ]}}
    })");
    auto const decoded = chat_timers::decode_input(document);  // the request, or all violations
    bool const is_same = decoded && boost::json::value_from(*decoded) == document;

    document.as_object()["ContactId"] = "";
    auto const refused = boost::json::try_value_to<chat_timers::request>(document);  // or an error code
    bool const has_code = refused.has_error() && refused.error() == chat_timers::rule::length;
    return is_same && has_code ? 0 : 1;
}
