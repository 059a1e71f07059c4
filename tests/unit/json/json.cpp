// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

// struct decode_options { bool ignore_unknown_members, accept_integral_floats;  std::size_t max_bytes; };
// decode_options::strict  {false, false, false, 16384};
// decode_options::service {true,  true,  true,  16384};
// result<channel_configuration> decode_body (std::string_view json, decode_options = decode_options::strict);
// result<request>               decode_input(std::string_view json, decode_options = decode_options::strict);
// encode_body(channel_configuration const&), encode_input(request const&): fixed-capacity strings
// namespace literals { operator""_body, operator""_input }

using namespace chat_timers;
using namespace chat_timers::literals;
using namespace std::chrono_literals;
using namespace std::string_view_literals;
using verbs::bad;
using verbs::ok;
using verbs::only_service;
using verbs::only_strict;

namespace {

static_assert(std::is_aggregate_v<decode_options> && std::is_trivially_copyable_v<decode_options>);
static_assert(!decode_options::strict.ignore_unknown_members &&
              !decode_options::strict.accept_integral_floats && decode_options::strict.max_bytes == 16384);
static_assert(decode_options::service.ignore_unknown_members &&
              decode_options::service.accept_integral_floats && decode_options::service.max_bytes == 16384);
static_assert(std::is_same_v<decltype(decode_body(""sv)), result<channel_configuration>>);
static_assert(std::is_same_v<decltype(decode_input(""sv)), result<request>>);
static_assert(noexcept(decode_body(""sv)) && noexcept(decode_input(""sv, decode_options::service)));
static_assert(noexcept(encode_body(std::declval<channel_configuration const&>())));
static_assert(noexcept(encode_input(std::declval<request const&>())));
static_assert(noexcept(encoded_size(std::declval<request const&>())));

constexpr auto customer = participant_role::customer;
constexpr auto agent = participant_role::agent;
constexpr auto idle = timer_type::idle;
constexpr auto disconnect = timer_type::disconnect_noncustomer;

// ---- While compiling: a text is read, its bytes are a constant of the program.

constexpr channel_configuration literal =
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
        {"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}},
        {"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})"_body;
constexpr channel_configuration by_hand =
    chat{{{customer, idle, timer_duration{5min}}, {agent, disconnect, unset}}};
static_assert(literal == by_hand);

constexpr auto canonical = encode_body(literal);
constexpr std::string_view canonical_text =
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
    R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER")"
    R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
static_assert(canonical == canonical_text);
static_assert(canonical.size() == canonical_text.size());
static_assert(decode_body(canonical) && *decode_body(canonical) == literal);

constexpr request input_literal =
    R"({"InstanceId":"\u0069","ContactId":"c\n","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
        {"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":480},"ParticipantRole":"AGENT"}]}}})"_input;
static_assert(input_literal ==
              request{instance_id{"i"}, contact_id{"c\n"}, chat{{{agent, idle, timer_duration{480min}}}}});
static_assert(encode_input(input_literal) ==
              R"({"InstanceId":"i","ContactId":"c\n")"
              R"(,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
              R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":480}}]}}})"sv);

// Violations, too.
constexpr bool is_first(violations const& found, rule broken, std::string_view pointer, std::size_t offset,
                        std::size_t length) {
    return !found.empty() && found[0].rule == broken && found[0].pointer() == pointer &&
           found[0].offset == offset && found[0].length == length;
}
constexpr auto with_minutes(std::string_view minutes, decode_options options = decode_options::strict) {
    constexpr std::string_view open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                                      R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
                                      R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":)";
    char text[250] = {};
    std::size_t size = 0;
    for (std::string_view const part : {open, minutes, "}}]}}}"sv}) {
        for (char const byte : part) text[size++] = byte;
    }
    return decode_body({text, size}, options);
}
constexpr auto duration_pointer =
    "/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/ParticipantTimerDurationInMinutes"sv;
