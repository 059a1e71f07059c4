// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_OPERATION_HPP
#define CHAT_TIMERS_HTTP_OPERATION_HPP

/// \file
/// The operation's method, path, media type and API version, constants in chat_timers::operation.
#include <chat_timers/model/detail/operation.hpp>

#endif
