// SPDX-License-Identifier: BSL-1.0
// expect: instance_id_has_a_wrong_length
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr chat_timers::instance_id id{""};
#else
constexpr chat_timers::instance_id id{"i"};
#endif
