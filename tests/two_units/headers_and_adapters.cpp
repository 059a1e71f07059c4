// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>
#include <chat_timers/interop/error_code.hpp>

#include <chrono>

chat_timers::request request_of_two() noexcept;

chat_timers::request request_of_two() noexcept {
    using namespace chat_timers;
    constexpr timer_list timers{
        {participant_role::agent, timer_type::idle, unset},
        {participant_role::customer, timer_type::idle, timer_duration{std::chrono::minutes{5}}}};
    static_assert(std::is_error_code_enum<rule>::value);
    constexpr request made{instance_id{"i"}, contact_id{"c"}, chat{timers}};
    return made;
}
