// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_JSON_SCHEMA_HPP
#define CHAT_TIMERS_CHECK_JSON_SCHEMA_HPP

#include "options.hpp"
#include "text.hpp"

#include <chat_timers/chat_timers.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace check {

// Builds the JSON text of objects and arrays whose members are JSON texts themselves.
namespace schema {

using member = std::pair<std::string_view, std::string>;

[[nodiscard]] inline std::string text(std::string_view value) {
    std::string quoted;
    append_json(quoted, value);
    return quoted;
}
[[nodiscard]] inline std::string object(std::initializer_list<member> members) {
    std::string json = "{";
    for (member const& item : members) {
        if (item.second.empty()) continue;
        append_json(json += json.size() == 1 ? "" : ",", item.first);
        json.append(":").append(item.second);
    }
    return json += '}';
}
template <class Range, class Write>
[[nodiscard]] std::string array(Range const& items, Write write) {
    std::string json = "[";
    for (auto const& item : items) json.append(json.size() == 1 ? "" : ",").append(write(item));
    return json += ']';
}
[[nodiscard]] inline std::string array(std::initializer_list<std::string> items) {
    return array(items, [](std::string const& item) { return item; });
}

[[nodiscard]] inline std::string name(chat_timers::field place) { return std::string(to_string(place)); }
[[nodiscard]] inline std::string names(std::initializer_list<chat_timers::field> places) {
    return array(places, [](chat_timers::field place) { return text(name(place)); });
}

[[nodiscard]] inline std::string bounded(std::string_view type, std::string_view least, std::string_view most,
                                         chat_timers::interval bounds) {
    return object(
        {{"type", text(type)}, {least, std::to_string(bounds.min)}, {most, std::to_string(bounds.max)}});
}
template <class Enum>
[[nodiscard]] std::string words() {
    return object(
        {{"enum", array(chat_timers::enumerators<Enum>(), [](Enum word) { return text(to_string(word)); })}});
}

// The profile `strict` refuses strangers; `service` skips them.
[[nodiscard]] inline std::string structure(bool is_strict, std::string const& required,
                                           std::string const& properties) {
    return object({{"type", text("object")},
                   {"properties", properties},
                   {"required", required},
                   {"additionalProperties", is_strict ? "false" : ""}});
}

// A union's alternative: this member is not null; the others are null or absent. There are no strangers but
// __type, which the service's own serializers add and its profile ignores.
[[nodiscard]] inline std::string alternative(bool is_strict, chat_timers::field set, std::string const& value,
                                             std::initializer_list<chat_timers::field> others) {
    std::string properties = "{" + text(name(set)) + ":" + value;
    for (chat_timers::field const other : others) {
        properties.append(",").append(text(name(other))).append(R"(:{"type":"null"})");
    }
    properties += is_strict ? "}" : R"(,"__type":true})";
    return object({{"type", text("object")},
                   {"properties", properties},
                   {"required", names({set})},
                   {"additionalProperties", "false"}});
}

// At most one timer of each pair of role and type.
[[nodiscard]] inline std::string no_repeated_timer() {
    using chat_timers::field;
    std::string list = "[";
    for (auto const role : chat_timers::enumerators<chat_timers::participant_role>()) {
        for (auto const type : chat_timers::enumerators<chat_timers::timer_type>()) {
            std::string const pair =
                object({{name(field::role), object({{"const", text(to_string(role))}})},
                        {name(field::type), object({{"const", text(to_string(type))}})}});
            std::string const timer =
                object({{"properties", pair}, {"required", names({field::role, field::type})}});
            list.append(list.size() == 1 ? "" : ",\n        ");
            list += object({{"contains", timer}, {"minContains", "0"}, {"maxContains", "1"}});
        }
    }
    return list += ']';
}

}  // namespace schema

// Appends a JSON Schema (2020-12) of the forms body, input and configuration, or of the one that was asked
// for, in the asked profile. Names, bounds and enumerators are the library's; the shape is written here.
inline void append_schema(std::string& to, options const& wanted) {
    using namespace schema;
    using chat_timers::field;
    static_assert(chat_timers::enumerators<field>().size() == 13,
                  "The model has other members: write them into this schema.");
    bool const is_strict = !wanted.profile(form::body).ignore_unknown_members;
    auto const reference = [](std::string_view definition) {
        return object({{"$ref", text("#/$defs/" + std::string(definition))}});
    };

    std::string const duration = bounded("integer", "minimum", "maximum", chat_timers::limits::timer_minutes);
    std::string const value = object(
        {{"oneOf",
          array({alternative(is_strict, field::action, words<chat_timers::timer_action>(), {field::duration}),
                 alternative(is_strict, field::duration, duration, {field::action})})}});
    std::string const timer = structure(is_strict, names({field::role, field::type, field::value}),
                                        object({{name(field::role), words<chat_timers::participant_role>()},
                                                {name(field::type), words<chat_timers::timer_type>()},
                                                {name(field::value), reference("timer_value")}}));
    std::string const list = object({{"type", text("array")},
                                     {"items", reference("timer")},
                                     {"minItems", std::to_string(chat_timers::limits::timer_list_size.min)},
                                     {"maxItems", std::to_string(chat_timers::limits::timer_list_size.max)},
                                     {"allOf", no_repeated_timer()}});
    std::string const chat = structure(is_strict, names({field::timer_list}),
                                       object({{name(field::timer_list), reference("timer_list")}}));
    std::string const configuration = alternative(is_strict, field::chat, reference("chat"), {});
    std::string const body =
        structure(is_strict, names({field::channel_configuration}),
                  object({{name(field::channel_configuration), reference("channel_configuration")}}));
    std::string const input = structure(
        is_strict, names({field::instance_id, field::contact_id, field::channel_configuration}),
        object({{name(field::instance_id),
                 bounded("string", "minLength", "maxLength", chat_timers::limits::instance_id_length)},
                {name(field::contact_id),
                 bounded("string", "minLength", "maxLength", chat_timers::limits::contact_id_length)},
                {name(field::channel_configuration), reference("channel_configuration")}}));

    to += "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": ";
    append_json(to, "UpdateParticipantRoleConfig " + std::string(chat_timers::api_version));
    std::string_view const only = wanted.form == form::body            ? "#/$defs/body"
                                  : wanted.form == form::input         ? "#/$defs/input"
                                  : wanted.form == form::configuration ? "#/$defs/channel_configuration"
                                                                       : "";
    if (!only.empty()) {
        append_json(to, ",\n  \"$ref\": ", only);
    } else {
        // A body has no ids. Where strangers are skipped, these must be excluded by hand.
        std::string const no_ids = object(
            {{"not", object({{"anyOf", array({object({{"required", names({field::instance_id})}}),
                                              object({{"required", names({field::contact_id})}})})}})}});
        to.append(",\n  \"oneOf\": ")
            .append(array(
                {is_strict ? reference("body") : object({{"allOf", array({reference("body"), no_ids})}}),
                 reference("input"), reference("channel_configuration")}));
    }
    to += ",\n  \"$defs\": {";
    std::string_view separator = "\n    ";
    for (auto const& [key, definition] :
         {schema::member{"body", body}, schema::member{"input", input},
          schema::member{"channel_configuration", configuration}, schema::member{"chat", chat},
          schema::member{"timer_list", list}, schema::member{"timer", timer},
          schema::member{"timer_value", value}}) {
        append_json(to.append(separator), key);
        to.append(": ").append(definition);
        separator = ",\n    ";
    }
    to += "\n  }\n}\n";
}

}  // namespace check

#endif
