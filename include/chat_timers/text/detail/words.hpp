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

// Compares and searches text in words and vectors. Constant evaluation goes byte by byte, with the same
// results.
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

#ifdef CHAT_TIMERS_VECTOR_16
// 16 bytes, in one register if the machine has vectors.
using wide_word CHAT_TIMERS_VECTOR_16 = std::uint64_t;
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE inline bool is_zero(wide_word const& bytes) noexcept {
    return (bytes[0] | bytes[1]) == 0;
}
#else
using wide_word = std::uint64_t;
#endif
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE inline bool is_zero(auto const& word) noexcept { return word == 0; }

// equal_whole() and equal_text() compare with a constant text. They are inlined and no templates: compilers
// then choose the blocks, unroll the loops and make the text's words immediate operands, without one
// instantiation for each text.

// Compares the texts in blocks, without a branch. The last block overlaps the one before it.
// Preconditions: text.size() bytes can be read at `at`; a block is not larger.
template <class Block>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE inline bool equal_in_blocks(char const* at,
                                                                    std::string_view text) noexcept {
    Block difference{};
    for (std::size_t offset = 0; offset < text.size(); offset += sizeof(Block)) {
        std::size_t const from = offset + sizeof(Block) <= text.size() ? offset : text.size() - sizeof(Block);
        Block found;
        Block wanted;
        std::memcpy(&found, at + from, sizeof found);
        std::memcpy(&wanted, text.data() + from, sizeof wanted);
        difference = static_cast<Block>(difference | (found ^ wanted));
    }
    return is_zero(difference);
}

// Returns true if the bytes at `at` begin with `text`. Reads all of them, so it suits a text that is
// expected; for one of several texts, see equal_text.
// Preconditions: text.size() bytes can be read at `at`.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_whole(char const* at,
                                                                   std::string_view text) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < text.size(); ++index) {
            if (at[index] != text[index]) return false;
        }
        return true;
    }
    if (text.size() >= sizeof(wide_word)) return equal_in_blocks<wide_word>(at, text);
    if (text.size() >= sizeof(std::uint64_t)) return equal_in_blocks<std::uint64_t>(at, text);
    if (text.size() >= sizeof(std::uint32_t)) return equal_in_blocks<std::uint32_t>(at, text);
    if (text.size() >= sizeof(std::uint16_t)) return equal_in_blocks<std::uint16_t>(at, text);
    return text.empty() || *at == text.front();
}

// Compares the last word first. Preconditions: text.size() bytes can be read at `at`; a word is not larger.
template <class Word>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_in_words(char const* at,
                                                                      std::string_view text) noexcept {
    std::size_t const last = text.size() - sizeof(Word);
    if (load_word<Word>(at + last) != load_word<Word>(text.data() + last)) return false;
    Word difference = 0;
    for (std::size_t offset = 0; offset < last; offset += sizeof(Word)) {
        difference |= load_word<Word>(at + offset) ^ load_word<Word>(text.data() + offset);
    }
    return difference == 0;
}

// Returns true if the bytes at `at` begin with `text`, which has at least four bytes. Compares the last word
// first, because the model's texts differ there; this suits one of several texts.
// Preconditions: text.size() bytes can be read at `at`.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_text(char const* at,
                                                                  std::string_view text) noexcept {
    return text.size() < word_bytes ? equal_in_words<std::uint32_t>(at, text)
                                    : equal_in_words<std::uint64_t>(at, text);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
