// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http/reply.hpp>

#include <chat_timers/http/envelope.hpp>
#include <chat_timers/http.hpp>

#include "../support/http_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

// enum class reply_style { connect, smithy, envelope };
// http_reply make_reply(violations const&, reply_style = connect);  // status(), error_type(),
// content_type(), body() http_reply make_success_reply(reply_style = connect); std::optional<http_reply>
// make_success_reply(envelope_data const&);

using namespace chat_timers;
using namespace std::string_view_literals;
using verbs::http_body;
using verbs::target_of;
using verbs::times;
using verbs::to_target;

namespace {

static_assert(noexcept(make_reply(violations{})) && noexcept(make_success_reply()));
static_assert(std::is_trivially_copyable_v<http_reply> && !std::is_default_constructible_v<http_reply>);
static_assert(to_string(reply_style::connect) == "connect" && to_string(reply_style::smithy) == "smithy");
static_assert(from_string<reply_style>("envelope") == reply_style::envelope);
static_assert(make_success_reply().body().empty());
static_assert(make_reply(decode_body("{}", decode_options::service).error()).body() ==
              R"({"Message":"1 validation error detected. Value at '/ChannelConfiguration' )"
              "failed to satisfy constraint: "
              R"(Member must not be null"})");
// The one violation of an id or a duration is taken for violations, and a chain that begins with one goes on.
static_assert(reply_to(instance_id::parse("").error()).error_type == "InvalidParameterException" &&
              reply_to(contact_id::parse("\xFF").error()).error_type == "InvalidRequestException");
constexpr auto timers_of = [](std::string_view id, std::string_view body) {
    return instance_id::parse(id)
        .and_then([&](instance_id const&) { return decode_body(body); })
        .transform([](channel_configuration const& read) { return timers(read).size(); });
};
static_assert(reply_to(timers_of("", "{}").error()).status == 400 &&
              timers_of("i", "{}").error().size() == 1);

// "status type body".
std::string text_of(http_reply const& reply) {
    std::string text = std::to_string(reply.status());
    text.append(" ").append(reply.error_type()).append(" ").append(reply.body());
    CHECK(reply.content_type() == "application/json");
    return text;
}

violations error_of(http_request const& from) {
    auto const decoded = decode(from, decode_options::service);
    return decoded ? violations{} : decoded.error();
}
violations error_of_body(std::string_view body) {
    http_request from = to_target("/contact/participant-role-config/i/c");
    from.body = body;
    return error_of(from);
}

std::string with_minutes(std::string_view minutes) {
    std::string body{http_body};
    return body.replace(body.size() - 7, 1, minutes);
}

struct replies {
    std::string connect, smithy, envelope;
};
void answers(violations const& found, replies const& wanted, verbs::place from = verbs::here()) {
    verbs::agree("connect", text_of(make_reply(found)), wanted.connect, from);
    verbs::agree("connect", text_of(make_reply(found, reply_style::connect)), wanted.connect, from);
    verbs::agree("smithy", text_of(make_reply(found, reply_style::smithy)), wanted.smithy, from);
    verbs::agree("envelope", text_of(make_reply(found, reply_style::envelope)), wanted.envelope, from);
}

std::string const minutes =
    "/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/ParticipantTimerDurationInMinutes";

// As the table of replies has them: one violation of which the sentence needs no escape.
replies single(int status, std::string const& connect, std::string const& smithy, std::string const& envelope,
               std::string const& message, std::string const& path, std::string const& field) {
    std::string const number = std::to_string(status) + " ";
    return {number + connect + R"( {"Message":")" + message + "\"}",
            number + smithy + R"( {"message":")" + message + R"(","fieldList":[{"path":")" + path +
                R"(","message":")" + field + "\"}]}",
            number + envelope + R"( {"success":false,"error":{"code":"VALIDATION_ERROR","message":")" +
                message + "\"}}"};
}

}  // namespace

