// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/schema.hpp>

#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

// Names, enumerators and ids are compared after decoding; what is not Unicode ends the reading.

using namespace verbs;

namespace {

std::string const role = item(0, "/ParticipantRole");
std::string const value = item(0, "/TimerValue");
std::string const action = item(0, "/TimerValue/ParticipantTimerAction");

std::string const one = body_of(
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})");

chat_timers::channel_configuration plain() { return *chat_timers::decode_body(one); }

// Every character as \uXXXX.
std::string escaped(std::string_view ascii, bool capitals) {
    std::string text;
    for (char const letter : ascii) {
        text += "\\u00";
        for (int const digit : {letter / 16, letter % 16}) {
            text += static_cast<char>(digit < 10 ? '0' + digit : (capitals ? 'A' : 'a') + digit - 10);
        }
    }
    return text;
}

// \uXXXX
std::string unit(char32_t code) {
    std::string text = "\\u";
    for (char32_t const place : {4096U, 256U, 16U, 1U}) text += "0123456789abcdef"[code / place % 16];
    return text;
}

std::string escaped(char32_t scalar) {
    if (scalar < 0x10000) return unit(scalar);
    return unit(0xD800 + (scalar - 0x10000) / 1024) + unit(0xDC00 + (scalar - 0x10000) % 1024);
}

// What stands between the marks is ill-formed, wherever a string may stand.
void ill_formed(std::string const& text, place from = here()) {
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":")" + text,
        {encoding(role)}, from);
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER)" +
            text + "\"",
        {encoding(role)}, from);
    bad(R"({"ChannelConfiguration":{")" + text, {encoding(configuration)}, from);
    bad(R"({"ChannelConfiguration":{"Chat)" + text + "\":", {encoding(configuration)}, from);
    bad(only_service, "{\"x\":\"" + text, {encoding("")}, from);
    bad(only_service, "{\"x\":[{\"y\":\"y" + text + "\"", {encoding("")}, from);
    bad(only_service, "{\"x\":[{\"y" + text + "\":1", {encoding("")}, from);
    bad_input("{\"InstanceId\":\"" + text, {encoding("/InstanceId")}, from);
    bad_input("{\"ContactId\":\"c" + text + "c\"", {encoding("/ContactId")}, from);
    bad(R"({"ChannelConfiguration":")" + text + "\"}", {encoding(configuration)}, from);
    bad(R"({"ChannelConfiguration":<null>,<"ChannelConfiguration">:")" + text + "\"}",
        {{chat_timers::rule::required, configuration},
         {chat_timers::rule::duplicate_member, configuration},
         encoding("")},
        from);
}

}  // namespace

TEST_CASE("escapes: names and enumerators are what they say") {
    ok(R"({"\u0043hannelConfiguration":{"Cha\u0074":{"Participant\u0054imerConfigList":[)"
       R"({"ParticipantRole":"\u0043USTOMER",)"
       R"("TimerType":"IDL\u0045","\u0054imerValue":{"ParticipantTimerActio\u006e":"Unse\u0074"}}]}}})",
       plain());
    ok(body_of(R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
               R"(,"TimerValue":{"ParticipantTimer\u0044urationInMinutes":480}})"));
    for (bool const capitals : {true, false}) {
        ok("{\"" + escaped("ChannelConfiguration", capitals) + "\":{\"" + escaped("Chat", capitals) +
               "\":{\"" + escaped("ParticipantTimerConfigList", capitals) + "\":[{\"" +
               escaped("ParticipantRole", capitals) + "\":\"" + escaped("CUSTOMER", capitals) + "\",\"" +
               escaped("TimerType", capitals) + "\":\"" + escaped("IDLE", capitals) + "\",\"" +
               escaped("TimerValue", capitals) + "\":{\"" + escaped("ParticipantTimerAction", capitals) +
               "\":\"" + escaped("Unset", capitals) + "\"}}]}}}",
           plain());
    }
    ok_input("{\"" + escaped("InstanceId", true) + "\":\"i\",\"" + escaped("ContactId", false) + "\":\"c\"," +
             one.substr(1));
    for (char const* const word : {"AGENT", "DISCONNECT_NONCUSTOMER"}) {
        std::string const text = body_of(R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER")"
                                         R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})");
        auto const at = text.find(word);
        ok(text.substr(0, at) + escaped(word, true) + text.substr(at + std::string_view{word}.size()),
           *chat_timers::decode_body(text));
    }
}

