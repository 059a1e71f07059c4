// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include "../support/files.hpp"
#include "../support/http_verbs.hpp"
#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// violation::field, item and part: which place of the model, which timer of the list, and which text the
// offset counts in; of every source that has a text or a draft. The DOM's and the SDK's are beside theirs.

using namespace chat_timers;

namespace {

struct where {
    chat_timers::rule rule;
    chat_timers::field field;
    std::optional<std::size_t> item = {};
    source_part part = source_part::document;
};

std::string text_of(where const& each) {
    std::string text{to_string(each.rule)};
    text.append(" of ").append(to_string(each.field));
    if (each.item) text.append(" ").append(std::to_string(*each.item));
    return text.append(" in ").append(to_string(each.part)).append("\n");
}

template <class T, class E>
void are_at(result<T, E> const& refused, std::vector<where> const& wanted,
            verbs::place from = verbs::here()) {
    std::string got, expected;
    if (!refused) {
        for (violation const& each : violations{refused.error()})
            got += text_of({each.rule, each.field, each.item, each.part});
    }
    for (where const& each : wanted) expected += text_of(each);
    verbs::agree("", got, expected, from);
}

constexpr auto none = std::optional<std::size_t>{};

// A fault at every place of the list, and its places in the body's own order.
constexpr std::string_view faulty_items =
    R"({"TimerType":"LATER","ParticipantRole":5,"TimerValue":{}},)"
    R"(null,)"
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE","x":1,"TimerValue":{"ParticipantTimerAction":"Set"}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE",)"
    R"("TimerValue":{"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":1}},)"
    R"({"TimerType":"IDLE","TimerType":"IDLE"})";
std::vector<where> faults_in(source_part part) {
    return {
        {rule::enumeration, field::type, 0, part},      {rule::wrong_type, field::role, 0, part},
        {rule::union_empty, field::value, 0, part},     {rule::null_item, field::timer, 1, part},
        {rule::unknown_member, field::timer, 2, part},  {rule::enumeration, field::action, 2, part},
        {rule::duplicate_timer, field::timer, 3, part}, {rule::union_conflict, field::value, 3, part},
        {rule::range, field::duration, 3, part},        {rule::required, field::role, 4, part},
        {rule::required, field::value, 4, part},        {rule::duplicate_member, field::type, 4, part},
    };
}

// The pointer that a field and an item make, spelled here once more.
std::string pointer_of(field place, std::optional<std::size_t> item) {
    std::string const list = "/ChannelConfiguration/Chat/ParticipantTimerConfigList";
    std::string const timer = list + "/" + (item ? std::to_string(*item) : "-");
    switch (place) {
    case field::body:
    case field::input: return "";
    case field::instance_id: return "/InstanceId";
    case field::contact_id: return "/ContactId";
    case field::channel_configuration: return "/ChannelConfiguration";
    case field::chat: return "/ChannelConfiguration/Chat";
    case field::timer_list: return list;
    case field::timer: return timer;
    case field::role: return timer + "/ParticipantRole";
    case field::type: return timer + "/TimerType";
    case field::value: return timer + "/TimerValue";
    case field::action: return timer + "/TimerValue/ParticipantTimerAction";
    case field::duration: return timer + "/TimerValue/ParticipantTimerDurationInMinutes";
    }
    return "no field";
}

template <class T>
void places_agree(result<T> const& refused, field root) {
    if (refused) return;
    for (violation const& each : refused.error()) {
        CHECK(each.pointer() == pointer_of(each.field, each.item));
        CHECK(each.item.has_value() == (each.field >= field::timer));
        CHECK(each.part == source_part::document);
        if (each.pointer().empty()) CHECK(each.field == root);
    }
}

}  // namespace

TEST_CASE("places: of a body") {
    std::string const body = verbs::body_of(faulty_items);
    are_at(decode_body(body), faults_in(source_part::document));
    are_at(decode_body("5"), {{rule::wrong_type, field::body}});
    are_at(decode_body("{}"), {{rule::required, field::channel_configuration}});
    are_at(decode_body(R"({"x":1})"),
           {{rule::required, field::channel_configuration}, {rule::unknown_member, field::body}});
    are_at(decode_body(R"({"ChannelConfiguration":{}})"),
           {{rule::union_empty, field::channel_configuration}});
    are_at(decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":null}}})"),
           {{rule::required, field::timer_list}});
    are_at(decode_body(R"({"ChannelConfiguration":{"Chat":[]}})"), {{rule::wrong_type, field::chat}});
    are_at(decode_body(verbs::body_of("")), {{rule::length, field::timer_list}});
}

