// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_HPP
#define CHAT_TIMERS_JSON_HPP

/// \file
/// JSON text: decoding, encoding, literals.
#include <chat_timers/json/decode.hpp>
#include <chat_timers/json/encode.hpp>
#include <chat_timers/json/literals.hpp>

#endif
