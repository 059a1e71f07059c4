// SPDX-License-Identifier: BSL-1.0
// expect: timer_duration_is_out_of_range
#include <chat_timers/model/timer.hpp>

using namespace std::chrono_literals;

#ifdef REJECT
constexpr chat_timers::timer_duration shortest{1min};
#else
constexpr chat_timers::timer_duration shortest{2min};
#endif
