// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_REQUEST_HPP
#define CHAT_TIMERS_REQUEST_HPP

#include <chat_timers/identifier.hpp>
#include <chat_timers/timer.hpp>

#include <variant>

namespace chat_timers {

// ChatParticipantRoleConfig.
struct chat {
    timer_list timers;

    friend constexpr bool operator==(chat const&, chat const&) noexcept = default;
};

// UpdateParticipantRoleConfigChannelInfo: a union that may gain channels. It is the HTTP body's one member.
using channel_configuration = std::variant<chat>;

// UpdateParticipantRoleConfigRequest. About 1.5 KB: the ids hold their own bytes.
struct request {
    chat_timers::instance_id instance_id;
    chat_timers::contact_id contact_id;
    chat_timers::channel_configuration channel_configuration;

    friend constexpr bool operator==(request const&, request const&) noexcept = default;
};

}  // namespace chat_timers

#endif
