// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_SCHEDULE_HPP
#define CHAT_TIMERS_MODEL_SCHEDULE_HPP

#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/timer.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

/// \file
/// Computes the effect of timers as the service's administrator guide describes it.
///
/// Timers belong to roles, not to people, and last for the life of the chat, transfers included. They run
/// while both a customer and an agent are in the chat, and restart with each message of their role. When a
/// disconnect timer of either role expires, everybody except the customer is disconnected: the agent,
/// supervisors who monitor the chat, and custom participants. A timer that is set while an agent is in the
/// chat takes effect with the next agent.
/// See: https://docs.aws.amazon.com/connect/latest/adminguide/setup-chat-timeouts.html
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The timers in force, at most one for each role and type. A new chat has no timers.
class timer_state {
public:
    /// Holds no timer.
    constexpr timer_state() noexcept = default;

    /// Returns true if no timer is set.
    [[nodiscard]] constexpr bool empty() const noexcept { return *this == timer_state{}; }

    /// Returns the timer's duration, or nullopt if it is not set.
    [[nodiscard]] constexpr std::optional<timer_duration> find(participant_role role,
                                                               timer_type type) const noexcept {
        std::size_t const slot = slot_of(role, type);
        if (slot == no_slot) return std::nullopt;
        auto const duration = timer_duration::from(slots_[slot]);
        return duration ? std::optional{*duration} : std::nullopt;
    }

    /// Returns a copy with the timer set to the duration, or an unchanged copy if the role or the type is not
    /// an enumerator.
    [[nodiscard]] constexpr timer_state with(participant_role role, timer_type type,
                                             timer_duration duration) const noexcept {
        return changed(role, type, duration.minutes());
    }
    /// Returns a copy without the timer, or an unchanged copy if the role or the type is not an enumerator.
    [[nodiscard]] constexpr timer_state without(participant_role role, timer_type type) const noexcept {
        return changed(role, type, std::chrono::minutes{0});
    }

    friend constexpr bool operator==(timer_state const&, timer_state const&) noexcept = default;

private:
    friend constexpr std::optional<timer_list> diff(timer_state const&, timer_state const&) noexcept;

    static_assert(
        std::variant_size_v<timer_value> == 2,
        "timer_value has another alternative: a slot holds minutes, or 0 for a timer that is not set, so hold the new value as well, and see to find(), apply() and diff()");

    constexpr timer_state changed(participant_role role, timer_type type,
                                  std::chrono::minutes duration) const noexcept {
        timer_state copy = *this;
        std::size_t const slot = slot_of(role, type);
        if (slot != no_slot) copy.slots_[slot] = duration;
        return copy;
    }

    static constexpr std::size_t no_slot = detail::timer_keys::capacity;
    static constexpr std::size_t slot_of(participant_role role, timer_type type) noexcept {
        bool const is_key = !to_string(role).empty() && !to_string(type).empty();
        return is_key ? detail::timer_keys::index_of_key({role, type}) : no_slot;
    }

    std::chrono::minutes slots_[detail::timer_keys::capacity] = {};  // 0: not set
};

static_assert(detail::timer_keys::capacity <= limits::timer_list_size.max,
              "more timers may differ than a list may hold: diff() must then return several lists");

/// Returns the timers in force after the list was applied. The list changes the timers that it contains and
/// leaves the others unchanged.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
[[nodiscard]] constexpr timer_state apply(timer_state const& to, timer_list const& changes) noexcept {
    timer_state after = to;
    for (timer const& change : changes) {
        auto const duration = detail::duration_of(change.value);
        after = duration ? after.with(change.role, change.type, *duration)
                         : after.without(change.role, change.type);
    }
    return after;
}

