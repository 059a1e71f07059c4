// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/text/detail/words.hpp>

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
constexpr std::string_view one = "a", two = "ab", three = "abc", six = "abcdef", sixteen = "abcdefghijklmnop",
                           none = "";
constexpr std::string_view forty = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";

constexpr std::uint64_t whole = load_word(eight.data());
constexpr auto half = load_word<std::uint32_t>(eight.data());
constexpr auto quarter = load_word<std::uint16_t>(eight.data());

// Whether a text is equal to itself, and to none of which one byte is another.
constexpr bool is_equal_to_itself_only(std::string_view text, bool (*equal)(char const*, std::string_view)) {
    char bytes[64] = {};
    text.copy(bytes, text.size());
    if (!equal(bytes, text)) return false;
    for (std::size_t place = 0; place < text.size(); ++place) {
        for (char const bit : {'\x01', '\x40'}) {
            bytes[place] = static_cast<char>(bytes[place] ^ bit);
            if (equal(bytes, text)) return false;
            bytes[place] = static_cast<char>(bytes[place] ^ bit);
        }
    }
    bytes[text.size()] ^= 1;  // behind the text any byte may stand
    return equal(bytes, text);
}
constexpr bool equal_text_is_exact() {
    for (std::string_view const text : {none, one, two, three, four, six, eight, sixteen, nineteen, forty}) {
        if (!is_equal_to_itself_only(text,
                                     [](char const* at, std::string_view of) { return equal_text(at, of); }))
            return false;
    }
    return true;
}
static_assert(equal_text_is_exact());

static_assert(every_byte(0) == 0 && every_byte(0x80) == 0x8080808080808080);

}  // namespace

TEST_CASE("words: a loaded word is the same while compiling and at run time") {
    std::string const bytes{eight};
    CHECK(load_word(bytes.data()) == whole);
    CHECK(load_word<std::uint32_t>(bytes.data()) == half);
    CHECK(load_word<std::uint16_t>(bytes.data()) == quarter);
    CHECK(load_word(std::string(8, ' ').data()) == every_byte(' '));
}

TEST_CASE("words: a text is equal to itself only") { CHECK(equal_text_is_exact()); }

TEST_CASE("words: as many zero bytes precede the first other one in memory") {
    for (char const other : {'\x01', '\x80', '\xFF'}) {
        for (std::size_t zeros = 0; zeros < 8; ++zeros) {
            std::string const bytes = std::string(zeros, '\0') + std::string(8 - zeros, other);
            CHECK(leading_zero_bytes(load_word(bytes.data())) == zeros);
        }
    }
}
