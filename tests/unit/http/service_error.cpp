// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http/service_error.hpp>

#include "../support/http_verbs.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// enum class service_error { invalid_request, invalid_parameter, resource_not_found, access_denied,
//                            throttling, internal_service };
// to_string(service_error), http_status(service_error), is_retryable(service_error)
// struct service_reply { int status;  std::string_view error_type, body; };
// bool is_success(service_reply const&), is_retryable(service_reply const&);
// std::optional<service_error> classify(service_reply const&);
// reply_text error_name(service_reply const&), reply_message(service_reply const&);

using namespace chat_timers;
using namespace std::string_view_literals;
using verbs::times;

namespace {

static_assert(noexcept(classify(service_reply{})) && noexcept(reply_message(service_reply{})));
static_assert(noexcept(is_success(service_reply{})) && noexcept(is_retryable(service_reply{})));
static_assert(noexcept(error_name(service_reply{})));

struct row {
    service_error error;
    std::string_view name;
    int status;
    bool retryable;
};
constexpr row rows[] = {
    {service_error::invalid_request, "InvalidRequestException", 400, false},
    {service_error::invalid_parameter, "InvalidParameterException", 400, false},
    {service_error::resource_not_found, "ResourceNotFoundException", 404, false},
    {service_error::access_denied, "AccessDeniedException", 403, false},
    {service_error::throttling, "ThrottlingException", 429, true},
    {service_error::internal_service, "InternalServiceException", 500, true},
};

// ---- While compiling.

static_assert(classify({429, "ThrottlingException", {}}) == service_error::throttling);
static_assert(classify({400, {}, R"({"__type":"a#InvalidRequestException"})"}) ==
              service_error::invalid_request);
static_assert(error_name({400, {}, R"({"code":"a#SlowDown:b"})"}) == "SlowDown");
static_assert(is_retryable({429, {}, {}}) && !is_retryable({403, "AccessDeniedException", {}}));
static_assert(is_success({200, {}, {}}) && !is_success({304, {}, {}}));
static_assert(reply_message({400, {}, R"({"message":"Slow d\u006Fwn"})"}) == "Slow down");

std::optional<service_error> of_header(std::string_view header) { return classify({400, header, {}}); }
std::optional<service_error> of_body(std::string_view body) { return classify({400, {}, body}); }
std::string message_of(std::string_view body) { return std::string{reply_message({400, {}, body}).view()}; }

}  // namespace

TEST_CASE("service error: the six errors of the model") {
    for (row const& each : rows) {
        CAPTURE(each.name);
        CHECK(to_string(each.error) == each.name);
        CHECK(from_string<service_error>(each.name) == each.error);
        CHECK(http_status(each.error) == each.status);
        CHECK(is_retryable(each.error) == each.retryable);
    }
    CHECK(to_string(static_cast<service_error>(6)).empty());
    CHECK(http_status(static_cast<service_error>(6)) == 0);
    CHECK(!is_retryable(static_cast<service_error>(6)));
}

TEST_CASE("service error: the error's name in each form that clients read") {
    for (row const& each : rows) {
        std::string const name{each.name};
        service_error const error = each.error;
        int const status = each.status;
        CAPTURE(name);
        CHECK(classify({status, name, {}}) == error);
        for (std::string const& form :
             {name, name + ":", name + ":http://internal.amazon.com/coral/com.amazon.coral.service/",
              "com.amazonaws.connect#" + name, "#" + name, "a#b#" + name,
              "com.amazonaws.connect#" + name + ":http://x/#y", name + ":#Other", name + " :x"}) {
            CAPTURE(form);
            CHECK(of_header(form) == error);
            CHECK(of_header(" " + form + "\t") == error);
            CHECK(of_body(R"({"__type":")" + form + "\"}") == error);
            CHECK(of_body(R"({"code":")" + form + "\"}") == error);
            CHECK(of_body(R"( { "x":[{"__type":"Other"}], "code" : ")" + form + R"(", "Message":null } )") ==
                  error);
            CHECK(of_body(R"({"Code":")" + form + "\"}") == error);
            CHECK(of_body(R"({"__type":"Other","code":")" + form + "\"}") == error);
            CHECK(of_body(R"({"__type":"Other","Code":")" + form + "\"}") == error);
            CHECK(of_body(R"({"__type":"Other","Code":"Other","code":")" + form + "\"}") == error);
            CHECK(of_body(R"({"code":"Other","__type":")" + form + "\"}") == std::nullopt);
            CHECK(of_body(R"({"code":null,"Code":[")" + form + R"("],"__type":")" + form + "\"}") == error);
            CHECK(of_body(R"({"code":"","Code":")" + form + "\"}") == error);
            CHECK(error_name({status, form, {}}) == name);
            CHECK(error_name({status, {}, R"({"code":")" + form + "\"}"}) == name);
            CHECK(of_body(R"({"code":")" + form + R"(","__type":null})") == error);
            CHECK(of_body(R"({"__type":5,"code":")" + form + "\"}") == error);
            // The header decides, if there is one.
            CHECK(classify({status, form, R"({"__type":"Other","code":"Other"})"}) == error);
            CHECK(classify({status, form, "not JSON"}) == error);
            CHECK(classify({status, "Other", R"({"__type":")" + form + "\"}"}) == std::nullopt);
            CHECK(classify({status, " ", R"({"__type":")" + form + "\"}"}) == error);
        }
        std::string escaped = R"({"\u005f_type":"\u0049)";
        if (name[0] == 'I') CHECK(of_body(escaped + name.substr(1) + "\"}") == error);
        CHECK(of_header(name + "x") == std::nullopt);
        CHECK(of_header("x" + name) == std::nullopt);
        CHECK(of_header(name + "#") == std::nullopt);
        CHECK(of_header(":" + name) == std::nullopt);
        CHECK(of_header(name.substr(0, name.size() - 1)) == std::nullopt);
        // A success has no error.
        CHECK(classify({200, name, R"({"__type":")" + name + "\"}"}) == std::nullopt);
        CHECK(classify({204, name, {}}) == std::nullopt);
        CHECK(classify({300, name, {}}) == error);
    }
}

