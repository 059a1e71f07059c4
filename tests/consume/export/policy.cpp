// SPDX-License-Identifier: BSL-1.0
#include "policy.hpp"

using namespace chat_timers;

timer_list usual_timers() {
    return {{participant_role::customer, timer_type::idle, timer_duration{std::chrono::minutes{5}}}};
}
