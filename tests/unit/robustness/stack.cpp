// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "../support/hostile_texts.hpp"
#include "../support/small_stack.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

// Everything runs in a stack of 64 KiB, and uses as much of it for a long or deep text as for a short one.

using namespace chat_timers;

namespace {

decode_options unlimited(decode_options options) {
    options.max_bytes = static_cast<std::size_t>(-1);
    return options;
}

// Where what is formatted goes: not on the stack.
std::array<char, 1 << 20> room;

// So that each has a frame of its own.
auto* volatile body_decoder = decode_body;
auto* volatile input_decoder = decode_input;

void decode_body_of(std::string_view text) {
    for (decode_options const options : {decode_options::strict, decode_options::service}) {
        if (body_decoder(text, unlimited(options)).has_value()) std::abort();
    }
}
void decode_input_of(std::string_view text) {
    for (decode_options const options : {decode_options::strict, decode_options::service}) {
        if (input_decoder(text, unlimited(options)).has_value()) std::abort();
    }
}
void format_faults_of(std::string_view text) {
    auto const decoded = decode_body(text, unlimited(decode_options::strict));
    if (format_text(room.data(), decoded.error(), text, {"name", true}) == room.data()) std::abort();
    if (format_json(room.data(), decoded.error(), text) == room.data()) std::abort();
}
void encode_what_is_in(std::string_view text) {
    auto const decoded = decode_input(text);
    if (!decoded || encode_input(*decoded).empty() || encode_body(decoded->channel_configuration).empty())
        std::abort();
}
void parse_ids_of(std::string_view text) {
    if (instance_id::parse(text) && text.size() > 400) std::abort();
    if (contact_id::parse(text) && text.size() > 1024) std::abort();
    if (validate({text, text, {}})) std::abort();
}

// What gateways do, as examples/gateway.cpp shows it, but for the reply's body, whose bytes are the
// caller's.
http_request usual_with(std::string_view body) {
    return {"PUT",
            "/contact/participant-role-config/12345678-1234-1234-1234-123456789012/"
            "87654321-4321-4321-4321-210987654321",
            "application/json", "*/*", body};
}
// A function of its own, so that its frame can be measured.
[[gnu::noinline]] result<request> decode_request(http_request const& received) {
    return decode(received, decode_options::service);
}
[[maybe_unused]] void serve_request_with(std::string_view body) {
    http_request const received = usual_with(body);
    auto const decoded = decode_request(received);
    if (decoded) return;
    reply_head const head = reply_to(decoded.error());
    if (head.status < 400 || reply_body_size(decoded.error()) > room.size()) std::abort();
    write_reply_body(room.data(), decoded.error());
}

std::size_t used_by(void (*call)(std::string_view), std::string_view text) {
    small_stack::thread on_small_stack;
    auto const run = [=] { call(text); };
    run();  // what is linked at its first call is linked here
    return on_small_stack.used_by(run);
}

// Calls nothing: what it writes is the lowest that is used.
void fill_20000_bytes_with(char value) {
    char volatile bytes[20'000];
    for (unsigned i = 0; i < sizeof bytes; ++i) bytes[i] = value;
}
auto* volatile filler = fill_20000_bytes_with;
void fill_20000_bytes(std::string_view text) { filler(text[0]); }

// Of at least this size. So that a text ends as a longer one does.
std::string whole_units(hostile::family const& of, std::size_t size) {
    std::size_t const units = (size - of.head.size() + of.unit.size() - 1) / of.unit.size();
    return of.text(of.head.size() + units * of.unit.size());
}

struct measured {
    std::string_view name;
    void (*call)(std::string_view);
};
constexpr measured calls[] = {{"decode_body", decode_body_of},
                              {"decode_input", decode_input_of},
                              {"decode_body, format_text and format_json", format_faults_of},
                              {"parse and validate", parse_ids_of}};

}  // namespace

TEST_CASE("stack: what is used is seen") {
    std::size_t const used = used_by(fill_20000_bytes, "x");
    if (!small_stack::measures) {
        MESSAGE("Not on this system or with this sanitizer: all is only run.");
        return;
    }
    CHECK(used >= 20'000);
    CHECK(used < 22'000);
    for (int value = 0; value < 256; ++value) {
        char const byte = static_cast<char>(value);
        CAPTURE(value);
        CHECK(used_by(fill_20000_bytes, {&byte, 1}) == used);
    }
}

TEST_CASE("stack: the same for every length and depth of hostile texts") {
    for (measured const& by : calls) {
        CAPTURE(by.name);
        std::size_t most = 0;
        for (hostile::family const& each : hostile::families) {
            CAPTURE(each.name);
            std::size_t const of_short = used_by(by.call, whole_units(each, 4096));
            std::size_t const of_long = used_by(by.call, whole_units(each, 65536));
            CHECK(of_short == of_long);
            if (of_long > most) most = of_long;
        }
        MESSAGE(by.name << ": " << most << " bytes of stack");
    }
}

TEST_CASE("stack: the same for every depth") {
    auto const nested = [](std::size_t depth) {
        std::string const text = "{\"x\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
        return text + std::string(100 - text.size(), ' ');
    };
    for (measured const& by : calls) {
        std::size_t const flat = used_by(by.call, nested(2));
        for (std::size_t depth = 3; depth < 32; ++depth) CHECK(used_by(by.call, nested(depth)) == flat);
    }
}

TEST_CASE("stack: a list of 100,000 items takes no more than one of 20") {
    for (std::string const item : {"null,", "{},", "[],"}) {
        std::string list{hostile::list_open};
        for (int items = 0; items < 20; ++items) list += item;
        std::string longer = list;
        for (int items = 20; items < 100'000; ++items) longer += item;
        for (measured const& by : calls) CHECK(used_by(by.call, list) == used_by(by.call, longer));
    }
}

#ifdef STACK_IS_LIMITED  // by the preset stack
TEST_CASE("stack: a gateway takes 12 KB at most when optimised") {
    std::size_t most = 0;
    auto const measure = [&most](std::string_view body) {
        most = std::max(most, used_by(serve_request_with, body));
    };
    measure(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT",)"
            R"("TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}})");
    for (hostile::family const& each : hostile::families) measure(whole_units(each, 4096));
    MESSAGE("a gateway: " << most << " bytes of stack");
    CHECK(most <= 12 * 1024);
}
#endif

TEST_CASE("stack: the longest input is decoded and encoded in it") {
    std::string text = "{\"InstanceId\":\"";
    for (int thumbs = 0; thumbs < 100; ++thumbs) text += "\\ud83d\\udc4d";
    text += "\",\"ContactId\":\"";
    for (int controls = 0; controls < 256; ++controls) text += "\\u0001";
    text += R"(","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
            R"({"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER",)"
            R"("TimerValue":{"ParticipantTimerDurationInMinutes":480}}]}}})";
    std::size_t const used = used_by(encode_what_is_in, text);
    MESSAGE("decode_input, encode_input and encode_body: " << used << " bytes of stack");
    CHECK(used < small_stack::size);
}
