// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_TIMER_HPP
#define CHAT_TIMERS_MODEL_TIMER_HPP

#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/literal_errors.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

/// \file
/// Timers, their values and their list.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

struct timer_access;

}  // namespace detail

/// The duration of a timer: 2 minutes to 8 hours, in whole minutes.
class timer_duration {
    static_assert(
        limits::timer_minutes.min > 0 && limits::integer.contains(limits::timer_minutes.max),
        "minutes_ holds 32 bits, and 0 stands for no duration in timer_state: give both a wider range");
    using representation =
        std::conditional_t<limits::timer_minutes.max <= INT16_MAX, std::int16_t, std::int32_t>;

public:
    /// Constructs a constant, such as timer_duration{5min}. A duration outside the range does not compile.
    CHAT_TIMERS_CONSTEVAL explicit timer_duration(std::chrono::minutes duration) noexcept
        : minutes_(static_cast<representation>(duration.count())) {
        if (!is_timer_duration(duration)) detail::timer_duration_is_out_of_range();
    }

    /// Converts `duration` to the duration of a timer.
    /// Errors: range.
    [[nodiscard]] static constexpr result<timer_duration, violation>
    from(std::chrono::minutes duration) noexcept {
        if (is_timer_duration(duration)) return timer_duration(static_cast<representation>(duration.count()));
        detail::place const nowhere{chat_timers::field::duration, detail::place::no_item};
        return detail::outside(rule::range, nowhere, {}, duration.count());
    }

    /// Returns the duration in minutes.
    [[nodiscard]] constexpr std::chrono::minutes minutes() const noexcept {
        return std::chrono::minutes{minutes_};
    }

    friend constexpr bool operator==(timer_duration, timer_duration) noexcept = default;
    friend constexpr auto operator<=>(timer_duration, timer_duration) noexcept = default;

private:
    friend detail::timer_access;
    constexpr explicit timer_duration(representation checked) noexcept : minutes_(checked) {}

    representation minutes_;
};

/// Holds the longest text of a duration.
using duration_text = fixed_text<std::string_view{detail::decimal_digits{limits::timer_minutes.max}}.size() +
                                 std::string_view{"min"}.size()>;

/// Returns the duration as std::chrono writes it, such as "5min". Makes {fmt} 10 or newer format a duration.
[[nodiscard]] constexpr duration_text format_as(timer_duration duration) noexcept {
    detail::text_builder<duration_text::capacity()> text;
    text.append_number(duration.minutes().count()).append("min");
    return text;
}

/// The type of `unset`.
struct unset_t {
    friend constexpr auto operator<=>(unset_t, unset_t) noexcept = default;
};
/// The value that deletes a timer, as in {participant_role::agent, timer_type::idle, unset}.
inline constexpr unset_t unset{};

/// The value of a timer: the model's ParticipantTimerValue.
using timer_value = std::variant<unset_t, timer_duration>;
static_assert(
    detail::has_members(field::value, {field::action, field::duration}) &&
        detail::enumerator_count<timer_action> == 1 && std::variant_size_v<timer_value> == 2,
    "TimerValue has another member, or ParticipantTimerAction another word: give timer_value an alternative for each, and see to the code that asks for the alternative (apply, encode, to_sdk, value_from)");

namespace detail {

// Returns the duration, or nullopt if the timer is unset. std::get_if would compare the value's address with
// null, which GCC rejects in a constant expression if the value is a temporary.
[[nodiscard]] constexpr std::optional<timer_duration> duration_of(timer_value const& value) noexcept {
    if (!std::holds_alternative<timer_duration>(value)) return std::nullopt;
    return std::get<timer_duration>(value);
}

}  // namespace detail

/// One role's timer of one type, with its value: the model's ParticipantTimerConfiguration.
struct timer {
    participant_role role;  ///< the role that the timer belongs to
    timer_type type;        ///< the timer's effect
    timer_value value;      ///< the duration, or `unset`

    friend constexpr bool operator==(timer const&, timer const&) noexcept = default;
};

/// A list of 1 to 4 timers in the given order, no two with the same role and type: the model's
/// ParticipantTimerConfigList. The model allows six timers, but has only four pairs of a role and a type.
class timer_list {
    static_assert(
        detail::has_members(field::timer, {field::role, field::type, field::value}),
        "ParticipantTimerConfiguration has another member: give `timer` a data member for it, check it in violations_of(), and decide whether it is part of timer_key");

public:
    using value_type = timer;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = timer const&;
    using const_reference = timer const&;
    using pointer = timer const*;
    using const_pointer = timer const*;
    using iterator = timer const*;
    using const_iterator = timer const*;

