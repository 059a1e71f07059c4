// SPDX-License-Identifier: BSL-1.0

// Values of every type that a debugger shows: gdb_test.py stops this program in show().

#include <chat_timers/chat_timers.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace {

using namespace chat_timers;
using namespace std::chrono_literals;

// The violations that the library reports, of every rule and field, with their texts as the library writes
// them.
std::vector<violation> all;
std::vector<std::string> texts;

bool is_reported(rule broken, field where) {
    bool const is_object = where != field::instance_id && where != field::contact_id &&
                           where != field::timer_list && where < field::role;
    switch (broken) {
    case rule::unknown_member: return is_object || where == field::value;
    case rule::union_empty:
    case rule::union_conflict: return where == field::channel_configuration || where == field::value;
    case rule::enumeration: return where == field::role || where == field::type || where == field::action;
    default: return true;
    }
}

void add(violation const& found) {
    all.push_back(found);
    std::string text{found.pointer().view()};
    text.append(": ").append(found.message().view()).append(" [").append(to_string(found.rule)).append("]");
    texts.push_back(text);
}

void fill() {
    for (rule const broken : enumerators<rule>()) {
        for (field const where : enumerators<field>()) {
            if (!is_reported(broken, where)) continue;
            violation found{.rule = broken, .field = where, .actual = 481, .allowed = {2, 480}};
            add(found);
            found.item = 2;
            found.other = 1;
            found.part = source_part::content_encoding;
            found.allowed = {};
            add(found);
        }
    }
    for (grammar const wanted : enumerators<grammar>()) {
        add({.rule = rule::syntax, .field = field::chat, .wanted = wanted});
    }
}

}  // namespace

// Here gdb stops.
int show_all(std::size_t count);
int show_all(std::size_t count) { return count == 0 ? 1 : 0; }

int main() {
    fill();
    constexpr timer_list timers{{participant_role::customer, timer_type::idle, timer_duration{5min}},
                                {participant_role::agent, timer_type::disconnect_noncustomer, unset}};
    auto const list = timers;
    timer const one = *timers.begin();
    timer_value const value = one.value;
    timer_value const deleted = unset;
    unset_t const removed = unset;
    timer_duration const duration{480min};
    constexpr instance_id named{"our chat"};
    instance_id const instance = named;
    constexpr request made{named, contact_id{"\xF0\x9F\x91\x8D"}, chat{timers}};
    request const whole = made;
    chat const talk{list};
    channel_configuration const configuration = whole.channel_configuration;
    timer_state const state = apply({}, timers);
    timer_state const nothing;
    auto const body = encode_body(configuration);

    auto const good = timer_duration::from(5min);
    auto const bad = timer_duration::from(481min);
    auto const decoded = decode_body(body);
    auto const refused =
        decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{}]}}})");
    auto const twenty = [] {
        std::string many;
        for (int index = 0; index != 20; ++index) many.append(index == 0 ? "" : ",").append("null");
        return decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + many +
                           "]}}}");
    }();
    violations const found = refused.error();
    violation const none{};
    auto const sentence = good.transform([](timer_duration) { return std::string{"of another type"}; });
    bool const is_used = one.value == value && deleted == timer_value{removed} && talk.timers == list &&
                         duration.minutes() == 480min && instance == whole.instance_id && !state.empty() &&
                         nothing.empty() && !body.empty() && good && !bad && decoded && !refused && !twenty &&
                         !found.empty() && none != *found.begin() && sentence;
    return is_used ? show_all(all.size()) : 1;
}
