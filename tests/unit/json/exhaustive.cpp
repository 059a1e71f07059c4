// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include <chat_timers/model/draft.hpp>

#include "../support/guarded.hpp"
#include "../support/json_verbs.hpp"
#include "../support/oracle.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Whole families of texts, each held against the oracle.

using namespace chat_timers;

namespace {

// The library and the oracle agree about a text, and what is read comes back as it was written.
class comparison {
public:
    template <class Form>
    void compare(std::string_view text, oracle::profile how) {
        auto const judged = oracle::judge(text, Form::form, how);
        std::string_view const source = memory_.at_the_end(text);
        auto const decoded = Form::decode(source, how == oracle::profile::strict ? decode_options::strict
                                                                                 : decode_options::service);
        ++compared;
        std::string const wanted = judged.text();
        std::string const got = decoded ? "a value" : verbs::without_messages(decoded.error());
        if (got != wanted) return differs<Form>(text, how, got, wanted);
        if (!decoded) return;
        ++valid;
        auto const encoded = Form::encode(*decoded);
        std::string const canonical = judged.canonical(Form::form);
        if (encoded.view() != canonical)
            return differs<Form>(text, how, std::string{encoded.view()}, canonical);
        auto const again = Form::decode(memory_.at_the_end(encoded), decode_options::strict);
        if (!again || *again != *decoded || Form::encode(*again) != encoded)
            differs<Form>(text, how, "no equal value", "an equal value");
    }
    template <class Form>
    void compare(std::string_view text) {
        compare<Form>(text, oracle::profile::strict);
        compare<Form>(text, oracle::profile::service);
    }

    std::size_t compared = 0, valid = 0;

private:
    template <class Form>
    void differs(std::string_view text, oracle::profile how, std::string const& got,
                 std::string const& wanted) {
        if (++differences_ > 5) return;
        FAIL_CHECK(std::string{Form::form == oracle::form::body ? "body, " : "input, "}
                   << std::string{how == oracle::profile::strict ? "strict" : "service"} << ", of\n"
                   << std::string{text} << "\ngot:\n"
                   << got << "\nexpected:\n"
                   << wanted);
    }

    guarded memory_;
    std::size_t differences_ = 0;
};

// ---- Timers, as JSON and as a draft.

struct fault {
    chat_timers::rule rule;
    std::string below;  // the item's pointer
    std::size_t offset = 0, length = 0;
};

struct kind {
    std::string json;
    timer_draft draft;
    std::vector<fault> faults;
    int key = -1;  // of role and type, if both are right
    bool is_null = false;
};

// Around the bytes of each fault stand `<` and `>`.
kind made(std::string const& with_marks, timer_draft const& draft, std::vector<fault> faults, int key = -1) {
    verbs::marked const source = verbs::without_marks(with_marks);
    REQUIRE(source.ranges.size() == faults.size());
    for (std::size_t index = 0; index < faults.size(); ++index) {
        faults[index].offset = source.ranges[index].first;
        faults[index].length = source.ranges[index].second;
    }
    return {source.text, draft, std::move(faults), key};
}

struct value {
    std::string json;
    timer_value_draft draft;
    std::vector<fault> faults;
};

std::vector<kind> kinds_of(std::vector<value> const& values) {
    std::vector<kind> kinds;
    int key = 0;
    for (char const* const role : {"CUSTOMER", "AGENT"}) {
        for (char const* const type : {"IDLE", "DISCONNECT_NONCUSTOMER"}) {
            for (value const& each : values) {
                std::string const json = std::string{R"({"ParticipantRole":")"} + role +
                                         R"(","TimerType":")" + type + R"(","TimerValue":)" + each.json + "}";
                kinds.push_back(made(json, {role, type, each.draft}, each.faults, key));
            }
            ++key;
        }
    }
    return kinds;
}

