// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/http.hpp>

#include <chat_timers/report/diagnostics.hpp>

#include "../support/guarded.hpp"
#include "../support/hostile_texts.hpp"
#include "../support/http_verbs.hpp"
#include "../support/small_stack.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What a stranger may send around the payload, at any length: no byte of it is read beyond its ends, and the
// stack that it takes does not grow.

using namespace chat_timers;
using verbs::target_of;
using verbs::times;
using verbs::to_target;

namespace {

constexpr reply_style styles[] = {reply_style::connect, reply_style::smithy, reply_style::envelope};

decode_options unlimited(decode_options options) {
    options.max_bytes = static_cast<std::size_t>(-1);
    return options;
}

// The text again and again, as long as a text may be.
std::string long_text(std::string_view unit) { return times(65536 / unit.size(), unit); }

// What decode says of a request of which one member is this text.
using member = std::string_view http_request::*;
std::string verdict(member which, std::string_view text) {
    http_request from = to_target("/contact/participant-role-config/i/c");
    from.*which = text;
    return verbs::verdict(decode(from, unlimited(decode_options::service)));
}

// Every prefix and every suffix, right before a page that must not be touched and right behind one.
template <class Read>
void cut_everywhere(std::string_view text, Read read) {
    guarded memory;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        for (std::string_view const part : {text.substr(0, size), text.substr(text.size() - size)}) {
            auto const at_the_end = read(memory.at_the_end(part));
            auto const at_the_start = read(memory.at_the_start(part));
            if (at_the_end != at_the_start) FAIL_CHECK("Is not the same in both places: " << part);
        }
    }
}

std::string said_of_reply(std::string_view text) {
    std::string said;
    for (service_reply const& reply : {service_reply{400, text, {}}, service_reply{400, {}, text}}) {
        auto const error = classify(reply);
        said.append(error ? to_string(*error) : "none").append(reply_message(reply).view());
    }
    auto const envelope = decode_envelope(text);
    if (envelope) said += encode_envelope(envelope->value()).view();
    return said;
}

// The stack that a call uses, and the text that it is called with.
template <class Call>
std::size_t used_by(Call call, std::string_view text) {
    small_stack::thread on_small_stack;
    auto const run = [=] { call(text); };
    run();  // what is linked at its first call is linked here
    return on_small_stack.used_by(run);
}

void decode_as(member which, std::string_view text) {
    http_request from = to_target("/contact/participant-role-config/i/c");
    from.*which = text;
    if (decode(from, unlimited(decode_options::service)).has_value()) std::abort();
}
template <reply_style Style>
void reply_to(std::string_view body) {
    auto const decoded = decode_body(body, unlimited(decode_options::strict));
    if (make_reply(decoded.error(), Style).body().empty()) std::abort();
}
void understand(std::string_view text) {
    if (classify({400, text, text}) || !reply_message({400, {}, text}).empty() || decode_envelope(text))
        std::abort();
}
void encode_envelope_of(std::string_view longest) {
    if (encode_envelope(envelope_error{longest, longest}).empty()) std::abort();
}
void encode_ids_of(std::string_view text) {
    auto const instance = instance_id::parse(text.substr(0, 100));
    auto const contact = contact_id::parse(text.substr(0, 256));
    if (!instance || !contact) std::abort();
    auto const configuration = decode_body(verbs::http_body);
    if (!encode(request{*instance, *contact, *configuration})) std::abort();
}

void check_stack(std::string const& name, std::size_t of_short, std::size_t of_long) {
    MESSAGE(name << ": " << of_long << " bytes of stack");
    CHECK(of_short == of_long);
    CHECK(of_long < small_stack::size);
}

}  // namespace

TEST_CASE("http hostile: 64 KiB of anything has its verdict") {
    std::string const target{verbs::path};
    auto const is = [](std::string const& got, std::string const& wanted) {
        verbs::agree("", got.substr(0, got.find(':')), wanted, verbs::here());
    };
    for (char const* const unit : {"/", "a", "%", "?", "\xFF", "http://", "//", "%2F"}) {
        std::string const text = long_text(unit);
        is(verdict(&http_request::target, text), "path@@0+" + std::to_string(text.size()));
        is(verdict(&http_request::method, text), "method@@0+" + std::to_string(text.size()));
        is(verdict(&http_request::content_type, text), "media_type@@0+" + std::to_string(text.size()));
        is(verdict(&http_request::accept, text), "not_acceptable@@0+" + std::to_string(text.size()));
    }
    std::size_t const at = target.size();
    auto const label_at = [&](std::size_t size) { return std::to_string(at) + "+" + std::to_string(size); };
    is(verdict(&http_request::target, target + long_text("a") + "/c"),
       "length@/InstanceId@" + label_at(65536));
    is(verdict(&http_request::target, target + long_text("%41") + "/c"),
       "length@/InstanceId@" + label_at(65535));
    is(verdict(&http_request::target, target + long_text("%C3%A9") + "/c"),
       "length@/InstanceId@" + label_at(65532));
    is(verdict(&http_request::target, target + long_text("%ff") + "/c"),
       "encoding@/InstanceId@" + label_at(3));
    is(verdict(&http_request::target, target + long_text("%") + "/c"), "encoding@/InstanceId@" + label_at(3));
    is(verdict(&http_request::target, target + "i/c?" + long_text("a/b?")), "a value");
    is(verdict(&http_request::accept, long_text("text/html,")), "not_acceptable@@0+65530");
    is(verdict(&http_request::accept, long_text("text/html,") + "*/*"), "a value");
    is(verdict(&http_request::accept, "application/json" + long_text(";q=0")), "not_acceptable@@0+65552");
    is(verdict(&http_request::content_type, "application/json;" + long_text("a=\"\\\"\";")), "a value");
}

