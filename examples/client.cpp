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
    service_reply const answer{429, "ThrottlingException", R"({"Message": "Rate exceeded"})"};
    auto const error = classify(answer);  // nullopt: a success, or an error that the model does not name
    bool const may_try_again = error && is_retryable(*error) && reply_message(answer) == "Rate exceeded";
    return is_ready && may_try_again ? 0 : 1;
}