TEST_CASE("reply: the style is Connect's unless another one is asked for") {
    violations const found = decode_body("{}").error();
    http_reply const connect = make_reply(found, reply_style::connect);
    REQUIRE(connect.body() != make_reply(found, reply_style::smithy).body());
    CHECK(make_reply(found).body() == connect.body());
    CHECK(reply_body_size(found) == connect.body().size());
    CHECK(reply_to(found) == reply_to(found, reply_style::connect));
    std::string written;
    write_reply_body(std::back_inserter(written), found);
    CHECK(written == connect.body());
}

TEST_CASE("reply: the body is written whole to a buffer that holds it, and not at all to any other") {
    violations const found = decode_body("{}").error();
    for (reply_style const style : enumerators<reply_style>()) {
        http_reply const whole = make_reply(found, style);
        for (std::size_t const size : {std::size_t{0}, std::size_t{9}, whole.body().size() - 1}) {
            std::string small(size, '#');
            auto const [end, error] = write_reply_body(small, found, style);
            CHECK(error == std::errc::value_too_large);
            CHECK(end == small.data() + size);
            CHECK(small == std::string(size, '#'));
        }
        std::array<char, 4096> large{};
        auto const [end, error] = write_reply_body(large, found, style);
        CHECK(error == std::errc{});
        CHECK(std::string_view{large.data(), static_cast<std::size_t>(end - large.data())} == whole.body());
        std::string exact(reply_body_size(found, style), '#');
        CHECK(write_reply_body(std::span{exact}, found, style).ec == std::errc{});
        CHECK(exact == whole.body());
    }
    // An array is never taken for a pointer without a size.
    char small[9] = {};
    CHECK(write_reply_body(small, found).ec == std::errc::value_too_large);
    CHECK(std::string_view{small, sizeof small} == std::string(9, '\0'));
    static_assert([] {
        char array[4096] = {};
        violations const refused = decode_body("{}").error();
        return write_reply_body(array, refused).ptr == array + reply_body_size(refused);
    }());
}

TEST_CASE("reply: each style has its enumerator's name") {
    CHECK(to_string(reply_style::connect) == "connect");
    CHECK(to_string(reply_style::smithy) == "smithy");
    CHECK(to_string(reply_style::envelope) == "envelope");
    CHECK(to_string(static_cast<reply_style>(3)).empty());
}

TEST_CASE("reply: success") {
    CHECK(text_of(make_success_reply()) == "200  ");
    CHECK(text_of(make_success_reply(reply_style::connect)) == "200  ");
    CHECK(text_of(make_success_reply(reply_style::smithy)) == "200  {}");
    CHECK(text_of(make_success_reply(reply_style::envelope)) == R"(200  {"success":true,"data":{}})");
    // A style that is no enumerator adds nothing to it.
    CHECK(text_of(make_success_reply(static_cast<reply_style>(3))) == "200  ");
}

TEST_CASE("reply: it never says 200 to a refusal: of no violations, or in a style that is none, it is 500") {
    std::string const failure =
        R"(500 InternalServiceException {"Message":"The server refused the request and cannot report why."})";
    answers(violations{}, {failure, failure, failure});
    violations found;
    found.push_back(error_of_body("{")[0]);
    for (int const style : {3, 4, 100, 255}) {
        CHECK(text_of(make_reply(found, static_cast<reply_style>(style))) == failure);
        CHECK(text_of(make_reply(violations{}, static_cast<reply_style>(style))) == failure);
    }
    std::string const body = failure.substr(failure.find('{'));
    service_reply const sent{500, "InternalServiceException", body};
    CHECK(classify(sent) == service_error::internal_service);
}

TEST_CASE("reply: around the payload") {
    auto const around = [](int status, std::string const& type, std::string const& message) {
        return single(status, type, type, type, message, "", message);
    };
    http_request const right = to_target("/contact/participant-role-config/i/c");
    auto with = [&](auto change) {
        http_request from = right;
        change(from);
        return error_of(from);
    };
    answers(with([](http_request& from) { from.target = "/nothing"; }),
            around(404, "UnknownOperationException",
                   "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}"));
    answers(with([](http_request& from) { from.method = "GET"; }),
            around(405, "UnknownOperationException", "Method must be PUT"));
    answers(with([](http_request& from) { from.accept = "text/html"; }),
            around(406, "NotAcceptableException", "Accept must admit application/json"));
    answers(with([](http_request& from) { from.content_type = "text/plain"; }),
            around(415, "UnsupportedMediaTypeException", "Content-Type must be application/json"));
}

