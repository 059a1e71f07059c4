// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/draft.hpp>

#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// struct timer_value_draft { std::optional<std::string_view> action;  std::optional<std::int64_t>
// duration_in_minutes; }; struct timer_draft       { std::optional<std::string_view> role, type;
// std::optional<timer_value_draft> value; }; struct request_draft     { std::optional<std::string_view>
// instance_id, contact_id;
//                            std::optional<std::span<timer_draft const>> timers; };
// result<request> validate(request_draft const&);

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using namespace verbs;
using chat_timers::request_draft;
using chat_timers::timer_draft;
using chat_timers::timer_value_draft;
using chat_timers::validate;

namespace {

static_assert(std::is_aggregate_v<timer_value_draft> && std::is_default_constructible_v<timer_value_draft>);
static_assert(std::is_aggregate_v<timer_draft> && std::is_default_constructible_v<timer_draft>);
static_assert(std::is_aggregate_v<request_draft> && std::is_default_constructible_v<request_draft>);
static_assert(std::is_same_v<decltype(timer_value_draft::duration_in_minutes), std::optional<std::int64_t>>);
static_assert(std::is_same_v<decltype(timer_value_draft::action), std::optional<std::string_view>>);
static_assert(std::is_same_v<decltype(request_draft::timers), std::optional<std::span<timer_draft const>>>);
static_assert(std::is_same_v<decltype(validate(request_draft{})), chat_timers::result<chat_timers::request>>);
static_assert(noexcept(validate(std::declval<request_draft const&>())));

constexpr timer_value_draft unset{"Unset", std::nullopt};
constexpr timer_value_draft minutes(std::int64_t number) { return {std::nullopt, number}; }

constexpr chat_timers::result<chat_timers::request> of_one(timer_draft const& timer) {
    timer_draft const timers[] = {timer};
    return validate({"i", "c", timers});
}
constexpr chat_timers::result<chat_timers::request> of_ids(std::optional<std::string_view> instance,
                                                           std::optional<std::string_view> contact) {
    timer_draft const timers[] = {{"AGENT", "IDLE", unset}};
    return validate({instance, contact, timers});
}
constexpr chat_timers::result<chat_timers::request> of_minutes(std::int64_t number) {
    return of_one({"AGENT", "IDLE", minutes(number)});
}

// While compiling.
static_assert(!validate({}));
static_assert(of_minutes(2) && of_minutes(480));
static_assert(!of_minutes(1) && !of_minutes(481));
static_assert(of_minutes(481).error()[0].rule == chat_timers::rule::range);
static_assert(of_minutes(2'147'483'648).error()[0].rule == chat_timers::rule::not_an_integer);
static_assert(of_ids("i", "c"));
static_assert(!of_ids("", "c") && !of_ids("i", "") && !of_ids("\xFF", "c") && !of_ids(std::nullopt, "c"));
static_assert(validate({}).error().size() == 3);

std::string times(std::size_t count, std::string_view scalar) {
    std::string text;
    while (count-- != 0) text += scalar;
    return text;
}

std::string const role = item(0, "/ParticipantRole");
std::string const type = item(0, "/TimerType");
std::string const value = item(0, "/TimerValue");
std::string const action = item(0, "/TimerValue/ParticipantTimerAction");
std::string const duration = item(0, "/TimerValue/ParticipantTimerDurationInMinutes");
std::string const one_of_value = "ParticipantTimerAction or ParticipantTimerDurationInMinutes";

}  // namespace

TEST_CASE("validate: a draft that is right becomes the request") {
    constexpr chat_timers::request wanted{
        chat_timers::instance_id{"12345678-1234-1234-1234-123456789012"},
        chat_timers::contact_id{"87654321-4321-4321-4321-210987654321"},
        chat_timers::chat{{{chat_timers::participant_role::customer, chat_timers::timer_type::idle,
                            chat_timers::timer_duration{5min}},
                           {chat_timers::participant_role::agent,
                            chat_timers::timer_type::disconnect_noncustomer, chat_timers::unset}}}};
    std::vector<timer_draft> const timers = {{"CUSTOMER", "IDLE", minutes(5)},
                                             {"AGENT", "DISCONNECT_NONCUSTOMER", unset}};
    holds(validate({"12345678-1234-1234-1234-123456789012", "87654321-4321-4321-4321-210987654321", timers}),
          wanted);
}

TEST_CASE("validate: what is kept is copied") {
    std::string instance = "instance", word = "AGENT";
    std::vector<timer_draft> timers = {{word, "IDLE", unset}};
    auto const made = validate({instance, "c", timers});
    instance = "********";
    word = "*****";
    timers.clear();
    REQUIRE(made.has_value());
    CHECK(made->instance_id.value() == "instance");
}

TEST_CASE("validate: an empty draft lacks everything, told at each place") {
    fails(validate({}), {required("/InstanceId"), required("/ContactId"), required(list)});
    fails(of_one({}), {required(role), required(type), required(value)});
}

TEST_CASE("validate: each member may be absent") {
    fails(of_ids(std::nullopt, "c"), {required("/InstanceId")});
    fails(of_ids("i", std::nullopt), {required("/ContactId")});
    fails(validate({"i", "c", std::nullopt}), {required(list)});
    fails(of_one({std::nullopt, "IDLE", unset}), {required(role)});
    fails(of_one({"AGENT", std::nullopt, unset}), {required(type)});
    fails(of_one({"AGENT", "IDLE", std::nullopt}), {required(value)});
    fails(of_one({"AGENT", "IDLE", timer_value_draft{}}), {union_empty(value, one_of_value)});
    fails(of_one({"AGENT", "IDLE", timer_value_draft{"Unset", 5}}), {union_conflict(value, one_of_value)});
    fails(of_one({"AGENT", "IDLE", timer_value_draft{"Set", 481}}),
          {union_conflict(value, one_of_value), enumeration(action, "Unset"), range(duration)});
}

TEST_CASE("validate: ids of 1 to 100 and 1 to 256 scalar values") {
    for (std::string_view const scalar : {"a"sv, "\0"sv, "\u00E9"sv, "\u20AC"sv, "\U0001F44D"sv}) {
        CHECK(of_ids(times(1, scalar), times(1, scalar)).has_value());
        CHECK(of_ids(times(100, scalar), times(256, scalar)).has_value());
        fails(of_ids(times(101, scalar), "c"), {length("/InstanceId", 101, "1 and 100")});
        fails(of_ids("i", times(257, scalar)), {length("/ContactId", 257, "1 and 256")});
        fails(of_ids(times(5000, scalar), times(5000, scalar)),
              {length("/InstanceId", 5000, "1 and 100"), length("/ContactId", 5000, "1 and 256")});
    }
    fails(of_ids("", ""), {length("/InstanceId", 0, "1 and 100"), length("/ContactId", 0, "1 and 256")});
    fails(of_ids(std::string_view{}, std::string_view{}),
          {length("/InstanceId", 0, "1 and 100"), length("/ContactId", 0, "1 and 256")});
}

TEST_CASE("validate: texts are UTF-8, every one of them") {
    for (std::string_view const text :
         {"\xFF"sv, "\xC0\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "a\xE2\x82"sv}) {
        fails(of_ids(text, text), {encoding("/InstanceId"), encoding("/ContactId")});
        fails(of_one({text, text, timer_value_draft{text, std::nullopt}}),
              {encoding(role), encoding(type), encoding(action)});
    }
}

TEST_CASE("validate: goes on after everything, be it ill-formed") {
    timer_draft const timers[] = {{"\xFF", "IDLE", minutes(1)}, {"AGENT", "X", timer_value_draft{}}};
    fails(validate({"\xFF", "", timers}),
          {encoding("/InstanceId"), length("/ContactId", 0, "1 and 256"), encoding(role), range(duration),
           enumeration(item(1, "/TimerType"), "IDLE, DISCONNECT_NONCUSTOMER"),
           union_empty(item(1, "/TimerValue"), one_of_value)});
}

TEST_CASE("validate: exactly the service's words") {
    for (std::string_view const word : {""sv, "customer"sv, "CUSTOMER "sv, "CUSTOMER\0"sv, "IDLE"sv}) {
        fails(of_one({word, "IDLE", unset}), {enumeration(role, "CUSTOMER, AGENT")});
    }
    for (std::string_view const word : {""sv, "idle"sv, "DISCONNECT"sv, "AGENT"sv}) {
        fails(of_one({"AGENT", word, unset}), {enumeration(type, "IDLE, DISCONNECT_NONCUSTOMER")});
    }
    for (std::string_view const word : {""sv, "UNSET"sv, "Unset "sv}) {
        fails(of_one({"AGENT", "IDLE", timer_value_draft{word, std::nullopt}}),
              {enumeration(action, "Unset")});
    }
    CHECK(of_one({"CUSTOMER", "DISCONNECT_NONCUSTOMER", unset}).has_value());
    CHECK(of_one({"AGENT", "IDLE", unset}).has_value());
}

TEST_CASE("validate: 2 to 480 minutes, in 32 bits") {
    for (std::int64_t number = 2; number <= 480; ++number) REQUIRE(of_minutes(number).has_value());
    for (std::int64_t const number :
         {1LL, 481LL, 0LL, -1LL, -5LL, 65'538LL, 2'147'483'647LL, -2'147'483'648LL}) {
        fails(of_minutes(number), {range(duration)});
        CHECK(of_minutes(number).error()[0].actual == number);
        CHECK(of_minutes(number).error()[0].allowed == chat_timers::interval{2, 480});
    }
    for (std::int64_t const number :
         {2'147'483'648LL, -2'147'483'649LL, 4'294'967'298LL, (std::numeric_limits<long long>::min)(),
          (std::numeric_limits<long long>::max)()}) {
        fails(of_minutes(number), {beyond_32_bits(duration)});
    }
}

TEST_CASE("validate: a list has 1 to 6 timers and repeats none") {
    timer_draft const all_four[] = {{"CUSTOMER", "IDLE", unset},
                                    {"CUSTOMER", "DISCONNECT_NONCUSTOMER", minutes(2)},
                                    {"AGENT", "IDLE", minutes(480)},
                                    {"AGENT", "DISCONNECT_NONCUSTOMER", unset}};
    CHECK(validate({"i", "c", all_four}).has_value());

    fails(validate({"i", "c", std::span<timer_draft const>{}}), {length(list, 0, "1 and 6")});
    std::vector<timer_draft> timers{std::begin(all_four), std::end(all_four)};
    timers.push_back({"AGENT", "IDLE", unset});
    fails(validate({"i", "c", timers}), {duplicate_timer(2, 4)});
    timers.push_back({"AGENT", "IDLE", minutes(480)});
    fails(validate({"i", "c", timers}), {duplicate_timer(2, 4), duplicate_timer(2, 5)});
    timers.push_back({"CUSTOMER", "IDLE", minutes(481)});
    fails(validate({"i", "c", timers}),
          {length(list, 7, "1 and 6"), duplicate_timer(2, 4), duplicate_timer(2, 5), duplicate_timer(0, 6),
           range(item(6, "/TimerValue/ParticipantTimerDurationInMinutes"))});
}

TEST_CASE("validate: more than 16 violations, the first 16 of them") {
    all wanted = {required("/InstanceId"), required("/ContactId"), length(list, 7, "1 and 6")};
    for (std::size_t index = 0; index < 7; ++index) {
        wanted.push_back(required(item(index, "/ParticipantRole")));
        wanted.push_back(required(item(index, "/TimerType")));
        wanted.push_back(required(item(index, "/TimerValue")));
    }
    std::vector<timer_draft> const empty(7);
    fails(validate({std::nullopt, std::nullopt, empty}), wanted);

    std::vector<timer_draft> const many(100'000);
    auto const refused = validate({"i", "c", many});
    CHECK(refused.error().total() == 300'001);
    CHECK(refused.error().size() == 16);
    CHECK(refused.error()[15].pointer() == std::string_view{item(4, "/TimerValue")});
}

TEST_CASE(
    "validate: beyond the 16th, the first malformed one is held unless another is; none ends the reading") {
    // 18 constraints, and two ill-formed texts.
    std::vector<timer_draft> timers(6);
    timers.push_back({"\xFF", "\xFE", unset});
    all wanted = {length(list, 7, "1 and 6")};
    for (std::size_t index = 0; index < 6; ++index) {
        for (char const* const member : {"/ParticipantRole", "/TimerType", "/TimerValue"})
            wanted.push_back(required(item(index, member)));
    }
    wanted.push_back(in_last_place(encoding(item(6, "/ParticipantRole"))));
    wanted.push_back(encoding(item(6, "/TimerType")));
    fails(validate({"i", "c", timers}), wanted);
    CHECK(validate({"i", "c", timers}).error().malformed());

    // A malformed one precedes them: the 16th in the last place is the 16th of all.
    timers[0].value = timer_value_draft{};
    wanted[3] = union_empty(value, one_of_value);
    wanted[19].takes_last_place = false;
    fails(validate({"i", "c", timers}), wanted);
    CHECK(validate({"i", "c", timers}).error().malformed());
}

TEST_CASE("validate: several violations of one timer, wherever the room ends") {
    for (std::size_t good = 0; good <= 6; ++good) {
        std::vector<timer_draft> timers;
        all wanted;
        if (good + 6 > 6) wanted.push_back(length(list, good + 6, "1 and 6"));
        for (std::size_t index = 0; index < good; ++index) {
            timers.push_back({"X", "IDLE", unset});
            wanted.push_back(enumeration(item(index, "/ParticipantRole"), "CUSTOMER, AGENT"));
        }
        for (std::size_t index = good; index < good + 6; ++index) {
            timers.emplace_back();
            for (char const* const member : {"/ParticipantRole", "/TimerType", "/TimerValue"})
                wanted.push_back(required(item(index, member)));
        }
        fails(validate({"i", "c", timers}), wanted);
    }
}

TEST_CASE("validate: a draft has no source: no offsets, no lengths") {
    auto const refused = validate({"", std::nullopt, std::nullopt});
    REQUIRE(!refused.has_value());
    for (chat_timers::violation const& each : refused.error()) {
        CHECK(each.offset == 0);
        CHECK(each.length == 0);
    }
}
