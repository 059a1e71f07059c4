// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>

#include "../support/http_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

// struct http_request { std::string_view method, target, content_type, accept, body, content_encoding; };
// result<request>      decode(http_request const&, decode_options);
// result<http_message> encode(request const&);
// http_message: method(), target(), content_type(), body(), as_request()
// struct endpoint_options { bool fips, dual_stack; };
// std::optional</* fixed-capacity string */> endpoint(std::string_view region, endpoint_options = {});

using namespace chat_timers;
using namespace std::string_view_literals;
using verbs::at_bytes;
using verbs::encoding;
using verbs::fails;
using verbs::http_body;
using verbs::ids_or_verdict;
using verbs::length;
using verbs::target_of;
using verbs::times;
using verbs::to_target;
using verbs::unroutable;

namespace {

static_assert(std::is_aggregate_v<http_request> && std::is_trivially_copyable_v<http_request>);
static_assert(std::is_same_v<decltype(decode(http_request{}, decode_options::service)), result<request>>);
static_assert(noexcept(decode(http_request{}, decode_options::service)) && noexcept(
    decode(http_request{}, decode_options::strict)));
static_assert(std::is_nothrow_invocable_r_v<result<http_message>, decltype(encode), request const&>);
static_assert(std::is_trivially_copyable_v<http_message> && !std::is_default_constructible_v<http_message>);
static_assert(!std::is_constructible_v<http_message, request>);
static_assert(noexcept(endpoint(std::string_view{})));
static_assert(host_text::capacity() == 105);

// ---- While compiling.

constexpr request example{instance_id{"12345678-1234-1234-1234-123456789012"},
                          contact_id{"a/b%\r\n+\U0001F44D"},
                          chat{{{participant_role::agent, timer_type::idle, unset}}}};
constexpr auto message = encode(example);
static_assert(message);
static_assert(message->method() == "PUT");
static_assert(message->content_type() == "application/json");
static_assert(
    message->target() ==
    "/contact/participant-role-config/12345678-1234-1234-1234-123456789012/a%2Fb%25%0D%0A%2B%F0%9F%91%8D");
static_assert(message->body() == encode_body(example.channel_configuration).view());
static_assert(*decode(message->as_request(), decode_options::service) == example);
static_assert(*decode(message->as_request(), decode_options::strict) == example);

// Deprecated, and the same as before.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static_assert(*decode(message->as_request()) == example&& noexcept(decode(http_request{})));
static_assert(service.ignore_unknown_members && service.accept_integral_floats && service.empty_is_object);
static_assert(!strict.ignore_unknown_members && !strict.accept_integral_floats && !strict.empty_is_object);
static_assert(strict.max_bytes == 16384 && service.max_bytes == 16384);
TEST_CASE("decode: the former name reads a request as a service does") {
    CHECK(*decode(message->as_request()) == example);
    CHECK(decode({"GET", message->target(), "application/json", {}, {}}).error()[0].rule == rule::method);
}
#pragma GCC diagnostic pop
static_assert(encode({instance_id{"."}, contact_id{".."}, example.channel_configuration}).error().size() ==
              2);
static_assert(
    decode({"GET", message->target(), "application/json", {}, {}}, decode_options::service).error()[0].rule ==
    rule::method);
static_assert(*endpoint("eu-central-1") == "connect.eu-central-1.amazonaws.com"sv);

// ---- The rules around the payload.

verbs::expected around(rule broken, std::string const& sentence, std::size_t size) {
    return {broken, "", sentence, 0, size};
}
verbs::expected path(std::size_t size) {
    return around(rule::path, "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}", size);
}
verbs::expected method(std::size_t size) { return around(rule::method, "Method must be PUT", size); }
verbs::expected media_type(std::size_t size) {
    return around(rule::media_type, "Content-Type must be application/json", size);
}
verbs::expected content_encoding(std::size_t size) {
    return around(rule::media_type, "Content-Encoding must be identity", size);
}
verbs::expected not_acceptable(std::size_t size) {
    return around(rule::not_acceptable, "Accept must admit application/json", size);
}

std::string const usual = target_of("i", "c");

bool has_media_type(std::string_view content_type) {
    auto const decoded = decode({"PUT", usual, content_type, {}, http_body}, decode_options::service);
    if (!decoded) fails(decoded, {media_type(content_type.size())});
    return decoded.has_value();
}

bool accepts(std::string_view accept) {
    auto const decoded =
        decode({"PUT", usual, "application/json", accept, http_body}, decode_options::service);
    if (!decoded) fails(decoded, {not_acceptable(accept.size())});
    return decoded.has_value();
}

bool has_path(std::string_view target) {
    auto const decoded = decode(to_target(target), decode_options::service);
    bool const other = !decoded && decoded.error()[0].rule == rule::path;
    if (other) fails(decoded, {path(target.size())});
    return !other;
}

}  // namespace

