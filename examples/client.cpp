// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

using namespace chat_timers;
using namespace std::chrono_literals;

int main() {
    constexpr timer_list timers{{participant_role::customer, timer_type::idle, timer_duration{5min}}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    auto const message = encode(wanted);
    auto const host = endpoint("eu-central-1");
    bool const is_ready = message && host == "connect.eu-central-1.amazonaws.com" &&
                          message->target() == "/contact/participant-role-config/our%20chat/4711";

    // Sign method(), target(), content_type() and body() of the message, send them to that host, and read:
    service_reply const answer{429, "TooManyRequestsException", R"({"message": "Rate exceeded"})"};
    bool const may_try_again = is_retryable(answer);  // as a 503 with HTML, a bare 500 and a bare 429
    service_reply const refusal{403, {}, R"({"__type": "UnrecognizedClientException"})"};
    reply_text const shown = error_name(refusal);  // any name; classify() knows the model's six
    bool const is_named = shown == "UnrecognizedClientException" && !classify(refusal) &&
                          !is_success(refusal) && reply_message(answer) == "Rate exceeded";
    return is_ready && may_try_again && is_named ? 0 : 1;
}
