// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <glaze/glaze.hpp>

namespace bench::shapes {  // not local to this file, since Clang finds no members' names in local types

enum class action { unset };

// Members have the payload's names, by which glaze finds them.
struct value_object {
    std::optional<int> ParticipantTimerDurationInMinutes;
    std::optional<action> ParticipantTimerAction;
};
struct timer_object {
    role ParticipantRole;
    type TimerType;
    value_object TimerValue;
};
struct chat_object {
    std::vector<timer_object> ParticipantTimerConfigList;
};
struct configuration_object {
    chat_object Chat;
};
struct body_object {
    configuration_object ChannelConfiguration;
};

}  // namespace bench::shapes

template <>
struct glz::meta<bench::role> {
    static constexpr auto value = enumerate("CUSTOMER", bench::role::customer, "AGENT", bench::role::agent);
};
template <>
struct glz::meta<bench::type> {
    static constexpr auto value =
        enumerate("IDLE", bench::type::idle, "DISCONNECT_NONCUSTOMER", bench::type::disconnect_noncustomer);
};
template <>
struct glz::meta<bench::shapes::action> {
    static constexpr auto value = enumerate("Unset", bench::shapes::action::unset);
};

namespace bench {
namespace {

struct later_options : glz::opts {
    bool validate_trailing_whitespace = true;  // a member of glz::opts itself up to glaze 4
};
template <class Options>
consteval auto strict_options() {
    if constexpr (requires(Options options) { options.validate_trailing_whitespace; }) {
        Options strict;
        strict.error_on_missing_keys = true;
        strict.validate_trailing_whitespace = true;
        return strict;
    } else {
        later_options strict;
        strict.error_on_missing_keys = true;
        return strict;
    }
}

std::optional<request> decode(std::string_view text) {
    static shapes::body_object body;
    auto& list = body.ChannelConfiguration.Chat.ParticipantTimerConfigList;
    list.clear();  // without its memory: nothing is allocated from the second document on
    if (glz::read<strict_options<glz::opts>()>(body, text) || list.empty() || list.size() > 4)
        return std::nullopt;

    request result{{}, 0};
    unsigned pairs = 0;
    for (auto const& item : list) {
        auto const& [minutes, action] = item.TimerValue;
        if (minutes.has_value() == action.has_value()) return std::nullopt;
        if (minutes && (*minutes < 2 || *minutes > 480)) return std::nullopt;
        timer const next{item.ParticipantRole, item.TimerType, minutes.value_or(0)};
        auto const pair = 1U << (static_cast<unsigned>(next.role) * 2 + static_cast<unsigned>(next.type));
        if ((pairs & pair) != 0) return std::nullopt;
        pairs |= pair;
        result.timers[result.size++] = next;
    }
    return result;
}

// Names and enumerators with escapes are unknown to it, and it reads 5e0 as 5; of members with the same name
// it keeps the last one.
bool const added = add_decoder<decode>("glaze", checks::values) && uses("glaze " GLAZE_VERSION);

}  // namespace
}  // namespace bench
