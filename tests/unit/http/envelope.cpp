// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http/envelope.hpp>

#include "../support/http_verbs.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

// struct envelope_data  { std::string_view id, created_at; };
// struct envelope_error { std::string_view code, message; };
// using envelope = std::variant<envelope_data, envelope_error>;
// /* fixed-capacity string */     encode_envelope(envelope const&);
// std::optional<decoded_envelope> decode_envelope(std::string_view);  // value()

using namespace chat_timers;
using namespace std::string_view_literals;
using verbs::times;

namespace {

static_assert(noexcept(encode_envelope(envelope{})) && noexcept(decode_envelope(std::string_view{})));
static_assert(envelope_json::capacity() == 12050);
static_assert(std::is_trivially_copyable_v<decoded_envelope> &&
              !std::is_default_constructible_v<decoded_envelope>);

// ---- While compiling.

static_assert(encode_envelope(envelope_data{"1", "2"}) ==
              R"({"success":true,"data":{"id":"1","created_at":"2"}})");
constexpr auto read_while_compiling = decode_envelope(R"({"success":false,"error":{"code":"C"}})");
static_assert(std::get<envelope_error>(read_while_compiling->value()).code == "C");

// "data:ID|CREATED_AT", "error:CODE|MESSAGE", or "nothing".
std::string read(std::string_view json) {
    auto const decoded = decode_envelope(json);
    if (!decoded) return "nothing";
    envelope const value = decoded->value();
    if (auto const* const data = std::get_if<envelope_data>(&value)) {
        return std::string{"data:"}.append(data->id).append("|").append(data->created_at);
    }
    auto const& error = std::get<envelope_error>(value);
    return std::string{"error:"}.append(error.code).append("|").append(error.message);
}

bool comes_back(envelope const& sent) {
    auto const decoded = decode_envelope(encode_envelope(sent));
    return decoded && decoded->value() == sent;
}

}  // namespace

