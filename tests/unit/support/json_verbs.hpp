// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_JSON_VERBS_HPP
#define CHAT_TIMERS_TESTS_UNIT_JSON_VERBS_HPP

#include <chat_timers/json.hpp>

#include "oracle.hpp"
#include "verbs.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verbs {

// ---- Texts. In what is bad, `<` and `>` stand around the bytes of each violation and are taken out.

// The body with these items, the body with one timer of this value, the one with this number of minutes.
inline std::string body_of(std::string_view items) {
    return std::string{R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"}
        .append(items)
        .append("]}}}");
}
inline std::string value_of(std::string_view value) {
    return body_of(
        std::string{R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":)"}.append(value) + "}");
}
inline std::string minutes_of(std::string_view number) {
    return value_of(std::string{R"({"ParticipantTimerDurationInMinutes":)"}.append(number) + "}");
}
// The input with these members before a configuration that is right.
inline std::string input_of(std::string_view members) {
    return std::string{"{"}.append(members).append(
        R"("ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
        R"({"ParticipantRole":"AGENT","TimerType":"IDLE",)"
        R"("TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})");
}

struct marked {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> ranges;  // offset and length, by offset
};
inline marked without_marks(std::string_view text) {
    marked source;
    std::vector<std::size_t> open;
    for (char const byte : text) {
        if (byte == '<') {
            open.push_back(source.ranges.size());
            source.ranges.emplace_back(source.text.size(), 0);
        } else if (byte == '>' && !open.empty()) {
            source.ranges[open.back()].second = source.text.size() - source.ranges[open.back()].first;
            open.pop_back();
        } else {
            source.text += byte;
        }
    }
    return source;
}

// ---- Profiles.

struct profiles {
    bool strict, service;
};
inline constexpr profiles both{true, true};
inline constexpr profiles only_strict{true, false};
inline constexpr profiles only_service{false, true};

// What the decoder says must be what the test wants and what the oracle says.
struct body_form {
    static constexpr auto form = oracle::form::body;
    static auto decode(std::string_view text, chat_timers::decode_options options) {
        return chat_timers::decode_body(text, options);
    }
    static auto encode(chat_timers::channel_configuration const& value) {
        return chat_timers::encode_body(value);
    }
};
struct configuration_form {
    static constexpr auto form = oracle::form::configuration;
    static auto decode(std::string_view text, chat_timers::decode_options options) {
        return chat_timers::decode_configuration(text, options);
    }
    static auto encode(chat_timers::channel_configuration const& value) {
        return chat_timers::encode_configuration(value);
    }
};
struct input_form {
    static constexpr auto form = oracle::form::input;
    static auto decode(std::string_view text, chat_timers::decode_options options) {
        return chat_timers::decode_input(text, options);
    }
    static auto encode(chat_timers::request const& value) { return chat_timers::encode_input(value); }
};

inline std::string without_messages(chat_timers::violations const& found) {
    std::string text;
    for (chat_timers::violation const& each : found) {
        text += text_of(each.rule, each.pointer(), each.offset, each.length) + '\n';
    }
    if (found.truncated()) text.append("of ").append(std::to_string(found.total())).append("\n");
    return text;
}
// What the library and the oracle say alike.
template <class Form>
std::string places(std::string_view text, chat_timers::decode_options options) {
    auto const decoded = Form::decode(text, options);
    return decoded ? "a value" : without_messages(decoded.error());
}

// Decodes under one profile; in agreement with the oracle, in what is found and in what is read.
template <class Form>
auto decode_as_the_oracle(std::string_view text, oracle::profile how, std::size_t max_bytes, place from) {
    chat_timers::decode_options options = how == oracle::profile::strict
                                              ? chat_timers::decode_options::strict
                                              : chat_timers::decode_options::service;
    options.max_bytes = max_bytes;
    auto const decoded = Form::decode(text, options);
    auto const judged = oracle::judge(text, Form::form, how, max_bytes);
    std::string const what =
        (how == oracle::profile::strict ? "strict, of " : "service, of ") + std::string{text.substr(0, 2000)};
    agree(what + "\n(the oracle expects)", decoded ? "a value" : without_messages(decoded.error()),
          judged.text(), from);
    if (decoded && judged.findings.empty()) {
        std::string const canonical{std::string_view{Form::encode(*decoded)}};
        agree(what + "\n(encoded)", canonical, judged.canonical(Form::form), from);
        auto const again = Form::decode(canonical, chat_timers::decode_options::strict);
        bool const equal = canonical.size() > 16384 || (again && *again == *decoded);
        if (!equal) ADD_FAIL_CHECK_AT(from.file, from.line, "does not re-encode to an equal value: " << what);
    }
    return decoded;
}

