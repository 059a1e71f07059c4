// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_LIMITS_HPP
#define CHAT_TIMERS_MODEL_LIMITS_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <cstdint>

/// \file
/// The numbers of the service's model, and the limits of the readers.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// All integers from min to max, both included.
struct interval {
    std::int64_t min;  ///< the smallest
    std::int64_t max;  ///< the largest

    /// Returns true if the interval holds `number`.
    [[nodiscard]] constexpr bool contains(std::int64_t number) const noexcept {
        return min <= number && number <= max;
    }

    friend constexpr bool operator==(interval, interval) noexcept = default;
};

/// The service model's limits, and those of this library's readers.
namespace limits {

/// The length of an instance's id, in Unicode scalar values.
inline constexpr interval instance_id_length{1, 100};
/// The length of a contact's id, in Unicode scalar values.
inline constexpr interval contact_id_length{1, 256};
/// The size of a list of timers, in items.
inline constexpr interval timer_list_size{1, 6};
/// The duration of a timer, in minutes.
inline constexpr interval timer_minutes{2, 480};

/// The values of Smithy's `integer`: 32 bits, two's complement.
inline constexpr interval integer{-2147483648LL, 2147483647LL};

/// The number of JSON arrays and objects that may be open at once.
inline constexpr std::size_t nesting = 32;
/// The default of decode_options::max_bytes: the size of a payload, in bytes.
inline constexpr std::size_t payload_bytes = 16384;

}  // namespace limits
}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
