// SPDX-License-Identifier: BSL-1.0
#ifndef POLICY_HPP
#define POLICY_HPP

#include <chat_timers/model.hpp>

chat_timers::timer_list usual_timers();

#endif