std::string const duration_below = "/TimerValue/ParticipantTimerDurationInMinutes";
value const unset_value{R"({"ParticipantTimerAction":"Unset"})", {"Unset", std::nullopt}, {}};
value const no_value{"<{}>", {}, {{rule::union_empty, "/TimerValue"}}};
value const two_values{R"(<{"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":5}>)",
                       {"Unset", 5},
                       {{rule::union_conflict, "/TimerValue"}}};
value minutes(std::int64_t number) {
    std::string const digits = std::to_string(number);
    if (number >= 2 && number <= 480)
        return {R"({"ParticipantTimerDurationInMinutes":)" + digits + "}", {std::nullopt, number}, {}};
    return {R"({"ParticipantTimerDurationInMinutes":<)" + digits + ">}",
            {std::nullopt, number},
            {{rule::range, duration_below}}};
}
kind null_item() {
    kind null = made("<null>", {}, {{rule::null_item, ""}});
    null.is_null = true;
    return null;
}

// Rules and pointers, without offsets.
std::string rules_of(violations const& found) {
    std::string text = std::to_string(found.total());
    for (violation const& each : found)
        text.append(" ").append(to_string(each.rule)).append("@").append(each.pointer().view());
    return text;
}

// Whether these are the violations, the first 16 of them held.
bool are(violations const& found, std::vector<fault> const& wanted) {
    if (found.total() != wanted.size() || found.size() != std::min<std::size_t>(16, wanted.size()))
        return false;
    for (std::size_t index = 0; index < found.size(); ++index) {
        violation const& each = found[index];
        bool const same = each.rule == wanted[index].rule && each.offset == wanted[index].offset &&
                          each.length == wanted[index].length &&
                          each.pointer() == std::string_view{wanted[index].below};
        if (!same) return false;
    }
    return true;
}

// Every list of `size` of these, as body, input and draft. Gives the number of those that are right.
std::size_t all_lists(std::vector<kind> const& kinds, std::size_t size) {
    constexpr std::string_view body_open =
        R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
    constexpr std::string_view input_open =
        R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
    std::string const items[] = {verbs::item(0), verbs::item(1), verbs::item(2), verbs::item(3)};
    std::vector<std::size_t> digits(size, 0);
    std::vector<timer_draft> drafts(size);
    std::vector<fault> wanted;
    std::size_t lists = 0, right = 0, differences = 0;
    std::string text;
    for (bool done = false; !done; ++lists) {
        bool const input = lists % 2 != 0;
        bool has_draft = true;
        unsigned seen = 0;
        wanted.clear();
        text = input ? input_open : body_open;
        for (std::size_t index = 0; index < size; ++index) {
            kind const& each = kinds[digits[index]];
            if (index != 0) text += ',';
            if (each.key >= 0) {
                unsigned const bit = 1U << each.key;
                if ((seen & bit) != 0)
                    wanted.push_back({rule::duplicate_timer, items[index], text.size(), each.json.size()});
                seen |= bit;
            }
            for (fault const& own : each.faults)
                wanted.push_back({own.rule, items[index] + own.below, text.size() + own.offset, own.length});
            text += each.json;
            drafts[index] = each.draft;
            has_draft = has_draft && !each.is_null;
        }
        text += "]}}}";
        decode_options const options = lists / 2 % 2 == 0 ? decode_options::strict : decode_options::service;
        bool same = false;
        if (input) {
            auto const decoded = decode_input(text, options);
            same = decoded ? wanted.empty() && encode_input(*decoded) == std::string_view{text}
                           : are(decoded.error(), wanted);
            if (has_draft) {
                auto const from_draft = validate({"i", "c", drafts});
                same = same && from_draft.has_value() == decoded.has_value() &&
                       (decoded ? *from_draft == *decoded
                                : rules_of(from_draft.error()) == rules_of(decoded.error()));
            }
        } else {
            auto const decoded = decode_body(text, options);
            same = decoded ? wanted.empty() && encode_body(*decoded) == std::string_view{text}
                           : are(decoded.error(), wanted);
        }
        right += wanted.empty() ? 1U : 0U;
        if (!same && ++differences < 5) FAIL_CHECK("Judged otherwise: " << text);
        done = true;
        for (std::size_t& digit : digits) {
            digit = (digit + 1) % kinds.size();
            if (digit != 0) {
                done = false;
                break;
            }
        }
    }
    std::size_t combinations = 1;
    for (std::size_t index = 0; index < size; ++index) combinations *= kinds.size();
    CHECK(lists == combinations);
    CHECK(differences == 0);
    return right;
}

