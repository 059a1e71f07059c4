// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_SCHEDULE_HPP
#define CHAT_TIMERS_SCHEDULE_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/rules.hpp>
#include <chat_timers/timer.hpp>
#include <chat_timers/vocabulary.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

// What timers do, by the service's administrator guide:
// https://docs.aws.amazon.com/connect/latest/adminguide/setup-chat-timeouts.html
//
// They belong to roles, not to people, and stay for the life of the chat, transfers included. They run while
// a customer and an agent are both there, and start anew with each message of their own role. When a
// disconnect timer runs out, of whichever role, everybody but the customer is disconnected: the agent,
// supervisors who listen in, custom participants. What is set while an agent is there holds from the next
// agent on.
namespace chat_timers {

// The timers in force, at most one a role and type. At first there are none.
class timer_state {
public:
    constexpr timer_state() noexcept = default;

    [[nodiscard]] constexpr bool empty() const noexcept { return *this == timer_state{}; }

    // How long the timer runs; nothing where it is not set.
    [[nodiscard]] constexpr std::optional<timer_duration> find(participant_role role,
                                                               timer_type type) const noexcept {
        if (to_string(role).empty() || to_string(type).empty()) return std::nullopt;
        auto const duration = timer_duration::from(slots_[slot(role, type)]);
        return duration ? std::optional{*duration} : std::nullopt;
    }

    friend constexpr bool operator==(timer_state const&, timer_state const&) noexcept = default;

private:
    friend constexpr timer_state apply(timer_state const&, timer_list const&) noexcept;
    friend constexpr std::optional<timer_list> diff(timer_state const&, timer_state const&) noexcept;

    // Of enumerators.
    static constexpr std::size_t slot(participant_role role, timer_type type) noexcept {
        return static_cast<std::size_t>(role) * detail::enumerators<timer_type> +
               static_cast<std::size_t>(type);
    }

    std::chrono::minutes slots_[detail::timer_keys::capacity] = {};  // 0 where none is set
};

// What is in force once the list has been sent: it changes what it names and leaves the rest. Sent again,
// it changes nothing.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
[[nodiscard]] constexpr timer_state apply(timer_state const& to, timer_list const& changes) noexcept {
    timer_state after = to;
    for (timer const& change : changes) {
        auto const* const duration = std::get_if<timer_duration>(&change.value);
        after.slots_[timer_state::slot(change.role, change.type)] =
            duration != nullptr ? duration->minutes() : std::chrono::minutes{0};
    }
    return after;
}

// The shortest list that leads from one to the other, or nothing when they are equal. Its order is the
// model's: the customer's timers before the agent's, of each the idle timer first.
[[nodiscard]] constexpr std::optional<timer_list> diff(timer_state const& from,
                                                       timer_state const& to) noexcept {
    timer changes[detail::timer_keys::capacity] = {};
    std::size_t size = 0;
    for (std::size_t index = 0; index < detail::timer_keys::capacity; ++index) {
        if (from.slots_[index] == to.slots_[index]) continue;
        timer& change = changes[size++];
        change.role = static_cast<participant_role>(index / detail::enumerators<timer_type>);
        change.type = static_cast<timer_type>(index % detail::enumerators<timer_type>);
        if (auto const duration = to.find(change.role, change.type)) change.value = timer_value{*duration};
    }
    if (size == 0) return std::nullopt;
    return *timer_list::from(std::span{changes, size});
}

// When something comes of a role's silence, counted from its last message. Nothing: never.
struct role_schedule {
    std::optional<std::chrono::minutes> idle_after;        // the role counts as idle
    std::optional<std::chrono::minutes> disconnect_after;  // the agent is disconnected

    friend constexpr bool operator==(role_schedule const&, role_schedule const&) noexcept = default;
};

// With both of a role's timers set, the disconnect timer starts only when the idle timer has run out; alone,
// it starts at once.
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

using description = fixed_string<512>;

constexpr void describe_role(description& to, std::string_view role, role_schedule const& when) noexcept {
    auto const minutes = [&to](std::chrono::minutes count) -> description& {
        return to.append_number(count.count()).append(" minutes");
    };
    to.append("The ").append(role);
    if (when.idle_after) {
        to.append(" counts as idle ");
        minutes(*when.idle_after).append(" after their last message. ");
    } else {
        to.append(" never counts as idle. ");
    }
    if (!when.disconnect_after) {
        to.append("The agent is never disconnected because the ").append(role).append(" is silent.\n");
        return;
    }
    minutes(*when.disconnect_after).append(" after the ").append(role).append("'s last message");
    if (when.idle_after) {
        to.append(", which is ");
        minutes(*when.disconnect_after - *when.idle_after).append(" after they became idle");
    }
    to.append(", the agent is disconnected because the ").append(role).append(" is silent.\n");
}

}  // namespace detail

// In plain English, a line a role, each with its line feed: when the role counts as idle, when the agent is
// disconnected, and why. A fixed_string: data(), size(), a std::string_view where one is asked for.
[[nodiscard]] constexpr auto describe(timer_state const& state) noexcept {
    detail::description text;
    detail::describe_role(text, "customer", schedule(state, participant_role::customer));
    detail::describe_role(text, "agent", schedule(state, participant_role::agent));
    return text;
}

}  // namespace chat_timers

#endif