static_assert(!with_minutes("1"));
static_assert(with_minutes("2"));
static_assert(with_minutes("480"));
static_assert(!with_minutes("481"));
static_assert(is_first(with_minutes("481").error(), rule::range, duration_pointer, 162, 3));
static_assert(is_first(with_minutes("-0").error(), rule::range, duration_pointer, 162, 2));
static_assert(is_first(with_minutes("5.0").error(), rule::not_an_integer, duration_pointer, 162, 3));
static_assert(with_minutes("5.0", decode_options::service));
static_assert(with_minutes("50e-1", decode_options::service));
static_assert(!with_minutes("5.00000000000000000001", decode_options::service));
static_assert(is_first(with_minutes("1e999", decode_options::service).error(), rule::not_an_integer,
                       duration_pointer, 162, 5));
static_assert(is_first(with_minutes("2147483647").error(), rule::range, duration_pointer, 162, 10));
static_assert(is_first(with_minutes("2147483648").error(), rule::not_an_integer, duration_pointer, 162, 10));
static_assert(is_first(with_minutes("null").error(), rule::union_empty,
                       "/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue", 125, 42));
static_assert(is_first(with_minutes("\"5\"").error(), rule::wrong_type, duration_pointer, 162, 3));
static_assert(is_first(with_minutes("05").error(), rule::range, duration_pointer, 162, 1));
static_assert(with_minutes("05").error()[1].rule == rule::syntax);
static_assert(is_first(decode_body("").error(), rule::syntax, "", 0, 0));
static_assert(is_first(decode_body("", decode_options::service).error(), rule::required,
                       "/ChannelConfiguration", 0, 0));
static_assert(is_first(decode_body("{}").error(), rule::required, "/ChannelConfiguration", 0, 2));
static_assert(is_first(decode_body("\xEF\xBB\xBF{}").error(), rule::encoding, "", 0, 3));
static_assert(is_first(decode_body("{\"\\uD800\":1}").error(), rule::encoding, "", 2, 6));
static_assert(is_first(decode_body("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[").error(), rule::too_deep, "", 32, 1));
static_assert(
    is_first(decode_body("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]").error(),
             rule::wrong_type, "", 0, 64));
static_assert(is_first(decode_body("{ }", {.max_bytes = 2}).error(), rule::too_large, "", 2, 1));
static_assert(decode_body("{ }", {.max_bytes = 2}).error()[0].actual == 3);
static_assert(decode_body("{ }", {.max_bytes = 2}).error()[0].allowed == interval{0, 2});
static_assert(decode_input("{}").error().size() == 3);

// The storage runs over while compiling as it does while running: only what is there is written.
static_assert(
    decode_body(
        R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{},{},{},{},{},{},{},{}]}}})")
        .error()
        .total() == 25);

// Nothing behind the text is looked at: none of these arrays ends in a zero.
template <std::size_t Size>
consteval bool ends_at_its_end(char const (&text)[Size]) {
    char exact[Size - 1] = {};
    for (std::size_t at = 0; at + 1 < Size; ++at) exact[at] = text[at];
    return !decode_body({exact, Size - 1}).has_value() &&
           !decode_input({exact, Size - 1}, decode_options::service).has_value();
}
static_assert(ends_at_its_end("{"));
static_assert(ends_at_its_end("{\""));
static_assert(ends_at_its_end("{\"\\"));
static_assert(ends_at_its_end("{\"\\u"));
static_assert(ends_at_its_end("{\"\\uD83D"));
static_assert(ends_at_its_end("{\"\\uD83D\\"));
static_assert(ends_at_its_end("{\"\\uD83D\\u"));
static_assert(ends_at_its_end("{\"\xF0\x9F\x91"));
static_assert(ends_at_its_end("{\"ChannelConfiguration\""));
static_assert(ends_at_its_end("{\"ChannelConfiguration\":n"));
static_assert(ends_at_its_end("-"));
static_assert(ends_at_its_end("5"));
static_assert(ends_at_its_end("5."));
static_assert(ends_at_its_end("5e"));
static_assert(ends_at_its_end("5e+"));
static_assert(ends_at_its_end(
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
    R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":)"));
