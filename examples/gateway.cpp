// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <string>

using namespace chat_timers;

struct reply {
    reply_head head;  // status, x-amzn-ErrorType, Content-Type
    std::string body;
};

// Forwards a valid request unchanged; refuses any other with a reply that the client's SDK understands.
template <class Forward>
reply serve(http_request const& received, Forward const& forward) {
    auto const decoded = decode(received, decode_options::service);
    if (decoded) return forward(received);  // the bytes that the client signed

    violations const& found = decoded.error();
    reply refusal{reply_to(found), std::string(reply_body_size(found), '\0')};
    write_reply_body(refusal.body.data(), found);  // straight into the caller's buffer
    return refusal;
}

int main() {
    auto const forward = [](http_request const& request) {
        return reply{{200, {}, "application/json"}, std::string{request.body}};
    };
    http_request received{
        "PUT", "/contact/participant-role-config/our-chat/4711/?trace=1", "application/json", "*/*",
        R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "AGENT",
            "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5.0}, "Note": "lunch"}]}}})"};
    reply const forwarded = serve(received, forward);  // 5.0 and "Note": the service accepts both
    bool const is_forwarded = forwarded.head.status == 200 && forwarded.body == received.body;

    received.body = "{}";
    reply const refused = serve(received, forward);
    bool const is_refused = refused.head.status == 400 &&
                            refused.head.error_type == "InvalidParameterException" &&
                            refused.body == R"({"Message":"1 validation error detected. Value at )"
                                            R"('/ChannelConfiguration' failed to satisfy constraint: )"
                                            R"(Member must not be null"})";
    return is_forwarded && is_refused ? 0 : 1;
}
