// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_REQUEST_HPP
#define CHAT_TIMERS_MODEL_REQUEST_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/identifier.hpp>
#include <chat_timers/model/timer.hpp>

#include <variant>

/// \file
/// The request, its configuration and its channel.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The timers of a chat: the model's ChatParticipantRoleConfig.
struct chat {
    timer_list timers;  ///< the timers to change

    friend constexpr bool operator==(chat const&, chat const&) noexcept = default;
};

static_assert(detail::has_members(field::chat, {field::timer_list}),
              "ChatParticipantRoleConfig has another member: give `chat` a data member for it");

/// The timers of a channel: the model's UpdateParticipantRoleConfigChannelInfo, a union that may gain
/// channels. It is the HTTP body's only member.
using channel_configuration = std::variant<chat>;
static_assert(
    detail::has_members(field::channel_configuration, {field::chat}) &&
        std::variant_size_v<channel_configuration> == 1,
    "ChannelConfiguration has another channel: give it a type, channel_configuration that alternative, and timers() its list; the compiler names the functions that visit it");
static_assert(
    detail::has_members(field::body, {field::channel_configuration}) &&
        detail::has_members(field::input,
                            {field::instance_id, field::contact_id, field::channel_configuration}),
    "UpdateParticipantRoleConfigRequest has another member: give `request` a data member for it, and decide whether it travels in the path or in the body");

/// The operation's whole input: the model's UpdateParticipantRoleConfigRequest. Takes about 1.5 KB, because
/// the ids own their bytes.
struct request {
    chat_timers::instance_id instance_id;                      ///< travels in the path
    chat_timers::contact_id contact_id;                        ///< travels in the path
    chat_timers::channel_configuration channel_configuration;  ///< travels in the body

    friend constexpr bool operator==(request const&, request const&) noexcept = default;
};

/// Returns the list of timers of the configuration's channel, valid as long as `configuration`.
[[nodiscard]] constexpr timer_list const&
timers(channel_configuration const& configuration CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return std::get<chat>(configuration).timers;
}
/// Returns the list of timers of the request's channel, valid as long as `from`.
[[nodiscard]] constexpr timer_list const& timers(request const& from CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return timers(from.channel_configuration);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
