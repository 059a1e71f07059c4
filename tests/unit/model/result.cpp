// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/result.hpp>

#include "../support/aborts.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

// template <class T> class result: like std::expected<T, violations>: has_value, operator bool, *, ->,
// value(), error(), value_or, and_then, transform, or_else, ==

using namespace chat_timers;

namespace {

constexpr violation broken(chat_timers::rule rule, std::size_t offset = 0) {
    violation found{};
    found.rule = rule;
    found.offset = offset;
    return found;
}
constexpr violations one(chat_timers::rule rule, std::size_t offset) {
    violations found;
    found.push_back(broken(rule, offset));
    return found;
}

static_assert(std::is_same_v<result<int>::value_type, int> &&
              std::is_same_v<result<int>::error_type, violations>);
static_assert(!std::is_convertible_v<result<int>, bool> && std::is_constructible_v<bool, result<int>>);
static_assert(!std::is_default_constructible_v<result<int>>);
static_assert(std::is_trivially_copyable_v<result<int>> && std::is_trivially_destructible_v<result<int>>);
static_assert(sizeof(result<int>) <= sizeof(violations) + 8 &&
              sizeof(result<char>) <= sizeof(violations) + 8);
static_assert(std::is_same_v<decltype(std::declval<result<int>&>().value()), int const&>);
static_assert(std::is_same_v<decltype(*std::declval<result<int> const&>()), int const&>);
static_assert(std::is_same_v<decltype(std::declval<result<int>&>().error()), violations const&>);
// An rvalue returns copies.
static_assert(std::is_same_v<decltype(std::declval<result<int>>().value()), int>);
static_assert(std::is_same_v<decltype(*std::declval<result<int>>()), int>);
static_assert(std::is_same_v<decltype(std::declval<result<int>>().error()), violations>);

constexpr result<int> seven = 7;
static_assert(seven && seven.has_value() && *seven == 7 && seven.value() == 7);
constexpr result<int> none = one(rule::range, 3);
static_assert(!none && !none.has_value() && none.error().size() == 1 && none.error()[0].rule == rule::range);

static_assert(seven.value_or(8) == 7 && none.value_or(8) == 8);

constexpr result<long> halved(int number) {
    if (number % 2 != 0) return one(rule::not_an_integer, 9);
    return number / 2L;
}
static_assert(seven.and_then(halved).error()[0].rule == rule::not_an_integer);
static_assert(result<int>{8}.and_then(halved).value() == 4 && none.and_then(halved).error()[0].offset == 3);

static_assert(seven.transform([](int number) { return number * 2.0; }).value() == 14.0);
static_assert(std::is_same_v<decltype(seven.transform([](int) { return 'x'; })), result<char>>);
static_assert(none.transform([](int number) { return number + 1; }).error()[0].offset == 3);

static_assert(none.or_else([](violations const& found) {
                      return result<int>{static_cast<int>(found.size())};
                  })
                  .value() == 1);
static_assert(seven.or_else([](violations const&) { return result<int>{0}; }).value() == 7);

static_assert(seven == seven && seven == 7 && seven != 8 && none == none && seven != none);
static_assert(none != one(rule::range, 4) && none == one(rule::range, 3));

result<int> refuse() { return none; }

}  // namespace

TEST_CASE("result: holds a value or all its violations") {
    result<int> const good = 7;
    CHECK(good.has_value());
    CHECK(*good == 7);
    result<int> const bad = none;
    CHECK(!bad);
    CHECK(bad.error()[0].offset == 3);
    result<interval> const pair = interval{1, 2};
    CHECK(pair->max == 2);
}

TEST_CASE("result: value_or, and_then, transform and or_else continue from a value or from violations") {
    result<int> const good = 7;
    result<int> const bad = none;
    CHECK(good.value_or(8) == 7);
    CHECK(bad.value_or(8) == 8);

    int calls = 0;
    auto const halve = [&calls](int number) {
        ++calls;
        return halved(number);
    };
    CHECK(good.and_then(halve).error() == one(rule::not_an_integer, 9));
    CHECK(result<int>{8}.and_then(halve).value() == 4);
    CHECK(calls == 2);
    CHECK(bad.and_then(halve).error() == none.error());
    CHECK(calls == 2);

    auto const twice = [&calls](int number) {
        ++calls;
        return number * 2.0;
    };
    CHECK(good.transform(twice).value() == 14.0);
    CHECK(calls == 3);
    CHECK(bad.transform(twice).error() == none.error());
    CHECK(calls == 3);

    auto const recover = [&calls](violations const& found) {
        ++calls;
        return found.size() == 1 ? result<int>{static_cast<int>(found[0].offset)} : result<int>{found};
    };
    CHECK(bad.or_else(recover).value() == 3);
    CHECK(calls == 4);
    violations two = none.error();
    two.push_back(broken(rule::length, 4));
    CHECK(result<int>{two}.or_else(recover).error() == two);
    CHECK(calls == 5);
    CHECK(good.or_else(recover) == good);
    CHECK(calls == 5);
}

TEST_CASE("result: equal if both hold equal values or equal violations") {
    result<int> const good = 7;
    result<int> const bad = none;
    CHECK(good == seven);
    CHECK(good != result<int>{8});
    CHECK(bad == none);
    CHECK(bad != one(rule::range, 4));
    CHECK(good != bad);
    CHECK(bad != good);
}

TEST_CASE("result: what is taken out of a temporary stays") {
    std::size_t seen = 0;
    for (violation const& found : refuse().error()) seen += found.offset;
    CHECK(seen == 3);
    auto const& value = result<int>{8}.value();
    CHECK(value == 8);
}

TEST_CASE("result: asked for what it does not hold, it ends the program") {
    CHECK(aborts([] { (void)none.value(); }));
    CHECK(aborts([] { (void)seven.error(); }));
    CHECK(aborts([] { (void)refuse().value(); }));
    CHECK(aborts([] { (void)result<int>{violations{}}; }));
#ifndef NDEBUG
    CHECK(aborts([] { (void)*none; }));
    CHECK(aborts([] { (void)*refuse(); }));
    CHECK(aborts([] {
        (void)result<interval> { none.error() } -> max;
    }));
#endif
    CHECK(seven.value() == 7);
}
