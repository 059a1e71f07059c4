// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_HPP
#define CHAT_TIMERS_MODEL_HPP

/// \file
/// The payload: its values, its rules, and the violations of the rules.
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/rule.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/identifier.hpp>
#include <chat_timers/model/timer.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/draft.hpp>
#include <chat_timers/model/schedule.hpp>

#endif
