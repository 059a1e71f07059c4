// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/boost_json.hpp>

#include <chat_timers/json/encode.hpp>

#include "../support/verbs.hpp"

#include <boost/json.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// result<channel_configuration> decode_body (boost::json::value const&, decode_options = {});
// result<request>               decode_input(boost::json::value const&, decode_options = {});
// boost::json::value_from, value_to, try_value_to; error_category(), make_error_code(rule)

namespace json = boost::json;
using namespace verbs;
using namespace std::chrono_literals;
using chat_timers::decode_body;
using chat_timers::decode_input;
using chat_timers::decode_options;
using chat_timers::make_error_code;
using chat_timers::participant_role;
using chat_timers::rule;
using chat_timers::timer_duration;
using chat_timers::timer_type;
using chat_timers::timer_value;

static_assert(std::is_same_v<decltype(decode_body(json::value{})),
                             chat_timers::result<chat_timers::channel_configuration>>);
static_assert(
    std::is_same_v<decltype(decode_input(json::value{})), chat_timers::result<chat_timers::request>>);
static_assert(noexcept(decode_body(std::declval<json::value const&>())));

namespace {

constexpr chat_timers::request example{
    chat_timers::instance_id{"12345678-1234-1234-1234-123456789012"},
    chat_timers::contact_id{"87654321-4321-4321-4321-210987654321"},
    chat_timers::chat{{{participant_role::customer, timer_type::idle, timer_duration{5min}},
                       {participant_role::agent, timer_type::disconnect_noncustomer, chat_timers::unset}}}};

constexpr std::string_view example_text =
    R"({"InstanceId":"12345678-1234-1234-1234-123456789012","ContactId":"87654321-4321-4321-4321-210987654321",)"
    R"("ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}},)"
    R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";

json::value parsed(std::string_view text) { return json::parse({text.data(), text.size()}); }

json::value body_of(json::value items) {
    return {{"ChannelConfiguration", {{"Chat", {{"ParticipantTimerConfigList", std::move(items)}}}}}};
}
json::value value_of(json::value value) {
    json::value timer = {
        {"ParticipantRole", "CUSTOMER"}, {"TimerType", "IDLE"}, {"TimerValue", std::move(value)}};
    return body_of(json::array{std::move(timer)});
}
json::value minutes_of(json::value number) {
    return value_of({{"ParticipantTimerDurationInMinutes", std::move(number)}});
}

// Arrays within each other, `levels` of them.
json::value nested(std::size_t levels) {
    json::value made = json::array{};
    while (--levels != 0) {
        json::value outer = json::array{};
        outer.get_array().push_back(std::move(made));
        made = std::move(outer);
    }
    return made;
}

std::string const duration = item(0, "/TimerValue/ParticipantTimerDurationInMinutes");
std::string const of_body = "ChannelConfiguration";

// What try_value_to says, and value_to throws.
template <class T>
std::string broken(json::value const& from) {
    auto const tried = json::try_value_to<T>(from);
    if (tried.has_value()) return "a value";
    std::string thrown = "nothing";
    try {
        (void)json::value_to<T>(from);
    } catch (boost::system::system_error const& error) {
        thrown = error.code() == tried.error() ? "the same" : "another error";
    }
    if (thrown != "the same") return "value_to throws " + thrown;
    if (std::error_code{tried.error()}.category() != chat_timers::rule_category())
        return "of another category";
    return std::string{to_string(static_cast<rule>(std::error_code{tried.error()}.value()))};
}

// Both ways: the value's DOM is the text's, and its value is the value.
template <class T>
void round_trip(T const& value, std::string_view text, place from = here()) {
    json::value const written = json::value_from(value);
    agree("", json::serialize(written), std::string{text}, from);
    T copy = value;
    bool const same = json::value_from(copy) == written && json::value_from(std::move(copy)) == written;
    if (!same) ADD_FAIL_CHECK_AT(from.file, from.line, "another DOM");
    auto const read = json::try_value_to<T>(parsed(text));
    if (!read || *read != value || json::value_to<T>(written) != value)
        ADD_FAIL_CHECK_AT(from.file, from.line, "another value");
}

}  // namespace

