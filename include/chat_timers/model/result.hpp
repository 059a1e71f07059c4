// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_RESULT_HPP
#define CHAT_TIMERS_MODEL_RESULT_HPP

#include <chat_timers/model/violation.hpp>

#include <cstdlib>
#include <type_traits>
#include <utility>

namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Each ends the program, or the compilation of a constant. A debugger's or sanitizer's report shows the
// names.
[[noreturn]] inline void result_holds_no_value() noexcept { std::abort(); }
[[noreturn]] inline void result_holds_no_error() noexcept { std::abort(); }
[[noreturn]] inline void result_must_not_be_made_of_no_violations() noexcept { std::abort(); }

}  // namespace detail

// Holds a value, or all violations that prevent it. Like std::expected<T, violations>, and trivially
// copyable.
template <class T>
class [[nodiscard]] result {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                  "result<T> holds a type that is trivially copyable");

public:
    using value_type = T;
    using error_type = violations;

    constexpr result(T const& value) noexcept : value_(value), has_value_(true) {}

    // Preconditions: !error.empty(); otherwise ends the program, or the compilation of a constant.
    constexpr result(violations const& error) noexcept
        : error_(error, violations::only_held{}), has_value_(false) {
        if (error.empty()) detail::result_must_not_be_made_of_no_violations();
    }

    // Constructs the value in place from the return value of `make()`.
    template <class Make>
    requires std::is_invocable_r_v<T, Make>
    constexpr result(std::in_place_t, Make make) noexcept : value_(make()), has_value_(true) {}

    // Return true if this holds a value, false if it holds violations.
    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value_; }

    // Preconditions: has_value(). Without NDEBUG, the program ends if there is no value.
    [[nodiscard]] constexpr T const& operator*() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return *checked();
    }
    [[nodiscard]] constexpr T operator*() const&& noexcept { return *checked(); }
    [[nodiscard]] constexpr T const* operator->() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return checked();
    }

    // Return the value or the violations. The program ends if this holds the other one. An rvalue returns a
    // copy, so that `for (violation const& found : decode_body(text).error())` is safe.
    [[nodiscard]] constexpr T const& value() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (!has_value_) detail::result_holds_no_value();
        return value_;
    }
    [[nodiscard]] constexpr T value() const&& noexcept { return value(); }
    [[nodiscard]] constexpr violations const& error() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (has_value_) detail::result_holds_no_error();
        return error_;
    }
    [[nodiscard]] constexpr violations error() const&& noexcept { return error(); }

    // Returns the value, or `otherwise` if there is none.
    [[nodiscard]] constexpr T value_or(T const& otherwise) const noexcept {
        return has_value_ ? value_ : otherwise;
    }

    // Returns the result that `next(value)` returns, or a result with these violations.
    template <class Next>
    [[nodiscard]] constexpr auto and_then(Next&& next) const
        -> std::remove_cvref_t<std::invoke_result_t<Next, T const&>> {
        if (has_value_) return std::forward<Next>(next)(value_);
        return error_;
    }

    // Returns a result with the return value of `change(value)`, of any trivially copyable type, or with
    // these violations.
    template <class Change>
    [[nodiscard]] constexpr auto transform(Change&& change) const
        -> result<std::remove_cvref_t<std::invoke_result_t<Change, T const&>>> {
        if (has_value_) return std::forward<Change>(change)(value_);
        return error_;
    }

    // Returns this result if it holds a value, or the result<T> that `recover(violations)` returns.
    template <class Recover>
    [[nodiscard]] constexpr result or_else(Recover&& recover) const {
        if (has_value_) return *this;
        return std::forward<Recover>(recover)(error_);
    }

    // Returns true if both hold equal values or equal violations.
    [[nodiscard]] friend constexpr bool operator==(result const& left, result const& right) noexcept {
        if (left.has_value_ != right.has_value_) return false;
        return left.has_value_ ? left.value_ == right.value_ : left.error_ == right.error_;
    }

private:
    constexpr T const* checked() const noexcept {
#ifndef NDEBUG
        if (!has_value_) detail::result_holds_no_value();
#endif
        return &value_;
    }

    union {
        T value_;
        violations error_;
    };
    bool has_value_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
