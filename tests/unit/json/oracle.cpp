// SPDX-License-Identifier: BSL-1.0
#include "../support/oracle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace oracle {

namespace {

// ---- UTF-8: what one gets by encoding scalar values.

std::string encode_scalar(std::uint32_t scalar) {
    auto const byte = [](std::uint32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    if (scalar < 0x80) return {byte(scalar)};
    if (scalar < 0x800) return {byte(0xC0 + scalar / 64), byte(0x80 + scalar % 64)};
    if (scalar < 0x10000)
        return {byte(0xE0 + scalar / 4096), byte(0x80 + scalar / 64 % 64), byte(0x80 + scalar % 64)};
    return {byte(0xF0 + scalar / 262144), byte(0x80 + scalar / 4096 % 64), byte(0x80 + scalar / 64 % 64),
            byte(0x80 + scalar % 64)};
}

// The size of the scalar value that `text` starts with, or 0.
std::size_t well_formed(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return 1;
    std::size_t const size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < size) return 0;
    std::uint32_t scalar = lead % (1U << (7 - size));
    for (std::size_t at = 1; at < size; ++at)
        scalar = scalar * 64 + static_cast<unsigned char>(text[at]) % 64;
    bool const is_scalar = scalar < 0xD800 || (scalar > 0xDFFF && scalar < 0x110000);
    return is_scalar && encode_scalar(scalar) == text.substr(0, size) ? size : 0;
}

// Of an ill-formed text the longest start that something well-formed begins with, else one byte.
std::size_t ill_formed(std::string_view text) {
    for (std::size_t size = std::min<std::size_t>(3, text.size()); size > 1; --size) {
        for (std::size_t missing = 1; missing + size <= 4; ++missing) {
            for (char const second : {'\x80', '\x90', '\xA0', '\xBF'}) {
                std::string whole{text.substr(0, size)};
                whole += second;
                whole.append(missing - 1, '\x80');
                if (well_formed(whole) == whole.size()) return size;
            }
        }
    }
    return 1;
}

std::size_t scalar_values(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) text.remove_prefix(well_formed(text));
    return count;
}

// ---- JSON: a tree, and where the text was broken.

struct member;

struct json {
    enum { nothing, null, boolean, number, string, array, object } kind = nothing;
    bool complete = false;
    std::size_t first = 0, last = 0;
    std::string text;  // of a string what it says, of a number its digits
    std::vector<member> members;
    std::vector<json> items;
};

struct member {
    bool has_name = false, has_value = false;  // the name is complete; there is a colon
    std::size_t first = 0, last = 0;           // the name
    std::string name;
    json value;
};

struct fault {
    std::string rule;
    std::size_t offset, length;
};

class reader {
public:
    explicit reader(std::string_view text) : text_(text) {}

    json read() {
        json root;
        space();
        if (!value(root)) return root;
        space();
        if (at_ != text_.size()) stop();
        return root;
    }

    std::optional<fault> broken;

private:
    bool next_is(char byte) const { return at_ < text_.size() && text_[at_] == byte; }

    void space() {
        while (next_is(' ') || next_is('\t') || next_is('\r') || next_is('\n')) ++at_;
    }

    bool stop(std::string const& rule, std::size_t length) {
        broken = {rule, at_, length};
        return false;
    }
    bool stop() {
        if (at_ == text_.size()) return stop("syntax", 0);
        std::string_view const rest = text_.substr(at_);
        if (at_ == 0 && rest.substr(0, 3) == "\xEF\xBB\xBF") return stop("encoding", 3);
        std::size_t const size = well_formed(rest);
        return size != 0 ? stop("syntax", size) : stop("encoding", ill_formed(rest));
    }