TEST_CASE("decode_body, decode_input: of a DOM that is right") {
    holds(decode_input(parsed(example_text)), example);
    json::value body = parsed(example_text);
    body.get_object().erase("InstanceId");
    body.get_object().erase("ContactId");
    holds(decode_body(body), example.channel_configuration);
    holds(decode_body(std::as_const(body)), example.channel_configuration);
    holds(decode_body(json::value(body), decode_options::service), example.channel_configuration);
}

TEST_CASE("decode_body: a text stays a text") {
    std::string const text{encode_body(example.channel_configuration).view()};
    holds(decode_body(text), example.channel_configuration);
    holds(decode_body(text.c_str()), example.channel_configuration);
    holds(decode_body(encode_body(example.channel_configuration)), example.channel_configuration);
    holds(decode_body(json::string{text}), example.channel_configuration);
    holds(decode_input(example_text), example);
    // A DOM that is a string is no text.
    fails(decode_body(json::value(text)), {wrong_type("", "an object")});
}

TEST_CASE("decode_body: null and values of other types are no object") {
    for (json::value const& root : {json::value{}, json::value(5), json::value(5.0), json::value(true),
                                    json::value("{}"), json::value(json::array{})}) {
        fails(decode_body(root), {wrong_type("", "an object")});
        fails(decode_body(root, decode_options::service), {wrong_type("", "an object")});
        fails(decode_input(root), {wrong_type("", "an object")});
    }
    fails(decode_body(parsed(R"({"ChannelConfiguration":null})")), {required(configuration)});
    fails(decode_body(body_of(json::array{nullptr, 5})), {null_item(0), wrong_type(item(1), "an object")});
}

