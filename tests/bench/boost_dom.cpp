// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <boost/json/src.hpp>

namespace bench {
namespace {

namespace json = boost::json;

// The value of an object's only member.
json::value const* only(json::value const* parent, std::string_view name) {
    auto const* const object = parent ? parent->if_object() : nullptr;
    if (!object || object->size() != 1 || object->begin()->key() != name) return nullptr;
    return &object->begin()->value();
}

bool read_value(json::value const& from, timer& to) {
    auto const* const object = from.if_object();
    if (!object) return false;
    int given = 0;
    for (auto const& [name, value] : *object) {
        if (name == "ParticipantTimerDurationInMinutes") {
            if (value.is_null()) continue;
            auto const* const number = value.if_int64();
            if (!number || *number < 2 || *number > 480) return false;
            to.minutes = static_cast<int>(*number);
        } else if (name == "ParticipantTimerAction") {
            if (value.is_null()) continue;
            auto const* const text = value.if_string();
            if (!text || *text != "Unset") return false;
            to.minutes = 0;
        } else {
            return false;
        }
        ++given;
    }
    return given == 1;
}

bool read_timer(json::value const& from, timer& to) {
    auto const* const object = from.if_object();
    if (!object || object->size() != 3) return false;
    for (auto const& [name, value] : *object) {
        if (name == "TimerValue") {
            if (!read_value(value, to)) return false;
            continue;
        }
        auto const* const text = value.if_string();
        if (!text) return false;
        if (name == "ParticipantRole") {
            to.role = *text == "CUSTOMER" ? role::customer : role::agent;
            if (to.role == role::agent && *text != "AGENT") return false;
        } else if (name == "TimerType") {
            to.type = *text == "IDLE" ? type::idle : type::disconnect_noncustomer;
            if (to.type == type::disconnect_noncustomer && *text != "DISCONNECT_NONCUSTOMER") return false;
        } else {
            return false;
        }
    }
    return true;  // three members, no two alike, each one of three
}

std::optional<request> decode(std::string_view text) {
    static json::parser parser;
    unsigned char buffer[8192];
    json::monotonic_resource memory(buffer, sizeof buffer);
    parser.reset(&memory);
    boost::system::error_code error;
    parser.write(text, error);
    if (error) return std::nullopt;
    auto const body = parser.release();
    auto const* const list =
        only(only(only(&body, "ChannelConfiguration"), "Chat"), "ParticipantTimerConfigList");
    auto const* const items = list ? list->if_array() : nullptr;
    if (!items || items->empty()) return std::nullopt;

    request result{{}, 0};
    unsigned pairs = 0;
    for (auto const& item : *items) {
        timer next;
        if (!read_timer(item, next)) return std::nullopt;
        auto const pair = 1U << (static_cast<unsigned>(next.role) * 2 + static_cast<unsigned>(next.type));
        if ((pairs & pair) != 0) return std::nullopt;
        pairs |= pair;
        result.timers[result.size++] = next;
    }
    return result;
}

text_buffer encode(request const& from) {
    unsigned char buffer[8192];
    json::monotonic_resource memory(buffer, sizeof buffer);
    json::array list(&memory);
    list.reserve(from.size);
    for (auto const& timer : from) {
        auto& members = list.emplace_back(json::object_kind).get_object();
        members.reserve(3);
        members.emplace("ParticipantRole", to_string(timer.role));
        members.emplace("TimerType", to_string(timer.type));
        auto& value = members.emplace("TimerValue", json::object_kind).first->value().get_object();
        if (timer.minutes == 0) {
            value.emplace("ParticipantTimerAction", "Unset");
        } else {
            value.emplace("ParticipantTimerDurationInMinutes", timer.minutes);
        }
    }
    json::object chat(&memory);
    chat.emplace("ParticipantTimerConfigList", std::move(list));
    json::object configuration(&memory);
    configuration.emplace("Chat", std::move(chat));
    json::object body(&memory);
    body.emplace("ChannelConfiguration", std::move(configuration));

    static json::serializer serializer;
    serializer.reset(&body);
    text_buffer result;
    result.size = serializer.read(result.bytes, sizeof result.bytes).size();
    return result;
}

// Its parser keeps one of the members that have the same name.
bool const added =
    add_decoder<decode>("Boost.JSON DOM", checks::spellings) && add_encoder<encode>("Boost.JSON DOM");

}  // namespace
}  // namespace bench
