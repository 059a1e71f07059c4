// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_RESULT_HPP
#define CHAT_TIMERS_MODEL_RESULT_HPP

#include <chat_timers/model/violation.hpp>

#include <cstdlib>
#include <type_traits>
#include <utility>
#include <variant>

/// \file
/// A value, or the error that prevents it.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Each aborts the program; in a constant expression, calls do not compile. The names are sentences,
// because debuggers and sanitizers report them.
[[noreturn]] inline void result_holds_no_value() noexcept { std::abort(); }
[[noreturn]] inline void result_holds_no_error() noexcept { std::abort(); }
[[noreturn]] inline void result_must_not_be_made_of_no_violations() noexcept { std::abort(); }

template <class T, class E, bool = std::is_trivially_copyable_v<T>&& std::is_trivially_copyable_v<E>>
class either;

}  // namespace detail

/// Holds a value, or the error that prevents it: all violations of a payload, or the one `violation` of a
/// value that has at most one fault. Like std::expected<T, E>, but
/// - a value and an error convert to it without std::unexpected, so T and E must differ,
/// - it returns no mutable reference, and an rvalue returns its value or error by value,
/// - `*`, `->` and value() abort the program if an error is held, and error() if a value is held; in a
///   constant expression such a call does not compile, and
/// - and_then and or_else may change the error type; for and_then, one of the two types must convert to the
///   other.
///
/// Trivially copyable if T and E are.
template <class T, class E = violations>
class [[nodiscard]] result {
    static_assert(std::is_object_v<T> && std::is_object_v<E> && !std::is_same_v<T, E>,
                  "result<T, E> holds one of two different object types");

    template <class Value>
    static constexpr bool is_value =
        !std::is_same_v<std::remove_cvref_t<Value>, result> &&
        !std::is_same_v<std::remove_cvref_t<Value>, E> && std::is_convertible_v<Value, T>;
    template <class Error>
    static constexpr bool is_error = std::is_convertible_v<Error, E> && !is_value<Error>;
    template <class Value, class Error>
    static constexpr bool is_result_of =
        !std::is_same_v<result<Value, Error>, result> && std::is_convertible_v<Value const&, T> &&
        std::is_convertible_v<Error const&, E>;

public:
    using value_type = T;  ///< the type of the value
    using error_type = E;  ///< the type of the error

    /// Holds a value that converts to T.
    template <class Value = T>
    requires is_value<Value>
    constexpr result(Value&& value) noexcept(std::is_nothrow_constructible_v<T, Value>)
        : held_(std::in_place_index<0>, [&value]() -> Value&& { return std::forward<Value>(value); }) {}
    /// Holds an error that converts to E.
    /// Preconditions: `error` is not an empty `violations`; otherwise the program aborts, or a
    /// constant expression does not compile.
    template <class Error>
    requires is_error<Error>
    constexpr result(Error&& error) noexcept(std::is_nothrow_constructible_v<E, Error>)
        : held_(std::in_place_index<1>, [&error]() -> E { return std::forward<Error>(error); }) {
        if constexpr (std::is_same_v<E, violations>) {
            if (held_.error().empty()) detail::result_must_not_be_made_of_no_violations();
        }
    }

    /// Holds the return value of `make()`, constructed in place.
    template <class Make>
    requires std::is_invocable_r_v<T, Make>
    constexpr result(std::in_place_t, Make make) : held_(std::in_place_index<0>, make) {}

    /// Converts the value or the error of another result.
    template <class Value, class Error>
    requires is_result_of<Value, Error>
    constexpr result(result<Value, Error> const& other)
        : result(other ? result(static_cast<T>(*other)) : result(static_cast<E>(other.error()))) {}