static_assert(ends_at_its_end(
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
    R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5)"));
static_assert(ends_at_its_end(
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
    R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5})"));
static_assert(ends_at_its_end(
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
    R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes": )"));

std::string text(auto const& encoded) { return std::string{std::string_view{encoded}}; }

}  // namespace

TEST_CASE("decode_body: what real clients send") {
    constexpr std::string_view spaced =
        R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [)"
        R"({"ParticipantRole": "CUSTOMER", "TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}, )"
        R"({"ParticipantRole": "AGENT", "TimerType": "DISCONNECT_NONCUSTOMER", "TimerValue": {"ParticipantTimerAction": "Unset"}}]}}})";
    ok(spaced, by_hand);
    ok(canonical_text, by_hand);
    auto const decoded = decode_body(spaced);
    REQUIRE(decoded.has_value());
    timer_list const& timers = std::get<chat>(*decoded).timers;
    CHECK(timers.size() == 2);
    CHECK(timers[0].role == customer);
    CHECK(timers[0].type == idle);
    CHECK(std::get<timer_duration>(timers[0].value).minutes() == 5min);
    CHECK(timers[1].role == agent);
    CHECK(timers[1].type == disconnect);
    CHECK(std::holds_alternative<unset_t>(timers[1].value));
}

TEST_CASE("decode_body: the members' order is free, the timers' is kept") {
    ok(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
       R"({"TimerValue":{"ParticipantTimerDurationInMinutes":5},"ParticipantRole":"CUSTOMER")"
       R"(,"TimerType":"IDLE"},)"
       R"({"TimerType":"DISCONNECT_NONCUSTOMER","TimerValue":{"ParticipantTimerAction":"Unset"})"
       R"(,"ParticipantRole":"AGENT"}]}}})",
       by_hand);
    constexpr channel_configuration turned =
        chat{{{agent, disconnect, unset}, {customer, idle, timer_duration{5min}}}};
    CHECK(turned != by_hand);
    ok(text(encode_body(turned)), turned);
}

TEST_CASE("decode_body: offsets and lengths count bytes, as written down here") {
    // The same as above, with numbers in the place of marks.
    auto const decoded =
        decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                    R"({"ParticipantRole":"BOSS","TimerType":"IDLE")"
                    R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":481}}],"é":1,"x":2}}})");
    REQUIRE(!decoded.has_value());
    violations const& found = decoded.error();
    REQUIRE(found.size() == 4);
    CHECK(found[0].offset == 82);
    CHECK(found[0].length == 6);
    CHECK(found[0].pointer() == "/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/ParticipantRole");
    CHECK(found[0].message() ==
          "Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/ParticipantRole' failed to "
          "satisfy constraint: Member must satisfy enum value "
          "set: [CUSTOMER, AGENT]");
    CHECK(found[1].offset == 158);
    CHECK(found[1].length == 3);
    CHECK(found[1].message() == "Value at "
                                "'/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/"
                                "ParticipantTimerDurationInMinutes' failed to satisfy constraint: "
                                "Member must be between 2 and 480, inclusive");
    CHECK(found[2].offset == 165);
    CHECK(found[2].length == 4);
    CHECK(found[3].offset == 172);
    CHECK(found[3].length == 3);
}

TEST_CASE("decode_input: body and both ids in one document") {
    constexpr request example{instance_id{"12345678-1234-1234-1234-123456789012"},
                              contact_id{"87654321-4321-4321-4321-210987654321"}, by_hand};
    std::string const body{canonical_text.substr(1)};
    verbs::ok_input(R"({"InstanceId":"12345678-1234-1234-1234-123456789012")"
                    R"(,"ContactId":"87654321-4321-4321-4321-210987654321",)" +
                        body,
                    example);
    verbs::ok_input("{" + body.substr(0, body.size() - 1) +
                        R"(, "ContactId": "87654321-4321-4321-4321-210987654321", )"
                        R"("InstanceId": "12345678-1234-1234-1234-123456789012"})",
                    example);
    // The body alone is no input, and an input is a body with strangers.
    verbs::bad_input("<<" + std::string{canonical_text} + ">>",
                     {verbs::required("/InstanceId"), verbs::required("/ContactId")});
    bad(only_strict, R"({<"InstanceId">:"i",<"ContactId">:"c",)" + body,
        {verbs::unknown_member("", "ChannelConfiguration"),
         verbs::unknown_member("", "ChannelConfiguration")});
    ok(only_service, R"({"InstanceId":"i","ContactId":5,)" + body, by_hand);
}

