// SPDX-License-Identifier: BSL-1.0
// Does with every role, type and limit of the model what a user does. tests/quality/model_changes.py runs it,
// with sanitizers, with copies of the headers in which the model was changed as their assertions ask for.
#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace chat_timers;

namespace {

void require(bool holds, char const* what) {
    if (holds) return;
    std::fprintf(stderr, "wrong: %s\n", what);
    std::exit(1);
}

// The body in the layout of Python's json module.
std::string spaced(std::string_view json) {
    std::string text;
    for (char const byte : json) {
        text += byte;
        if (byte == ':' || byte == ',') text += ' ';
    }
    return text;
}

// With each member of a timer in its own place, the last first.
std::string reordered(std::string const& role, std::string const& type, std::string const& value) {
    return R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"TimerValue":)" + value +
           R"(,"TimerType":")" + type + R"(","ParticipantRole":")" + role + R"("}]}}})";
}

void use(timer_list const& list) {
    channel_configuration const configuration = chat{list};
    auto const body = encode_body(configuration);
    require(body.size() == encoded_size(configuration), "encoded_size");
    require(decode_body(body) == configuration, "a body is decoded as what was encoded");
    require(decode_body(spaced(body)) == configuration, "a spaced body is decoded as what was encoded");
    require(decode_configuration(encode_configuration(configuration)) == configuration, "a configuration");
    std::string text;
    encode_body(std::back_inserter(text), configuration);
    require(text == body, "encode_body to an iterator");

    request const whole{*instance_id::parse("\x01"), *contact_id::parse(std::string(256, '\x02')),
                        configuration};
    require(decode_input(encode_input(whole)) == whole, "an input is decoded as what was encoded");
    require(encode_input(whole).size() == encoded_size(whole), "encoded_size of an input");
    auto const message = encode(whole);
    require(message && decode(message->as_request(), decode_options::strict) == whole, "an HTTP request");
}

void refuse(std::string const& json) {
    auto const decoded = decode_body(json);
    require(!decoded, "a wrong body is refused");
    for (violation const& found : decoded.error()) require(!found.message().empty(), "a sentence");
    std::string report;
    format_text(std::back_inserter(report), decoded.error(), json);
    format_json(std::back_inserter(report), decoded.error(), json);
    for (reply_style const style : enumerators<reply_style>()) {
        auto const reply = make_reply(decoded.error(), style);
        require(reply.body().size() == reply_body_size(decoded.error(), style), "reply_body_size");
    }
}

}  // namespace

int main() {
    std::chrono::minutes const shortest{limits::timer_minutes.min}, longest{limits::timer_minutes.max};
    timer_state all;
    for (participant_role const role : enumerators<participant_role>()) {
        for (timer_type const type : enumerators<timer_type>()) {
            for (auto const minutes :
                 {shortest, std::chrono::minutes{99}, std::chrono::minutes{100}, longest}) {
                auto const duration = *timer_duration::from(minutes);
                timer_state const one = timer_state{}.with(role, type, duration);
                require(one.find(role, type) == duration, "with");
                auto const set = diff(timer_state{}, one);
                require(set && chat_timers::apply(timer_state{}, *set) == one, "diff and apply");
                use(*set);
                use(*diff(one, timer_state{}));
                require(format_as(duration) == std::to_string(minutes.count()) + "min", "format_as");
                std::string const value =
                    R"({"ParticipantTimerDurationInMinutes":)" + std::to_string(minutes.count()) + "}";
                std::string const text =
                    reordered(std::string{to_string(role)}, std::string{to_string(type)}, value);
                require(decode_body(text) == channel_configuration{chat{*set}}, "members in another order");
                all = all.with(role, type, duration);
                auto const described = describe(all);
                auto const lines = std::count(described.begin(), described.end(), '\n');
                require(lines == static_cast<std::ptrdiff_t>(enumerators<participant_role>().size()),
                        "describe has a line for each role");
                require(!describe(one).empty(), "describe");
            }
            for (auto const minutes : {shortest.count() - 1, longest.count() + 1, std::int64_t{1'000'000}}) {
                require(!timer_duration::from(std::chrono::minutes{minutes}), "a duration out of range");
                refuse(reordered(std::string{to_string(role)}, std::string{to_string(type)},
                                 R"({"ParticipantTimerDurationInMinutes":)" + std::to_string(minutes) + "}"));
            }
        }
    }
    use(*diff(timer_state{}, all));
    use(*diff(all, timer_state{}));
    std::vector<timer_draft> const empty(30);
    require(validate({"i", "c", empty}).error().total() > 16, "a draft");
    refuse(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + std::string(60, '[') + "}");
    std::string nulls = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[null)";
    for (int count = 0; count < 40; ++count) nulls += ",{}";
    refuse(nulls + "]}}}");
}
