// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/report/diagnostics.hpp>

#include <chat_timers/model/draft.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/text/detail/words.hpp>

#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// struct text_options { std::string_view name = "payload"; bool colour = false; std::uint64_t first_line = 1;
// }; template <class Out> Out format_text(Out, violations const&, std::string_view source, text_options =
// {}); template <class Out> Out format_json(Out, violations const&, std::string_view source);
// std::string_view suggestion(violation const&, std::string_view source);
// Control and invisible characters of the input are escaped.

using namespace chat_timers;
using namespace std::string_view_literals;

namespace {

violations what_is_wrong(std::string_view source, decode_options options = decode_options::strict) {
    auto const decoded = decode_body(source, options);
    return decoded ? violations{} : decoded.error();
}

std::string as_text(std::string_view source, std::string_view name = "a.json", bool colour = false,
                    decode_options options = decode_options::strict) {
    std::string text;
    format_text(std::back_inserter(text), what_is_wrong(source, options), source, {name, colour});
    return text;
}

std::string as_json(std::string_view source, decode_options options = decode_options::strict) {
    std::string text;
    format_json(std::back_inserter(text), what_is_wrong(source, options), source);
    return text;
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// The report is these lines.
void says(std::string_view source, std::vector<std::string> const& lines, verbs::place from = verbs::here()) {
    std::string wanted;
    for (std::string const& line : lines) wanted += line + "\n";
    verbs::agree(source, as_text(source), wanted, from);
}

// The name is what is wrong, and the hint is sure what was meant; or it is not, and there is none.
void hints(std::string const& source, std::string const& meant, verbs::place from = verbs::here()) {
    std::string const report = as_text(source);
    std::string const hint = meant.empty() ? "" : "did you mean \"" + meant + "\"?";
    bool const has_hint = report.find("did you mean") != report.npos;
    verbs::agree(source, has_hint ? report.substr(report.find("did you mean"), hint.size()) : "", hint, from);
}

std::string with_timer(std::string const& timer) {
    return R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + timer + "]}}}";
}

// What may reach a terminal: printable ASCII, and whole scalar values that are neither controls nor
// invisible.
bool is_visible(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        auto const byte = [&](std::size_t index) {
            return at + index < line.size() ? static_cast<unsigned char>(line[at + index]) : 0U;
        };
        unsigned const lead = byte(0);
        if (lead < 0x20 || lead == 0x7F) return false;
        std::size_t const size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (size == 0 || lead > 0xF4) return false;
        for (std::size_t index = 1; index < size; ++index) {
            if (byte(index) < 0x80 || byte(index) > 0xBF) return false;
        }
        if (lead == 0xC2 && byte(1) < 0xA0) return false;   // C1 controls
        if (lead == 0xC2 && byte(1) == 0xAD) return false;  // soft hyphen
        if (lead == 0xE2 && byte(1) == 0x80 && (byte(2) >= 0x8B && byte(2) <= 0x8F))
            return false;  // zero width, marks of direction
        if (lead == 0xE2 && byte(1) == 0x80 && (byte(2) >= 0xA8 && byte(2) <= 0xAE))
            return false;  // line ends, embeddings, overrides
        if (lead == 0xE2 && byte(1) == 0x81 && (byte(2) >= 0xA0 && byte(2) <= 0xAF))
            return false;                                                      // joiners, isolates
        if (lead == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return false;  // U+FEFF
        if (lead == 0xF3 && byte(1) == 0xA0) return false;                     // tags
        at += size;
    }
    return true;
}

// The columns of what the tests below hold: ASCII one, wide characters two, a combining accent none.
std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (char const byte : text) {
        auto const code = static_cast<unsigned char>(byte);
        if (code < 0x80) count += 1;
        if (code == 0xF0 || code == 0xE6) count += 2;
    }
    return count;
}

}  // namespace

