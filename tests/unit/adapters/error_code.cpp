// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/error_code.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <system_error>
#include <type_traits>

// std::error_code make_error_code(rule);  std::error_category const& rule_category();

using namespace chat_timers;

static_assert(std::is_error_code_enum_v<rule>);
static_assert(noexcept(make_error_code(rule::range)));

TEST_CASE("error_code: the values never change, and none is a success") {
    constexpr std::pair<rule, int> values[] = {
        {rule::syntax, 1},
        {rule::encoding, 2},
        {rule::too_large, 3},
        {rule::too_deep, 4},
        {rule::duplicate_member, 5},
        {rule::unknown_member, 6},
        {rule::wrong_type, 7},
        {rule::not_an_integer, 8},
        {rule::null_item, 9},
        {rule::union_empty, 10},
        {rule::union_conflict, 11},
        {rule::required, 12},
        {rule::length, 13},
        {rule::range, 14},
        {rule::enumeration, 15},
        {rule::duplicate_timer, 16},
        {rule::unroutable, 17},
        {rule::method, 18},
        {rule::path, 19},
        {rule::media_type, 20},
        {rule::not_acceptable, 21},
    };
    CHECK(std::size(values) == enumerators<rule>().size());
    std::set<std::string> messages;
    for (auto const& [each, value] : values) {
        std::error_code const code = each;
        CHECK(code.value() == value);
        CHECK(static_cast<bool>(code));
        CHECK(static_cast<bool>(code == each));
        CHECK(static_cast<bool>(code.category() == rule_category()));
        CHECK(messages.insert(code.message()).second);
    }
    CHECK(messages.count("not a rule of chat_timers") == 0);
    CHECK(rule_category().message(0) == "not a rule of chat_timers");
    CHECK(rule_category().message(22) == "not a rule of chat_timers");
    CHECK(rule_category().message(-1) == "not a rule of chat_timers");
    CHECK(std::string{rule_category().name()} == "chat_timers");
    CHECK(static_cast<bool>(std::error_code{rule::range} != std::error_code{rule::length}));
}
