// SPDX-License-Identifier: BSL-1.0
// expect: literal_must_be_a_string_literal
#include <chat_timers/model/identifier.hpp>

#ifdef REJECT
constexpr char letters[] = {'a', 'b'};
#else
constexpr char letters[] = "ab";
#endif
constexpr chat_timers::instance_id id{letters};