TEST_CASE("decode_options: each option is its own") {
    constexpr std::string_view with_stranger =
        R"({"x":1,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
        R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
        R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
    constexpr std::string_view with_float =
        R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
        R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
        R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5.0}}]}}})";
    CHECK(decode_body(with_stranger, {.ignore_unknown_members = true}).has_value());
    CHECK(!decode_body(with_stranger, {.accept_integral_floats = true}).has_value());
    CHECK(decode_body(with_float, {.accept_integral_floats = true}).has_value());
    CHECK(!decode_body(with_float, {.ignore_unknown_members = true}).has_value());
    CHECK(!decode_body(with_float,
                       {.ignore_unknown_members = true, .accept_integral_floats = true, .max_bytes = 100})
               .has_value());
    CHECK(!decode_body(with_stranger).has_value());  // strict is the default
    CHECK(!decode_body("", {.ignore_unknown_members = true, .accept_integral_floats = true}).has_value());
    CHECK(decode_body("").error()[0].rule == rule::syntax);
    CHECK(decode_body("", {.empty_is_object = true}).error()[0].rule == rule::required);
    CHECK(!decode_body(with_stranger, {.empty_is_object = true}).has_value());
    CHECK(!decode_body(with_float, {.empty_is_object = true}).has_value());
    CHECK(!decode_body(with_float).has_value());
}

TEST_CASE("decode: keeps no view of the text") {
    std::string source =
        R"({"InstanceId":"instance","ContactId":"contact",)" + std::string{canonical_text.substr(1)};
    auto const decoded = decode_input(source);
    std::string broken = "{\"InstanceId\":5}";
    auto const refused = decode_input(broken);
    source.assign(source.size(), '*');
    broken.assign(broken.size(), '*');
    REQUIRE(decoded.has_value());
    CHECK(decoded->instance_id.value() == "instance");
    CHECK(decoded->contact_id.value() == "contact");
    CHECK(std::string_view{refused.error()[0].pointer()} == "/ContactId");
}

TEST_CASE("decode: of no text at all, be it a null pointer") {
    CHECK(decode_body({}).error()[0].rule == rule::syntax);
    CHECK(decode_body({}, decode_options::service).error()[0].rule == rule::required);
    CHECK(decode_input({}, decode_options::service).error().size() == 3);
}

TEST_CASE("encode_body: canonical, compact, in the model's order of members and the list's of timers") {
    CHECK(text(encode_body(by_hand)) == canonical_text);
    constexpr channel_configuration longest = chat{{{customer, disconnect, timer_duration{480min}},
                                                    {agent, disconnect, timer_duration{100min}},
                                                    {customer, idle, timer_duration{99min}},
                                                    {agent, idle, timer_duration{10min}}}};
    CHECK(text(encode_body(longest)) ==
          R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
          R"({"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER")"
          R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":480}},)"
          R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER")"
          R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":100}},)"
          R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
          R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":99}},)"
          R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
          R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":10}}]}}})");
}

TEST_CASE("encode_body: every duration") {
    for (int count = 2; count <= 480; ++count) {
        timer const timers[] = {{customer, disconnect, *timer_duration::from(std::chrono::minutes{count})}};
        auto const encoded = text(encode_body(chat{*timer_list::from(timers)}));
        REQUIRE(encoded == R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                           R"({"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER")"
                           R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":)" +
                               std::to_string(count) + "}}]}}}");
    }
}

