// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <chat_timers/chat_timers.hpp>

#include <string>

using namespace chat_timers;

// Refuses with the reply that the client's SDK understands; forwards bytes that the library wrote.
template <class Forward>
http_reply serve(http_request const& received, Forward const& forward) {
    auto const decoded = decode(received);
    if (!decoded) return make_reply(decoded.error());
    forward(encode(*decoded).value());  // is there: decode lets no unroutable id through
    return make_success_reply();
}

int main() {
    std::string sent;
    auto const forward = [&sent](http_message const& to) { sent.append(to.target()).append(to.body()); };
    http_request received{
        "PUT", "/contact/participant-role-config/our-chat/4711/?trace=1", "application/json", "*/*",
        R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "AGENT",
            "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5.0}, "Note": "lunch"}]}}})"};
    bool const is_forwarded = serve(received, forward).status() == 200 &&
                              sent.starts_with("/contact/participant-role-config/our-chat/4711{") &&
                              sent.ends_with(R"({"ParticipantTimerDurationInMinutes":5}}]}}})");

    received.body = "{}";
    http_reply const reply = serve(received, forward);  // error_type() goes into the field x-amzn-ErrorType
    bool const is_refused = reply.status() == 400 && reply.error_type() == "InvalidParameterException" &&
                            reply.body() == R"({"Message":"1 validation error detected. Value at )"
                                            R"('/ChannelConfiguration' failed to satisfy constraint: )"
                                            R"(Member must not be null"})";
    return is_forwarded && is_refused ? 0 : 1;
}