TEST_CASE("reply: what could not be read") {
    auto const malformed = [](int status, std::string const& message, std::string const& path) {
        return single(status, "InvalidRequestException", "SerializationException", "", message, path,
                      message);
    };
    answers(error_of_body("{"), malformed(400, "Text is not JSON: expected a name in quotes or '}'", ""));
    answers(error_of_body(R"({"\x":1})"),
            malformed(400, R"(Text is not JSON: expected one of \"\\/bfnrtu)", ""));
    answers(error_of_body(with_minutes("5.5")),
            malformed(400,
                      "Value at '" + minutes + "' must be an integer, written without fraction or exponent",
                      minutes));
    answers(error_of_body(std::string(16385, ' ')),
            malformed(413, "Text must not be longer than 16384 bytes", ""));
    answers(error_of(to_target(target_of("%zz", "c"))),
            malformed(
                400,
                "Text at '/InstanceId' must be well-formed UTF-8 without byte order mark or lone surrogates, "
                "percent-encoded in a path",
                "/InstanceId"));
}

TEST_CASE("reply: one constraint") {
    auto const constraint = [](std::string const& sentence, std::string const& path) {
        return single(400, "InvalidParameterException", "ValidationException", "",
                      "1 validation error detected. " + sentence, path, sentence);
    };
    answers(error_of_body(with_minutes("481")),
            constraint("Value at '" + minutes +
                           "' failed to satisfy constraint: Member must be between 2 and 480, inclusive",
                       minutes));
    answers(
        error_of_body("{}"),
        constraint("Value at '/ChannelConfiguration' failed to satisfy constraint: Member must not be null",
                   "/ChannelConfiguration"));
    answers(error_of(to_target(target_of(times(101, "x"), "c"))),
            constraint("Value with length 101 at '/InstanceId' failed to satisfy constraint: Member must "
                       "have length between 1 and 100, inclusive",
                       "/InstanceId"));
    answers(error_of(to_target(target_of("i", ".."))),
            constraint("Value at '/ContactId' must not be '.' or '..', which do not survive in a path",
                       "/ContactId"));
}

TEST_CASE("reply: several constraints") {
    http_request from = to_target("/contact/participant-role-config//c");
    std::string const body = with_minutes("1");
    from.body = body;
    std::string const first = "Value with length 0 at '/InstanceId' failed to satisfy constraint: Member "
                              "must have length between 1 and 100, inclusive";
    std::string const second = "Value at '" + minutes +
                               "' failed to satisfy constraint: Member must be between 2 and 480, inclusive";
    std::string const message = "2 validation errors at 2 paths detected. First failure: " + first;
    answers(error_of(from),
            {R"(400 InvalidParameterException {"Message":")" + message + "\"}",
             R"(400 ValidationException {"message":")" + message +
                 R"(","fieldList":[{"path":"/InstanceId","message":")" + first + R"("},{"path":")" + minutes +
                 R"(","message":")" + second + "\"}]}",
             R"(400  {"success":false,"error":{"code":"VALIDATION_ERROR","message":")" + message + "\"}}"});
    // At one path.
    violations found;
    found.push_back(error_of(from)[0]);
    found.push_back(error_of(from)[0]);
    CHECK(make_reply(found).body() ==
          R"({"Message":"2 validation errors at 1 path detected. First failure: )" + first + "\"}");
}

