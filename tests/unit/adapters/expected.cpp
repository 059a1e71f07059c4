// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/expected.hpp>

#include <chat_timers/json/decode.hpp>
#include <chat_timers/model/identifier.hpp>
#include <chat_timers/model/result.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <version>

// template <class T, class E> std::expected<T, E> to_expected(result<T, E> const&);
//
// Each member of result is compared with that of std::expected. The intended differences:
// - T and E differ, and are object types: values and errors convert without std::unexpected, and transform
//   takes no function that returns void.
// - Nothing mutable is handed out: `*`, `->`, value() and error() of an lvalue are const.
// - An rvalue's `*`, value() and error() are copies (or moved from it), not references that dangle.
// - The wrong one of `*`, `->`, value() and error() ends the program; value() does not throw.
// - The constructor with std::in_place takes a function that makes the value. There is no std::unexpect.
// - and_then and or_else may change the error's type: `violation` becomes `violations`.
// - Functions are called, not invoked: a pointer to a member is none.
// - There are no emplace, swap (std::swap does it) and error_or, and no default constructor.

#ifdef __cpp_lib_expected

using namespace chat_timers;

namespace {

enum class failure { none, some, other };

template <class T>
using ours = result<T, failure>;
template <class T>
using standards = std::expected<T, failure>;

template <class Result>
Result failed(failure of) {
    if constexpr (std::is_same_v<Result, ours<typename Result::value_type>>) {
        return of;
    } else {
        return std::unexpected(of);
    }
}

// What the members say of one result, in words.
template <class Result>
std::string words_of(Result const& from) {
    std::string words = from ? "has " : "lacks ";
    words += from.has_value() ? "a value: " + std::to_string(*from + from.value() + *from.operator->())
                              : "a value: " + std::to_string(static_cast<int>(from.error()));
    words += " or " + std::to_string(from.value_or(8)) + " or " + std::to_string(Result{from}.value_or('a'));
    words += from == Result{7} ? " is 7" : " is not 7";
    words += from == failed<Result>(failure::some) ? " is some failure" : " is not that failure";
    words += from == from ? " itself" : " another";
    Result assigned = 1;
    assigned = from;
    words += assigned == from ? " assigned" : " not assigned";
    assigned = 2;
    words += assigned == Result{2} ? " and 2" : " and not 2";
    Result moved = failed<Result>(failure::other);
    moved = Result{from};
    words += moved == from ? " moved" : " not moved";
    using std::swap;
    swap(moved, assigned);
    return words + (assigned == from && moved == Result{2} ? " swapped" : " not swapped");
}

// What is held, after each function that goes on from it, and whether that function was called.
template <template <class> class Result>
std::string chains_of(Result<int> const& from) {
    std::string words;
    auto const add = [&words](auto const& held) {
        words +=
            held ? " " + std::to_string(*held) : " failure " + std::to_string(static_cast<int>(held.error()));
    };
    auto const halved = [&words](int number) {
        words += " called";
        return number % 2 == 0 ? Result<long>{number / 2L} : failed<Result<long>>(failure::other);
    };
    auto const doubled = [&words](int const& number) {
        words += " called";
        return number * 2.5;
    };
    auto const recovered = [&words](failure found) {
        words += " called";
        return found == failure::some ? Result<int>{5} : failed<Result<int>>(failure::other);
    };
#if __cpp_lib_expected >= 202211L
    add(from.and_then(halved));
    add(from.transform(doubled));
    add(from.or_else(recovered));
    add(Result<int>{from}.and_then(halved));
    add(Result<int>{from}.transform(doubled));
    add(Result<int>{from}.or_else(recovered));
    auto const named = from.transform_error([](failure found) { return static_cast<long>(found); });
    words += named ? " " + std::to_string(*named) : " error " + std::to_string(named.error());
#else
    // This library's std::expected lacks these members (P2505).
    if constexpr (std::is_same_v<Result<int>, ours<int>>) {
        add(from.and_then(halved));
        add(from.transform(doubled));
        add(from.or_else(recovered));
    } else {
        add(from ? halved(*from) : failed<Result<long>>(from.error()));
        add(from ? Result<double>{doubled(*from)} : failed<Result<double>>(from.error()));
        add(from ? from : recovered(from.error()));
    }
#endif
    return words;
}

template <class Result>
constexpr bool is_like_expected =
    std::is_trivially_copyable_v<Result> ==
        std::is_trivially_copyable_v<typename Result::value_type>&&
            std::is_trivially_destructible_v<Result> ==
        std::is_trivially_destructible_v<typename Result::value_type>&&
            std::is_copy_constructible_v<Result> ==
        std::is_copy_constructible_v<typename Result::value_type>&&
            std::is_nothrow_move_constructible_v<Result> &&
    !std::is_convertible_v<Result, bool> && std::is_constructible_v<bool, Result> &&
    std::is_convertible_v<typename Result::value_type, Result> &&
    std::is_same_v<typename Result::error_type, failure>;
using unique_int = std::unique_ptr<int>;
static_assert(is_like_expected<ours<int>> && is_like_expected<ours<std::string>> &&
              is_like_expected<ours<unique_int>>);
static_assert(is_like_expected<standards<std::string>> && is_like_expected<standards<unique_int>>);
static_assert(sizeof(ours<int>) == sizeof(standards<int>) &&
              sizeof(ours<std::string>) == sizeof(standards<std::string>));

}  // namespace

TEST_CASE("expected: result's members say what those of std::expected say") {
    for (int const value : {7, 8, 0, -1}) {
        CHECK(words_of(ours<int>{value}) == words_of(standards<int>{value}));
        CHECK(chains_of<ours>(value) == chains_of<standards>(value));
    }
    for (failure const error : {failure::none, failure::some, failure::other}) {
        CHECK(words_of(failed<ours<int>>(error)) == words_of(failed<standards<int>>(error)));
        CHECK(chains_of<ours>(failed<ours<int>>(error)) ==
              chains_of<standards>(failed<standards<int>>(error)));
    }
}

TEST_CASE("expected: the value or the violations") {
    auto const good = to_expected(instance_id::parse("i"));
    REQUIRE(good.has_value());
    CHECK(good->value() == "i");
    auto const bad = to_expected(instance_id::parse(""));
    REQUIRE(!bad.has_value());
    CHECK(bad.error().rule == rule::length);
    static_assert(std::is_same_v<decltype(bad), std::expected<instance_id, violation> const>);
    auto const all = to_expected(decode_body(""));
    static_assert(std::is_same_v<decltype(all), std::expected<channel_configuration, violations> const>);
    CHECK(all.error()[0].rule == rule::syntax);
    CHECK(to_expected(result<std::string>{"text"}) == "text");
}

#else

TEST_CASE("expected: the value or the violations") {
    MESSAGE("not tested: this standard library lacks std::expected");
}

#endif
