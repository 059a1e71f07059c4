// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <boost/json.hpp>

#include "hostile_macros.hpp"

#include <chat_timers/boost_json.hpp>

using namespace chat_timers;

TEST_CASE("hostile macros: boost_json.hpp is included behind them, but for Boost itself, and works") {
    constexpr timer_list timers{{participant_role::customer, timer_type::idle, unset}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    CHECK(*decode_input(boost::json::value_from(wanted)) == wanted);
}
