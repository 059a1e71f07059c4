// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/http/reply.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// What the compiler evaluates and what the program does are the same: the library takes other ways while
// compiling.

using namespace chat_timers;

namespace {

constexpr std::string_view samples[] = {
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER",)"
    R"("TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":480}},{"ParticipantRole":"AGENT",)"
    R"("TimerType":"DISCONNECT_NONCUSTOMER","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})",
    "{\n  \"ChannelConfiguration\" : {\r\n\t\"Chat\": {\n      \"ParticipantTimerConfigList\": [\n        {\n"
    "                    \"TimerType\": \"IDL\\u0045\",\n                    \"TimerValue\": {\n"
    "                        \"ParticipantTimerDurationInMinutes\": 5e0\n                    },\n"
    "                    \"ParticipantRole\": \"AGENT\"\n                }\n            ]\n        }\n    "
    "}\n}\n",
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[null,{"ParticipantRole":"Agent",)"
    R"("TimerType":null,"TimerValue":{"ParticipantTimerDurationInMinutes":481}},{"TimerType":5},{}]}}})",
    R"({"InstanceId":"\ud83d\udc4d\u00fc\u20ac","ContactId":")"
    "\xF0\x9F\x91\x8D\xC3\xBC\xE2\x82\xAC\x7F"
    R"(","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER",)"
    R"("TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})",
    R"({"InstanceId":"","ContactId":"\n","Chat":[true,-0.5e-7,{"a":{}}],"ChannelConfiguration":{}} x)",
    "{\"InstanceId\":\"abcdefgh\xE2\x82\"}",
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{},{},{},{},{},{},{}]}}}x)",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]",
    "",
};

// FNV-1a of all that comes out.
class digest {
public:
    constexpr void add(std::string_view text) {
        for (char const byte : text)
            value_ = (value_ ^ static_cast<unsigned char>(byte)) * std::uint64_t{0x100000001B3};
    }
    constexpr void add(std::uint64_t number) {
        for (int byte = 0; byte < 8; ++byte)
            value_ = (value_ ^ (number >> 8 * byte & 0xFF)) * std::uint64_t{0x100000001B3};
    }
    constexpr void add(violations const& found) {
        add(found.total());
        for (violation const& each : found) {
            add(to_string(each.rule));
            add(each.pointer());
            add(each.message());
            add(each.offset);
            add(each.length);
        }
        add(make_reply(found, reply_style::smithy).body());
    }

    constexpr std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xCBF29CE484222325;
};

constexpr void add_request(digest& to, request const& value) {
    to.add(encode_input(value));
    auto const message = encode(value);
    to.add(message->target());
    to.add(message->body());
}

// One constant each, since compilers bound the steps of a constant's evaluation.
enum class part { strict_json, service_json, plain_target, illegal_target, escaped_target };

constexpr void add_json(digest& all, std::string_view json, decode_options const& options) {
    if (auto const body = decode_body(json, options)) {
        all.add(encode_body(*body));
    } else {
        all.add(body.error());
    }
    if (auto const input = decode_input(json, options)) {
        add_request(all, *input);
    } else {
        all.add(input.error());
    }
}

constexpr void add_http(digest& all, std::string_view target, std::string_view json) {
    auto const decoded =
        decode(http_request{"PUT", target, "application/json", "", json}, decode_options::service);
    if (decoded) {
        add_request(all, *decoded);
    } else {
        all.add(decoded.error());
    }
}

constexpr std::uint64_t outcome(std::string_view json, part which) {
    digest all;
    switch (which) {
    case part::strict_json: add_json(all, json, decode_options::strict); break;
    case part::service_json: add_json(all, json, decode_options::service); break;
    case part::plain_target:
        add_http(all, "/contact/participant-role-config/12345678-1234-1234-1234-123456789012/%F0%9F%91%8D",
                 json);
        break;
    case part::illegal_target:
        add_http(all, "/contact/participant-role-config/12345678-1234-1234-1234-12345678901 /\xC3\xA9", json);
        break;
    case part::escaped_target:
        add_http(all, "/contact/participant-role-config/%412345678-1234-1234-1234-1234567890/a%2fb?c", json);
        break;
    }
    return all.value();
}

template <std::size_t Index, part Which>
constexpr std::uint64_t compiled = outcome(samples[Index], Which);

template <std::size_t... Indices>
bool agree(std::index_sequence<Indices...>) {
    std::uint64_t (*const volatile run)(std::string_view, part) = outcome;  // not to be evaluated early
    bool all = true;
    auto const check = [&](std::size_t index, part which, std::uint64_t expected) {
        if (run(std::string{samples[index]}, which) == expected) return;
        std::fprintf(stderr, "Sample %zu has another outcome at run time than while compiling.\n", index);
        all = false;
    };
    auto const check_samples = [&]<part Which>(std::integral_constant<part, Which>) {
        (check(Indices, Which, compiled<Indices, Which>), ...);
    };
    check_samples(std::integral_constant<part, part::strict_json>{});
    check_samples(std::integral_constant<part, part::service_json>{});
    check_samples(std::integral_constant<part, part::plain_target>{});
    check_samples(std::integral_constant<part, part::illegal_target>{});
    check_samples(std::integral_constant<part, part::escaped_target>{});
    return all;
}

}  // namespace

int main() { return agree(std::make_index_sequence<std::size(samples)>{}) ? EXIT_SUCCESS : EXIT_FAILURE; }
