// Distributed under the Boost Software License, Version 1.0. See LICENSE.
// expect: identifier_must_be_well_formed_utf8
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr chat_timers::instance_id id{"\xC3\x28"};
#else
constexpr chat_timers::instance_id id{"\xC3\xA8"};
#endif
