// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_FIXED_TEXT_HPP
#define CHAT_TIMERS_TEXT_FIXED_TEXT_HPP

#include <chat_timers/text/detail/config.hpp>

#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <type_traits>

/// \file
/// Text that owns its bytes in a fixed capacity.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

struct text_access;

// Ends the program, or the compilation of a constant, in every build. A debugger shows the name.
[[noreturn]] inline void index_is_out_of_range() noexcept { std::abort(); }

// Ends the program unless `index` is less than `size`.
CHAT_TIMERS_ALWAYS_INLINE constexpr void require_index(std::size_t index, std::size_t size) noexcept {
    if (index >= size) index_is_out_of_range();
}

}  // namespace detail

/// A text of at most Capacity bytes, not null-terminated. Owns its bytes and allocates nothing. Only the
/// first size() bytes may be read.
///
/// Converts to std::string_view and std::string:
///
///     std::string_view const view = text;  // valid as long as `text`
///     std::string const copy = text;
///     std::cout << text;
///
/// A call with a fixed_text is ambiguous if the function has overloads for both `std::string const&` and
/// `std::string_view`: pass view() instead.
template <std::size_t Capacity>
class fixed_text {
public:
    using value_type = char;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = char const&;
    using const_reference = char const&;
    using pointer = char const*;
    using const_pointer = char const*;
    using iterator = char const*;
    using const_iterator = char const*;

    /// Constructs an empty text.
    constexpr fixed_text() noexcept {
        if (std::is_constant_evaluated()) {
            for (char& byte : bytes_) byte = '\0';
        }
    }

    /// Returns the size of the longest text that fits, in bytes.
    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Capacity; }
    /// Returns a pointer to the first byte, valid as long as this object.
    [[nodiscard]] constexpr char const* data() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return bytes_; }
    /// Returns the number of bytes.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Returns true if the text has no bytes.
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Returns data().
    [[nodiscard]] constexpr char const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return bytes_; }
    /// Returns a pointer after the last byte.
    [[nodiscard]] constexpr char const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return bytes_ + size_;
    }
    /// Returns the byte at `index`, counted from 0.
    /// Preconditions: index < size(); otherwise the program aborts, or a constant expression does not
    /// compile.
    [[nodiscard]] constexpr char const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        detail::require_index(index, size_);
        return bytes_[index];
    }

    /// Returns a view of the text, valid as long as this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return {bytes_, size_};
    }
    /// Returns view().
    constexpr operator std::string_view() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return view(); }

    /// Converts to std::string, and to any string with an allocator. Allocates as that string does.
    template <class String>
    requires requires(char const* data, std::size_t size) {
        typename String::allocator_type;
        requires std::same_as<typename String::value_type, char>;
        String(data, size);
    }
    constexpr operator String() const { return String(bytes_, size_); }

    /// Compares the bytes.
    [[nodiscard]] friend constexpr bool operator==(fixed_text const& left, std::string_view right) noexcept {
        return left.view() == right;
    }
    /// Orders by the bytes.
    [[nodiscard]] friend constexpr auto operator<=>(fixed_text const& left, std::string_view right) noexcept {
        return left.view().compare(right) <=> 0;
    }

private:
    friend detail::text_access;

    std::size_t size_ = 0;
    char bytes_[Capacity];  // the first size_ are in use; at run time the others are uninitialized
};

/// Compares the bytes of texts of any two capacities.
template <std::size_t Left, std::size_t Right>
[[nodiscard]] constexpr bool operator==(fixed_text<Left> const& left,
                                        fixed_text<Right> const& right) noexcept {
    return left.view() == right.view();
}
/// Orders texts of any two capacities by their bytes.
template <std::size_t Left, std::size_t Right>
[[nodiscard]] constexpr auto operator<=>(fixed_text<Left> const& left,
                                         fixed_text<Right> const& right) noexcept {
    return left.view().compare(right.view()) <=> 0;
}

/// Returns a view of the text, valid as long as `text`. Makes {fmt} 10 or newer format it.
template <std::size_t Capacity>
[[nodiscard]] constexpr std::string_view
format_as(fixed_text<Capacity> const& text CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return text.view();
}

/// Writes format_as(value), the text of a value of this library, to any stream that accepts a
/// std::string_view, with the stream's width and fill.
// Types of other libraries with a format_as of their own keep their operators: theirs is rarely noexcept.
template <class Stream, class T>
requires requires(Stream& to, T const& value) {
    requires noexcept(format_as(value));
    to << std::string_view{format_as(value)};
}
Stream& operator<<(Stream& to, T const& value) {
    to << std::string_view{format_as(value)};
    return to;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
