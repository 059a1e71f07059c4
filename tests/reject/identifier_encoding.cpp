// SPDX-License-Identifier: BSL-1.0
// expect: identifier_must_be_well_formed_utf8
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr chat_timers::instance_id id{"\xC3\x28"};
#else
constexpr chat_timers::instance_id id{"\xC3\xA8"};
#endif
