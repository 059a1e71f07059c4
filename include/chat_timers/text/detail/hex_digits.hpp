// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_HEX_DIGITS_HPP
#define CHAT_TIMERS_TEXT_DETAIL_HEX_DIGITS_HPP

#include <chat_timers/text/detail/config.hpp>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Returns the value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_digit(char byte) noexcept {
    if ('0' <= byte && byte <= '9') return byte - '0';
    if ('a' <= byte && byte <= 'f') return byte - 'a' + 10;
    if ('A' <= byte && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