/// Returns the shortest list that changes `from` into `to`, or nullopt if they are equal. The list is in
/// the model's order: customer before agent, and for each role, idle before disconnect.
[[nodiscard]] constexpr std::optional<timer_list> diff(timer_state const& from,
                                                       timer_state const& to) noexcept {
    timer_list changes = detail::timer_access::no_timers();
    for (std::size_t slot = 0; slot < detail::timer_keys::capacity; ++slot) {
        if (from.slots_[slot] == to.slots_[slot]) continue;
        detail::timer_access::append(changes, changes.size(), detail::timer_keys::key_at(slot),
                                     to.slots_[slot].count());
    }
    if (changes.empty()) return std::nullopt;
    return changes;
}

/// Delays after the role's last message; nullopt means never.
struct role_schedule {
    std::optional<std::chrono::minutes> idle_after{};        ///< until the role counts as idle
    std::optional<std::chrono::minutes> disconnect_after{};  ///< until the agent is disconnected

    friend constexpr bool operator==(role_schedule const&, role_schedule const&) noexcept = default;
};

static_assert(
    detail::enumerator_count<timer_type> == 2,
    "ParticipantTimerType has another word: decide in schedule() when such a timer expires, alone and with the others, give role_schedule a member for it, and say it in describe_role()");

/// Returns the effect of a role's timers. If both are set, the disconnect timer starts when the idle timer
/// expires; a disconnect timer alone starts with the role's last message.
[[nodiscard]] constexpr role_schedule schedule(timer_state const& state, participant_role role) noexcept {
    using std::chrono::minutes;
    auto const idle = state.find(role, timer_type::idle);
    auto const disconnect = state.find(role, timer_type::disconnect_noncustomer);
    role_schedule when;
    if (idle) when.idle_after = idle->minutes();
    if (disconnect) when.disconnect_after = disconnect->minutes() + when.idle_after.value_or(minutes{0});
    return when;
}

namespace detail {

// The roles' names in a description, in the order of the enumerators.
inline constexpr std::string_view role_names[] = {"customer", "agent"};
static_assert(
    std::size(role_names) == enumerator_count<participant_role>,
    "ParticipantRole has another word: give it its name in role_names, and see that describe_role() is right in saying that only the agent is disconnected");

// Appends the line of a role to a text_builder or a text_counter.
template <class Text>
constexpr void describe_role(Text& to, std::string_view role, role_schedule const& when) noexcept {
    auto const minutes = [&to](std::chrono::minutes count) -> Text& {
        return to.append_number(count.count()).append(" minutes after ");
    };
    to.append("The ").append(role);
    if (when.idle_after) {
        to.append(" counts as idle ");
        minutes(*when.idle_after).append("their last message. ");
    } else {
        to.append(" never counts as idle. ");
    }
    if (when.disconnect_after) {
        minutes(*when.disconnect_after).append("the ").append(role).append("'s last message, ");
        if (when.idle_after) {
            to.append("which is ");
            minutes(*when.disconnect_after - *when.idle_after).append("they became idle, ");
        }
        to.append("the agent is disconnected");
    } else {
        to.append("The agent is never disconnected");
    }
    to.append(" because the ").append(role).append(" is silent.\n");
}

// Returns the size of the longest description, in bytes: with all timers set.
[[nodiscard]] consteval std::size_t longest_description() noexcept {
    constexpr std::chrono::minutes longest{limits::timer_minutes.max};
    text_counter text;
    for (std::string_view const role : role_names) describe_role(text, role, {longest, longest + longest});
    return text.size();
}

}  // namespace detail

/// Holds the longest text that describe returns.
using description_text = fixed_text<detail::longest_description()>;

/// Describes the effect of the timers in plain English, one line for each role: when the role counts as idle,
/// when the agent is disconnected, and why.
[[nodiscard]] constexpr description_text describe(timer_state const& state) noexcept {
    detail::text_builder<description_text::capacity()> text;
    for (participant_role const role : enumerators<participant_role>())
        detail::describe_role(text, detail::role_names[detail::index_of(role)], schedule(state, role));
    return text;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
