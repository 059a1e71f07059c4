// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_EXPECTED_HPP
#define CHAT_TIMERS_INTEROP_EXPECTED_HPP

#include <chat_timers/model/result.hpp>

#include <version>

/// \file
/// Results as std::expected. Declares nothing if the standard library lacks std::expected.
#ifdef __cpp_lib_expected
#include <expected>

namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Returns a std::expected with the result's value or error.
template <class T, class E>
[[nodiscard]] constexpr std::expected<T, E> to_expected(result<T, E> const& from) {
    if (!from) return std::unexpected(from.error());
    return *from;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
#endif
