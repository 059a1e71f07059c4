// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

// The facts of Amazon Connect's service model, API version 2017-08-08, once more and by hand: what the
// headers say must be what stands here, and what stands here is never read from them.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html

namespace {

namespace model {

enum class type { structure, union_, list, string, integer };

struct member {
    std::string_view name, shape;
    bool required = false;
    std::string_view location = {};  // "uri", or the body
};

struct shape {
    std::string_view name;
    model::type type;
    member members[3] = {};
    std::string_view enumerators[2] = {};
    long long min = 0, max = 0;
    int http_status = 0;  // of an exception
};

constexpr std::string_view api_version = "2017-08-08";
constexpr std::string_view operation = "UpdateParticipantRoleConfig";
constexpr std::string_view http_method = "PUT";
constexpr std::string_view request_uri = "/contact/participant-role-config/{InstanceId}/{ContactId}";

constexpr shape shapes[] = {
    {"UpdateParticipantRoleConfigRequest",
     type::structure,
     {{"InstanceId", "InstanceId", true, "uri"},
      {"ContactId", "ContactId", true, "uri"},
      {"ChannelConfiguration", "UpdateParticipantRoleConfigChannelInfo", true}}},
    {"InstanceId", type::string, {}, {}, 1, 100},
    {"ContactId", type::string, {}, {}, 1, 256},
    {"UpdateParticipantRoleConfigChannelInfo", type::union_, {{"Chat", "ChatParticipantRoleConfig"}}},
    {"ChatParticipantRoleConfig",
     type::structure,
     {{"ParticipantTimerConfigList", "ParticipantTimerConfigList", true}}},
    {"ParticipantTimerConfigList", type::list, {{"", "ParticipantTimerConfiguration"}}, {}, 1, 6},
    {"ParticipantTimerConfiguration",
     type::structure,
     {{"ParticipantRole", "TimerEligibleParticipantRoles", true},
      {"TimerType", "ParticipantTimerType", true},
      {"TimerValue", "ParticipantTimerValue", true}}},
    {"TimerEligibleParticipantRoles", type::string, {}, {"CUSTOMER", "AGENT"}},
    {"ParticipantTimerType", type::string, {}, {"IDLE", "DISCONNECT_NONCUSTOMER"}},
    {"ParticipantTimerValue",
     type::union_,
     {{"ParticipantTimerAction", "ParticipantTimerAction"},
      {"ParticipantTimerDurationInMinutes", "ParticipantTimerDurationInMinutes"}}},
    {"ParticipantTimerAction", type::string, {}, {"Unset"}},
    {"ParticipantTimerDurationInMinutes", type::integer, {}, {}, 2, 480},
    {"UpdateParticipantRoleConfigResponse", type::structure},
    {"InvalidRequestException",
     type::structure,
     {{"Message", "Message"}, {"Reason", "InvalidRequestExceptionReason"}},
     {},
     0,
     0,
     400},
    {"InvalidParameterException", type::structure, {{"Message", "Message"}}, {}, 0, 0, 400},
    {"ResourceNotFoundException", type::structure, {{"Message", "Message"}}, {}, 0, 0, 404},
    {"AccessDeniedException", type::structure, {{"Message", "Message"}}, {}, 0, 0, 403},
    {"ThrottlingException", type::structure, {{"Message", "Message"}}, {}, 0, 0, 429},
    {"InternalServiceException", type::structure, {{"Message", "Message"}}, {}, 0, 0, 500},
};

constexpr shape const& find(std::string_view name) {
    return *std::find_if(std::begin(shapes), std::end(shapes),
                         [name](shape const& each) { return each.name == name; });
}

// A document that is right, made of the model alone: of every shape the first choice.
std::string example(shape const& of, bool of_body) {
    switch (of.type) {
    case type::string:
        return of.enumerators[0].empty() ? "\"x\"" : "\"" + std::string{of.enumerators[0]} + "\"";
    case type::integer: return std::to_string(of.min);
    case type::list: return "[" + example(find(of.members[0].shape), false) + "]";
    case type::structure:
    case type::union_: break;
    }
    std::string text;
    for (member const& each : of.members) {
        if (each.name.empty() || (of_body && each.location == "uri")) continue;
        if (!text.empty() && of.type == type::union_) break;
        text.append(text.empty() ? "{\"" : ",\"")
            .append(each.name)
            .append("\":")
            .append(example(find(each.shape), false));
    }
    return text + "}";
}

}  // namespace model

constexpr bool is(chat_timers::interval range, std::string_view shape) {
    return range.min == model::find(shape).min && range.max == model::find(shape).max;
}

static_assert(chat_timers::api_version == model::api_version);
static_assert(is(chat_timers::limits::instance_id_length, "InstanceId"));
static_assert(is(chat_timers::limits::contact_id_length, "ContactId"));
static_assert(is(chat_timers::limits::timer_list_size, "ParticipantTimerConfigList"));
static_assert(is(chat_timers::limits::timer_minutes, "ParticipantTimerDurationInMinutes"));

// The enumerators, in the model's order.
template <class Enum>
void spelt(std::string_view shape, int count) {
    for (int value = 0; value < count; ++value) {
        std::string_view const spelling = model::find(shape).enumerators[value];
        CHECK(to_string(static_cast<Enum>(value)) == spelling);
        CHECK(chat_timers::from_string<Enum>(spelling) == static_cast<Enum>(value));
    }
    CHECK(to_string(static_cast<Enum>(count)).empty());
}

}  // namespace

