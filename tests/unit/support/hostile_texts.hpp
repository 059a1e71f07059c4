// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_HOSTILE_TEXTS_HPP
#define CHAT_TIMERS_TESTS_UNIT_HOSTILE_TEXTS_HPP

#include <cstddef>
#include <string>
#include <string_view>

// Texts without end, each of which keeps one part of a reader busy.
namespace hostile {

struct family {
    std::string_view name, head, unit;

    // The first bytes of the head and of the unit again and again.
    std::string text(std::size_t size) const {
        std::string bytes{head};
        while (bytes.size() < size) bytes += unit;
        bytes.resize(size);
        return bytes;
    }
};

inline constexpr std::string_view list_open =
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
inline constexpr family families[] = {
    // What stops the reader at once, or would.
    {"[", "", "["},
    {"{\"a\":", "", "{\"a\":"},
    {"spaces", "", " "},
    {"digits", "", "7"},
    {"\"", "", "\""},
    {"\\", "", "\\"},
    {"0xFF", "", "\xFF"},
    // White space.
    {"line feeds", "", "\n"},
    {"lines of 16 spaces", "", "\n                "},
    {"all white space", "", " \t\r\n"},
    {"spaces in an array", "{\"x\":[", "0 , "},
    // Strings of an unknown member.
    {"plain string", "{\"x\":\"", "a"},
    {"backslashes", "{\"x\":\"", "\\\\"},
    {"\\n", "{\"x\":\"", "\\n"},
    {"\\u00e9", "{\"x\":\"", "\\u00e9"},
    {"pairs of surrogates", "{\"x\":\"", "\\ud83d\\udc4d"},
    {"UTF-8 of two bytes", "{\"x\":\"", "\xC3\xA9"},
    {"UTF-8 of four bytes", "{\"x\":\"", "\xF0\x9F\x91\x8D"},
    {"UTF-8 and ASCII", "{\"x\":\"", "a\xE2\x82\xAC"},
    // Its other values.
    {"one number", "{\"x\":", "7"},
    {"numbers", "{\"x\":[", "-1.5e+3,"},
    {"literals", "{\"x\":[", "true,null,"},
    {"short strings", "{\"x\":[", "\"\",\"a\","},
    {"[],", "{\"x\":[", "[],"},
    {"{},", "{\"x\":[", "{},"},
    {"[[[[]]]],", "{\"x\":[", "[[[[]]]],"},
    {"{\"a\":{}},", "{\"x\":[", "{\"a\":{}},"},
    // Members.
    {"one name", "{\"", "a"},
    {"one name of escapes", "{\"", "\\u0043"},
    {"unknown members", "{", "\"x\":0,"},
    {"unknown escaped members", "{", "\"\\u0058\":0,"},
    {"unknown members of a timer", R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{)",
     "\"x\":0,"},
    {"repeated members", "{", "\"ChannelConfiguration\":null,"},
    // Where the model wants something else.
    {"InstanceId", "{\"InstanceId\":\"", "a"},
    {"InstanceId of escapes", "{\"InstanceId\":\"", "\\u00e9"},
    {"InstanceId of UTF-8", "{\"InstanceId\":\"", "\xC3\xA9"},
    {"role", R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":")",
     "AGENT"},
    {"digits of a duration",
     R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"TimerValue":{)"
     R"("ParticipantTimerDurationInMinutes":)",
     "5"},
    {"fraction of a duration",
     R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"TimerValue":{)"
     R"("ParticipantTimerDurationInMinutes":5.)",
     "0"},
    {"exponent of a duration",
     R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"TimerValue":{)"
     R"("ParticipantTimerDurationInMinutes":5e)",
     "0"},
    // Items of the list.
    {"null items", list_open, "null,"},
    {"number items", list_open, "5,"},
    {"array items", list_open, "[],"},
    {"empty items", list_open, "{},"},
    {"spaced items", list_open, " { } ,"},
    {"timers", list_open,
     R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}},)"},
    {"timers with spaces", list_open,
     R"({"ParticipantRole": "AGENT", "TimerType": "IDLE", "TimerValue": )"
     R"({"ParticipantTimerAction": "Unset"}}, )"},
    {"timers in reverse", list_open,
     R"({"TimerValue":{"ParticipantTimerDurationInMinutes":5},"TimerType":"IDLE",)"
     R"("ParticipantRole":"AGENT"},)"},
    {"timers of escapes", list_open,
     R"({"\u0054imerValue":{"\u0050articipantTimerAction":"\u0055nset"},"\u0054imerType":"IDL\u0045"},)"},
};

}  // namespace hostile

#endif
