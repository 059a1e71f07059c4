// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/constraints.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// bool is_instance_id(std::string_view utf8);           well-formed, 1..100 scalar values
// bool is_contact_id(std::string_view utf8);            well-formed, 1..256
// bool is_timer_duration(std::chrono::minutes);         2..480
// bool is_exclusive(std::initializer_list<bool>);       exactly one
// struct timer_key { participant_role role; timer_type type; };
// std::optional<std::pair<std::size_t, std::size_t>> repeated_timer(std::span<timer_key const>);

using namespace chat_timers;
using namespace std::string_view_literals;
using std::chrono::hours;
using std::chrono::minutes;

static_assert(noexcept(is_instance_id(std::string_view{})));
static_assert(noexcept(is_contact_id(std::string_view{})));
static_assert(std::is_nothrow_invocable_v<decltype(is_timer_duration), minutes>);
static_assert(noexcept(is_exclusive({true})));
static_assert(std::is_aggregate_v<timer_key> && std::is_trivially_copyable_v<timer_key>);

static_assert(!is_timer_duration(minutes{1}));
static_assert(is_timer_duration(minutes{2}));
static_assert(is_timer_duration(minutes{480}));
static_assert(!is_timer_duration(minutes{481}));
static_assert(is_timer_duration(hours{8}));
static_assert(!is_timer_duration(hours{9}));
static_assert(!std::is_invocable_v<decltype(is_timer_duration), std::chrono::seconds>);  // would be rounded
static_assert(!std::is_invocable_v<decltype(is_timer_duration), int>);

static_assert(!is_exclusive({}));
static_assert(!is_exclusive({false}));
static_assert(is_exclusive({true}));
static_assert(!is_exclusive({false, false}));
static_assert(is_exclusive({true, false}));
static_assert(is_exclusive({false, true}));
static_assert(!is_exclusive({true, true}));

static_assert(!is_instance_id(""));
static_assert(is_instance_id("a"));
static_assert(!is_instance_id("\xFF"));

namespace {

constexpr timer_key customer_idle{participant_role::customer, timer_type::idle};
constexpr timer_key customer_disconnect{participant_role::customer, timer_type::disconnect_noncustomer};
constexpr timer_key agent_idle{participant_role::agent, timer_type::idle};
constexpr timer_key agent_disconnect{participant_role::agent, timer_type::disconnect_noncustomer};

using repeat = std::optional<std::pair<std::size_t, std::size_t>>;

constexpr bool repeats(std::initializer_list<timer_key> keys, std::size_t earlier, std::size_t later) {
    return repeated_timer(keys) == repeat{{earlier, later}};
}
constexpr bool repeats_nothing(std::initializer_list<timer_key> keys) {
    return repeated_timer(keys) == repeat{};
}

static_assert(repeats_nothing({}));
static_assert(repeats_nothing({customer_idle}));
static_assert(repeats_nothing({customer_idle, customer_disconnect, agent_idle, agent_disconnect}));
static_assert(repeats({customer_idle, customer_idle}, 0, 1));
static_assert(repeats({customer_idle, agent_idle, customer_idle, agent_idle}, 0, 2));
static_assert(repeats({customer_idle, agent_idle, agent_idle, customer_idle}, 1, 2));

// `count` times the scalar value.
std::string times(std::size_t count, std::string_view scalar) {
    std::string text;
    while (count-- != 0) text += scalar;
    return text;
}

// Well-formed by a decoder that knows no table: the scalar value is put together, encoded anew, and compared.
std::optional<std::size_t> length_by_encoding_anew(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        auto const byte = [&](std::size_t index) {
            return index < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[index]))
                                       : 0U;
        };
        std::uint32_t const lead = byte(at);
        std::size_t size = 1;
        if (lead >= 0x80) size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        std::uint32_t scalar = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t index = 1; index < size; ++index) scalar = scalar << 6 | (byte(at + index) & 0x3FU);
        if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF)) return std::nullopt;
        std::string anew;
        if (scalar < 0x80) {
            anew = {static_cast<char>(scalar)};
        } else {
            std::size_t const bytes = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
            for (std::size_t index = bytes; index-- > 0;) {
                std::uint32_t const mark = index + 1 == bytes ? 0xFF00U >> bytes & 0xFFU : 0x80U;
                std::uint32_t const bits =
                    index + 1 == bytes ? scalar >> (6 * index) : scalar >> (6 * index) & 0x3FU;
                anew += static_cast<char>(mark | bits);
            }
        }
        if (text.substr(at, anew.size()) != anew) return std::nullopt;
        at += anew.size();
    }
    return count;
}

}  // namespace