TEST_CASE("reply: what decides") {
    // A constraint first, then what could not be read: the reply is that of what could not be read.
    std::string const body = with_minutes("1").append("x");
    violations const mixed = error_of_body(body);
    REQUIRE(mixed.size() == 2);
    REQUIRE(mixed[0].rule == rule::range);
    std::string const range =
        R"({"path":")" + minutes + R"(","message":"Value at ')" + minutes +
        R"(' failed to satisfy constraint: Member must be between 2 and 480, inclusive"})";
    std::string const message = "Text is not JSON: expected the end of the text (and 1 more error)";
    answers(mixed,
            {R"(400 InvalidRequestException {"Message":")" + message + "\"}",
             R"(400 SerializationException {"message":")" + message + R"(","fieldList":[)" + range +
                 R"(,{"path":"","message":"Text is not JSON: expected the end of the text"}]})",
             R"(400  {"success":false,"error":{"code":"VALIDATION_ERROR","message":")" + message + "\"}}"});
    // Two bad ids and a body that is too large.
    http_request from = to_target("/contact/participant-role-config/%/");
    std::string const large(16385, ' ');
    from.body = large;
    CHECK(make_reply(error_of(from)).status() == 413);
    CHECK(make_reply(error_of(from)).error_type() == "InvalidRequestException");
    CHECK(make_reply(error_of(from)).body() ==
          R"x({"Message":"Text must not be longer than 16384 bytes (and 2 more errors)"})x");
    // Whoever puts violations together themselves: what is around the payload decides.
    violations all = error_of(from);
    for (violation const& found : error_of({"GET", "/contact/participant-role-config/i/c", {}, {}, {}}))
        all.push_back(found);
    CHECK(make_reply(all, reply_style::smithy).status() == 405);
    // The violation itself, for a log: the first of those that weigh most.
    CHECK(&deciding(all) == &all[all.size() - 1]);
    CHECK(deciding(all).rule == rule::method);
    CHECK(&deciding(mixed) == &mixed[1]);
    violations const constraints = error_of_body("{}");
    CHECK(&deciding(constraints) == &constraints[0]);
    violations equals = mixed;
    equals.push_back(mixed[1]);
    CHECK(&deciding(equals) == &equals[1]);
}

TEST_CASE("reply: of two violations the weightier decides, else the first") {
    using enum rule;
    struct weighted {
        rule of;
        int weight;
    };
    constexpr weighted all[] = {
        {required, 0},        {length, 0},           {range, 0},       {enumeration, 0},
        {duplicate_timer, 0}, {unroutable, 0},       {syntax, 1},      {encoding, 1},
        {too_deep, 1},        {duplicate_member, 1}, {wrong_type, 1},  {unknown_member, 1},
        {not_an_integer, 1},  {null_item, 1},        {union_empty, 1}, {union_conflict, 1},
        {too_large, 2},       {method, 3},           {path, 3},        {media_type, 3},
        {not_acceptable, 3}};
    CHECK(std::size(all) == enumerators<rule>().size());
    for (weighted const& first : all) {
        for (weighted const& second : all) {
            CAPTURE(to_string(first.of));
            CAPTURE(to_string(second.of));
            violations found;
            for (rule const each : {first.of, second.of}) {
                found.push_back({.rule = each});
            }
            CHECK(&deciding(found) == &found[second.weight > first.weight ? 1 : 0]);
        }
    }
}

TEST_CASE("reply: heads are equal if the status and both fields are") {
    reply_head const head{400, "ValidationException", "application/json"};
    CHECK(head == reply_head{400, "ValidationException", "application/json"});
    CHECK(head != reply_head{413, "ValidationException", "application/json"});
    CHECK(head != reply_head{400, "SerializationException", "application/json"});
    CHECK(head != reply_head{400, "ValidationException", "text/plain"});
}

TEST_CASE("reply: more than fits") {
    auto const items = [](std::size_t count) {
        std::string body = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{})";
        for (std::size_t item = 1; item < count; ++item) body += ",{}";
        return body + "]}}}";
    };
    violations const found = error_of_body(items(1000));
    REQUIRE(found.size() == 16);
    REQUIRE(found.total() == 3001);
    std::string const first =
        "3001 validation errors at 3001 paths detected. First failure: Value with length 1000 at "
        "'/ChannelConfiguration/Chat/ParticipantTimerConfigList' failed to satisfy constraint: Member must "
        "have length between 1 and 6, inclusive";
    CHECK(make_reply(found).body() == R"({"Message":")" + first + "\"}");
    std::string const smithy{make_reply(found, reply_style::smithy).body()};
    CHECK(smithy.substr(0, first.size() + 27) == R"({"message":")" + first + R"(","fieldList":[)");
    std::string const last = R"(,{"path":"","message":"2985 more errors"}]})";
    CHECK(smithy.substr(smithy.size() - last.size()) == last);
    // 17: one is left out.
    violations seventeen;
    for (std::size_t index = 0; index < 17; ++index) seventeen.push_back(found[1]);
    std::string const one{make_reply(seventeen, reply_style::smithy).body()};
    std::string const one_more = R"(,{"path":"","message":"1 more error"}]})";
    CHECK(one.substr(one.size() - one_more.size()) == one_more);
}

