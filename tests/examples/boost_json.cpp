// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <boost/json.hpp>
#include <chat_timers/boost_json.hpp>

int main() {
    boost::json::value document = boost::json::parse(R"({
        "InstanceId": "our chat",
        "ContactId": "4711",
        "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
            {"ParticipantRole": "AGENT", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerAction": "Unset"}}
        ]}}
    })");
    auto const request = chat_timers::decode_input(document);  // or all violations
    bool const same = request && boost::json::value_from(*request) == document;

    document.as_object()["ContactId"] = "";
    auto const refused = boost::json::try_value_to<chat_timers::request>(document);  // or Boost's error code
    bool const says_why = refused.has_error() && refused.error() == chat_timers::rule::length;
    return same && says_why ? 0 : 1;
}
