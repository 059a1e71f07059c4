// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/limits.hpp>

// mixed.py compiles one unit that calls contains() and one that defines it.
bool contains(chat_timers::interval allowed);

#ifdef DEFINES
bool contains(chat_timers::interval allowed) { return allowed.contains(5); }
#else
int main() { return contains(chat_timers::limits::timer_minutes) ? 0 : 1; }
#endif
