// SPDX-License-Identifier: BSL-1.0
#include "one_fault.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace fuzz {

namespace {

class recipe_reader {
public:
    explicit recipe_reader(std::string_view recipe) : rest_(recipe) {}

    // The next byte's choice of `many`.
    std::size_t below(std::size_t many) {
        if (rest_.empty()) return 0;
        std::size_t const chosen = static_cast<unsigned char>(rest_[0]) % many;
        rest_.remove_prefix(1);
        return chosen;
    }
    bool flag() { return below(2) == 1; }
    std::string pick(std::initializer_list<std::string_view> from) {
        return std::string{from.begin()[below(from.size())]};
    }

private:
    std::string_view rest_;
};

// ---- A payload as a tree of tokens, and the token that the violation is of.

inline constexpr std::size_t whole = static_cast<std::size_t>(-1);

struct mark {
    bool here = false;
    std::string below;         // the violation's pointer goes on with it
    std::size_t first = 0;     // in the token
    std::size_t size = whole;  // from there on
};

struct member;

struct value {
    enum { token, object, array } kind = token;
    std::string text;  // of a token
    std::vector<member> members;
    std::vector<value> items;
    mark fault{};
};

struct member {
    std::string name;
    value content;
    std::string token = '"' + name + '"';  // what is written for the name
    mark fault{};
};

value token_of(std::string text) { return {value::token, std::move(text), {}, {}, {}}; }
value object_of(std::vector<member> members) { return {value::object, {}, std::move(members), {}, {}}; }
value array_of(std::vector<value> items) { return {value::array, {}, {}, std::move(items), {}}; }

struct payload {
    value before, root, behind;
};

// ---- A payload that is right.

// A word as a string, perhaps with an escape for one of its letters.
std::string spelled(recipe_reader& from, std::string_view word) {
    std::string text{word};
    if (!word.empty() && from.below(8) == 7) {
        static constexpr char hex[] = "0123456789ABCDEF";
        std::size_t const at = from.below(word.size());
        auto const code = static_cast<unsigned char>(word[at]);
        text.replace(at, 1, std::string{"\\u00"} + hex[code / 16] + hex[code % 16]);
    }
    return '"' + text + '"';
}

value right_timer(recipe_reader& from, std::size_t key, bool unset) {
    std::string const minutes = std::to_string(from.flag() ? 2 + from.below(256) : 480 - from.below(256));
    member content = unset ? member{"ParticipantTimerAction", token_of(spelled(from, "Unset"))}
                           : member{"ParticipantTimerDurationInMinutes", token_of(minutes)};
    value role = token_of(spelled(from, key / 2 == 0 ? "CUSTOMER" : "AGENT"));
    value type = token_of(spelled(from, key % 2 == 0 ? "IDLE" : "DISCONNECT_NONCUSTOMER"));
    return object_of({{"ParticipantRole", std::move(role)},
                      {"TimerType", std::move(type)},
                      {"TimerValue", object_of({std::move(content)})}});
}

std::string right_id(recipe_reader& from) {
    return from.pick({R"("i")", R"("12345678-1234-1234-1234-123456789012")", R"("\n\"\\\/\u0000")",
                      R"("\uD83D\uDC4D")", "\"\xF0\x9F\x91\x8D\xC3\xBC\"", R"(".")"});
}

// Members in any order, their names in any spelling.
void vary_members(recipe_reader& from, value& object) {
    for (std::size_t at = object.members.size(); at > 1; --at)
        std::swap(object.members[at - 1], object.members[at - 1 - from.below(at)]);
    for (member& each : object.members) {
        each.token = spelled(from, each.name);
        vary_members(from, each.content);
    }
    for (value& each : object.items) vary_members(from, each);
}