TEST_CASE("escapes: a word with more in it is another word") {
    for (char const* const word :
         {R"(CUSTOMER\u0000)", R"(\u0000CUSTOMER)", R"(CUST\u0000OMER)", R"(\u0063USTOMER)",
          R"(CUSTOMER\u200b)", R"(\ufeffCUSTOMER)", R"(CUSTOMER\n)", R"(\\u0043USTOMER)", R"(\ud83d\udc4d)",
          R"(C\u0055STOME)", R"(CUSTOMER\u0052)"}) {
        bad(body_of(R"({"ParticipantRole":<")" + std::string{word} +
                    R"(">,"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})"),
            {enumeration(role, "CUSTOMER, AGENT")});
    }
    for (char const* const name :
         {R"(Chat\u0000)", R"(\u0063hat)", R"(Chat\/)", R"(Ch\u0061\u0061t)", R"(\\u0043hat)"}) {
        bad(R"({"ChannelConfiguration":{<")" + std::string{name} + R"(">:{}}})",
            {unknown_member(configuration, "Chat")});
    }
    // A zero byte of the text itself is a control character.
    bad(R"({"ChannelConfiguration":{"Chat<)" + std::string(1, '\0') + R"(>":{}}})",
        {syntax(configuration, "an escape for the control character")});
}

TEST_CASE("escapes: each gives its scalar value's own bytes") {
    for (char32_t scalar = 0; scalar <= 0x10FFFF; scalar += scalar < 0x900 ? 1 : 61) {
        if (0xD800 <= scalar && scalar <= 0xDFFF) continue;
        auto const decoded = chat_timers::decode_input(R"({"InstanceId":")" + escaped(scalar) +
                                                       R"(","ContactId":"c",)" + one.substr(1));
        CAPTURE(scalar);
        REQUIRE(decoded.has_value());
        REQUIRE(decoded->instance_id.value() == utf8(scalar));
    }
}

TEST_CASE("escapes: pairs of surrogates are one scalar value, halves are none") {
    ok(only_service, R"({"\uD800\uDC00":"\uDBFF\uDFFF\ud83d\uDC4D\uD7FF\uE000",)" + one.substr(1), plain());
    for (char const* const half :
         {R"(<\uD800>)", R"(<\uDBFF>)", R"(<\uDC00>)", R"(<\uDFFF>)", R"(<\ud83d>)", R"(<\uD83D>x)",
          R"(<\uD83D>\\uDC4D)", R"(<\uD83D>\n)", R"(<\uD83D>\u0041)", R"(<\uD83D>\uD83D\uDC4D)",
          R"(<\uDC4D>\uD83D)", R"(<\uD83D>\uE000)", R"(<\uD83D>\uDBFF)", R"(<\uDC00>\uDC00)", R"(a<\uD83D>)",
          R"(\ud83d\udc4d<\udc4d>)"}) {
        ill_formed(half);
        ill_formed(std::string{half} + "\xF0\x9F\x91\x8D");
    }
    // Behind half a pair, an escape that is none breaks the text first.
    bad(R"({"ChannelConfiguration":"\uD83D\u12<x>)", {syntax(configuration, "a hexadecimal digit")});
    bad(R"({"ChannelConfiguration":"\uD83D\u<>)", {syntax(configuration, "a hexadecimal digit")});
    bad(R"({"ChannelConfiguration":"<\uD83D>\)", {encoding(configuration)});
    bad(R"({"ChannelConfiguration":"<\uD83D>)", {encoding(configuration)});
}

TEST_CASE("encoding: no byte that starts nothing") {
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        bool const starts = byte >= 0xC2 && byte <= 0xF4;
        ill_formed(std::string{"<"} + static_cast<char>(byte) + (starts ? "> " : ">\x80\x80\x80"));
    }
}

TEST_CASE("encoding: a text that is no Unicode lacks nothing that the grammar wants") {
    for (std::string const text : {"\xFF", "{\"\xFF\":0}", "\xEF\xBB\xBF{}", "{\xFF"}) {
        auto const decoded = chat_timers::decode_body(text);
        REQUIRE(!decoded.has_value());
        CHECK(decoded.error()[0].rule == chat_timers::rule::encoding);
        CHECK(decoded.error()[0].wanted == chat_timers::grammar::none);
    }
}

TEST_CASE("encoding: no overlong form, no surrogate, nothing beyond U+10FFFF") {
    // The range is the longest start of something well-formed, or one byte.
    for (char const* const text :
         {"<\xC0>\x80", "<\xC0>\xAF", "<\xC1>\xBF", "<\xE0>\x80\x80", "<\xE0>\x9F\xBF", "<\xF0>\x80\x80\x80",
          "<\xF0>\x8F\xBF\xBF", "<\xED>\xA0\x80", "<\xED>\xAF\xBF", "<\xED>\xB0\x80", "<\xED>\xBF\xBF",
          "<\xED>\xA0\xBD\xED\xB1\x8D", "<\xF4>\x90\x80\x80", "<\xF4>\xBF\xBF\xBF", "<\xF5>\x80\x80\x80",
          "<\xF8>\x88\x80\x80\x80", "<\xFC>\x84\x80\x80\x80\x80", "<\xFE>", "<\xFF>\xFE"}) {
        ill_formed(text);
    }
}

