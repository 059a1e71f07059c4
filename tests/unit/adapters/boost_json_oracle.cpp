// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/boost_json.hpp>

#include "../support/verbs.hpp"

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Two codecs, one of text and one of Boost's DOM, hold each other to account: on payloads that are right,
// that break rules, and that are no JSON, under both profiles.

namespace json = boost::json;
using namespace verbs;
using namespace std::string_view_literals;

namespace {

// ---- Payloads, the same ones in every run.

class generator {
public:
    explicit generator(std::uint64_t seed) : state_(seed) {}

    std::string payload(bool input) {
        std::string text =
            object_of(input ? std::vector<member>{{"InstanceId", &generator::id},
                                                  {"ContactId", &generator::id},
                                                  {"ChannelConfiguration", &generator::configuration}}
                            : std::vector<member>{{"ChannelConfiguration", &generator::configuration}});
        if (!one_of(3)) return text;
        for (std::size_t faults = 1 + below(3); faults != 0; --faults) mutate(text);
        return text;
    }

private:
    struct member {
        char const* name;
        std::string (generator::*value)();
    };
    using texts = std::initializer_list<std::string_view>;

    // splitmix64
    std::uint64_t next() {
        std::uint64_t word = state_ += 0x9E3779B97F4A7C15U;
        word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9U;
        word = (word ^ word >> 27) * 0x94D049BB133111EBU;
        return word ^ word >> 31;
    }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    bool one_of(std::size_t many) { return below(many) == 0; }
    std::string pick(texts from) { return std::string{from.begin()[below(from.size())]}; }

    // One behind the other: a braced list is made from left to right, the operands of + in any order.
    static std::string text_of(std::initializer_list<std::string> parts) {
        std::string text;
        for (std::string const& part : parts) text += part;
        return text;
    }

    std::string space() { return one_of(8) ? pick({" ", "\n", "\t", "\r\n", "    "}) : ""; }

    std::string name_of(char const* name) {
        if (one_of(150))
            return pick(
                {R"("chat")", R"("__type")", R"("")", R"("Chat\u0000")", R"("TimerType ")", R"("\u00FC")"});
        std::string text = "\"";
        for (; *name != '\0'; ++name) {
            text += one_of(300) ? std::string{"\\u00"} + "0123456789abcdef"[*name / 16] +
                                      "0123456789abcdef"[*name % 16]
                                : std::string(1, *name);
        }
        return text + '"';
    }

    std::string object_of(std::vector<member> members) {
        while (one_of(6)) std::swap(members[below(members.size())], members[below(members.size())]);
        if (one_of(50)) members.erase(members.begin() + static_cast<std::ptrdiff_t>(below(members.size())));
        if (one_of(150) && !members.empty()) members.push_back(members[below(members.size())]);
        std::string text = "{" + space();
        for (std::size_t index = 0; index < members.size(); ++index) {
            if (one_of(60)) text += "\"x" + std::to_string(index) + "\":" + anything() + ",";
            text += text_of({name_of(members[index].name), space(), ":", space()});
            text += one_of(80) ? anything() : (this->*members[index].value)();
            text += space();
            if (index + 1 != members.size()) text += "," + space();
        }
        return text + "}";
    }

