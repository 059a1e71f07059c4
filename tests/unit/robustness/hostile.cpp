// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/hostile_texts.hpp"
#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Texts and lists far beyond what the service takes get their verdict in one pass.

using namespace chat_timers;
using verbs::body_form;
using verbs::input_form;

namespace {

constexpr std::size_t longest = 65536;

decode_options unlimited(decode_options options) {
    options.max_bytes = static_cast<std::size_t>(-1);
    return options;
}

// How many violations, and the last of them that is held.
struct outcome {
    rule last;
    std::size_t offset;
    std::size_t total = 1;

    friend bool operator==(outcome const&, outcome const&) = default;
};
template <class T>
outcome outcome_of(result<T> const& decoded) {
    violation const& last = decoded.error()[decoded.error().size() - 1];
    return {last.rule, last.offset, decoded.error().total()};
}

// Every length from 1 to 64 KiB; from 4 KiB on only some, where reading takes as long as the text is.
template <class Outcome>
void every_length(std::string_view name, bool stops_at_once, Outcome wanted) {
    std::string text;
    for (hostile::family const& each : hostile::families) {
        if (each.name == name) text = each.text(longest);
    }
    REQUIRE(text.size() == longest);
    std::size_t lengths = 0;
    for (std::size_t size = 1; size <= longest; size += stops_at_once || size < 4096 ? 1 : 61) {
        std::string_view const prefix = std::string_view{text}.substr(0, size);
        for (bool const is_strict : {true, false}) {
            decode_options const options =
                unlimited(is_strict ? decode_options::strict : decode_options::service);
            bool const right = outcome_of(decode_body(prefix, options)) == wanted(size, is_strict) &&
                               outcome_of(decode_input(prefix, options)) == wanted(size, is_strict);
            if (!right) FAIL("Another outcome: " << size << " bytes of " << name);
        }
        ++lengths;
    }
    CHECK(lengths >= (stops_at_once ? longest : 5000));
}

// `count` items, the first of them again and again.
std::string list_of(std::size_t count, std::vector<std::string> const& items) {
    std::string text{hostile::list_open};
    for (std::size_t index = 0; index < count; ++index) {
        if (index != 0) text += ',';
        text += items[index % items.size()];
    }
    return text + "]}}}";
}

std::string timer_of(std::string const& role, std::string const& type, std::string const& value) {
    return R"({"ParticipantRole":")" + role + R"(","TimerType":")" + type + R"(","TimerValue":)" + value +
           "}";
}

// The list's length is told, then its items' faults, of which the first is this one.
template <class T>
void check_list(result<T> const& decoded, std::size_t total, rule first, std::string const& pointer) {
    REQUIRE(!decoded.has_value());
    violations const& found = decoded.error();
    CHECK(found.total() == total);
    CHECK(found.truncated());
    REQUIRE(found.size() == 16);
    CHECK(found[0].rule == rule::length);
    CHECK(found[0].actual == 100'000);
    CHECK(found[0].pointer() == verbs::list);
    CHECK(found[1].rule == first);
    CHECK(found[1].pointer() == pointer);
    for (std::size_t index = 2; index < found.size(); ++index)
        CHECK(found[index - 1].offset <= found[index].offset);
}

void check_lists(std::vector<std::string> const& items, std::size_t total, rule first,
                 std::string const& pointer) {
    CAPTURE(items[0]);
    std::string const body = list_of(100'000, items);
    std::string const input = R"({"InstanceId":"i","ContactId":"c",)" + body.substr(1);
    for (decode_options const options :
         {unlimited(decode_options::strict), unlimited(decode_options::service)}) {
        check_list(decode_body(body, options), total, first, pointer);
        check_list(decode_input(input, options), total, first, pointer);
    }
}

}  // namespace

TEST_CASE("hostile: brackets, braces, spaces, digits, quotes, backslashes and 0xFF of every length") {
    every_length("[", true, [](std::size_t size, bool) {
        return size <= 32 ? outcome{rule::syntax, size} : outcome{rule::too_deep, 32};
    });
    every_length("{\"a\":", true, [](std::size_t size, bool is_strict) {
        std::size_t const total = is_strict && size >= 4 ? 2 : 1;  // the outermost name is unknown
        return size <= 160 ? outcome{rule::syntax, size, total} : outcome{rule::too_deep, 160, total};
    });
    every_length("spaces", false, [](std::size_t size, bool) { return outcome{rule::syntax, size}; });
    every_length("digits", false, [](std::size_t, bool) { return outcome{rule::wrong_type, 0}; });
    every_length("\"", true, [](std::size_t size, bool) {
        return size == 1   ? outcome{rule::syntax, 1}
               : size == 2 ? outcome{rule::wrong_type, 0}
                           : outcome{rule::syntax, 2, 2};
    });
    every_length("\\", true, [](std::size_t, bool) { return outcome{rule::syntax, 0}; });
    every_length("0xFF", true, [](std::size_t, bool) { return outcome{rule::encoding, 0}; });
}

TEST_CASE("hostile: one byte more than max_bytes is too large, whatever it is") {
    for (hostile::family const& each : hostile::families) {
        CAPTURE(each.name);
        for (std::size_t const size : {std::size_t{16385}, longest}) {
            std::string const text = each.text(size);
            for (decode_options const options : {decode_options::strict, decode_options::service}) {
                CHECK(outcome_of(decode_body(text, options)) == outcome{rule::too_large, 16384});
                CHECK(outcome_of(decode_input(text, options)) == outcome{rule::too_large, 16384});
            }
        }
    }
}

TEST_CASE("hostile: every family, against the oracle") {
    std::vector<std::size_t> sizes{1000, 4096, longest};
    for (std::size_t size = 0; size <= 128; ++size) sizes.push_back(size);
    for (hostile::family const& each : hostile::families) {
        for (std::size_t const size : sizes) {
            CAPTURE(each.name);
            CAPTURE(size);
            std::string const text = each.text(size);
            for (auto const how : {oracle::profile::strict, oracle::profile::service}) {
                auto const body = verbs::decode_as_the_oracle<body_form>(text, how, longest, verbs::here());
                auto const input = verbs::decode_as_the_oracle<input_form>(text, how, longest, verbs::here());
                CHECK(!body.has_value());
                CHECK(!input.has_value());
            }
        }
    }
}

TEST_CASE("hostile: of a list of 100,000 items, every fault is counted") {
    using verbs::item;
    std::string const unset_value = R"({"ParticipantTimerAction":"Unset"})";
    std::string const idle = timer_of("AGENT", "IDLE", unset_value);
    check_lists({"null"}, 100'001, rule::null_item, item(0));
    check_lists({"5"}, 100'001, rule::wrong_type, item(0));
    check_lists({"[]"}, 100'001, rule::wrong_type, item(0));
    check_lists({"\"a\""}, 100'001, rule::wrong_type, item(0));
    check_lists({"{}"}, 300'001, rule::required, item(0, "/ParticipantRole"));
    check_lists({idle}, 100'000, rule::duplicate_timer, item(1));
    check_lists(
        {R"({"TimerValue": )" + unset_value + R"(, "TimerType": "IDLE", "ParticipantRole": "AGENT"})"},
        100'000, rule::duplicate_timer, item(1));
    check_lists({idle, timer_of("CUSTOMER", "IDLE", unset_value),
                 timer_of("AGENT", "DISCONNECT_NONCUSTOMER", unset_value),
                 timer_of("CUSTOMER", "DISCONNECT_NONCUSTOMER", unset_value)},
                99'997, rule::duplicate_timer, item(4));
    check_lists({idle, "null"}, 100'000, rule::null_item, item(1));
    check_lists({timer_of("SUPERVISOR", "IDLE", unset_value)}, 100'001, rule::enumeration,
                item(0, "/ParticipantRole"));
    check_lists({timer_of("AGENT", "IDLE", R"({"ParticipantTimerDurationInMinutes":481})")}, 200'000,
                rule::range, item(0, "/TimerValue/ParticipantTimerDurationInMinutes"));
    check_lists({timer_of("AGENT", "IDLE", "{}")}, 200'000, rule::union_empty, item(0, "/TimerValue"));
}
