// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_CHAT_TIMERS_HPP
#define CHAT_TIMERS_CHAT_TIMERS_HPP

// The library in the order in which it is best read. Apart stand the adapters boost_json.hpp and aws_sdk.hpp.
#include <chat_timers/version.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/vocabulary.hpp>
#include <chat_timers/rules.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/identifier.hpp>
#include <chat_timers/timer.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/draft.hpp>
#include <chat_timers/schedule.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/diagnostics.hpp>
#include <chat_timers/service_error.hpp>
#include <chat_timers/reply.hpp>
#include <chat_timers/envelope.hpp>
#include <chat_timers/http.hpp>

#endif
