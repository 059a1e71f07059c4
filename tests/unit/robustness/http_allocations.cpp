// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>

#include "../support/allocations.hpp"
#include "../support/hostile_texts.hpp"
#include "../support/http_verbs.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

// Nothing is allocated around the payload, either.

using namespace chat_timers;
using verbs::target_of;
using verbs::times;
using verbs::to_target;

namespace {

constexpr reply_style styles[] = {reply_style::connect, reply_style::smithy, reply_style::envelope};

// Decodes, encodes again what is right, refuses what is wrong in every style.
std::size_t allocations_of_serving(http_request const& from) {
    return allocations_of([&from] {
        auto const decoded = decode(from, decode_options::service);
        if (decoded && !encode(*decoded)) std::abort();
        for (reply_style const style : styles) {
            auto const reply = decoded ? make_success_reply(style) : make_reply(decoded.error(), style);
            if (reply.status() == 0) std::abort();
        }
    });
}

std::size_t allocations_of_understanding(std::string_view text) {
    return allocations_of([text] {
        if (classify({200, text, text}) || reply_message({400, text, text}).size() > 1024) std::abort();
        if (classify({400, text, {}}) && classify({400, {}, text})) std::abort();
        auto const decoded = decode_envelope(text);
        if (decoded && encode_envelope(decoded->value()).empty()) std::abort();
        if (endpoint(text, {true, false}) && text.size() > 63) std::abort();
    });
}

}  // namespace

TEST_CASE("http allocations: none in serving a request") {
    CHECK(allocations_of_serving(to_target(target_of(verbs::instance, verbs::contact))) == 0);
    CHECK(allocations_of_serving(
              to_target(target_of(times(100, "%F0%9F%91%8D"), times(256, "%F0%9F%91%8D")))) == 0);
    std::string const long_text = times(16384, "%41,");
    for (std::string_view const target :
         {std::string_view{}, std::string_view{"/"}, std::string_view{long_text}}) {
        CHECK(allocations_of_serving(to_target(target)) == 0);
    }
    CHECK(allocations_of_serving(to_target(target_of("%zz", "."))) == 0);
    CHECK(allocations_of_serving(to_target(target_of(long_text, long_text))) == 0);
    for (auto const member :
         {&http_request::method, &http_request::accept, &http_request::content_type, &http_request::body}) {
        http_request from = to_target("/contact/participant-role-config/i/c");
        from.*member = long_text;
        CHECK(allocations_of_serving(from) == 0);
    }
    for (hostile::family const& each : hostile::families) {
        CAPTURE(each.name);
        std::string const body = each.text(16384);
        http_request from = to_target("/contact/participant-role-config/i/c");
        from.body = body;
        CHECK(allocations_of_serving(from) == 0);
    }
}

TEST_CASE("http allocations: none in understanding a reply") {
    for (std::string const& text :
         {std::string{"eu-central-1"}, std::string{"aws#ThrottlingException:http://host/"},
          std::string{R"({"__type":"InvalidRequestException","message":"\ud83d\udc4d"})"},
          std::string{R"({"success":true,"data":{"id":"\u0061","created_at":"b"}})"},
          std::string{R"({"success":false,"error":{"code":"a","message":"b"}})"},
          R"({"Message":")" + times(10'000, "\\u00e9") + "\"}",
          R"({"success":false,"error":{"code":")" + times(10'000, "\\u00e9") + "\"}}"}) {
        CAPTURE(text.substr(0, 100));
        CHECK(allocations_of_understanding(text) == 0);
    }
    for (hostile::family const& each : hostile::families) {
        CAPTURE(each.name);
        CHECK(allocations_of_understanding(each.text(65536)) == 0);
    }
}
