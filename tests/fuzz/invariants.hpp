// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_TESTS_FUZZ_INVARIANTS_HPP
#define CHAT_TIMERS_TESTS_FUZZ_INVARIANTS_HPP

#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// What holds of everything that comes out of the library, whatever went in. Shares no code with it.
namespace fuzz {

// Ends the program with a sentence, for which the texts are escaped.
[[noreturn]] void broken(std::string_view invariant, std::string_view expected, std::string_view found);

inline void expect(bool holds, std::string_view invariant, std::string_view found) {
    if (!holds) broken(invariant, "it holds", found);
}
inline void expect_equal(std::string_view found, std::string_view expected, std::string_view invariant) {
    if (found != expected) broken(invariant, expected, found);
}

inline std::string_view bytes(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

bool is_utf8(std::string_view text);
bool is_printable_ascii(std::string_view text);
bool is_json(std::string_view text);

// A line each, `rule@pointer@offset+length`; and how many there are besides.
std::string text_of(chat_timers::violations const& found);

template <class T>
std::string text_of(chat_timers::result<T> const& decoded) {
    return decoded ? "a value" : text_of(decoded.error());
}

// Ranges lie inside the source and are in document order: by offset, the outer one of two first.
void check_ranges(std::span<chat_timers::violation const> found, std::string_view source);

// Counts add up; rules, pointers and messages are well-formed; and so is what is made of them: format_text
// and format_json, with `source` as source and name, and make_reply.
void check_texts(chat_timers::violations const& found, std::string_view source);

}  // namespace fuzz

#endif
