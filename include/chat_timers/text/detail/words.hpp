// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_TEXT_DETAIL_WORDS_HPP
#define CHAT_TIMERS_TEXT_DETAIL_WORDS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

// Compares and searches text in words and vectors. Constant evaluation goes byte by byte, with the same
// results.
namespace chat_timers::inline v1::detail {

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

#if CHAT_TIMERS_VECTORS
// 16 bytes, in one register if the machine has vectors.
using wide_word [[gnu::vector_size(16)]] = std::uint64_t;
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE inline bool is_zero(wide_word const& bytes) noexcept {
    return (bytes[0] | bytes[1]) == 0;
}
#else
using wide_word = std::uint64_t;
#endif
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE inline bool is_zero(auto const& word) noexcept { return word == 0; }

// Compares Text with the bytes at `at` in blocks, without a branch. The last block overlaps the one before
// it.
// Preconditions: Text.size() bytes can be read; a block is not larger.
template <class Block, auto const& Text>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE inline bool equal_in_blocks(char const* at) noexcept {
    Block difference{};
    for (std::size_t offset = 0; offset < Text.size(); offset += sizeof(Block)) {
        std::size_t const from = offset + sizeof(Block) <= Text.size() ? offset : Text.size() - sizeof(Block);
        Block found;
        Block wanted;
        std::memcpy(&found, at + from, sizeof found);
        std::memcpy(&wanted, Text.data() + from, sizeof wanted);
        difference = static_cast<Block>(difference | (found ^ wanted));
    }
    return is_zero(difference);
}

// Returns true if the bytes at `at` begin with Text. Reads all of them, so it suits a text that is expected;
// for one of several texts, see equal_text.
// Preconditions: Text.size() bytes can be read.
template <auto const& Text>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_whole(char const* at) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < Text.size(); ++index) {
            if (at[index] != Text.data()[index]) return false;
        }
        return true;
    }
    if constexpr (Text.size() >= sizeof(wide_word)) {
        return equal_in_blocks<wide_word, Text>(at);
    } else if constexpr (Text.size() >= sizeof(std::uint64_t)) {
        return equal_in_blocks<std::uint64_t, Text>(at);
    } else if constexpr (Text.size() >= sizeof(std::uint32_t)) {
        return equal_in_blocks<std::uint32_t, Text>(at);
    } else if constexpr (Text.size() >= sizeof(std::uint16_t)) {
        return equal_in_blocks<std::uint16_t, Text>(at);
    } else {
        return Text.size() == 0 || *at == *Text.data();
    }
}

// Returns true if the bytes at `at` begin with Text, which has at least four bytes. Compares the last word
// first, because the model's texts differ there; this suits one of several texts. Compilers unroll the loop
// and make Text's words immediate operands.
// Preconditions: Text.size() bytes can be read.
template <auto const& Text>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_text(char const* at) noexcept {
    using word = std::conditional_t<Text.size() < word_bytes, std::uint32_t, std::uint64_t>;
    constexpr std::size_t last = Text.size() - sizeof(word);
    if (load_word<word>(at + last) != load_word<word>(Text.data() + last)) return false;
    word difference = 0;
    for (std::size_t offset = 0; offset < last; offset += sizeof(word)) {
        difference |= load_word<word>(at + offset) ^ load_word<word>(Text.data() + offset);
    }
    return difference == 0;
}

}  // namespace chat_timers::inline v1::detail

#endif
