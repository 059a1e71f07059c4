// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_TEXT_BUILDER_HPP
#define CHAT_TIMERS_TEXT_DETAIL_TEXT_BUILDER_HPP

#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// For writers that write the bytes of a fixed_text directly.
struct text_access {
    template <std::size_t Capacity>
    [[nodiscard]] static constexpr char* data(fixed_text<Capacity>& text) noexcept {
        return text.bytes_;
    }
    // Preconditions: size <= Capacity, and the first `size` bytes have been written.
    template <std::size_t Capacity>
    static constexpr void resize(fixed_text<Capacity>& text, std::size_t size) noexcept {
        text.size_ = size;
    }
};

// A fixed_text that can grow.
// Preconditions of every append: the capacity is not exceeded. Each caller knows its bound at compile time.
template <std::size_t Capacity>
class text_builder : public fixed_text<Capacity> {
public:
    // Not defaulted, since GCC then fills the bytes with zeros.
    constexpr text_builder() noexcept {}
    constexpr explicit text_builder(std::string_view text) noexcept { append(text); }

    [[nodiscard]] constexpr char* bytes() noexcept { return text_access::data(*this); }
    constexpr void resize(std::size_t size) noexcept { text_access::resize(*this, size); }

    constexpr text_builder& append(std::string_view text) noexcept {
        std::char_traits<char>::copy(bytes() + this->size(), text.data(), text.size());
        resize(this->size() + text.size());
        return *this;
    }
    constexpr text_builder& append(char byte) noexcept {
        bytes()[this->size()] = byte;
        resize(this->size() + 1);
        return *this;
    }
    // Appends decimal digits.
    constexpr text_builder& append_number(std::int64_t number) noexcept {
        auto const magnitude = static_cast<std::uint64_t>(number);
        if (number < 0) append('-');
        return append(decimal_digits{number < 0 ? 0 - magnitude : magnitude});
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