// ---- Texts to be spoilt.

constexpr std::string_view four_timers =
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
    R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5}},)"
    R"({"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER")"
    R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":480}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER")"
    R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":42}}]}}})";

// As Python's writer spaces it, with the ids behind.
constexpr std::string_view spaced =
    R"({"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "CUSTOMER", )"
    R"("TimerType": "IDLE", "TimerValue": {"ParticipantTimerDurationInMinutes": 5}}, )"
    R"({"ParticipantRole": "AGENT", "TimerType": "DISCONNECT_NONCUSTOMER", )"
    R"("TimerValue": {"ParticipantTimerAction": "Unset"}}]}}, "InstanceId": "i", "ContactId": "c"})";

constexpr std::string_view indented =
    "{\n  \"ChannelConfiguration\": {\n    \"Chat\": {\n      \"ParticipantTimerConfigList\": [\n        {\n "
    "         \"TimerType\": \"IDLE\",\r\n"
    "\t\t\"TimerValue\" : { \"ParticipantTimerDurationInMinutes\" : 2 } ,\n          \"ParticipantRole\": "
    "\"AGENT\"\n        }\n      ]\n    }\n  }\n}";

constexpr std::string_view odd =
    R"({"\u0043ontactId":"\ud83d\udc4d\n",)"
    "\"InstanceId\":\"\U0001F44D\u20AC\u00E9i\","
    R"("x":[1.5e+3,{"y":[null,true,"\u0000"]},-0],"ChannelConfiguration":{"__type":"t")"
    R"(,"Chat":{"ParticipantTimerConfigList":[{"TimerValue":)"
    R"({"ParticipantTimerAction":null,"ParticipantTimerDurationInMinutes":50.0e-1})"
    R"(,"TimerType":"IDL\u0045","z":{},"ParticipantRole":"AGENT"}]}}})";

constexpr std::string_view one_timer_input =
    R"({"InstanceId":"i\u0031","ContactId":"c")"
    R"(,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"AGENT")"
    R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":12}},)"
    R"( {"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER")"
    R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";

}  // namespace