TEST_CASE("envelope: written") {
    CHECK(encode_envelope(envelope_data{"i", "2026-11-22T00:00:00Z"}) ==
          R"({"success":true,"data":{"id":"i","created_at":"2026-11-22T00:00:00Z"}})"sv);
    CHECK(encode_envelope(envelope_data{}) == R"({"success":true,"data":{}})"sv);
    CHECK(encode_envelope(envelope_data{"", "t"}) == R"({"success":true,"data":{"created_at":"t"}})"sv);
    CHECK(encode_envelope(envelope_error{"VALIDATION_ERROR", "\"\\\n\x01\u00E9"}) ==
          "{\"success\":false,\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":"
          "\"\\\"\\\\\\n\\u0001\u00E9\"}}"sv);
    CHECK(encode_envelope(envelope_error{}) == R"({"success":false,"error":{}})"sv);
    std::string const longest(1000, '\x01');
    CHECK(encode_envelope(envelope_error{longest, longest}).size() == 50 + 12'000);
    std::string const longer(1001, 'x');
    CHECK(encode_envelope(envelope_error{longer, "m"}).empty());
    CHECK(encode_envelope(envelope_data{"i", longer}).empty());
    CHECK(encode_envelope(envelope_data{"\xFF", "t"}).empty());
    CHECK(encode_envelope(envelope_error{"c", "\xED\xA0\x80"}).empty());
}

TEST_CASE("envelope: read") {
    CHECK(read(R"({"success":true,"data":{"id":"i","created_at":"t"}})") == "data:i|t");
    CHECK(read(R"( { "data" : { "created_at" : "t" , "other" : [1] , "id" : "i" } , "x" : {} )"
               R"(, "success" : true } )") == "data:i|t");
    CHECK(read(R"({"success":true,"data":{}})") == "data:|");
    CHECK(read(R"({"success":true,"data":{"id":null},"error":null})") == "data:|");
    CHECK(read(R"({"success":false,"error":{"code":"c","message":"m"}})") == "error:c|m");
    CHECK(read(R"({"success":false,"error":{"code":"c","message":null},"data":null})") == "error:c|");
    CHECK(read(R"({"\u0073uccess":true,"data":{"\u0069d":"\u00e9\ud83d\udc4d"}})") ==
          "data:\u00E9\U0001F44D|");
    // The other side's members are strangers.
    CHECK(read(R"({"success":false,"error":{"code":"c","id":5}})") == "error:c|");
    // As deep as a payload may be: 32 levels, of which the envelope is one.
    auto const nested = [](std::size_t levels) {
        return R"({"success":true,"data":{},"x":)" + std::string(levels, '[') + std::string(levels, ']') +
               "}";
    };
    CHECK(read(nested(31)) == "data:|");
    CHECK_FALSE(decode_envelope(nested(32)).has_value());
    for (std::string_view const wrong : {"",
                                         "{}",
                                         "null",
                                         "[]",
                                         "true",
                                         R"({"success":true})",
                                         R"({"success":false})",
                                         R"({"data":{}})",
                                         R"({"error":{}})",
                                         R"({"success":null,"data":{}})",
                                         R"({"success":"true","data":{}})",
                                         R"({"success":1,"data":{}})",
                                         R"({"success":true,"error":{}})",
                                         R"({"success":false,"data":{}})",
                                         R"({"success":true,"data":{},"error":{}})",
                                         R"({"success":false,"data":{},"error":{}})",
                                         R"({"success":true,"data":{},"error":0})",
                                         R"({"success":true,"data":null})",
                                         R"({"success":true,"data":[]})",
                                         R"({"success":true,"data":"x"})",
                                         R"({"success":true,"data":{"id":5}})",
                                         R"({"success":true,"data":{"id":["i"]}})",
                                         R"({"success":false,"error":{"code":{}}})",
                                         R"({"success":true;"data":{}})",
                                         R"({"success":true,"success":true,"data":{}})",
                                         R"({"success":true,"data":{},"data":{}})",
                                         R"({"success":true,"data":{"id":"a","id":"a"}})",
                                         R"({"success":true,"data":{},"error":null,"error":null})",
                                         R"({"success":true,"data":{}})"
                                         "}",
                                         R"({"success":true,"data":{})",
                                         R"({"success":true,"data":{"id":"i"},})",
                                         "{\"success\":true,\"data\":{\"id\":\"\xFF\"}}",
                                         R"({"success":true,"data":{"id":"\ud800"}})"}) {
        CAPTURE(wrong);
        CHECK(read(wrong) == "nothing");
    }
    CHECK(read(R"({"success":true,"data":{"id":")" + times(1000, "x") + "\"}}") ==
          "data:" + times(1000, "x") + "|");
    CHECK(read(R"({"success":true,"data":{"id":")" + times(1001, "x") + "\"}}") == "nothing");
    CHECK(read(R"({"success":true,"data":{"id":")" + times(250, "\\ud83d\\udc4d") + "\"}}") ==
          "data:" + times(250, "\U0001F44D") + "|");
    CHECK(read(R"({"success":true,"data":{"id":")" + times(250, "\\ud83d\\udc4d") + "x\"}}") == "nothing");
    CHECK(read(R"({"success":true,"data":{"id":")" + times(100'000, "\\n") + "\"}}") == "nothing");
}

TEST_CASE("envelope: what is written comes back") {
    std::string const controls = [] {
        std::string text;
        for (char byte = 0; byte < 0x7F; ++byte) text += byte;
        return text;
    }();
    std::string const longest(1000, '\x01');
    for (std::string const& first :
         {std::string{}, std::string{"x"}, controls, times(250, "\U0001F44D"), longest}) {
        for (std::string const& second : {std::string{}, controls, times(333, "\u20AC"), longest}) {
            CHECK(comes_back(envelope_data{first, second}));
            CHECK(comes_back(envelope_error{first, second}));
        }
    }
}

TEST_CASE("envelope: equal if both members are") {
    CHECK(envelope_data{"i", "t"} == envelope_data{"i", "t"});
    CHECK(envelope_data{"i", "t"} != envelope_data{"j", "t"});
    CHECK(envelope_data{"i", "t"} != envelope_data{"i", "u"});
    CHECK(envelope_error{"c", "m"} == envelope_error{"c", "m"});
    CHECK(envelope_error{"c", "m"} != envelope_error{"d", "m"});
    CHECK(envelope_error{"c", "m"} != envelope_error{"c", "n"});
    CHECK(envelope{envelope_data{"x", "y"}} != envelope{envelope_error{"x", "y"}});
}
