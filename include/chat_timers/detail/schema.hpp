// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_SCHEMA_HPP
#define CHAT_TIMERS_DETAIL_SCHEMA_HPP

#include <chat_timers/limits.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::detail {

// Every place of the payload that the service's model names. The two roots are the HTTP body and the
// operation's whole input; the members of an object follow each other.
enum class node : unsigned char {
    body,
    input,
    instance_id,
    contact_id,
    channel_configuration,
    chat,
    timer_list,
    timer,
    role,
    type,
    value,
    action,
    duration,
};

enum class node_kind : unsigned char { structure, union_, list, string, integer };

// The one table of member names: decoder, encoder and pointers read it.
struct node_facts {
    std::string_view name;  // as a member; empty for the roots and for a list's item
    node_kind kind;
    node parent;
    node first_member, last_member;  // of a structure or union; of a list, its item
    interval allowed;                // a text's scalar values, a list's items, an integer
    word_list enumerators;           // of a text that is an enumeration
};

inline constexpr node_facts schema[] = {
    {"", node_kind::structure, node::body, node::channel_configuration, node::channel_configuration, {}, {}},
    {"", node_kind::structure, node::input, node::instance_id, node::channel_configuration, {}, {}},
    {"InstanceId", node_kind::string, node::input, {}, {}, limits::instance_id_length, {}},
    {"ContactId", node_kind::string, node::input, {}, {}, limits::contact_id_length, {}},
    {"ChannelConfiguration", node_kind::union_, node::input, node::chat, node::chat, {}, {}},
    {"Chat", node_kind::structure, node::channel_configuration, node::timer_list, node::timer_list, {}, {}},
    {"ParticipantTimerConfigList",
     node_kind::list,
     node::chat,
     node::timer,
     node::timer,
     limits::timer_list_size,
     {}},
    {"", node_kind::structure, node::timer_list, node::role, node::value, {}, {}},
    {"ParticipantRole", node_kind::string, node::timer, {}, {}, {}, words_of<participant_role>},
    {"TimerType", node_kind::string, node::timer, {}, {}, {}, words_of<timer_type>},
    {"TimerValue", node_kind::union_, node::timer, node::action, node::duration, {}, {}},
    {"ParticipantTimerAction", node_kind::string, node::value, {}, {}, {}, words_of<timer_action>},
    {"ParticipantTimerDurationInMinutes", node_kind::integer, node::value, {}, {}, limits::timer_minutes, {}},
};

// What some serializers add to name an object's shape.
inline constexpr std::string_view type_tag = "__type";

[[nodiscard]] constexpr node_facts const& facts(node place) noexcept {
    return schema[static_cast<std::size_t>(place)];
}

[[nodiscard]] constexpr bool is_root(node place) noexcept {
    return place == node::body || place == node::input;
}

[[nodiscard]] constexpr node next(node place) noexcept {
    return static_cast<node>(static_cast<unsigned char>(place) + 1);
}

// A member's own bit, and those of all members of an object.
[[nodiscard]] constexpr unsigned bit(node member) noexcept { return 1U << static_cast<unsigned>(member); }
[[nodiscard]] constexpr unsigned member_bits(node object) noexcept {
    return 2 * bit(facts(object).last_member) - bit(facts(object).first_member);
}

// The member that the model spells exactly so; `object` itself where there is none.
[[nodiscard]] constexpr node find_member(node object, std::string_view name) noexcept {
    for (node member = facts(object).first_member;; member = next(member)) {
        if (facts(member).name == name) return member;
        if (member == facts(object).last_member) return object;
    }
}

// How many bytes the longest name of an object's members has.
template <node Object>
[[nodiscard]] consteval std::size_t longest_name() noexcept {
    std::size_t longest = 0;
    for (node member = facts(Object).first_member; member <= facts(Object).last_member;
         member = next(member)) {
        if (facts(member).name.size() > longest) longest = facts(member).name.size();
    }
    return longest;
}

}  // namespace chat_timers::detail

#endif
