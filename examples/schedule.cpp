// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

using namespace chat_timers;
using namespace std::chrono_literals;

int main() {
    constexpr timer_list opening{
        {participant_role::customer, timer_type::idle, timer_duration{5min}},
        {participant_role::customer, timer_type::disconnect_noncustomer, timer_duration{10min}},
    };
    constexpr timer_state day = apply({}, opening);  // no timers were in force
    static_assert(schedule(day, participant_role::customer).disconnect_after == 15min);

    constexpr timer_list closing{{participant_role::customer, timer_type::idle, unset}};
    constexpr timer_state night = apply(day, closing);
    static_assert(schedule(night, participant_role::customer).disconnect_after == 10min);
    static_assert(diff(day, night)->size() == 1 && !diff(night, night));  // the list to send, if any

    bool const is_described =
        describe(night) ==
        "The customer never counts as idle. 10 minutes after the customer's last message, the "
        "agent is disconnected because the customer is silent.\n"
        "The agent never counts as idle. The agent is never disconnected because the agent is "
        "silent.\n";
    return is_described ? 0 : 1;
}