    bool value(json& to) {
        to.first = at_;
        if (next_is('{') || next_is('[')) {
            if (open_ == 32) return stop("too_deep", 1);
            ++open_;
            if (!(next_is('{') ? object(to) : array(to))) return false;
            --open_;
        } else if (next_is('"')) {
            to.kind = json::string;
            if (!string(to.text)) return false;
        } else if (next_is('-') || digit()) {
            to.kind = json::number;
            if (!number()) return false;
            to.text = text_.substr(to.first, at_ - to.first);
        } else if (!word(to, "null", json::null) && !word(to, "true", json::boolean) &&
                   !word(to, "false", json::boolean)) {
            return stop();
        }
        to.last = at_;
        to.complete = true;
        return true;
    }

    bool word(json& to, std::string_view spelling, decltype(json::kind) kind) {
        if (text_.substr(at_, spelling.size()) != spelling) return false;
        at_ += spelling.size();
        to.kind = kind;
        return true;
    }

    bool object(json& to) {
        to.kind = json::object;
        ++at_;
        space();
        if (next_is('}')) return ++at_, true;
        for (;;) {
            member& each = to.members.emplace_back();
            each.first = at_;
            if (!next_is('"')) return stop();
            if (!string(each.name)) return false;
            each.last = at_;
            each.has_name = true;
            space();
            if (!next_is(':')) return stop();
            ++at_;
            each.has_value = true;
            space();
            if (!value(each.value)) return false;
            space();
            if (next_is('}')) return ++at_, true;
            if (!next_is(',')) return stop();
            ++at_;
            space();
        }
    }

    bool array(json& to) {
        to.kind = json::array;
        ++at_;
        space();
        if (next_is(']')) return ++at_, true;
        for (;;) {
            if (!value(to.items.emplace_back())) return false;
            space();
            if (next_is(']')) return ++at_, true;
            if (!next_is(',')) return stop();
            ++at_;
            space();
        }
    }

    // What most strings are made of.
    static bool is_plain(char byte) {
        return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '_';
    }

    bool string(std::string& to) {
        for (++at_; !next_is('"');) {
            std::size_t const first = at_;
            while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
            to += text_.substr(first, at_ - first);
            if (next_is('"')) break;
            if (at_ == text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20) return stop();
            if (next_is('\\')) {
                if (!escape(to)) return false;
                continue;
            }
            std::size_t const size = well_formed(text_.substr(at_));
            if (size == 0) return stop();
            to += text_.substr(at_, size);
            at_ += size;
        }
        ++at_;
        return true;
    }

    bool escape(std::string& to) {
        static std::map<char, char> const meaning = {{'"', '"'},  {'\\', '\\'}, {'/', '/'},  {'b', '\b'},
                                                     {'f', '\f'}, {'n', '\n'},  {'r', '\r'}, {'t', '\t'}};
        std::size_t const first = at_++;
        if (at_ < text_.size() && meaning.count(text_[at_]) != 0) {
            to += meaning.at(text_[at_++]);
            return true;
        }
        if (!next_is('u')) return stop();
        std::uint32_t unit = 0;
        if (!code_unit(unit)) return false;
        std::size_t const end = at_;
        if (unit >= 0xD800 && unit < 0xE000) {
            std::uint32_t low = 0;
            bool const pair = unit < 0xDC00 && text_.substr(at_, 2) == "\\u";
            if (pair && !code_unit(low, 1)) return false;
            if (low < 0xDC00 || low >= 0xE000) {
                at_ = first;
                return stop("encoding", end - first);
            }
            unit = 0x10000 + (unit - 0xD800) * 1024 + (low - 0xDC00);
        }
        to += encode_scalar(unit);
        return true;
    }

    // At the 'u', or as many bytes before it.
    bool code_unit(std::uint32_t& to, std::size_t before = 0) {
        at_ += before + 1;
        for (int digits = 0; digits < 4; ++digits) {
            static std::string_view const hex = "0123456789abcdef";
            if (at_ == text_.size()) return stop();
            char const byte = text_[at_];
            auto const digit = hex.find(byte >= 'A' && byte <= 'F' ? static_cast<char>(byte + 32) : byte);
            if (digit == hex.npos) return stop();
            to = to * 16 + static_cast<std::uint32_t>(digit);
            ++at_;
        }
        return true;
    }

