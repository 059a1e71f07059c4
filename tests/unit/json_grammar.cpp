// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <chat_timers/json.hpp>

#include "json_verbs.hpp"
#include "verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

// RFC 8259 exactly: everything that it does not write is a fault of syntax, told at the byte that is wrong,
// or at the end of the text with no length.

using namespace verbs;

namespace {

std::string const role = item(0, "/ParticipantRole");
std::string const value = item(0, "/TimerValue");
std::string const action = item(0, "/TimerValue/ParticipantTimerAction");

// The configuration as far as its list's bracket.
std::string const list_open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
std::string const one_timer =
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})";
std::string const one = list_open + one_timer + "]}}}";

}  // namespace

TEST_CASE("grammar: a text is one value") {
    bad(only_strict, "<>", {syntax("", "a value")});
    for (char const* const text :
         {" <>", "\t\r\n <>", "<}>", "<]>", "<,>", "<:>", "<'>a'", "<a>", "<N>aN", "<I>nfinity", "<+>1",
          "<.>1", "</>* */{}", "</>/ {}", "<#>", "<\\>", "<n>ul", "<n>Ull"}) {
        bad(text, {syntax("", "a value")});
    }
}

TEST_CASE("grammar: nothing stands behind the value but white space") {
    ok(one + " \t\r\n");
    ok(" \t\r\n" + one);
    for (char const* const behind :
         {"<x>", "<,>", "<}>", "<{>}", "<\">\"", " <0>", "\n\n<n>ull", "<;>", "<\\>"}) {
        bad(one + behind, {syntax("", "the end of the text")});
    }
    bad(one + std::string{"<\0>", 3}, {syntax("", "the end of the text")});
    bad("<{}><x>", {required(configuration), syntax("", "the end of the text")});
    bad("<[]><]>", {wrong_type("", "an object"), syntax("", "the end of the text")});
    bad("<0><0>", {wrong_type("", "an object"), syntax("", "the end of the text")});
    bad("<null><x>", {wrong_type("", "an object"), syntax("", "the end of the text")});
    bad("<true> <f>alse", {wrong_type("", "an object"), syntax("", "the end of the text")});
}

TEST_CASE("grammar: only space, tab, CR and LF are white space") {
    std::string const spaced =
        "\n{ \"ChannelConfiguration\"\t:\r{\n\"Chat\" : { \"ParticipantTimerConfigList\" : [ { "
        "\"ParticipantRole\" : \"AGENT\" , \"TimerType\"\n\n:\t\"IDLE\" "
        ",\r\n\"TimerValue\" : { \"ParticipantTimerDurationInMinutes\" :          5 } } ] } } }              "
        "    \n";
    ok(spaced, *chat_timers::decode_body(list_open +
                                         R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                                         R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}})"));
    for (int byte = 1; byte <= 0x20; ++byte) {
        char const white = static_cast<char>(byte);
        std::string const before = white + one;
        if (white == ' ' || white == '\t' || white == '\r' || white == '\n') {
            ok(before);
            ok(one + white);
            ok("{" + std::string{white} + one.substr(1));
            continue;
        }
        std::string const bad_white = std::string{"<"} + white + ">";
        bad(bad_white + one, {syntax("", "a value")});
        bad(one + bad_white, {syntax("", "the end of the text")});
        bad("{" + bad_white + one.substr(1), {syntax("", "a name in quotes or '}'")});
        bad("{\"ChannelConfiguration\"" + bad_white + ":{}}", {syntax("", "':'")});
        bad("{\"ChannelConfiguration\":" + bad_white + "{}}", {syntax(configuration, "a value")});
        bad("{\"ChannelConfiguration\":<{}>" + bad_white + "}",
            {union_empty(configuration, "Chat"), syntax("", "',' or '}'")});
        bad(list_open + bad_white + "]}}}", {syntax(item(0), "a value or ']'")});
        bad(list_open + one_timer + bad_white + "]}}}", {syntax(list, "',' or ']'")});
    }
    // Form feed and vertical tab are among them; so are Unicode's spaces and the zero byte.
    bad(std::string{"<\0>{}", 5}, {syntax("", "a value")});
    bad("<\x7F>" + one, {syntax("", "a value")});
    bad("<\u00A0>" + one, {syntax("", "a value")});
    bad("<\u0085>" + one, {syntax("", "a value")});
    bad("<\u2003>" + one, {syntax("", "a value")});
    bad("<\u2028>" + one, {syntax("", "a value")});
    bad("<\u3000>" + one, {syntax("", "a value")});
    bad(one + "<\u00A0>", {syntax("", "the end of the text")});
}

