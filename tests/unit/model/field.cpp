// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/field.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string_view>
#include <type_traits>

// enum class field { body, input, instance_id, ... };  to_string, from_string, enumerators, operator<<,
// format_as

using namespace chat_timers;

static_assert(std::is_enum_v<field> && !std::is_convertible_v<field, int>);
static_assert(enumerators<field>().size() == 13);
static_assert(to_string(field::body) == "body" && to_string(field::timer) == "timer");
static_assert(to_string(field::duration) == "ParticipantTimerDurationInMinutes");
static_assert(from_string<field>("TimerValue") == field::value && !from_string<field>("timervalue"));
static_assert(format_as(field::role) == "ParticipantRole");

TEST_CASE("field: each has its name, by which it is found") {
    constexpr std::string_view names[] = {"body",
                                          "input",
                                          "InstanceId",
                                          "ContactId",
                                          "ChannelConfiguration",
                                          "Chat",
                                          "ParticipantTimerConfigList",
                                          "timer",
                                          "ParticipantRole",
                                          "TimerType",
                                          "TimerValue",
                                          "ParticipantTimerAction",
                                          "ParticipantTimerDurationInMinutes"};
    std::size_t index = 0;
    for (field const each : enumerators<field>()) {
        REQUIRE(index < std::size(names));
        CHECK(to_string(each) == names[index]);
        CHECK(from_string<field>(names[index]) == each);
        std::ostringstream out;
        out << each;
        CHECK(out.str() == names[index]);
        ++index;
    }
    CHECK(to_string(static_cast<field>(13)).empty());
    CHECK(to_string(static_cast<field>(255)).empty());
}
