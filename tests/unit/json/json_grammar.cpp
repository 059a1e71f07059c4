// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/json_suite.hpp"
#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// RFC 8259 exactly: everything that it does not write is a fault of syntax, told at the byte that is wrong,
// or at the end of the text with no length.

using namespace verbs;
using chat_timers::rule;
using json_suite::test_case;

namespace {

std::string const role = item(0, "/ParticipantRole");
std::string const type = item(0, "/TimerType");
std::string const value = item(0, "/TimerValue");
std::string const action = item(0, "/TimerValue/ParticipantTimerAction");
std::string const duration = item(0, "/TimerValue/ParticipantTimerDurationInMinutes");

// The configuration as far as its list's bracket.
std::string const list_open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
std::string const one_timer =
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})";
std::string const one = list_open + one_timer + "]}}}";

constexpr auto strict = oracle::profile::strict;
constexpr auto service = oracle::profile::service;

// What the reader says of the case's fault, as bytes of a text in which the case stands behind `offset`.
expected fault_of(test_case const& from, std::string const& pointer, std::size_t offset) {
    bool const syntax = from.wanted == json_suite::verdict::syntax;
    expected fault = syntax ? verbs::syntax(pointer, from.missing) : encoding(pointer);
    if (syntax && from.missing.empty()) fault.message.clear();
    fault.offset = offset + from.offset;
    fault.length = from.length;
    return fault;
}

bool ends_the_reading(rule which) {
    return which == rule::syntax || which == rule::encoding || which == rule::too_deep ||
           which == rule::too_large;
}

// Whatever else is wrong, the text breaks off at the fault; without one, nowhere. As the oracle has it.
template <class Form = body_form>
void breaks_off(std::string const& text, oracle::profile how, std::optional<expected> const& fault,
                place from = here()) {
    auto const decoded = decode_as_the_oracle<Form>(text, how, 16384, from);
    chat_timers::violations none;
    chat_timers::violations const& found = decoded ? none : decoded.error();
    std::string const what = text.substr(0, 2000);
    auto const ends = std::count_if(found.begin(), found.end(),
                                    [](auto const& each) { return ends_the_reading(each.rule); });
    if (!fault) return agree(what, std::to_string(ends), "0", from);
    agree(what, std::to_string(ends), "1", from);
    if (ends != 1 || found.truncated()) return agree(what, "more than are held", "", from);
    chat_timers::violation const& last = found[found.size() - 1];
    bool const any = fault->message.empty();
    agree(what,
          text_of(last.rule, last.pointer(), last.offset, last.length) +
              (any ? "" : std::string{last.message().view()}),
          text_of(fault->rule, fault->pointer, fault->offset, fault->length) + fault->message, from);
}

// Where a value may stand: what is before it and behind it, and the pointer of what is wrong in it.
struct setting {
    std::string pointer, before, behind;
};
template <class Form = body_form>
void put_into(setting const& in, test_case const& each) {
    bool const accept = each.wanted == json_suite::verdict::accept;
    bool const ended = !accept && each.length == 0;
    std::string const text = in.before + each.text + (ended ? "" : in.behind);
    std::optional<expected> fault;
    if (!accept) fault = fault_of(each, in.pointer, in.before.size());
    for (auto const how : {strict, service}) breaks_off<Form>(text, how, fault);
}

// What may stand where the grammar asks for it, but for white space.
std::string_view first_bytes(std::string_view missing) {
    return missing == "a value"                   ? "{[\"-0123456789"
           : missing == "a value or ']'"          ? "{[\"-0123456789]"
           : missing == "a name in quotes"        ? "\""
           : missing == "a name in quotes or '}'" ? "\"}"
           : missing == "':'"                     ? ":"
           : missing == "',' or '}'"              ? ",}"
           : missing == "',' or ']'"              ? ",]"
                                                  : "";
}

}  // namespace

TEST_CASE("grammar: the suite's cases differ, and are of every kind") {
    std::set<std::string> names, texts;
    std::size_t accepted = 0;
    for (test_case const& each : json_suite::cases()) {
        CAPTURE(each.name);
        CHECK(names.insert(each.name).second);
        texts.insert(each.text);
        bool const accept = each.wanted == json_suite::verdict::accept;
        CHECK(each.name.substr(0, 2) == (accept ? "y_" : "n_"));
        if (accept) ++accepted;
    }
    CHECK(accepted > 300);
    CHECK(names.size() - accepted > 2000);
    CHECK(texts.size() > names.size() - 50);
}