TEST_CASE("grammar: an object is names, colons, values and commas") {
    for (char const* const text : {"{<>", "{ <>", "{<,>}", "{<:>1}", "{<a>:1}", "{<'>a':1}", "{<1>:1}",
                                   "{<{>}}", "{<[>]}", "{<]>", "{<n>ull:1}", "{</>**/}"}) {
        bad(text, {syntax("", "a name in quotes or '}'")});
    }
    bad(only_service, "{\"a\"<>", {syntax("", "':'")});
    bad(only_service, "{\"a\" <>", {syntax("", "':'")});
    bad(only_service, "{\"a\"<}>", {syntax("", "':'")});
    bad(only_service, "{\"a\"<,>", {syntax("", "':'")});
    bad(only_service, "{\"a\"<=>1}", {syntax("", "':'")});
    bad(only_service, "{\"a\" <1>}", {syntax("", "':'")});
    bad(only_service, "{\"a\"<\">b\"}", {syntax("", "':'")});
    bad(only_service, "{\"a\":<>", {syntax("", "a value")});
    bad(only_service, "{\"a\":<}>", {syntax("", "a value")});
    bad(only_service, "{\"a\":<,>", {syntax("", "a value")});
    bad(only_service, "{\"a\":<:>1}", {syntax("", "a value")});
    bad(only_service, "{\"a\":1<>", {syntax("", "',' or '}'")});
    bad(only_service, "{\"a\":1 <\">b\":2}", {syntax("", "',' or '}'")});
    bad(only_service, "{\"a\":1<]>", {syntax("", "',' or '}'")});
    bad(only_service, "{\"a\":1<:>2}", {syntax("", "',' or '}'")});
    bad(only_service, "{\"a\":1<;>}", {syntax("", "',' or '}'")});
    bad(only_service, "{\"a\":1,<>", {syntax("", "a name in quotes")});
    bad(only_service, "{\"a\":1,<}>", {syntax("", "a name in quotes")});
    bad(only_service, "{\"a\":1,<,>\"b\":2}", {syntax("", "a name in quotes")});
    bad(only_service, "{\"a\":1,<b>:2}", {syntax("", "a name in quotes")});
    bad(only_strict, "{<\"a\"><}>", {unknown_member("", "ChannelConfiguration"), syntax("", "':'")});
    bad(only_strict, "{<\"a\">:1,<}>",
        {unknown_member("", "ChannelConfiguration"), syntax("", "a name in quotes")});
}

TEST_CASE("grammar: the same faults inside of a value that nobody judges") {
    struct fault {
        char const *text, *missing;
    };
    for (fault const& each : {
             fault{"{<,>}", "a name in quotes or '}'"},
             {"{<>", "a name in quotes or '}'"},
             {"{\"a\"<}>", "':'"},
             {"{\"a\" <1>}", "':'"},
             {"{\"a\":<}>", "a value"},
             {"{\"a\":1<]>", "',' or '}'"},
             {"{\"a\":1,<}>", "a name in quotes"},
             {"{\"a\":1 <\">b\":1}", "',' or '}'"},
             {"[<,>]", "a value or ']'"},
             {"[<}>", "a value or ']'"},
             {"[<>", "a value or ']'"},
             {"[1<}>", "',' or ']'"},
             {"[1 <2>]", "',' or ']'"},
             {"[1,<]>", "a value"},
             {"[1,<,>2]", "a value"},
             {"[1<>", "',' or ']'"},
             {"[1,<>", "a value"},
             {"[[]<>", "',' or ']'"},
             {"[{}<:>1]", "',' or ']'"},
             {"{\"a\":[1,2<}>", "',' or ']'"},
             {"[{\"a\":1<]>", "',' or '}'"},
             {"[{\"a\":[{}],<]>", "a name in quotes"},
             {"[-<]>", "a digit"},
             {"[0<1>]", "',' or ']'"},
             {"[1.<]>", "a digit"},
             {"[1e<]>", "a digit"},
             {"[\"<>", "the string's closing quote"},
             {"[\"\\<>", "one of \"\\/bfnrtu"},
             {"[\"\\<x>\"]", "one of \"\\/bfnrtu"},
             {"[\"\\u12<G>4\"]", "a hexadecimal digit"},
             {"[<t>ru]", "a value or ']'"},
             {"[0,<f>alze]", "a value"},
             {"[<n>ul", "a value or ']'"},
             {"[true<l>]", "',' or ']'"},
             {"[<u>ndefined]", "a value or ']'"},
             {"[<N>aN]", "a value or ']'"},
         }) {
        bad(only_service, std::string{"{\"x\":"} + each.text, {syntax("", each.missing)});
        bad(std::string{R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":{"x":)"} + each.text,
            {syntax(list, each.missing)});
    }
}