TEST_CASE("encode_input: escapes what RFC 8259 says must be, in its shortest form, and nothing else") {
    for (int byte = 0; byte < 0x80; ++byte) {
        std::string const id(1, static_cast<char>(byte));
        request const input{*instance_id::parse(id), *contact_id::parse(id), by_hand};
        std::string escaped = id;
        char const hex[] = "0123456789abcdef";
        if (byte < 0x20) escaped = std::string{"\\u00"} + hex[byte / 16] + hex[byte % 16];
        if (byte == '\b') escaped = "\\b";
        if (byte == '\f') escaped = "\\f";
        if (byte == '\n') escaped = "\\n";
        if (byte == '\r') escaped = "\\r";
        if (byte == '\t') escaped = "\\t";
        if (byte == '"') escaped = "\\\"";
        if (byte == '\\') escaped = "\\\\";
        REQUIRE(text(encode_input(input)) == R"({"InstanceId":")" + escaped + R"(","ContactId":")" + escaped +
                                                 "\"," + std::string{canonical_text.substr(1)});
        auto const again = decode_input(encode_input(input));
        REQUIRE(again.has_value());
        if (again) REQUIRE(*again == input);
    }
    for (std::string const& id :
         std::vector<std::string>{"\u0080", "\u00E9", "\u2028", "\u2029", "\uFEFF", "\uFFFF", "\U0001F44D",
                                  "\U0010FFFF", "/", "</script>"}) {
        request const input{*instance_id::parse(id), *contact_id::parse(id), by_hand};
        CHECK(text(encode_input(input)) == R"({"InstanceId":")" + id + R"(","ContactId":")" + id + "\"," +
                                               std::string{canonical_text.substr(1)});
        CHECK(decode_input(encode_input(input))->contact_id.value() == id);
    }
}

TEST_CASE("encode_input: there is room for the longest of every kind") {
    constexpr channel_configuration longest = chat{{{customer, disconnect, timer_duration{480min}},
                                                    {agent, disconnect, timer_duration{480min}},
                                                    {customer, idle, timer_duration{480min}},
                                                    {agent, idle, timer_duration{480min}}}};
    for (std::string_view const scalar :
         {"\x01"sv, "\0"sv, "\""sv, "\n"sv, "a"sv, "\u00E9"sv, "\u20AC"sv, "\U0001F44D"sv}) {
        std::string instance, contact;
        for (int count = 0; count < 100; ++count) instance += scalar;
        for (int count = 0; count < 256; ++count) contact += scalar;
        request const input{*instance_id::parse(instance), *contact_id::parse(contact), longest};
        auto const encoded = encode_input(input);
        CHECK(encoded.size() <= sizeof encoded);
        auto const again = decode_input(encoded);
        REQUIRE(again.has_value());
        if (again) CHECK(*again == input);
    }
}

TEST_CASE("encode: what it gives is a text like any other") {
    auto const encoded = encode_body(by_hand);
    CHECK(std::string_view{encoded} == canonical_text);
    CHECK(std::string_view{encoded.data(), encoded.size()} == canonical_text);
    auto const copy = encoded;
    CHECK(copy == encoded);
    CHECK(decode_body(encoded).has_value());
}

TEST_CASE("encode(decode(x)) is idempotent") {
    for (std::string const& source :
         {std::string{canonical_text}, " " + std::string{canonical_text} + "\n",
          std::string{R"({"x":[1,2],"ChannelConfiguration":{"__type":"a","Chat":{"y":null)"
                      R"(,"ParticipantTimerConfigList":[{"z":{},"TimerValue":{"ParticipantTimerAction":null)"
                      R"(,"ParticipantTimerDurationInMinutes":500e-2},"TimerType":"\u0049DLE")"
                      R"(,"ParticipantRole":"AGENT"}]}}})"}}) {
        auto const decoded = decode_body(source, decode_options::service);
        REQUIRE(decoded.has_value());
        if (!decoded) continue;
        std::string const once = text(encode_body(*decoded));
        auto const again = decode_body(once);
        REQUIRE(again.has_value());
        if (!again) continue;
        CHECK(*again == *decoded);
        CHECK(text(encode_body(*again)) == once);
    }
}

TEST_CASE("literals: are what decoding gives") {
    CHECK(literal == by_hand);
    CHECK(*decode_body(canonical_text) == literal);
    CHECK(input_literal.contact_id.value() == "c\n");
}