    std::string configuration() { return one_of(60) ? "{}" : object_of({{"Chat", &generator::chat}}); }
    std::string chat() { return object_of({{"ParticipantTimerConfigList", &generator::list}}); }
    std::string list() {
        std::size_t const size = one_of(20) ? below(9) : 1 + below(2);
        std::string text = "[" + space();
        for (std::size_t index = 0; index < size; ++index) {
            text += index == 0 ? "" : "," + space();
            text += one_of(60) ? anything() : timer();
        }
        return text + space() + "]";
    }
    std::string timer() {
        return object_of({{"ParticipantRole", &generator::role},
                          {"TimerType", &generator::type},
                          {"TimerValue", &generator::value}});
    }
    std::string role() { return word({R"("CUSTOMER")", R"("AGENT")", R"("\u0041GENT")"}); }
    std::string type() { return word({R"("IDLE")", R"("DISCONNECT_NONCUSTOMER")"}); }
    std::string action() { return word({R"("Unset")"}); }
    std::string word(texts right) {
        if (!one_of(40)) return pick(right);
        return pick({R"("")", R"("customer")", R"("CUSTOMER\u0000")", R"("CUSTOMER\u0000x")", R"("Unset ")",
                     R"("IDLE\n")", R"("\ud83d\udc4d")", R"("SUPERVISOR")", "\"\xD0\x90GENT\""});
    }
    std::string value() {
        if (one_of(25)) {
            return object_of({{"ParticipantTimerAction", &generator::action},
                              {"ParticipantTimerDurationInMinutes", &generator::number}});
        }
        if (one_of(2)) return object_of({{"ParticipantTimerAction", &generator::action}});
        return object_of({{"ParticipantTimerDurationInMinutes", &generator::number}});
    }
    std::string number() {
        if (!one_of(5)) return std::to_string(2 + below(479));
        return pick({"0",
                     "1",
                     "481",
                     "-0",
                     "-5",
                     "2147483647",
                     "2147483648",
                     "-2147483649",
                     "9223372036854775807",
                     "9223372036854775808",
                     "18446744073709551615",
                     "18446744073709551616",
                     "123456789012345678901234567890",
                     "5.0",
                     "5e0",
                     "5E+0",
                     "50e-1",
                     "0.5e1",
                     "480.000",
                     "4.8e2",
                     "48000000000000000000e-17",
                     "5.5",
                     "0.0",
                     "-0.0",
                     "481.0",
                     "2147483648.0",
                     "1e400",
                     "-1e400",
                     "1e-400",
                     "5.00000000000000000001",
                     "4.99999999999999999999",
                     "1e99999999999",
                     "1e-99999999999",
                     "01",
                     "+5",
                     "5.",
                     ".5",
                     "5e",
                     "0x5",
                     "NaN",
                     "Infinity",
                     "5.0e00000000000000000000000000000000",
                     "0e99",
                     "0.00000000000000000000000000000000000000005e41"});
    }
    std::string id() {
        static std::string const longest = '"' + std::string(100, 'i') + '"';
        static std::string const too_long = '"' + std::string(101, 'i') + '"';
        static std::string const much_too_long = "\"\\u0069" + std::string(2000, 'i') + '"';
        if (!one_of(8))
            return one_of(2) ? R"("12345678-1234-1234-1234-123456789012")" : R"("\u0069\n\"\\\/")";
        return pick({R"("")",
                     longest,
                     too_long,
                     much_too_long,
                     R"("\ud83d\udc4d\u0000")",
                     "\"\xF0\x9F\x91\x8D\"",
                     R"("\ud83d")",
                     R"("\udc4d")",
                     R"("\ud83d\u0041")",
                     R"("\ud83d\ud83d")",
                     "\"\xED\xA0\x80\"",
                     "\"\xC0\x80\"",
                     "\"\xF4\x90\x80\x80\"",
                     "\"\xFF\"",
                     "\"\xE2\x82\"",
                     "\"\x1F\"",
                     "\"\x7F\"",
                     R"("\x")",
                     R"("\u00G0")",
                     R"("\U0041")"});
    }
    std::string anything() {
        switch (below(10)) {
        case 0: return "null";
        case 1: return pick({"true", "false", "True", "nul", "nulll"});
        case 2: return number();
        case 3: return id();
        case 4: return text_of({"[", anything(), ",", space(), anything(), "]"});
        case 5: return text_of({R"({"a":)", anything(), R"(,"b":)", anything(), "}"});
        case 6: return pick({"{}", "[]", "{ }", "[\n]", "[,]", "{,}", "[1,]"});
        case 7: {
            std::size_t const levels = 20 + below(20);
            return std::string(levels, '[') + std::string(levels, ']');
        }
        case 8: return timer();
        default: return R"({"ParticipantTimerAction":"Unset"})";
        }
    }

    void mutate(std::string& text) {
        static constexpr std::string_view bytes =
            "{}[],:\"\\ \t\n\r0123456789eE+-./u\0\x01\x1F\x7F\x80\xBF\xC0\xC3\xA9\xE2\x82\xAC\xED\xA0\xF0\x9F"
            "\x91\x8D\xF4\x90\xFF\xEF\xBB\xBF"sv;
        std::size_t const at = below(text.size() + 1);
        std::size_t const size = below(one_of(4) ? 40 : 3);
        switch (below(6)) {
        case 0: text.insert(at, 1, bytes[below(bytes.size())]); break;
        case 1: text.erase(at, 1 + size); break;
        case 2: text.insert(at, text.substr(below(text.size() + 1), 1 + size)); break;
        case 3: text.resize(at); break;
        case 4:
            text.insert(at, pick({"null", "\xEF\xBB\xBF", R"(\u0041)", R"(\ud800)", "//", "/**/", "{", "}",
                                  "[", "]", "\"", ",", ":"}));
            break;
        default:
            if (at < text.size()) text[at] = bytes[below(bytes.size())];
        }
    }