TEST_CASE("grammar: an array is values and commas") {
    for (char const* const text : {"<>", "<,>", "<}>", "<:>", " <>"}) {
        bad(list_open + text, {syntax(item(0), "a value or ']'")});
    }
}

TEST_CASE("grammar: a list's items are values between commas") {
    bad(list_open + one_timer + "<>", {syntax(list, "',' or ']'")});
    bad(list_open + one_timer +
            " <"
            "{>}",
        {syntax(list, "',' or ']'")});
    bad(list_open + one_timer + "<}>", {syntax(list, "',' or ']'")});
    bad(list_open + one_timer + "<:>1", {syntax(list, "',' or ']'")});
    bad(list_open + one_timer + ",<>", {syntax(item(1), "a value")});
    bad(list_open + one_timer + ",<]>}}}", {syntax(item(1), "a value")});
    bad(list_open + one_timer + ", <,>", {syntax(item(1), "a value")});
    bad(list_open + one_timer + ",<}>", {syntax(item(1), "a value")});
    bad(list_open + "<n>ul]}}}", {syntax(item(0), "a value or ']'")});
    bad(list_open + one_timer + "]<]>}}", {syntax(chat, "',' or '}'")});
    bad(list_open + one_timer + "]}<>", {syntax(configuration, "',' or '}'")});
    bad(list_open + one_timer + "]}}<>", {syntax("", "',' or '}'")});
    bad(list_open + one_timer + "]}},<}>", {syntax("", "a name in quotes")});
}

TEST_CASE("grammar: a fault in a timer is told at the place that it breaks") {
    bad(list_open + R"({"ParticipantRole"<}>]}}})", {syntax(item(0), "':'")});
    bad(list_open + R"({"ParticipantRole":<}>]}}})", {syntax(role, "a value")});
    bad(list_open + R"({"ParticipantRole":"AGENT"<:>]}}})", {syntax(item(0), "',' or '}'")});
    bad(list_open + R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{<>)",
        {syntax(value, "a name in quotes or '}'")});
    bad(list_open +
            R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction"<>)",
        {syntax(value, "':'")});
    bad(list_open +
            R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":<>)",
        {syntax(action, "a value")});
    bad(list_open + R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                    R"(,"TimerValue":{"ParticipantTimerAction":"Unset<>)",
        {syntax(action, "the string's closing quote")});
    bad(list_open + R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                    R"(,"TimerValue":{"ParticipantTimerAction":"Unset"<>)",
        {syntax(value, "',' or '}'")});
    bad(list_open + R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                    R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}<>)",
        {syntax(item(0), "',' or '}'")});
}

TEST_CASE("grammar: literals are written out and in small letters") {
    for (char const* const text : {"<n>", "<n>u", "<n>ul", "<N>ULL", "<N>ull", "<t>ru", "<T>rue", "<f>als",
                                   "<F>ALSE", "<u>ndefined", "<n>il", "<n>ul l"}) {
        bad(R"({"ChannelConfiguration":)" + std::string{text} + "}", {syntax(configuration, "a value")});
        bad(R"({"ChannelConfiguration":)" + std::string{text}, {syntax(configuration, "a value")});
    }
    bad(R"({"ChannelConfiguration":<null><l>})", {required(configuration), syntax("", "',' or '}'")});
    bad(R"({"ChannelConfiguration":<true><1>})",
        {wrong_type(configuration, "an object"), syntax("", "',' or '}'")});
    bad(R"({"ChannelConfiguration":<false><_>})",
        {wrong_type(configuration, "an object"), syntax("", "',' or '}'")});
}

