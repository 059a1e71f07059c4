// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/schedule.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// class timer_state;  // up to four timers in force: find, ==, empty; with(role, type, duration),
// without(role, type): a changed copy, unchanged for a value that is not an enumerator timer_state
// apply(timer_state const&, timer_list const&); std::optional<timer_list> diff(timer_state const& from,
// timer_state const& to); struct role_schedule { std::optional<std::chrono::minutes> idle_after,
// disconnect_after; }; role_schedule schedule(timer_state const&, participant_role);
// /* fixed-capacity string */ describe(timer_state const&);

using namespace chat_timers;
using namespace std::chrono_literals;
using std::chrono::minutes;

namespace {

constexpr auto customer = participant_role::customer;
constexpr auto agent = participant_role::agent;
constexpr auto idle = timer_type::idle;
constexpr auto disconnect = timer_type::disconnect_noncustomer;

static_assert(std::is_trivially_copyable_v<timer_state> &&
              std::is_nothrow_default_constructible_v<timer_state>);
static_assert(!std::is_convertible_v<timer_list, timer_state>);
static_assert(std::is_same_v<decltype(std::declval<timer_state const&>().find(agent, idle)),
                             std::optional<timer_duration>>);
static_assert(noexcept(chat_timers::apply(std::declval<timer_state const&>(),
                                          std::declval<timer_list const&>())));
static_assert(noexcept(chat_timers::diff(std::declval<timer_state const&>(),
                                         std::declval<timer_state const&>())));
static_assert(noexcept(chat_timers::schedule(std::declval<timer_state const&>(), agent)));
static_assert(noexcept(chat_timers::describe(std::declval<timer_state const&>())));

// While compiling.
constexpr timer_list two = {{agent, disconnect, timer_duration{10min}}, {agent, idle, timer_duration{5min}}};
constexpr timer_list two_in_order = {{agent, idle, timer_duration{5min}},
                                     {agent, disconnect, timer_duration{10min}}};
constexpr timer_list none_of_two = {{agent, idle, unset}, {agent, disconnect, unset}};
constexpr timer_state none{};
constexpr timer_state of_two = apply(none, two);
static_assert(none.empty() && !of_two.empty() && none != of_two);
static_assert(of_two.find(agent, idle)->minutes() == 5min && !of_two.find(customer, idle));
static_assert(diff(none, of_two) == two_in_order && diff(of_two, none) == none_of_two &&
              !diff(of_two, of_two));
static_assert(apply(of_two, none_of_two).empty());
static_assert(schedule(of_two, agent) == role_schedule{5min, 15min});
static_assert(schedule(of_two, customer) == role_schedule{});
static_assert(none.with(agent, idle, timer_duration{5min}).with(agent, disconnect, timer_duration{10min}) ==
              of_two);
static_assert(of_two.with(agent, idle, timer_duration{6min}).find(agent, idle)->minutes() == 6min);
static_assert(of_two.without(agent, idle).without(agent, disconnect).empty() &&
              of_two.without(customer, idle) == of_two);
static_assert(describe(of_two).view().starts_with("The customer never counts as idle."));

// The four timers, in the model's order.
constexpr timer_key keys[] = {{customer, idle}, {customer, disconnect}, {agent, idle}, {agent, disconnect}};

// What a list can say of a timer: unset it, or set it to one of these.
std::vector<timer_value> values() {
    std::vector<timer_value> all = {unset};
    for (minutes const each : {2min, 7min, 480min}) all.emplace_back(timer_duration::from(each).value());
    return all;
}

// All lists of these values: of each choice of the timers, in each order.
std::vector<timer_list> const& all_lists() {
    static std::vector<timer_list> const lists = [] {
        std::vector<timer_list> all;
        std::vector<timer> start;
        auto const extend = [&all](auto const& self, std::vector<timer>& list) -> void {
            if (!list.empty()) all.push_back(timer_list::from(list).value());
            for (timer_key const key : keys) {
                bool taken = false;
                for (timer const& each : list)
                    taken = taken || (each.role == key.role && each.type == key.type);
                if (taken) continue;
                for (timer_value const& value : values()) {
                    list.push_back({key.role, key.type, value});
                    self(self, list);
                    list.pop_back();
                }
            }
        };
        extend(extend, start);
        return all;
    }();
    return lists;
}

// All states: each timer not set or of one of the durations.
std::vector<timer_state> const& all_states() {
    static std::vector<timer_state> const states = [] {
        std::vector<timer_state> all;
        for (timer_value const& first : values())
            for (timer_value const& second : values())
                for (timer_value const& third : values())
                    for (timer_value const& fourth : values()) {
                        timer const list[] = {{customer, idle, first},
                                              {customer, disconnect, second},
                                              {agent, idle, third},
                                              {agent, disconnect, fourth}};
                        all.push_back(apply(timer_state{}, timer_list::from(list).value()));
                    }
        return all;
    }();
    return states;
}

timer_value value_of(timer_state const& state, timer_key key) {
    auto const found = state.find(key.role, key.type);
    return found ? timer_value{*found} : timer_value{unset};
}

std::string described(timer_state const& state) { return std::string{describe(state).view()}; }

}  // namespace

