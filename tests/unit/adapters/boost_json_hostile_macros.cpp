// SPDX-License-Identifier: BSL-1.0
#include <boost/json.hpp>

#include "../support/hostile_macros.hpp"

#include <chat_timers/interop/boost_json.hpp>

using namespace chat_timers;

TEST_CASE("hostile macros: boost_json.hpp is included behind them, but for Boost itself, and works") {
    constexpr timer_list timers{{participant_role::customer, timer_type::idle, unset}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    CHECK(*decode_input(boost::json::value_from(wanted)) == wanted);
    CHECK(boost::json::value_to<timer_list>(boost::json::value_from(timers)) == timers);
    boost::system::error_code const code = boost::json::try_value_to<request>(boost::json::object{}).error();
    CHECK(static_cast<bool>(code == rule::required));
}
