// SPDX-License-Identifier: BSL-1.0
#include "../support/hostile_macros.hpp"

#include <chat_timers/chat_timers.hpp>

using namespace chat_timers;
using namespace chat_timers::literals;

static_assert(limits::timer_minutes.min == 2 && limits::timer_minutes.max == 480);

TEST_CASE("hostile macros: the core is included behind them and works") {
    constexpr auto literal = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
        {"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})"_body;
    constexpr timer_list timers{{participant_role::agent, timer_type::idle, unset}};
    CHECK(std::get<chat>(literal).timers == timers);
    CHECK(*decode_body(encode_body(literal)) == literal);

    auto const refused = validate({"", "4711", {}});
    std::string report;
    format_text(std::back_inserter(report), refused.error(), {}, {"draft"});
    CHECK(report.find("'/InstanceId'") != report.npos);
    CHECK(report.find("[required]") != report.npos);
}

TEST_CASE("hostile macros: so does the HTTP request around the payload") {
    constexpr timer_list timers{{participant_role::customer, timer_type::idle, unset}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    auto const message = encode(wanted);
    REQUIRE(message.has_value());
    CHECK(*decode(message->as_request(), decode_options::service) == wanted);

    auto const reply = make_reply(decode_body("{}").error());
    CHECK(classify({reply.status(), reply.error_type(), reply.body()}) == service_error::invalid_parameter);
}
