// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_EXCEPTION_HPP
#define CHAT_TIMERS_INTEROP_EXCEPTION_HPP

#ifndef __cpp_exceptions
#error "chat_timers/interop/exception.hpp throws: compile with exceptions, or read result<T> instead."
#endif

#include <chat_timers/model/result.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <exception>

/// \file
/// Results as exceptions.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The exception that value_or_throw throws. Copying it does not allocate.
class invalid_request : public std::exception {
public:
    /// Copies the violations.
    /// Preconditions: !error.empty(); otherwise ends the program.
    explicit invalid_request(violations const& error) noexcept : error_(error), what_() {
        what_.append(error[0].message());  // ends the program if there is none
        detail::decimal_digits const others{error.total() - 1};
        if (error.total() > 1) what_.append(" (and ").append(others).append(" more)");
        what_.append('\0');
    }

    /// Returns the sentence of the first violation and the number of the others, null-terminated, valid as
    /// long as this object.
    [[nodiscard]] char const* what() const noexcept override { return what_.data(); }

    /// Returns all violations, valid as long as this object.
    [[nodiscard]] violations const& error() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return error_; }

private:
    static constexpr std::size_t longest_count =
        std::string_view{" (and  more)"}.size() + detail::decimal_digits::capacity;

    violations error_;
    detail::text_builder<message_text::capacity() + longest_count + 1> what_;
};

/// Returns the value, or throws invalid_request with all violations.
template <class T, class E>
[[nodiscard]] T value_or_throw(result<T, E> const& from) {
    if (!from) throw invalid_request(from.error());
    return *from;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