TEST_CASE("format_text: name, line, column, message and rule; the line; a caret under the bytes") {
    says(with_timer(
             R"({"ParticipantRole":"AGENT","TimerType":5,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
         {"a.json:1:103: error: Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerType' "
          "must be a string [wrong_type]",
          R"(...TimerConfigList":[{"ParticipantRole":"AGENT","TimerType":5)"
          R"(,"TimerValue":{"ParticipantTimerAction"...)",
          "                                                            ^"});
    says("{}", {"a.json:1:1: error: Value at '/ChannelConfiguration' failed to satisfy constraint: Member "
                "must not be null [required]",
                "{}", "^"});
    says("[1, 2]", {"a.json:1:1: error: Value must be an object [wrong_type]", "[1, 2]", "^~~~~~"});
    says("{\"ChannelConfiguration\": nil}",
         {"a.json:1:26: error: Text at '/ChannelConfiguration' is not JSON: expected a value [syntax]",
          "{\"ChannelConfiguration\": nil}", "                         ^"});
}

TEST_CASE("format_text: of an object that lacks a member the opening brace is marked, of a null all of it") {
    says(R"({"ChannelConfiguration": {"Chat": {"Timers": 1}}})",
         {"a.json:1:35: error: Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList' failed to "
          "satisfy "
          "constraint: Member must not be null [required]",
          R"({"ChannelConfiguration": {"Chat": {"Timers": 1}}})", "                                  ^",
          "a.json:1:36: error: Object at '/ChannelConfiguration/Chat' must have no members other than "
          "ParticipantTimerConfigList [unknown_member]",
          R"({"ChannelConfiguration": {"Chat": {"Timers": 1}}})",
          "                                   ^~~~~~~~"});
    says("{\n}",
         {"a.json:1:1: error: Value at '/ChannelConfiguration' failed to satisfy constraint: Member must "
          "not be null [required]",
          "{", "^"});
    says(
        R"({"ChannelConfiguration": null})",
        {"a.json:1:26: error: Value at '/ChannelConfiguration' failed to satisfy constraint: Member must not "
         "be null [required]",
         R"({"ChannelConfiguration": null})", "                         ^~~~"});
    // Another fault of an object concerns all of it.
    says(R"({"ChannelConfiguration": {}})",
         {"a.json:1:26: error: Union at '/ChannelConfiguration' must have a member that is not null: Chat "
          "[union_empty]",
          R"({"ChannelConfiguration": {}})", "                         ^~"});
}

TEST_CASE("format_text: a name, no colour and the first line are the defaults") {
    violations const found = what_is_wrong("{\n");
    auto const text = [&](text_options options) {
        std::string written;
        format_text(std::back_inserter(written), found, "{\n", options);
        return written.substr(0, written.find(": error"));
    };
    std::string written;
    format_text(std::back_inserter(written), found, "{\n");
    CHECK(written.substr(0, written.find("Text")) == "payload:2:1: error: ");
    CHECK(text({.name = "a", .first_line = 41}) == "a:42:1");
    CHECK(text({.first_line = 4'294'967'295}) == "payload:4294967296:1");
    CHECK(text({.colour = true}).substr(0, 4) == "\x1b[1m");
}

TEST_CASE("suggestion: the model's spelling, where a hint is sure") {
    auto const suggests = [](std::string_view source) {
        return suggestion(what_is_wrong(source)[0], source);
    };
    CHECK(suggests(R"({"ChannelConfiguration":{"Voice":1}})") == "");
    CHECK(suggests("[]") == "");
    CHECK(suggestion(what_is_wrong(R"({"channel_configuration":1})")[1], "") == "");
    std::string const agent = with_timer(
        R"({"ParticipantRole":"agent","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})");
    CHECK(suggests(agent) == "AGENT");
    std::string_view const misspelt = R"({"ChannelConfiguration":{"chat":{}}})";
    CHECK(suggestion(what_is_wrong(misspelt)[0], misspelt) == "Chat");
}

TEST_CASE("format_text: lines count from 1, their ends do not show") {
    says("{\n  \"ChannelConfiguration\":\n    {\"Chat\": 5}\n}\n",
         {"a.json:3:14: error: Value at '/ChannelConfiguration/Chat' must be an object [wrong_type]",
          "    {\"Chat\": 5}", "             ^"});
    says("{\r\n  \"ChannelConfiguration\":\r\n    {\"Chat\": 5}\r\n}\r\n",
         {"a.json:3:14: error: Value at '/ChannelConfiguration/Chat' must be an object [wrong_type]",
          "    {\"Chat\": 5}", "             ^"});
    // What goes on in the next line is marked to the end of this one.
    says("[1,\n2]", {"a.json:1:1: error: Value must be an object [wrong_type]", "[1,", "^~~"});
}

TEST_CASE("format_text: an empty first line counts") {
    CHECK(as_text("\n[]").starts_with("a.json:2:1: error: "));
    CHECK(as_text("\n\n []").starts_with("a.json:3:2: error: "));
}

TEST_CASE("format_text: at the end of the text there is nothing to see, but a place") {
    says("", {"a.json:1:1: error: Text is not JSON: expected a value [syntax]", "", "^"});
    says("{", {"a.json:1:2: error: Text is not JSON: expected a name in quotes or '}' [syntax]", "{", " ^"});
    says("{\n", {"a.json:2:1: error: Text is not JSON: expected a name in quotes or '}' [syntax]", "", "^"});
    says("{\r\n",
         {"a.json:2:1: error: Text is not JSON: expected a name in quotes or '}' [syntax]", "", "^"});
    says("{ ",
         {"a.json:1:3: error: Text is not JSON: expected a name in quotes or '}' [syntax]", "{ ", "  ^"});
}

TEST_CASE("format_text: every violation in document order, and how many more") {
    std::string const report = as_text(with_timer(
        "null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null"));
    std::vector<std::string> const lines = lines_of(report);
    REQUIRE(lines.size() == 3 * 16 + 1);
    CHECK(lines[0].find("[length]") != lines[0].npos);
    CHECK(lines[45].find("/14' must not be null [null_item]") != lines[45].npos);
    CHECK(lines[48] == "a.json: error: and 3 more");
}

TEST_CASE("format_text: nothing is wrong, nothing is said") {
    std::string text;
    format_text(std::back_inserter(text), violations{}, "{}", {"a.json", false});
    format_text(std::back_inserter(text), violations{}, "{}", {"a.json", true});
    CHECK(text.empty());
}

TEST_CASE("format_text: a draft has no lines and columns") {
    auto const refused = validate({});
    std::string text;
    format_text(std::back_inserter(text), refused.error(), {}, {"form"});
    CHECK(text == "form: error: Value at '/InstanceId' failed to satisfy constraint: Member must not be null "
                  "[required]\n"
                  "form: error: Value at '/ContactId' failed to satisfy constraint: Member must not be null "
                  "[required]\n"
                  "form: error: Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList' failed to "
                  "satisfy constraint: Member must not be null [required]\n");
}

TEST_CASE("format_text: columns count bytes, and the caret stands below what is seen") {
    // e with an accent is two bytes and one column, a thumb four and two; é is one from two scalar values.
    says("{\"\u00E9\": 1 ,\"\U0001F44D\":2 , !",
         {"a.json:1:2: error: Object must have no members other than ChannelConfiguration [unknown_member]",
          "{\"\u00E9\": 1 ,\"\U0001F44D\":2 , !", " ^~~",
          "a.json:1:11: error: Object must have no members other than ChannelConfiguration [unknown_member]",
          "{\"\u00E9\": 1 ,\"\U0001F44D\":2 , !", "         ^~~~",
          "a.json:1:22: error: Text is not JSON: expected a name in quotes [syntax]",
          "{\"\u00E9\": 1 ,\"\U0001F44D\":2 , !", "                  ^"});
    says("{\"e\u0301\": !",
         {"a.json:1:2: error: Object must have no members other than ChannelConfiguration [unknown_member]",
          "{\"e\u0301\": !", " ^~~", "a.json:1:9: error: Text is not JSON: expected a value [syntax]",
          "{\"e\u0301\": !", "      ^"});
}

TEST_CASE("format_text: a tab is one column wide") {
    says("{\t\"ChannelConfiguration\":\tnil",
         {"a.json:1:27: error: Text at '/ChannelConfiguration' is not JSON: expected a value [syntax]",
          "{ \"ChannelConfiguration\": nil", "                          ^"});
}

TEST_CASE("format_text: controls, ill-formed bytes and what is invisible are spelt out") {
    says("{\"\x1B[31m\":1}",
         {"a.json:1:3: error: Text is not JSON: expected an escape for the control character [syntax]",
          "{\"<1B>[31m\":1}", "  ^~~~"});
    says("{\"\x7F\": !",
         {"a.json:1:2: error: Object must have no members other than ChannelConfiguration [unknown_member]",
          "{\"<7F>\": !", " ^~~~~~", "a.json:1:7: error: Text is not JSON: expected a value [syntax]",
          "{\"<7F>\": !", "         ^"});
    says("{\"\xFF\":1}", {"a.json:1:3: error: Text must be well-formed UTF-8 without byte order mark or lone "
                          "surrogates [encoding]",
                          "{\"<FF>\":1}", "  ^~~~"});
    says("{\"\u202E\": !",
         {"a.json:1:2: error: Object must have no members other than ChannelConfiguration [unknown_member]",
          "{\"<U+202E>\": !", " ^~~~~~~~~~", "a.json:1:9: error: Text is not JSON: expected a value [syntax]",
          "{\"<U+202E>\": !", "             ^"});
    says("{\n\u00A0\"\": 1}",
         {"a.json:2:1: error: Text is not JSON: expected a name in quotes or '}' [syntax]",
          "<U+00A0>\"\": 1}", "^~~~~~~~"});
    says("\xEF\xBB\xBF{}", {"a.json:1:1: error: Text must be well-formed UTF-8 without byte order mark or "
                            "lone surrogates [encoding]",
                            "<U+FEFF>{}", "^~~~~~~~"});
    // A carriage return inside of a line would write over it.
    says("5\r!",
         {"a.json:1:1: error: Value must be an object [wrong_type]", "5<0D>!", "^",
          "a.json:1:3: error: Text is not JSON: expected the end of the text [syntax]", "5<0D>!", "     ^"});
}

TEST_CASE("format_text: a name cannot forge a line either") {
    CHECK(as_text("{", "a\nb\x1B[2J\xFF\u202E") == "a<0A>b<1B>[2J<FF><U+202E>:1:2: error: Text is not JSON: "
                                                   "expected a name in quotes or '}' [syntax]\n{\n ^\n");
    CHECK(lines_of(as_text("{", "")).size() == 3);
}

TEST_CASE("format_text: colour is ours alone, and ends where it began") {
    CHECK(as_text("{", "a.json", true) ==
          "\x1b[1ma.json:1:2: \x1b[1;31merror: \x1b[0mText is not JSON: expected a name in quotes or '}' "
          "[syntax]\n{\n \x1b[1;32m^\x1b[0m\n");
    for (std::string const& source :
         {std::string{"{\"\x1B[31m\":1}"}, std::string{"{\"timerType\":\u001b"}, with_timer("null,5")}) {
        std::string const coloured = as_text(source, "x\x1B]0;", true);
        std::string plain;
        for (std::size_t at = 0; at < coloured.size(); ++at) {
            if (coloured[at] == '\x1b')
                at = coloured.find('m', at);
            else
                plain += coloured[at];
        }
        CHECK(plain == as_text(source, "x\x1B]0;", false));
    }
}

TEST_CASE("format_text: a long line is cut around what is wrong") {
    std::string const long_text(5'000, 'a');
    std::string const report =
        as_text("{\"x\":\"" + long_text + "\",\"ChannelConfiguration\":!\"" + long_text + "\"}");
    for (std::string const& line : lines_of(report)) CHECK(line.size() < 200);
    std::vector<std::string> const lines = lines_of(report);
    REQUIRE(lines.size() == 6);
    CHECK(lines[0].substr(0, 11) == "a.json:1:2:");
    CHECK(lines[1].substr(0, 8) == "{\"x\":\"aa");
    CHECK(lines[1].substr(lines[1].size() - 3) == "...");
    CHECK(lines[2] == " ^~~");
    CHECK(lines[3].substr(0, 15) == "a.json:1:5032: ");
    CHECK(lines[4].substr(0, 3) == "...");
    CHECK(lines[4].substr(lines[4].size() - 3) == "...");
    CHECK(lines[4][lines[5].find('^')] == '!');

    // What is marked may be long itself.
    std::vector<std::string> const marked = lines_of(as_text("{\"" + long_text + "\":!"));
    REQUIRE(marked.size() == 6);
    CHECK(marked[1].size() < 120);
    CHECK(marked[2].size() < 120);
    CHECK(marked[2].find("^~~~") == 1);
}

TEST_CASE("format_text: a long line of wide, invisible and ill-formed things, cut anywhere") {
    for (std::string_view const piece :
         {"\U0001F44D"sv, "\u202E"sv, "e\u0301"sv, "\t"sv, "\u65E5"sv, "\x7F"sv, "a"sv}) {
        std::string before;
        while (before.size() < 400) before += piece;
        for (std::size_t cut = 0; cut < 12; ++cut) {
            std::string const source = "{\"x\":[\"" + std::string(cut, 'b') +
                                       (piece == "\t"sv ? "\"" + before + ",\"" : before) + "\", !" + before;
            for (std::string const& line : lines_of(as_text(source))) {
                REQUIRE(is_visible(line));
                REQUIRE(line.size() < 600);
            }
            std::vector<std::string> const lines = lines_of(as_text(source));
            REQUIRE(lines.size() == 6);
            CHECK(lines[5].find('^') <= 60);
            CHECK(lines[5].find('^') == columns(lines[4].substr(0, lines[4].find('!'))));
        }
    }
}

TEST_CASE("format_text: nothing unseen comes out, whatever goes in") {
    std::string const pieces[] = {"{",
                                  "}",
                                  "[",
                                  "]",
                                  ",",
                                  ":",
                                  "\"",
                                  "\"ChannelConfiguration\"",
                                  "\n",
                                  "\r\n",
                                  "\r",
                                  "\t",
                                  "\x1B[2J",
                                  "\u202E",
                                  "\u2028",
                                  "\u200B",
                                  "\u0085",
                                  "\xC2\x9B"
                                  "31m",
                                  "\xFF",
                                  "\xC3",
                                  "\xE2\x82",
                                  "\xF0\x9F\x91",
                                  std::string(1, '\0'),
                                  "null",
                                  "5",
                                  "\\u0000",
                                  "\xEF\xBB\xBF",
                                  "\U000E0041",
                                  "\u2066",
                                  "\x08",
                                  "\x7F"};
    unsigned seed = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string source;
        for (int count = 0; count < 12; ++count) {
            seed = seed * 1664525U + 1013904223U;
            source += pieces[(seed >> 16) % std::size(pieces)];
        }
        violations const found = what_is_wrong(source);
        std::string text;
        format_text(std::back_inserter(text), found, source, {source});
        std::vector<std::string> const lines = lines_of(text);
        REQUIRE(lines.size() == 3 * found.size());
        for (std::string const& line : lines) REQUIRE(is_visible(line));
        std::string json;
        format_json(std::back_inserter(json), found, source);
        REQUIRE(verbs::is_plain_ascii(json));
    }
}

TEST_CASE("format_text: a hint where one is sure") {
    auto const role = [](std::string const& word) {
        return with_timer(R"({"ParticipantRole":")" + word +
                          R"(","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})");
    };
    auto const type = [](std::string const& word) {
        return with_timer(R"({"ParticipantRole":"AGENT","TimerType":")" + word +
                          R"(","TimerValue":{"ParticipantTimerAction":"Unset"}})");
    };
    auto const action = [](std::string const& word) {
        return with_timer(
            R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":")" +
            word + R"("}})");
    };
    auto const member = [](std::string const& name) {
        return with_timer(R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                          R"(,"TimerValue":{"ParticipantTimerAction":"Unset"},")" +
                          name + "\":1}");
    };
    auto const in_value = [](std::string const& name) {
        return with_timer(R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{")" + name +
                          "\":5}}");
    };
    hints(R"({"channelConfiguration":{}})", "ChannelConfiguration");
    hints(R"({"ChannelConfiguration":{"chat":{}}})", "Chat");
    hints(R"({"ChannelConfiguration":{"Voice":{}}})", "");
    hints(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigurationList":[]}}})", "");
    hints(R"({"ChannelConfiguration":{"Chat":{"participant_timer_config_list":[]}}})",
          "ParticipantTimerConfigList");
    hints(member("timerType"), "TimerType");
    hints(member("timer_type"), "TimerType");
    hints(member("TIMER-TYPE"), "TimerType");
    hints(member("TimerTyp"), "TimerType");
    hints(member("TimerTypes"), "TimerType");
    hints(member("TmierType"), "TimerType");
    hints(member("TmierTypo"), "");
    hints(member("TmxerType"), "");
    hints(member("TimerTipe"), "TimerType");
    hints(member("Type"), "");
    hints(member("TimerTypo2"), "");
    hints(member("Chat"), "");
    hints(in_value("ParticipantTimerDurationInMinute"), "ParticipantTimerDurationInMinutes");
    hints(in_value("participantTimerDurationInMinutes"), "ParticipantTimerDurationInMinutes");
    hints(in_value("DurationInMinutes"), "");
    hints(role("customer"), "CUSTOMER");
    hints(role("Agent"), "AGENT");
    hints(role("AGNET"), "AGENT");
    hints(role("SUPERVISOR"), "");
    hints(role(""), "");
    hints(type("DISCONNECT_NON_CUSTOMER"), "DISCONNECT_NONCUSTOMER");
    hints(type("idle"), "IDLE");
    hints(type("DISCONNECT"), "");
    hints(action("UNSET"), "Unset");
    hints(action("unset"), "Unset");
    hints(action("Set"), "");
    // It belongs to names and words, not to other faults.
    hints("{\"ChannelConfiguration\":{\"Chat\":\"Chat\"}}", "");
    says(R"({"channelConfiguration":{}})",
         {"a.json:1:1: error: Value at '/ChannelConfiguration' failed to satisfy constraint: Member must not "
          "be null [required]",
          R"({"channelConfiguration":{}})", "^",
          "a.json:1:2: error: Object must have no members other than ChannelConfiguration [unknown_member]",
          R"({"channelConfiguration":{}})",
          R"( ^~~~~~~~~~~~~~~~~~~~~~ did you mean "ChannelConfiguration"?)"});
}