TEST_CASE("http: a request that is right") {
    auto const decoded =
        decode(to_target(target_of(verbs::instance, verbs::contact)), decode_options::service);
    REQUIRE(decoded.has_value());
    CHECK(decoded->instance_id.value() == verbs::instance);
    CHECK(decoded->contact_id.value() == verbs::contact);
    CHECK(decoded->channel_configuration == *decode_body(http_body));
}

TEST_CASE("http: what is wrong around the payload is the only violation, in the order path, method, accept, "
          "content type, content encoding") {
    fails(decode({"GET", "/x", "text/plain", "text/html", "{"}, decode_options::service), {path(2)});
    fails(decode({"GET", usual, "text/plain", "text/html", "{"}, decode_options::service), {method(3)});
    fails(decode({"PUT", usual, "text/plain", "text/html", "{"}, decode_options::service),
          {not_acceptable(9)});
    fails(decode({"PUT", usual, "text/plain", {}, "{"}, decode_options::service), {media_type(10)});
    fails(decode({"PUT", usual, "text/plain", {}, "{", "gzip"}, decode_options::service), {media_type(10)});
    fails(decode({"PUT", usual, "application/json", {}, "{", "gzip"}, decode_options::service),
          {content_encoding(4)});
    fails(decode({}, decode_options::service), {path(0)});
    fails(decode({{}, target_of("", ""), "text/plain", "text/html", {}}, decode_options::service),
          {method(0)});
}

TEST_CASE("http: no content coding but identity, which says that there is none") {
    http_request from{"PUT", usual, "application/json", {}, http_body};  // without the last member
    CHECK(from.content_encoding.empty());
    for (std::string_view const none : {"", "identity", "IDENTITY", "Identity", " identity\t",
                                        "identity, identity", "identity,,identity", ",", " , identity ,"}) {
        CAPTURE(none);
        from.content_encoding = none;
        CHECK(decode(from, decode_options::strict).has_value());
    }
    for (std::string_view const coded :
         {"gzip", "br", "deflate", "compress", "zstd", "x-gzip", "aws-chunked", "identity, gzip",
          "gzip,identity", "identit", "identityx", "identity;q=1", "\"identity\"", "identity gzip", "*",
          "\xC4\xB1"
          "dentity"}) {
        CAPTURE(coded);
        from.content_encoding = coded;
        fails(decode(from, decode_options::service), {content_encoding(coded.size())});
        auto const found = decode(from, decode_options::strict).error();
        CHECK(found[0].part == source_part::content_encoding);
        auto const reply = make_reply(found);
        CHECK(reply.status() == 415);
        CHECK(reply.error_type() == "UnsupportedMediaTypeException");
        CHECK(reply.body() == R"({"Message":"Content-Encoding must be identity"})");
    }
    from.content_encoding = std::string_view{"identity\0", 9};
    CHECK(!decode(from, decode_options::service).has_value());
}

TEST_CASE("http: the method is PUT, and case counts") {
    for (std::string_view const wrong :
         {"", "put", "Put", "GET", "POST", "PUTS", "PU", "PUT ", "PATCH", "DELETE"}) {
        fails(decode({wrong, usual, "application/json", {}, http_body}, decode_options::service),
              {method(wrong.size())});
    }
}

TEST_CASE("http: media types") {
    for (std::string_view const right :
         {"application/json", "Application/JSON", "application/json; charset=utf-8",
          "application/json;charset=UTF-8", "application/json ; x=\"a;b,c\\\",d\"", "application/json;",
          " \tapplication/json\t ", "APPLICATION/json;a", "application/json; x=\"unterminated, as it is"}) {
        CAPTURE(right);
        CHECK(has_media_type(right));
    }
    for (std::string_view const wrong : {"",
                                         " ",
                                         "application",
                                         "application/",
                                         "application/jso",
                                         "application/jsonx",
                                         "application/json+x",
                                         "application/x-amz-json-1.1",
                                         "text/json",
                                         "text/plain",
                                         "application/json, application/json",
                                         "application/json,",
                                         "application/json;a=b,text/plain",
                                         "application /json",
                                         "application/ json",
                                         "*/*",
                                         "application/*",
                                         ";application/json",
                                         "\"application/json\"",
                                         "application/json charset=utf-8",
                                         "text/plain;application/json",
                                         "application/json\n",
                                         "x\"application/json\""}) {
        CAPTURE(wrong);
        CHECK(!has_media_type(wrong));
    }
}

