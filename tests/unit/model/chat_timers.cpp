// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>

// One header brings all of the core.

#ifdef BOOST_JSON_HPP
#error "The umbrella must not bring Boost."
#endif

using namespace chat_timers;
using namespace chat_timers::literals;
using namespace std::chrono_literals;

namespace {

constexpr auto literal = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
    {"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}})"_body;
constexpr timer_list timers = {{participant_role::agent, timer_type::idle, timer_duration{5min}}};
static_assert(std::get<chat>(literal).timers == timers);
constexpr request expected{instance_id{"i"}, contact_id{"c"}, literal};

}  // namespace

TEST_CASE("chat_timers.hpp: every part of the core is there, and they fit together") {
    CHECK(api_version == "2017-08-08");
    CHECK(limits::timer_minutes.contains(480));
    CHECK(to_string(participant_role::agent) == "AGENT");
    CHECK(is_timer_duration(5min));
    CHECK(to_string(rule::range) == "range");

    timer_draft const drafts[] = {{"AGENT", "IDLE", timer_value_draft{std::nullopt, 5}}};
    auto const made = validate({"i", "c", drafts});
    REQUIRE(made.has_value());
    CHECK(*made == expected);
    CHECK(*decode_input(encode_input(*made)) == *made);
    CHECK(*decode_body(encode_body(made->channel_configuration)) == literal);

    std::string report;
    auto const refused = decode_body("{}");
    format_text(std::back_inserter(report), refused.error(), "{}", {"body"});
    CHECK(report.find("[required]") != report.npos);
}