// One timer at least has a duration.
payload right_payload(recipe_reader& from, bool is_input) {
    std::array<std::size_t, 4> keys{0, 1, 2, 3};
    std::rotate(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(from.below(4)), keys.end());
    std::vector<value> timers;
    for (std::size_t index = 0, size = 1 + from.below(4); index < size; ++index)
        timers.push_back(right_timer(from, keys[index], index != 0 && from.flag()));
    value chat = object_of({{"ParticipantTimerConfigList", array_of(std::move(timers))}});
    value configuration = object_of({{"Chat", std::move(chat)}});
    payload made{token_of(""), object_of({}), token_of("")};
    if (is_input) {
        made.root.members.push_back({"InstanceId", token_of(right_id(from))});
        made.root.members.push_back({"ContactId", token_of(right_id(from))});
    }
    made.root.members.push_back({"ChannelConfiguration", std::move(configuration)});
    vary_members(from, made.root);
    return made;
}

// ---- The places of a payload.

bool is_union(std::string_view name) { return name == "ChannelConfiguration" || name == "TimerValue"; }

// A member, and the object that holds it.
struct place {
    value* object;
    std::size_t index;

    member& it() const { return object->members[index]; }
};

template <class Select>
void collect(value& from, std::string_view name, std::vector<place>& to, Select select) {
    for (std::size_t index = 0; index < from.members.size(); ++index) {
        member& each = from.members[index];
        if (select(name, each)) to.push_back({&from, index});
        collect(each.content, each.name, to, select);
    }
    for (value& each : from.items) collect(each, "", to, select);
}

// One of the members for which `select(name of the object, member)` holds. There must be some.
template <class Select>
place pick(recipe_reader& from, payload& in, Select select) {
    std::vector<place> all;
    collect(in.root, "", all, select);
    return all[from.below(all.size())];
}

place pick_member(recipe_reader& from, payload& in, std::initializer_list<std::string_view> names) {
    return pick(from, in, [names](std::string_view, member const& each) {
        return std::find(names.begin(), names.end(), each.name) != names.end();
    });
}
place pick_of_structure(recipe_reader& from, payload& in) {
    return pick(from, in, [](std::string_view object, member const&) { return !is_union(object); });
}
place pick_any(recipe_reader& from, payload& in) {
    return pick(from, in, [](std::string_view, member const&) { return true; });
}
value& pick_list(recipe_reader& from, payload& in) {
    return pick_member(from, in, {"ParticipantTimerConfigList"}).it().content;
}

void replace(value& at, std::string text, std::size_t first = 0, std::size_t size = whole) {
    at = token_of(std::move(text));
    at.fault = {true, {}, first, size};
}

// ---- The faults. Each breaks one rule of a payload that is right, marks the violation's place, and says
// whether service accepts it.

using plant = bool (*)(recipe_reader&, payload&);