    std::uint64_t state_;
};

// ---- What Boost reads besides its DOM.

// Whether the decimal is an integer, by its digits.
bool is_integral(std::string_view number) {
    std::string digits;
    long long point = 0;  // how many digits stand behind it
    bool behind_point = false;
    std::size_t at = 0;
    for (; at < number.size() && number[at] != 'e' && number[at] != 'E'; ++at) {
        if (number[at] == '.') behind_point = true;
        if (number[at] < '0' || number[at] > '9') continue;
        digits += number[at];
        point += behind_point ? 1 : 0;
    }
    if (at < number.size()) point -= std::stoll(std::string{number.substr(at + 1)});
    while (!digits.empty() && digits.back() == '0') {
        digits.pop_back();
        --point;
    }
    return digits.empty() || point <= 0;
}

struct sax_handler {
    static constexpr std::size_t max_object_size = json::string::max_size();
    static constexpr std::size_t max_array_size = json::string::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();
    using error_code = json::error_code;
    using string_view = json::string_view;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t, error_code&) { return true; }
    bool on_string_part(string_view, std::size_t, error_code&) { return true; }
    bool on_string(string_view, std::size_t, error_code&) { return true; }
    bool on_key_part(string_view, std::size_t, error_code&) { return true; }
    bool on_key(string_view, std::size_t, error_code&) {
        ++names;
        return true;
    }
    bool on_number_part(string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, string_view, error_code&) { return true; }
    bool on_uint64(std::uint64_t, string_view, error_code&) { return true; }
    bool on_double(double number, string_view text, error_code&) {
        std::string_view const digits{text.data(), text.size()};
        bool const small = -1e15 < number && number < 1e15;
        if (small && is_integral(digits) != (number == static_cast<double>(static_cast<long long>(number))))
            rounds = true;
        if (digits.find_first_of(".eE") == std::string_view::npos) widens = true;
        return true;
    }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

    std::size_t names = 0;  // of all members
    bool rounds =
        false;  // a number whose digits are an integer and its double is none, or the other way about
    bool widens = false;  // an integer beyond 64 bits becomes a double
};

std::size_t names_of(json::value const& dom) {
    std::size_t count = 0;
    if (auto const* const array = dom.if_array()) {
        for (json::value const& each : *array) count += names_of(each);
    } else if (auto const* const object = dom.if_object()) {
        for (auto const& each : *object) count += 1 + names_of(each.value());
    }
    return count;
}

struct by_boost {
    boost::system::error_code error;
    json::value dom;
    sax_handler sax;

    explicit by_boost(std::string_view text) {
        json::parse_options options;
        options.max_depth = 1000;
        dom = json::parse({text.data(), text.size()}, error, {}, options);
        if (error) return;
        json::basic_parser<sax_handler> parser{options};
        boost::system::error_code again;
        parser.write_some(false, text.data(), text.size(), again);
        CHECK(!again);
        sax = parser.handler();
    }
};

// ---- What both say, without offsets.

std::string text_of(chat_timers::violations const& found) {
    std::string text;
    for (chat_timers::violation const& each : found) {
        text += verbs::text_of(each.rule, each.pointer(), 0, 0) + ": " + std::string{each.message().view()} +
                "\n";
    }
    return text + std::to_string(found.total());
}
template <class T>
std::string text_of(chat_timers::result<T> const& result) {
    return result ? "a value" : text_of(result.error());
}
template <class T>
std::string dom_text_of(chat_timers::result<T> const& result) {
    if (result) return "a value";
    for (chat_timers::violation const& each : result.error()) {
        if (each.offset != 0 || each.length != 0) return "an offset";
    }
    return text_of(result.error());
}

template <class T>
bool ends_with(chat_timers::result<T> const& result, std::initializer_list<chat_timers::rule> rules) {
    if (result) return false;
    // What ends the reading is the last; where there is no room for it, Boost tells.
    auto const last = result.error()[result.error().size() - 1].rule;
    for (chat_timers::rule const each : rules) {
        if (last == each) return true;
    }
    return result.error().truncated();
}

// ---- Where the two may differ, and why.

std::string const same = "the same";
std::string const no_json = "no JSON on both ways";
std::string const empty =
    "no text at all: service reads {}, as its own framework does; Boost asks for a value";
