// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/violation.hpp>

#include "../support/aborts.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <new>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// enum class rule { ... };
// std::string_view to_string(rule);  bool is_malformed(rule);
// struct violation { rule, field, item, part, offset, length, actual, allowed, other, wanted; pointer();
// message(); };
// class violations: contiguous range of violation in document order: the first 16, and one more if more were
// found; total(), truncated()

using namespace chat_timers;
using namespace std::string_view_literals;

namespace {

static_assert(std::is_enum_v<rule> && !std::is_convertible_v<rule, int>);
static_assert(std::is_aggregate_v<violation> && std::is_trivially_copyable_v<violation>);
static_assert(std::is_trivially_copyable_v<violations> && std::is_trivially_destructible_v<violations>);
static_assert(std::ranges::contiguous_range<violations const> && std::ranges::sized_range<violations const>);
static_assert(std::is_same_v<std::ranges::range_reference_t<violations>, violation const&>);
static_assert(violations::capacity == 17);
static_assert(std::is_convertible_v<violation, violations> && !std::is_convertible_v<violations, violation>);
static_assert(noexcept(std::declval<violation>().pointer()) && noexcept(std::declval<violation>().message()));
static_assert(std::is_convertible_v<decltype(std::declval<violation>().pointer()), std::string_view>);
static_assert(std::is_convertible_v<decltype(std::declval<violation>().message()), std::string_view>);

struct named_rule {
    chat_timers::rule rule;
    std::string_view name;
    bool malformed;
};
constexpr named_rule rules[] = {
    {rule::syntax, "syntax", true},
    {rule::encoding, "encoding", true},
    {rule::too_large, "too_large", true},
    {rule::too_deep, "too_deep", true},
    {rule::duplicate_member, "duplicate_member", true},
    {rule::unknown_member, "unknown_member", true},
    {rule::wrong_type, "wrong_type", true},
    {rule::not_an_integer, "not_an_integer", true},
    {rule::null_item, "null_item", true},
    {rule::union_empty, "union_empty", true},
    {rule::union_conflict, "union_conflict", true},
    {rule::required, "required", false},
    {rule::length, "length", false},
    {rule::range, "range", false},
    {rule::enumeration, "enumeration", false},
    {rule::duplicate_timer, "duplicate_timer", false},
    {rule::unroutable, "unroutable", false},
    {rule::method, "method", false},
    {rule::path, "path", false},
    {rule::media_type, "media_type", false},
    {rule::not_acceptable, "not_acceptable", false},
};
static_assert(std::size(rules) == 21);
static_assert(to_string(rule::syntax) == "syntax" && to_string(rule::not_acceptable) == "not_acceptable");
static_assert(is_malformed(rule::union_conflict) && !is_malformed(rule::required));

constexpr violation broken(chat_timers::rule rule, std::size_t offset = 0) {
    return {.rule = rule, .offset = offset};
}

using access = detail::violation_access;

// Three counts and two bytes, and what is held.
constexpr std::size_t counts_size = 3 * sizeof(std::size_t) + 2;
static_assert(sizeof(violations) ==
              (counts_size + alignof(violation) - 1) / alignof(violation) * alignof(violation) +
                  violations::capacity * sizeof(violation));

// The offsets of what is held.
std::vector<std::size_t> offsets(violations const& found) {
    std::vector<std::size_t> held;
    for (violation const& each : found) held.push_back(each.offset);
    return held;
}

std::vector<std::size_t> counted(std::size_t first, std::size_t count) {
    std::vector<std::size_t> numbers;
    for (std::size_t index = 0; index < count; ++index) numbers.push_back(first + index);
    return numbers;
}

// While compiling, a write behind the storage would not be.
constexpr bool counts_on_when_full() {
    violations found;
    for (std::size_t count = 0; count < 20; ++count) found.push_back(broken(rule::range, count));
    access::insert(found, 16, broken(rule::range, 99));
    access::insert(found, 0, broken(rule::range, 77));
    found.push_back(broken(rule::syntax, 88));
    return found.size() == 17 && found.total() == 23 && found[0].offset == 77 && found[15].offset == 14 &&
           found[16].offset == 88;
}
static_assert(counts_on_when_full());

constexpr violations range_and_length = [] {
    violations found = broken(rule::range, 1);
    found.push_back(broken(rule::length, 2));
    return found;
}();
template <std::size_t Index>
concept is_index = requires {
    typename std::integral_constant<std::size_t, range_and_length[Index].offset>;
};
static_assert(is_index<1> && !is_index<2> && !is_index<16> && !is_index<17>);

}  // namespace

