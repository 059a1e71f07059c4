// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHAT_TIMERS_HPP
#define CHAT_TIMERS_CHAT_TIMERS_HPP

/// \file
/// The whole library in reading order, except the adapters in interop/, which are included one by one.
#include <chat_timers/version.hpp>
#include <chat_timers/text/fixed_text.hpp>
#include <chat_timers/model.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/report.hpp>
#include <chat_timers/http.hpp>

#endif