TEST_CASE("exhaustive: all lists of one to three timers, over all keys, values and ways to be wrong") {
    std::vector<kind> kinds =
        kinds_of({unset_value, minutes(2), minutes(480), minutes(1), minutes(481), no_value, two_values});
    kinds.push_back(null_item());
    kinds.push_back(made(R"({"ParticipantRole":<"CUSTOMERS">,"TimerType":"IDLE")"
                         R"(,"TimerValue":{"ParticipantTimerAction":<"Set">}})",
                         {"CUSTOMERS", "IDLE", timer_value_draft{"Set", std::nullopt}},
                         {{rule::enumeration, "/ParticipantRole"},
                          {rule::enumeration, "/TimerValue/ParticipantTimerAction"}}));
    kinds.push_back(made(R"({"ParticipantRole":"AGENT","TimerType":<"">)"
                         R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":<2147483648>}})",
                         {"AGENT", "", timer_value_draft{std::nullopt, 2'147'483'648}},
                         {{rule::enumeration, "/TimerType"}, {rule::not_an_integer, duration_below}}));
    kinds.push_back(made(R"(<<<{}>>>)", {},
                         {{rule::required, "/ParticipantRole"},
                          {rule::required, "/TimerType"},
                          {rule::required, "/TimerValue"}}));
    // Four keys, in any order, with one of three values each.
    CHECK(all_lists(kinds, 1) == 4 * 3);
    CHECK(all_lists(kinds, 2) == 4 * 3 * 3 * 3);
    CHECK(all_lists(kinds, 3) == 4 * 3 * 2 * 3 * 3 * 3);
}

TEST_CASE("exhaustive: all lists of four timers") {
    std::vector<kind> kinds = kinds_of({unset_value, minutes(2), minutes(480), minutes(481)});
    kinds.push_back(null_item());
    CHECK(all_lists(kinds, 4) == 4 * 3 * 2 * 1 * 3 * 3 * 3 * 3);
}

TEST_CASE("exhaustive: every proper prefix is refused, and nothing is read beyond it") {
    guarded memory;
    comparison with;
    for (std::string_view const text : {four_timers, spaced, indented, odd, one_timer_input}) {
        for (std::size_t size = 0; size < text.size(); ++size) {
            std::string_view const prefix = text.substr(0, size);
            for (decode_options const options : {decode_options::strict, decode_options::service}) {
                REQUIRE(!decode_body(memory.at_the_end(prefix), options).has_value());
                REQUIRE(!decode_input(memory.at_the_end(prefix), options).has_value());
                REQUIRE(!decode_body(memory.at_the_start(prefix), options).has_value());
                REQUIRE(!decode_input(memory.at_the_start(prefix), options).has_value());
            }
            with.compare<verbs::body_form>(prefix);
            with.compare<verbs::input_form>(prefix);
        }
    }
    CHECK(with.valid == 0);
    CHECK(decode_body(memory.at_the_end(four_timers)).has_value());
    CHECK(decode_body(memory.at_the_end(indented)).has_value());
    CHECK(decode_input(memory.at_the_end(odd), decode_options::service).has_value());
    CHECK(decode_input(memory.at_the_end(one_timer_input)).has_value());
    CHECK(decode_input(memory.at_the_end(spaced)).has_value());
}

TEST_CASE("exhaustive: every suffix, too") {
    comparison with;
    for (std::string_view const text : {four_timers, spaced, odd, one_timer_input}) {
        for (std::size_t size = 1; size < text.size(); ++size)
            with.compare<verbs::input_form>(text.substr(size));
    }
    CHECK(with.valid == 0);
}

TEST_CASE("exhaustive: every byte replaced by each of the 256 gives violations, or a value that is encoded "
          "to an equal one") {
    guarded memory;
    std::size_t valid = 0, wrong = 0;
    for (std::string_view const original : {four_timers, spaced, one_timer_input, indented}) {
        std::string text{original};
        for (std::size_t at = 0; at < original.size(); ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                text[at] = static_cast<char>(byte);
                std::string_view const source = memory.at_the_end(text);
                decode_options const options =
                    byte % 2 == 0 ? decode_options::strict : decode_options::service;
                if (auto const decoded = decode_input(source, options)) {
                    ++valid;
                    auto const encoded = encode_input(*decoded);
                    auto const again = decode_input(encoded);
                    if (!again || *again != *decoded || encode_input(*again) != encoded) ++wrong;
                } else if (decoded.error().empty()) {
                    ++wrong;
                }
                if (auto const decoded = decode_body(source, options)) {
                    ++valid;
                    auto const encoded = encode_body(*decoded);
                    auto const again = decode_body(encoded);
                    if (!again || *again != *decoded || encode_body(*again) != encoded) ++wrong;
                } else if (decoded.error().empty()) {
                    ++wrong;
                }
            }
            text[at] = original[at];
        }
    }
    CHECK(wrong == 0);
    CHECK(valid >
          four_timers.size() +
              one_timer_input.size());  // each byte by itself, digits, white space, and what the ids may hold
}

constexpr char spoilers[] = {'"', '\\', '{',    '}',    '[',    ']',    ',',    ':',    '0',    '1',
                             '9', '-',  '+',    '.',    'e',    'u',    'n',    't',    'd',    '8',
                             ' ', '\n', '\x1F', '\x7F', '\x80', '\xC3', '\xED', '\xF0', '\xFF', '\0'};

TEST_CASE("exhaustive: every byte replaced by what matters to a reader of JSON, against the oracle") {
    comparison with;
    std::string text;
    for (std::string_view const original : {odd, spaced, one_timer_input}) {
        for (std::size_t at = 0; at < original.size(); ++at) {
            text = original;
            for (char const byte : spoilers) {
                text[at] = byte;
                with.compare<verbs::input_form>(text, (at + static_cast<unsigned char>(byte)) % 2 == 0
                                                          ? oracle::profile::strict
                                                          : oracle::profile::service);
            }
        }
    }
    CHECK(with.valid > 100);
}

TEST_CASE("exhaustive: every byte removed, doubled, and moved by one") {
    comparison with;
    for (std::string_view const text : {odd, spaced, one_timer_input}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string spoilt{text};
            spoilt.erase(at, 1);
            with.compare<verbs::input_form>(spoilt);
            spoilt = text;
            spoilt.insert(at, 1, text[at]);
            with.compare<verbs::input_form>(spoilt);
            spoilt = text;
            if (at + 1 < spoilt.size()) std::swap(spoilt[at], spoilt[at + 1]);
            with.compare<verbs::input_form>(spoilt);
        }
    }
}

