// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/boost_json.hpp>

#include "../support/json_suite.hpp"

#include <boost/json.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

// Boost.JSON is of one mind with the suite, and so with the text reader, but for what is listed here.

namespace json = boost::json;
using json_suite::test_case;

namespace {

// The cases of which Boost.JSON is of another mind, and why.
std::string const exponent = "RFC 8259 sets no bounds to an exponent; Boost refuses one beyond an int";
std::map<std::string, std::string> const differences{
    {"y_number_exponent_of_ten_digits", exponent},
    {"y_number_negative_exponent_of_ten_digits", exponent},
    {"y_number_exponent_of_100_digits", exponent},
};

bool boost_accepts(std::string_view text) {
    json::error_code error;
    json::parse({text.data(), text.size()}, error);
    return !error;
}

bool wanted_of_boost(test_case const& each) {
    return (each.wanted == json_suite::verdict::accept) != (differences.count(each.name) != 0);
}

std::string ignored(std::string const& value) {
    return "{\"x\":" + value +
           R"(,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT",)"
           R"("TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
}

}  // namespace

TEST_CASE("Boost.JSON: every case of the suite as the whole text") {
    std::set<std::string> names;
    for (test_case const& each : json_suite::cases()) {
        CAPTURE(each.name);
        names.insert(each.name);
        CHECK(boost_accepts(each.text) == wanted_of_boost(each));
    }
    for (auto const& each : differences) CHECK_MESSAGE(names.count(each.first) == 1, each.first);
}

TEST_CASE("Boost.JSON: every case of the suite as the value of a member that is ignored") {
    for (test_case const& each : json_suite::cases()) {
        CAPTURE(each.name);
        std::string const text = ignored(each.text);
        CHECK(boost_accepts(text) == wanted_of_boost(each));
        if (!boost_accepts(text)) continue;
        auto const from_dom = chat_timers::decode_body(json::parse({text.data(), text.size()}),
                                                       chat_timers::decode_options::service);
        auto const from_text =
            chat_timers::decode_body(std::string_view{text}, chat_timers::decode_options::service);
        REQUIRE(from_dom.has_value());
        REQUIRE(from_text.has_value());
        CHECK(*from_dom == *from_text);
    }
}

TEST_CASE("Boost.JSON: 32 brackets may be open, as here") {
    for (std::size_t const depth : {31U, 32U, 33U, 1000U}) {
        CAPTURE(depth);
        std::string const arrays = std::string(depth, '[') + std::string(depth, ']');
        std::string const objects = json_suite::times(depth, "{\"a\":") + "0" + json_suite::times(depth, "}");
        for (std::string const& text : {arrays, objects}) {
            auto const decoded =
                chat_timers::decode_body(std::string_view{text}, chat_timers::decode_options::service);
            bool const too_deep =
                decoded.error()[decoded.error().size() - 1].rule == chat_timers::rule::too_deep;
            CHECK(too_deep == (depth > 32));
            CHECK(boost_accepts(text) == !too_deep);
        }
    }
}