TEST_CASE("service error: bodies that say nothing") {
    std::string const named = R"("__type":"ThrottlingException")";
    for (std::string const& body : {std::string{},
                                    std::string{" "},
                                    std::string{"{}"},
                                    std::string{"null"},
                                    std::string{"[]"},
                                    std::string{"\"ThrottlingException\""},
                                    std::string{"<html>Bad Gateway</html>"},
                                    "{" + named,
                                    "{" + named + "}}",
                                    "{" + named + "}x",
                                    "{" + named + ",}",
                                    "[{" + named + "}]",
                                    R"({"error":{)" + named + "}}",
                                    "{" + named + "," + named + "}",
                                    "{" + named + R"(,"code":"x","code":"y"})",
                                    std::string{R"({"__type":"ThrottlingException","\u005f_type":null})"},
                                    std::string{R"({"__type":"throttlingexception"})"},
                                    std::string{R"({"__Type":"ThrottlingException"})"},
                                    std::string{R"({"__type":["ThrottlingException"]})"},
                                    std::string{R"({"__type":null})"},
                                    std::string{R"({"__type":""})"},
                                    std::string{R"({"":"ThrottlingException"})"},
                                    std::string{R"({"__type":"ThrottlingException\u0000"})"},
                                    "{\"x\":\"\xFF\"," + named + "}",
                                    "\xEF\xBB\xBF{" + named + "}",
                                    "{\"x\":\"\\ud800\"," + named + "}",
                                    "{\"x\":" + times(40, "[") + times(40, "]") + "," + named + "}",
                                    "{" + named + " " + named + "}",
                                    "{" + named + ":1}",
                                    std::string{"{\0}", 3},
                                    "{\"__type\":\"" + times(100'000, "x") + "\"}"}) {
        CAPTURE(body.substr(0, 100));
        CHECK(of_body(body) == std::nullopt);
    }
    for (int status : {0, 100, 302, 400, 404, 500, -1}) CHECK(classify({status, {}, {}}) == std::nullopt);
    // Every prefix, every byte changed.
    std::string const whole = R"({"__type":"a#ThrottlingException:b","Message":"\u00e9"})";
    REQUIRE(of_body(whole) == service_error::throttling);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK(of_body(whole.substr(0, size)) == std::nullopt);
        CHECK(message_of(whole.substr(0, size)).empty());
        for (unsigned byte = 0; byte < 256; ++byte) {
            std::string changed = whole;
            changed[size] = static_cast<char>(byte);
            auto const error = of_body(changed);
            if (error && *error != service_error::throttling) FAIL_CHECK(changed);
        }
    }
}

TEST_CASE("service error: a name that the model lacks is returned, and no name of a success") {
    constexpr std::string_view unknown = "UnrecognizedClientException";
    for (service_reply const& reply :
         {service_reply{403, unknown, {}},
          {403, "a#UnrecognizedClientException:http://b/", "{}"},
          {403,
           {},
           R"({"__type":"a#UnrecognizedClientException","message":"The security token is invalid."})"},
          {403, {}, R"({"Code":"UnrecognizedClientException:x"})"},
          {403, {}, R"({"code":"Unrecognized\u0043lientException"})"}}) {
        CHECK(error_name(reply) == unknown);
        CHECK(classify(reply) == std::nullopt);
        CHECK(!is_retryable(reply));
    }
    for (service_reply const& nameless : {service_reply{200, unknown, {}},
                                          {204, unknown, R"({"code":"ThrottlingException"})"},
                                          {403, {}, {}},
                                          {403, " ", "<html>"},
                                          {403, "#", {}},
                                          {403, ":x", {}},
                                          {403, "x#", {}},
                                          {403, {}, R"({"code":5})"},
                                          {403, {}, R"({"code":"a","code":"b"})"}}) {
        CHECK(error_name(nameless).empty());
    }
    // The first 1,024 bytes of a long one, whole characters of it, and any bytes of a field.
    CHECK(error_name({400, times(5000, "x"), {}}) == times(1024, "x"));
    CHECK(error_name({400, times(5000, "\u20AC"), {}}) == times(341, "\u20AC"));
    CHECK(error_name({400, times(5000, "\x80"), {}}).empty());
    CHECK(error_name({400, "x" + times(5000, "\x80"), {}}).empty());
    CHECK(error_name({400, {}, "{\"code\":\"" + times(5000, "\\u20ac") + "\"}"}) == times(341, "\u20AC"));
    CHECK(error_name({400, times(5000, "x") + "#SlowDown", {}}) == "SlowDown");
}

TEST_CASE("service error: success is any status from 200 to 299") {
    for (int status = -1; status < 700; ++status)
        CHECK(is_success({status, "ThrottlingException", "{"}) == (status >= 200 && status <= 299));
}

TEST_CASE("service error: what the SDKs' standard mode retries") {
    std::string_view const names[] = {"Throttling",
                                      "ThrottlingException",
                                      "ThrottledException",
                                      "RequestThrottledException",
                                      "RequestThrottled",
                                      "TooManyRequestsException",
                                      "ProvisionedThroughputExceededException",
                                      "TransactionInProgressException",
                                      "RequestLimitExceeded",
                                      "BandwidthLimitExceeded",
                                      "LimitExceededException",
                                      "SlowDown",
                                      "PriorRequestNotComplete",
                                      "EC2ThrottledException",
                                      "RequestTimeout",
                                      "RequestTimeoutException",
                                      "InternalServiceException"};
    for (int status = 0; status < 700; ++status) {
        CAPTURE(status);
        bool const is_success = 200 <= status && status <= 299;
        bool const by_status = status == 500 || status == 502 || status == 503 || status == 504;
        CHECK(is_retryable({status, {}, {}}) == (by_status || status == 429));
        CHECK(is_retryable({status, {}, "<html>"}) == (by_status || status == 429));
        CHECK(is_retryable({status, {}, R"({"message":"x"})"}) == (by_status || status == 429));
        CHECK(is_retryable({status, "AccessDeniedException", {}}) == by_status);
        CHECK(is_retryable({status, {}, R"({"code":"UnrecognizedClientException"})"}) == by_status);
        for (std::string_view const name : names) {
            CAPTURE(name);
            CHECK(is_retryable({status, name, {}}) == !is_success);
            CHECK(is_retryable({status, {}, R"({"__type":"a#)" + std::string{name} + ":b\"}"}) ==
                  !is_success);
        }
    }
    for (std::string_view const name : names) {
        CHECK(!is_retryable({400, std::string{name} + "x", {}}));
        CHECK(!is_retryable({400, name.substr(1), {}}));
    }
    for (row const& each : rows) CHECK(is_retryable({each.status, each.name, {}}) == each.retryable);
}

TEST_CASE("service error: the message") {
    CHECK(message_of(R"({"Message":"a"})") == "a");
    CHECK(message_of(R"({"message":"a"})") == "a");
    CHECK(message_of(R"({"message":"b","Message":"a"})") == "a");
    CHECK(message_of(R"({"message":"b","Message":null})") == "b");
    CHECK(message_of(R"({"message":"b","Message":{"x":1}})") == "b");
    CHECK(message_of(R"({"message":"\ud83d\udc4d\n\""})") == "\U0001F44D\n\"");
    CHECK(message_of(R"({"message":" a#b: c "})") == " a#b: c ");
    for (std::string_view const nothing :
         {"", "{}", "null", "[]", "not JSON", R"({"message":null})", R"({"Message":5})", R"({"message":""})",
          R"({"message":"a","message":"b"})", R"({"error":{"message":"a"}})", R"({"message":"a")",
          R"({"MESSAGE":"a"})", R"({"":"a"})"}) {
        CAPTURE(nothing);
        CHECK(message_of(nothing).empty());
    }
    CHECK(reply_message({200, {}, R"({"message":"a"})"}).empty());
    // Of a long one, what fits.
    CHECK(message_of("{\"message\":\"" + times(1024, "x") + "\"}") == times(1024, "x"));
    CHECK(message_of("{\"message\":\"" + times(100'000, "x") + "\"}") == times(1024, "x"));
    CHECK(message_of("{\"message\":\"" + times(1000, "\u20AC") + "\"}") == times(341, "\u20AC"));
    CHECK(message_of("{\"message\":\"" + times(1000, "\\u20ac") + "\"}") == times(341, "\u20AC"));
    CHECK(message_of("{\"message\":\"x" + times(1000, "\U0001F44D") + "\"}") ==
          "x" + times(255, "\U0001F44D"));
}

TEST_CASE("service error: a message with an escape is as long as one without") {
    struct character {
        std::string_view text, json;
    };
    // The message ends before the first character that does not fit, be the rest as short as it may.
    for (character const& last : {character{"x", "x"},
                                  {"\n", "\\n"},
                                  {"\u00E9", "\u00E9"},
                                  {"\u00E9", "\\u00e9"},
                                  {"\u20AC", "\u20AC"},
                                  {"\u20AC", "\\u20ac"},
                                  {"\U0001F44D", "\U0001F44D"},
                                  {"\U0001F44D", "\\ud83d\\udc4d"}}) {
        for (character const& first : {character{"a", "a"}, {"\n", "\\n"}, {"a", "\\u0061"}}) {
            for (std::size_t size = 1015; size <= 1030; ++size) {
                CAPTURE(size);
                CAPTURE(last.json);
                CAPTURE(first.json);
                std::string const before = times(size - 1, "a");
                std::string const text = std::string{first.text} + before;
                std::string const json = std::string{first.json}.append(before).append(last.json);
                std::string const kept = size > 1024                      ? text.substr(0, 1024)
                                         : size + last.text.size() > 1024 ? text
                                                                          : text + std::string{last.text};
                CHECK(message_of("{\"message\":\"" + json + "\"}") == kept);
                // What follows the character that does not fit is left out, too.
                std::string const more =
                    kept == text + std::string{last.text} && kept.size() < 1024 ? "b" : "";
                CHECK(message_of("{\"Message\":\"" + json + "b\"}") == kept + more);
            }
        }
    }
}

TEST_CASE("service error: enumerators() returns all of them, each with its own name") {
    CHECK(enumerators<service_error>() ==
          std::array{service_error::invalid_request, service_error::invalid_parameter,
                     service_error::resource_not_found, service_error::access_denied,
                     service_error::throttling, service_error::internal_service});
    for (service_error const each : enumerators<service_error>())
        CHECK(from_string<service_error>(to_string(each)) == each);
}
