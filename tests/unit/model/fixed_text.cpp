// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/text/fixed_text.hpp>

#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include "../support/aborts.hpp"

#include <doctest/doctest.h>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

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
              !std::is_convertible_v<fixed_text<16>, std::vector<char>> &&
              !std::is_convertible_v<fixed_text<16>, int>);

// Of one capacity and of two, of texts and of views.
static_assert(hello == short_hello && hello == "hello" && "hello" == hello && hello != "hell"sv);
static_assert(hello < "help" && "a" < hello && short_hello <= hello && (hello <=> short_hello) == 0);
static_assert(hello < detail::text_builder<4>{"z"} && !(hello < short_hello));
static_assert(format_as(hello) == "hello");

using text = fixed_text<16>;
static_assert(std::ranges::contiguous_range<text const> && std::ranges::sized_range<text const>);
static_assert(std::same_as<text::value_type, char> && std::same_as<text::reference, char const&> &&
              std::same_as<text::const_reference, char const&> && std::same_as<text::iterator, char const*> &&
              std::same_as<text::const_iterator, char const*> && std::same_as<text::size_type, std::size_t> &&
              std::same_as<text::difference_type, std::ptrdiff_t>);
static_assert(hello[0] == 'h' && hello[4] == 'o');

// What does not fit ends the compilation, and so does an index beyond the text.
template <std::size_t Capacity>
concept holds_hello = requires {
    typename std::integral_constant<std::size_t, detail::text_builder<Capacity>{"hello"}.size()>;
};
static_assert(holds_hello<5> && !holds_hello<4>);
template <std::size_t Index>
concept is_index_of_hello = requires {
    typename std::integral_constant<char, hello[Index]>;
};
static_assert(is_index_of_hello<4> && !is_index_of_hello<5>);

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
    violation const found{.rule = rule::path, .field = field::input};
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
            auto const order = left.compare(right) <=> 0;  // libc++ 14 has no <=> of views
            CHECK((text <=> right) == order);
            CHECK((right <=> text) == (0 <=> order));
            CHECK((text <=> other) == order);
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

namespace foreign {

enum number { zero, one };
struct printed {};
[[maybe_unused]] std::string format_as(printed) { return "formatted"; }
[[maybe_unused]] std::ostream& operator<<(std::ostream& to, printed) { return to << "printed"; }

}  // namespace foreign

TEST_CASE("operator<<: the types of others keep their own, where a using-directive shows this library's") {
    std::ostringstream to;
    to << foreign::one;
    CHECK(to.str() == "1");
    std::ostringstream own;
    own << foreign::printed{};
    CHECK(own.str() == "printed");
}

TEST_CASE("fixed_text: an index beyond the text ends the program") {
    CHECK(hello[4] == 'o');
    CHECK(aborts([] { (void)hello[5]; }));
    CHECK(aborts([] { (void)fixed_text<16>{}[0]; }));
}

TEST_CASE("text_builder: what does not fit ends the program, and nothing is written beyond the capacity") {
    struct guarded {
        detail::text_builder<8> text;
        char after = '#';
    };
    guarded full;
    full.text.append("1234567").append('8');
    CHECK(full.text == "12345678");
    CHECK(full.after == '#');
    CHECK(aborts([&] { full.text.append('9'); }));
    CHECK(aborts([&] { full.text.append("9"); }));
    CHECK(aborts([] { detail::text_builder<8>{}.append("123456789"); }));
    CHECK(aborts([] { detail::text_builder<8>{}.append({"", SIZE_MAX / 2}); }));  // before anything is read
    CHECK(aborts([] { detail::text_builder<8>{}.append("1234567").append_number(-1); }));
    CHECK(aborts([] { detail::text_builder<8>{}.resize(9); }));
    CHECK(aborts([] {
        detail::text_builder<8> text;
        *detail::appending_output { text }
        ++ = '1';
        detail::write_text(detail::appending_output{text}, "2345678");
        detail::write_byte(detail::appending_output{text}, '9');
    }));
    full.text.append("");
    CHECK(full.text.size() == 8);
}

TEST_CASE("text_counter: counts what a text_builder would hold") {
    detail::text_builder<64> text;
    detail::text_counter counted;
    for (std::int64_t const number :
         {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, std::int64_t{10}, INT64_MAX}) {
        text.resize(0);
        text.append_number(number).append("ab").append('c');
        std::size_t const before = counted.size();
        counted.append_number(number).append("ab").append('c');
        CHECK(counted.size() - before == text.size());
        CHECK(text == std::to_string(number) + "abc");
    }
}
