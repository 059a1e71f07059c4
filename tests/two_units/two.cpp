// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

chat_timers::interval const* minutes_of_two() noexcept;

chat_timers::interval const* minutes_of_two() noexcept { return &chat_timers::limits::timer_minutes; }
