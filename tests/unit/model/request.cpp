// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/request.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <type_traits>
#include <variant>

// struct chat { timer_list timers; };
// using channel_configuration = std::variant<chat>;
// struct request { chat_timers::instance_id instance_id;  chat_timers::contact_id contact_id;
//                  chat_timers::channel_configuration channel_configuration; };

using namespace chat_timers;
using namespace std::chrono_literals;

namespace {

static_assert(std::is_aggregate_v<chat> && std::is_trivially_copyable_v<chat>);
static_assert(!std::is_default_constructible_v<chat>);
static_assert(std::is_same_v<channel_configuration, std::variant<chat>>);
static_assert(!std::is_default_constructible_v<channel_configuration>);
static_assert(std::is_trivially_copyable_v<channel_configuration>);
static_assert(std::is_aggregate_v<request> && std::is_trivially_copyable_v<request>);
static_assert(!std::is_default_constructible_v<request>);
static_assert(std::is_same_v<decltype(request::instance_id), instance_id>);
static_assert(std::is_same_v<decltype(request::contact_id), contact_id>);
static_assert(std::is_same_v<decltype(request::channel_configuration), channel_configuration>);
static_assert(!std::is_constructible_v<chat, timer>);
// A literal does not become an id by itself: swapped ids do not compile.
static_assert(!std::is_convertible_v<char const (&)[2], instance_id>);
static_assert(!std::is_convertible_v<char const (&)[2], contact_id>);
static_assert(!std::is_constructible_v<instance_id, contact_id> &&
              !std::is_constructible_v<contact_id, instance_id>);

constexpr request example{
    instance_id{"12345678-1234-1234-1234-123456789012"},
    contact_id{"87654321-4321-4321-4321-210987654321"},
    chat{{{participant_role::customer, timer_type::idle, timer_duration{5min}},
          {participant_role::agent, timer_type::disconnect_noncustomer, unset}}},
};
static_assert(example.instance_id.value() == "12345678-1234-1234-1234-123456789012");
static_assert(example.contact_id.value() == "87654321-4321-4321-4321-210987654321");
static_assert(std::get<chat>(example.channel_configuration).timers.size() == 2);
static_assert(example == example);

}  // namespace

TEST_CASE("request: its parts are what it was made of") {
    timer_list const& timers = std::get<chat>(example.channel_configuration).timers;
    CHECK(timers[0].role == participant_role::customer);
    CHECK(timers[0].type == timer_type::idle);
    CHECK(std::get<timer_duration>(timers[0].value).minutes() == 5min);
    CHECK(timers[1].role == participant_role::agent);
    CHECK(timers[1].type == timer_type::disconnect_noncustomer);
    CHECK(std::holds_alternative<unset_t>(timers[1].value));
}

TEST_CASE("request: equal when every part is") {
    request other = example;
    CHECK(other == example);
    other.instance_id = *instance_id::parse("another");
    CHECK(other != example);
    other = example;
    other.contact_id = *contact_id::parse("another");
    CHECK(other != example);
    other = example;
    other.channel_configuration =
        chat{{{participant_role::customer, timer_type::idle, timer_duration{5min}}}};
    CHECK(other != example);
}

TEST_CASE("request: a configuration is a chat's") {
    channel_configuration const configuration = chat{{{participant_role::agent, timer_type::idle, unset}}};
    CHECK(configuration.index() == 0);
    CHECK(std::visit([](chat const& channel) { return channel.timers.size(); }, configuration) == 1);
}

TEST_CASE("request: timers() returns the list, of a configuration and of a request") {
    static_assert(std::is_same_v<decltype(timers(example)), timer_list const&>);
    static_assert(noexcept(timers(example))&& noexcept(timers(example.channel_configuration)));
    static_assert(timers(example).size() == 2);
    CHECK(&timers(example) == &std::get<chat>(example.channel_configuration).timers);
    CHECK(&timers(example.channel_configuration) == &timers(example));
}