    bool digit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }
    bool digits() {
        if (!digit()) return stop();
        while (digit()) ++at_;
        return true;
    }
    bool number() {
        if (next_is('-')) ++at_;
        if (next_is('0')) {
            ++at_;
        } else if (!digits()) {
            return false;
        }
        if (next_is('.')) {
            ++at_;
            if (!digits()) return false;
        }
        if (next_is('e') || next_is('E')) {
            ++at_;
            if (next_is('+') || next_is('-')) ++at_;
            if (!digits()) return false;
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t open_ = 0;
};

// ---- Numbers: written without a point and without zeros at the end, times a power of ten.

std::optional<std::int64_t> int32_of(std::string text, profile how) {
    bool const plain = text.find_first_of(".eE") == text.npos;
    if (!plain && how == profile::strict) return std::nullopt;
    bool const negative = text[0] == '-';
    if (negative) text.erase(0, 1);
    std::int64_t power = 0;
    if (auto const e = text.find_first_of("eE"); e != text.npos) {
        std::string digits = text.substr(e + 1);
        bool const minus = digits[0] == '-';
        if (minus || digits[0] == '+') digits.erase(0, 1);
        for (char const digit : digits)
            power = std::min<std::int64_t>(power * 10 + (digit - '0'), 1'000'000'000'000);
        if (minus) power = -power;
        text.erase(e);
    }
    if (auto const point = text.find('.'); point != text.npos) {
        power -= static_cast<std::int64_t>(text.size() - point - 1);
        text.erase(point, 1);
    }
    while (!text.empty() && text.back() == '0') text.pop_back(), ++power;
    text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
    if (text.empty()) return 0;
    if (power < 0 || power > 10 || text.size() > 10) return std::nullopt;
    std::int64_t number = 0;
    for (char const digit : text) number = number * 10 + (digit - '0');
    for (; power > 0; --power) number *= 10;
    if (negative) number = -number;
    if (number < -2'147'483'648LL || number > 2'147'483'647LL) return std::nullopt;
    return number;
}

// ---- The model.

struct shape {
    enum { structure, union_, list, text, words, minutes } kind;
    std::vector<std::pair<std::string, shape const*>> members;
    std::vector<std::string> spellings;
    std::size_t longest;
};

shape const instance_id_shape{shape::text, {}, {}, 100};
shape const contact_id_shape{shape::text, {}, {}, 256};
shape const role_shape{shape::words, {}, {"CUSTOMER", "AGENT"}, 0};
shape const type_shape{shape::words, {}, {"IDLE", "DISCONNECT_NONCUSTOMER"}, 0};
shape const action_shape{shape::words, {}, {"Unset"}, 0};
shape const minutes_shape{shape::minutes, {}, {}, 0};
shape const value_shape{
    shape::union_,
    {{"ParticipantTimerAction", &action_shape}, {"ParticipantTimerDurationInMinutes", &minutes_shape}},
    {},
    0};
shape const timer_shape{
    shape::structure,
    {{"ParticipantRole", &role_shape}, {"TimerType", &type_shape}, {"TimerValue", &value_shape}},
    {},
    0};
shape const list_shape{shape::list, {{"", &timer_shape}}, {}, 6};
shape const chat_shape{shape::structure, {{"ParticipantTimerConfigList", &list_shape}}, {}, 0};
shape const configuration_shape{shape::union_, {{"Chat", &chat_shape}}, {}, 0};
shape const body_shape{shape::structure, {{"ChannelConfiguration", &configuration_shape}}, {}, 0};
shape const input_shape{shape::structure,
                        {{"InstanceId", &instance_id_shape},
                         {"ContactId", &contact_id_shape},
                         {"ChannelConfiguration", &configuration_shape}},
                        {},
                        0};

class judge_of {
public:
    judge_of(profile how, judgement& to) : how_(how), to_(to) {}

    void read(std::string_view text, shape const& root, std::string const& pointer) {
        reader from{text};
        json const tree = from.read();
        std::string broken_at;
        judge(root, tree, pointer, broken_at);
        // Stable. At one offset an object as a whole precedes its members, absent ones among them.
        auto const key = [](finding const& each) {
            return std::pair{each.offset, each.rule == "required" ? 1 : 0};
        };
        std::stable_sort(to_.findings.begin(), to_.findings.end(),
                         [&](finding const& left, finding const& right) { return key(left) < key(right); });
        to_.ended = from.broken.has_value();
        if (from.broken) {
            to_.findings.push_back({from.broken->rule, broken_at, from.broken->offset, from.broken->length});
        }
    }

private:
    void tell(std::string const& rule, std::string const& pointer, std::size_t first, std::size_t last) {
        to_.findings.push_back({rule, pointer, first, last - first});
    }

    // `broken_at`: the place of which a broken text will be told, as far as that is known.
    void judge(shape const& model, json const& value, std::string const& pointer, std::string& broken_at) {
        broken_at = pointer;
        bool const object = model.kind == shape::structure || model.kind == shape::union_;
        auto const wanted = object                         ? json::object
                            : model.kind == shape::list    ? json::array
                            : model.kind == shape::minutes ? json::number
                                                           : json::string;
        if (value.kind != wanted) {
            if (value.complete) tell("wrong_type", pointer, value.first, value.last);
        } else if (object) {
            judge_object(model, value, pointer, broken_at);
        } else if (model.kind == shape::list) {
            judge_list(model, value, pointer, broken_at);
        } else if (value.complete) {
            judge_scalar(model, value, pointer);
        }
    }

    void judge_scalar(shape const& model, json const& value, std::string const& pointer) {
        if (model.kind == shape::minutes) {
            auto const number = int32_of(value.text, how_);
            if (!number) return tell("not_an_integer", pointer, value.first, value.last);
            if (*number < 2 || *number > 480) tell("range", pointer, value.first, value.last);
            if (!to_.timers.empty()) to_.timers.back().minutes = static_cast<int>(*number);
        } else if (model.kind == shape::words) {
            bool const known = std::count(model.spellings.begin(), model.spellings.end(), value.text) != 0;
            if (!known) return tell("enumeration", pointer, value.first, value.last);
            if (&model == &role_shape) to_.timers.back().role = value.text;
            if (&model == &type_shape) to_.timers.back().type = value.text;
        } else {
            std::size_t const size = scalar_values(value.text);
            if (size < 1 || size > model.longest) tell("length", pointer, value.first, value.last);
            (&model == &instance_id_shape ? to_.instance_id : to_.contact_id) = value.text;
        }
    }

    void judge_object(shape const& model, json const& value, std::string const& pointer,
                      std::string& broken_at) {
        bool const is_union = model.kind == shape::union_;
        std::set<std::string> seen, set;
        bool filled_otherwise = false;
        for (member const& each : value.members) {
            broken_at = pointer;
            if (!each.has_name) return;
            auto const known =
                std::find_if(model.members.begin(), model.members.end(),
                             [&](auto const& candidate) { return candidate.first == each.name; });
            if (known == model.members.end()) {
                bool const ignored = how_ == profile::service && (!is_union || each.name == "__type");
                if (!ignored) tell("unknown_member", pointer, each.first, each.last);
                filled_otherwise = filled_otherwise || !ignored;
            } else if (!seen.insert(each.name).second) {
                tell("duplicate_member", pointer + "/" + each.name, each.first, each.last);
                filled_otherwise = true;
            } else if (each.has_value && each.value.kind == json::null) {
                if (!is_union) tell("required", pointer + "/" + each.name, each.value.first, each.value.last);
            } else if (each.has_value) {
                set.insert(each.name);
                judge(*known->second, each.value, pointer + "/" + each.name, broken_at);
            }
            if (!each.value.complete) return;
        }
        broken_at = pointer;
        if (!value.complete) return;
        if (is_union) {
            if (set.size() > 1) tell("union_conflict", pointer, value.first, value.last);
            if (set.empty() && !filled_otherwise) tell("union_empty", pointer, value.first, value.last);
            return;
        }
        for (auto const& [name, ignored] : model.members) {
            if (seen.count(name) == 0) tell("required", pointer + "/" + name, value.first, value.last);
        }
    }

    void judge_list(shape const& model, json const& value, std::string const& pointer,
                    std::string& broken_at) {
        std::map<std::pair<std::string, std::string>, std::size_t> first;
        for (std::size_t index = 0; index < value.items.size(); ++index) {
            json const& item = value.items[index];
            std::string const place = pointer + "/" + std::to_string(index);
            broken_at = place;
            if (item.complete && item.kind == json::null) {
                tell("null_item", place, item.first, item.last);
                continue;
            }
            to_.timers.push_back({"", "", 0});
            judge(*model.members[0].second, item, place, broken_at);
            if (!item.complete) return;
            timer const& judged = to_.timers.back();
            if (judged.role.empty() || judged.type.empty()) continue;
            bool const is_new = first.insert({{judged.role, judged.type}, index}).second;
            if (!is_new) tell("duplicate_timer", place, item.first, item.last);
        }
        broken_at = pointer;
        if (!value.complete) return;
        if (value.items.empty() || value.items.size() > model.longest)
            tell("length", pointer, value.first, value.last);
    }

    profile how_;
    judgement& to_;
};

std::string quoted(std::string_view text) {
    static std::map<char, std::string> const escapes = {{'"', "\\\""}, {'\\', "\\\\"}, {'\b', "\\b"},
                                                        {'\f', "\\f"}, {'\n', "\\n"},  {'\r', "\\r"},
                                                        {'\t', "\\t"}};
    std::string out = "\"";
    for (char const byte : text) {
        auto const code = static_cast<unsigned char>(byte);
        if (escapes.count(byte) != 0) {
            out += escapes.at(byte);
        } else if (code < 0x20) {
            static char const hex[] = "0123456789abcdef";
            out += std::string{"\\u00"} + hex[code / 16] + hex[code % 16];
        } else {
            out += byte;
        }
    }
    return out + '"';
}

}  // namespace

