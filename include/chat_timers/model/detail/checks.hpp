// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_CHECKS_HPP
#define CHAT_TIMERS_MODEL_DETAIL_CHECKS_HPP

#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/violation.hpp>

#include <cstddef>
#include <cstdint>

// Constructs violations, and inserts them among the violations found.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A range of the source's bytes; empty if the source has no text.
struct extent {
    std::size_t offset = 0, length = 0;
};

[[nodiscard]] constexpr violation broken(rule which, place where, extent bytes) noexcept {
    return {.rule = which,
            .field = where.field,
            .item = item_of(where),
            .offset = bytes.offset,
            .length = bytes.length};
}

[[nodiscard]] constexpr violation outside(rule which, place where, extent bytes,
                                          std::int64_t actual) noexcept {
    violation found = broken(which, where, bytes);
    found.actual = actual;
    found.allowed = facts(where.field).allowed;
    return found;
}

CHAT_TIMERS_NOINLINE constexpr void note_outside(violations& found, std::size_t position, rule which,
                                                 place where, extent bytes, std::int64_t actual) noexcept {
    violation_access::insert(found, position, outside(which, where, bytes, actual));
}

// Checks a text's length in scalar values or a list's in items. If it is not allowed, inserts a violation at
// `position` and returns false.
CHAT_TIMERS_ALWAYS_INLINE constexpr bool check_length(violations& found, std::size_t position, place where,
                                                      extent bytes, std::size_t length) noexcept {
    auto const actual = static_cast<std::int64_t>(length);
    if (facts(where.field).allowed.contains(actual)) return true;
    note_outside(found, position, rule::length, where, bytes, actual);
    return false;
}

// Inserts the violation of a timer whose (role, type) an earlier one has.
CHAT_TIMERS_NOINLINE constexpr void note_repeated_timer(violations& found, std::size_t position,
                                                        std::size_t item, extent bytes,
                                                        std::size_t earlier) noexcept {
    violation repeated = broken(rule::duplicate_timer, {field::timer, item}, bytes);
    repeated.other = earlier;
    violation_access::insert(found, position, repeated);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
