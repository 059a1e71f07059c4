// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_WORDS_HPP
#define CHAT_TIMERS_DETAIL_WORDS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

// Eight bytes of text at a time. At compile time, byte for byte with the same results.
namespace chat_timers::detail {

inline constexpr std::size_t word_bytes = sizeof(std::uint64_t);

// The byte in every place of a word.
[[nodiscard]] constexpr std::uint64_t every_byte(unsigned char byte) noexcept {
    return 0x0101010101010101U * byte;
}

// The bytes in memory order, as the machine loads them.
template <class Word = std::uint64_t>
[[nodiscard, gnu::always_inline]] constexpr Word load_word(char const* from) noexcept {
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

// How many bytes, in memory order, precede the first that is not zero. Not for zero.
[[nodiscard, gnu::always_inline]] constexpr std::size_t leading_zero_bytes(std::uint64_t word) noexcept {
    int const bits =
        std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
    return static_cast<std::size_t>(bits) / 8;
}

// Whether the bytes at `at`, as many as Text has (at least four), are Text's. Looks at the last word first:
// it is there that the texts of the model differ. Compilers unroll the loop, and Text's words become
// immediates.
template <auto const& Text>
[[nodiscard, gnu::always_inline]] constexpr bool equal_text(char const* at) noexcept {
    using word = std::conditional_t<Text.size() < word_bytes, std::uint32_t, std::uint64_t>;
    constexpr std::size_t last = Text.size() - sizeof(word);
    if (load_word<word>(at + last) != load_word<word>(Text.data() + last)) return false;
    word difference = 0;
    for (std::size_t offset = 0; offset < last; offset += sizeof(word)) {
        difference |= load_word<word>(at + offset) ^ load_word<word>(Text.data() + offset);
    }
    return difference == 0;
}

}  // namespace chat_timers::detail

#endif
