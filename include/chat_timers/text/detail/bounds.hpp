// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_BOUNDS_HPP
#define CHAT_TIMERS_TEXT_DETAIL_BOUNDS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <cstdlib>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Each ends the program, or the compilation of a constant, in every build. A debugger's or sanitizer's report
// shows the names.
[[noreturn]] inline void index_is_out_of_range() noexcept { std::abort(); }
[[noreturn]] inline void text_exceeds_its_capacity() noexcept { std::abort(); }

// Return if the index names one of `size` items, and if a text of this size fits.
CHAT_TIMERS_ALWAYS_INLINE constexpr void require_index(std::size_t index, std::size_t size) noexcept {
    if (index >= size) index_is_out_of_range();
}
CHAT_TIMERS_ALWAYS_INLINE constexpr void require_fit(std::size_t size, std::size_t capacity) noexcept {
    if (size > capacity) text_exceeds_its_capacity();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
