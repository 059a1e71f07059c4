// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_BOOST_JSON_HPP
#define CHAT_TIMERS_INTEROP_BOOST_JSON_HPP

#include <chat_timers/interop/detail/dom_reader.hpp>
#include <chat_timers/interop/error_code.hpp>
#include <chat_timers/json/decode.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/utf8.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/system_error.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <boost/system/error_code.hpp>

#include <concepts>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>

/// \file
/// Adapters for boost::json::value of Boost 1.81 or newer. This is the only header of the library that
/// includes Boost. The program must link Boost.JSON's library or include <boost/json/src.hpp> in one
/// translation unit.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Decodes the body of the HTTP request from a DOM, like decode_body(std::string_view). All offsets are 0.
/// With `accept_integral_floats` a double counts as its value. `max_bytes` and `empty_is_object` do not
/// apply. A DOM does not show repeated members: a gateway must decode the text. `json` must be a
/// boost::json::value, not a type that converts to one.
/// Errors: those of the text decoder except syntax, too_large and duplicate_member.
/// Complexity: linear in the members, texts and items. Allocates nothing.
template <std::same_as<boost::json::value> Value>
[[nodiscard]] result<channel_configuration>
decode_body(Value const& json, decode_options options = decode_options::strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::dom_reader<Value>{options.accept_integral_floats, to}.template read<field::body>(json, 0);
    return to.body();
}
/// Decodes the operation's whole input from a DOM, like decode_input(std::string_view). All offsets are 0.
/// With `accept_integral_floats` a double counts as its value. `max_bytes` and `empty_is_object` do not
/// apply. A DOM does not show repeated members. `json` must be a boost::json::value, not a type that
/// converts to one.
/// Errors: those of the text decoder except syntax, too_large and duplicate_member.
/// Complexity: linear in the members, texts and items. Allocates nothing.
template <std::same_as<boost::json::value> Value>
[[nodiscard]] result<request> decode_input(Value const& json,
                                           decode_options options = decode_options::strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::dom_reader<Value>{options.accept_integral_floats, to}.template read<field::input>(json, 0);
    return to.input();
}

namespace detail {

[[nodiscard]] inline boost::system::error_code boost_error(rule broken) noexcept {
    return make_error_code(broken);
}

static_assert(
    has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}) &&
        has_members(field::channel_configuration, {field::chat}) &&
        has_members(field::chat, {field::timer_list}) &&
        has_members(field::timer, {field::role, field::type, field::value}) &&
        has_members(field::value, {field::action, field::duration}) &&
        std::variant_size_v<timer_value> == 2 && enumerator_count<timer_action> == 1,
    "an object of the model has another member, or ParticipantTimerAction another word: write it in the put() of its object, supply it in read_part() where a part is read without it, and give its type a place in field_of, from_dom() and dom_convertible");

