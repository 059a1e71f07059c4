// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_REPORT_HPP
#define CHAT_TIMERS_REPORT_HPP

// Violations for people and for programs.
#include <chat_timers/report/diagnostics.hpp>

#endif
