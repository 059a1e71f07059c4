// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/identifier.hpp>

#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>

// class instance_id { consteval instance_id(/* string literal */);
//                     static result<instance_id, violation> parse(std::string_view);
//                     std::string_view value() const;  /* ==, <=> */ };
// class contact_id;   the same

using namespace chat_timers;
using namespace std::string_view_literals;
using verbs::fails;
using verbs::length;

namespace {

template <class Id>
constexpr bool is_a_domain_type =
    std::is_trivially_copyable_v<Id>&& std::is_trivially_destructible_v<Id>&& std::is_copy_assignable_v<Id> &&
    !std::is_default_constructible_v<Id> && !std::is_constructible_v<Id, std::string_view> &&
    !std::is_constructible_v<Id, std::string> && !std::is_constructible_v<Id, char const*> &&
    !std::is_constructible_v<Id, std::nullptr_t> && !std::is_convertible_v<Id, std::string_view> &&
    !std::is_convertible_v<Id, bool> && !std::is_assignable_v<Id&, std::string_view>;

static_assert(is_a_domain_type<instance_id>);
static_assert(is_a_domain_type<contact_id>);
static_assert(!std::is_convertible_v<instance_id, contact_id> &&
              !std::is_constructible_v<instance_id, contact_id>);
static_assert(!std::is_convertible_v<contact_id, instance_id> &&
              !std::is_constructible_v<contact_id, instance_id>);
static_assert(
    noexcept(instance_id::parse(std::string_view{})) && noexcept(contact_id::parse(std::string_view{})));
static_assert(std::is_same_v<decltype(instance_id::parse("")), result<instance_id, violation>>);
static_assert(std::is_same_v<decltype(contact_id::parse("")), result<contact_id, violation>>);

// `Count` times the literal, ended by a zero as a literal is.
template <std::size_t Count, std::size_t Size>
struct repeated {
    consteval repeated(char const (&scalar)[Size]) {
        for (std::size_t at = 0; at < Count * (Size - 1); ++at) text[at] = scalar[at % (Size - 1)];
    }
    char text[Count * (Size - 1) + 1] = {};
    constexpr std::string_view view() const { return {text, sizeof text - 1}; }
};
template <std::size_t Count, std::size_t Size>
consteval repeated<Count, Size> times(char const (&scalar)[Size]) {
    return {scalar};
}

// Literals: each just in; what is just out does not compile, and is in tests/reject.
constexpr auto hundred = times<100>("i");
constexpr auto hundred_thumbs = times<100>("\U0001F44D");
constexpr auto two_hundred_fifty_six = times<256>("c");
constexpr auto two_hundred_fifty_six_thumbs = times<256>("\U0001F44D");

constexpr instance_id instance{"12345678-1234-1234-1234-123456789012"};
constexpr contact_id contact{"87654321-4321-4321-4321-210987654321"};
constexpr instance_id one{"i"};
constexpr instance_id longest{hundred.text};
constexpr instance_id longest_in_bytes{hundred_thumbs.text};
constexpr contact_id longest_contact{two_hundred_fifty_six.text};
constexpr contact_id longest_contact_in_bytes{two_hundred_fifty_six_thumbs.text};
constexpr contact_id with_a_zero{"a\0b"};

static_assert(instance.value() == "12345678-1234-1234-1234-123456789012");
static_assert(contact.value() == "87654321-4321-4321-4321-210987654321");
static_assert(one.value() == "i");
static_assert(longest.value().size() == 100);
static_assert(longest_in_bytes.value().size() == 400 && instance_id::capacity == 400);
static_assert(longest_contact.value().size() == 256);
static_assert(longest_contact_in_bytes.value().size() == 1024 && contact_id::capacity == 1024);
static_assert(with_a_zero.value() == "a\0b"sv);

// The same boundaries at run time's entrance, while compiling.
static_assert(!instance_id::parse(""));
static_assert(instance_id::parse("i"));
static_assert(instance_id::parse(hundred.view()));
static_assert(!instance_id::parse(times<101>("i").view()));
static_assert(instance_id::parse(hundred_thumbs.view()));
static_assert(!instance_id::parse(times<101>("\U0001F44D").view()));
static_assert(!contact_id::parse(""));
static_assert(contact_id::parse(two_hundred_fifty_six.view()));
static_assert(!contact_id::parse(times<257>("c").view()));
static_assert(!contact_id::parse("\xFF"));
static_assert(instance_id::parse("i")->value() == "i");
static_assert(instance_id::parse("").error().rule == rule::length);
static_assert(instance_id::parse("\xFF").error().rule == rule::encoding);

static_assert(instance_id{"a"} == instance_id{"a"});
static_assert(instance_id{"a"} != instance_id{"A"});
static_assert(instance_id{"a"} < instance_id{"b"});
static_assert(instance_id{"a"} < instance_id{"aa"});
static_assert(contact_id{"a"} == contact_id{"a"});
static_assert(contact_id{"a"} < contact_id{"b"});

template <class Id>
void keeps(std::string const& text) {
    auto const id = Id::parse(text);
    REQUIRE(id.has_value());
    if (id) CHECK(id->value() == text);
}

// The violation is of the whole text.
verbs::expected over(verbs::expected wanted, std::size_t size) {
    wanted.length = size;
    return wanted;
}

std::string times(std::size_t count, std::string_view scalar) {
    std::string text;
    while (count-- != 0) text += scalar;
    return text;
}

}  // namespace