TEST_CASE("rule: each has its enumerator's name, and is malformed or is not") {
    for (named_rule const& each : rules) {
        CHECK(to_string(each.rule) == each.name);
        CHECK(is_malformed(each.rule) == each.malformed);
    }
    for (int value = 0; value < 256; ++value) {
        if (1 <= value && value <= 21) {
            CHECK(to_string(static_cast<rule>(value)) == rules[value - 1].name);
            CHECK(from_string<rule>(rules[value - 1].name) == static_cast<rule>(value));
        } else {
            REQUIRE(to_string(static_cast<rule>(value)).empty());
        }
    }
}

TEST_CASE("violation: every rule has a sentence in ASCII that no other has") {
    std::vector<std::string> sentences;
    for (named_rule const& each : rules) {
        std::string const sentence{std::string_view{broken(each.rule).message()}};
        CAPTURE(sentence);
        CHECK(sentence.size() > 10);
        CHECK(verbs::is_plain_ascii(sentence));
        for (std::string const& other : sentences) CHECK(sentence != other);
        sentences.push_back(sentence);
    }
}

TEST_CASE("violation: what is no rule has no sentence") {
    CHECK(broken(static_cast<rule>(0)).message().empty());
    CHECK(broken(static_cast<rule>(std::size(rules) + 1)).message().empty());
}

TEST_CASE("violation: a field or an item that is none is no reason to read beyond a table") {
    violation found = broken(rule::wrong_type);
    found.field = static_cast<chat_timers::field>(200);
    found.item = static_cast<std::size_t>(-1);
    CHECK(found.pointer().empty());
    CHECK(found.message() == "Value must be an object");
    found.rule = rule::unknown_member;
    CHECK(found.message() == "Object must have no members other than ChannelConfiguration");
}

TEST_CASE("violation: every sentence fits, and the longest just so") {
    std::size_t longest = 0;
    for (rule const which : enumerators<rule>()) {
        for (chat_timers::field const place : enumerators<chat_timers::field>()) {
            for (grammar const wanted : enumerators<grammar>()) {
                constexpr std::int64_t most = INT64_MIN;
                constexpr std::size_t last = sizeof(std::size_t) < 8 ? SIZE_MAX : SIZE_MAX / 2 + 1;
                violation const found{.rule = which,
                                      .field = place,
                                      .item = last,
                                      .actual = most,
                                      .allowed = {most, most},
                                      .other = last,
                                      .wanted = wanted};
                detail::text_builder<4096> text;
                detail::append_sentence(text, {.rule = which,
                                               .field = place,
                                               .item = last,
                                               .part = {},
                                               .actual = most,
                                               .allowed = {most, most},
                                               .other = last,
                                               .wanted = wanted});
                REQUIRE(text.size() <= message_text::capacity());
                CHECK(found.message() == text);
                longest = std::max(longest, text.size());
            }
        }
    }
    CHECK(longest == message_text::capacity());
}

TEST_CASE("violation: the sentences about what is around the payload") {
    CHECK(std::string_view{broken(rule::method).message()} == "Method must be PUT");
    CHECK(std::string_view{broken(rule::path).message()} ==
          "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}");
    CHECK(std::string_view{broken(rule::media_type).message()} == "Content-Type must be application/json");
    CHECK(std::string_view{broken(rule::not_acceptable).message()} == "Accept must admit application/json");
    CHECK(std::string_view{broken(rule::unroutable).message()}.find("'.' or '..'") != std::string_view::npos);
}

TEST_CASE("violation: printed as its sentence and its rule") {
    CHECK(format_as(violation{.rule = rule::too_large, .actual = 9, .allowed = {0, 8}}) ==
          "Text must not be longer than 8 bytes [too_large]");
}