TEST_CASE("reply: what could not be read decides, however late it was found") {
    std::string const list = "/ChannelConfiguration/Chat/ParticipantTimerConfigList";
    std::string const open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
    std::string const six = open + "{},{},{},{},{},{}";
    violations const constraints = error_of_body(six + "]}}}");
    REQUIRE((constraints.truncated() && !constraints.malformed()));
    CHECK(make_reply(constraints).error_type() == "InvalidParameterException");

    // A null after 19 constraints.
    violations const found = error_of_body(six + ",null]}}}");
    REQUIRE((found.total() == 20 && found.malformed()));
    CHECK((found.size() == 17 && found[16].rule == rule::null_item));
    CHECK(make_reply(found).error_type() == "InvalidRequestException");
    CHECK(make_reply(found, reply_style::smithy).error_type() == "SerializationException");
    CHECK(make_reply(found).body() ==
          R"x({"Message":"Item at ')x" + list + R"x(/6' must not be null (and 19 more errors)"})x");

    // Seven timers that are each wrong three times, and garbage after the JSON.
    std::string const seven =
        R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + times(6, "{},") + "{}]}}}";
    for (auto const& [garbage, sentence] :
         {std::pair<std::string, std::string>{"x", "Text is not JSON: expected the end of the text"},
          {"\xFF", "Text must be well-formed UTF-8 without byte order mark or lone surrogates"}}) {
        violations const ended = error_of_body(seven + garbage);
        REQUIRE(ended.total() == 23);
        CHECK((ended.size() == 17 && ended[16].offset == seven.size()));
        std::string const message = sentence + " (and 22 more errors)";
        CHECK(text_of(make_reply(ended)) == R"(400 InvalidRequestException {"Message":")" + message + "\"}");
        std::string const smithy = text_of(make_reply(ended, reply_style::smithy));
        std::string const head =
            R"(400 SerializationException {"message":")" + message + R"(","fieldList":[)";
        CHECK(smithy.substr(0, head.size()) == head);
        std::string const tail =
            R"(,{"path":"","message":")" + sentence + R"("},{"path":"","message":"6 more errors"}]})";
        CHECK(smithy.substr(smithy.size() - tail.size()) == tail);
        CHECK(text_of(make_reply(ended, reply_style::envelope)) ==
              R"(400  {"success":false,"error":{"code":"VALIDATION_ERROR","message":")" + message + "\"}}");
    }
}

