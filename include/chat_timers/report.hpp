// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_REPORT_HPP
#define CHAT_TIMERS_REPORT_HPP

/// \file
/// Violations for people and for programs.
#include <chat_timers/report/diagnostics.hpp>

#endif
