// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_VIOLATION_ACCESS_HPP
#define CHAT_TIMERS_MODEL_DETAIL_VIOLATION_ACCESS_HPP

#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/config.hpp>

#include <cstddef>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Operations for the sources of violations, not for users.
struct violation_access {
    // Inserts a violation before the one at `position`, which counts all violations found.
    static constexpr void insert(violations& to, std::size_t position, violation const& found) noexcept {
        to.insert(position, found, false);
    }
    // Inserts the violation of the rule that `make()` returns; only counts it if it need not be held.
    template <class Make>
    CHAT_TIMERS_ALWAYS_INLINE static constexpr void insert(violations& to, std::size_t position, rule which,
                                                           Make make) noexcept {
        if (to.count(position, which, false)) to.hold(position, make());
    }
    // Appends the fault that ended the reading.
    static constexpr void end_reading(violations& to, violation const& found) noexcept {
        to.insert(to.total(), found, true);
    }
    // Replaces a violation that is held by another one of the same rule.
    static constexpr void replace(violations& in, std::size_t index, violation const& found) noexcept {
        in.items_.put(index, found);
    }
    // Converts to a copy that is constructed in place, and of which only the elements in use are written.
    struct used_part {
        violations const& from;

        constexpr operator violations() const noexcept { return violations{from, from.size_}; }
    };
    // Returns the number of violations of duplicate_timer found, held or not.
    [[nodiscard]] static constexpr std::size_t repeated_timers(violations const& found) noexcept {
        return found.repeated_timers_;
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
