// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_WORDS_HPP
#define CHAT_TIMERS_TEXT_DETAIL_WORDS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

// Compares and searches text in words. Constant evaluation loads them byte by byte, with the same results.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

inline constexpr std::size_t word_bytes = sizeof(std::uint64_t);

// Returns a word whose bytes all have this value.
[[nodiscard]] constexpr std::uint64_t every_byte(unsigned char byte) noexcept {
    return 0x0101010101010101U * byte;
}

// Loads the bytes in memory order, as the machine does.
template <class Word = std::uint64_t>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr Word load_word(char const* from) noexcept {
    Word word = 0;
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < sizeof word; ++index) {
            std::size_t const place =
                std::endian::native == std::endian::little ? index : sizeof word - 1 - index;
            word = static_cast<Word>(word | Word{static_cast<unsigned char>(from[index])} << 8 * place);
        }
        return word;
    }
    std::memcpy(&word, from, sizeof word);
    return word;
}

// Returns the number of bytes, in memory order, before the first one that is not zero.
// Preconditions: word != 0.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr std::size_t
leading_zero_bytes(std::uint64_t word) noexcept {
    int const bits =
        std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
    return static_cast<std::size_t>(bits) / 8;
}

// Compares the last word first, because the model's texts differ there. It overlaps the one before it.
// Preconditions: text.size() bytes can be read at `at`; a word has at most as many.
template <class Word>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_in_words(char const* at,
                                                                      std::string_view text) noexcept {
    std::size_t const last = text.size() - sizeof(Word);
    if (load_word<Word>(at + last) != load_word<Word>(text.data() + last)) return false;
    for (std::size_t offset = 0; offset < last; offset += sizeof(Word)) {
        if (load_word<Word>(at + offset) != load_word<Word>(text.data() + offset)) return false;
    }
    return true;
}

// Returns true if the bytes at `at` begin with `text`, a constant. Inlined, and no template: compilers then
// choose the words, unroll the loop and make the text immediate operands, without one instantiation for each
// text.
// Preconditions: text.size() bytes can be read at `at`.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_text(char const* at,
                                                                  std::string_view text) noexcept {
    if (text.size() >= sizeof(std::uint64_t)) return equal_in_words<std::uint64_t>(at, text);
    if (text.size() >= sizeof(std::uint32_t)) return equal_in_words<std::uint32_t>(at, text);
    if (text.size() >= sizeof(std::uint16_t)) return equal_in_words<std::uint16_t>(at, text);
    return text.empty() || *at == text.front();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
