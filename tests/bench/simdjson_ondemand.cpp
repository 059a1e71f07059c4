// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <simdjson.h>

namespace bench {
namespace {

namespace json = simdjson::ondemand;

// Asked only when the value is not what was expected: a member that is null is absent.
bool is_null(json::value value) {
    bool result = false;
    return !value.is_null().get(result) && result;
}

// Calls read(name, value) for every member, until one returns false.
template <class Read>
bool for_each_member(json::object from, Read read) {
    for (auto field : from) {
        std::string_view name;
        json::value value;
        if (field.unescaped_key().get(name) || field.value().get(value) || !read(name, value)) return false;
    }
    return true;
}

// The same for an object whose only member has to be `expected`.
template <class Read>
bool for_only_member(simdjson::simdjson_result<json::object> from, std::string_view expected, Read read) {
    json::object object;
    bool found = false;
    if (std::move(from).get(object)) return false;
    bool const valid = for_each_member(object, [&](std::string_view name, json::value value) {
        return name == expected && !std::exchange(found, true) && read(value);
    });
    return valid && found;
}

bool read_value(json::object from, timer& to) {
    bool seen_duration = false, seen_action = false;
    int given = 0;
    bool const valid = for_each_member(from, [&](std::string_view name, json::value value) {
        if (name == "ParticipantTimerDurationInMinutes") {
            std::int64_t number = 0;
            if (std::exchange(seen_duration, true)) return false;
            if (value.get_int64().get(number)) return is_null(value);
            to.minutes = static_cast<int>(number);
            ++given;
            return number >= 2 && number <= 480;
        }
        std::string_view text;
        if (name != "ParticipantTimerAction" || std::exchange(seen_action, true)) return false;
        if (value.get_string().get(text)) return is_null(value);
        to.minutes = 0;
        ++given;
        return text == "Unset";
    });
    return valid && given == 1;
}

bool read_timer(json::object from, timer& to) {
    bool seen_role = false, seen_type = false, seen_value = false;
    bool const valid = for_each_member(from, [&](std::string_view name, json::value value) {
        if (name == "TimerValue") {
            json::object object;
            if (std::exchange(seen_value, true) || value.get_object().get(object)) return false;
            return read_value(object, to);
        }
        std::string_view text;
        if (value.get_string().get(text)) return false;
        if (name == "ParticipantRole") {
            to.role = text == "CUSTOMER" ? role::customer : role::agent;
            return !std::exchange(seen_role, true) && text == to_string(to.role);
        }
        if (name == "TimerType") {
            to.type = text == "IDLE" ? type::idle : type::disconnect_noncustomer;
            return !std::exchange(seen_type, true) && text == to_string(to.type);
        }
        return false;
    });
    return valid && seen_role && seen_type && seen_value;
}

bool read_list(json::array from, request& to) {
    unsigned pairs = 0;
    for (auto item : from) {
        json::object object;
        timer next;
        if (item.get_object().get(object) || !read_timer(object, next)) return false;
        auto const pair = 1U << (static_cast<unsigned>(next.role) * 2 + static_cast<unsigned>(next.type));
        if ((pairs & pair) != 0) return false;
        pairs |= pair;
        to.timers[to.size++] = next;
    }
    return to.size != 0;
}

std::optional<request> decode(std::string_view text) {
    static json::parser parser;
    json::document document;
    auto const padded = text.size() + simdjson::SIMDJSON_PADDING;
    if (parser.iterate(text.data(), text.size(), padded).get(document)) return std::nullopt;
    request result{{}, 0};
    auto const read_items = [&](json::value list) {
        json::array items;
        return !list.get_array().get(items) && read_list(items, result);
    };
    auto const read_chat = [&](json::value chat) {
        return for_only_member(chat.get_object(), "ParticipantTimerConfigList", read_items);
    };
    auto const read_configuration = [&](json::value configuration) {
        return for_only_member(configuration.get_object(), "Chat", read_chat);
    };
    bool const valid = for_only_member(document.get_object(), "ChannelConfiguration", read_configuration);
    bool const at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return valid && at_end ? std::optional(result) : std::nullopt;
}

// The macro SIMDJSON_VERSION is text only since 3.1.
std::string version() {
    return std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + '.' +
           std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + '.' +
           std::to_string(simdjson::SIMDJSON_VERSION_REVISION);
}

bool const added = add_decoder<decode>("simdjson on-demand") && uses("simdjson " + version());

}  // namespace
}  // namespace bench
