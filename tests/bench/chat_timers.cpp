// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "peers.hpp"

#include <variant>

namespace bench {
namespace {

namespace ct = chat_timers;

constexpr std::string_view instance_id = "12345678-1234-1234-1234-123456789012";
constexpr std::string_view contact_id = "87654321-4321-4321-4321-210987654321";

request plain(ct::channel_configuration const& from) {
    request result{{}, 0};
    for (auto const& timer : std::get<ct::chat>(from).timers) {
        auto const* const duration = std::get_if<ct::timer_duration>(&timer.value);
        result.timers[result.size++] = {
            timer.role == ct::participant_role::customer ? role::customer : role::agent,
            timer.type == ct::timer_type::idle ? type::idle : type::disconnect_noncustomer,
            duration ? static_cast<int>(duration->minutes().count()) : 0};
    }
    return result;
}

constexpr auto is_expected_request = [](ct::result<ct::request> const& result, document const& from) {
    return result && plain(result->channel_configuration) == from.expected() &&
           result->instance_id.value() == instance_id && result->contact_id.value() == contact_id;
};

constexpr auto decode_body = [](std::string_view body) { return ct::decode_body(body); };
constexpr auto is_expected = [](ct::result<ct::channel_configuration> const& result, document const& from) {
    return result ? plain(*result) == from.expected() : !from.expected();
};
constexpr auto body = [](document const& from) { return from.text(); };

constexpr auto encode_body = [](ct::channel_configuration const& from) { return ct::encode_body(from); };
constexpr auto is_body = [](std::string_view result, document const& from) { return result == from.text(); };
constexpr auto configuration = [](document const& from) { return *ct::decode_body(from.text()); };

constexpr auto decode_input = [](std::string const& input) { return ct::decode_input(input); };
constexpr auto input = [](document const& from) {
    std::string text = R"({"InstanceId":")";
    text.append(instance_id).append(R"(","ContactId":")").append(contact_id).append("\",");
    return text.append(from.text().substr(1));
};

// The ids' hyphens as \u002d: an id with an escape is copied.
constexpr auto escaped_input = [](document const& from) {
    std::string text = input(from);
    for (std::size_t at = text.find("\"ChannelConfiguration\""); at-- > 0;) {
        if (text[at] == '-') text.replace(at, 1, "\\u002d");
    }
    return text;
};

constexpr auto decode_request = [](ct::http_request const& from) {
    return ct::decode(from, ct::decode_options::strict);
};
constexpr auto http_request = [](document const& from) {
    static std::string const target =
        std::string{ct::operation::path}.append(instance_id).append("/").append(contact_id);
    return ct::http_request{ct::operation::method, target, ct::operation::media_type, {}, from.text()};
};

struct draft {
    std::string_view instance_id, contact_id;
    std::vector<ct::timer_draft> timers;
};
constexpr auto validate = [](draft const& from) {
    return ct::validate({from.instance_id, from.contact_id, from.timers});
};
constexpr auto to_draft = [](document const& from) {
    draft result{instance_id, contact_id, {}};
    for (auto const& timer : *from.expected()) {
        ct::timer_value_draft value;
        if (timer.minutes == 0) {
            value.action = "Unset";
        } else {
            value.duration_in_minutes = timer.minutes;
        }
        result.timers.push_back({to_string(timer.role), to_string(timer.type), value});
    }
    return result;
};

constexpr std::string_view name = "chat_timers";
bool const added =
    add_peer<body, decode_body, is_expected>("decode", name) &&
    add_peer<configuration, encode_body, is_body>("encode", name) &&
    add_peer<http_request, decode_request, is_expected_request>("decode(http_request)", name) &&
    add_peer<input, decode_input, is_expected_request>("decode_input", name) &&
    add_peer<escaped_input, decode_input, is_expected_request>("decode_input, escaped ids", name) &&
    add_peer<to_draft, validate, is_expected_request>("validate", name);

}  // namespace
}  // namespace bench
