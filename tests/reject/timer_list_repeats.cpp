// SPDX-License-Identifier: BSL-1.0
// expect: timer_list_repeats_a_role_and_type
#include <chat_timers/model/timer.hpp>

using namespace std::chrono_literals;
using enum chat_timers::participant_role;
using enum chat_timers::timer_type;

constexpr chat_timers::timer_list timers{
    {customer, idle, chat_timers::timer_duration{5min}},
#ifdef REJECT
    {customer, idle, chat_timers::unset},
#else
    {agent, idle, chat_timers::unset},
#endif
};
