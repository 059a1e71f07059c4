// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_OPERATION_HPP
#define CHAT_TIMERS_HTTP_OPERATION_HPP

/// The constants of the operation: chat_timers::operation::method, path, media_type and api_version.
#include <chat_timers/model/detail/operation.hpp>

#endif