TEST_CASE("violations: none at first") {
    violations const found;
    CHECK(found.empty());
    CHECK(found.size() == 0);
    CHECK(found.total() == 0);
    CHECK(!found.truncated());
    CHECK(found.begin() == found.end());
}

TEST_CASE("violations: hold 16 in the order given, and count on") {
    violations found;
    for (std::size_t count = 1; count <= 40; ++count) {
        found.push_back(broken(rule::range, count));
        CHECK(found.size() == (count < 16 ? count : 16));
        CHECK(found.total() == count);
        CHECK(found.truncated() == (count > 16));
        CHECK(!found.empty());
        CHECK(found[0].offset == 1);
        CHECK(found.end() - found.begin() == static_cast<std::ptrdiff_t>(found.size()));
    }
    CHECK(offsets(found) == counted(1, 16));
}

TEST_CASE("violations: malformed once one says so, held or not") {
    violations found;
    for (std::size_t count = 0; count < 16; ++count) found.push_back(broken(rule::range, count));
    CHECK(!found.malformed());
    found.push_back(broken(rule::wrong_type, 16));
    CHECK(found.malformed());
    found.push_back(broken(rule::range, 17));
    CHECK(found.malformed());
}

TEST_CASE("violations: what goes in front moves the others back, and the 16th out") {
    violations found;
    for (std::size_t index = 0; index < 15; ++index) found.push_back(broken(rule::range, 100 + index));
    access::insert(found, 0, broken(rule::length, 1));
    CHECK(found.size() == 16);
    CHECK(found.total() == 16);
    CHECK(!found.truncated());
    CHECK(found[0].offset == 1);
    CHECK(found[15].offset == 114);

    access::insert(found, 0, broken(rule::length, 0));
    CHECK(found.size() == 16);
    CHECK(found.total() == 17);
    CHECK(found.truncated());
    CHECK(found[0].offset == 0);
    CHECK(found[1].offset == 1);
    CHECK(found[2].offset == 100);
    CHECK(found[15].offset == 113);

    access::insert(found, 15, broken(rule::length, 77));
    CHECK(found[14].offset == 112);
    CHECK(found[15].offset == 77);
    access::insert(found, 16, broken(rule::length, 88));  // after the 16
    CHECK(found[15].offset == 77);
    CHECK(found.total() == 19);
    CHECK(found.size() == 16);
}

TEST_CASE("violations: the fault that ended the reading has a place of its own") {
    for (rule const ends : {rule::syntax, rule::encoding, rule::too_large, rule::too_deep}) {
        for (std::size_t const before : {0U, 14U, 15U, 16U, 17U, 100U}) {
            for (std::size_t const malformed : {3U, 16U, 1000U}) {
                violations found;
                for (std::size_t index = 0; index < before; ++index) {
                    found.push_back(broken(index == malformed ? rule::wrong_type : rule::range, index));
                }
                if (ends == rule::encoding) {
                    access::end_reading(found, broken(ends, 999));
                } else {
                    found.push_back(broken(ends, 999));
                }
                CAPTURE(before);
                CAPTURE(malformed);
                std::vector<std::size_t> wanted = counted(0, std::min<std::size_t>(before, 16));
                wanted.push_back(999);
                REQUIRE(offsets(found) == wanted);
                REQUIRE(found.total() == before + 1);
                CHECK(found.truncated() == (before > 16));
                CHECK(found.malformed());
            }
        }
    }
    // An `encoding` that did not end the reading is held in its order.
    violations found;
    for (std::size_t index = 0; index < 20; ++index) {
        found.push_back(broken(index == 3 ? rule::wrong_type : rule::range, index));
    }
    found.push_back(broken(rule::encoding, 999));
    CHECK(offsets(found) == counted(0, 16));
}

