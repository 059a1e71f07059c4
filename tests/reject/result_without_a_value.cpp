// SPDX-License-Identifier: BSL-1.0
// expect: result_holds_no_value
#include <chat_timers/model/timer.hpp>

#ifdef REJECT
constexpr auto duration = *chat_timers::timer_duration::from(std::chrono::minutes{1});
#else
constexpr auto duration = *chat_timers::timer_duration::from(std::chrono::minutes{2});
#endif
