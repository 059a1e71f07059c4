// SPDX-License-Identifier: BSL-1.0
// expect: instance_id_must_be_1_to_100_characters
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr chat_timers::instance_id id{""};
#else
constexpr chat_timers::instance_id id{"i"};
#endif