TEST_CASE("violations: if none of the 16 is malformed, the first malformed one has the place") {
    violations found;
    for (std::size_t index = 0; index < 20; ++index) found.push_back(broken(rule::range, index));
    found.push_back(broken(rule::wrong_type, 20));
    CHECK(found.size() == 17);
    CHECK(found[16].offset == 20);
    CHECK(found.total() == 21);
    found.push_back(broken(rule::null_item, 21));  // follows it
    CHECK(found[16].offset == 20);
    access::insert(found, 18, broken(rule::union_conflict, 18));  // precedes it
    CHECK(found[16].offset == 18);
    access::insert(found, 19, broken(rule::union_empty, 19));  // follows it
    CHECK(found[16].offset == 18);
    access::insert(found, 18, broken(rule::length, 17));  // precedes it, and moves it back
    access::insert(found, 19, broken(rule::null_item, 30));
    CHECK(found[16].offset == 30);

    access::insert(found, 4, broken(rule::wrong_type, 40));  // one of the 16
    CHECK(found.size() == 16);
    CHECK(found[4].offset == 40);
    CHECK(found[15].offset == 14);
    found.push_back(broken(rule::null_item, 50));
    CHECK(found.size() == 16);
    for (std::size_t count = 0; count < 11; ++count) {
        access::insert(found, 0, broken(rule::length, 60 + count));
        CHECK(found.size() == 16);
    }
    CHECK(found[15].offset == 40);
    access::insert(found, 0, broken(rule::length, 90));  // no longer one of the 16
    CHECK(found.size() == 17);
    CHECK(found[16].offset == 40);
}

TEST_CASE("violations: what is no rule is held in its order, is not malformed and ends no reading") {
    violations found;
    for (std::size_t count = 0; count < 20; ++count)
        found.push_back(broken(static_cast<rule>(count % 2 == 0 ? 0 : 22 + count), count));
    CHECK(offsets(found) == counted(0, 16));
    CHECK(found.total() == 20);
    CHECK(!found.malformed());
}

TEST_CASE("violations: hold what a list of all of them would say, in whatever order they are found") {
    std::uint64_t state = 1;
    auto const random = [&state](std::size_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33) % below;
    };
    for (int round = 0; round < 4000; ++round) {
        std::vector<violation> all;
        violations found;
        std::size_t const malformed_in = random(40) + 1;
        std::size_t const count = random(60);
        for (std::size_t index = 0; index < count; ++index) {
            std::size_t const position = random(3) != 0 ? all.size() : random(all.size() + 1);
            violation const next = broken(random(malformed_in) == 0 ? rule::wrong_type : rule::range, index);
            access::insert(found, position, next);
            all.insert(all.begin() + static_cast<std::ptrdiff_t>(position), next);
        }
        bool const ends = random(3) == 0;
        if (ends) {
            all.push_back(broken(rule::syntax, 999));
            found.push_back(all.back());
        }
        std::vector<violation> wanted = all;
        if (all.size() > 16) {
            wanted.resize(16);
            auto const malformed = [](violation const& each) { return is_malformed(each.rule); };
            if (ends) {
                wanted.push_back(all.back());
            } else if (std::none_of(wanted.begin(), wanted.end(), malformed)) {
                auto const first = std::find_if(all.begin() + 16, all.end(), malformed);
                if (first != all.end()) wanted.push_back(*first);
            }
        }
        CAPTURE(round);
        REQUIRE(found.total() == all.size());
        REQUIRE(std::equal(found.begin(), found.end(), wanted.begin(), wanted.end()));
    }
}

TEST_CASE("violations: equal if they hold the same and counted the same") {
    violations first, second;
    CHECK(first == second);
    first.push_back(broken(rule::range, 5));
    CHECK(first != second);
    second.push_back(broken(rule::range, 6));
    CHECK(first != second);
    second = first;
    CHECK(first == second);
    for (int count = 0; count < 20; ++count) first.push_back(broken(rule::range, 7));
    second = first;
    CHECK(first == second);
    second.push_back(broken(rule::range, 7));
    CHECK(first != second);
    // What was found and is not held counts, too.
    violations held;
    for (std::size_t index = 0; index < 16; ++index)
        held.push_back(broken(index == 0 ? rule::wrong_type : rule::range, index));
    violations with_range = held, with_repeat = held;
    with_range.push_back(broken(rule::range, 16));
    with_repeat.push_back(broken(rule::duplicate_timer, 16));
    CHECK(offsets(with_range) == offsets(with_repeat));
    CHECK(with_range.total() == with_repeat.total());
    CHECK(with_range != with_repeat);
    violations right, malformed;
    right.push_back(broken(rule::range, 1));
    malformed.push_back(broken(rule::wrong_type, 1));
    CHECK(right != malformed);
    CHECK(broken(rule::range, 5) == broken(rule::range, 5));
    CHECK(broken(rule::range, 5) != broken(rule::length, 5));
}