    /// Returns true if this holds a value, false if it holds an error.
    [[nodiscard]] constexpr bool has_value() const noexcept { return held_.has_value(); }
    /// Returns has_value().
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return held_.has_value(); }

    /// Returns the value, valid as long as this object.
    /// Preconditions: has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr T const& value() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (!held_.has_value()) detail::result_holds_no_value();
        return held_.value();
    }
    /// Returns a copy of the value.
    /// Preconditions: has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr T value() const&& { return value(); }
    /// Returns the value, moved out of this object.
    /// Preconditions: has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr T value() && {
        if (!held_.has_value()) detail::result_holds_no_value();
        return std::move(held_).value();
    }
    /// Returns the error, valid as long as this object.
    /// Preconditions: !has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr E const& error() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (held_.has_value()) detail::result_holds_no_error();
        return held_.error();
    }
    /// Returns a copy of the error, so that `for (violation const& found : decode_body(text).error())` is
    /// safe.
    /// Preconditions: !has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr E error() const&& { return error(); }
    /// Returns the error, moved out of this object.
    /// Preconditions: !has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr E error() && {
        if (held_.has_value()) detail::result_holds_no_error();
        return std::move(held_).error();
    }

    /// Returns value().
    [[nodiscard]] constexpr T const& operator*() const& noexcept CHAT_TIMERS_LIFETIMEBOUND { return value(); }
    /// Returns a copy of value().
    [[nodiscard]] constexpr T operator*() const&& { return value(); }
    /// Returns value(), moved out of this object.
    [[nodiscard]] constexpr T operator*() && { return std::move(*this).value(); }
    /// Returns a pointer to value().
    [[nodiscard]] constexpr T const* operator->() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return &value();
    }

    /// Returns the value, or `otherwise` if there is none.
    template <class Otherwise = T>
    [[nodiscard]] constexpr T value_or(Otherwise&& otherwise) const& {
        if (held_.has_value()) return held_.value();
        return static_cast<T>(std::forward<Otherwise>(otherwise));
    }
    /// Returns the value, moved out of this object, or `otherwise` if there is none.
    template <class Otherwise = T>
    [[nodiscard]] constexpr T value_or(Otherwise&& otherwise) && {
        if (held_.has_value()) return std::move(held_).value();
        return static_cast<T>(std::forward<Otherwise>(otherwise));
    }

    /// Returns the result that `next(value)` returns, or this error. If the two error types differ, the
    /// returned result has their common type.
    template <class Next>
    [[nodiscard]] constexpr auto and_then(Next&& next) const& {
        return continued(held_, std::forward<Next>(next));
    }
    /// Returns the result that `next(value)` returns, or this error. Moves the value or the error out of this
    /// object.
    template <class Next>
    [[nodiscard]] constexpr auto and_then(Next&& next) && {
        return continued(std::move(held_), std::forward<Next>(next));
    }

    /// Returns a result with the return value of `change(value)`, of any object type, or with this error.
    template <class Change>
    [[nodiscard]] constexpr auto transform(Change&& change) const& {
        return transformed(held_, std::forward<Change>(change));
    }
    /// Returns a result with the return value of `change(value)`, of any object type, or with this error.
    /// Moves the value or the error out of this object.
    template <class Change>
    [[nodiscard]] constexpr auto transform(Change&& change) && {
        return transformed(std::move(held_), std::forward<Change>(change));
    }

    /// Returns a result with this value, or with the return value of `change(error)`.
    template <class Change>
    [[nodiscard]] constexpr auto transform_error(Change&& change) const& {
        return error_transformed(held_, std::forward<Change>(change));
    }
    /// Returns a result with this value, or with the return value of `change(error)`. Moves the value or the
    /// error out of this object.
    template <class Change>
    [[nodiscard]] constexpr auto transform_error(Change&& change) && {
        return error_transformed(std::move(held_), std::forward<Change>(change));
    }

    /// Returns a result with this value, or the result<T, ...> that `recover(error)` returns.
    template <class Recover>
    [[nodiscard]] constexpr auto or_else(Recover&& recover) const& {
        return recovered(held_, std::forward<Recover>(recover));
    }
    /// Returns a result with this value, or the result<T, ...> that `recover(error)` returns. Moves the value
    /// or the error out of this object.
    template <class Recover>
    [[nodiscard]] constexpr auto or_else(Recover&& recover) && {
        return recovered(std::move(held_), std::forward<Recover>(recover));
    }

    /// Returns true if both hold equal values or equal errors.
    [[nodiscard]] friend constexpr bool operator==(result const& left, result const& right) {
        if (left.held_.has_value() != right.held_.has_value()) return false;
        return left.held_.has_value() ? left.held_.value() == right.held_.value()
                                      : left.held_.error() == right.held_.error();
    }

private:
    // The return type of a function that is called with the held value or error, const or as an rvalue.
    template <class Function, class Held>
    using returned = std::remove_cvref_t<std::invoke_result_t<Function, Held>>;
    template <class Held, class Of>
    using like = std::conditional_t<std::is_lvalue_reference_v<Held>, Of const&, Of&&>;

    template <class Held, class Next>
    static constexpr auto continued(Held&& held, Next&& next) {
        using next_result = returned<Next, like<Held, T>>;
        using common =
            result<typename next_result::value_type, std::common_type_t<E, typename next_result::error_type>>;
        if (held.has_value()) return common(std::forward<Next>(next)(std::forward<Held>(held).value()));
        return common(std::forward<Held>(held).error());
    }

    template <class Held, class Change>
    static constexpr auto transformed(Held&& held, Change&& change) {
        using changed = result<returned<Change, like<Held, T>>, E>;
        if (!held.has_value()) return changed(std::forward<Held>(held).error());
        return changed(std::in_place, [&]() -> decltype(auto) {
            return std::forward<Change>(change)(std::forward<Held>(held).value());
        });
    }

    template <class Held, class Change>
    static constexpr auto error_transformed(Held&& held, Change&& change) {
        using changed = result<T, returned<Change, like<Held, E>>>;
        if (held.has_value()) return changed(std::forward<Held>(held).value());
        return changed(std::forward<Change>(change)(std::forward<Held>(held).error()));
    }

    template <class Held, class Recover>
    static constexpr auto recovered(Held&& held, Recover&& recover) {
        using recovery = returned<Recover, like<Held, E>>;
        if (held.has_value()) return recovery(std::forward<Held>(held).value());
        return recovery(std::forward<Recover>(recover)(std::forward<Held>(held).error()));
    }

    detail::either<T, E> held_;
};

namespace detail {

// Holds a value or an error, made by the function that follows std::in_place_index<0> or <1>. Constructs a
// value of trivially copyable types in place; a std::variant would have to move it.
// Preconditions of value() and error(): this holds it.
template <class T, class E, bool AreTriviallyCopyable>
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

}  // namespace detail

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
