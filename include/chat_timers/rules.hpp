// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_RULES_HPP
#define CHAT_TIMERS_RULES_HPP

#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/vocabulary.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace chat_timers {

namespace detail {

[[nodiscard]] constexpr bool has_scalar_values(std::string_view utf8, interval allowed) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    return well_formed && allowed.contains(static_cast<std::int64_t>(length));
}

}  // namespace detail

// Well-formed UTF-8 of 1 to 100 Unicode scalar values; nothing else is asked of it. Linear.
[[nodiscard]] constexpr bool is_instance_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::instance_id_length);
}

// Well-formed UTF-8 of 1 to 256 Unicode scalar values; nothing else is asked of it. Linear.
[[nodiscard]] constexpr bool is_contact_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::contact_id_length);
}

// 2 minutes to 8 hours, in whole minutes.
[[nodiscard]] constexpr bool is_timer_duration(std::chrono::minutes duration) noexcept {
    return limits::timer_minutes.contains(duration.count());
}

// Whether exactly one of a union's members is set. https://smithy.io/2.0/spec/aggregate-types.html#union
[[nodiscard]] constexpr bool is_exclusive(std::initializer_list<bool> members_set) noexcept {
    int set = 0;
    for (bool const member : members_set) set += member ? 1 : 0;
    return set == 1;
}

// What a list must not hold twice, whatever the timers' values.
struct timer_key {
    participant_role role;
    timer_type type;

    friend constexpr auto operator<=>(timer_key, timer_key) noexcept = default;
};

namespace detail {

// Remembers where each (role, type) was seen first.
class timer_keys {
public:
    // The earlier index at which `key` stood; null if this is the first. Its members are enumerators.
    [[nodiscard]] constexpr std::size_t const* note(timer_key key, std::size_t index) noexcept {
        auto const slot =
            static_cast<std::size_t>(key.role) * enumerators<timer_type> + static_cast<std::size_t>(key.type);
        if ((seen_ >> slot & 1U) != 0) return &first_[slot];
        seen_ |= 1U << slot;
        first_[slot] = index;
        return nullptr;
    }

    static constexpr std::size_t capacity = enumerators<participant_role> * enumerators<timer_type>;

private:
    std::size_t first_[capacity] = {};
    unsigned seen_ = 0;
};

}  // namespace detail

// The first item that repeats an earlier one, and that one: {earlier, later}. Ends at the fifth item at the
// latest, since there are but four keys. What is no enumerator repeats nothing.
[[nodiscard]] constexpr std::optional<std::pair<std::size_t, std::size_t>>
repeated_timer(std::span<timer_key const> keys) noexcept {
    detail::timer_keys seen;
    for (std::size_t later = 0; later < keys.size(); ++later) {
        if (to_string(keys[later].role).empty() || to_string(keys[later].type).empty()) continue;
        if (auto const* const earlier = seen.note(keys[later], later)) return std::pair{*earlier, later};
    }
    return std::nullopt;
}

}  // namespace chat_timers

#endif
