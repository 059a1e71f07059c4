// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_HPP
#define CHAT_TIMERS_HTTP_HPP

/// \file
/// The HTTP request around the payload, and the replies to it.
#include <chat_timers/http/operation.hpp>
#include <chat_timers/http/request.hpp>
#include <chat_timers/http/endpoint.hpp>
#include <chat_timers/http/service_error.hpp>
#include <chat_timers/http/reply.hpp>
#include <chat_timers/http/envelope.hpp>

#endif
