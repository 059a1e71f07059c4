// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_JSON_DETAIL_PIECES_HPP
#define CHAT_TIMERS_JSON_DETAIL_PIECES_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline v1::detail {

// The unit in which a writer copies pieces, in bytes.
inline constexpr std::size_t block = 16;

// A text whose size is part of its type. Its capacity is a whole number of blocks.
template <std::size_t Size>
struct piece {
    char bytes[Size == 0 ? block : (Size + block - 1) / block * block];

    [[nodiscard]] static constexpr std::size_t size() noexcept { return Size; }
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes; }
    constexpr operator std::string_view() const noexcept { return {bytes, Size}; }
};

// The sizes of the parts that joined() accepts: a character, a string literal, a piece.
template <class Part>
inline constexpr std::size_t part_size = Part::size();
template <>
inline constexpr std::size_t part_size<char> = 1;
template <std::size_t Size>
inline constexpr std::size_t part_size<char[Size]> = Size - 1;

[[nodiscard]] constexpr char* append_part(char* to, std::string_view text) noexcept {
    for (char const byte : text) *to++ = byte;
    return to;
}
[[nodiscard]] constexpr char* append_part(char* to, char byte) noexcept {
    *to = byte;
    return to + 1;
}

template <class... Parts>
[[nodiscard]] consteval auto joined(Parts const&... parts) noexcept {
    piece<(0 + ... + part_size<Parts>)> made{};
    char* to = made.bytes;
    ((to = append_part(to, parts)), ...);
    return made;
}

// Preconditions: text.size() == Size.
template <std::size_t Size>
[[nodiscard]] consteval piece<Size> copied(std::string_view text) noexcept {
    piece<Size> made{};
    (void)append_part(made.bytes, text);
    return made;
}

}  // namespace chat_timers::inline v1::detail

#endif
