// SPDX-License-Identifier: BSL-1.0
// expect: timer_list_must_have_1_to_6_timers
#include <chat_timers/model/timer.hpp>

constexpr chat_timers::timer_list timers{
#ifndef REJECT
    {chat_timers::participant_role::agent, chat_timers::timer_type::idle, chat_timers::unset},
#endif
};