TEST_CASE("format_text: no string is near two names, so that each hint is sure") {
    // A string that is another spelling of a name has its letters but for case; a slip changes two letters'
    // counts by one at most. Near two names, it would make them differ by four.
    auto const apart = [](std::string_view left, std::string_view right) {
        std::map<char, int> letters;
        auto const count = [&](std::string_view name, int by) {
            for (char const letter : name) {
                if (letter != '_') letters[static_cast<char>(letter | 0x20)] += by;
            }
        };
        count(left, 1);
        count(right, -1);
        int sum = 0;
        for (auto const& [letter, times] : letters) sum += times < 0 ? -times : times;
        return sum > 4;
    };
    CHECK_FALSE(apart("TimerType", "TmierTypes"));
    std::size_t pairs = 0;
    auto const check = [&](auto const& names) {
        for (std::string_view const left : names) {
            for (std::string_view const right : names) {
                if (left == right) continue;
                CAPTURE(left);
                CAPTURE(right);
                CHECK(apart(left, right));
                ++pairs;
            }
        }
    };
    for (detail::field_facts const& place : detail::schema) {
        std::vector<std::string_view> members;
        for (chat_timers::field member = place.first_member; member <= place.last_member;
             member = detail::next(member)) {
            members.push_back(detail::facts(member).name);
        }
        check(members);
        check(place.enumerators);
    }
    CHECK(pairs == 18);
}