TEST_CASE("exhaustive: documents grown at random out of the right words") {
    // Deterministic: a linear congruential generator.
    std::uint32_t state = 12345;
    auto const random = [&state](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8) % below;
    };
    std::string const names[] = {"\"ChannelConfiguration\"",
                                 "\"Chat\"",
                                 "\"ParticipantTimerConfigList\"",
                                 "\"ParticipantRole\"",
                                 "\"TimerType\"",
                                 "\"TimerValue\"",
                                 "\"ParticipantTimerAction\"",
                                 "\"ParticipantTimerDurationInMinutes\"",
                                 "\"InstanceId\"",
                                 "\"ContactId\"",
                                 "\"__type\"",
                                 "\"x\"",
                                 "\"Ch\\u0061t\""};
    std::string const scalars[] = {"null",      "true",       "5",
                                   "480",       "481",        "-0",
                                   "5.0",       "50e-1",      "5.5",
                                   "1e999",     "2147483648", "\"CUSTOMER\"",
                                   "\"AGENT\"", "\"IDLE\"",   "\"DISCONNECT_NONCUSTOMER\"",
                                   "\"Unset\"", "\"\"",       "\"\\ud83d\\udc4d\"",
                                   "[]",        "{}",         "\"\\ud83d\"",
                                   "01",        "\"\xFF\""};
    auto const pick = [&](auto const& from) -> std::string const& { return from[random(std::size(from))]; };
    // Each document is compact, spaced as Python's writer does, or spaced at random; and right, nearly right,
    // or quite wrong.
    std::size_t style = 0, rightness = 0;
    auto const space = [&]() -> std::string { return style == 2 && random(6) == 0 ? " " : ""; };
    auto const comma = [&]() -> std::string { return "," + (style == 1 ? " " : space()); };
    auto const colon = [&]() -> std::string { return space() + ":" + (style == 1 ? " " : space()); };
    auto const spoilt = [&](std::size_t odds) { return rightness != 0 && random(odds * rightness) == 0; };
    // Mostly what the model wants, in any order; sometimes something else, sometimes twice, seldom no JSON.
    auto const object = [&](std::vector<std::pair<std::string, std::string>> members) {
        for (std::size_t count = members.size(); count > 1; --count) {
            if (style == 2 && random(3) == 0) std::swap(members[count - 1], members[random(count)]);
        }
        if (spoilt(12) && !members.empty())
            members.erase(members.begin() + static_cast<std::ptrdiff_t>(random(members.size())));
        if (spoilt(12) && !members.empty()) members.push_back(members[random(members.size())]);
        if (spoilt(12))
            members.insert(members.begin() + static_cast<std::ptrdiff_t>(random(members.size() + 1)),
                           {pick(names), pick(scalars)});
        std::string text = "{" + space();
        for (std::size_t index = 0; index < members.size(); ++index) {
            std::string const value = spoilt(24) ? pick(scalars) : members[index].second;
            text += (index == 0 ? "" : comma()) + members[index].first + colon() + value + space();
        }
        return text + "}";
    };
    comparison with;
    for (int round = 0; round < 2000; ++round) {
        style = random(3);
        rightness = random(2) == 0 ? 0 : 1 + random(4);
        std::string list = "[" + space();
        for (std::size_t count = random(4), index = 0; index <= count; ++index) {
            std::string const number = spoilt(4) ? pick(scalars) : std::to_string(2 + random(479));
            std::string const value = random(2) == 0
                                          ? object({{"\"ParticipantTimerAction\"", "\"Unset\""}})
                                          : object({{"\"ParticipantTimerDurationInMinutes\"", number}});
            std::string const timer =
                object({{"\"ParticipantRole\"", random(2) == 0 ? "\"CUSTOMER\"" : "\"AGENT\""},
                        {"\"TimerType\"", random(2) == 0 ? "\"IDLE\"" : "\"DISCONNECT_NONCUSTOMER\""},
                        {"\"TimerValue\"", value}});
            list += (index == 0 ? "" : comma()) + (spoilt(30) ? pick(scalars) : timer) + space();
        }
        std::string const chat = object({{"\"ParticipantTimerConfigList\"", list + "]"}});
        std::string const configuration = object({{"\"Chat\"", chat}});
        bool const ids_behind = random(2) == 0;
        std::vector<std::pair<std::string, std::string>> members = {{"\"InstanceId\"", "\"i\""},
                                                                    {"\"ContactId\"", "\"c\\n\""}};
        members.insert(ids_behind ? members.begin() : members.end(),
                       {"\"ChannelConfiguration\"", configuration});
        std::string text = object(members);
        if (spoilt(5)) text.erase(random(text.size()), 1);
        if (spoilt(5)) text.insert(random(text.size()), 1, "{}[],:\"\\0-e\x01\xFF"[random(13)]);
        with.compare<verbs::input_form>(text);
        with.compare<verbs::body_form>(text);
    }
    CHECK(with.valid > 200);
    CHECK(with.compared - with.valid > 300);
}

TEST_CASE("exhaustive: every pair of surrogates' neighbours, every scalar value of two bytes, and the edges "
          "of the others") {
    comparison with;
    auto const id = [](std::string const& text) {
        return "{\"InstanceId\":\"" + text +
               R"(","ContactId":"c","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
               R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
               R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
    };
    auto const unit = [](unsigned value) {
        std::string text = "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) text += "0123456789abcDEF"[value >> shift & 0xF];
        return text;
    };
    unsigned const units[] = {0x0000, 0x0041, 0x00E9, 0x20AC, 0xD7FF, 0xD800, 0xD801, 0xDBFF,
                              0xDC00, 0xDC01, 0xDFFF, 0xE000, 0xFEFF, 0xFFFE, 0xFFFF};
    for (unsigned const first : units) {
        with.compare<verbs::input_form>(id(unit(first)), oracle::profile::strict);
        for (unsigned const second : units)
            with.compare<verbs::input_form>(id(unit(first) + unit(second)), oracle::profile::strict);
    }
    for (unsigned value = 0; value < 0x10000; value += value < 0x800 ? 1 : 61)
        with.compare<verbs::input_form>(id(unit(value)), oracle::profile::strict);
    CHECK(with.valid > 0x800);
}