std::string const exponent = "an exponent beyond an int: Boost refuses it, RFC 8259 does not";
std::string const ended = "too deep: our reader ends there; behind it the text is no JSON";
std::string const repeated = "repeated members: a DOM keeps but one";
std::string const rounded = "digits beyond a double's: Boost rounds before we see them";
std::string const widened =
    "an integer beyond 64 bits: its double could have had an exponent, so the sentence may differ";

template <class T>
bool breaks_the_same_rules(chat_timers::result<T> const& left, chat_timers::result<T> const& right) {
    auto const same_place = [](chat_timers::violation const& one, chat_timers::violation const& other) {
        return one.rule == other.rule && one.pointer() == other.pointer();
    };
    return !left && !right && left.error().total() == right.error().total() &&
           std::equal(left.error().begin(), left.error().end(), right.error().begin(), right.error().end(),
                      same_place);
}

template <class T>
std::string compare(std::string_view text, chat_timers::result<T> const& from_text,
                    chat_timers::result<T> const& from_dom, by_boost const& boost) {
    using chat_timers::rule;
    if (text.empty() && boost.error) return empty;
    if (boost.error == json::error::exponent_overflow) return exponent;
    if (boost.error) {
        if (ends_with(from_text, {rule::syntax, rule::encoding})) return no_json;
        if (ends_with(from_text, {rule::too_deep})) return ended;
        return "only Boost refuses it: " + boost.error.message() + ", " + text_of(from_text);
    }
    if (!from_text && !from_text.error().truncated() &&
        ends_with(from_text, {rule::syntax, rule::encoding})) {
        return "only our reader refuses it: " + text_of(from_text);
    }
    if (text_of(from_text) == dom_text_of(from_dom) && (!from_text || *from_text == *from_dom)) return same;
    if (!from_text && names_of(boost.dom) != boost.sax.names) return repeated;
    if (boost.sax.rounds) return rounded;
    if (boost.sax.widens && breaks_the_same_rules(from_text, from_dom)) return widened;
    return "got:\n" + dom_text_of(from_dom) + "\nfrom the text:\n" + text_of(from_text);
}

// What the value's DOM says of it.
template <class T>
bool comes_back(T const& value) {
    json::value const dom = json::value_from(value);
    auto const again = json::try_value_to<T>(dom);
    return again && *again == value;
}

using tally = std::map<std::string, std::size_t>;

template <class Decode>
tally compare_all(bool input, std::size_t payloads, std::uint64_t seed, Decode decode) {
    generator make{seed};
    tally outcomes;
    for (std::size_t index = 0; index < payloads; ++index) {
        std::string const text = index == 0 ? "" : make.payload(input);
        by_boost const boost{text};
        for (auto options : {chat_timers::decode_options::strict, chat_timers::decode_options::service}) {
            options.max_bytes = static_cast<std::size_t>(-1);
            auto const from_text = decode(std::string_view{text}, options);
            auto const from_dom = decode(boost.dom, options);
            std::string const outcome = compare(text, from_text, from_dom, boost);
            if (from_text) REQUIRE(comes_back(*from_text));
            ++outcomes[outcome == same && from_text ? "the same value" : outcome];
            bool const known = outcome == same || outcome == no_json || outcome == empty ||
                               outcome == exponent || outcome == ended || outcome == repeated ||
                               outcome == rounded || outcome == widened;
            if (!known)
                FAIL_CHECK(text << "\n"
                                << (options.ignore_unknown_members ? "service: " : "strict: ") << outcome);
        }
    }
    return outcomes;
}

// That the payloads are worth their time: each outcome is there, and often.
void check_tally(tally outcomes, std::size_t payloads) {
    CHECK(outcomes["the same value"] > payloads / 3);
    CHECK(outcomes[same] > payloads / 3);
    CHECK(outcomes[no_json] > payloads / 3);
    for (std::string const& rare : {empty, exponent, ended, repeated, rounded}) {
        CHECK_MESSAGE(outcomes[rare] > 0, rare);
        CHECK_MESSAGE(outcomes[rare] < payloads / 20, rare);
    }
}

}  // namespace

TEST_CASE("decode_body: text and DOM agree on 40,000 payloads") {
    auto const outcomes =
        compare_all(false, 40'000, 1, [](auto const& from, chat_timers::decode_options options) {
            return chat_timers::decode_body(from, options);
        });
    check_tally(outcomes, 40'000);
}

TEST_CASE("decode_input: text and DOM agree on 20,000 payloads") {
    auto const outcomes =
        compare_all(true, 20'000, 2, [](auto const& from, chat_timers::decode_options options) {
            return chat_timers::decode_input(from, options);
        });
    check_tally(outcomes, 20'000);
}
