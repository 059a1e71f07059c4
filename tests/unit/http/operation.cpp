// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http/operation.hpp>

#include <chat_timers/http/request.hpp>
#include <chat_timers/json/literals.hpp>
#include <chat_timers/version.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace chat_timers;
using namespace chat_timers::literals;

static_assert(operation::method == "PUT");
static_assert(operation::path == "/contact/participant-role-config/");
static_assert(operation::media_type == "application/json");
static_assert(operation::api_version == "2017-08-08" && operation::api_version == api_version);

TEST_CASE("operation: a request is made of its constants, and its sentences name them") {
    constexpr request sent = R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":{"Chat":{
        "ParticipantTimerConfigList":[{"ParticipantRole":"AGENT","TimerType":"IDLE",
        "TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})"_input;
    auto const message = encode(sent);
    REQUIRE(message.has_value());
    CHECK(message->method() == operation::method);
    CHECK(message->target() == std::string{operation::path}.append("i/c"));
    CHECK(message->content_type() == operation::media_type);
    auto const sentence = [&](http_request const& from) {
        return std::string{decode(from, decode_options::service).error()[0].message().view()};
    };
    http_request from = message->as_request();
    from.content_type = {};
    CHECK(sentence(from) == "Content-Type must be application/json");
    from.method = "GET";
    CHECK(sentence(from) == "Method must be PUT");
    from.target = "/";
    CHECK(sentence(from) == "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}");
}
