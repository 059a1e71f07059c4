// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/guarded.hpp"
#include "../support/json_verbs.hpp"
#include "../support/layouts.hpp"
#include "../support/oracle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The reader compares texts in known layouts with whole pieces. Whatever a text holds, in whatever order and
// layout, the result must be that of the general reader, which sees the same text with blanks in places where
// no known layout has any.

using namespace chat_timers;

namespace {

using members = std::array<std::string, 3>;

std::string body_of(std::vector<members> timers, std::array<std::size_t, 3> const& order) {
    std::string items;
    for (members const& each : timers) {
        items += items.empty() ? "{" : ",{";
        items += each[order[0]] + ',' + each[order[1]] + ',' + each[order[2]] + '}';
    }
    return verbs::body_of(items);
}
members timer_of(std::string const& role, std::string const& type, std::string const& minutes) {
    std::string const value = minutes.empty() ? R"("ParticipantTimerAction":"Unset")"
                                              : R"("ParticipantTimerDurationInMinutes":)" + minutes;
    return {R"("ParticipantRole":")" + role + '"', R"("TimerType":")" + type + '"',
            R"("TimerValue":{)" + value + '}'};
}
std::vector<members> const four_timers{timer_of("CUSTOMER", "IDLE", "5"), timer_of("AGENT", "IDLE", "15"),
                                       timer_of("CUSTOMER", "DISCONNECT_NONCUSTOMER", "480"),
                                       timer_of("AGENT", "DISCONNECT_NONCUSTOMER", "")};