TEST_CASE("format_visible: spells out what cannot be seen, and nothing else") {
    auto const visible = [](std::string_view text) {
        std::string shown;
        format_visible(std::back_inserter(shown), text);
        return shown;
    };
    CHECK(visible("") == "");
    CHECK(visible("a <\t\"\\> b") == "a < \"\\> b");
    CHECK(visible("\n\x1B[1m\x7F"sv) == "<0A><1B>[1m<7F>");
    CHECK(visible("\0a"sv) == "<00>a");
    CHECK(visible("\xFFz\xE2\x82") == "<FF>z<E2><82>");
    CHECK(visible("\u0085\u202E\U000E0041") == "<U+0085><U+202E><U+E0041>");
    CHECK(visible(" \u00A0\u1680\u2003\u202F\u205F\u3000") ==
          " <U+00A0><U+1680><U+2003><U+202F><U+205F><U+3000>");
    CHECK(visible("e\u0301\u65E5\U0001F44D") == "e\u0301\u65E5\U0001F44D");
}

TEST_CASE("format_json_string: one JSON string of well-formed UTF-8") {
    auto const json = [](std::string_view text) {
        std::string quoted;
        format_json_string(std::back_inserter(quoted), text);
        return quoted;
    };
    CHECK(json("") == R"("")");
    CHECK(json("a/b\"c\\") == R"("a/b\"c\\")");
    CHECK(json("\0\n\x1F \x7F~"sv) == R"("\u0000\u000A\u001F \u007F~")");
    CHECK(json("\u00E9\U0001F44D") == "\"\u00E9\U0001F44D\"");
    CHECK(json("\xFFz\xE2\x82") == "\"\uFFFDz\uFFFD\"");
    CHECK(json("\xC2\x9B"
               "31m\u2028\u202E\uFEFF\U000E0041!") == R"("\u009B31m\u2028\u202E\uFEFF\uDB40\uDC41!")");
}