    /// Constructs a constant: timer_list{{participant_role::customer, timer_type::idle, unset}, ...}. An
    /// invalid list does not compile.
    CHAT_TIMERS_CONSTEVAL timer_list(std::initializer_list<timer> timers) noexcept
        : timer_list(timers.begin(), timers.size()) {
        violations const found = violations_of(timers.begin(), timers.size());
        if (!found.empty()) detail::refuse_literal(found);
    }

    /// Returns a list that holds a copy of the timers, in their order.
    /// Errors: length; enumeration, for a role or type that is not an enumerator; duplicate_timer.
    /// Complexity: linear.
    [[nodiscard]] static constexpr result<timer_list> from(std::span<timer const> timers) noexcept {
        violations const found = violations_of(timers.data(), timers.size());
        if (found.empty()) return timer_list(timers.data(), timers.size());
        return found;
    }

    /// Returns a pointer to the first timer, valid as long as this object.
    [[nodiscard]] constexpr timer const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return items_; }
    /// Returns a pointer after the last timer.
    [[nodiscard]] constexpr timer const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_ + size_;
    }
    /// Returns the number of timers.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Returns false: a list holds at least one timer.
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Returns the timer at `index`, counted from 0.
    /// Preconditions: index < size(); otherwise the program aborts, or a constant expression does not
    /// compile.
    [[nodiscard]] constexpr timer const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        detail::require_index(index, size_);
        return items_[index];
    }

    /// Returns the list's value for one timer, or nullopt if the list leaves that timer unchanged.
    [[nodiscard]] constexpr std::optional<timer_value> find(participant_role role,
                                                            timer_type type) const noexcept {
        for (timer const& item : *this) {
            if (item.role == role && item.type == type) return item.value;
        }
        return std::nullopt;
    }

    /// Returns true if both hold the same timers in the same order.
    friend constexpr bool operator==(timer_list const&, timer_list const&) noexcept = default;

private:
    friend detail::timer_access;

    // Copies at most the timers that a valid list can hold. Takes a pointer and a size, because the
    // constructors of a span take long to compile.
    constexpr timer_list(timer const* first, std::size_t size) noexcept {
        for (timer& item : items_) {
            if (size_ == size) break;
            item = first[size_++];
        }
    }

    static constexpr violations violations_of(timer const* timers, std::size_t size) noexcept {
        violations found;
        detail::timer_keys keys;
        detail::check_length(found, 0, {chat_timers::field::timer_list, 0}, {}, size);
        for (std::size_t index = 0; index < size; ++index) {
            timer_key const key{timers[index].role, timers[index].type};
            bool const is_role = !to_string(key.role).empty();
            bool const is_type = !to_string(key.type).empty();
            if (!is_role) found.push_back(detail::broken(rule::enumeration, {field::role, index}, {}));
            if (!is_type) found.push_back(detail::broken(rule::enumeration, {field::type, index}, {}));
            if (!is_role || !is_type) continue;
            if (auto const* const earlier = keys.note(key, index))
                detail::note_repeated_timer(found, found.total(), index, {}, *earlier);
        }
        return found;
    }

    std::size_t size_ = 0;
    timer items_[detail::timer_keys::capacity] = {};  // == also compares the unused ones: leave them {}
};

namespace detail {

// Makes lists of timers that the caller has checked, not for users.
struct timer_access {
    static constexpr std::size_t capacity = sizeof(timer_list::items_) / sizeof(timer);

    [[nodiscard]] static constexpr timer_list no_timers() noexcept { return timer_list(nullptr, 0); }
    // `minutes` is 0 for an unset timer. `size` is that of the list: known_layouts() counts it in a register,
    // because reading it back from memory for each timer takes up to a quarter of its time.
    // Preconditions: the key is new, and the minutes are a duration.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr void append(timer_list& to, std::size_t size, timer_key key,
                                                           std::int64_t minutes) noexcept {
        timer& added = to.items_[size];
        to.size_ = size + 1;
        added.role = key.role;
        added.type = key.type;
        using representation = timer_duration::representation;
        if (minutes != 0) added.value = timer_value{timer_duration(static_cast<representation>(minutes))};
    }
};

}  // namespace detail

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
