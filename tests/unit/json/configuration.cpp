// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

// result<channel_configuration> decode_configuration(std::string_view json, decode_options = strict);
// configuration_text encode_configuration(channel_configuration const&);
// consteval channel_configuration operator""_configuration(char const*, std::size_t);

using namespace chat_timers;
using namespace chat_timers::literals;
using namespace std::chrono_literals;
using namespace std::string_view_literals;
using verbs::bad_configuration;
using verbs::ok_configuration;

namespace {

static_assert(std::is_same_v<decltype(decode_configuration(""sv)), result<channel_configuration>>);
static_assert(
    noexcept(decode_configuration(""sv)) && noexcept(decode_configuration(""sv, decode_options::service)));

constexpr std::string_view text =
    R"({"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER","TimerType":"IDLE",)"
    R"("TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}})";
constexpr channel_configuration value{
    chat{{timer{participant_role::customer, timer_type::idle, timer_duration{5min}}}}};

// In constants.
static_assert(*decode_configuration(text) == value);
constexpr auto encoded = encode_configuration(value);
static_assert(encoded == text);
static_assert(noexcept(encode_configuration(value)));
static_assert(std::is_same_v<decltype(encoded), configuration_text const>);
constexpr channel_configuration literal =
    R"({"Chat": {"ParticipantTimerConfigList": [
        {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE",
         "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}})"_configuration;
static_assert(literal == value);
static_assert(decode_configuration("{}").error()[0].pointer() == "/ChannelConfiguration");
static_assert(decode_configuration("", decode_options::service).error()[0].rule == rule::union_empty);

std::string configuration_of(std::string_view items) {
    return std::string{R"({"Chat":{"ParticipantTimerConfigList":[)"}.append(items).append("]}}");
}

}  // namespace

TEST_CASE("configuration: the body's member alone, in any layout") {
    ok_configuration(text, value);
    ok_configuration("\n" + std::string{text} + " ", value);
    ok_configuration(R"({ "Chat" : { "ParticipantTimerConfigList" : [ {
        "TimerType": "IDLE", "TimerValue": { "ParticipantTimerDurationInMinutes": 5 },
        "ParticipantRole": "\u0043USTOMER" } ] } })",
                     value);
    ok_configuration(R"({"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "CUSTOMER", )"
                     R"("TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}]}})",
                     value);
    std::string const body = std::string{R"({"ChannelConfiguration":)"}.append(text).append("}");
    CHECK(*decode_body(body) == value);
    CHECK(encode_body(value) == body);
}

TEST_CASE("configuration: the longest one fits, and each text is a body's without the name") {
    constexpr timer_list all{
        {participant_role::agent, timer_type::disconnect_noncustomer, timer_duration{480min}},
        {participant_role::customer, timer_type::disconnect_noncustomer, timer_duration{480min}},
        {participant_role::customer, timer_type::idle, timer_duration{480min}},
        {participant_role::agent, timer_type::idle, unset}};
    channel_configuration const longest = chat{all};
    std::string const body{encode_body(longest).view()};
    std::string_view const name = R"({"ChannelConfiguration":)";
    CHECK(encode_configuration(longest) == body.substr(name.size(), body.size() - name.size() - 1));
    CHECK(*decode_configuration(encode_configuration(longest)) == longest);
    static_assert(configuration_text::capacity() < body_text::capacity());
}

TEST_CASE("configuration: all faults, with the pointers of a body") {
    bad_configuration("<{}>", {verbs::union_empty("/ChannelConfiguration", "Chat")});
    bad_configuration(R"(<{"Chat":null}>)", {verbs::union_empty("/ChannelConfiguration", "Chat")});
    bad_configuration("<[]>", {verbs::wrong_type("/ChannelConfiguration", "an object")});
    bad_configuration("<null>", {verbs::wrong_type("/ChannelConfiguration", "an object")});
    bad_configuration(R"({<"ChannelConfiguration">:)" + std::string{text} + "}",
                      {verbs::unknown_member("/ChannelConfiguration", "Chat")});
    bad_configuration(R"({"Chat":<{}>})",
                      {verbs::required("/ChannelConfiguration/Chat/ParticipantTimerConfigList")});
    bad_configuration(std::string{text} + "<}>",
                      {verbs::syntax("/ChannelConfiguration", "the end of the text")});
    bad_configuration(verbs::only_strict, "<>", {verbs::syntax("/ChannelConfiguration", "a value")});
    std::string const timer = R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":)";
    bad_configuration(configuration_of(timer + R"({"ParticipantTimerDurationInMinutes":<1>}},<)" + timer +
                                       R"({"ParticipantTimerAction":"Unset"}}>)"),
                      {verbs::range("/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/"
                                    "ParticipantTimerDurationInMinutes"),
                       verbs::duplicate_timer(0, 1)});
}

TEST_CASE(
    "configuration: as deep as a document may be, from its own first brace, and no longer than allowed") {
    for (std::size_t const levels : {30U, 31U}) {
        std::string const nested = std::string(levels, '[') + std::string(levels, ']');
        for (std::string_view const member : {R"("x":)", R"("\u0078":)"}) {
            std::string const json = std::string{R"({"Chat":{)"}.append(member).append(nested).append(
                "," + std::string{text}.substr(std::string_view{R"({"Chat":{)"}.size()));
            auto const decoded = decode_configuration(json, decode_options::service);
            CHECK(decoded.has_value() == (levels == 30));
            if (!decoded) CHECK(decoded.error()[0].rule == rule::too_deep);
        }
        std::string const wrong = std::string{R"({"Chat":)"}.append(1, '[').append(nested).append("]}");
        CHECK(decode_configuration(wrong).error()[0].rule ==
              (levels == 30 ? rule::wrong_type : rule::too_deep));
    }
    for (std::size_t const levels : {32U, 33U}) {
        std::string const text_of_lists = std::string(levels, '[') + std::string(levels, ']');
        auto const decoded = decode_configuration(text_of_lists);
        CHECK(decoded.error()[0].rule == (levels == 32 ? rule::wrong_type : rule::too_deep));
        CHECK(decoded.error()[0].offset == (levels == 32 ? 0U : 32U));
    }
    auto const long_text = decode_configuration(text, {.max_bytes = text.size() - 1});
    REQUIRE(!long_text.has_value());
    CHECK(long_text.error()[0].rule == rule::too_large);
    CHECK(long_text.error()[0].pointer() == "/ChannelConfiguration");
    CHECK(decode_configuration(text, {.max_bytes = text.size()}).has_value());
}
