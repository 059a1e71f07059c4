// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/result.hpp>

#include "../support/aborts.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// template <class T, class E = violations> class result: like std::expected<T, E>, for object types T:
// has_value, operator bool, *, ->, value(), error(), value_or, and_then, transform, transform_error, or_else,
// ==. Trivially copyable where T and E are. `*`, `->`, value() and error() of the other one end the program,
// in every build. Never made from empty violations.

using namespace chat_timers;

namespace {

constexpr violation broken(chat_timers::rule rule, std::size_t offset = 0) {
    return {.rule = rule, .offset = offset};
}
constexpr violations one(chat_timers::rule rule, std::size_t offset) { return broken(rule, offset); }

static_assert(std::is_same_v<result<int>::value_type, int> &&
              std::is_same_v<result<int>::error_type, violations> &&
              std::is_same_v<result<int, violation>::error_type, violation>);
static_assert(!std::is_convertible_v<result<int>, bool> && std::is_constructible_v<bool, result<int>>);
static_assert(!std::is_default_constructible_v<result<int>>);
template <class Result>
constexpr bool is_trivial = std::is_trivially_copyable_v<Result>&& std::is_trivially_destructible_v<Result>;
static_assert(is_trivial<result<int>> && is_trivial<result<int, violation>> &&
              !is_trivial<result<std::string>>);
static_assert(std::is_copy_constructible_v<result<std::string>> &&
              std::is_nothrow_move_constructible_v<result<std::string>> &&
              std::is_copy_assignable_v<result<std::string>>);
using unique_int = std::unique_ptr<int>;
static_assert(!std::is_copy_constructible_v<result<unique_int>> &&
              std::is_nothrow_move_constructible_v<result<unique_int>>);
static_assert(sizeof(result<int>) <= sizeof(violations) + 8 &&
              sizeof(result<char, violation>) <= sizeof(violation) + 8);
static_assert(std::is_same_v<decltype(std::declval<result<int>&>().value()), int const&>);
static_assert(std::is_same_v<decltype(*std::declval<result<int> const&>()), int const&>);
static_assert(std::is_same_v<decltype(std::declval<result<int>&>().error()), violations const&>);
// An rvalue returns its value or error by value.
static_assert(std::is_same_v<decltype(std::declval<result<int>>().value()), int>);
static_assert(std::is_same_v<decltype(*std::declval<result<int>>()), int>);
static_assert(std::is_same_v<decltype(std::declval<result<int>>().error()), violations>);
static_assert(std::is_same_v<decltype(std::declval<result<int> const>().error()), violations>);

// What converts, and what does not.
static_assert(std::is_convertible_v<result<int, violation>, result<int>> &&
              std::is_convertible_v<result<int, violation>, result<long>> &&
              !std::is_constructible_v<result<int, violation>, result<int>> &&
              !std::is_constructible_v<result<int>, result<std::string>>);
static_assert(std::is_convertible_v<violation, result<int>> && std::is_convertible_v<int, result<long>> &&
              !std::is_constructible_v<result<int>, std::string>);

constexpr result<int> seven = 7;
static_assert(seven && seven.has_value() && *seven == 7 && seven.value() == 7);
constexpr result<int> none = one(rule::range, 3);
static_assert(!none && !none.has_value() && none.error().size() == 1 && none.error()[0].rule == rule::range);
constexpr result<int, violation> small = 7;
constexpr result<int, violation> small_none = broken(rule::range, 3);
static_assert(*small == 7 && small_none.error().offset == 3);
static_assert(result<int>{small} == seven && result<int>{small_none} == none && small_none == small_none);

static_assert(seven.value_or(8) == 7 && none.value_or(8) == 8);

constexpr result<long> halved(int number) {
    if (number % 2 != 0) return broken(rule::not_an_integer, 9);
    return number / 2L;
}
constexpr result<long, violation> halved_or_one(int number) {
    if (number % 2 != 0) return broken(rule::not_an_integer, 9);
    return number / 2L;
}
static_assert(seven.and_then(halved).error()[0].rule == rule::not_an_integer);
static_assert(result<int>{8}.and_then(halved).value() == 4 && none.and_then(halved).error()[0].offset == 3);
// One violation becomes violations where either side has them.
static_assert(std::is_same_v<decltype(small.and_then(halved)), result<long>> &&
              std::is_same_v<decltype(seven.and_then(halved_or_one)), result<long>> &&
              std::is_same_v<decltype(small.and_then(halved_or_one)), result<long, violation>>);
static_assert(small_none.and_then(halved).error()[0].offset == 3 &&
              seven.and_then(halved_or_one).error()[0].offset == 9 &&
              small_none.and_then(halved_or_one).error().offset == 3);

static_assert(seven.transform([](int number) { return number * 2.0; }).value() == 14.0);
static_assert(std::is_same_v<decltype(seven.transform([](int) { return 'x'; })), result<char>>);
static_assert(none.transform([](int number) { return number + 1; }).error()[0].offset == 3);
static_assert(small_none.transform_error([](violation const& found) { return violations{found}; }) == none);
static_assert(seven.transform_error([](violations const&) { return 'x'; }).value() == 7);

static_assert(none.or_else([](violations const& found) {
                      return result<int>{static_cast<int>(found.size())};
                  })
                  .value() == 1);
static_assert(seven.or_else([](violations const&) { return result<int>{0}; }).value() == 7);

static_assert(seven == seven && seven == 7 && seven != 8 && none == none && seven != none);
static_assert(none != one(rule::range, 4) && none == one(rule::range, 3) && none == small_none);

// Clang cannot evaluate the strings and vectors of GCC 12's library, which says that they are constexpr.
#if defined(__clang__) && defined(__GLIBCXX__)
#define EVALUATES_STRINGS 0
#elif defined(__cpp_lib_constexpr_string) && defined(__cpp_lib_constexpr_vector)
#define EVALUATES_STRINGS (__cpp_lib_constexpr_string >= 201907L)
#else
#define EVALUATES_STRINGS 0
#endif
#if EVALUATES_STRINGS
constexpr std::size_t text_size(result<int> const& from) {
    auto const text =
        from.transform([](int size) { return std::string(static_cast<std::size_t>(size), 'x'); });
    auto const copy = text;
    return copy.value_or("none").size() + (copy == text ? 0 : 1);
}
static_assert(text_size(seven) == 7 && text_size(none) == 4 && text_size(100) == 100);
static_assert(seven.transform([](int size) { return std::vector<int>(static_cast<std::size_t>(size)); })
                  .value()
                  .size() == 7);
#endif

result<int> refuse() { return none; }

std::string repeated(int count) { return std::string(static_cast<std::size_t>(count), 'x'); }

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
    result<int, violation> const bad_by_one = broken(rule::length, 4);
    CHECK(bad_by_one.error().offset == 4);
    CHECK(result<int>{bad_by_one}.error() == one(rule::length, 4));
}

