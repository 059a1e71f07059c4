// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/timer.hpp>

#include "../support/aborts.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <optional>
#include <ranges>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

// class timer_duration { consteval explicit timer_duration(std::chrono::minutes);
//                        static result<timer_duration, violation> from(std::chrono::minutes);
//                        std::chrono::minutes minutes() const;  /* ==, <=> */ };
// struct unset_t {};  inline constexpr unset_t unset{};
// using timer_value = std::variant<unset_t, timer_duration>;
// struct timer { participant_role role; timer_type type; timer_value value; };
// class timer_list { consteval timer_list(/* braced list of 1..4 timers, no (role, type) twice */);
//                    static result<timer_list> from(std::span<timer const>);
//                    /* random-access range of timer in the given order; size() */
//                    std::optional<timer_value> find(participant_role, timer_type) const; };

using namespace chat_timers;
using namespace std::chrono_literals;
using std::chrono::minutes;
using verbs::duplicate_timer;
using verbs::enumeration;
using verbs::fails;
using verbs::holds;
using verbs::item;
using verbs::length;
using verbs::list;
using verbs::range;

namespace {

constexpr auto customer = participant_role::customer;
constexpr auto agent = participant_role::agent;
constexpr auto idle = timer_type::idle;
constexpr auto disconnect = timer_type::disconnect_noncustomer;

static_assert(std::is_trivially_copyable_v<timer_duration> &&
              std::is_trivially_destructible_v<timer_duration>);
static_assert(!std::is_default_constructible_v<timer_duration>);
static_assert(!std::is_convertible_v<minutes, timer_duration> &&
              !std::is_convertible_v<timer_duration, minutes>);
static_assert(!std::is_constructible_v<timer_duration, int> && !std::is_convertible_v<int, timer_duration>);
static_assert(!std::is_constructible_v<timer_duration, std::chrono::seconds>);
static_assert(!std::is_assignable_v<timer_duration&, minutes> && !std::is_assignable_v<timer_duration&, int>);
static_assert(std::is_same_v<decltype(timer_duration::from(minutes{2})), result<timer_duration, violation>>);
static_assert(std::is_same_v<decltype(timer_duration{2min}.minutes()), minutes>);
static_assert(std::is_nothrow_invocable_v<decltype(timer_duration::from), minutes>);

static_assert(!timer_duration::from(1min));
static_assert(timer_duration::from(2min));
static_assert(timer_duration::from(480min));
static_assert(!timer_duration::from(481min));
static_assert(timer_duration{2min}.minutes() == 2min);
static_assert(timer_duration{480min}.minutes() == 480min);
static_assert(timer_duration{8h}.minutes() == 480min);
static_assert(*timer_duration::from(5min) == timer_duration{5min});
static_assert(timer_duration{5min} != timer_duration{6min});
static_assert(timer_duration{5min} < timer_duration{6min});
static_assert(timer_duration{300min} > timer_duration{6min});

static_assert(std::is_empty_v<unset_t> && std::is_same_v<decltype(unset), unset_t const>);
static_assert(unset == unset_t{});
static_assert(std::is_same_v<timer_value, std::variant<unset_t, timer_duration>>);
static_assert(std::is_trivially_copyable_v<timer_value>);
static_assert(timer_value{unset} != timer_value{timer_duration{2min}});
static_assert(timer_value{timer_duration{2min}} == timer_value{timer_duration{2min}});

static_assert(std::is_aggregate_v<timer> && std::is_trivially_copyable_v<timer>);
static_assert(timer{customer, idle, unset} == timer{customer, idle, unset});
static_assert(timer{customer, idle, unset} != timer{agent, idle, unset});
static_assert(timer{customer, idle, unset} != timer{customer, disconnect, unset});
static_assert(timer{customer, idle, unset} != timer{customer, idle, timer_duration{2min}});

static_assert(std::is_trivially_copyable_v<timer_list> && std::is_trivially_destructible_v<timer_list>);
static_assert(!std::is_default_constructible_v<timer_list>);
static_assert(!std::is_constructible_v<timer_list, std::vector<timer>>);
static_assert(!std::is_constructible_v<timer_list, std::span<timer const>>);
static_assert(!std::is_convertible_v<timer, timer_list> && !std::is_constructible_v<timer_list, std::size_t>);
static_assert(std::ranges::contiguous_range<timer_list const> && std::ranges::sized_range<timer_list const>);
static_assert(std::is_same_v<timer_list::value_type, timer> &&
              std::is_same_v<timer_list::reference, timer const&> &&
              std::is_same_v<timer_list::const_reference, timer const&> &&
              std::is_same_v<timer_list::iterator, timer const*> &&
              std::is_same_v<timer_list::const_iterator, timer const*> &&
              std::is_same_v<timer_list::size_type, std::size_t> &&
              std::is_same_v<timer_list::difference_type, std::ptrdiff_t>);
static_assert(
    std::is_same_v<std::ranges::range_reference_t<timer_list>, timer const&>);  // hands out nothing mutable
static_assert(std::is_nothrow_invocable_v<decltype(timer_list::from), std::span<timer const>>);

constexpr timer_duration two{2min};
constexpr timer_duration three{3min};
constexpr timer_duration five{5min};

// Literals: one to four timers.
constexpr timer_list one{{agent, idle, unset}};
constexpr timer_list four{{customer, idle, timer_duration{2min}},
                          {customer, disconnect, timer_duration{480min}},
                          {agent, idle, unset},
                          {agent, disconnect, timer_duration{5min}}};
static_assert(one.size() == 1 && one[0] == timer{agent, idle, unset});
static_assert(four.size() == 4 && four[3] == timer{agent, disconnect, timer_duration{5min}});
static_assert(four.end() - four.begin() == 4);
static_assert(four.find(agent, idle) == timer_value{unset});
static_assert(four.find(customer, disconnect) == timer_value{timer_duration{480min}});
static_assert(!one.find(customer, idle));
static_assert(four == four && one != four);
template <std::size_t Index>
concept is_index_of_four = requires {
    typename std::integral_constant<bool, four[Index].role == agent>;
};
static_assert(is_index_of_four<3> && !is_index_of_four<4>);

constexpr bool is_list(std::initializer_list<timer> timers) { return timer_list::from(timers).has_value(); }
static_assert(!is_list({}));
static_assert(is_list({{customer, idle, unset}}));
static_assert(!is_list({{customer, idle, unset}, {customer, idle, timer_duration{2min}}}));
static_assert(is_list({{customer, idle, unset},
                       {customer, disconnect, unset},
                       {agent, idle, unset},
                       {agent, disconnect, unset}}));

}  // namespace