// Writes each type in its shape of the model, with the members in the model's order.
struct dom_writer {
    static void put(boost::json::value& to, std::string_view utf8) {
        to.emplace_string().assign(utf8.data(), utf8.size());
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static void put(boost::json::value& to, Enum from) { put(to, to_string(from)); }
    static void put(boost::json::value& to, instance_id const& from) { put(to, from.value()); }
    static void put(boost::json::value& to, contact_id const& from) { put(to, from.value()); }
    static void put(boost::json::value& to, timer_duration from) {
        to.emplace_int64() = from.minutes().count();
    }
    static void put(boost::json::value& to, timer_value const& from) {
        auto& object = to.emplace_object();
        if (auto const duration = duration_of(from)) {
            put_member(object, field::duration, *duration);
        } else {
            put_member(object, field::action, timer_action::unset);
        }
    }
    static void put(boost::json::value& to, timer const& from) {
        auto& object = to.emplace_object();
        put_member(object, field::role, from.role);
        put_member(object, field::type, from.type);
        put_member(object, field::value, from.value);
    }
    static void put(boost::json::value& to, timer_list const& from) {
        auto& array = to.emplace_array();
        array.reserve(from.size());
        for (timer const& item : from) put(array.emplace_back(nullptr), item);
    }
    static void put(boost::json::value& to, chat const& from) {
        put_member(to.emplace_object(), field::timer_list, from.timers);
    }
    static void put(boost::json::value& to, channel_configuration const& from) {
        auto& object = to.emplace_object();
        std::visit([&](chat const& channel) { put_member(object, field::chat, channel); }, from);
    }
    static void put(boost::json::value& to, request const& from) {
        auto& object = to.emplace_object();
        put_member(object, field::instance_id, from.instance_id);
        put_member(object, field::contact_id, from.contact_id);
        put_member(object, field::channel_configuration, from.channel_configuration);
    }

    template <class T>
    static void put_member(boost::json::object& to, field member, T const& from) {
        std::string_view const name = facts(member).name;
        put(to[{name.data(), name.size()}], from);
    }
};

// Reads a part of a configuration as if it were in an otherwise valid document.
template <field Part>
[[nodiscard]] result<channel_configuration> read_part(boost::json::value const& from) noexcept {
    assembler to{false};
    dom_reader<boost::json::value> reader{false, to};
    if constexpr (Part == field::value || Part == field::duration) {
        scope timer = to.open({field::timer, 0});
        for (field const member : {field::role, field::type, field::value}) to.member(timer, member);
        to.enumerator(field::role, 0);
        to.enumerator(field::type, 0);
        reader.template read<Part>(from, 0);
        to.close<field::timer>(timer);
    } else {
        reader.template read<Part>(from, 0);
    }
    return to.body();
}

// The field that holds a value of type T in a configuration.
template <class T>
inline constexpr field field_of = std::same_as<T, timer_duration> ? field::duration
                                  : std::same_as<T, timer_value>  ? field::value
                                  : std::same_as<T, timer>        ? field::timer
                                  : std::same_as<T, timer_list>   ? field::timer_list
                                  : std::same_as<T, chat>         ? field::chat
                                                                  : field::channel_configuration;

// Converts a JSON value that has the model's shape of T. Applies decode_options::strict.
template <class T>
[[nodiscard]] boost::json::result<T> from_dom(boost::json::value const& from) noexcept {
    if constexpr (std::is_enum_v<T> || std::same_as<T, instance_id> || std::same_as<T, contact_id>) {
        auto const* const string = from.if_string();
        if (string == nullptr) return boost_error(rule::wrong_type);
        std::string_view const utf8{string->data(), string->size()};
        if constexpr (std::is_enum_v<T>) {
            if (auto const value = from_string<T>(utf8)) return *value;
            return boost_error(count_scalar_values(utf8).well_formed ? rule::enumeration : rule::encoding);
        } else {
            auto const parsed = T::parse(utf8);
            if (!parsed) return boost_error(parsed.error().rule);
            return *parsed;
        }
    } else if constexpr (std::same_as<T, request>) {
        auto const decoded = decode_input(from);
        if (!decoded) return boost_error(decoded.error()[0].rule);
        return *decoded;
    } else {
        auto const whole = read_part<field_of<T>>(from);
        if (!whole) return boost_error(whole.error()[0].rule);
        timer_list const& list = timers(*whole);
        if constexpr (std::same_as<T, timer_duration>) {
            return std::get<timer_duration>(list[0].value);
        } else {
            auto const parts = std::tie(*whole, std::get<chat>(*whole), list, list[0], list[0].value);
            return std::get<T const&>(parts);
        }
    }
}

}  // namespace detail

/// The types that convert to and from a boost::json::value, except the two variants. Boost.JSON has templates
/// for variants, and only non-template functions take precedence over them.
template <class T>
concept dom_convertible = std::same_as<T, participant_role> || std::same_as<T, timer_type> ||
    std::same_as<T, timer_action> || std::same_as<T, instance_id> || std::same_as<T, contact_id> ||
    std::same_as<T, timer_duration> || std::same_as<T, timer> || std::same_as<T, timer_list> ||
    std::same_as<T, chat> || std::same_as<T, request>;

/// Makes boost::json::value_from convert a value to a DOM that has the model's shape of its type.
template <dom_convertible T>
void tag_invoke(boost::json::value_from_tag, boost::json::value& to, T const& from) {
    detail::dom_writer::put(to, from);
}
/// Makes boost::json::value_to and try_value_to convert a DOM that has the model's shape of T, with
/// decode_options::strict.
/// Errors: the error code is the first broken rule; value_to throws it. decode_body and decode_input report
/// all broken rules with their places.
template <dom_convertible T>
[[nodiscard]] boost::json::result<T> tag_invoke(boost::json::try_value_to_tag<T>,
                                                boost::json::value const& from) noexcept {
    return detail::from_dom<T>(from);
}
/// Makes boost::json::value_from convert a timer's value.
inline void tag_invoke(boost::json::value_from_tag, boost::json::value& to, timer_value from) {
    detail::dom_writer::put(to, from);
}
/// Makes boost::json::value_from convert a configuration to {"Chat":...}, as in a body.
inline void tag_invoke(boost::json::value_from_tag, boost::json::value& to, channel_configuration from) {
    detail::dom_writer::put(to, from);
}
/// Makes boost::json::value_to and try_value_to convert a timer's value, with decode_options::strict.
/// Errors: the error code is the first broken rule; value_to throws it.
[[nodiscard]] inline boost::json::result<timer_value> tag_invoke(boost::json::try_value_to_tag<timer_value>,
                                                                 boost::json::value const& from) noexcept {
    return detail::from_dom<timer_value>(from);
}
/// Makes boost::json::value_to and try_value_to convert a configuration, {"Chat":...}, with
/// decode_options::strict.
/// Errors: the error code is the first broken rule; value_to throws it.
[[nodiscard]] inline boost::json::result<channel_configuration>
tag_invoke(boost::json::try_value_to_tag<channel_configuration>, boost::json::value const& from) noexcept {
    return detail::from_dom<channel_configuration>(from);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// Makes `code == chat_timers::rule::range` work for Boost's error codes as well.
template <>
struct boost::system::is_error_code_enum<chat_timers::rule> : std::true_type {};

#endif