TEST_CASE("result: value_or, and_then, transform and or_else continue from a value or from an error") {
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

    auto const name = [&calls](violations const& found) {
        ++calls;
        return std::string{to_string(found[0].rule)};
    };
    CHECK(bad.transform_error(name).error() == "range");
    CHECK(calls == 6);
    CHECK(good.transform_error(name).value() == 7);
    CHECK(calls == 6);
}

TEST_CASE("result: of types that are not trivially copyable") {
    std::string const long_text(1000, 'x');
    result<std::string> text = result<int>{1000}.transform(repeated);
    CHECK(*text == long_text);
    CHECK(text->size() == 1000);
    result<std::string> copy = text;
    CHECK(copy == text);
    copy = none.transform(repeated);
    CHECK(copy.error() == none.error());
    CHECK(text.value() == long_text);
    copy = text;
    CHECK(*copy == long_text);
    result<std::string> const moved = std::move(copy);
    CHECK(*moved == long_text);
    auto& self = text;
    text = self;
    CHECK(*text == long_text);
    text = std::string{"short"};
    CHECK(*text == "short");
    text = broken(rule::length, 5);
    CHECK(text.error() == one(rule::length, 5));
    CHECK(text.value_or("none") == "none");

    auto const list = result<int>{3}.transform(
        [](int size) { return std::vector<std::string>(static_cast<std::size_t>(size), "item"); });
    CHECK(list->size() == 3);
    CHECK(list.transform([](auto const& items) { return items[2]; }).value() == "item");

    // The error's type may own memory, too.
    result<int, std::string> const named = none.transform_error([&](violations const&) { return long_text; });
    result<int, std::string> const named_copy = named;
    CHECK(named_copy.error() == long_text);
    CHECK(result<int, std::string>{5} != named);
}

TEST_CASE("result: of a type that only moves") {
    auto made = result<int>{7}.transform([](int number) { return std::make_unique<int>(number); });
    CHECK(**made == 7);
    unique_int owned = std::move(made).value();
    CHECK(*owned == 7);
    auto const next = [](unique_int&& from) { return result<unique_int>{std::move(from)}; };
    CHECK(*result<unique_int>{std::move(owned)}.and_then(next).value() == 7);
    CHECK(*result<unique_int>{none.error()}.value_or(std::make_unique<int>(8)) == 8);
    CHECK(*result<unique_int>{std::make_unique<int>(5)}.value_or(std::make_unique<int>(8)) == 5);
    auto const recover = [](violations const&) { return result<unique_int>{std::make_unique<int>(9)}; };
    CHECK(**result<unique_int>{none.error()}.or_else(recover) == 9);
    CHECK(**result<unique_int>{std::make_unique<int>(6)}.or_else(recover) == 6);
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
    CHECK(aborts([] { (void)result<int>{7}.error(); }));
    CHECK(aborts([] { (void)result<int>{violations{}}; }));
    CHECK(aborts([] { (void)small_none.transform_error([](violation const&) { return violations{}; }); }));
    CHECK(aborts([] { (void)*none; }));
    CHECK(aborts([] { (void)*refuse(); }));
    CHECK(aborts([] {
        (void)result<interval> { none.error() } -> max;
    }));
    CHECK(aborts([] { (void)none.transform(repeated).value(); }));
    CHECK(aborts([] { (void)none.transform(repeated)->size(); }));
    CHECK(aborts([] { (void)seven.transform(repeated).error(); }));
    CHECK(seven.value() == 7);
}