// RFC 9110, section 5.6.4. Parameters are ignored, well-formed or not; a comma that no quoted string holds
// joins two fields' values.
TEST_CASE("http: quoted strings in Content-Type") {
    std::string const json = "application/json";
    for (std::string_view const right :
         {R"(;a="b")", R"(;a="b,c")", R"(;a="b;c")", R"(;a="\"")", R"(;a="\",")", R"(;a="\\")", R"(;a=",)",
          R"(;",)", R"(;")", R"(;"a)", R"(;a="\)", R"(;a="\",)", R"(;a="b"c")", R"(;a="b";c=",")",
          R"(;a=b"c,d")"}) {
        CAPTURE(right);
        CHECK(has_media_type(json + std::string{right}));
    }
    for (std::string_view const wrong :
         {",", ", ", R"(,")", R"(;a="b",)", R"(;a="b",c)", R"(;a="\\",b)", R"(;a=b,"c")", R"(;a="b"c,d)",
          R"(;\",b)", R"("a")", R"(",")", R"(;a="","b,c",)"}) {
        CAPTURE(wrong);
        // Outside of a quoted string a backslash escapes nothing.
        bool const opens = wrong == R"(;\",b)";
        CHECK(has_media_type(json + std::string{wrong}) == opens);
    }
}

// RFC 9110, section 12.4.2: of the weights only 0 and 0. with up to three zeros exclude. A malformed one does
// not.
TEST_CASE("http: which weights in Accept exclude") {
    for (std::string_view const zero : {"0", "0.", "0.0", "0.00", "0.000"}) {
        for (std::string_view const range : {"application/json", "application/*", "*/*"}) {
            for (std::string_view const name : {";q=", "; q=", " ;Q=", ";a=b;q=", ";a=\"q=1\" ; q="}) {
                std::string const accept = std::string{range}.append(name).append(zero);
                CAPTURE(accept);
                CHECK(!accepts(accept));
                CHECK(!accepts(accept + " "));
                CHECK(!accepts(accept + ";x=y"));
                CHECK(!accepts("text/html, " + accept + ",text/plain"));
            }
        }
    }
    for (std::string_view const weight : {"00",     "0..",
                                          "0.0000", "0.00a",
                                          "1",      ".0",
                                          "",       " 0",
                                          "-0",     "+0",
                                          "0,",     "0.0.",
                                          "0.001",  "0.1",
                                          "1.000",  "zero",
                                          "000",    "0x0",
                                          "0e0",    "\"0\"",
                                          ".",      "0.0000000000000000000000000"}) {
        CAPTURE(weight);
        // A comma ends the range.
        CHECK(accepts(std::string{"*/*;q="}.append(weight)) == (weight != "0,"));
        CHECK(accepts(std::string{"application/json;q="}.append(weight).append(";x")) == (weight != "0,"));
    }
    CHECK(accepts("*/*;q"));
    CHECK(accepts("*/*;qq=0"));
    CHECK(accepts("*/*;aq=0"));
}

TEST_CASE("http: what Accept admits") {
    for (std::string_view const right : {"",
                                         "application/json",
                                         "*/*",
                                         "application/*",
                                         "APPLICATION/*",
                                         "Application/Json",
                                         "text/html, */*",
                                         "text/html,application/json;q=0.9",
                                         "application/json;q=0.001",
                                         "application/json; charset=utf-8",
                                         "application/json;x=\";q=0,\"",
                                         "*/*;q=0, application/json",
                                         "application/*;q=0,application/json;q=0.1",
                                         "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                                         " ",
                                         ",",
                                         " , ,",
                                         ",application/json,",
                                         "application/json;q=1.000",
                                         "application/json;q=0;q=1, application/json",
                                         "application/json, application/json;q=0",
                                         "application/json ; Q=0.5",
                                         "*/*;q=0.0001",
                                         "application/json;q=zero"}) {
        CAPTURE(right);
        CHECK(accepts(right));
    }
    for (std::string_view const wrong : {"text/html",
                                         "text/*",
                                         "application/xml",
                                         "application/json;q=0",
                                         "application/json; q=0.000",
                                         "application/json;Q=0",
                                         "*/*;q=0",
                                         "application/*;q=0",
                                         "*/*, application/json;q=0",
                                         "*/*, application/*;q=0",
                                         "application/json;q=0, application/*, */*",
                                         "application/json;a=\"b\";q=0.0",
                                         "application/jsonx",
                                         "*",
                                         "*/json",
                                         "application",
                                         "text/plain;q=0",
                                         "text/html;x=\"application/json\"",
                                         "text/html;x=\",application/json",
                                         "application/json;q=0."}) {
        CAPTURE(wrong);
        CHECK(!accepts(wrong));
    }
}