TEST_CASE("timer_state: none at first, then what was set") {
    CHECK(timer_state{}.empty());
    CHECK(all_states().size() == 256);
    for (std::size_t index = 0; index < all_states().size(); ++index) {
        timer_state const& state = all_states()[index];
        REQUIRE(state.empty() == (index == 0));
        std::size_t rest = index;
        for (std::size_t from_last = 0; from_last < 4; ++from_last, rest /= 4) {
            REQUIRE(value_of(state, keys[3 - from_last]) == values()[rest % 4]);
        }
    }
}

TEST_CASE("timer_state: equal when all four timers are") {
    for (std::size_t left = 0; left < all_states().size(); ++left) {
        for (std::size_t right = 0; right < all_states().size(); ++right) {
            REQUIRE((all_states()[left] == all_states()[right]) == (left == right));
        }
    }
}

TEST_CASE("timer_state: finds nothing by what is no role and no type") {
    for (timer_state const& state : all_states()) {
        REQUIRE(!state.find(static_cast<participant_role>(2), idle));
        REQUIRE(!state.find(static_cast<participant_role>(255), disconnect));
        REQUIRE(!state.find(customer, static_cast<timer_type>(2)));
        REQUIRE(!state.find(agent, static_cast<timer_type>(255)));
    }
}

TEST_CASE("apply: changes what the list names, and nothing else; of all states and lists") {
    CHECK(all_lists().size() == 7888);
    for (timer_list const& list : all_lists()) {
        for (timer_state const& state : all_states()) {
            timer_state const after = apply(state, list);
            bool right = true;
            for (timer_key const key : keys) {
                auto const named = list.find(key.role, key.type);
                right = right && value_of(after, key) == (named ? *named : value_of(state, key));
            }
            REQUIRE(right);
        }
    }
}

TEST_CASE("apply: again, it changes nothing; of all states and lists") {
    for (timer_list const& list : all_lists()) {
        for (timer_state const& state : all_states()) {
            timer_state const once = apply(state, list);
            REQUIRE(apply(once, list) == once);
        }
    }
}

TEST_CASE("apply: to unset what is not set changes nothing") {
    for (timer_key const key : keys) {
        timer const one[] = {{key.role, key.type, unset}};
        timer_list const list = timer_list::from(one).value();
        for (timer_state const& state : all_states()) {
            if (state.find(key.role, key.type)) {
                REQUIRE(apply(state, list) != state);
            } else {
                REQUIRE(apply(state, list) == state);
            }
        }
    }
}

TEST_CASE("diff: leads from each state to each other, and is nothing where they are equal") {
    for (timer_state const& from : all_states()) {
        for (timer_state const& to : all_states()) {
            auto const list = diff(from, to);
            REQUIRE(list.has_value() == (from != to));
            if (list) REQUIRE(apply(from, *list) == to);
        }
    }
}

TEST_CASE("diff: no list that leads there is shorter; of all states and lists") {
    for (timer_list const& list : all_lists()) {
        for (timer_state const& from : all_states()) {
            auto const shortest = diff(from, apply(from, list));
            REQUIRE((!shortest || shortest->size() <= list.size()));
        }
    }
}

TEST_CASE("diff: names what differs and nothing else, in the model's order") {
    for (timer_state const& from : all_states()) {
        for (timer_state const& to : all_states()) {
            std::vector<timer> wanted;
            for (timer_key const key : keys) {
                if (value_of(from, key) != value_of(to, key))
                    wanted.push_back({key.role, key.type, value_of(to, key)});
            }
            auto const list = diff(from, to);
            REQUIRE(wanted.size() == (list ? list->size() : 0));
            for (std::size_t index = 0; index < wanted.size(); ++index)
                REQUIRE((*list)[index] == wanted[index]);
        }
    }
}

