// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_LIMITS_HPP
#define CHAT_TIMERS_LIMITS_HPP

#include <cstddef>
#include <cstdint>

namespace chat_timers {

// All integers from min to max, both included.
struct interval {
    std::int64_t min, max;

    [[nodiscard]] constexpr bool contains(std::int64_t number) const noexcept {
        return min <= number && number <= max;
    }

    friend constexpr bool operator==(interval, interval) noexcept = default;
};

namespace limits {

// Of the service model: lengths in Unicode scalar values, sizes in items, durations in minutes.
inline constexpr interval instance_id_length{1, 100};
inline constexpr interval contact_id_length{1, 256};
inline constexpr interval timer_list_size{1, 6};
inline constexpr interval timer_minutes{2, 480};

// What Smithy's `integer` holds: 32 bits, two's complement.
inline constexpr interval integer{-2147483648LL, 2147483647LL};

// Of this library's readers: arrays and objects open at once, and the bytes of a payload unless the caller
// says otherwise.
inline constexpr std::size_t nesting = 32;
inline constexpr std::size_t payload_bytes = 16384;

}  // namespace limits
}  // namespace chat_timers

#endif
