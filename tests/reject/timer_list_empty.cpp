// SPDX-License-Identifier: BSL-1.0
// expect: timer_list_has_a_wrong_size
#include <chat_timers/model/timer.hpp>

constexpr chat_timers::timer_list timers{
#ifndef REJECT
    {chat_timers::participant_role::agent, chat_timers::timer_type::idle, chat_timers::unset},
#endif
};
