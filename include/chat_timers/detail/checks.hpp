// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_CHECKS_HPP
#define CHAT_TIMERS_DETAIL_CHECKS_HPP

#include <chat_timers/detail/place.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/rules.hpp>
#include <chat_timers/violation.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Each asks one rule of one thing, and notes the violation where it is broken.
namespace chat_timers::detail {

// A range of the source's bytes; none where the source has none.
struct extent {
    std::size_t offset = 0, length = 0;
};

[[nodiscard]] constexpr violation broken(rule which, place where, extent bytes) noexcept {
    return {which, {}, where, bytes.offset, bytes.length, 0, {}, 0};
}

[[nodiscard]] constexpr violation outside(rule which, place where, extent bytes,
                                          std::int64_t actual) noexcept {
    return {which, {}, where, bytes.offset, bytes.length, actual, facts(where.node).allowed, 0};
}

[[gnu::cold, gnu::noinline]] constexpr void note_outside(violations& found, std::size_t position, rule which,
                                                         place where, extent bytes,
                                                         std::int64_t actual) noexcept {
    violation_access::insert(found, position, outside(which, where, bytes, actual));
}

// A text's length in scalar values, or a list's in items. Noted at `position`.
constexpr bool check_length(violations& found, std::size_t position, place where, extent bytes,
                            std::size_t length) noexcept {
    auto const actual = static_cast<std::int64_t>(length);
    if (facts(where.node).allowed.contains(actual)) return true;
    violation_access::insert(found, position, outside(rule::length, where, bytes, actual));
    return false;
}

constexpr bool check_identifier(violations& found, place where, extent bytes,
                                std::string_view utf8) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    if (well_formed) return check_length(found, found.total(), where, bytes, length);
    violation_access::append(found, broken(rule::encoding, where, bytes));
    return false;
}

constexpr bool check_duration(violations& found, place where, extent bytes, std::int64_t minutes) noexcept {
    if (is_timer_duration(std::chrono::minutes{minutes})) return true;
    note_outside(found, found.total(), rule::range, where, bytes, minutes);
    return false;
}

// `known`: whether what stands there is an enumerator.
constexpr bool check_enumerator(violations& found, place where, extent bytes, bool known) noexcept {
    if (known) return true;
    found.push_back(broken(rule::enumeration, where, bytes));
    return false;
}

// Whether the timer's (role, type) is new to `keys`, which remembers it. Noted at `position`.
constexpr bool check_new_key(violations& found, std::size_t position, place timer, extent bytes,
                             timer_keys& keys, timer_key key) noexcept {
    auto const* const earlier = keys.note(key, timer.item);
    if (earlier == nullptr) return true;
    violation_access::insert(found, position,
                             {rule::duplicate_timer, {}, timer, bytes.offset, bytes.length, 0, {}, *earlier});
    return false;
}

}  // namespace chat_timers::detail

#endif
