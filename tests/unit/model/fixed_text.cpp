// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/text/fixed_text.hpp>

#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <doctest/doctest.h>

#include <compare>
#include <concepts>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

// template <std::size_t Capacity> class fixed_text: data, size, empty, begin, end, view, ==, <=>; converts to
// std::string_view and std::string; operator<<, format_as

using namespace chat_timers;
using namespace std::string_view_literals;

namespace {

using builder = detail::text_builder<16>;
constexpr fixed_text<16> hello = builder{"hello"};
constexpr fixed_text<8> short_hello = detail::text_builder<8>{"hello"};

static_assert(std::is_trivially_copyable_v<fixed_text<16>> &&
              std::is_trivially_destructible_v<fixed_text<16>>);
static_assert(fixed_text<16>{}.empty() && fixed_text<16>{}.size() == 0 && fixed_text<16>::capacity() == 16);
static_assert(hello.size() == 5 && !hello.empty() && hello.view() == "hello" && *hello.data() == 'h');
static_assert(hello.end() - hello.begin() == 5);

// A user can copy and read it, and change nothing.
static_assert(std::same_as<decltype(std::declval<fixed_text<16>&>().data()), char const*>);
static_assert(std::is_convertible_v<fixed_text<16>, std::string_view>);
static_assert(std::is_convertible_v<fixed_text<16>, std::string>);
static_assert(!std::is_convertible_v<fixed_text<16>, std::wstring> &&
              !std::is_convertible_v<fixed_text<16>, int>);

// Of one capacity and of two, of texts and of views.
static_assert(hello == short_hello && hello == "hello" && "hello" == hello && hello != "hell"sv);
static_assert(hello < "help" && "a" < hello && short_hello <= hello && (hello <=> short_hello) == 0);
static_assert(hello < detail::text_builder<4>{"z"} && !(hello < short_hello));
static_assert(format_as(hello) == "hello");

}  // namespace

TEST_CASE("fixed_text: becomes a std::string in each way that strings are made") {
    std::string copied = hello;
    CHECK(copied == "hello");
    std::string const braced{hello};
    CHECK(braced == "hello");
    std::string assigned;
    assigned = hello;
    CHECK(assigned == "hello");
    CHECK(std::string{"say "}.append(hello) == "say hello");
    CHECK(assigned == hello);
    auto const take = [](std::string const& text) { return text.size(); };
    CHECK(take(hello) == 5);
    violation const found{rule::path, field::input, {}, source_part::target, 0, 0, 0, {}, 0, grammar::none};
    std::string const message = found.message();
    CHECK(message == "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}");
}

TEST_CASE("fixed_text: its range holds the bytes in use and no others") {
    fixed_text<16> const text = builder{"hello"};
    CHECK(std::string(text.begin(), text.end()) == "hello");
    std::string copy;
    for (char const byte : text) copy += byte;
    CHECK(copy == "hello");
    fixed_text<16> const nothing;
    CHECK(nothing.begin() == nothing.end());
}

TEST_CASE("fixed_text: is ordered by its bytes, against texts of any capacity and views") {
    std::string_view const ascending[] = {"", "a", "a\0"sv, "aa", "b", "z", "\x80", "\xFF"};
    for (std::string_view const left : ascending) {
        for (std::string_view const right : ascending) {
            fixed_text<16> const text = builder{left};
            fixed_text<8> const other = detail::text_builder<8>{right};
            CHECK((text <=> right) == (left <=> right));
            CHECK((right <=> text) == (right <=> left));
            CHECK((text <=> other) == (left <=> right));
            CHECK((text == other) == (left == right));
        }
    }
}

TEST_CASE("fixed_text: is written with the stream's width and fill") {
    std::ostringstream out;
    out << hello << '|';
    out.width(8);
    out.fill('.');
    out << std::left << short_hello << '|';
    CHECK(out.str() == "hello|hello...|");
}
