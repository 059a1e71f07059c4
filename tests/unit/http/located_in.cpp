// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>

#include "../support/http_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// violations located_in(violations const&, http_request const&, std::string_view capture);

using namespace chat_timers;
using namespace std::string_view_literals;
using verbs::times;

namespace {

static_assert(noexcept(located_in(violations{}, http_request{}, std::string_view{})));

// An HTTP message as it was captured, and a request of views into it.
struct capture {
    std::string text;
    http_request request;

    capture(std::string_view method, std::string_view target, std::string_view accept,
            std::string_view content_type, std::string_view body) {
        text.reserve(70'000);  // so that the views stay valid
        auto const append = [this](std::string_view part) {
            std::size_t const offset = text.size();
            text += part;
            return std::string_view{text.data() + offset, part.size()};
        };
        request.method = append(method);
        append(" ");
        request.target = append(target);
        append(" HTTP/1.1\r\nAccept: ");
        request.accept = append(accept);
        append("\r\nContent-Type: ");
        request.content_type = append(content_type);
        append("\r\n\r\n");
        request.body = append(body);
    }
    capture(capture const&) = delete;
    capture& operator=(capture const&) = delete;

    violations located(decode_options options = decode_options::service) const {
        return located_in(decode(request, options).error(), request, text);
    }
    std::string at(violation const& found) const { return text.substr(found.offset, found.length); }
};

std::string const usual = verbs::target_of("i", "c");

std::string body_of(std::string_view items) {
    return R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + std::string{items} + "]}}}";
}
std::string timer_of(std::string_view minutes, std::string_view role = "AGENT") {
    return std::string{R"({"ParticipantRole":")"}
        .append(role)
        .append(R"(","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":)")
        .append(minutes)
        .append("}}");
}

// The violation with its place in a text left out.
violation without_place(violation found) {
    found.part = source_part::document;
    found.offset = found.length = 0;
    return found;
}

// Checks that the request breaks one rule, and that the capture holds this text at its place.
void is_at(capture const& sent, rule broken, source_part part, std::string_view text) {
    auto const refused = decode(sent.request, decode_options::service);
    REQUIRE(!refused.has_value());
    REQUIRE(refused.error().size() == 1);
    CHECK(refused.error()[0].part == part);
    violations const located = sent.located();
    REQUIRE(located.size() == 1);
    CHECK(located[0].rule == broken);
    CHECK(located[0].part == source_part::document);
    CHECK(sent.at(located[0]) == text);
    CHECK(without_place(located[0]) == without_place(refused.error()[0]));
}

// While compiling.
constexpr std::string_view constant = "GET /contact/participant-role-config/i/c";
constexpr http_request constant_request{
    constant.substr(0, 3), constant.substr(4), "application/json", {}, {}};
constexpr auto constant_located = located_in(
    decode({"GET", constant.substr(4), "application/json", {}, {}}, decode_options::service).error(),
    constant_request, constant);
static_assert(constant_located[0].rule == rule::method && constant_located[0].offset == 0 &&
              constant_located[0].length == 3);
static_assert(constant_located[0].part == source_part::document);

}  // namespace

TEST_CASE("located_in: offsets in every part are moved into the capture") {
    constexpr std::string_view json = "application/json";
    std::string const right{verbs::http_body};
    is_at({"POST", usual, "*/*", json, right}, rule::method, source_part::method, "POST");
    is_at({"PUT", "/x/y", "*/*", json, right}, rule::path, source_part::target, "/x/y");
    is_at({"PUT", usual, "text/html", json, right}, rule::not_acceptable, source_part::accept, "text/html");
    is_at({"PUT", usual, "*/*", "text/plain", right}, rule::media_type, source_part::content_type,
          "text/plain");
    is_at({"PUT", verbs::target_of("..", "c"), "*/*", json, right}, rule::unroutable, source_part::target,
          "..");
    is_at({"PUT", verbs::target_of("i", "a%zz"), "*/*", json, right}, rule::encoding, source_part::target,
          "%zz");
    is_at({"PUT", usual, "*/*", json, body_of(timer_of("481"))}, rule::range, source_part::body, "481");
    is_at({"PUT", usual, "*/*", json, body_of("null")}, rule::null_item, source_part::body, "null");
}

TEST_CASE("located_in: a content encoding is moved, and remains the sentence's part") {
    std::string const text = "PUT " + usual + " HTTP/1.1\r\nContent-Encoding: identity, br\r\n\r\n{}";
    std::string_view const all = text;
    http_request const from{all.substr(0, 3),           all.substr(4, usual.size()),
                            "application/json",         {},
                            all.substr(all.size() - 2), all.substr(text.find("identity"), 12)};
    violations const found = decode(from, decode_options::service).error();
    violations const located = located_in(found, from, text);
    REQUIRE(located.size() == 1);
    CHECK(text.substr(located[0].offset, located[0].length) == "identity, br");
    CHECK(located[0].part == source_part::content_encoding);
    CHECK(located[0].message() == "Content-Encoding must be identity");
    // Of a repeated field, the last value: the range is clipped to it.
    http_request last = from;
    last.content_encoding = all.substr(text.find("br"), 2);
    violations const clipped = located_in(found, last, text);
    CHECK(text.substr(clipped[0].offset, clipped[0].length) == "br");
}

TEST_CASE("located_in: the ids' violations are in the target, and those of the body after them") {
    capture const sent{"PUT", verbs::target_of(".", ".."), "", "application/json",
                       body_of(timer_of("1") + "," + timer_of("5.5", "CUSTOMER"))};
    violations const located = sent.located();
    REQUIRE(located.size() == 4);
    CHECK(sent.at(located[0]) == ".");
    CHECK(sent.at(located[1]) == "..");
    CHECK(sent.at(located[2]) == "1");
    CHECK(sent.at(located[3]) == "5.5");
    CHECK(located[2].item == 0);
    CHECK(located[3].item == 1);
    for (std::size_t index = 1; index < located.size(); ++index)
        CHECK(located[index - 1].offset < located[index].offset);
}

TEST_CASE("located_in: more violations than are held keep their number, their order and their replies") {
    std::vector<std::string> bodies;
    for (int const count : {15, 16, 17, 40}) {
        std::string timers = timer_of("1");
        for (int index = 1; index < count; ++index) timers += "," + timer_of("481");
        bodies.push_back(body_of(timers));
        bodies.push_back(body_of(timers) + "garbage");         // a fault that ends the reading
        bodies.push_back(body_of(timers + ",null"));           // a malformed one after the 16th
        bodies.push_back(body_of(timers + ",{\"x\":\"\xFF"));  // both
    }
    for (std::string const& body : bodies) {
        CAPTURE(body);
        capture const sent{"PUT", verbs::target_of(".", "c"), "*/*", "application/json", body};
        violations const found = decode(sent.request, decode_options::service).error();
        violations const located = sent.located();
        REQUIRE(located.size() == found.size());
        CHECK(located.total() == found.total());
        CHECK(located.truncated() == found.truncated());
        CHECK(located.malformed() == found.malformed());
        for (std::size_t index = 0; index < found.size(); ++index) {
            CHECK(without_place(located[index]) == without_place(found[index]));
            CHECK(located[index].length == found[index].length);
            std::string_view const part =
                found[index].part == source_part::target ? sent.request.target : sent.request.body;
            CHECK(sent.at(located[index]) == part.substr(found[index].offset, found[index].length));
            if (index != 0) CHECK(located[index - 1].offset <= located[index].offset);
        }
        for (reply_style const style : enumerators<reply_style>())
            CHECK(make_reply(located, style).body() == make_reply(found, style).body());
        // A list goes on as the one that it was made of.
        violations more_found = found, more_located = located;
        for (rule const next : {rule::range, rule::null_item, rule::syntax}) {
            violation const added{.rule = next, .field = field::timer_list};
            more_found.push_back(added);
            more_located.push_back(added);
            CHECK(more_located.total() == more_found.total());
            CHECK(more_located[more_located.size() - 1].rule == more_found[more_found.size() - 1].rule);
        }
    }
}

TEST_CASE("located_in: a range stays inside its part, which may be shorter than the text that was judged") {
    // A field that was sent twice is judged joined; the capture holds its first value.
    for (std::string_view const first : {"text/plain"sv, "t"sv, ""sv}) {
        CAPTURE(first);
        capture const sent{"PUT", usual, first, first, verbs::http_body};
        http_request joined = sent.request;
        std::string const both = std::string{first} + ", application/xml";
        joined.content_type = both;
        joined.accept = {};
        violations const found = decode(joined, decode_options::service).error();
        REQUIRE(found[0].rule == rule::media_type);
        CHECK(found[0].length == both.size());
        violations const located = located_in(found, sent.request, sent.text);
        CHECK(sent.at(located[0]) == first);
        CHECK(located[0].length == first.size());
        CHECK(sent.text.substr(0, located[0].offset).ends_with("\r\nContent-Type: "));

        joined.accept = both;
        violations const refused =
            located_in(decode(joined, decode_options::service).error(), sent.request, sent.text);
        REQUIRE(refused[0].rule == rule::not_acceptable);
        CHECK(sent.at(refused[0]) == first);
    }
    // A range that begins beyond the part is empty, at the part's end; one that only ends there is cut.
    std::string const body = body_of(timer_of("481"));
    capture const sent{"PUT", usual, "*/*", "application/json", body};
    violations const found = decode(sent.request, decode_options::service).error();
    for (std::size_t size = 0; size <= body.size(); ++size) {
        http_request cut = sent.request;
        cut.body = cut.body.substr(0, size);
        violation const located = located_in(found, cut, sent.text)[0];
        std::size_t const body_at = sent.text.size() - body.size();
        CHECK(located.offset >= body_at);
        CHECK(located.offset + located.length <= body_at + size);
        std::size_t const first = found[0].offset < size ? found[0].offset : size;
        std::size_t const last = found[0].offset + 3 < size ? found[0].offset + 3 : size;
        CHECK(located.offset == body_at + first);
        CHECK(located.length == last - first);
    }
    // Lengths that no text has.
    violation const endless{
        .rule = rule::range, .part = source_part::body, .length = static_cast<std::size_t>(-1)};
    violations beyond;
    beyond.push_back(endless);
    CHECK(sent.at(located_in(beyond, sent.request, sent.text)[0]) == body);
}

TEST_CASE(
    "located_in: an empty part has a place in the capture; a part that is not there keeps its offsets") {
    capture const empty{"PUT", usual, "", "", ""};
    violations located = empty.located();
    REQUIRE(located.size() == 1);
    CHECK(located[0].rule == rule::media_type);
    CHECK(located[0].part == source_part::document);
    CHECK(located[0].length == 0);
    CHECK(empty.text.substr(0, located[0].offset).ends_with("Content-Type: "));

    capture const no_body{"PUT", usual, "", "application/json", ""};
    located = no_body.located(decode_options::strict);
    REQUIRE(located.size() == 1);
    CHECK(located[0].rule == rule::syntax);
    CHECK(located[0].offset == no_body.text.size());
    CHECK(located[0].length == 0);

    http_request absent = empty.request;
    absent.content_type = {};
    located = located_in(decode(absent, decode_options::service).error(), absent, empty.text);
    REQUIRE(located.size() == 1);
    CHECK(located[0].part == source_part::content_type);
    CHECK(located[0].offset == 0);
    CHECK(located[0].length == 0);

    // Only what is in the absent part is kept.
    capture const bad{"PUT", verbs::target_of(".", "c"), "", "application/json", body_of(timer_of("1"))};
    http_request no_target = bad.request;
    no_target.target = {};
    violations const found = decode(bad.request, decode_options::service).error();
    located = located_in(found, no_target, bad.text);
    REQUIRE(located.size() == 2);
    CHECK(located[0] == found[0]);
    CHECK(located[0].part == source_part::target);
    CHECK(bad.at(located[1]) == "1");
}

TEST_CASE("located_in: violations of a document are in no part, and nothing is made of nothing") {
    violations const found = decode_body("{}").error();
    capture const sent{"PUT", usual, "", "application/json", "{}"};
    CHECK(located_in(found, sent.request, sent.text) == found);
    CHECK(located_in(violations{}, sent.request, sent.text).empty());
    CHECK(located_in(found, {}, {}) == found);
    violations const strangers =
        violation{.rule = rule::range, .part = static_cast<source_part>(77), .offset = 4};
    CHECK(located_in(strangers, sent.request, sent.text) == strangers);
}

// No place beyond the last violation held is read or written: that would not compile.
static_assert([] {
    violations found;
    for (std::size_t count = 0; count < violations::capacity; ++count) {
        found.push_back({.rule = count + 1 < violations::capacity ? rule::range : rule::null_item,
                         .part = source_part::body});
    }
    std::string_view const capture = "PUT {}";
    violations const located = located_in(found, {{}, {}, {}, {}, capture.substr(4)}, capture);
    return located.size() == violations::capacity && located[16].offset == 4 &&
           located[16].part == source_part::document;
}());