TEST_CASE("grammar: a string ends, escapes its controls, and knows eight escapes and \\u") {
    auto const in_value = [](std::string const& string) {
        return value_of(R"({"ParticipantTimerAction":")" + string);
    };
    auto const in_name = [](std::string const& string) { return R"({"ChannelConfiguration":{")" + string; };
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER<>)",
        {syntax(role, "the string's closing quote")});
    bad(in_name("Chat<>"), {syntax(configuration, "the string's closing quote")});
    for (int byte = 0; byte < 0x20; ++byte) {
        std::string const control = std::string{"<"} + static_cast<char>(byte) + ">";
        bad(in_value("Uns" + control + "et\"}"), {syntax(action, "an escape for the control character")});
        bad(in_name("Ch" + control + "at\":"),
            {syntax(configuration, "an escape for the control character")});
        bad(only_service, "{\"x\":\"" + control + "\"}", {syntax("", "an escape for the control character")});
    }
    ok(only_service, "{\"\x7F\":\"\x7F\"," + one.substr(1), *chat_timers::decode_body(one));

    for (int byte = 1; byte < 0x80; ++byte) {
        char const letter = static_cast<char>(byte);
        if (std::string_view{"\"\\/bfnrtu<>"}.find(letter) != std::string_view::npos) continue;
        std::string const escape = std::string{"\\<"} + letter + ">";
        bad(in_value("Uns" + escape + "et\"}"), {syntax(action, "one of \"\\/bfnrtu")});
        bad(in_name(escape), {syntax(configuration, "one of \"\\/bfnrtu")});
    }
    bad(in_value("\\<\u00E9>\"}"), {syntax(action, "one of \"\\/bfnrtu")});
    bad(R"({"ChannelConfiguration":"\<>)", {syntax(configuration, "one of \"\\/bfnrtu")});

    for (std::string const digits : {"<G>", "0<g>", "00<:>", "000<@>", "<`>", "0</>", "00< >", "000<\">",
                                     "<\">", "<\\>u0041", "<->001", "<+>041", "0<x>41"}) {
        bad(in_value("\\u" + digits), {syntax(action, "a hexadecimal digit")});
        bad(in_name("\\u" + digits), {syntax(configuration, "a hexadecimal digit")});
    }
    for (std::string const digits : {"<>", "0<>", "00<>", "000<>"}) {
        bad(R"({"ChannelConfiguration":"\u)" + digits, {syntax(configuration, "a hexadecimal digit")});
        bad("{\"\\u" + digits, {syntax("", "a hexadecimal digit")});
    }
}