TEST_CASE("http: targets of this operation, and of others") {
    for (std::string const& right :
         {usual, usual + "/", usual + "?", usual + "/?", usual + "?a=/b/c?d", usual + "/?x=%zz",
          target_of("", ""), target_of("", "/"), target_of("i", ""), target_of("i", "?q"),
          target_of("i", "/"), "http://host" + usual, "HTTPS://host:443" + usual,
          "https://[::1]:8080" + usual + "?q", "http://host" + target_of("a@b", "c"),
          "http://host" + usual + "?a@b"}) {
        CAPTURE(right);
        CHECK(has_path(right));
    }
    for (std::string const& wrong : {std::string{},
                                     std::string{"/"},
                                     std::string{"*"},
                                     std::string{verbs::path},
                                     std::string{verbs::path}.append("i"),
                                     std::string{verbs::path}.append("i?/c"),
                                     usual + "//",
                                     usual + "/d",
                                     usual + "//?",
                                     "/" + usual,
                                     usual.substr(1),
                                     std::string{"host:443"},
                                     "http://" + usual,
                                     "http:" + usual,
                                     "http:/" + usual,
                                     "ftp://host" + usual,
                                     "//host" + usual,
                                     std::string{"http://host"},
                                     std::string{"http://host?"} + usual,
                                     "http://user@host" + usual,
                                     "https://user:secret@host:443" + usual,
                                     "http://@host" + usual,
                                     "http://host@" + usual,
                                     "http://host/x" + usual,
                                     std::string{"http://host#"} + usual,
                                     std::string{"/Contact/participant-role-config/i/c"},
                                     std::string{"/contact/participant%2Drole-config/i/c"},
                                     std::string{"/contact//participant-role-config/i/c"},
                                     std::string{"/contact/participant-role-config/../i/c"},
                                     std::string{"/contact/./participant-role-config/i/c"},
                                     " " + usual,
                                     std::string{"/contact/participant-role-config%2Fi/c"},
                                     std::string{"/contact/participant-role-config/i%2Fc"}}) {
        CAPTURE(wrong);
        CHECK(!has_path(wrong));
    }
}

TEST_CASE("http: labels are split first and percent-decoded after, once") {
    CHECK(ids_or_verdict(to_target(target_of("i", "c") + "?x#y")) == "i/c");
    CHECK(ids_or_verdict(to_target(target_of("a%2fb", "c%2Fd"))) == "a/b/c/d");
    CHECK(ids_or_verdict(to_target(target_of("%252F", "%3f"))) == "%2F/?");
    CHECK(ids_or_verdict(to_target(target_of("a+b", "%2B"))) == "a+b/+");
    CHECK(ids_or_verdict(to_target(target_of("%F0%9f%91%8D", "%c3%A9"))) == "\U0001F44D/\u00E9");
    CHECK(ids_or_verdict(to_target(target_of("%0D%0A", "%00").append("?"))) == "\r\n/\0"sv);
    CHECK(ids_or_verdict(to_target("http://host" + target_of("%61", "%62/"))) == "a/b");
    CHECK(ids_or_verdict(to_target(target_of("arn:aws:connect:us-east-1:123456789012:instance", "c"))) ==
          "arn:aws:connect:us-east-1:123456789012:instance/c");
    CHECK(ids_or_verdict(to_target(target_of("...", "%2E%2E%2e"))) == ".../...");
    CHECK(ids_or_verdict(to_target(target_of("a%23b", "c;d=e"))) == "a#b/c;d=e");
    CHECK(ids_or_verdict(to_target(target_of("!$&'()*+,;=:@", "-._~"))) == "!$&'()*+,;=:@/-._~");
    // As long as a UUID and none.
    CHECK(ids_or_verdict(to_target(target_of("%31%32345678-1234-1234-1234-12345678", verbs::contact))) ==
          std::string{"12345678-1234-1234-1234-12345678/"}.append(verbs::contact));
    CHECK(ids_or_verdict(to_target(target_of(verbs::instance, "1234?5678901234567890123456789012345"))) ==
          std::string{verbs::instance}.append("/1234"));
}