TEST_CASE("format_json_string: escapes each scalar value that format_visible spells out, and no other") {
    std::size_t wrong = 0;
    for (char32_t scalar = 0; scalar <= 0x10FFFF; ++scalar) {
        if (0xD800 <= scalar && scalar <= 0xDFFF) continue;
        std::string const text = verbs::utf8(scalar);
        std::string visible;
        format_visible(std::back_inserter(visible), text);
        std::string quoted;
        format_json_string(std::back_inserter(quoted), text);
        auto const escape = [](char32_t unit) {
            constexpr std::string_view hex = "0123456789ABCDEF";
            std::string digits = "\\u";
            for (char32_t const divisor : {0x1000U, 0x100U, 0x10U, 1U}) digits += hex[unit / divisor % 16];
            return digits;
        };
        std::string expected = text;
        if (scalar == '"' || scalar == '\\') {
            expected = "\\" + text;
        } else if (visible != text) {
            expected = scalar < 0x10000 ? escape(scalar)
                                        : escape(0xD800 + (scalar - 0x10000) / 0x400) +
                                              escape(0xDC00 + (scalar - 0x10000) % 0x400);
        }
        std::array<char, 14> room{};
        char* const end = format_json_string(room.data(), text);
        bool const is_same =
            std::string_view{room.data(), static_cast<std::size_t>(end - room.data())} == quoted;
        if (quoted != "\"" + expected + "\"" || !is_same) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("format_json_string: into memory as through any other iterator, and not a byte beyond") {
    for (std::string_view const special : {""sv, "\""sv, "\\"sv, "\x1F"sv, "\x7F"sv, "\xFF"sv, "\u00E9"sv,
                                           "\u202E"sv, "\xE2\x82"sv, "\"\""sv, "!"sv, "#"sv, "["sv}) {
        for (std::size_t before = 0; before < 20; ++before) {
            for (std::size_t after = 0; after < 20; ++after) {
                std::string const text =
                    std::string(before, ' ') + std::string(special) + std::string(after, '~');
                std::string quoted;
                format_json_string(std::back_inserter(quoted), text);
                std::array<char, 100> room{};
                room.fill('#');
                char* const end = format_json_string(room.data(), text);
                auto const size = static_cast<std::size_t>(end - room.data());
                REQUIRE(std::string_view{room.data(), size} == quoted);
                REQUIRE(std::all_of(room.begin() + (end - room.data()), room.end(),
                                    [](char c) { return c == '#'; }));
            }
        }
    }
}

TEST_CASE("glyph: every scalar value is hidden or has its columns") {
    constexpr char32_t hidden[][2] = {
        {0x80, 0x9F},       {0xA0, 0xA0},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
        {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x1680, 0x1680},
        {0x180E, 0x180E},   {0x2000, 0x200A},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x202F, 0x202F},
        {0x205F, 0x205F},   {0x2060, 0x206F},   {0x3000, 0x3000},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},
        {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
        {0xE0000, 0xE007F},
    };
    constexpr char32_t wide[][2] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
    };
    constexpr char32_t combining[][2] = {
        {0x300, 0x36F},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
        {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    };
    auto const is_in = [](auto const& ranges, char32_t scalar) {
        return std::any_of(std::begin(ranges), std::end(ranges),
                           [&](auto const& range) { return range[0] <= scalar && scalar <= range[1]; });
    };
    std::size_t wrong = 0;
    for (char32_t scalar = 0x80; scalar <= 0x10FFFF; ++scalar) {
        if (0xD800 <= scalar && scalar <= 0xDFFF) continue;
        std::string const text = verbs::utf8(scalar);
        auto const glyph = detail::first_glyph(text);
        bool const is_hidden = is_in(hidden, scalar);
        std::size_t const width = is_hidden ? (scalar < 0x10000 ? 8 : 9)  // <U+202E>, <U+E0041>
                                  : is_in(combining, scalar) ? 0
                                  : is_in(wide, scalar)      ? 2
                                                             : 1;
        bool const right = glyph.bytes == text && glyph.scalar == scalar && glyph.width == width &&
                           glyph.form == (is_hidden ? detail::glyph::code_point : detail::glyph::as_is);
        if (!right) ++wrong;
    }
    CHECK(wrong == 0);
    // Of ASCII nothing is hidden: its controls are shown as bytes.
    for (char32_t scalar = 0; scalar < 0x80; ++scalar) CHECK(!detail::is_hidden(scalar));
}

TEST_CASE("format_json: an array of objects in ASCII") {
    CHECK(
        as_json("{}") ==
        R"([{"rule":"required","pointer":"/ChannelConfiguration","offset":0,"length":2,"line":1)"
        R"(,"column":1)"
        R"(,"message":"Value at '/ChannelConfiguration' failed to satisfy constraint: Member must not be null"}])");
    CHECK(as_json("{\n\"a\":\"\u00E9\", 5}") ==
          R"([{"rule":"unknown_member","pointer":"","offset":2,"length":3,"line":2,"column":1)"
          R"(,"message":"Object must have no members other than ChannelConfiguration"},)"
          R"({"rule":"syntax","pointer":"","offset":12,"length":1,"line":2,"column":11)"
          R"(,"message":"Text is not JSON: expected a name in quotes"}])");
    // The one sentence with quotes in it.
    CHECK(as_json("\"\\x\"") == R"([{"rule":"syntax","pointer":"","offset":2,"length":1,"line":1,"column":3)"
                                R"(,"message":"Text is not JSON: expected one of \"\\/bfnrtu"}])");
    std::string text;
    format_json(std::back_inserter(text), violations{}, "");
    CHECK(text == "[]");
}