template <class Form, class Value>
void check_ok(profiles under, std::string_view text, Value const* value, place from,
              std::size_t max_bytes = 16384) {
    for (auto const how : {oracle::profile::strict, oracle::profile::service}) {
        if (how == oracle::profile::strict ? !under.strict : !under.service) continue;
        auto const decoded = decode_as_the_oracle<Form>(text, how, max_bytes, from);
        agree(text.substr(0, 2000), verdict(decoded), "a value", from);
        if (decoded && value != nullptr && *decoded != *value)
            ADD_FAIL_CHECK_AT(from.file, from.line, "another value");
    }
}

template <class Form>
void check_bad(profiles under, std::string_view with_marks, all wanted, place from,
               std::size_t max_bytes = 16384) {
    marked const source = without_marks(with_marks);
    if (source.ranges.size() != wanted.size()) {
        ADD_FAIL_CHECK_AT(from.file, from.line,
                          "The test marks " << source.ranges.size() << " violations of " << wanted.size());
        return;
    }
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        wanted[index].offset = source.ranges[index].first;
        wanted[index].length = source.ranges[index].second;
    }
    for (auto const how : {oracle::profile::strict, oracle::profile::service}) {
        if (how == oracle::profile::strict ? !under.strict : !under.service) continue;
        auto const decoded = decode_as_the_oracle<Form>(source.text, how, max_bytes, from);
        agree((how == oracle::profile::strict ? "strict, of " : "service, of ") + source.text.substr(0, 2000),
              verdict(decoded, &wanted), text_of(wanted), from);
    }
}

// ---- The verbs: of a body, of a configuration, and of an input.

inline void ok(profiles under, std::string_view text, chat_timers::channel_configuration const& value,
               place from = here()) {
    check_ok<body_form>(under, text, &value, from);
}
inline void ok(std::string_view text, chat_timers::channel_configuration const& value, place from = here()) {
    check_ok<body_form>(both, text, &value, from);
}
inline void ok(std::string_view text, place from = here()) {
    check_ok<body_form, chat_timers::channel_configuration>(both, text, nullptr, from);
}
inline void bad(profiles under, std::string_view text, all const& wanted, place from = here()) {
    check_bad<body_form>(under, text, wanted, from);
}
inline void bad(std::string_view text, all const& wanted, place from = here()) {
    check_bad<body_form>(both, text, wanted, from);
}

inline void ok_configuration(std::string_view text, chat_timers::channel_configuration const& value,
                             place from = here()) {
    check_ok<configuration_form>(both, text, &value, from);
}
inline void bad_configuration(profiles under, std::string_view text, all const& wanted, place from = here()) {
    check_bad<configuration_form>(under, text, wanted, from);
}
inline void bad_configuration(std::string_view text, all const& wanted, place from = here()) {
    check_bad<configuration_form>(both, text, wanted, from);
}

inline void ok_input(profiles under, std::string_view text, chat_timers::request const& value,
                     place from = here()) {
    check_ok<input_form>(under, text, &value, from);
}
inline void ok_input(std::string_view text, chat_timers::request const& value, place from = here()) {
    check_ok<input_form>(both, text, &value, from);
}
inline void ok_input(std::string_view text, place from = here()) {
    check_ok<input_form, chat_timers::request>(both, text, nullptr, from);
}
inline void bad_input(profiles under, std::string_view text, all const& wanted, place from = here()) {
    check_bad<input_form>(under, text, wanted, from);
}
inline void bad_input(std::string_view text, all const& wanted, place from = here()) {
    check_bad<input_form>(both, text, wanted, from);
}

}  // namespace verbs

#endif