std::string judgement::text() const {
    if (findings.empty()) return "a value";
    std::vector<finding> held = findings;
    if (held.size() > 16) {
        static std::set<std::string> const constraints = {"required",    "length",          "range",
                                                          "enumeration", "duplicate_timer", "unroutable"};
        auto const malformed = [](finding const& each) { return constraints.count(each.rule) == 0; };
        held.resize(16);
        if (ended) {
            held.push_back(findings.back());
        } else if (std::none_of(held.begin(), held.end(), malformed)) {
            auto const first = std::find_if(findings.begin() + 16, findings.end(), malformed);
            if (first != findings.end()) held.push_back(*first);
        }
    }
    std::string out;
    for (finding const& each : held) {
        out += each.rule + '@' + each.pointer + '@' + std::to_string(each.offset) + '+' +
               std::to_string(each.length) + '\n';
    }
    if (findings.size() > held.size()) out += "of " + std::to_string(findings.size()) + '\n';
    return out;
}

std::string judgement::canonical(form what) const {
    std::string out = "{";
    if (what == form::input) {
        out += "\"InstanceId\":" + quoted(instance_id) + ",\"ContactId\":" + quoted(contact_id) + ',';
    }
    if (what != form::configuration) out += "\"ChannelConfiguration\":{";
    out += "\"Chat\":{\"ParticipantTimerConfigList\":[";
    for (std::size_t index = 0; index < timers.size(); ++index) {
        timer const& each = timers[index];
        if (index != 0) out += ',';
        out +=
            "{\"ParticipantRole\":\"" + each.role + "\",\"TimerType\":\"" + each.type + "\",\"TimerValue\":{";
        out += each.minutes == 0 ? "\"ParticipantTimerAction\":\"Unset\""
                                 : "\"ParticipantTimerDurationInMinutes\":" + std::to_string(each.minutes);
        out += "}}";
    }
    return out + (what == form::configuration ? "]}}" : "]}}}");
}