TEST_CASE("reply: repeated timers are one error at one path, the list's, whether they are held or not") {
    std::string const list = "/ChannelConfiguration/Chat/ParticipantTimerConfigList";
    auto const of_items = [](std::string const& items) {
        return error_of_body(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + items +
                             "]}}}");
    };
    std::string const one =
        R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})";
    std::string const unique =
        "Value at '" + list + "' failed to satisfy constraint: Member must have unique values";
    auto const field = [](std::string const& path, std::string const& message) {
        return R"({"path":")" + path + R"(","message":")" + message + "\"}";
    };
    auto const all_of = [](std::string const& summary, std::string const& smithy_summary,
                           std::string const& fields) {
        return replies{
            R"(400 InvalidParameterException {"Message":")" + summary + "\"}",
            R"(400 ValidationException {"message":")" + smithy_summary + R"(","fieldList":[)" + fields + "]}",
            R"(400  {"success":false,"error":{"code":"VALIDATION_ERROR","message":")" + summary + "\"}}"};
    };

    // Two, three and six equal timers: one error in each style; all but Smithy's name the first pair.
    for (std::size_t const equal : {2U, 3U, 6U}) {
        CAPTURE(equal);
        std::string const single = "1 validation error detected. " + unique;
        answers(of_items(times(equal - 1, one + ",") + one),
                all_of(single + ", items 0 and 1 are the same timer", single, field(list, unique)));
    }

    // Seven, 17 and 30: too many, and repeated, at the list. The repeated ones are more than can be held.
    for (std::size_t const equal : {7U, 16U, 17U, 30U}) {
        CAPTURE(equal);
        std::string const length =
            "Value with length " + std::to_string(equal) + " at '" + list +
            "' failed to satisfy constraint: Member must have length between 1 and 6, inclusive";
        std::string const summary = "2 validation errors at 1 path detected. First failure: " + length;
        violations const found = of_items(times(equal - 1, one + ",") + one);
        CHECK(found.total() == equal);
        answers(found, all_of(summary, summary, field(list, length) + "," + field(list, unique)));
    }

    // Two keys are repeated, and another constraint is broken in between.
    std::string const other = R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":)";
    std::string const right = other + R"({"ParticipantTimerDurationInMinutes":5}})";
    std::string const wrong = other + R"({"ParticipantTimerDurationInMinutes":1}})";
    std::string const pointer = list + "/2/TimerValue/ParticipantTimerDurationInMinutes";
    std::string const range = "Value at '" + pointer +
                              "' failed to satisfy constraint: Member must be between 2 and 480, inclusive";
    std::string const two = "2 validation errors at 2 paths detected. First failure: ";
    answers(of_items(one + "," + one + "," + wrong + "," + right),
            all_of(two + unique + ", items 0 and 1 are the same timer", two + unique,
                   field(list, unique) + "," + field(pointer, range)));

    // None of the repeated ones is held: 18 constraints precede them.
    std::string const items = times(5, "{},") + one + "," + one;
    violations const unheld = of_items(items);
    REQUIRE(unheld.total() == 17);
    for (violation const& held : unheld) REQUIRE(held.rule != rule::duplicate_timer);
    std::string const smithy{make_reply(unheld, reply_style::smithy).body()};
    CHECK(smithy.find("17 validation errors at 16 paths detected. First failure: Value with length 7") !=
          smithy.npos);
    std::string const last = "," + field(list, unique) + "]}";
    CHECK(smithy.substr(smithy.size() - last.size()) == last);
    CHECK(make_reply(unheld).body().substr(12, 40) == "17 validation errors at 16 paths detecte");

    // Nor is another violation of the list held: its path counts nevertheless.
    violations at_items;
    for (std::size_t item = 0; item < 16; ++item) {
        violation missing = error_of_body(R"({"ChannelConfiguration":null})")[0];
        missing.field = chat_timers::field::role;
        missing.item = item;
        at_items.push_back(missing);
    }
    at_items.push_back(of_items(one + "," + one)[0]);
    CHECK(make_reply(at_items).body().substr(12, 40) == "17 validation errors at 17 paths detecte");
    std::string const of_all{make_reply(at_items, reply_style::smithy).body()};
    CHECK(of_all.substr(of_all.size() - last.size()) == last);

    // And with malformed ones, which decide.
    violations const malformed = of_items(one + "," + one + "," + one + ",null");
    REQUIRE(malformed.total() == 3);
    CHECK(make_reply(malformed).body() ==
          R"x({"Message":"Item at ')x" + list + R"x(/3' must not be null (and 1 more error)"})x");
    // A list that is validated by itself.
    auto const alone = timer_list::from(std::array{timer{participant_role::agent, timer_type::idle, unset},
                                                   timer{participant_role::agent, timer_type::idle, unset}});
    CHECK(make_reply(alone.error(), reply_style::smithy).body() ==
          R"({"message":"1 validation error detected. )" + unique + R"(","fieldList":[)" +
              field(list, unique) + "]}");
}