TEST_CASE("http hostile: a reply says how many faults a list of 100,000 items has") {
    auto const check = [](std::string_view item, std::string_view count) {
        std::string list{hostile::list_open};
        for (int items = 0; items < 100'000; ++items) list.append(items == 0 ? "" : ",").append(item);
        list += "]}}}";
        http_request from = to_target("/contact/participant-role-config/i/c");
        from.body = list;
        auto const decoded = decode(from, unlimited(decode_options::service));
        REQUIRE(!decoded.has_value());
        for (reply_style const style : styles) {
            auto const reply = make_reply(decoded.error(), style);
            CHECK(reply.status() == 400);
            CHECK(reply.body().size() < 10'000);
            CHECK(reply.body().find(count) != std::string_view::npos);
        }
    };
    check("null", " (and 100000 more errors)\"");
    check("{}", "\"300001 validation errors at 300001 paths detected. ");
}

TEST_CASE("http hostile: guard pages around each part of a request") {
    auto const of = [](member which) {
        return [which](std::string_view text) { return verdict(which, text); };
    };
    for (std::string const& target :
         {target_of(verbs::instance, verbs::contact), target_of("a%2Fb%C3%A9", "%F0%9F%91%8D/"),
          "http://host" + target_of("i", "c?q=%"), target_of("\xC3\xA9", "%zz"), target_of("..", ".")}) {
        cut_everywhere(target, of(&http_request::target));
    }
    for (char const* const accept : {"application/json", "text/html, application/json;q=0.5, */*;q=0",
                                     "application/*;a=\"\\\",\";q=1.000", "*/*", ",, ,\t"}) {
        cut_everywhere(accept, of(&http_request::accept));
    }
    for (char const* const type :
         {"application/json; charset=utf-8", "APPLICATION/JSON;a=\"b;\\\"\"", " \t;"})
        cut_everywhere(type, of(&http_request::content_type));
    cut_everywhere("PUT", of(&http_request::method));
    cut_everywhere(verbs::http_body, of(&http_request::body));
    for (hostile::family const& each : hostile::families)
        cut_everywhere(each.text(128), of(&http_request::body));
}

TEST_CASE("http hostile: guard pages around replies, envelopes and regions") {
    for (char const* const text :
         {R"({"__type":"com.amazonaws.connect#InvalidRequestException","message":"a"})",
          R"({ "code" : "Thrott\u006cingException:http://x" , "Message" : "\ud83d\udc4d\u0000" })",
          "aws#AccessDeniedException:http://host/", " ResourceNotFoundException ",
          R"({"success":true,"data":{"id":"\u0061","created_at":"2026-01-01T00:00:00Z","x":[{}]}})",
          R"({"success":false,"error":{"code":"A","message":"b\n"},"data":null})"}) {
        cut_everywhere(text, said_of_reply);
    }
    for (hostile::family const& each : hostile::families) cut_everywhere(each.text(128), said_of_reply);
    for (char const* const region : {"us-gov-west-1", "cn-north-1", "eu-central-1", "a.b", "-a", "\xFF"}) {
        cut_everywhere(region, [](std::string_view text) {
            auto const host = endpoint(text, {true, true});
            return host ? std::string{host->view()} : "none";
        });
    }
    cut_everywhere("\"\\\n\xC3\xA9\xF0\x9F\x91\x8D\x7F", [](std::string_view text) {
        return std::string{encode_envelope(envelope_data{text, text}).view()};
    });
}

TEST_CASE("http hostile: 64 KiB of stack for everything, and no more for a long text") {
    auto const of = [](member which) { return [which](std::string_view text) { decode_as(which, text); }; };
    std::string const target{verbs::path};
    for (std::string const unit : {"%41", "a", "%F0%9F%91%8D"}) {
        check_stack("decode of a target",
                    used_by(of(&http_request::target), target + times(600, unit) + "/c"),
                    used_by(of(&http_request::target), target + times(6000, unit) + "/c"));
    }
    check_stack("decode of an Accept", used_by(of(&http_request::accept), times(10, "text/html;q=\"\\\"\",")),
                used_by(of(&http_request::accept), times(4000, "text/html;q=\"\\\"\",")));
    std::string const list{hostile::list_open};
    check_stack("decode of a body", used_by(of(&http_request::body), list + times(20, "{},")),
                used_by(of(&http_request::body), list + times(20'000, "{},")));
    std::string const few = list + times(20, "{},");
    std::string const many = list + times(20'000, "{},");
    check_stack("make_reply", used_by(reply_to<reply_style::connect>, few),
                used_by(reply_to<reply_style::connect>, many));
    check_stack("make_reply in Smithy's style", used_by(reply_to<reply_style::smithy>, few),
                used_by(reply_to<reply_style::smithy>, many));
    check_stack("make_reply as envelope", used_by(reply_to<reply_style::envelope>, few),
                used_by(reply_to<reply_style::envelope>, many));
    check_stack("classify, reply_message and decode_envelope", used_by(understand, times(40, "[")),
                used_by(understand, times(40'000, "[")));
    std::string const longest(envelope_text_bytes, '\x01');
    check_stack("encode_envelope", used_by(encode_envelope_of, longest.substr(0, 2)),
                used_by(encode_envelope_of, longest));
    check_stack("encode of a request", used_by(encode_ids_of, longest.substr(0, 20)),
                used_by(encode_ids_of, longest));
}
