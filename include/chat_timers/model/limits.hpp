// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_LIMITS_HPP
#define CHAT_TIMERS_MODEL_LIMITS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <cstdint>

namespace chat_timers::inline CHAT_TIMERS_ABI {

// All integers from min to max, both included.
struct interval {
    std::int64_t min, max;

    [[nodiscard]] constexpr bool contains(std::int64_t number) const noexcept {
        return min <= number && number <= max;
    }

    friend constexpr bool operator==(interval, interval) noexcept = default;
};

namespace limits {

// The service model's limits: lengths in Unicode scalar values, sizes in items, durations in minutes.
inline constexpr interval instance_id_length{1, 100};
inline constexpr interval contact_id_length{1, 256};
inline constexpr interval timer_list_size{1, 6};
inline constexpr interval timer_minutes{2, 480};

// The values of Smithy's `integer`: 32 bits, two's complement.
inline constexpr interval integer{-2147483648LL, 2147483647LL};

// The limits of this library's readers: the number of arrays and objects open at once, and the default for
// the size of a payload in bytes.
inline constexpr std::size_t nesting = 32;
inline constexpr std::size_t payload_bytes = 16384;

}  // namespace limits
}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