TEST_CASE("format_json: says what a violation of the range does, and where") {
    std::string const source = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                               R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                               R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":481}}]}}})";
    CHECK(
        as_json(source) ==
        R"([{"rule":"range")"
        R"(,"pointer":"/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/ParticipantTimerDurationInMinutes")"
        R"(,"offset":159,"length":3,"line":1,"column":160,)"
        R"("message":"Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/ParticipantTimerDurationInMinutes' )"
        R"(failed to satisfy constraint: Member must be between 2 and 480, inclusive"}])");
}

TEST_CASE("format_json: of a draft every place is the start") {
    auto const refused = validate({"i", "c", std::nullopt});
    std::string text;
    format_json(std::back_inserter(text), refused.error(), {});
    CHECK(text == R"([{"rule":"required","pointer":"/ChannelConfiguration/Chat/ParticipantTimerConfigList")"
                  R"(,"offset":0,"length":0,"line":1,"column":1,)"
                  R"("message":"Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList' )"
                  R"(failed to satisfy constraint: Member must not be null"}])");
}

TEST_CASE("format: gives back where it ended, and writes nothing besides") {
    std::array<char, 1000> room{};
    room.fill('#');
    violations const found = what_is_wrong("{");
    char* const end = format_text(room.data(), found, "{", {"a.json"});
    CHECK(std::string_view{room.data(), static_cast<std::size_t>(end - room.data())} == as_text("{"));
    CHECK(*end == '#');
    char* const json_end = format_json(room.data(), found, "{");
    CHECK(std::string_view{room.data(), static_cast<std::size_t>(json_end - room.data())} == as_json("{"));
}

