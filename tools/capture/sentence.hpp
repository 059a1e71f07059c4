// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TOOLS_CAPTURE_SENTENCE_HPP
#define CHAT_TIMERS_TOOLS_CAPTURE_SENTENCE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace capture {

// Text in memory of its own, so that a program without a heap can build it. Drops what exceeds the capacity.
class sentence {
public:
    static constexpr std::size_t capacity = 400;

    constexpr sentence() = default;
    constexpr sentence(std::string_view text) { add(text); }  // NOLINT: as std::string converts
    constexpr sentence(char const* text) : sentence(std::string_view(text)) {}

    constexpr sentence& add(std::string_view text) {
        for (char const byte : text) add(byte);
        return *this;
    }
    constexpr sentence& add(char byte) {
        if (size_ != capacity) bytes_[size_++] = byte;
        return *this;
    }
    constexpr sentence& add(std::uint64_t number) {
        if (number >= 10) add(number / 10);
        return add(static_cast<char>('0' + number % 10));
    }

    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] constexpr bool is_full() const { return size_ == capacity; }
    [[nodiscard]] constexpr std::string_view view() const { return {bytes_, size_}; }
    constexpr operator std::string_view() const { return view(); }  // NOLINT: as std::string converts

private:
    std::size_t size_ = 0;
    char bytes_[capacity] = {};
};

}  // namespace capture

#endif
