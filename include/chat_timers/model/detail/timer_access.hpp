// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_TIMER_ACCESS_HPP
#define CHAT_TIMERS_MODEL_DETAIL_TIMER_ACCESS_HPP

#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/timer.hpp>

#include <cstdint>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Makes lists of timers that the caller has checked, not for users.
struct timer_access {
    [[nodiscard]] static constexpr timer_list no_timers() noexcept {
        return timer_list{timer_list::no_timers{}};
    }
    // `minutes` is 0 for an unset timer.
    // Preconditions: the key is new, and the minutes are a duration.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr void append(timer_list& to, timer_key key,
                                                           std::int64_t minutes) noexcept {
        timer& added = to.extend();
        added.role = key.role;
        added.type = key.type;
        if (minutes != 0) added.value = timer_value{timer_duration::checked(minutes)};
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
