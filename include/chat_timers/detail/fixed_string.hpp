// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_FIXED_STRING_HPP
#define CHAT_TIMERS_DETAIL_FIXED_STRING_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace chat_timers::detail {

// At most Capacity bytes of text, held inside. What stands behind size() is not initialised at run time.
// Appending beyond the capacity is the caller's error: every use knows its bound when compiling.
template <std::size_t Capacity>
class fixed_string {
public:
    constexpr fixed_string() noexcept {
        if (std::is_constant_evaluated()) {
            for (char& byte : bytes_) byte = '\0';
        }
    }
    constexpr explicit fixed_string(std::string_view text) noexcept : fixed_string() { append(text); }

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Capacity; }
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr char const* begin() const noexcept { return bytes_; }
    [[nodiscard]] constexpr char const* end() const noexcept { return bytes_ + size_; }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }

    constexpr fixed_string& append(std::string_view text) noexcept {
        std::char_traits<char>::copy(bytes_ + size_, text.data(), text.size());
        size_ += text.size();
        return *this;
    }
    constexpr fixed_string& append(char byte) noexcept {
        bytes_[size_++] = byte;
        return *this;
    }
    // In decimal digits.
    constexpr fixed_string& append_number(std::int64_t number) noexcept {
        char digits[20] = {};
        std::size_t first = sizeof digits;
        auto rest = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        do {
            digits[--first] = static_cast<char>('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (number < 0) append('-');
        return append({digits + first, sizeof digits - first});
    }

    // For writers that put bytes into place themselves.
    [[nodiscard]] constexpr char* data() noexcept { return bytes_; }
    constexpr void resize(std::size_t size) noexcept { size_ = size; }

    friend constexpr bool operator==(fixed_string const& left, fixed_string const& right) noexcept {
        return left.view() == right.view();
    }
    friend constexpr bool operator==(fixed_string const& left, std::string_view right) noexcept {
        return left.view() == right;
    }
    friend constexpr auto operator<=>(fixed_string const& left, fixed_string const& right) noexcept {
        return left.view().compare(right.view()) <=> 0;
    }

private:
    std::size_t size_ = 0;
    char bytes_[Capacity];
};

}  // namespace chat_timers::detail

#endif
