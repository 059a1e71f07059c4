// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_FUZZ_INVARIANTS_HPP
#define CHAT_TIMERS_TESTS_FUZZ_INVARIANTS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Properties of texts, and how a broken one is reported. Shares no code with the library and includes none of
// it, so that it is compiled without the fuzzer's instrumentation.
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

// Whether the slow checks are done of this input: of each in a replay, of one in 32 by a fuzzer, always the
// same ones.
bool is_sampled(std::string_view input);

bool is_utf8(std::string_view text);
bool is_printable_ascii(std::string_view text);
bool is_json(std::string_view text);
bool is_pointer(std::string_view text);  // by RFC 6901

// UTF-8 without control characters but line feeds.
void check_visible(std::string_view text);

// Without the sequences that choose a terminal's colours; there are no others.
std::string without_colours(std::string_view text);

}  // namespace fuzz

#endif
