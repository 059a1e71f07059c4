// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_TIMER_HPP
#define CHAT_TIMERS_TIMER_HPP

#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/literal_errors.hpp>
#include <chat_timers/rules.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <variant>

namespace chat_timers {

namespace detail {

class assembler;

}  // namespace detail

// How long a timer runs: 2 minutes to 8 hours, in whole minutes.
class timer_duration {
public:
    // timer_duration{5min}; one outside the range does not compile.
    consteval explicit timer_duration(std::chrono::minutes duration) noexcept
        : minutes_(static_cast<std::int16_t>(duration.count())) {
        if (!is_timer_duration(duration)) detail::timer_duration_must_be_2_to_480_minutes();
    }

    // Errors: range.
    [[nodiscard]] static constexpr result<timer_duration> from(std::chrono::minutes duration) noexcept {
        violations found;
        detail::place const nowhere{detail::node::duration, detail::place::no_item};
        if (detail::check_duration(found, nowhere, {}, duration.count())) return checked(duration.count());
        return found;
    }

    [[nodiscard]] constexpr std::chrono::minutes minutes() const noexcept {
        return std::chrono::minutes{minutes_};
    }

    friend constexpr bool operator==(timer_duration, timer_duration) noexcept = default;
    friend constexpr auto operator<=>(timer_duration, timer_duration) noexcept = default;

private:
    friend detail::assembler;
    constexpr timer_duration() noexcept = default;
    static constexpr timer_duration checked(std::int64_t minutes) noexcept {
        timer_duration made;
        made.minutes_ = static_cast<std::int16_t>(minutes);
        return made;
    }

    std::int16_t minutes_ = 0;
};

// Deletes the timer.
struct unset_t {
    friend constexpr auto operator<=>(unset_t, unset_t) noexcept = default;
};
inline constexpr unset_t unset{};

// ParticipantTimerValue.
using timer_value = std::variant<unset_t, timer_duration>;

// ParticipantTimerConfiguration: what one role's timer of one type is set to.
struct timer {
    participant_role role;
    timer_type type;
    timer_value value;

    friend constexpr bool operator==(timer const&, timer const&) noexcept = default;
};

// ParticipantTimerConfigList: 1 to 4 timers in the order given, no (role, type) twice. The model's fifth and
// sixth would always repeat one.
class timer_list {
public:
    // timer_list{{participant_role::customer, timer_type::idle, unset}, ...}; a wrong one does not compile.
    consteval timer_list(std::initializer_list<timer> timers) noexcept
        : timer_list(checked_literal(timers)) {}

    // Errors: length; enumeration, of a role or type that is no enumerator; duplicate_timer. Linear.
    [[nodiscard]] static constexpr result<timer_list> from(std::span<timer const> timers) noexcept {
        violations const found = violations_of(timers);
        if (found.empty()) return timer_list{timers};
        return found;
    }

    [[nodiscard]] constexpr timer const* begin() const noexcept { return items_; }
    [[nodiscard]] constexpr timer const* end() const noexcept { return items_ + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr timer const& operator[](std::size_t index) const noexcept {
        return items_[index];
    }

    // What the list says of one timer; nothing if it leaves that timer as it is.
    [[nodiscard]] constexpr std::optional<timer_value> find(participant_role role,
                                                            timer_type type) const noexcept {
        for (timer const& item : *this) {
            if (item.role == role && item.type == type) return item.value;
        }
        return std::nullopt;
    }

    // The same timers in the same order.
    friend constexpr bool operator==(timer_list const&, timer_list const&) noexcept = default;

private:
    friend detail::assembler;

    struct no_timers {};  // not a default constructor: timer_list{} is a list literal, and wrong
    constexpr explicit timer_list(no_timers) noexcept {}
    constexpr explicit timer_list(std::span<timer const> checked) noexcept {
        for (timer& item : items_) {
            if (size_ == checked.size()) break;
            item = checked[size_++];
        }
    }
    constexpr timer& extend() noexcept { return items_[size_++]; }

    static constexpr violations violations_of(std::span<timer const> timers) noexcept {
        violations found;
        detail::timer_keys keys;
        detail::check_length(found, 0, {detail::node::timer_list, 0}, {}, timers.size());
        for (std::size_t index = 0; index < timers.size(); ++index) {
            timer_key const key{timers[index].role, timers[index].type};
            bool const is_role = !to_string(key.role).empty();
            bool const is_type = !to_string(key.type).empty();
            detail::check_enumerator(found, {detail::node::role, index}, {}, is_role);
            detail::check_enumerator(found, {detail::node::type, index}, {}, is_type);
            if (!is_role || !is_type) continue;
            detail::check_new_key(found, found.total(), {detail::node::timer, index}, {}, keys, key);
        }
        return found;
    }

    static consteval std::span<timer const> checked_literal(std::initializer_list<timer> timers) noexcept {
        violations const found = violations_of(timers);
        if (!found.empty()) detail::refuse_literal(found);
        return timers;
    }

    std::size_t size_ = 0;
    timer items_[detail::timer_keys::capacity] = {};  // what stands behind the last is equal in all lists
};

}  // namespace chat_timers

#endif