TEST_CASE("violations: are copied as values") {
    violations first;
    first.push_back(broken(rule::range, 5));
    violations second = first;
    second.push_back(broken(rule::range, 6));
    CHECK(first.size() == 1);
    CHECK(offsets(second) == counted(5, 2));
}

TEST_CASE("violation: made by designated initializers, the others as they are at first") {
    // The order of the members is part of the contract.
    constexpr violation all{.rule = rule::range,
                            .field = chat_timers::field::duration,
                            .item = 1,
                            .part = source_part::body,
                            .offset = 2,
                            .length = 3,
                            .actual = 4,
                            .allowed = {5, 6},
                            .other = 7,
                            .wanted = grammar::value};
    auto const& [rule, field, item, part, offset, length, actual, allowed, other, wanted] = all;
    CHECK((rule == chat_timers::rule::range && field == chat_timers::field::duration && item == 1 &&
           part == source_part::body && offset == 2 && length == 3 && actual == 4 &&
           allowed == interval{5, 6} && other == 7 && wanted == grammar::value));
    constexpr violation none;
    static_assert(none == violation{} && to_string(none.rule).empty() && none.message().empty() &&
                  none.pointer().empty() && !none.item && none.part == source_part::document &&
                  none.offset == 0 && none.length == 0 && none.actual == 0 && none.allowed == interval{} &&
                  none.other == 0 && none.wanted == grammar::none);
    CHECK(violation{.rule = rule::too_large, .actual = 9, .allowed = {0, 8}}.message() ==
          "Text must not be longer than 8 bytes");
}

TEST_CASE("violations: made of one violation") {
    violations const found = broken(rule::range, 5);
    CHECK(offsets(found) == counted(5, 1));
    CHECK(found.total() == 1);
    CHECK(!found.malformed());
    CHECK(violations{broken(rule::syntax)}.malformed());
}

TEST_CASE("violations: a container that hands out nothing mutable") {
    static_assert(std::is_same_v<violations::value_type, violation> &&
                  std::is_same_v<violations::reference, violation const&> &&
                  std::is_same_v<violations::const_reference, violation const&> &&
                  std::is_same_v<violations::iterator, violation const*> &&
                  std::is_same_v<violations::const_iterator, violation const*> &&
                  std::is_same_v<violations::size_type, std::size_t> &&
                  std::is_same_v<violations::difference_type, std::ptrdiff_t>);
    violations found;
    CHECK(aborts([] { (void)violations{}[0]; }));
    for (std::size_t index = 0; index < 30; ++index) {
        found.push_back(broken(rule::range, index));
        CHECK(found[found.size() - 1].offset == std::min<std::size_t>(index, 15));
        CHECK(aborts([&] { (void)found[found.size()]; }));
    }
    CHECK(aborts([&] { (void)found[static_cast<std::size_t>(-1)]; }));
}

#ifndef __OPTIMIZE__  // which may take what precedes a construction for undefined
TEST_CASE("violations: construction touches no element") {
    alignas(violations) unsigned char memory[sizeof(violations)];
    std::fill(std::begin(memory), std::end(memory), static_cast<unsigned char>(0xA5));
    auto* const made = ::new (static_cast<void*>(memory)) violations;
    CHECK(made->empty());
    CHECK(std::all_of(std::end(memory) - violations::capacity * sizeof(violation), std::end(memory),
                      [](unsigned char byte) { return byte == 0xA5; }));
    made->push_back(broken(rule::range, 5));
    violations const copy = *made;
    CHECK(copy == *made);
    CHECK(copy[0].offset == 5);
}
#endif