TEST_CASE("format: writes to an iterator of unsigned char") {
    std::string_view const source = "{\"Channel\u00E9\": \x1B 1}";
    auto const found = what_is_wrong(source);
    std::string text, json;
    format_text(std::back_inserter(text), found, source, {"\u00E9\"\x01", true});
    format_json_string(format_json(std::back_inserter(json), found, source), "\u00E9\"\\\x01");
    std::vector<unsigned char> octets;
    format_text(std::back_inserter(octets), found, source, {"\u00E9\"\x01", true});
    CHECK(std::string(octets.begin(), octets.end()) == text);
    octets.assign(json.size(), 0);
    unsigned char const* const end =
        format_json_string(format_json(octets.data(), found, source), "\u00E9\"\\\x01");
    CHECK(end == octets.data() + octets.size());
    CHECK(std::string(octets.begin(), octets.end()) == json);
}

TEST_CASE("format: a source that is not the violations' own is survived") {
    violations const found = what_is_wrong(with_timer("null,5,{}"));
    for (std::string_view const source : {""sv, "x"sv, "\n\n"sv, "\xF0\x9F"sv}) {
        std::string text;
        format_text(std::back_inserter(text), found, source, {"a"});
        format_json(std::back_inserter(text), found, source);
        CHECK(lines_of(text).size() == 3 * found.size() + 1);
    }
}

// While compiling.
constexpr bool formats_at_compile_time() {
    std::array<char, 1000> room{};
    auto const decoded = decode_body("{\"a\":");
    char* const end = format_text(room.data(), decoded.error(), "{\"a\":", {"a"});
    char* const last = format_json(end, decoded.error(), "{\"a\":");
    return last > end && *room.data() == 'a' && *end == '[' && *(last - 1) == ']';
}
static_assert(formats_at_compile_time());
