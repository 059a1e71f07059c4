// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_CONSTRAINTS_HPP
#define CHAT_TIMERS_MODEL_CONSTRAINTS_HPP

#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/utf8.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

/// \file
/// The service's rules, each once, as predicates on plain data.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

[[nodiscard]] constexpr bool has_scalar_values(std::string_view utf8, interval allowed) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    return well_formed && allowed.contains(static_cast<std::int64_t>(length));
}

// Returns true if exactly one member of a union is set. `members_set` has a bit for each that is.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool is_exclusive(unsigned members_set) noexcept {
    return members_set != 0 && (members_set & (members_set - 1)) == 0;
}

}  // namespace detail

/// Returns true for well-formed UTF-8 of 1 to 100 Unicode scalar values. Accepts all characters.
/// Complexity: linear.
[[nodiscard]] constexpr bool is_instance_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::instance_id_length);
}

/// Returns true for well-formed UTF-8 of 1 to 256 Unicode scalar values. Accepts all characters.
/// Complexity: linear.
[[nodiscard]] constexpr bool is_contact_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::contact_id_length);
}

/// Returns true for 2 to 480 minutes.
[[nodiscard]] constexpr bool is_timer_duration(std::chrono::minutes duration) noexcept {
    return limits::timer_minutes.contains(duration.count());
}

/// Returns true if exactly one of a union's members is set. `members_set` has one item for each member.
/// See: https://smithy.io/2.0/spec/aggregate-types.html#union
[[nodiscard]] constexpr bool is_exclusive(std::initializer_list<bool> members_set) noexcept {
    unsigned set = 0;
    for (bool const member : members_set) set += member ? 1 : 0;
    return set == 1;
}

/// The identity of a timer. A list must not hold two timers with the same key, whatever their values.
struct timer_key {
    participant_role role;  ///< the role that the timer belongs to
    timer_type type;        ///< the timer's effect

    friend constexpr auto operator<=>(timer_key, timer_key) noexcept = default;
};

namespace detail {

// Remembers the first index of each (role, type).
class timer_keys {
public:
    // Returns a pointer to the earlier index of `key`, or null if the key is new.
    // Preconditions: the key's members are enumerators.
    [[nodiscard]] constexpr std::size_t const* note(timer_key key, std::size_t index) noexcept {
        std::size_t const slot = index_of_key(key);
        if ((seen_ >> slot & 1U) != 0) return &first_[slot];
        seen_ |= 1U << slot;
        first_[slot] = index;
        return nullptr;
    }

    static constexpr std::size_t capacity = enumerator_count<participant_role> * enumerator_count<timer_type>;

    // Numbers the keys from 0.
    [[nodiscard]] static constexpr std::size_t index_of_key(timer_key key) noexcept {
        return index_of(key.role) * enumerator_count<timer_type> + index_of(key.type);
    }
    [[nodiscard]] static constexpr timer_key key_at(std::size_t index) noexcept {
        return {enumerator_at<participant_role>(index / enumerator_count<timer_type>),
                enumerator_at<timer_type>(index % enumerator_count<timer_type>)};
    }

    static_assert(capacity <= 32, "seen_ has a bit for each of 32 (role, type): give it a wider type");

private:
    std::size_t first_[capacity] = {};
    unsigned seen_ = 0;
};

}  // namespace detail

/// Returns the first repeated key as the indexes {earlier, later}, or nullopt. Skips keys whose members are
/// not enumerators.
/// Complexity: linear, but ends at the fifth valid key at the latest, because only four are distinct.
[[nodiscard]] constexpr std::optional<std::pair<std::size_t, std::size_t>>
repeated_timer(std::span<timer_key const> keys) noexcept {
    detail::timer_keys seen;
    for (std::size_t later = 0; later < keys.size(); ++later) {
        if (to_string(keys[later].role).empty() || to_string(keys[later].type).empty()) continue;
        if (auto const* const earlier = seen.note(keys[later], later)) return std::pair{*earlier, later};
    }
    return std::nullopt;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