TEST_CASE("encoding: nothing cut off") {
    for (char const* const text :
         {"<\xC3>", "<\xE2>", "<\xE2\x82>", "<\xF0>", "<\xF0\x9F>", "<\xF0\x9F\x91>"}) {
        ill_formed(text);
        ill_formed(std::string{text} + "x");
        ill_formed(std::string{text} + "\xC3\xA9");
        ill_formed("\u00E9\u20AC\U0001F44D" + std::string{text});
        // At the very end of the text.
        bad(R"({"ChannelConfiguration":")" + std::string{text}, {encoding(configuration)});
        bad(one + text, {encoding("")});
    }
}

TEST_CASE("encoding: the edges of UTF-8 are read") {
    for (char const* const text :
         {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
          "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xEF\xBB\xBF", "\xEF\xBF\xBD", "\xE2\x80\xAE"}) {
        ok(only_service, "{\"" + std::string{text} + "\":\"" + text + "\"," + one.substr(1), plain());
        ok_input("{\"InstanceId\":\"" + std::string{text} + "\",\"ContactId\":\"" + text + text + "\"," +
                 one.substr(1));
        bad(value_of(R"({"ParticipantTimerAction":<"Unset)" + std::string{text} + R"(">})"),
            {enumeration(action, "Unset")});
        bad(value_of(R"({<"ParticipantTimerAction)" + std::string{text} + R"(">:1})"),
            {unknown_member(value, "ParticipantTimerAction, ParticipantTimerDurationInMinutes")});
    }
}

TEST_CASE("encoding: outside of strings, too") {
    bad("<\xFF>", {encoding("")});
    bad("<\xE2\x82>", {encoding("")});
    bad("{<\xFF>", {encoding("")});
    bad("{\"ChannelConfiguration\"<\xC3>\x28", {encoding("")});
    bad("{\"ChannelConfiguration\":<\x80>", {encoding(configuration)});
    bad(one + "<\xF0\x9F\x91>", {encoding("")});
    bad(minutes_of("<5.5><\xFF>"),
        {{chat_timers::rule::not_an_integer, item(0, "/TimerValue/ParticipantTimerDurationInMinutes")},
         encoding(value)});
    bad(minutes_of("-<\xFF>"), {encoding(item(0, "/TimerValue/ParticipantTimerDurationInMinutes"))});
    bad(R"({"ChannelConfiguration":"\)"
        "<\xFF>",
        {encoding(configuration)});
    bad(R"({"ChannelConfiguration":"\u00)"
        "<\xC3>",
        {encoding(configuration)});
}

TEST_CASE("encoding: a byte order mark is refused in front, and is nothing else elsewhere") {
    bad("<\xEF\xBB\xBF>" + one, {encoding("")});
    bad("<\xEF\xBB\xBF>", {encoding("")});
    bad_input("<\xEF\xBB\xBF>{}", {encoding("")});
    // Not in front, or not all of it.
    bad(" <\xEF\xBB\xBF>" + one, {syntax("", "a value")});
    bad(one + "<\xEF\xBB\xBF>", {syntax("", "the end of the text")});
    bad("<\xEF\xBB>", {encoding("")});
    bad("<\xEF>{}", {encoding("")});
    bad("<\xEF\xBB\xBE>{}", {syntax("", "a value")});  // U+FEFE
    // UTF-16 and UTF-32 are no UTF-8.
    bad("<\xFE>\xFF", {encoding("")});
    bad("<\xFF>\xFE", {encoding("")});
    bad(std::string{"{<\0>}\0", 6}, {syntax("", "a name in quotes or '}'")});
    bad(std::string{"<\0>{", 4}, {syntax("", "a value")});
}

TEST_CASE("json_unicode: what is too long is counted whole, and kept as far as any scalar value fits") {
    std::string const bytes(3000, 'a');
    std::string characters;
    for (int count = 0; count < 1000; ++count) characters += "\u00e9\\u00e9aaaaaaaaaaaa";
    for (std::string const& inside : {bytes, characters}) {
        chat_timers::detail::text_buffer buffer;
        auto const [utf8, scalar_values] = chat_timers::detail::unescape(inside, buffer);
        CHECK(utf8.size() + 4 > buffer.capacity());
        CHECK(utf8.size() <= buffer.capacity());
        CHECK(scalar_values == (inside == bytes ? 3000 : 14'000));
        CHECK(utf8.substr(0, 14) == (inside == bytes ? "aaaaaaaaaaaaaa" : "\u00e9\u00e9aaaaaaaaaa"));
    }
}
