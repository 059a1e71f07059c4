// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json/detail/known_layouts.hpp>

#include "../support/layouts.hpp"

#include <chat_timers/json/decode.hpp>
#include <chat_timers/json/detail/reader.hpp>
#include <chat_timers/model/detail/assembler.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// The reader has the same result for every text that known_layouts() does not know. So decoding alone does
// not show which texts it knows.

using namespace chat_timers;

namespace {

constexpr layouts::style known_styles[] = {layouts::compact, layouts::spaced, layouts::by_two,
                                           layouts::by_four};
constexpr std::string_view orders[][3] = {{"role", "type", "value"}, {"role", "value", "type"},
                                          {"type", "role", "value"}, {"type", "value", "role"},
                                          {"value", "role", "type"}, {"value", "type", "role"}};

std::string body_of(std::string_view timers) {
    return std::string{R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"}
        .append(timers)
        .append("]}}}");
}

std::string item(std::string_view role, std::string_view type, std::string_view value,
                 std::string_view const (&order)[3] = orders[0]) {
    std::string text = "{";
    for (std::string_view const member : order) {
        if (text.size() > 1) text += ',';
        if (member == "role") text.append(R"("ParticipantRole":")").append(role).append("\"");
        if (member == "type") text.append(R"("TimerType":")").append(type).append("\"");
        if (member == "value") text.append(R"("TimerValue":{)").append(value).append("}");
    }
    return text + '}';
}

constexpr std::string_view unset_value = R"("ParticipantTimerAction":"Unset")";
std::string minutes(std::string_view digits) {
    return std::string{R"("ParticipantTimerDurationInMinutes":)"}.append(digits);
}

// Four timers, each with its members in this order.
std::string four_timers(std::string_view const (&order)[3]) {
    return body_of(item("CUSTOMER", "IDLE", minutes("2"), order) + ',' +
                   item("CUSTOMER", "DISCONNECT_NONCUSTOMER", minutes("480"), order) + ',' +
                   item("AGENT", "IDLE", minutes("15"), order) + ',' +
                   item("AGENT", "DISCONNECT_NONCUSTOMER", unset_value, order));
}

result<channel_configuration> read(std::string_view json) {
    return detail::read_configuration<field::body>(json, decode_options::strict);
}

bool is_known(std::string_view json) { return detail::known_layouts(json).has_value(); }

// Checks that the timers, if the text is known, are those of the reader, and that decode_body() has the
// reader's result. Returns true if the text is known.
bool is_known_and_right(std::string_view json) {
    auto const timers = detail::known_layouts(json);
    auto const expected = read(json);
    CHECK(decode_body(json) == expected);
    if (!timers) return false;
    REQUIRE(expected);
    CHECK(*timers == chat_timers::timers(*expected));
    return true;
}

}  // namespace

TEST_CASE("known_layouts: members in any order, in the layouts of common serializers") {
    for (layouts::style const& style : known_styles) {
        for (auto const& order : orders) {
            CAPTURE(style.name);
            std::string const text{layouts::text{four_timers(order), style}.view()};
            CAPTURE(text);
            CHECK(is_known_and_right(text));
        }
        for (std::string_view const role : {"CUSTOMER", "AGENT"}) {
            for (std::string_view const type : {"IDLE", "DISCONNECT_NONCUSTOMER"}) {
                for (std::string const& value : {minutes("2"), minutes("99"), std::string{unset_value}}) {
                    layouts::text const text{body_of(item(role, type, value)), style};
                    CHECK(is_known_and_right(text));
                }
            }
        }
    }
}

TEST_CASE("known_layouts: other layouts") {
    for (layouts::style const& style : {layouts::by_three, layouts::by_tab, layouts::crlf, layouts::loose}) {
        std::string const text{layouts::text{four_timers(orders[0]), style}.view()};
        CHECK(read(text).has_value());
        CHECK_FALSE(is_known_and_right(text));
    }
    std::string const compact = four_timers(orders[0]);
    CHECK(is_known_and_right(compact + '\n'));
    CHECK(is_known_and_right(compact + " \r\n\t"));
    CHECK_FALSE(is_known_and_right(compact + "\n\v"));
    CHECK(is_known_and_right(std::string_view{compact + "  "}.substr(0, compact.size())));
    CHECK_FALSE(is_known_and_right(compact + "\n}"));
    CHECK_FALSE(is_known_and_right(' ' + compact));
    CHECK_FALSE(is_known_and_right(compact + '}'));
}