TEST_CASE("places: of the fault that ends the reading, the innermost place that is open") {
    are_at(decode_body(""), {{rule::syntax, field::body}});
    are_at(decode_body("{} x"),
           {{rule::required, field::channel_configuration}, {rule::syntax, field::body}});
    are_at(decode_body(R"({"ChannelConfiguration":{"Chat":{)"), {{rule::syntax, field::chat}});
    are_at(decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"),
           {{rule::syntax, field::timer, 0}});
    are_at(decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[null)"),
           {{rule::null_item, field::timer, 0}, {rule::syntax, field::timer_list}});
    are_at(decode_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{)"),
           {{rule::syntax, field::timer, 0}});
    are_at(decode_body(
               "{\"ChannelConfiguration\":{\"Chat\":{\"ParticipantTimerConfigList\":[{\"TimerType\":\"\xFF"),
           {{rule::encoding, field::type, 0}});
    are_at(decode_body(std::string(33, '[')), {{rule::too_deep, field::body}});
    are_at(decode_body(std::string(20'000, ' ')), {{rule::too_large, field::body}});
    are_at(decode_input(""), {{rule::syntax, field::input}});
    are_at(decode_input(std::string(20'000, ' ')), {{rule::too_large, field::input}});
}

TEST_CASE("places: of an input") {
    are_at(decode_input("{}"), {{rule::required, field::instance_id},
                                {rule::required, field::contact_id},
                                {rule::required, field::channel_configuration}});
    are_at(decode_input(verbs::input_of(R"("InstanceId":"","ContactId":null,)")),
           {{rule::length, field::instance_id}, {rule::required, field::contact_id}});
    are_at(decode_input(verbs::input_of(R"("InstanceId":"i","ContactId":"c","InstanceId":"i",)")),
           {{rule::duplicate_member, field::instance_id}});
    std::string input = verbs::body_of(faulty_items);
    input.replace(0, 1, R"({"InstanceId":"i","ContactId":"c",)");
    are_at(decode_input(input), faults_in(source_part::document));
}

TEST_CASE("places: of an HTTP request") {
    auto const of_body = [](std::string_view target, std::string_view body,
                            decode_options options = decode_options::strict) {
        return decode({"PUT", target, "application/json", {}, body}, options);
    };
    std::string const usual = verbs::target_of("i", "c");
    are_at(decode({"PUT", "/x", "application/json", {}, {}}, decode_options::service),
           {{rule::path, field::input, none, source_part::target}});
    are_at(decode({"GET", usual, "application/json", {}, {}}, decode_options::service),
           {{rule::method, field::input, none, source_part::method}});
    are_at(decode({"PUT", usual, "application/json", "text/html", {}}, decode_options::service),
           {{rule::not_acceptable, field::input, none, source_part::accept}});
    are_at(decode({"PUT", usual, "text/plain", {}, {}}, decode_options::service),
           {{rule::media_type, field::input, none, source_part::content_type}});
    are_at(decode({"PUT", usual, "application/json", {}, {}, "gzip"}, decode_options::service),
           {{rule::media_type, field::input, none, source_part::content_encoding}});
    are_at(of_body(verbs::target_of("..", "a%zz"), verbs::http_body),
           {{rule::unroutable, field::instance_id, none, source_part::target},
            {rule::encoding, field::contact_id, none, source_part::target}});
    are_at(of_body(usual, verbs::body_of(faulty_items)), faults_in(source_part::body));
    are_at(of_body(usual, ""), {{rule::syntax, field::body, none, source_part::body}});
    are_at(of_body(usual, "", decode_options::service),
           {{rule::required, field::channel_configuration, none, source_part::body}});
    are_at(of_body(verbs::target_of("", "c"), "5"),
           {{rule::length, field::instance_id, none, source_part::target},
            {rule::wrong_type, field::body, none, source_part::body}});
}

TEST_CASE("places: of the request to send") {
    constexpr request dots{instance_id{"."}, contact_id{".."},
                           chat{{{participant_role::agent, timer_type::idle, unset}}}};
    are_at(encode(dots), {{rule::unroutable, field::instance_id}, {rule::unroutable, field::contact_id}});
}

TEST_CASE("places: of a draft") {
    are_at(validate({}), {{rule::required, field::instance_id},
                          {rule::required, field::contact_id},
                          {rule::required, field::timer_list}});
    timer_draft const drafts[] = {
        {"CUSTOMER", "IDLE", timer_value_draft{"Unset", {}}},
        {"customer", {}, timer_value_draft{{}, 1}},
        {"CUSTOMER", "IDLE", timer_value_draft{"Set", 5'000'000'000}},
        {"AGENT", "\xFF", timer_value_draft{}},
    };
    are_at(validate({"", "\xFF", drafts}), {{rule::length, field::instance_id},
                                            {rule::encoding, field::contact_id},
                                            {rule::required, field::type, 1},
                                            {rule::enumeration, field::role, 1},
                                            {rule::range, field::duration, 1},
                                            {rule::duplicate_timer, field::timer, 2},
                                            {rule::union_conflict, field::value, 2},
                                            {rule::enumeration, field::action, 2},
                                            {rule::not_an_integer, field::duration, 2},
                                            {rule::encoding, field::type, 3},
                                            {rule::union_empty, field::value, 3}});
}

TEST_CASE("places: of a value that is in no payload") {
    are_at(instance_id::parse(""), {{rule::length, field::instance_id}});
    are_at(contact_id::parse("\xFF"), {{rule::encoding, field::contact_id}});
    are_at(timer_duration::from(std::chrono::minutes{1}), {{rule::range, field::duration}});
    are_at(timer_list::from({}), {{rule::length, field::timer_list}});
    timer const timers[] = {{participant_role::agent, timer_type::idle, unset},
                            {static_cast<participant_role>(9), timer_type::idle, unset},
                            {participant_role::agent, timer_type::idle, unset}};
    are_at(timer_list::from(timers),
           {{rule::enumeration, field::role, 1}, {rule::duplicate_timer, field::timer, 2}});
}

TEST_CASE("places: the field and the item make the pointer, in every payload of the conformance suite") {
    std::string const table = bytes_of(conformance + "verdicts.tsv");
    std::size_t payloads = 0;
    for (std::size_t line = 0; line < table.size(); line = table.find('\n', line) + 1) {
        std::string const file = table.substr(line, table.find('\t', line) - line);
        if (file == "file") continue;
        CAPTURE(file);
        std::string const text = bytes_of(conformance + file);
        for (decode_options const& options : {decode_options::strict, decode_options::service}) {
            places_agree(decode_body(text, options), field::body);
            places_agree(decode_input(text, options), field::input);
        }
        ++payloads;
    }
    CHECK(payloads > 150);
}