TEST_CASE("identifier: an instance has 1 to 100 scalar values of any number of bytes") {
    for (std::string_view const scalar : {"a"sv, "\0"sv, "\u00E9"sv, "\u20AC"sv, "\U0001F44D"sv}) {
        CAPTURE(scalar.size());
        fails(instance_id::parse(""), {length("/InstanceId", 0, "1 and 100")});
        keeps<instance_id>(times(1, scalar));
        keeps<instance_id>(times(100, scalar));
        fails(instance_id::parse(times(101, scalar)),
              {over(length("/InstanceId", 101, "1 and 100"), 101 * scalar.size())});
    }
}

TEST_CASE("identifier: a contact has 1 to 256 scalar values of any number of bytes") {
    for (std::string_view const scalar : {"a"sv, "\0"sv, "\u00E9"sv, "\u20AC"sv, "\U0001F44D"sv}) {
        CAPTURE(scalar.size());
        fails(contact_id::parse(""), {length("/ContactId", 0, "1 and 256")});
        keeps<contact_id>(times(1, scalar));
        keeps<contact_id>(times(256, scalar));
        fails(contact_id::parse(times(257, scalar)),
              {over(length("/ContactId", 257, "1 and 256"), 257 * scalar.size())});
    }
}

TEST_CASE("identifier: a length violation tells what was found and what is allowed") {
    auto const refused = contact_id::parse(times(1000, "\u20AC"));
    REQUIRE(!refused.has_value());
    CHECK(refused.error().actual == 1000);
    CHECK(refused.error().allowed == interval{1, 256});
}

TEST_CASE("identifier: ill-formed UTF-8 is refused for its encoding, whatever its length") {
    for (std::string const& text : {std::string{"\xFF"}, std::string{"\xC0\x80"}, std::string{"\xED\xA0\x80"},
                                    std::string{"\xF4\x90\x80\x80"}, std::string{"\xE2\x82"},
                                    times(1000, "\x80"), times(300, "a") + "\xFF"}) {
        for (result<instance_id, violation> const& instance_result : {instance_id::parse(text)}) {
            REQUIRE(!instance_result.has_value());
            CHECK(instance_result.error().rule == rule::encoding);
            CHECK(instance_result.error().pointer() == "/InstanceId");
            CHECK(
                instance_result.error().message() ==
                "Text at '/InstanceId' must be well-formed UTF-8 without byte order mark or lone surrogates, "
                "percent-encoded in a path");
        }
        auto const refused = contact_id::parse(text);
        REQUIRE(!refused.has_value());
        CHECK(refused.error().rule == rule::encoding);
        CHECK(refused.error().pointer() == "/ContactId");
    }
}

TEST_CASE("identifier: nothing else is asked, and nothing is changed") {
    for (std::string_view const text :
         {"arn:aws:connect:us-east-1:123456789012:instance/12345678"sv, "."sv, ".."sv, "a/b?c#d%2F"sv,
          " \t\r\n"sv, "\0"sv, "\"\\"sv, "e\u0301"sv, "\u00E9"sv, "\xEF\xBB\xBF"sv}) {
        keeps<instance_id>(std::string{text});
        keeps<contact_id>(std::string{text});
    }
    CHECK(*instance_id::parse("e\u0301") != *instance_id::parse("\u00E9"));  // not normalised
}

TEST_CASE("identifier: holds its own bytes") {
    std::string text = "first";
    auto const id = instance_id::parse(text);
    text = "other";
    CHECK(id->value() == "first");
    instance_id copy = *id;
    copy = *instance_id::parse("second");
    CHECK(copy.value() == "second");
    CHECK(id->value() == "first");
}

TEST_CASE("identifier: equal and ordered by bytes") {
    constexpr instance_id a{"a"};
    constexpr instance_id b{"b"};
    constexpr instance_id capital{"Z"};
    constexpr instance_id a_and_zero{"a\0"};
    constexpr instance_id z{"z"};
    constexpr instance_id accented{"\u00E9"};
    constexpr instance_id last_of_the_plane{"\uFFFD"};
    constexpr instance_id first_of_the_next{"\U00010000"};
    CHECK(*instance_id::parse("a") == a);
    CHECK(*instance_id::parse("a") != b);
    CHECK(a < b);
    CHECK(a <= a);
    CHECK(capital < a);
    CHECK(a < a_and_zero);
    CHECK(z < accented);
    CHECK(last_of_the_plane < first_of_the_next);

    // What stood in the longer text's place does not count.
    instance_id id = *instance_id::parse("a longer text");
    id = *instance_id::parse("short");
    CHECK(id == *instance_id::parse("short"));
}

TEST_CASE("identifier: ids are keys of unordered containers; equal ids have equal hashes") {
    constexpr instance_id a{"a"};
    constexpr contact_id same_text{"a"};
    CHECK(std::hash<instance_id>{}(a) == std::hash<instance_id>{}(*instance_id::parse("a")));
    CHECK(std::hash<instance_id>{}(a) == std::hash<std::string_view>{}("a"));
    CHECK(std::hash<contact_id>{}(same_text) == std::hash<std::string_view>{}("a"));
    static_assert(noexcept(std::hash<instance_id>{}(a))&& noexcept(std::hash<contact_id>{}(same_text)));

    // Bytes of a longer text that the id held before do not count.
    instance_id id = *instance_id::parse("a longer text");
    id = a;
    CHECK(std::hash<instance_id>{}(id) == std::hash<instance_id>{}(a));

    std::unordered_set<instance_id> instances;
    std::unordered_map<contact_id, int> contacts;
    for (int index = 0; index < 200; ++index) {
        std::string const text = std::to_string(index % 100);
        instances.insert(*instance_id::parse(text));
        ++contacts[*contact_id::parse(text)];
    }
    CHECK(instances.size() == 100);
    CHECK(instances.contains(*instance_id::parse("99")));
    CHECK(!instances.contains(*instance_id::parse("100")));
    CHECK(contacts.size() == 100);
    CHECK(contacts.at(*contact_id::parse("0")) == 2);
}