TEST_CASE("known_layouts: bounds of the minutes") {
    for (std::string_view const digits : {"2", "9", "10", "99", "100", "480"})
        CHECK(is_known_and_right(body_of(item("AGENT", "IDLE", minutes(digits)))));
    for (std::string_view const digits :
         {"", "0", "00", "1", "02", "481", "999", "1440", "4294967298", "18446744073709551618",
          "100000000000000000000000000000000000000002", "-2", "2.0", "2e0", "2,", "null", "\"2\""})
        CHECK_FALSE(is_known_and_right(body_of(item("AGENT", "IDLE", minutes(digits)))));
}

TEST_CASE("known_layouts: words and names that begin or end otherwise") {
    CHECK_FALSE(is_known_and_right(body_of(item("AGENTS", "IDLE", unset_value))));
    CHECK_FALSE(is_known_and_right(body_of(item("AGEN", "IDLE", unset_value))));
    CHECK_FALSE(is_known_and_right(body_of(item("", "IDLE", unset_value))));
    CHECK_FALSE(is_known_and_right(body_of(item("AGENT", "DISCONNECT_CUSTOMER", unset_value))));
    CHECK_FALSE(is_known_and_right(body_of(item("AGENT", "DISCONNECT_NONCUSTOMERS", unset_value))));
    CHECK_FALSE(is_known_and_right(body_of(item("AGENT", "IDLE", R"("ParticipantTimerAction":"UNSET")"))));
    CHECK_FALSE(is_known_and_right(body_of(item("AG\\u0045NT", "IDLE", unset_value))));
    CHECK_FALSE(is_known_and_right(body_of(item("AGENT", "IDLE", ""))));
    CHECK_FALSE(is_known_and_right(
        body_of(item("AGENT", "IDLE", std::string{unset_value}.append(",").append(minutes("2"))))));
}

TEST_CASE("known_layouts: repeated and absent members and timers, and the size of the list") {
    std::string const idle = item("AGENT", "IDLE", unset_value);
    CHECK_FALSE(is_known_and_right(body_of("")));
    CHECK_FALSE(is_known_and_right(body_of("null")));
    CHECK_FALSE(is_known_and_right(body_of(idle + ',' + idle)));
    CHECK_FALSE(is_known_and_right(body_of(idle + ',' + item("AGENT", "IDLE", minutes("2")))));
    std::string five = four_timers(orders[0]);
    five.insert(five.find(']'), ',' + idle);
    CHECK_FALSE(is_known_and_right(five));
    for (std::string_view const twice : {"role", "type", "value"}) {
        for (std::string_view const once : {"role", "type", "value"}) {
            std::string_view const members[] = {once, twice, twice};
            CHECK_FALSE(is_known_and_right(body_of(item("AGENT", "IDLE", unset_value, members))));
        }
    }
    CHECK_FALSE(is_known_and_right(body_of(R"({"ParticipantRole":"AGENT","TimerType":"IDLE"})")));
    CHECK_FALSE(is_known_and_right(body_of("{}")));
}

TEST_CASE("known_layouts: every text that ends early") {
    for (layouts::style const& style : known_styles) {
        for (auto const* const order : {&orders[0], &orders[5]}) {
            std::string const text{layouts::text{four_timers(*order), style}.view()};
            for (std::size_t size = 0; size < text.size(); ++size) {
                std::string const part = text.substr(0, size);  // its own memory, for the sanitizers
                CHECK_FALSE(is_known(part));
            }
        }
    }
}

TEST_CASE("known_layouts: every text with one other byte") {
    for (layouts::style const& style : known_styles) {
        for (auto const* const order : {&orders[0], &orders[4]}) {
            std::string text{layouts::text{four_timers(*order), style}.view()};
            std::size_t known = 0;
            for (char& byte : text) {
                char const original = byte;
                for (char const other : {' ', '\n', '"', ',', ':', '0', '4', '{', '}', ']', 'A', '\0', '\x80',
                                         static_cast<char>(original ^ 1)}) {
                    byte = other;
                    auto const timers = detail::known_layouts(text);
                    if (other == original) continue;
                    auto const expected = read(text);
                    if (timers) {
                        ++known;
                        REQUIRE(expected);
                        CHECK(*timers == chat_timers::timers(*expected));
                    }
                }
                byte = original;
            }
            CHECK(known > 0);  // other digits
            CHECK(known < 50);
        }
    }
}

TEST_CASE("known_layouts: every text without one of its bytes") {
    for (layouts::style const& style : known_styles) {
        for (auto const* const order : {&orders[0], &orders[3]}) {
            std::string const text{layouts::text{four_timers(*order), style}.view()};
            for (std::size_t index = 0; index < text.size(); ++index) {
                std::string part = text;
                part.erase(index, 1);
                (void)is_known_and_right(part);
            }
        }
    }
}
