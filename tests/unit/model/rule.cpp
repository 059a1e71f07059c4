// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/rule.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

// enum class rule { ... };  bool is_malformed(rule);  enum class source_part { ... };  enum class grammar {
// ... }; to_string, from_string, enumerators, operator<<, format_as of each

using namespace chat_timers;

namespace {

template <class Enum>
constexpr bool is_an_enumeration =
    std::is_enum_v<Enum> && !std::is_convertible_v<Enum, int> && sizeof(Enum) == 1;
static_assert(is_an_enumeration<rule> && is_an_enumeration<source_part> && is_an_enumeration<grammar>);
static_assert(
    noexcept(to_string(rule{})) && noexcept(to_string(source_part{})) && noexcept(to_string(grammar{})));
static_assert(noexcept(is_malformed(rule{})) && noexcept(enumerators<rule>()));
static_assert(to_string(source_part::content_type) == "content_type");
static_assert(format_as(rule::range) == "range" && format_as(source_part::body) == "body");

// Checks that the names are those of all enumerators, in this order, whose values are consecutive from
// `first`.
template <class Enum, std::size_t Size>
void has_names(std::string_view const (&names)[Size], int first) {
    auto const all = enumerators<Enum>();
    REQUIRE(all.size() == Size);
    for (std::size_t index = 0; index < Size; ++index) {
        CAPTURE(names[index]);
        CHECK(static_cast<int>(all[index]) == first + static_cast<int>(index));
        CHECK(to_string(all[index]) == names[index]);
        CHECK(from_string<Enum>(names[index]) == all[index]);
        CHECK(!from_string<Enum>(std::string{names[index]} + " "));
        CHECK(std::count(std::begin(names), std::end(names), names[index]) == 1);
        std::ostringstream out;
        out << all[index];
        CHECK(out.str() == names[index]);
    }
    for (int value = 0; value < 256; ++value) {
        bool const is_one = value >= first && value < first + static_cast<int>(Size);
        CHECK(to_string(static_cast<Enum>(value)).empty() != is_one);
    }
    CHECK(!from_string<Enum>(""));
}

}  // namespace

TEST_CASE("rule: the names, in the order of the values, which start at 1") {
    has_names<rule>({"syntax",          "encoding",   "too_large",      "too_deep",  "duplicate_member",
                     "unknown_member",  "wrong_type", "not_an_integer", "null_item", "union_empty",
                     "union_conflict",  "required",   "length",         "range",     "enumeration",
                     "duplicate_timer", "unroutable", "method",         "path",      "media_type",
                     "not_acceptable"},
                    1);
}

TEST_CASE("rule: the first eleven are malformed, and what is no rule is not") {
    for (rule const each : enumerators<rule>()) CHECK(is_malformed(each) == (each <= rule::union_conflict));
    CHECK(!is_malformed(static_cast<rule>(0)));
    CHECK(!is_malformed(static_cast<rule>(22)));
    CHECK(!is_malformed(static_cast<rule>(255)));
}

TEST_CASE("source_part: the names of the parts of a request") {
    has_names<source_part>(
        {"document", "method", "target", "accept", "content_type", "body", "content_encoding"}, 0);
}

TEST_CASE("grammar: in words") {
    has_names<grammar>({"nothing", "a value", "a value or ']'", "a name in quotes", "a name in quotes or '}'",
                        "':'", "',' or '}'", "',' or ']'", "the end of the text", "a digit",
                        "the string's closing quote", "an escape for the control character",
                        "one of \"\\/bfnrtu", "a hexadecimal digit"},
                       0);
}
