// SPDX-License-Identifier: BSL-1.0
// expect: instance_id_has_a_wrong_length
#include <chat_timers/model/identifier.hpp>

constexpr chat_timers::instance_id id{
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
#ifdef REJECT
    "0"
#endif
};