TEST_CASE("http: a label that is no id") {
    std::size_t const at = verbs::path.size();
    fails(decode(to_target(target_of("", "c")), decode_options::service),
          {at_bytes(length("/InstanceId", 0, "1 and 100"), at, 0)});
    fails(decode(to_target(target_of("i", "")), decode_options::service),
          {at_bytes(length("/ContactId", 0, "1 and 256"), at + 2, 0)});
    fails(decode(to_target(target_of("", "")), decode_options::service),
          {at_bytes(length("/InstanceId", 0, "1 and 100"), at, 0),
           at_bytes(length("/ContactId", 0, "1 and 256"), at + 1, 0)});
    for (std::string_view const wrong : {"%", "%2", "%zz", "%2z", "%z2", "%%2", "%+1", "% 1", "%\xC3\xA9"}) {
        CAPTURE(wrong);
        fails(decode(to_target(target_of(std::string{"ab"}.append(wrong), "c")), decode_options::service),
              {at_bytes(encoding("/InstanceId"), at + 2, wrong.size())});
        fails(decode(to_target(target_of("i", std::string{"ab"}.append(wrong))), decode_options::service),
              {at_bytes(encoding("/ContactId"), at + 4, wrong.size())});
    }
    // What RFC 3986 allows in no path segment must be percent-encoded: the byte itself is the fault.
    for (std::string_view const wrong :
         {" ", "#", "\"", "\\",   "<",  ">",    "[",    "]",      "^",          "`",
          "{", "|", "}",  "\x01", "\t", "\x7F", "\x80", "\u00E9", "\U0001F44D", "\xFF"}) {
        CAPTURE(wrong);
        fails(decode(to_target(target_of(std::string{"ab"}.append(wrong).append("%zz"), "c")),
                     decode_options::service),
              {at_bytes(encoding("/InstanceId"), at + 2, 1)});
        fails(decode(to_target(target_of("i", std::string{"%41b"}.append(wrong))), decode_options::service),
              {at_bytes(encoding("/ContactId"), at + 6, 1)});
    }
    fails(decode(to_target(target_of("%zzz%", "%f")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), at, 3), at_bytes(encoding("/ContactId"), at + 6, 2)});
    // Ill-formed UTF-8: the maximal subpart of a sequence.
    fails(decode(to_target(target_of("%C0%AF", "%ED%A0%80")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), at, 3), at_bytes(encoding("/ContactId"), at + 7, 3)});
    fails(decode(to_target(target_of("%F4%90%80%80", "%E2%82")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), at, 3), at_bytes(encoding("/ContactId"), at + 13, 6)});
    fails(decode(to_target(target_of("%F0%9F%91%zz", "%80")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), at, 9), at_bytes(encoding("/ContactId"), at + 13, 3)});
    // A sequence of which a byte is raw: that byte is at fault where it is, and what precedes it is not
    // whole.
    fails(decode(to_target(target_of("\xC3%A9", "%C3\xA9")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), at, 1), at_bytes(encoding("/ContactId"), at + 5, 3)});
    // What a proxy on the way may fold.
    fails(decode(to_target(target_of(".", "..")), decode_options::service),
          {at_bytes(unroutable("/InstanceId"), at, 1), at_bytes(unroutable("/ContactId"), at + 2, 2)});
    fails(decode(to_target(target_of("%2e", "%2E.")), decode_options::service),
          {at_bytes(unroutable("/InstanceId"), at, 3), at_bytes(unroutable("/ContactId"), at + 4, 4)});
    // Offsets are those of the whole target.
    fails(decode(to_target("https://host" + target_of("%", "c")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), 12 + at, 1)});
}