TEST_CASE("schedule: the disconnect comes after idle and disconnect minutes, or, alone, after its own") {
    for (timer_state const& state : all_states()) {
        for (participant_role const role : {customer, agent}) {
            auto const when = schedule(state, role);
            auto const idle_timer = state.find(role, idle);
            auto const disconnect_timer = state.find(role, disconnect);
            REQUIRE(when.idle_after.has_value() == idle_timer.has_value());
            REQUIRE(when.disconnect_after.has_value() == disconnect_timer.has_value());
            if (idle_timer) REQUIRE(*when.idle_after == idle_timer->minutes());
            if (disconnect_timer && !idle_timer)
                REQUIRE(*when.disconnect_after == disconnect_timer->minutes());
            if (disconnect_timer && idle_timer) {
                REQUIRE(*when.disconnect_after == idle_timer->minutes() + disconnect_timer->minutes());
            }
        }
    }
    constexpr timer_list longest = {{customer, idle, timer_duration{480min}},
                                    {customer, disconnect, timer_duration{480min}}};
    CHECK(schedule(apply({}, longest), customer) == role_schedule{480min, 960min});
    CHECK(schedule(apply({}, longest), static_cast<participant_role>(2)) == role_schedule{});
    CHECK(schedule(apply({}, longest), customer) != role_schedule{480min, 480min});
    CHECK(schedule(apply({}, longest), customer) != role_schedule{479min, 960min});
}

TEST_CASE("describe: a sentence or two for each role") {
    CHECK(
        described({}) ==
        "The customer never counts as idle. The agent is never disconnected because the customer is silent.\n"
        "The agent never counts as idle. The agent is never disconnected because the agent is silent.\n");

    constexpr timer_list both = {{customer, idle, timer_duration{5min}},
                                 {customer, disconnect, timer_duration{10min}}};
    CHECK(described(apply({}, both)) ==
          "The customer counts as idle 5 minutes after their last message. 15 minutes after the customer's "
          "last message, which is "
          "10 minutes after they became idle, the agent is disconnected because the customer is silent.\n"
          "The agent never counts as idle. The agent is never disconnected because the agent is silent.\n");

    constexpr timer_list alone = {{customer, idle, timer_duration{2min}},
                                  {agent, disconnect, timer_duration{480min}}};
    CHECK(described(apply({}, alone)) == "The customer counts as idle 2 minutes after their last message. "
                                         "The agent is never disconnected because the customer is "
                                         "silent.\n"
                                         "The agent never counts as idle. 480 minutes after the agent's last "
                                         "message, the agent is disconnected because the agent "
                                         "is silent.\n");
}

TEST_CASE("describe: a line a role in plain ASCII, and every state has its own") {
    std::vector<std::string> texts;
    for (timer_state const& state : all_states()) {
        std::string const text = described(state);
        REQUIRE(text.size() <= describe(state).capacity());
        std::size_t lines = 0;
        for (char const byte : text) {
            lines += byte == '\n' ? 1U : 0U;
            REQUIRE((byte == '\n' || (' ' <= byte && byte <= '~')));
        }
        REQUIRE(lines == 2);
        REQUIRE(text.back() == '\n');
        REQUIRE(text.starts_with("The customer "));
        REQUIRE(text.find("\nThe agent ") != text.npos);
        for (std::string const& other : texts) REQUIRE(text != other);
        texts.push_back(text);
    }
}

TEST_CASE("timer_state: with and without change one timer of a copy") {
    for (timer_state const& state : all_states()) {
        for (timer_key const key : keys) {
            timer_state const with = state.with(key.role, key.type, timer_duration{9min});
            timer_state const without = state.without(key.role, key.type);
            for (timer_key const other : keys) {
                bool const same = other == key;
                REQUIRE(with.find(other.role, other.type) ==
                        (same ? std::optional{timer_duration{9min}} : state.find(other.role, other.type)));
                REQUIRE(without.find(other.role, other.type) ==
                        (same ? std::nullopt : state.find(other.role, other.type)));
            }
        }
    }
}

TEST_CASE("timer_state: with and without a value that is not an enumerator change nothing") {
    for (int value = 2; value < 256; ++value) {
        auto const no_role = static_cast<participant_role>(value);
        auto const no_type = static_cast<timer_type>(value);
        REQUIRE(of_two.with(no_role, idle, timer_duration{9min}) == of_two);
        REQUIRE(of_two.with(agent, no_type, timer_duration{9min}) == of_two);
        REQUIRE(of_two.with(no_role, no_type, timer_duration{9min}) == of_two);
        REQUIRE(of_two.without(no_role, idle) == of_two);
        REQUIRE(of_two.without(agent, no_type) == of_two);
    }
}

TEST_CASE("describe: its longest text fills the capacity") {
    timer_state longest;
    for (timer_key const key : keys) longest = longest.with(key.role, key.type, timer_duration{480min});
    std::size_t size = 0;
    for (timer_state const& state : all_states()) size = std::max(size, describe(state).size());
    CHECK(std::max(size, describe(longest).size()) == description_text::capacity());
}