TEST_CASE("decode_body: integers as Boost holds them") {
    for (std::int64_t const number : {2, 5, 480}) {
        CHECK(decode_body(minutes_of(number)).has_value());
        CHECK(decode_body(minutes_of(static_cast<std::uint64_t>(number))).has_value());
        fails(decode_body(minutes_of(static_cast<double>(number))), {not_an_integer(duration)});
        CHECK(decode_body(minutes_of(static_cast<double>(number)), decode_options::service).has_value());
    }
    for (std::int64_t const number : {1LL, 481LL, 0LL, -5LL, 2'147'483'647LL, -2'147'483'648LL}) {
        fails(decode_body(minutes_of(number)), {range(duration)});
        fails(decode_body(minutes_of(static_cast<double>(number)), decode_options::service),
              {range(duration)});
        CHECK(
            decode_body(minutes_of(static_cast<double>(number)), decode_options::service).error()[0].actual ==
            number);
    }
    for (std::int64_t const number :
         {2'147'483'648LL, -2'147'483'649LL, (std::numeric_limits<long long>::max)(),
          (std::numeric_limits<long long>::min)()}) {
        fails(decode_body(minutes_of(number)), {beyond_32_bits(duration)});
        fails(decode_body(minutes_of(static_cast<double>(number)), decode_options::service),
              {beyond_32_bits(duration)});
    }
    for (std::uint64_t const number :
         {2'147'483'648ULL, 9'223'372'036'854'775'808ULL, 18'446'744'073'709'551'615ULL}) {
        fails(decode_body(minutes_of(number)), {beyond_32_bits(duration)});
        fails(decode_body(minutes_of(number), decode_options::service), {beyond_32_bits(duration)});
    }
    using limit = std::numeric_limits<double>;
    for (double const number :
         {5.5, 2.0000000001, 479.99999999, (limit::max)(), -(limit::max)(), (limit::min)(),
          limit::denorm_min(), limit::infinity(), -limit::infinity(), limit::quiet_NaN()}) {
        fails(decode_body(minutes_of(number)), {not_an_integer(duration)});
        bool const is_whole = (number > 1e300 || number < -1e300);
        fails(decode_body(minutes_of(number), decode_options::service),
              {is_whole ? beyond_32_bits(duration) : not_an_integer(duration)});
    }
    fails(decode_body(minutes_of(-0.0), decode_options::service), {range(duration)});
    fails(decode_body(minutes_of("5")), {wrong_type(duration, "an integer")});
    fails(decode_body(minutes_of(true)), {wrong_type(duration, "an integer")});
}

TEST_CASE("decode_body: enumerators by all their bytes") {
    json::value timers =
        parsed(example_text).at("ChannelConfiguration").at("Chat").at("ParticipantTimerConfigList");
    timers.get_array()[0].at("ParticipantRole") = json::string(std::string_view{"CUSTOMER\0x", 10});
    fails(decode_body(body_of(timers)), {enumeration(item(0, "/ParticipantRole"), "CUSTOMER, AGENT")});
}

TEST_CASE("decode_body: strict reports what service does not read") {
    json::value body = parsed(R"({"x":{"y":[1,null,{"z":"a"}]}})");
    body.get_object()["ChannelConfiguration"] = parsed(example_text).at("ChannelConfiguration");
    fails(decode_body(body), {unknown_member("", of_body)});
    CHECK(decode_body(body, decode_options::service).has_value());
    body.at("ChannelConfiguration").get_object()["__type"] = "a";
    CHECK(decode_body(body, decode_options::service).has_value());
    body.at("ChannelConfiguration").get_object()["Voice"] = nullptr;
    fails(decode_body(body, decode_options::service), {unknown_member(configuration, "Chat")});
}

TEST_CASE("decode_body: beyond 32 levels it is too deep, wherever") {
    auto const with = [](json::value extra) {
        json::value body = parsed(example_text);
        body.get_object().erase("InstanceId");
        body.get_object()["ContactId"] = std::move(extra);
        return body;
    };
    CHECK(decode_body(with(nested(31)), decode_options::service).has_value());
    fails(decode_body(with(nested(31))), {unknown_member("", of_body)});
    fails(decode_body(with(nested(32)), decode_options::service), {too_deep("")});
    fails(decode_body(with(nested(32))), {unknown_member("", of_body), too_deep("")});
    fails(decode_body(with(nested(5'000)), decode_options::service), {too_deep("")});
    fails(decode_body(nested(32)), {wrong_type("", "an object")});
    fails(decode_body(nested(33)), {too_deep("")});
    fails(decode_body(body_of(nested(28))), {wrong_type(item(0), "an object")});
    fails(decode_body(body_of(nested(29))), {wrong_type(item(0), "an object")});
    fails(decode_body(body_of(nested(30))), {too_deep(item(0))});
    fails(decode_body(minutes_of(nested(26))), {wrong_type(duration, "an integer")});
    fails(decode_body(minutes_of(nested(27))), {too_deep(duration)});
}

TEST_CASE("decode_body: too deep at the level at which the text is, in front of everything and behind it") {
    std::string_view const text =
        R"({@"ChannelConfiguration":{@"Chat":{@"ParticipantTimerConfigList":[{@"ParticipantRole":"AGENT",)"
        R"("TimerType":"IDLE","TimerValue":{@"ParticipantTimerDurationInMinutes":5@}@}#]@}@}@})";
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '@' && text[at] != '#') continue;
        for (std::size_t levels = 24; levels <= 33; ++levels) {
            std::string const arrays = std::string(levels, '[') + std::string(levels, ']');
            std::string with = text[at] == '#' ? "," + arrays : R"("x":)" + arrays;
            if (text[at] == '@') with = text[at + 1] == '"' ? with + "," : "," + with;
            std::string whole;
            for (std::size_t each = 0; each < text.size(); ++each) {
                if (text[each] != '@' && text[each] != '#') whole += text[each];
                if (each == at) whole += with;
            }
            json::parse_options deep;
            deep.max_depth = 100;
            for (auto const& options : {decode_options::strict, decode_options::service}) {
                auto const from_text = decode_body(whole, options);
                auto const from_dom = decode_body(json::parse(whole, {}, deep), options);
                REQUIRE(from_text.has_value() == from_dom.has_value());
                if (from_text) continue;
                REQUIRE(from_text.error().size() == from_dom.error().size());
                for (std::size_t each = 0; each < from_dom.error().size(); ++each) {
                    REQUIRE(from_dom.error()[each].message() == from_text.error()[each].message());
                }
            }
        }
    }
}

TEST_CASE("decode_body: the fault that ends the reading is held, however many precede it") {
    std::string const list_of = "/ChannelConfiguration/Chat/ParticipantTimerConfigList";
    for (std::size_t const bad : {5U, 6U, 7U, 30U}) {
        for (bool const deep : {true, false}) {
            json::array items;
            all wanted;
            for (std::size_t index = 0; index < bad; ++index) {
                items.emplace_back(json::object{});
                for (char const* const member : {"/ParticipantRole", "/TimerType", "/TimerValue"})
                    wanted.push_back(required(item(index, member)));
            }
            if (deep) {
                items.emplace_back(nested(40));
            } else {
                items.emplace_back("\xFF");
            }
            wanted.push_back(in_last_place(deep ? too_deep(item(bad)) : encoding(item(bad))));
            fails(decode_body(body_of(items)), wanted);
            fails(decode_body(body_of(items), decode_options::service), wanted);
            CHECK(decode_body(body_of(items)).error().malformed());
        }
    }
    // Without one: the first malformed violation.
    json::array items;
    all wanted{length(list_of, 8, "1 and 6")};
    for (std::size_t index = 0; index < 6; ++index) {
        items.emplace_back(json::object{});
        for (char const* const member : {"/ParticipantRole", "/TimerType", "/TimerValue"})
            wanted.push_back(required(item(index, member)));
    }
    items.emplace_back(nullptr);
    items.emplace_back(5);
    wanted.push_back(in_last_place(null_item(6)));
    wanted.push_back(wrong_type(item(7), "an object"));
    fails(decode_body(body_of(items)), wanted);
}

TEST_CASE("decode_input: texts that Boost would hold but not parse are no Unicode, and end the reading") {
    for (std::string_view const text : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "a\xE2\x82"}) {
        json::value input = parsed(example_text);
        input.at("InstanceId") = json::string(text);
        fails(decode_input(input), {encoding("/InstanceId")});
        input.at("InstanceId") = "";
        input.at("ContactId") = json::string(text);
        input.at("ChannelConfiguration") = nullptr;  // behind it
        fails(decode_input(input), {length("/InstanceId", 0, "1 and 100"), encoding("/ContactId")});
        input = parsed(example_text);
        input.get_object()[json::string_view{text.data(), text.size()}] = 5;
        fails(decode_input(input, decode_options::service), {encoding("")});
        input = parsed(example_text);
        input.get_object()["x"] = json::object{{"y", json::array{json::string(text)}}};
        fails(decode_input(input, decode_options::service), {encoding("")});
        input.get_object()["x"] = json::object{{text, 5}};
        fails(decode_input(input, decode_options::service), {encoding("")});
        fails(decode_input(input),
              {unknown_member("", "InstanceId, ContactId, ChannelConfiguration"), encoding("")});
        // The objects around it are not judged.
        input = parsed(R"({"ChannelConfiguration":{"Chat":{}}})");
        input.at("ChannelConfiguration").at("Chat").get_object()["x"] = json::string(text);
        fails(decode_input(input, decode_options::service), {encoding(chat)});
    }
}

TEST_CASE("decode_body: any number of bytes and items") {
    json::value body = body_of(json::array(100'000));
    chat_timers::decode_options options = decode_options::strict;
    options.max_bytes = 0;
    auto const refused = decode_body(body, options);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().total() == 100'001);
    CHECK(refused.error()[0].message() == std::string_view{length(list, 100'000, "1 and 6").message});
    CHECK(refused.error()[15].pointer() == std::string_view{item(14)});
    options.max_bytes = 0;
    CHECK(decode_input(parsed(example_text), options).has_value());
}

TEST_CASE("value_from, value_to: every type in its shape of the model") {
    round_trip(participant_role::customer, R"("CUSTOMER")");
    round_trip(participant_role::agent, R"("AGENT")");
    round_trip(timer_type::idle, R"("IDLE")");
    round_trip(timer_type::disconnect_noncustomer, R"("DISCONNECT_NONCUSTOMER")");
    round_trip(chat_timers::timer_action::unset, R"("Unset")");
    round_trip(chat_timers::instance_id::parse("a\"\\\xF0\x9F\x91\x8D").value(),
               "\"a\\\"\\\\\xF0\x9F\x91\x8D\"");
    round_trip(chat_timers::contact_id::parse(std::string(256, 'c')).value(),
               '"' + std::string(256, 'c') + '"');
    for (int number = 2; number <= 480; ++number) {
        round_trip(timer_duration::from(std::chrono::minutes{number}).value(), std::to_string(number));
    }
    auto const& timers = std::get<chat_timers::chat>(example.channel_configuration).timers;
    round_trip(timers[0].value, R"({"ParticipantTimerDurationInMinutes":5})");
    round_trip(timers[1].value, R"({"ParticipantTimerAction":"Unset"})");
    std::string const first =
        R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}})";
    std::string const second =
        R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER","TimerValue":{"ParticipantTimerAction":"Unset"}})";
    round_trip(timers[0], first);
    round_trip(timers[1], second);
    round_trip(timers, "[" + first + "," + second + "]");
    std::string const of_chat = R"({"ParticipantTimerConfigList":[)" + first + "," + second + "]}";
    round_trip(std::get<chat_timers::chat>(example.channel_configuration), of_chat);
    round_trip(example.channel_configuration, R"({"Chat":)" + of_chat + "}");
    round_trip(example, example_text);
    CHECK(json::value_from(example).at("ChannelConfiguration") ==
          json::value_from(example.channel_configuration));
}

TEST_CASE("value_from, value_to: within Boost's own conversions") {
    auto const& timers = std::get<chat_timers::chat>(example.channel_configuration).timers;
    std::vector<chat_timers::timer> const both(timers.begin(), timers.end());
    CHECK(json::value_from(both) == json::value_from(timers));
    CHECK(json::value_to<std::vector<chat_timers::timer>>(json::value_from(timers)) == both);
    round_trip(std::optional<timer_value>{timers[1].value}, R"({"ParticipantTimerAction":"Unset"})");
    round_trip(std::map<std::string, timer_duration>{{"a", timer_duration{5min}}}, R"({"a":5})");
    CHECK(broken<std::vector<timer_value>>(parsed("[{}]")) == "union_empty");
}

TEST_CASE("value_from: in the storage that it is given") {
    json::monotonic_resource resource;
    json::storage_ptr const storage = &resource;
    json::value const made = json::value_from(example, storage);
    CHECK(*made.storage() == *storage);
    CHECK(*made.at("ContactId").storage() == *storage);
    CHECK(*made.at("ChannelConfiguration")
               .at("Chat")
               .at("ParticipantTimerConfigList")
               .at(1)
               .at("TimerValue")
               .storage() == *storage);
}

TEST_CASE("value_to: throws the first rule that is broken, and try_value_to tells it") {
    CHECK(broken<participant_role>(json::value(5)) == "wrong_type");
    CHECK(broken<participant_role>(json::value("customer")) == "enumeration");
    CHECK(broken<timer_type>(json::value(json::string(std::string_view{"IDLE\0", 5}))) == "enumeration");
    CHECK(broken<chat_timers::timer_action>(json::value(json::string("\xFF"))) == "encoding");
    CHECK(broken<chat_timers::instance_id>(json::value{}) == "wrong_type");
    CHECK(broken<chat_timers::instance_id>(json::value("")) == "length");
    CHECK(broken<chat_timers::contact_id>(json::value(json::string(257, 'c'))) == "length");
    CHECK(broken<chat_timers::contact_id>(json::value(json::string("\xED\xA0\x80"))) == "encoding");
    CHECK(broken<timer_duration>(json::value(1)) == "range");
    CHECK(broken<timer_duration>(json::value(5.0)) == "not_an_integer");
    CHECK(broken<timer_duration>(json::value(std::uint64_t{1} << 63)) == "not_an_integer");
    CHECK(broken<timer_duration>(json::value("5")) == "wrong_type");
    CHECK(broken<timer_duration>(json::value{}) == "wrong_type");
    CHECK(broken<timer_value>(json::value{}) == "wrong_type");
    CHECK(broken<timer_value>(parsed("{}")) == "union_empty");
    CHECK(broken<timer_value>(
              parsed(R"({"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":5})")) ==
          "union_conflict");
    CHECK(broken<timer_value>(parsed(R"({"x":5})")) == "unknown_member");
    CHECK(broken<chat_timers::timer>(parsed("{}")) == "required");
    CHECK(broken<chat_timers::timer>(parsed("[]")) == "wrong_type");
    CHECK(broken<chat_timers::timer_list>(parsed("[]")) == "length");
    CHECK(broken<chat_timers::timer_list>(parsed("[null]")) == "null_item");
    auto const& timers = std::get<chat_timers::chat>(example.channel_configuration).timers;
    CHECK(broken<chat_timers::timer_list>(json::value_from(std::vector<chat_timers::timer>(2, timers[0]))) ==
          "duplicate_timer");
    CHECK(broken<chat_timers::chat>(parsed("{}")) == "required");
    CHECK(broken<chat_timers::channel_configuration>(parsed("{}")) == "union_empty");
    CHECK(broken<chat_timers::channel_configuration>(parsed(R"({"Chat":{}})")) == "required");
    CHECK(broken<chat_timers::channel_configuration>(parsed(R"({"ChannelConfiguration":{}})")) ==
          "unknown_member");
    CHECK(broken<chat_timers::request>(parsed("{}")) == "required");
    CHECK(broken<chat_timers::request>(parsed("5")) == "wrong_type");
    CHECK(broken<chat_timers::request>(nested(33)) == "too_deep");
}

TEST_CASE("rule as an error code of Boost: none is a success, and std's is the same") {
    for (rule const each : chat_timers::enumerators<rule>()) {
        boost::system::error_code const made = each;
        CHECK(made.failed());
        CHECK((made == each));
        std::error_code const standard = made;
        CHECK(static_cast<bool>(standard));
        CHECK((standard == each));
        CHECK(made.message() == make_error_code(each).message());
    }
    boost::system::error_code const made = rule::syntax;
    CHECK((made == rule::syntax));
    CHECK((made != rule::encoding));
}

TEST_CASE("boost_json: a violation names its field and its item, and counts in no part of a request") {
    using chat_timers::field;
    struct {
        char const* text;
        rule broken;
        chat_timers::field place;
        std::optional<std::size_t> item;
    } const faults[] = {
        {"5", rule::wrong_type, field::input, {}},
        {R"({"InstanceId":"","ContactId":"c","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
            {"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})",
         rule::length,
         field::instance_id,
         {}},
        {R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":{}})",
         rule::union_empty,
         field::channel_configuration,
         {}},
        {R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
            {"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}},
            {"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER",
             "TimerValue":{"ParticipantTimerDurationInMinutes":481}}]}}})",
         rule::range, field::duration, 1},
        {R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[
            {"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}},
            null]}}})",
         rule::null_item, field::timer, 1},
    };
    for (auto const& fault : faults) {
        CAPTURE(fault.text);
        auto const refused = decode_input(json::parse(fault.text));
        REQUIRE(!refused.has_value());
        REQUIRE(refused.error().size() == 1);
        CHECK(refused.error()[0].rule == fault.broken);
        CHECK(refused.error()[0].field == fault.place);
        CHECK(refused.error()[0].item == fault.item);
        CHECK(refused.error()[0].part == chat_timers::source_part::document);
    }
    auto const body = decode_body(json::parse("5"));
    REQUIRE(!body.has_value());
    CHECK(body.error()[0].field == field::body);
}
