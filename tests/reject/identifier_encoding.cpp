// SPDX-License-Identifier: BSL-1.0
// expect: literal_is_not_well_formed_utf8
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr chat_timers::instance_id id{"\xC3\x28"};
#else
constexpr chat_timers::instance_id id{"\xC3\xA8"};
#endif
