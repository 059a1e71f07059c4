// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_EITHER_HPP
#define CHAT_TIMERS_MODEL_DETAIL_EITHER_HPP

#include <chat_timers/text/detail/config.hpp>

#include <type_traits>
#include <utility>
#include <variant>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Holds a value or an error, made by the function that follows std::in_place_index<0> or <1>. Constructs a
// value of trivially copyable types in place; a std::variant would have to move it.
// Preconditions of value() and error(): this holds it.
template <class T, class E, bool = std::is_trivially_copyable_v<T>&& std::is_trivially_copyable_v<E>>
class either {
public:
    template <class Make>
    constexpr either(std::in_place_index_t<0>, Make const& make)
        : value_(static_cast<T>(make())), has_value_(true) {}
    template <class Make>
    constexpr either(std::in_place_index_t<1>, Make const& make)
        : error_(static_cast<E>(make())), has_value_(false) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr T const& value() const& noexcept { return value_; }
    [[nodiscard]] constexpr T&& value() && noexcept { return std::move(value_); }
    [[nodiscard]] constexpr E const& error() const& noexcept { return error_; }
    [[nodiscard]] constexpr E&& error() && noexcept { return std::move(error_); }

private:
    union {
        T value_;
        E error_;
    };
    bool has_value_;
};

template <class T, class E>
class either<T, E, false> {
    static_assert(std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_constructible_v<E>,
                  "result<T, E> holds types that move without an exception, so that it always holds one");

public:
    template <class Make>
    constexpr either(std::in_place_index_t<0> value, Make const& make) : held_(value, make()) {}
    template <class Make>
    constexpr either(std::in_place_index_t<1> error, Make const& make) : held_(error, make()) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return held_.index() == 0; }
    [[nodiscard]] constexpr T const& value() const& noexcept { return std::get<0>(held_); }
    [[nodiscard]] constexpr T&& value() && noexcept { return std::move(std::get<0>(held_)); }
    [[nodiscard]] constexpr E const& error() const& noexcept { return std::get<1>(held_); }
    [[nodiscard]] constexpr E&& error() && noexcept { return std::move(std::get<1>(held_)); }

private:
    std::variant<T, E> held_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
