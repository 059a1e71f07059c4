// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <chat_timers/detail/words.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What is read eight bytes at a time at run time is read byte for byte while compiling, with the same
// results.

using namespace chat_timers::detail;

namespace {

constexpr std::string_view four = "abcd";
constexpr std::string_view eight = "abcdefgh";
constexpr std::string_view nineteen = "abcdefghijklmnopqrs";

constexpr std::uint64_t whole = load_word(eight.data());
constexpr auto half = load_word<std::uint32_t>(eight.data());
constexpr auto quarter = load_word<std::uint16_t>(eight.data());

// Whether a text is equal to itself, and to none of which one byte is another.
template <auto const& Text>
constexpr bool is_equal_to_itself_only() {
    char bytes[32] = {};
    Text.copy(bytes, Text.size());
    if (!equal_text<Text>(bytes)) return false;
    for (std::size_t place = 0; place < Text.size(); ++place) {
        bytes[place] ^= 1;
        if (equal_text<Text>(bytes)) return false;
        bytes[place] ^= 1;
    }
    bytes[Text.size()] ^= 1;  // behind the text any byte may stand
    return equal_text<Text>(bytes);
}
static_assert(is_equal_to_itself_only<four>());
static_assert(is_equal_to_itself_only<eight>());
static_assert(is_equal_to_itself_only<nineteen>());

static_assert(every_byte(0) == 0 && every_byte(0x80) == 0x8080808080808080);

}  // namespace

TEST_CASE("words: a loaded word is the same while compiling and at run time") {
    std::string const bytes{eight};
    CHECK(load_word(bytes.data()) == whole);
    CHECK(load_word<std::uint32_t>(bytes.data()) == half);
    CHECK(load_word<std::uint16_t>(bytes.data()) == quarter);
    CHECK(load_word(std::string(8, ' ').data()) == every_byte(' '));
}

TEST_CASE("words: a text is equal to itself only") {
    CHECK(is_equal_to_itself_only<four>());
    CHECK(is_equal_to_itself_only<eight>());
    CHECK(is_equal_to_itself_only<nineteen>());
}

TEST_CASE("words: as many zero bytes precede the first other one in memory") {
    for (char const other : {'\x01', '\x80', '\xFF'}) {
        for (std::size_t zeros = 0; zeros < 8; ++zeros) {
            std::string const bytes = std::string(zeros, '\0') + std::string(8 - zeros, other);
            CHECK(leading_zero_bytes(load_word(bytes.data())) == zeros);
        }
    }
}