TEST_CASE("grammar: every case of the suite as the whole text") {
    for (test_case const& each : json_suite::cases()) {
        CAPTURE(each.name);
        for (auto const how : {strict, service}) {
            if (each.text.empty() && how == service) continue;  // which reads {}
            std::optional<expected> fault;
            if (each.wanted != json_suite::verdict::accept) fault = fault_of(each, "", 0);
            breaks_off(each.text, how, fault);
            breaks_off<input_form>(each.text, how, fault);
        }
        CHECK(!chat_timers::decode_body(each.text, chat_timers::decode_options::strict).has_value());
        CHECK(!chat_timers::decode_body(each.text, chat_timers::decode_options::service).has_value());
    }
}

TEST_CASE("grammar: every case of the suite as the value of a member that is ignored") {
    auto const plain = *chat_timers::decode_body(one);
    std::string const before = "{\"x\":";
    std::string const behind = "," + one.substr(1);
    for (test_case const& each : json_suite::cases()) {
        CAPTURE(each.name);
        if (each.wanted == json_suite::verdict::accept) {
            ok(only_service, before + each.text + behind, plain);
        } else if (each.around) {
            // What ends one text may go on in another: where this one breaks, the oracle knows.
            auto const decoded =
                decode_as_the_oracle<body_form>(before + each.text + behind, service, 16384, here());
            REQUIRE(!decoded.has_value());
            CHECK(ends_the_reading(decoded.error()[decoded.error().size() - 1].rule));
        } else {
            // Nothing but the fault.
            std::string const text = before + each.text + (each.length == 0 ? "" : behind);
            all const wanted{fault_of(each, "", before.size())};
            auto const decoded = decode_as_the_oracle<body_form>(text, service, 16384, here());
            agree(text, verdict(decoded, &wanted), text_of(wanted), here());
        }
    }
}

TEST_CASE("grammar: every case of the suite wherever a value may stand") {
    std::string const timer = list_open + R"({"TimerType":"IDLE",)";
    std::string const in_value = list_open + R"({"TimerValue":{)";
    std::vector<setting> const settings{
        {"", "{\"x\":[0,{\"y\":", "}]}"},
        {"", R"({"ChannelConfiguration":null,"ChannelConfiguration":)", "}"},
        {configuration, R"({"ChannelConfiguration":)", "}"},
        {configuration, R"({"ChannelConfiguration": {"x":)", "}}"},
        {chat, R"({"ChannelConfiguration":{"Chat":)", "}}"},
        {item(1), list_open + one_timer + ",", "]}}}"},
        {item(1), list_open + one_timer + " , ", " ]}}}"},
        {role, timer + R"("ParticipantRole":)", "}]}}}"},
        {type, list_open + R"({"TimerType" : )", "}]}}}"},
        {value, timer + R"("TimerValue":)", "}]}}}"},
        {action, in_value + R"("ParticipantTimerAction":)", "}}]}}}"},
        {duration, in_value + R"("ParticipantTimerDurationInMinutes":)", "}}]}}}"},
        {value, in_value + R"("x":)", "}}]}}}"},
    };
    for (test_case const& each : json_suite::cases()) {
        if (each.around) continue;
        CAPTURE(each.name);
        for (setting const& in : settings) put_into(in, each);
        put_into<input_form>({"/InstanceId", "{\"InstanceId\":", "}"}, each);
        put_into<input_form>({"/ContactId", "{\"x\":0,\"ContactId\":", "}"}, each);
    }
}

TEST_CASE("grammar: every string of the suite as a name") {
    std::size_t strings = 0;
    for (test_case const& each : json_suite::cases()) {
        if (each.around || each.text.substr(0, 1) != "\"") continue;
        CAPTURE(each.name);
        ++strings;
        put_into({"", "{", ":1}"}, each);
        put_into({"", R"({"x":[{"y":1,)", ":1}]}"}, each);
        put_into({configuration, R"({"ChannelConfiguration":{)", ":1}}"}, each);
        put_into({item(0), list_open + R"({"ParticipantRole":"AGENT",)", ":1}]}}}"}, each);
        put_into({value, list_open + R"({"TimerValue": {)", ":1}}]}}}"}, each);
    }
    CHECK(strings > 500);
}

