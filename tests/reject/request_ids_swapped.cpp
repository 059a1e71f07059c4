// SPDX-License-Identifier: BSL-1.0
// expect: (could not convert|no (known|viable) conversion)
#include <chat_timers/model/request.hpp>

using namespace chat_timers;

constexpr chat chat_of_one{{{participant_role::agent, timer_type::idle, unset}}};
#ifdef REJECT
constexpr request made{contact_id{"contact-4711"}, instance_id{"instance-1"}, chat_of_one};
#else
constexpr request made{instance_id{"instance-1"}, contact_id{"contact-4711"}, chat_of_one};
#endif