TEST_CASE("model: the numbers") {
    CHECK(chat_timers::limits::instance_id_length == chat_timers::interval{1, 100});
    CHECK(chat_timers::limits::contact_id_length == chat_timers::interval{1, 256});
    CHECK(chat_timers::limits::timer_list_size == chat_timers::interval{1, 6});
    CHECK(chat_timers::limits::timer_minutes == chat_timers::interval{2, 480});
}

TEST_CASE("model: the enumerators") {
    spelt<chat_timers::participant_role>("TimerEligibleParticipantRoles", 2);
    spelt<chat_timers::timer_type>("ParticipantTimerType", 2);
    spelt<chat_timers::timer_action>("ParticipantTimerAction", 1);
}

TEST_CASE("model: the names of the members, and their order") {
    model::shape const& input = model::find("UpdateParticipantRoleConfigRequest");
    std::string const body = model::example(input, true);
    CHECK(body == R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                  R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
                  R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})");
    auto const decoded = chat_timers::decode_body(body);
    REQUIRE(decoded.has_value());
    if (decoded) CHECK(std::string_view{chat_timers::encode_body(*decoded)} == body);

    std::string const whole = model::example(input, false);
    auto const decoded_whole = chat_timers::decode_input(whole);
    REQUIRE(decoded_whole.has_value());
    if (decoded_whole) CHECK(std::string_view{chat_timers::encode_input(*decoded_whole)} == whole);

    CHECK(chat_timers::decode_body(
              R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT",)"
              R"("TimerType":"DISCONNECT_NONCUSTOMER")"
              R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":2}}]}}})")
              .has_value());
}

TEST_CASE("model: what is required, and of which unions there is one member") {
    using namespace verbs;
    bad_input("<<<{}>>>",
              {required("/InstanceId"), required("/ContactId"), required("/ChannelConfiguration")});
    bad("<{}>", {required("/ChannelConfiguration")});
    bad(R"({"ChannelConfiguration":<{}>})", {union_empty("/ChannelConfiguration", "Chat")});
    bad(R"({"ChannelConfiguration":{"Chat":<{}>}})",
        {required("/ChannelConfiguration/Chat/ParticipantTimerConfigList")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[<<<{}>>>]}}})",
        {required("/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/ParticipantRole"),
         required("/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerType"),
         required("/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
        R"(,"TimerType":"IDLE","TimerValue":<{}>}]}}})",
        {union_empty("/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue",
                     "ParticipantTimerAction or ParticipantTimerDurationInMinutes")});
}

TEST_CASE("model: how the operation is bound to HTTP, as far as messages say") {
    auto const sentence = [](chat_timers::rule which) {
        return std::string{chat_timers::violation{.rule = which}.message()};
    };
    CHECK(sentence(chat_timers::rule::method) == "Method must be " + std::string{model::http_method});
    CHECK(sentence(chat_timers::rule::path) == "Path must be " + std::string{model::request_uri});
}

TEST_CASE("model: the errors that the operation may answer with") {
    int statuses = 0;
    for (model::shape const& each : model::shapes) {
        if (each.http_status == 0) continue;
        ++statuses;
        CHECK(each.name.substr(each.name.size() - 9) == "Exception");
        CHECK(each.members[0].name == "Message");
    }
    CHECK(statuses == 6);
    CHECK(model::operation == "UpdateParticipantRoleConfig");
}