TEST_CASE("too_deep: 32 brackets may be open, and the 33rd is told") {
    auto const nested = [](std::size_t arrays, std::string const& inside) {
        return std::string(arrays, '[') + inside + std::string(arrays, ']');
    };
    auto const objects = [](std::size_t count) {
        std::string text = "0";
        while (count-- != 0) text = "{\"\":" + text + "}";
        return text;
    };
    auto const plain = *chat_timers::decode_body(one);

    // As the text itself.
    bad("<" + nested(32, "") + ">", {wrong_type("", "an object")});
    bad(std::string(32, '[') + "<[>", {too_deep("")});
    bad(std::string(32, '[') + "<{>", {too_deep("")});
    bad(std::string(32, '[') + "<[>" + std::string(100'00, '['), {too_deep("")});
    bad(std::string(31, '[') + "{\"x\":<[>", {too_deep("")});

    // As a stranger in the outermost object, where one bracket is open.
    ok(only_service, "{\"x\":" + nested(31, "") + "," + one.substr(1), plain);
    ok(only_service, "{\"x\":" + nested(31, "0,1") + "," + one.substr(1), plain);
    ok(only_service, "{\"x\":" + objects(31) + "," + one.substr(1), plain);
    bad(only_service, "{\"x\":" + std::string(31, '[') + "<[>]", {too_deep("")});
    bad(only_service, "{\"x\":" + std::string(31, '[') + "<{>]", {too_deep("")});
    bad(only_strict, "{<\"x\">:" + std::string(31, '[') + "<[>]",
        {unknown_member("", "ChannelConfiguration"), too_deep("")});

    // In the innermost, where six are.
    bad(value_of("{<\"x\">:" + nested(26, "") + "}"),
        {unknown_member(value, "ParticipantTimerAction, ParticipantTimerDurationInMinutes")});
    bad(value_of("{<\"x\">:" + std::string(26, '[') + "<[>"),
        {unknown_member(value, "ParticipantTimerAction, ParticipantTimerDurationInMinutes"),
         too_deep(value)});

    // In a value of the wrong type, at each place.
    bad(R"({"ChannelConfiguration":<)" + nested(31, "") + ">}", {wrong_type(configuration, "an object")});
    bad(R"({"ChannelConfiguration":)" + std::string(31, '[') + "<[>", {too_deep(configuration)});
    bad(R"({"ChannelConfiguration":{"Chat":<)" + nested(30, "") + ">}}", {wrong_type(chat, "an object")});
    bad(R"({"ChannelConfiguration":{"Chat":)" + std::string(30, '[') + "<[>", {too_deep(chat)});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<)" + objects(29) + ">}}}",
        {wrong_type(list, "an array")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":{"":)" + std::string(28, '[') +
            "<{>",
        {too_deep(list)});
    bad(body_of("<" + nested(28, "") + ">"), {wrong_type(item(0), "an object")});
    bad(list_open + std::string(28, '[') + "<[>", {too_deep(item(0))});
    bad(body_of(R"({"ParticipantRole":<)" + nested(27, "") +
                R"(>,"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {wrong_type(role, "a string")});
    bad(list_open + R"({"ParticipantRole":)" + std::string(27, '[') + "<[>", {too_deep(role)});
    bad(minutes_of("<" + nested(26, "") + ">"),
        {wrong_type(item(0, "/TimerValue/ParticipantTimerDurationInMinutes"), "an integer")});
    bad(minutes_of(std::string(26, '[') + "<[>"),
        {too_deep(item(0, "/TimerValue/ParticipantTimerDurationInMinutes"))});

    // Of what repeats a member.
    bad(R"({"ChannelConfiguration":<null>,<"ChannelConfiguration">:)" + nested(31, "") + "}",
        {required(configuration), duplicate_member(configuration)});
    bad(R"({"ChannelConfiguration":<null>,<"ChannelConfiguration">:)" + std::string(31, '[') + "<[>",
        {required(configuration), duplicate_member(configuration), too_deep("")});

    // What is closed is not open, and brackets in strings are none.
    std::string row = "[]";
    for (int count = 0; count < 100; ++count) row += ",[[{}]]";
    ok(only_service, "{\"x\":[" + row + "]," + one.substr(1), plain);
    ok(only_service, "{\"x\":\"" + std::string(100, '[') + "\"," + one.substr(1), plain);
}

TEST_CASE("too_large: more than max_bytes is refused before anything is read") {
    chat_timers::channel_configuration const* const any = nullptr;
    check_ok<body_form>(both, one, any, here(), one.size());
    check_bad<body_form>(both, one.substr(0, one.size() - 1) + "<}>", {too_large(one.size() - 1)}, here(),
                         one.size() - 1);
    check_bad<body_form>(both, "<{>", {too_large(0)}, here(), 0);
    check_bad<body_form>(both, "{<x>", {too_large(1)}, here(), 1);
    check_bad<body_form>(only_service, "<>", {required(configuration)}, here(), 0);
    check_bad<body_form>(only_strict, "<>", {syntax("", "a value")}, here(), 0);

    // 16384 unless the caller says otherwise, white space and all.
    ok(one + std::string(16384 - one.size(), ' '));
    bad(one + std::string(16384 - one.size(), ' ') + "< >", {too_large(16384)});
    bad(std::string(16384, '\xFF') + "<\xFF>", {too_large(16384)});
    bad_input(std::string(16384, ' ') + "< >", {too_large(16384)});

    auto const decoded = chat_timers::decode_body(std::string(20'000, ' '));
    REQUIRE(!decoded.has_value());
    CHECK(decoded.error()[0].actual == 20'000);
    CHECK(decoded.error()[0].allowed.max == 16384);
}

TEST_CASE("too_large: any limit will do") {
    chat_timers::decode_options options = chat_timers::strict;
    options.max_bytes = static_cast<std::size_t>(-1);
    CHECK(chat_timers::decode_body(one, options).has_value());
    CHECK(chat_timers::decode_body(one + std::string(1'000'000, '\n'), options).has_value());
}