judgement judge(std::string_view text, form what, profile how, std::size_t max_bytes) {
    judgement judged;
    shape const& root = what == form::body            ? body_shape
                        : what == form::configuration ? configuration_shape
                                                      : input_shape;
    std::string const pointer = what == form::configuration ? "/ChannelConfiguration" : "";
    if (text.size() > max_bytes) {
        judged.findings.push_back({"too_large", pointer, max_bytes, 1});
    } else {
        bool const nothing = text.empty() && how == profile::service;
        judge_of{how, judged}.read(nothing ? "{}" : text, root, pointer);
        if (nothing) {
            for (finding& each : judged.findings) each.length = 0;
        }
    }
    return judged;
}

}  // namespace oracle

// Against the specification's letter; the tests of json.hpp hold the oracle against every case of theirs.
TEST_CASE("oracle: agrees with the specification's words") {
    using enum oracle::form;
    using enum oracle::profile;
    std::string const valid = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
                              R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE",)"
                              R"("TimerValue":{"ParticipantTimerDurationInMinutes":480}}]}}})";
    CHECK(oracle::judge(valid, body, strict).text() == "a value");
    CHECK(oracle::judge(valid, body, strict).canonical(body) == valid);
    CHECK(oracle::judge(valid, input, strict).text() ==
          "required@/InstanceId@0+171\nrequired@/ContactId@0+171\n");
    CHECK(oracle::judge("", body, service).text() == "required@/ChannelConfiguration@0+0\n");
    CHECK(oracle::judge("", configuration, service).text() == "union_empty@/ChannelConfiguration@0+0\n");
    CHECK(oracle::judge(valid, configuration, service).text() ==
          "unknown_member@/ChannelConfiguration@1+22\n");
    CHECK(oracle::judge(valid, configuration, strict, 9).text() == "too_large@/ChannelConfiguration@9+1\n");
    CHECK(oracle::judge("", body, strict).text() == "syntax@@0+0\n");
    CHECK(oracle::judge("[]", body, strict).text() == "wrong_type@@0+2\n");
    CHECK(oracle::judge("\xEF\xBB\xBF{}", body, strict).text() == "encoding@@0+3\n");
    CHECK(oracle::judge("[\"\xE2\x82\"]", body, strict).text() == "encoding@@2+2\n");
    CHECK(oracle::judge(valid, body, strict, 171).text() == "a value");
    CHECK(oracle::judge(valid, body, strict, 170).text() == "too_large@@170+1\n");
}

TEST_CASE("oracle: decides integers on their digits") {
    using enum oracle::profile;
    CHECK(oracle::int32_of("5", strict) == 5);
    CHECK(oracle::int32_of("-0", strict) == 0);
    CHECK(!oracle::int32_of("5.0", strict));
    CHECK(oracle::int32_of("5.0", service) == 5);
    CHECK(oracle::int32_of("50e-1", service) == 5);
    CHECK(oracle::int32_of("0.05E+2", service) == 5);
    CHECK(oracle::int32_of("0e9999999999999999999999", service) == 0);
    CHECK(!oracle::int32_of("5.00000000000000000001", service));
    CHECK(!oracle::int32_of("1e999", service));
    CHECK(!oracle::int32_of("1e-99999999999999999999", service));
    CHECK(oracle::int32_of("-2147483648", strict) == -2'147'483'648LL);
    CHECK(!oracle::int32_of("2147483648", strict));
}