// Calls `see` with four timers in every layout, their members in every order.
template <class See>
void every_text(See see) {
    for (layouts::style const& style : layouts::all) {
        std::array<std::size_t, 3> order{0, 1, 2};
        do {
            see(std::string{layouts::text{body_of(four_timers, order), style}.view()}, style);
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

// A text with two blanks behind each opening bracket: no piece is equal to any part of it.
class blanked {
public:
    explicit blanked(std::string_view text) {
        for (char const byte : text) {
            add(byte, text_.size() - blanks_);
            if (byte != '{' && byte != '[') continue;
            for (char const blank : {' ', ' '}) {
                add(blank, text_.size() - blanks_);
                ++blanks_;
            }
        }
        add('\0', text_.size() - blanks_);
        text_.pop_back();
    }

    std::string const& text() const { return text_; }
    // Where a byte of the text stands in the original.
    std::size_t original(std::size_t offset) const { return originals_[offset]; }
    // Where a byte of the original stands in the text.
    std::size_t place_of(std::size_t original) const {
        auto const behind = std::upper_bound(originals_.begin(), originals_.end(), original);
        return static_cast<std::size_t>(behind - originals_.begin()) - 1;
    }

private:
    void add(char byte, std::size_t original) {
        text_ += byte;
        originals_.push_back(original);
    }

    std::string text_;
    std::vector<std::size_t> originals_;
    std::size_t blanks_ = 0;
};

// All that the decoder says of a text: the value or the violations.
template <class Form, class Place>
std::string outcome(std::string_view text, decode_options const& options, Place original) {
    auto const decoded = Form::decode(text, options);
    if (decoded) return std::string{Form::encode(*decoded).view()};
    std::string all = std::to_string(decoded.error().total()) + ":\n";
    for (violation const& each : decoded.error()) {
        std::size_t const first = original(each.offset);
        all += verbs::text_of(each.rule, each.pointer(), first, original(each.offset + each.length) - first);
        all.append(" ").append(each.message()).append("\n");
    }
    return all;
}

class comparison {
public:
    // Compares the two readers of `text`. Its brackets are those of the blanked text.
    template <class Form>
    void readers(std::string_view text) {
        blanked const general{text};
        compare<Form>(text, general.text(), general);
    }
    // The same with another byte at an index, and the same byte in the blanked text.
    template <class Form>
    void readers(std::string_view text, std::size_t index, char byte) {
        blanked const general{text};
        std::string spoilt{text};
        std::string blanked_and_spoilt = general.text();
        spoilt[index] = byte;
        blanked_and_spoilt[general.place_of(index)] = byte;
        compare<Form>(spoilt, blanked_and_spoilt, general);
    }

    std::size_t compared = 0, valid = 0;

private:
    template <class Form>
    void compare(std::string_view text, std::string_view blanked_text, blanked const& general) {
        for (decode_options const& options : {decode_options::strict, decode_options::service}) {
            auto const same = [](std::size_t offset) { return offset; };
            std::string const got = outcome<Form>(memory_.at_the_end(text), options, same);
            std::string const wanted = outcome<Form>(
                blanked_text, options, [&](std::size_t offset) { return general.original(offset); });
            ++compared;
            if (got.starts_with('{')) ++valid;
            if (got == wanted) continue;
            FAIL_CHECK("Of " << text << "\nthe result is\n" << got << "and with blanks it is\n" << wanted);
        }
    }

    guarded memory_;
};

template <class Form>
void compare_with_oracle(std::string_view text) {
    for (auto const how : {oracle::profile::strict, oracle::profile::service})
        (void)verbs::decode_as_the_oracle<Form>(text, how, 16384, verbs::here());
}

std::string input_of(std::string_view body) {
    std::string text{body};
    std::size_t const quote = text.find('"');
    std::string const space = text.substr(1, quote - 1);
    return text.insert(quote, R"("InstanceId":"i",)" + space + R"("ContactId":"c",)" + space);
}

constexpr char spoilers[] = {'"', '{', '}', '[', ']', ',', ':', '0', '1', '9', 'A', 'C', ' ', '\n', '\x80'};
bool is_bracket(char byte) { return byte == '{' || byte == '['; }

}  // namespace

TEST_CASE("layouts: every order of members in every layout is read, to the same value") {
    auto const expected = decode_body(body_of(four_timers, {0, 1, 2}));
    REQUIRE(expected.has_value());
    std::size_t texts = 0;
    every_text([&](std::string const& text, layouts::style const&) {
        ++texts;
        auto const decoded = decode_body(text);
        CHECK(decoded.has_value());
        if (decoded) CHECK(*decoded == *expected);
        auto const input = decode_input(input_of(text));
        CHECK(input.has_value());
        if (input) CHECK(input->channel_configuration == *expected);
        compare_with_oracle<verbs::body_form>(text);
    });
    CHECK(texts == 48);
}

TEST_CASE("layouts: one byte replaced is found by the reader of a layout as by the general one") {
    comparison with;
    every_text([&](std::string const& text, layouts::style const&) {
        for (std::size_t index = 0; index < text.size(); ++index) {
            // A bracket that is none any more has no blanks behind it, and a new one has.
            if (is_bracket(text[index])) continue;
            char const byte = spoilers[index % std::size(spoilers)];
            if (is_bracket(byte)) continue;
            with.readers<verbs::body_form>(text, index, byte);
        }
    });
    CHECK(with.compared > 50'000);
    CHECK(with.valid > 1'000);
}

TEST_CASE("layouts: one byte replaced, against the oracle") {
    std::size_t turn = 0;
    every_text([&](std::string const& text, layouts::style const&) {
        for (std::size_t index = 0; index < text.size(); ++index) {
            std::string spoilt = text;
            spoilt[index] = spoilers[++turn % std::size(spoilers)];
            if (turn % 3 == 0 || is_bracket(text[index])) compare_with_oracle<verbs::body_form>(spoilt);
        }
    });
}

TEST_CASE("layouts: a text that is cut off at any byte") {
    comparison with;
    every_text([&](std::string const& text, layouts::style const&) {
        for (std::size_t size = 0; size < text.size(); ++size) {
            with.readers<verbs::body_form>(std::string_view{text}.substr(0, size));
            if (size % 5 == 0) compare_with_oracle<verbs::body_form>(std::string_view{text}.substr(0, size));
        }
    });
    CHECK(with.compared > 50'000);
}

TEST_CASE("layouts: a byte removed, and one twice") {
    every_text([&](std::string const& text, layouts::style const& style) {
        if (style.line.size() > 1) return;
        for (std::size_t index = 0; index < text.size(); index += 3) {
            std::string spoilt = text;
            compare_with_oracle<verbs::body_form>(spoilt.erase(index, 1));
            spoilt = text;
            compare_with_oracle<verbs::body_form>(spoilt.insert(index, 1, text[index]));
        }
    });
}

TEST_CASE("layouts: faults of a timer are found in every layout and order") {
    std::vector<std::pair<members, members>> const pairs{
        {timer_of("CUSTOMER", "IDLE", "1"), timer_of("AGENT", "IDLE", "481")},
        {timer_of("CUSTOMER", "IDLE", "999"), timer_of("CUSTOMER", "IDLE", "1000")},
        {timer_of("CUSTOMER", "IDLE", "0"), timer_of("CUSTOMER", "IDLE", "05")},
        {timer_of("CUSTOMER", "IDLE", "5"), timer_of("CUSTOMER", "IDLE", "500")},
        {timer_of("CUSTOMER", "IDLE", "500"), timer_of("CUSTOMER", "IDLE", "")},
        {timer_of("CUSTOMER", "IDLE", "-5"), timer_of("CUSTOMER", "IDLE", "5.0")},
        {timer_of("CUSTOMERS", "IDLE", ""), timer_of("CUSTOMER", "IDLE_", "5e0")},
        {timer_of("AGENTS", "DISCONNECT", "12"), timer_of("", "", "12")},
        {timer_of("CUSTOMER", "IDLE", "null"), timer_of("AGENT", "IDLE", "\"5\"")},
        {members{R"("ParticipantRole":"AGENT")", R"("TimerType":"IDLE")", R"("TimerType":"IDLE")"},
         timer_of("AGENT", "IDLE", "5")},
        {members{R"("ParticipantRole":"AGENT")", R"("TimerValue":{})", R"("TimerValue":{})"},
         timer_of("AGENT", "IDLE", "5")},
        {members{R"("ParticipantRole":"AGENT")", R"("TimerName":"IDLE")", R"("TimerValue":null)"},
         timer_of("AGENT", "IDLE", "5")},
    };
    comparison with;
    for (auto const& [first, second] : pairs) {
        for (layouts::style const& style : layouts::all) {
            std::array<std::size_t, 3> order{0, 1, 2};
            do {
                layouts::text const text{body_of({first, four_timers[2], second}, order), style};
                with.readers<verbs::body_form>(text);
                compare_with_oracle<verbs::body_form>(text);
                std::string const input = input_of(text.view());
                with.readers<verbs::input_form>(input);
                compare_with_oracle<verbs::input_form>(input);
            } while (std::next_permutation(order.begin(), order.end()));
        }
    }
    CHECK(with.compared == 2 * 2 * 12 * 48);
}

TEST_CASE("layouts: what follows the list, and other items in it") {
    std::string const timer =
        "{" + four_timers[0][0] + ',' + four_timers[0][1] + ',' + four_timers[0][2] + '}';
    std::string const open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
    std::vector<std::string> texts;
    for (std::string const& items :
         {std::string{}, timer, timer + ",null", "null," + timer, "5," + timer + ",[]", timer + ",{}",
          "{}," + timer, timer + ',' + timer, timer + ",x", timer + ','}) {
        for (std::string const rest :
             {R"(]}}})", R"(],"x":1}}})", R"(]},"Chat":null}})", R"(]}},"y":[1,{"z":2}]})",
              R"(]},"SMS":{}}})", R"(],"ParticipantTimerConfigList":[]}}})", R"(]}}}})", R"(]}})", R"(]}})",
              R"(]]})", R"(]}}} x)", R"(],}}})", R"(]},}})"}) {
            texts.push_back(open + items + rest);
        }
    }
    comparison with;
    for (std::string const& json : texts) {
        for (layouts::style const& style : layouts::all) {
            std::string const text{layouts::text{json, style}.view()};
            with.readers<verbs::body_form>(text);
            compare_with_oracle<verbs::body_form>(text);
            with.readers<verbs::input_form>(input_of(text));
            compare_with_oracle<verbs::input_form>(input_of(text));
            for (std::string_view const space : {" ", "\n", "\r\n \t"}) {
                std::string const padded = std::string{space}.append(text).append(space);
                with.readers<verbs::body_form>(padded);
                compare_with_oracle<verbs::body_form>(padded);
            }
        }
    }
}