TEST_CASE("grammar: a payload is told at the token that it breaks") {
    std::string const a_value = "a value", name = "a name in quotes", colon = "':'", more = "',' or '}'";
    std::string const first_name = name + " or '}'", next_item = "',' or ']'";
    std::string const role_1 = item(1, "/ParticipantRole"), type_1 = item(1, "/TimerType");
    std::string const value_1 = item(1, "/TimerValue"), action_1 = value_1 + "/ParticipantTimerAction";
    struct token {
        std::string text, pointer, missing;  // of the text that ends before it
    };
    std::vector<token> const tokens{
        {"{", "", a_value},
        {"\"ChannelConfiguration\"", "", first_name},
        {":", "", colon},
        {"{", configuration, a_value},
        {"\"Chat\"", configuration, first_name},
        {":", configuration, colon},
        {"{", chat, a_value},
        {"\"ParticipantTimerConfigList\"", chat, first_name},
        {":", chat, colon},
        {"[", list, a_value},
        {"{", item(0), "a value or ']'"},
        {"\"ParticipantRole\"", item(0), first_name},
        {":", item(0), colon},
        {"\"AGENT\"", role, a_value},
        {",", item(0), more},
        {"\"TimerType\"", item(0), name},
        {":", item(0), colon},
        {"\"IDLE\"", type, a_value},
        {",", item(0), more},
        {"\"TimerValue\"", item(0), name},
        {":", item(0), colon},
        {"{", value, a_value},
        {"\"ParticipantTimerDurationInMinutes\"", value, first_name},
        {":", value, colon},
        {"480 ", duration, a_value},
        {"}", value, more},
        {"}", item(0), more},
        {",", list, next_item},
        {"{", item(1), a_value},
        {"\"TimerType\"", item(1), first_name},
        {":", item(1), colon},
        {"\"DISCONNECT_NONCUSTOMER\"", type_1, a_value},
        {",", item(1), more},
        {"\"TimerValue\"", item(1), name},
        {":", item(1), colon},
        {"{", value_1, a_value},
        {"\"ParticipantTimerAction\"", value_1, first_name},
        {":", value_1, colon},
        {"\"Unset\"", action_1, a_value},
        {"}", value_1, more},
        {",", item(1), more},
        {"\"ParticipantRole\"", item(1), name},
        {":", item(1), colon},
        {"\"AGENT\"", role_1, a_value},
        {"}", item(1), more},
        {"]", list, next_item},
        {"}", chat, more},
        {"}", configuration, more},
        {"}", "", more},
    };
    for (std::string const space : {"", " ", "\t\r\n  "}) {
        std::string whole;
        for (token const& each : tokens) whole += each.text + space;
        auto const wanted = chat_timers::decode_body(whole);
        REQUIRE(wanted.has_value());

        auto const breaks = [&](std::string const& text, expected fault, std::size_t offset) {
            fault.offset = offset;
            fault.length = text.size() == offset ? 0 : 1;
            for (auto const how : {strict, service}) {
                if (!text.empty() || how == strict) breaks_off(text, how, fault);
            }
        };
        auto const insert_each_byte = [&](std::size_t at, std::string const& pointer,
                                          std::string const& missing) {
            for (unsigned byte = 0; byte <= 0xFF; ++byte) {
                char const inserted = static_cast<char>(byte);
                std::string const text = whole.substr(0, at) + inserted + whole.substr(at);
                if (std::string_view{" \t\r\n"}.find(inserted) != std::string_view::npos) {
                    ok(text, *wanted);
                } else if (first_bytes(missing).find(inserted) == std::string_view::npos) {
                    breaks(text, byte < 0x80 ? syntax(pointer, missing) : encoding(pointer), at);
                }
            }
        };
        std::size_t at = 0;
        for (auto const& [text, pointer, missing] : tokens) {
            breaks(whole.substr(0, at), syntax(pointer, missing), at);
            insert_each_byte(at, pointer, missing);
            for (std::size_t size = 1; text[0] == '"' && size < text.size(); ++size)
                breaks(whole.substr(0, at + size), syntax(pointer, "the string's closing quote"), at + size);
            at += text.size() + space.size();
        }
        insert_each_byte(at, "", "the end of the text");
    }
}

TEST_CASE("grammar: no text at all is a fault when strict, and {} under service") {
    bad(only_strict, "<>", {syntax("", "a value")});
    bad(only_service, "<>", {required(configuration)});
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
    chat_timers::decode_options options = chat_timers::decode_options::strict;
    options.max_bytes = static_cast<std::size_t>(-1);
    CHECK(chat_timers::decode_body(one, options).has_value());
    CHECK(chat_timers::decode_body(one + std::string(1'000'000, '\n'), options).has_value());
}