bool absent_member(recipe_reader& from, payload& in) {
    place const at = pick_of_structure(from, in);
    at.object->fault = {true, "/" + at.it().name, 0, whole};
    at.object->members.erase(at.object->members.begin() + static_cast<std::ptrdiff_t>(at.index));
    return false;
}
bool null_member(recipe_reader& from, payload& in) {
    replace(pick_of_structure(from, in).it().content, "null");
    return false;
}
bool another_type(recipe_reader& from, payload& in) {
    member& at = pick_any(from, in).it();
    bool const is_number = at.name == "ParticipantTimerDurationInMinutes";
    bool const is_text = at.content.kind == value::token && !is_number;
    bool const is_list = at.content.kind == value::array;
    bool const is_object = at.content.kind == value::object;
    std::string const text = from.pick(
        {"true", "false", is_number ? "[5]" : "5", is_text ? "-1.5" : R"("\u0041")",
         is_list ? R"({"0":[]})" : R"(["CUSTOMER",{}])", is_object ? "[]" : R"({"Chat":null,"Chat":[{}]})"});
    replace(at.content, text);
    return false;
}
bool no_integer(recipe_reader& from, payload& in) {
    value& at = pick_member(from, in, {"ParticipantTimerDurationInMinutes"}).it().content;
    replace(at, from.pick({"5.5", "2147483648", "-2147483649", "1e400", "5.00000000000000000001",
                           "18446744073709551618", "1E-400"}));
    return false;
}
bool integral_float(recipe_reader& from, payload& in) {
    value& at = pick_member(from, in, {"ParticipantTimerDurationInMinutes"}).it().content;
    replace(at, from.pick({"5.0", "5e0", "50E-1", "0.5e+1", "480.000"}));
    return true;
}
bool out_of_range(recipe_reader& from, payload& in) {
    value& at = pick_member(from, in, {"ParticipantTimerDurationInMinutes"}).it().content;
    replace(at, from.pick({"1", "481", "0", "-0", "-5", "2147483647", "-2147483648", "65541"}));
    return false;
}
bool no_enumerator(recipe_reader& from, payload& in) {
    value& at =
        pick_member(from, in, {"ParticipantRole", "TimerType", "ParticipantTimerAction"}).it().content;
    replace(at, from.pick({R"("")", R"("customer")", R"("AGENT ")", R"("IDLE\u0000")", R"("unset")",
                           "\"\xF0\x9F\x91\x8D\"", R"("Agent")", R"("DISCONNECT")"}));
    return false;
}
bool empty_union(recipe_reader& from, payload& in) {
    value& at = pick_member(from, in, {"ChannelConfiguration", "TimerValue"}).it().content;
    if (from.flag()) {
        at.members.clear();
    } else {
        at.members[0].content = token_of("null");
    }
    at.fault = {true, {}, 0, whole};
    return false;
}
bool full_union(recipe_reader& from, payload& in) {
    value& at = pick_member(from, in, {"TimerValue"}).it().content;
    bool const has_action = at.members[0].name == "ParticipantTimerAction";
    member second = has_action ? member{"ParticipantTimerDurationInMinutes", token_of("60")}
                               : member{"ParticipantTimerAction", token_of(spelled(from, "Unset"))};
    at.members.insert(from.flag() ? at.members.begin() : at.members.end(), std::move(second));
    at.fault = {true, {}, 0, whole};
    return false;
}
bool unknown_member(recipe_reader& from, payload& in) {
    place const at = pick_any(from, in);
    bool const in_union = at.it().name == "Chat" || at.it().name == "ParticipantTimerAction" ||
                          at.it().name == "ParticipantTimerDurationInMinutes";
    std::string const name = from.pick({"Chats", "chat", "", "TimerType ", "__type"});
    member stranger{name, token_of(from.pick({"null", "5.5", R"({"Chat":[1,null]})", R"("\ud83d\udc4d")"}))};
    stranger.fault.here = true;
    std::size_t const before = at.index + from.below(2);
    at.object->members.insert(at.object->members.begin() + static_cast<std::ptrdiff_t>(before), stranger);
    return !in_union || name == "__type";
}
bool repeated_member(recipe_reader& from, payload& in) {
    place const at = pick_any(from, in);
    member second =
        from.flag() ? at.it() : member{at.it().name, token_of(from.pick({"null", "-1", R"({"Chat":2})"}))};
    second.token = spelled(from, second.name);
    second.fault = {true, "/" + second.name, 0, whole};
    at.object->members.push_back(std::move(second));
    return false;
}
bool null_item(recipe_reader& from, payload& in) {
    value& list = pick_list(from, in);
    auto const at = list.items.begin() + static_cast<std::ptrdiff_t>(from.below(list.items.size() + 1));
    replace(*list.items.insert(at, token_of("null")), "null");
    return false;
}
bool empty_list(recipe_reader& from, payload& in) {
    value& list = pick_list(from, in);
    list.items.clear();
    list.fault.here = true;
    return false;
}
bool length_of_id(recipe_reader& from, payload& in) {
    member& at = pick_member(from, in, {"InstanceId", "ContactId"}).it();
    std::size_t const one_too_many = at.name == "InstanceId" ? 101 : 257;
    std::string const scalar = from.pick({"", "i", "\xF0\x9F\x91\x8D", R"(\uD83D\uDC4D)", R"(\u0000)"});
    std::size_t const times = one_too_many + (from.flag() ? from.below(256) : 0);
    std::string text = "\"";
    for (std::size_t count = 0; count < times; ++count) text += scalar;
    replace(at.content, text + '"');
    return false;
}
bool repeated_timer(recipe_reader& from, payload& in) {
    value& list = pick_list(from, in);
    std::size_t const first = from.below(list.items.size());
    value second = list.items[first];
    for (member& each : second.members) {
        if (each.name == "TimerValue" && from.flag())
            each.content = object_of({{"ParticipantTimerDurationInMinutes", token_of("7")}});
    }
    second.fault.here = true;
    std::size_t const before = first + 1 + from.below(list.items.size() - first);
    list.items.insert(list.items.begin() + static_cast<std::ptrdiff_t>(before), std::move(second));
    return false;
}
bool no_value(recipe_reader& from, payload& in) {
    replace(pick_any(from, in).it().content, from.pick({"!", "'IDLE'", "+5", ".5", "NaN", "]", "/**/5"}), 0,
            1);
    return false;
}
bool no_name(recipe_reader& from, payload& in) {
    member& at = pick_any(from, in).it();
    at.token = from.pick({"x", "'x'", "5", ",", "null", "]"});
    at.fault = {true, {}, 0, 1};
    return false;
}
bool bad_number(recipe_reader& from, payload& in) {
    value& at = pick_member(from, in, {"ParticipantTimerDurationInMinutes"}).it().content;
    std::string const text = from.pick({"5.x", "5ex", "-x", "5e+x"});
    replace(at, text, text.size() - 1, 1);
    return false;
}
bool bad_string(recipe_reader& from, payload& in) {
    value& at =
        pick_member(from, in,
                    {"ParticipantRole", "TimerType", "ParticipantTimerAction", "InstanceId", "ContactId"})
            .it()
            .content;
    std::string const text = from.pick({"\"abc\x1F", "\"\n", R"("\x)", R"("\u00G)", R"("\uD83D\u123x)"});
    replace(at, text + "\"", text.size() - 1, 1);
    return false;
}
bool ill_formed_string(recipe_reader& from, payload& in) {
    value& at =
        pick_member(from, in,
                    {"ParticipantRole", "TimerType", "ParticipantTimerAction", "InstanceId", "ContactId"})
            .it()
            .content;
    std::string const head = from.pick({"", "abcdefgh", "\xF0\x9F\x91\x8D", R"(\u0041)"});
    std::string const fault =
        from.pick({"\xFF", "\x80", "\xE2\x82", "\xF0\x9F\x91", R"(\ud800)", R"(\uDC00)"});
    std::string const tail = from.pick({"", "x", R"(\u0041)"});
    replace(at, "\"" + head + fault + tail + "\"", 1 + head.size(), fault.size());
    return false;
}
bool text_behind(recipe_reader& from, payload& in) {
    replace(in.behind, from.pick({"x", "{}", "]", ",", "0", "//"}), 0, 1);
    return false;
}
bool byte_order_mark(recipe_reader&, payload& in) {
    replace(in.before, "\xEF\xBB\xBF");
    return false;
}
bool too_deep(recipe_reader& from, payload& in) {
    static constexpr std::size_t deepest = 32;
    member& at = pick_any(from, in).it();
    std::size_t const open = at.name == "Chat"                                                    ? 2
                             : at.name == "ParticipantTimerConfigList"                            ? 3
                             : at.name.starts_with("Participant") && at.name != "ParticipantRole" ? 6
                             : at.name == "ParticipantRole" || at.name.starts_with("Timer")       ? 5
                                                                                                  : 1;
    // Not that of the model's type, whose value it would begin.
    bool const is_list = at.content.kind == value::array;
    bool const is_object = at.content.kind == value::object;
    std::string const bracket = from.pick({is_list ? "{\"\":" : "[", is_object ? "[" : "{\"\":"});
    std::string text;
    for (std::size_t level = 0; level < deepest + 8; ++level) text += bracket;
    replace(at.content, text, (deepest - open) * bracket.size(), 1);
    return false;
}
bool too_large(recipe_reader& from, payload& in) {
    static constexpr std::size_t largest = 16384;
    replace(in.before, std::string(largest + from.below(256), ' '), largest, 1);
    return false;
}

struct fault_kind {
    char const* rule;
    plant make;
    bool of_ids = false;
};
// The recipes of the corpus choose them by their place: add new ones behind.
constexpr fault_kind kinds[] = {
    {"required", absent_member},
    {"required", null_member},
    {"wrong_type", another_type},
    {"not_an_integer", no_integer},
    {"not_an_integer", integral_float},
    {"range", out_of_range},
    {"enumeration", no_enumerator},
    {"union_empty", empty_union},
    {"union_conflict", full_union},
    {"unknown_member", unknown_member},
    {"duplicate_member", repeated_member},
    {"null_item", null_item},
    {"length", empty_list},
    {"length", length_of_id, true},
    {"duplicate_timer", repeated_timer},
    {"syntax", no_value},
    {"syntax", no_name},
    {"syntax", bad_number},
    {"syntax", bad_string},
    {"syntax", text_behind},
    {"encoding", ill_formed_string},
    {"encoding", byte_order_mark},
    {"too_deep", too_deep},
    {"too_large", too_large},
};

// ---- The text, and where the mark came to stand in it.

class writer {
public:
    explicit writer(recipe_reader& from) : from_(from) {}

    void write(payload const& all) {
        write(all.before, "");
        write(all.root, "");
        space();
        write(all.behind, "");
    }

    std::string text;
    std::string violated;  // `pointer@offset+length`

private:
    void write(value const& from, std::string const& pointer) {
        std::size_t const start = text.size();
        switch (from.kind) {
        case value::token: text += from.text; break;
        case value::object: write_members(from, pointer); break;
        case value::array: write_items(from, pointer); break;
        }
        note(from.fault, pointer, start);
    }

    void write_members(value const& object, std::string const& pointer) {
        text += '{';
        char const* separator = "";
        for (member const& each : object.members) {
            text += separator;
            space();
            std::size_t const start = text.size();
            text += each.token;
            note(each.fault, pointer, start);
            space();
            text += ':';
            space();
            write(each.content, pointer + "/" + each.name);
            space();
            separator = ",";
        }
        text += '}';
    }

    void write_items(value const& array, std::string const& pointer) {
        text += '[';
        for (std::size_t index = 0; index < array.items.size(); ++index) {
            if (index != 0) text += ',';
            space();
            write(array.items[index], pointer + "/" + std::to_string(index));
            space();
        }
        text += ']';
    }

    void space() {
        if (from_.below(8) == 7) text += from_.pick({" ", "\n", "\t", "\r\n", "    "});
    }

    void note(mark const& fault, std::string const& pointer, std::size_t start) {
        if (!fault.here) return;
        std::size_t const first = start + fault.first;
        std::size_t const size = fault.size == whole ? text.size() - first : fault.size;
        violated = pointer + fault.below + "@" + std::to_string(first) + "+" + std::to_string(size);
    }

    recipe_reader& from_;
};

}  // namespace

std::size_t fault_kinds() { return std::size(kinds); }

faulty_payload make_faulty_payload(std::string_view recipe) {
    recipe_reader from{recipe};
    fault_kind const& kind = kinds[from.below(std::size(kinds))];
    bool const is_input = kind.of_ids || from.flag();
    payload made = right_payload(from, is_input);
    bool const service_accepts = kind.make(from, made);
    writer to{from};
    to.write(made);
    return {to.text, is_input, service_accepts, std::string{kind.rule} + "@" + to.violated};
}

}  // namespace fuzz
