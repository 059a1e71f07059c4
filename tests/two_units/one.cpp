// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

chat_timers::interval const* minutes_of_two() noexcept;

// What the headers define is one thing in both units.
int main() { return &chat_timers::limits::timer_minutes == minutes_of_two() ? 0 : 1; }
