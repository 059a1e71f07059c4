// SPDX-License-Identifier: BSL-1.0
#include "payloads.hpp"

#include <random>
#include <set>

namespace bench {
namespace {

// A JSON value: an object, an array, or else a scalar's text.
struct member;
struct node {
    std::string scalar;
    std::vector<member> members;
    std::vector<node> items;
};
struct member {
    std::string name;
    node value;
};

struct spacing {
    std::string_view comma, colon;
    std::size_t indent;  // 0: everything on one line
};
constexpr spacing compact{",", ":", 0}, aws_cli{", ", ": ", 0}, indented{",", ": ", 2}, by_four{",", ": ", 4};

std::string write(node const& value, spacing const& style, std::size_t depth = 0) {
    auto const line = [&](std::size_t level) {
        return style.indent != 0 ? '\n' + std::string(level * style.indent, ' ') : std::string();
    };
    if (!value.scalar.empty()) return value.scalar;
    std::string text;
    for (auto const& [name, nested] : value.members) {
        text += text.empty() ? std::string_view() : style.comma;
        text += line(depth + 1) + '"' + name + '"';
        text += style.colon;
        text += write(nested, style, depth + 1);
    }
    for (auto const& item : value.items) {
        text += text.empty() ? std::string_view() : style.comma;
        text += line(depth + 1) + write(item, style, depth + 1);
    }
    text += line(depth);
    return value.members.empty() ? '[' + text + ']' : '{' + text + '}';
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
node scalar(std::string text) { return {std::move(text), {}, {}}; }
node object(std::vector<member> members) { return {{}, std::move(members), {}}; }
node array(std::vector<node> items) { return {{}, {}, std::move(items)}; }

node to_json(timer const& value) {
    member const unset{"ParticipantTimerAction", scalar(quoted("Unset"))};
    member const duration{"ParticipantTimerDurationInMinutes", scalar(std::to_string(value.minutes))};
    return object({{"ParticipantRole", scalar(quoted(to_string(value.role)))},
                   {"TimerType", scalar(quoted(to_string(value.type)))},
                   {"TimerValue", object({value.minutes == 0 ? unset : duration})}});
}

node to_json(request const& value) {
    std::vector<node> timers;
    for (auto const& timer : value) timers.push_back(to_json(timer));
    return object({{"ChannelConfiguration",
                    object({{"Chat", object({{"ParticipantTimerConfigList", array(std::move(timers))}})}})}});
}

node& timer_at(node& body, std::size_t index) {
    return body.members[0].value.members[0].value.members[0].value.items[index];
}

constexpr request one{{{{role::customer, type::idle, 5}}}, 1};
constexpr request four{{{{role::customer, type::idle, 5},
                         {role::agent, type::idle, 15},
                         {role::customer, type::disconnect_noncustomer, 480},
                         {role::agent, type::disconnect_noncustomer, 0}}},
                       4};

// The standard's distributions and shuffle differ from library to library; these do not.
class dice {
public:
    std::size_t below(std::size_t bound) { return generator_() % bound; }

    template <class Range>
    void shuffle(Range& range) {
        for (auto left = range.size(); left > 1; --left) std::swap(range[left - 1], range[below(left)]);
    }

    // Unset, one digit, two digits and three digits are equally likely.
    int minutes() {
        constexpr std::pair<int, int> ranges[] = {{0, 0}, {2, 9}, {10, 99}, {100, 480}};
        auto const [least, most] = ranges[below(std::size(ranges))];
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }

private:
    std::mt19937 generator_{20170808};
};

void shuffle_members(node& value, dice& random) {
    random.shuffle(value.members);
    for (auto& [name, nested] : value.members) shuffle_members(nested, random);
    for (auto& item : value.items) shuffle_members(item, random);
}

// The 64 ordered selections of one to four (role, type) pairs, each with eight different sets of values.
std::vector<request> different_requests(dice& random) {
    std::set<std::vector<std::size_t>> selections;
    std::vector<std::size_t> order{0, 1, 2, 3};
    do {
        for (auto left = order.end(); left != order.begin(); --left) selections.emplace(order.begin(), left);
    } while (std::ranges::next_permutation(order).found);

    std::vector<request> all;
    for (auto const& selection : selections) {
        for (auto const wanted = all.size() + 8; all.size() != wanted;) {
            request next{{}, 0};
            for (auto const pair : selection) {
                next.timers[next.size++] = {four.timers[pair].role, four.timers[pair].type, random.minutes()};
            }
            if (!std::ranges::count(all, next)) all.push_back(next);
        }
    }
    random.shuffle(all);
    return all;
}

payload valid(std::string name, node const& body, spacing const& style, request const& expected) {
    return {std::move(name), false, {{write(body, style), expected}}};
}

payload canonical(std::string name, std::vector<request> const& requests) {
    payload result{std::move(name), true, {}};
    for (auto const& request : requests) {
        result.documents.emplace_back(write(to_json(request), compact), request);
    }
    return result;
}

payload shuffled(std::string name, std::vector<request> const& requests, dice& random) {
    payload result{std::move(name), false, {}};
    for (auto const& request : requests) {
        auto body = to_json(request);
        shuffle_members(body, random);
        auto const& style = result.documents.size() % 2 == 0 ? compact : indented;
        result.documents.emplace_back(write(body, style), request);
    }
    return result;
}

// Four timers, the one at `index` spoilt by what `fault` does to its members.
template <class Fault>
payload invalid(std::string name, std::size_t index, Fault fault) {
    auto body = to_json(four);
    fault(timer_at(body, index).members);
    return {std::move(name), false, {{write(body, compact), std::nullopt}}};
}

std::vector<payload> make_payloads() {
    auto reordered = to_json(four);
    for (std::size_t i = 0; i != four.size; ++i) std::ranges::reverse(timer_at(reordered, i).members);
    dice random;
    auto const different = different_requests(random);

    using members = std::vector<member>;
    auto const repeat = [](members& timer) {
        auto const first = to_json(four.timers[0]).members;
        std::copy_n(first.begin(), 2, timer.begin());
    };
    auto const duration = [](members& timer) {
        timer[2].value = object({{"ParticipantTimerDurationInMinutes", scalar("481")}});
    };
    auto const both = [](members& timer) {
        timer[2].value = object({{"ParticipantTimerAction", scalar(quoted("Unset"))},
                                 {"ParticipantTimerDurationInMinutes", scalar("5")}});
    };
    auto const unknown = [](members& timer) { timer[0].value = scalar(quoted("SUPERVISOR")); };

    return {canonical("one timer", {one}),
            canonical("four timers", {four}),
            valid("four timers, AWS CLI", to_json(four), aws_cli, four),
            valid("four timers, indented", to_json(four), indented, four),
            valid("four timers, indented by 4", to_json(four), by_four, four),
            valid("four timers, reordered", reordered, compact, four),
            canonical("512 different", different),
            shuffled("512 different, shuffled", different, random),
            invalid("repeated pair, 2nd timer", 1, repeat),
            invalid("repeated pair, 4th timer", 3, repeat),
            invalid("481 minutes, 1st timer", 0, duration),
            invalid("481 minutes, 4th timer", 3, duration),
            invalid("both union members, 1st timer", 0, both),
            invalid("both union members, 4th timer", 3, both),
            invalid("unknown role, 1st timer", 0, unknown),
            invalid("unknown role, 4th timer", 3, unknown)};
}

constexpr request unset_idle{{{{role::customer, type::idle, 0}}}, 1};

std::string body_of(std::string_view timers) {
    return R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":)" + std::string(timers) + "}}}";
}
std::string timer_of(std::string_view members) {
    return body_of(R"([{"ParticipantRole":"CUSTOMER","TimerType":"IDLE")" + std::string(members) + "}]");
}
std::string value_of(std::string_view value) { return timer_of(R"(,"TimerValue":)" + std::string(value)); }
std::string duration_of(std::string_view minutes) {
    return value_of(R"({"ParticipantTimerDurationInMinutes":)" + std::string(minutes) + '}');
}

}  // namespace

std::vector<payload> const& payloads() {
    static auto const all = make_payloads();
    return all;
}

std::vector<document> const& fine_print() {
    static std::vector<document> const all{
        {value_of(R"({"ParticipantTimerAction":"Unset"})"), unset_idle},
        {duration_of("5"), one},
        {value_of(R"({"ParticipantTimerDurationInMinutes":5,"ParticipantTimerAction":null})"), one},
        {value_of(R"({"ParticipantTimerDurationInMinutes":null,"ParticipantTimerAction":"Unset"})"),
         unset_idle},
        {value_of(R"({"ParticipantTimerAction":"unset"})"), {}},
        {value_of(R"({"ParticipantTimerAction":"Unset\u0000"})"), {}},
        {value_of(R"({"ParticipantTimerAction":0})"), {}},
        {value_of(R"({"ParticipantTimerAction":null})"), {}},
        {value_of("{}"), {}},
        {value_of(R"({"Other":5})"), {}},
        {value_of("null"), {}},
        {value_of("[]"), {}},
        {duration_of("1"), {}},
        {duration_of("-5"), {}},
        {duration_of("5.0"), {}},
        {duration_of("05"), {}},
        {duration_of(R"("5")"), {}},
        {duration_of("4294967301"), {}},
        {duration_of("18446744073709551621"), {}},
        {timer_of(R"(,"TimerValue":{"ParticipantTimerAction":"Unset"},"Other":null)"), {}},
        {timer_of(""), {}},
        {body_of(R"([{"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}])"), {}},
        {body_of(R"([{"ParticipantRole":"AGENT","TimerValue":{"ParticipantTimerAction":"Unset"}}])"), {}},
        {body_of("[]"), {}},
        {body_of("[null]"), {}},
        {body_of("[[]]"), {}},
        {body_of("{}"), {}},
        {body_of("null"), {}},
        {R"({"ChannelConfiguration":{"Chat":{}}})", {}},
        {R"({"ChannelConfiguration":{"Chat":null}})", {}},
        {R"({"ChannelConfiguration":{}})", {}},
        {R"({"ChannelConfiguration":null})", {}},
        {R"({"channelConfiguration":{}})", {}},
        {"{}", {}},
        {"[]", {}},
        {"null", {}},
        {"", {}},
        {write(to_json(one), compact) + " \r\n\t", one},
        {write(to_json(one), compact) + ",", {}},
        {write(to_json(one), compact) + "{}", {}},
        {write(to_json(one), compact).substr(1), {}},
        {'[' + write(to_json(one), compact) + ']', {}},
    };
    return all;
}

std::vector<document> const& odd_spellings() {
    static std::vector<document> const all{
        {timer_of(R"(,"Timer\u0056alue":{"ParticipantTimerAction":"\u0055nset"})"), unset_idle},
        {duration_of("5e0"), {}},
    };
    return all;
}

std::vector<document> const& repeated_members() {
    static std::vector<document> const all{
        {timer_of(R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"})"), {}},
        {timer_of(R"(,"TimerType":null,"TimerValue":{"ParticipantTimerAction":"Unset"})"), {}},
        {value_of(R"({"ParticipantTimerAction":null,"ParticipantTimerAction":"Unset"})"), {}},
        {R"({"ChannelConfiguration":null,)" + write(to_json(one), compact).substr(1), {}},
    };
    return all;
}

}  // namespace bench
