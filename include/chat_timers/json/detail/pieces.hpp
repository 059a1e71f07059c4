// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_PIECES_HPP
#define CHAT_TIMERS_JSON_DETAIL_PIECES_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The unit in which a writer copies pieces, in bytes.
inline constexpr std::size_t block = 16;

// A constant text of the model. One type for all sizes, since a type for each would take long to compile.
class piece {
public:
    static constexpr std::size_t capacity = 12 * block;

    // Joins the parts. A text that is longer than the capacity does not compile.
    consteval piece(std::initializer_list<std::string_view> parts) noexcept {
        // Compilers evaluate local variables and plain indexes twice as fast as iterators and members.
        std::size_t size = 0;
        for (std::string_view const& part : parts) {
            char const* const from = part.data();
            std::size_t const last = size + part.size();
            for (std::size_t index = 0; size < last; ++size, ++index) bytes_[size] = from[index];
        }
        size_ = size;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    // Can be read in whole blocks.
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes_; }
    constexpr operator std::string_view() const noexcept { return {bytes_, size_}; }

private:
    char bytes_[capacity] = {};
    std::size_t size_ = 0;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