TEST_CASE("timer_duration: 2 to 480 minutes") {
    for (int count = 2; count <= 480; ++count) {
        auto const duration = timer_duration::from(minutes{count});
        REQUIRE(duration.has_value());
        if (duration) REQUIRE(duration->minutes() == minutes{count});
    }
    for (minutes const out :
         {minutes{1}, minutes{481}, minutes{0}, minutes{-1}, minutes{-5}, minutes{482}, minutes{65'538},
          minutes{32'768 + 5}, minutes{sizeof(minutes::rep) > 4 ? 4'294'967'301 : 65'541}, (minutes::min)(),
          (minutes::max)()}) {
        CAPTURE(out.count());
        // A duration that stands alone would be appended to the list: "-" is the index behind its last item.
        fails(timer_duration::from(out),
              {range("/ChannelConfiguration/Chat/ParticipantTimerConfigList/-/TimerValue/"
                     "ParticipantTimerDurationInMinutes")});
        auto const refused = timer_duration::from(out);
        CHECK(refused.error().actual == out.count());
        CHECK(refused.error().allowed == interval{2, 480});
    }
}

TEST_CASE("timer_duration: equal and ordered by its minutes") {
    for (int left = 2; left <= 480; left += 17) {
        for (int right = 2; right <= 480; right += 17) {
            auto const a = *timer_duration::from(minutes{left});
            auto const b = *timer_duration::from(minutes{right});
            REQUIRE((a == b) == (left == right));
            REQUIRE((a < b) == (left < right));
            REQUIRE((a >= b) == (left >= right));
        }
    }
}

TEST_CASE("timer_value: is unset or a duration, and visits as such") {
    timer_value value = unset;
    CHECK(std::holds_alternative<unset_t>(value));
    value = five;
    CHECK(std::get<timer_duration>(value).minutes() == 5min);
    CHECK(timer_value{} == timer_value{unset});
}

TEST_CASE("timer_list: 1 to 4 timers in the order given") {
    constexpr timer timers[] = {{agent, disconnect, timer_duration{480min}},
                                {customer, idle, unset},
                                {agent, idle, timer_duration{2min}},
                                {customer, disconnect, unset}};
    for (std::size_t size = 1; size <= 4; ++size) {
        auto const made = timer_list::from(std::span{timers}.first(size));
        REQUIRE(made.has_value());
        if (!made) continue;
        CHECK(made->size() == size);
        CHECK(std::equal(made->begin(), made->end(), timers, timers + size));
        for (std::size_t index = 0; index < 4; ++index) {
            auto const value = made->find(timers[index].role, timers[index].type);
            CHECK(value.has_value() == (index < size));
            if (value) CHECK(*value == timers[index].value);
        }
    }
    constexpr timer_list literal{{agent, disconnect, timer_duration{480min}},
                                 {customer, idle, unset},
                                 {agent, idle, timer_duration{2min}},
                                 {customer, disconnect, unset}};
    holds(timer_list::from(timers), literal);
}

TEST_CASE("timer_list: an empty one has length 0") {
    fails(timer_list::from({}), {length(list, 0, "1 and 6")});
    auto const refused = timer_list::from({});
    CHECK(refused.error()[0].actual == 0);
    CHECK(refused.error()[0].allowed == interval{1, 6});
}

TEST_CASE("timer_list: no (role, type) twice, whatever the values") {
    for (timer_value const& value : {timer_value{unset}, timer_value{two}}) {
        timer const twice[] = {{customer, idle, two}, {agent, idle, unset}, {customer, idle, value}};
        fails(timer_list::from(twice), {duplicate_timer(0, 2)});
        auto const refused = timer_list::from(twice);
        CHECK(refused.error()[0].other == 0);
    }
}

TEST_CASE("timer_list: five and six timers repeat, seven are too many besides") {
    std::vector<timer> timers = {{customer, idle, unset},
                                 {customer, disconnect, unset},
                                 {agent, idle, unset},
                                 {agent, disconnect, unset}};
    timers.push_back({agent, idle, unset});
    fails(timer_list::from(timers), {duplicate_timer(2, 4)});
    timers.push_back({agent, idle, unset});  // again, and again of the first
    fails(timer_list::from(timers), {duplicate_timer(2, 4), duplicate_timer(2, 5)});
    timers.push_back({customer, disconnect, unset});
    fails(timer_list::from(timers),
          {length(list, 7, "1 and 6"), duplicate_timer(2, 4), duplicate_timer(2, 5), duplicate_timer(1, 6)});
}

TEST_CASE("timer_list: of 100,000 timers the first 16 violations are told and all are counted") {
    std::vector<timer> const timers(100'000, timer{customer, idle, unset});
    auto const refused = timer_list::from(timers);
    REQUIRE(!refused.has_value());
    violations const& found = refused.error();
    CHECK(found.size() == 16);
    CHECK(found.total() == 100'000);  // the length, and every timer but the first
    CHECK(found.truncated());
    CHECK(found[0].rule == rule::length);
    CHECK(found[0].actual == 100'000);
    CHECK(found[1].pointer() == item(1));
    CHECK(found[15].pointer() == item(15));
}

TEST_CASE("timer_list: a role or type that is no enumerator is refused") {
    auto const no_role = static_cast<participant_role>(2);
    auto const no_type = static_cast<timer_type>(77);
    timer const strange[] = {{no_role, idle, unset}, {no_role, no_type, unset}, {agent, no_type, unset}};
    fails(timer_list::from(strange), {enumeration(item(0, "/ParticipantRole"), "CUSTOMER, AGENT"),
                                      enumeration(item(1, "/ParticipantRole"), "CUSTOMER, AGENT"),
                                      enumeration(item(1, "/TimerType"), "IDLE, DISCONNECT_NONCUSTOMER"),
                                      enumeration(item(2, "/TimerType"), "IDLE, DISCONNECT_NONCUSTOMER")});
    // Such timers are not reported as repeated, too.
    timer const twice[] = {{no_role, idle, unset}, {no_role, idle, unset}};
    fails(timer_list::from(twice), {enumeration(item(0, "/ParticipantRole"), "CUSTOMER, AGENT"),
                                    enumeration(item(1, "/ParticipantRole"), "CUSTOMER, AGENT")});
    timer const again[] = {{agent, no_type, unset}, {agent, no_type, unset}};
    fails(timer_list::from(again), {enumeration(item(0, "/TimerType"), "IDLE, DISCONNECT_NONCUSTOMER"),
                                    enumeration(item(1, "/TimerType"), "IDLE, DISCONNECT_NONCUSTOMER")});
}

TEST_CASE("timer_list: equal are the same timers in the same order") {
    timer const a{customer, idle, unset};
    timer const b{agent, idle, two};
    timer const ab[] = {a, b};
    timer const ba[] = {b, a};
    timer const other[] = {a, {agent, idle, three}};
    CHECK(*timer_list::from(ab) == *timer_list::from(ab));
    CHECK(*timer_list::from(ab) != *timer_list::from(ba));
    CHECK(*timer_list::from(ab) != *timer_list::from(other));
    CHECK(*timer_list::from(ab) != *timer_list::from(std::span{ab}.first(1)));
}

TEST_CASE("timer_list: equal whatever the storage held before") {
    timer_list list_of_four = four;
    list_of_four = one;
    CHECK(list_of_four == one);
    CHECK(list_of_four.size() == 1);
    CHECK(!list_of_four.find(customer, idle));
}

TEST_CASE("timer_list: no list is empty") {
    static_assert(!one.empty()&& noexcept(one.empty()));
    CHECK(!four.empty());
    CHECK(four.size() == 4);
    CHECK(four.end() - four.begin() == 4);
}

TEST_CASE("timer_list: an index beyond the list ends the program") {
    CHECK(four[3].role == agent);
    CHECK(aborts([] { (void)four[4]; }));
    CHECK(aborts([] { (void)one[1]; }));
    CHECK(aborts([] { (void)one[static_cast<std::size_t>(-1)]; }));
}