TEST_CASE("reply: every rule, at every place, alone and 16 times: a JSON object in ASCII") {
    std::size_t longest = 0;
    for (rule const broken : enumerators<rule>()) {
        for (std::optional<std::size_t> const item :
             {std::optional<std::size_t>{0}, std::optional<std::size_t>{SIZE_MAX / 2},
              std::optional<std::size_t>{}}) {
            for (chat_timers::field const place : enumerators<chat_timers::field>()) {
                for (grammar const wanted : enumerators<grammar>()) {
                    if (broken != rule::syntax && wanted != grammar::none) break;
                    constexpr std::int64_t most = INT64_MIN;
                    violation const one{broken, place, item,         source_part::document, 0,
                                        0,      most,  {most, most}, SIZE_MAX / 2 + 1,      wanted};
                    violations alone, many;
                    alone.push_back(one);
                    for (int count = 0; count < 20; ++count) many.push_back(one);
                    for (violations const* found : {&alone, &many}) {
                        for (reply_style const style :
                             {reply_style::connect, reply_style::smithy, reply_style::envelope}) {
                            auto const reply = make_reply(*found, style);
                            CHECK(reply.status() >= 400);
                            CHECK(reply.status() < 500);
                            CHECK(verbs::is_plain_ascii(reply.body()));
                            // Read as an error reply, it is a JSON object; two styles have a message at the
                            // top.
                            service_reply const sent{reply.status(), reply.error_type(), reply.body()};
                            CHECK(reply_message(sent).empty() == (style == reply_style::envelope));
                            CHECK(decode_envelope(reply.body()).has_value() ==
                                  (style == reply_style::envelope));
                            CHECK(reply_body_size(*found, style) == reply.body().size());
                            CHECK(reply_to(*found, style) ==
                                  reply_head{reply.status(), reply.error_type(), "application/json"});
                            std::string written;
                            write_reply_body(std::back_inserter(written), *found, style);
                            CHECK(written == reply.body());
                            unsigned char octets[detail::longest_refusal];
                            unsigned char* const end = write_reply_body(octets + 0, *found, style);
                            CHECK(std::string(octets, end) == written);
                            if (reply.body().size() > longest) longest = reply.body().size();
                        }
                    }
                }
            }
        }
    }
    CHECK(longest > 5000);
    CHECK(longest < detail::longest_refusal);
}

TEST_CASE("reply: the service's clients see the error that was meant") {
    auto const seen = [](violations const& found) {
        auto const reply = make_reply(found);
        return classify({reply.status(), reply.error_type(), reply.body()});
    };
    CHECK(seen(error_of_body("{")) == service_error::invalid_request);
    CHECK(seen(error_of_body("{}")) == service_error::invalid_parameter);
    CHECK(seen(error_of(to_target("/"))) == std::nullopt);
}

TEST_CASE("reply: nothing of the request is echoed") {
    std::string const secret = "s3cr3t";
    std::string const value = "{\"" + secret + "\":\"" + secret + "\"}";
    for (std::string const& body :
         {value, R"({"ChannelConfiguration":)" + value + "}", with_minutes("\"" + secret + "\""),
          with_minutes(secret),
          R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":")" + secret +
              R"(","TimerType":")" + secret + "\"}]}}}"}) {
        for (reply_style const style : {reply_style::connect, reply_style::smithy, reply_style::envelope}) {
            for (std::string const& target : {"/" + secret, target_of(secret + "%", secret + "\xFF")}) {
                for (std::string const& method : {secret, std::string{"PUT"}}) {
                    for (std::string const& type : {secret, std::string{"application/json"}}) {
                        for (std::string const& accept : {secret, std::string{}}) {
                            auto const reply =
                                make_reply(error_of({method, target, type, accept, body}), style);
                            CHECK(reply.status() >= 400);
                            CHECK(reply.body().find(secret) == std::string_view::npos);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("reply: enumerators() returns all styles, each with its own name") {
    CHECK(enumerators<reply_style>() ==
          std::array{reply_style::connect, reply_style::smithy, reply_style::envelope});
    for (reply_style const each : enumerators<reply_style>())
        CHECK(from_string<reply_style>(to_string(each)) == each);
}
