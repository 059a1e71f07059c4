// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_DETAIL_DOM_WRITER_HPP
#define CHAT_TIMERS_INTEROP_DETAIL_DOM_WRITER_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <string_view>
#include <type_traits>
#include <variant>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Writes each type in its shape of the model, with the members in the model's order.
template <class Value>
struct dom_writer {
    static_assert(
        has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}) &&
            has_members(field::channel_configuration, {field::chat}) &&
            has_members(field::chat, {field::timer_list}) &&
            has_members(field::timer, {field::role, field::type, field::value}) &&
            has_members(field::value, {field::action, field::duration}) &&
            std::variant_size_v<timer_value> == 2 && enumerator_count<timer_action> == 1,
        "an object of the model has another member, or ParticipantTimerAction another word: write it in the put() of its object, and see that read_part() and from_dom() of boost_json.hpp read it");

    static void put(Value& to, std::string_view utf8) {
        to.emplace_string().assign(utf8.data(), utf8.size());
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static void put(Value& to, Enum from) { put(to, to_string(from)); }
    static void put(Value& to, instance_id const& from) { put(to, from.value()); }
    static void put(Value& to, contact_id const& from) { put(to, from.value()); }
    static void put(Value& to, timer_duration from) { to.emplace_int64() = from.minutes().count(); }
    static void put(Value& to, timer_value const& from) {
        auto& object = to.emplace_object();
        if (auto const duration = duration_of(from)) {
            put_member(object, field::duration, *duration);
        } else {
            put_member(object, field::action, timer_action::unset);
        }
    }
    static void put(Value& to, timer const& from) {
        auto& object = to.emplace_object();
        put_member(object, field::role, from.role);
        put_member(object, field::type, from.type);
        put_member(object, field::value, from.value);
    }
    static void put(Value& to, timer_list const& from) {
        auto& array = to.emplace_array();
        array.reserve(from.size());
        for (timer const& item : from) put(array.emplace_back(nullptr), item);
    }
    static void put(Value& to, chat const& from) {
        put_member(to.emplace_object(), field::timer_list, from.timers);
    }
    static void put(Value& to, channel_configuration const& from) {
        auto& object = to.emplace_object();
        std::visit([&](chat const& channel) { put_member(object, field::chat, channel); }, from);
    }
    static void put(Value& to, request const& from) {
        auto& object = to.emplace_object();
        put_member(object, field::instance_id, from.instance_id);
        put_member(object, field::contact_id, from.contact_id);
        put_member(object, field::channel_configuration, from.channel_configuration);
    }

    template <class Object, class T>
    static void put_member(Object& to, field member, T const& from) {
        std::string_view const name = facts(member).name;
        put(to[{name.data(), name.size()}], from);
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
