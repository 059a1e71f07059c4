// SPDX-License-Identifier: BSL-1.0
// expect: contact_id_has_a_wrong_length
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr chat_timers::contact_id id{""};
#else
constexpr chat_timers::contact_id id{"c"};
#endif