TEST_CASE("http: lengths are counted in scalar values, each of one to four bytes") {
    struct scalar {
        std::string_view raw, encoded;
    };
    for (scalar const& each : {scalar{"x", "x"}, scalar{"x", "%78"}, scalar{"\u00E9", "%C3%A9"},
                               scalar{"\u20AC", "%E2%82%AC"}, scalar{"\U0001F44D", "%F0%9F%91%8D"}}) {
        CAPTURE(each.encoded);
        std::string_view const raw = each.raw;
        {
            std::string_view const one = each.encoded;
            std::size_t const at = verbs::path.size();
            CHECK(ids_or_verdict(to_target(target_of(times(100, one), times(256, one)))) ==
                  times(100, raw) + "/" + times(256, raw));
            CHECK(ids_or_verdict(to_target(target_of(one, one))) == std::string{raw}.append("/").append(raw));
            fails(decode(to_target(target_of(times(101, one), times(257, one))), decode_options::service),
                  {at_bytes(length("/InstanceId", 101, "1 and 100"), at, 101 * one.size()),
                   at_bytes(length("/ContactId", 257, "1 and 256"), at + 101 * one.size() + 1,
                            257 * one.size())});
            fails(decode(to_target(target_of(times(100'000, one), times(100'000, one))),
                         decode_options::service),
                  {at_bytes(length("/InstanceId", 100'000, "1 and 100"), at, 100'000 * one.size()),
                   at_bytes(length("/ContactId", 100'000, "1 and 256"), at + 100'000 * one.size() + 1,
                            100'000 * one.size())});
        }
    }
    // What is ill-formed, or not encoded, beyond the longest id is seen.
    fails(decode(to_target(target_of(times(5000, "%78") + " ", "c")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), verbs::path.size() + 15000, 1)});
    fails(decode(to_target(target_of(times(5000, "%78") + "%FF", "c")), decode_options::service),
          {at_bytes(encoding("/InstanceId"), verbs::path.size() + 15000, 3)});
}

TEST_CASE("http: ids first, then the body, whose offsets are its own") {
    std::string const timer = R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":)";
    std::string const body = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + timer +
                             R"({"ParticipantTimerDurationInMinutes":1}},null,)" + timer +
                             R"({"ParticipantTimerAction":"unset"}}]}}})";
    std::string const target = target_of("%", "c");
    auto const decoded = decode({"PUT", target, "application/json", {}, body}, decode_options::service);
    REQUIRE(!decoded.has_value());
    violations const found = decoded.error();
    REQUIRE(found.size() == 5);
    CHECK(found[0].rule == rule::encoding);
    CHECK(found[0].offset == verbs::path.size());
    CHECK(found[1].rule == rule::range);
    CHECK(body.substr(found[1].offset, found[1].length) == "1");
    CHECK(found[2].rule == rule::null_item);
    CHECK(body.substr(found[2].offset, found[2].length) == "null");
    CHECK(found[3].rule == rule::duplicate_timer);
    CHECK(found[4].rule == rule::enumeration);
    CHECK(body.substr(found[4].offset, found[4].length) == "\"unset\"");
}

TEST_CASE("http: a bad id and three bad timers are four violations") {
    auto const timer = [](std::string const& role, std::string const& type, std::string const& minutes) {
        return R"({"ParticipantRole":")" + role + R"(","TimerType":")" + type +
               R"(","TimerValue":{"ParticipantTimerDurationInMinutes":)" + minutes + "}}";
    };
    std::string const body = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" +
                             timer("CUSTOMER", "IDLE", "1") + "," + timer("AGENT", "IDLE", "481") + "," +
                             timer("AGENT", "DISCONNECT", "5") + "]}}}";
    auto const decoded = decode({"PUT", target_of(times(101, "x"), "c"), "application/json", {}, body},
                                decode_options::service);
    REQUIRE(!decoded.has_value());
    violations const found = decoded.error();
    REQUIRE(found.size() == 4);
    CHECK(found[0].pointer() == "/InstanceId");
    CHECK(found[1].pointer() == verbs::item(0, "/TimerValue/ParticipantTimerDurationInMinutes"));
    CHECK(found[2].pointer() == verbs::item(1, "/TimerValue/ParticipantTimerDurationInMinutes"));
    CHECK(found[3].pointer() == verbs::item(2, "/TimerType"));
}

TEST_CASE("http: the body is read as the service reads it, unless told") {
    std::string const lenient =
        R"({"a":1,)" + std::string{http_body.substr(1, http_body.size() - 7)} + ".0}}]}}}";
    http_request from = to_target(usual);
    from.body = lenient;
    CHECK(decode(from, decode_options::service).has_value());
    CHECK(decode(from, decode_options::strict).error().size() == 2);
    from.body = {};
    fails(decode(from, decode_options::service), {verbs::required("/ChannelConfiguration")});
    fails(decode(from, decode_options::strict), {verbs::syntax("", "a value")});
    from.body = http_body;
    fails(decode(from, {.max_bytes = 10}), {at_bytes(verbs::too_large(10), 10, 1)});
    // The ids travel in the path and nowhere else.
    std::string const with_ids = R"({"InstanceId":"x",)" + std::string{http_body.substr(1)};
    from.body = with_ids;
    CHECK(ids_or_verdict(from) == "i/c");
    CHECK(decode(from, decode_options::strict).error()[0].rule == rule::unknown_member);
}

TEST_CASE("http: encode") {
    auto const configuration = *decode_body(http_body);
    auto const encode_ids = [&](std::string_view instance, std::string_view contact) {
        return encode(
            {instance_id::parse(instance).value(), contact_id::parse(contact).value(), configuration});
    };
    auto const encoded = encode_ids("i", "c");
    REQUIRE(encoded.has_value());
    CHECK(encoded->target() == "/contact/participant-role-config/i/c");
    CHECK(encoded->body() == http_body);
    http_request const sent = encoded->as_request();
    CHECK(sent.method == "PUT");
    CHECK(sent.content_type == "application/json");
    CHECK(sent.accept.empty());
    fails(encode_ids(".", ".."), {unroutable("/InstanceId"), unroutable("/ContactId")});
    fails(encode_ids("..", "c"), {unroutable("/InstanceId")});
    CHECK(encode_ids("...", ".a").has_value());
    CHECK(encode_ids("a/b", " %?#+\r\n\U0001F44D~")->target() ==
          "/contact/participant-role-config/a%2Fb/%20%25%3F%23%2B%0D%0A%F0%9F%91%8D~");
}

TEST_CASE("http: the longest request") {
    std::string const thumbs = times(100, "\U0001F44D");
    std::string const more_thumbs = times(256, "\U0001F44D");
    request const longest{
        *instance_id::parse(thumbs), *contact_id::parse(more_thumbs),
        chat{{{participant_role::customer, timer_type::idle, timer_duration{std::chrono::minutes{480}}},
              {participant_role::customer, timer_type::disconnect_noncustomer,
               timer_duration{std::chrono::minutes{480}}},
              {participant_role::agent, timer_type::idle, timer_duration{std::chrono::minutes{480}}},
              {participant_role::agent, timer_type::disconnect_noncustomer,
               timer_duration{std::chrono::minutes{480}}}}}};
    auto const encoded = encode(longest);
    REQUIRE(encoded.has_value());
    CHECK(encoded->target() == target_of(times(100, "%F0%9F%91%8D"), times(256, "%F0%9F%91%8D")));
    verbs::holds(decode(encoded->as_request(), decode_options::service), longest);
}

TEST_CASE("http: endpoints of the eight partitions") {
    struct row {
        std::string_view region, suffix, dual_stack_suffix;
    };
    for (row const& each : {
             row{"us-east-1", "amazonaws.com", "api.aws"},
             row{"il-central-1", "amazonaws.com", "api.aws"},
             row{"cn-north-1", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
             row{"us-gov-west-1", "amazonaws.com", "api.aws"},
             row{"us-iso-east-1", "c2s.ic.gov", "api.aws.ic.gov"},
             row{"us-isob-east-1", "sc2s.sgov.gov", "api.aws.scloud"},
             row{"eu-isoe-west-1", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"},
             row{"us-isof-south-1", "csp.hci.ic.gov", "api.aws.hci.ic.gov"},
             row{"eusc-de-east-1", "amazonaws.eu", "api.amazonwebservices.eu"},
             // The pseudo regions.
             row{"aws-global", "amazonaws.com", "api.aws"},
             row{"aws-cn-global", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
             row{"aws-us-gov-global", "amazonaws.com", "api.aws"},
             row{"aws-iso-global", "c2s.ic.gov", "api.aws.ic.gov"},
             row{"aws-iso-b-global", "sc2s.sgov.gov", "api.aws.scloud"},
             row{"aws-iso-e-global", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"},
             row{"aws-iso-f-global", "csp.hci.ic.gov", "api.aws.hci.ic.gov"},
             // No partition has these.
             row{"aws-eusc-global", "amazonaws.com", "api.aws"},
             row{"aws-iso-c-global", "amazonaws.com", "api.aws"},
             row{"AWS-CN-GLOBAL", "amazonaws.com", "api.aws"},
             row{"aws-cn-globa", "amazonaws.com", "api.aws"},
             row{"aws-cn-global-1", "amazonaws.com", "api.aws"},
             row{"cn-global", "amazonaws.com", "api.aws"},
         }) {
        CAPTURE(each.region);
        auto const host = [&](std::string const& first, std::string_view suffix) {
            return first.substr().append(".").append(each.region).append(".").append(suffix);
        };
        bool const gov_cloud = each.region == "us-gov-west-1" || each.region == "aws-us-gov-global";
        CHECK(endpoint(each.region)->view() == host("connect", each.suffix));
        CHECK(endpoint(each.region, {.fips = true})->view() ==
              host(gov_cloud ? "connect" : "connect-fips", each.suffix));
        CHECK(endpoint(each.region, {.dual_stack = true})->view() == host("connect", each.dual_stack_suffix));
        CHECK(endpoint(each.region, {.fips = true, .dual_stack = true})->view() ==
              host("connect-fips", each.dual_stack_suffix));
    }
}

TEST_CASE("http: a region is of the partition whose pattern it matches, and else of aws") {
    auto const suffix = [](std::string const& region) {
        auto const host = endpoint(region);
        REQUIRE(host.has_value());
        return std::string{host->view()}.substr(std::string{"connect."}.size() + region.size() + 1);
    };
    struct row {
        std::string prefix, suffix;
    };
    for (row const& each : {row{"cn-", "amazonaws.com.cn"}, row{"us-iso-", "c2s.ic.gov"},
                            row{"us-isob-", "sc2s.sgov.gov"}, row{"eu-isoe-", "cloud.adc-e.uk"},
                            row{"us-isof-", "csp.hci.ic.gov"}, row{"eusc-de-", "amazonaws.eu"}}) {
        CAPTURE(each.prefix);
        for (char const* const right : {"x-0", "north-1", "X9-007", "9-1234567890", "somewhere-9"}) {
            CAPTURE(right);
            CHECK(suffix(each.prefix + right) == each.suffix);
        }
        for (char const* const wrong : {"x", "1", "north1", "north-x", "north-1x", "north-x1", "north-1-2",
                                        "a-b-1", "-1", "north--1"}) {
            CAPTURE(wrong);
            CHECK(suffix(each.prefix + wrong) == "amazonaws.com");
        }
        // Case counts, and the whole prefix.
        std::string upper = each.prefix + "north-1";
        upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
        CHECK(suffix(upper) == "amazonaws.com");
        CHECK(suffix("x" + each.prefix + "north-1") == "amazonaws.com");
        CHECK(suffix(each.prefix.substr(0, each.prefix.size() - 1) + "x-north-1") == "amazonaws.com");
    }
    // GovCloud differs from aws in the FIPS host alone.
    CHECK(endpoint("us-gov-east-1", {.fips = true})->view() == "connect.us-gov-east-1.amazonaws.com");
    for (char const* const other :
         {"us-gov-east", "us-govern-east-1", "us-gov-east-x", "us-gov-a-b-1", "US-GOV-WEST-1"})
        CHECK(endpoint(other, {.fips = true})->view() ==
              "connect-fips." + std::string{other} + ".amazonaws.com");
    // The longest label, with the longest suffix.
    std::string const longest = "cn-" + times(58, "x") + "-1";
    CHECK(endpoint(longest, {true, true})->view() ==
          "connect-fips." + longest + ".api.amazonwebservices.com.cn");
    CHECK(endpoint(times(63, "9"))->view() == "connect." + times(63, "9") + ".amazonaws.com");
    CHECK(endpoint("A-9")->view() == "connect.A-9.amazonaws.com");
    CHECK(endpoint("c")->view() == "connect.c.amazonaws.com");
}

TEST_CASE("http: no host for what is no host label") {
    for (std::string const& wrong :
         {std::string{}, times(64, "x"), std::string{"-a"}, std::string{"a-"}, std::string{"-"},
          std::string{"a.b"}, std::string{"a/b"}, std::string{"a_b"}, std::string{"a b"},
          std::string{"\u00E9"}, std::string{"a\0", 2}, std::string{"us-east-1@evil"},
          std::string{"us-east-1:80"}}) {
        CAPTURE(wrong);
        for (bool const fips : {false, true}) {
            for (bool const dual_stack : {false, true})
                CHECK(!endpoint(wrong, {fips, dual_stack}).has_value());
        }
    }
    for (int byte = 0; byte < 256; ++byte) {
        char const label[] = {'a', static_cast<char>(byte), 'b'};
        bool const right = ('a' <= byte && byte <= 'z') || ('A' <= byte && byte <= 'Z') ||
                           ('0' <= byte && byte <= '9') || byte == '-';
        CHECK(endpoint({label, 3}).has_value() == right);
    }
}