TEST_CASE("rules: a duration is 2 to 480 minutes") {
    CHECK(!is_timer_duration(minutes{1}));
    CHECK(is_timer_duration(minutes{2}));
    CHECK(is_timer_duration(minutes{3}));
    CHECK(is_timer_duration(minutes{479}));
    CHECK(is_timer_duration(minutes{480}));
    CHECK(!is_timer_duration(minutes{481}));
    CHECK(!is_timer_duration(minutes{0}));
    CHECK(!is_timer_duration(minutes{-2}));
    CHECK(!is_timer_duration(minutes{65'538}));                                             // 2 in 16 bits
    CHECK(!is_timer_duration(minutes{sizeof(minutes::rep) > 4 ? 4'294'967'298 : 65'538}));  // 2 in 32 bits
    CHECK(!is_timer_duration((minutes::min)()));
    CHECK(!is_timer_duration((minutes::max)()));
    CHECK(is_timer_duration(hours{8}));
}

TEST_CASE("rules: an id's length counts scalar values, not bytes") {
    for (std::string_view const scalar :
         {"a"sv, "\0"sv, "\x7F"sv, "\u00E9"sv, "\u20AC"sv, "\uFFFF"sv, "\U0001F44D"sv, "\U0010FFFF"sv}) {
        CAPTURE(scalar.size());
        CHECK(!is_instance_id(times(0, scalar)));
        CHECK(is_instance_id(times(1, scalar)));
        CHECK(is_instance_id(times(99, scalar)));
        CHECK(is_instance_id(times(100, scalar)));
        CHECK(!is_instance_id(times(101, scalar)));
        CHECK(!is_instance_id(times(10'000, scalar)));

        CHECK(!is_contact_id(times(0, scalar)));
        CHECK(is_contact_id(times(1, scalar)));
        CHECK(is_contact_id(times(255, scalar)));
        CHECK(is_contact_id(times(256, scalar)));
        CHECK(!is_contact_id(times(257, scalar)));
        CHECK(!is_contact_id(times(65'536 + 1, scalar)));
    }
}

TEST_CASE("rules: a combining sequence is as long as its scalar values") {
    // e and an acute accent; a family of three and two joiners.
    CHECK(is_instance_id(times(50, "e\u0301")));
    CHECK(!is_instance_id(times(50, "e\u0301") + "e"));
    CHECK(is_instance_id(times(20, "\U0001F468\u200D\U0001F469\u200D\U0001F467")));
    CHECK(!is_instance_id(times(20, "\U0001F468\u200D\U0001F469\u200D\U0001F467") + "\u200D"));
}

TEST_CASE("rules: nothing else is asked of an id") {
    for (std::string_view const id :
         {"12345678-1234-1234-1234-123456789012"sv, "arn:aws:connect:us-east-1:123456789012:instance/i"sv,
          " "sv, "/"sv, "."sv, ".."sv, "%2F"sv, "\n"sv, "\""sv, "\xEF\xBB\xBF"sv, "\xEF\xBF\xBE"sv}) {
        CAPTURE(std::string{id});
        CHECK(is_instance_id(id));
        CHECK(is_contact_id(id));
    }
}

TEST_CASE("rules: ill-formed UTF-8 is no id") {
    for (std::string_view const id : {
             "\x80"sv,
             "\xBF"sv,
             "\xFE"sv,
             "\xFF"sv,  // no lead byte
             "\xC0\x80"sv,
             "\xC0\xAF"sv,
             "\xC1\xBF"sv,
             "\xE0\x80\x80"sv,  // overlong
             "\xE0\x9F\xBF"sv,
             "\xF0\x80\x80\x80"sv,
             "\xF0\x8F\xBF\xBF"sv,  //
             "\xED\xA0\x80"sv,
             "\xED\xAF\xBF"sv,
             "\xED\xB0\x80"sv,
             "\xED\xBF\xBF"sv,
             "\xED\xA0\xBD\xED\xB1\x8D"sv,  // surrogates
             "\xF4\x90\x80\x80"sv,
             "\xF5\x80\x80\x80"sv,
             "\xF8\x88\x80\x80\x80"sv,  // beyond U+10FFFF
             "\xC3"sv,
             "\xE2"sv,
             "\xE2\x82"sv,
             "\xF0"sv,
             "\xF0\x9F"sv,
             "\xF0\x9F\x91"sv,  // truncated
             "\xC3("sv,
             "\xE2(\xAC"sv,
             "\xE2\x82("sv,
             "\xF0(\x91\x8D"sv,
             "\xF0\x9F(\x8D"sv,
             "\xF0\x9F\x91("sv,
         }) {
        for (std::string_view const before : {""sv, "id"sv}) {
            for (std::string_view const after : {""sv, "id"sv}) {
                std::string const text = std::string{before} + std::string{id} + std::string{after};
                CAPTURE(text);
                CHECK(!is_instance_id(text));
                CHECK(!is_contact_id(text));
            }
        }
    }
}

TEST_CASE("rules: the edges of well-formed UTF-8 are ids") {
    for (std::string_view const id :
         {"\x00"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
          "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv}) {
        CAPTURE(id.size());
        CHECK(is_instance_id(id));
        CHECK(is_contact_id(id));
    }
}

// Every sequence of up to four of the bytes at which the tables of UTF-8 turn.
TEST_CASE("rules: well-formed is what encoding the scalar values anew gives back") {
    constexpr unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                       0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                       0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    std::size_t differences = 0;
    std::size_t well_formed = 0;
    std::string text;
    auto const judge = [&] {
        bool const expected = length_by_encoding_anew(text).has_value();
        well_formed += expected ? 1U : 0U;
        if (is_instance_id(text) != expected || is_contact_id(text) != expected) ++differences;
    };
    for (unsigned char const a : edges) {
        text.assign(1, static_cast<char>(a));
        judge();
        for (unsigned char const b : edges) {
            text.resize(1);
            text += static_cast<char>(b);
            judge();
            for (unsigned char const c : edges) {
                text.resize(2);
                text += static_cast<char>(c);
                judge();
                for (unsigned char const d : edges) {
                    text.resize(3);
                    text += static_cast<char>(d);
                    judge();
                }
            }
        }
    }
    CHECK(differences == 0);
    CHECK(well_formed > 100);
}

TEST_CASE("rules: a union has exactly one member") {
    CHECK(!is_exclusive({}));
    CHECK(!is_exclusive({false}));
    CHECK(is_exclusive({true}));
    CHECK(!is_exclusive({false, false}));
    CHECK(is_exclusive({true, false}));
    CHECK(is_exclusive({false, true}));
    CHECK(!is_exclusive({true, true}));
    CHECK(is_exclusive({false, false, true}));
    CHECK(!is_exclusive({true, true, true}));
}

TEST_CASE("rules: keys are equal and ordered by role, then type") {
    CHECK(customer_idle == timer_key{participant_role::customer, timer_type::idle});
    CHECK(customer_idle != customer_disconnect);
    CHECK(customer_idle != agent_idle);
    CHECK(customer_idle < customer_disconnect);
    CHECK(customer_disconnect < agent_idle);
    CHECK(agent_idle < agent_disconnect);
}

TEST_CASE("rules: the first item that repeats an earlier one, and that one") {
    CHECK(repeats_nothing({}));
    CHECK(repeats_nothing({agent_disconnect}));
    CHECK(repeats_nothing({agent_disconnect, agent_idle, customer_disconnect, customer_idle}));
    CHECK(repeats({agent_idle, agent_idle}, 0, 1));
    CHECK(repeats({customer_idle, agent_idle, agent_idle}, 1, 2));
    CHECK(repeats({customer_idle, agent_idle, customer_disconnect, agent_disconnect, customer_disconnect}, 2,
                  4));
    CHECK(repeats({agent_idle, agent_idle, customer_idle, customer_idle}, 0, 1));
    CHECK(repeats({agent_idle, customer_idle, agent_idle, customer_idle}, 0, 2));
    CHECK(repeats({agent_idle, agent_idle, agent_idle}, 0, 1));
}

TEST_CASE("rules: what is no enumerator repeats nothing") {
    timer_key const no_role{static_cast<participant_role>(2), timer_type::idle};
    timer_key const no_type{participant_role::agent, static_cast<timer_type>(2)};
    CHECK(repeats_nothing({no_role, no_role}));
    CHECK(repeats_nothing({no_type, no_type}));
    CHECK(repeats({no_role, agent_idle, no_type, agent_idle}, 1, 3));
}

TEST_CASE("rules: every list of up to six keys, against a set") {
    constexpr timer_key keys[] = {customer_idle, customer_disconnect, agent_idle, agent_disconnect};
    std::size_t wrong = 0;
    std::size_t size_is_four = 0;
    for (std::size_t size = 0; size <= 6; ++size) {
        std::size_t combinations = 1;
        for (std::size_t index = 0; index < size; ++index) combinations *= 4;
        for (std::size_t number = 0; number < combinations; ++number) {
            std::vector<timer_key> list;
            for (std::size_t index = 0, rest = number; index < size; ++index, rest /= 4)
                list.push_back(keys[rest % 4]);
            repeat expected;
            for (std::size_t later = 0; later < size && !expected; ++later) {
                for (std::size_t earlier = 0; earlier < later && !expected; ++earlier) {
                    if (list[earlier] == list[later]) expected = {earlier, later};
                }
            }
            if (repeated_timer(list) != expected) ++wrong;
            if (!expected && size == 4) ++size_is_four;
            if (size > 4 && !expected) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(size_is_four == 24);
}

TEST_CASE("rules: a long list ends at its first repetition") {
    std::vector<timer_key> list(1'000'000, agent_idle);
    CHECK(repeated_timer(list) == repeat{{0, 1}});
}
