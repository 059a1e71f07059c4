// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// Every public function in one expression on temporaries: a constant at namespace scope, a constant in a
// function, and at run time, with the same value.

using namespace chat_timers;
using namespace chat_timers::literals;
using namespace std::chrono_literals;

namespace {

using enum participant_role;
using enum timer_type;

// Leaves bytes that are not zero in the stack, where a compiler that stores less than the whole value of a
// literal would find the rest.
[[gnu::noinline]] void fill_stack() {
    char volatile bytes[65'536];
    for (char volatile& byte : bytes) byte = '\x5A';
}

// An output iterator that holds a hash of what was written.
struct hashing {
    using difference_type = std::ptrdiff_t;

    constexpr hashing& operator*() { return *this; }
    constexpr hashing& operator++() { return *this; }
    constexpr hashing operator++(int) { return *this; }
    constexpr hashing& operator=(char byte) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * std::uint64_t{1099511628211};
        return *this;
    }
    friend constexpr bool operator==(hashing, hashing) = default;

    std::uint64_t hash = 14695981039346656037U;
};

// Of a view of a temporary.
constexpr hashing of_text(std::string_view text) {
    hashing to;
    for (char const byte : text) to = byte;
    return to;
}

#define BODY                                                                                                 \
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"                                     \
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}},)"  \
    R"({"TimerType":"IDLE","ParticipantRole":"AGENT","TimerValue":{"ParticipantTimerDurationInMinutes":5}})" \
    R"(]}}})"
#define CONFIGURATION                                                                                        \
    R"({"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "CUSTOMER", "TimerType": "IDLE",)"       \
    R"("TimerValue": {"ParticipantTimerDurationInMinutes": 480}}]}})"
#define INPUT R"({"InstanceId":"i","ContactId":"\u0063",)" CHANNEL
#define CHANNEL                                                                                              \
    R"("ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER",)"        \
    R"("TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":2}}]}}})"
#define SENT                                                                                                 \
    http_request { "PUT", "/contact/participant-role-config/i/c", "application/json", {}, BODY }
#define STATE timer_state{}.with(customer, idle, *timer_duration::from(5min))
#define TIMERS timer_list::from(std::span<timer const>{&timers(BODY ""_body)[0], 2})
#define REFUSED decode_body(R"({"ChannelConfiguration":{"chat":null}})").error()
#define REPLY                                                                                                \
    service_reply { 429, {}, R"({"__type":"a#ThrottlingException","message":"too fast"})" }

// Views of one text.
constexpr std::string_view sent = "PUT {}{}{}{}{}";
constexpr http_request sent_body() {
    return {"PUT", "/contact/participant-role-config/i/c", "application/json", {}, sent.substr(4)};
}

// X(name, expression)
#define EXPRESSIONS(X)                                                                                       \
    X(body, encode_body(BODY ""_body))                                                                       \
    X(body_out, encode_body(hashing{}, BODY ""_body))                                                        \
    X(body_span, encode_body(std::span<char>{}, BODY ""_body).ec)                                            \
    X(configuration, encode_configuration(CONFIGURATION ""_configuration))                                   \
    X(configuration_out, encode_configuration(hashing{}, CONFIGURATION ""_configuration))                    \
    X(configuration_span, encode_configuration(std::span<char>{}, CONFIGURATION ""_configuration).ec)        \
    X(input, encode_input(INPUT ""_input))                                                                   \
    X(input_out, encode_input(hashing{}, INPUT ""_input))                                                    \
    X(input_span, encode_input(std::span<char>{}, INPUT ""_input).ec)                                        \
    X(body_size, encoded_size(BODY ""_body))                                                                 \
    X(input_size, encoded_size(INPUT ""_input))                                                              \
    X(decoded_body, decode_body(BODY))                                                                       \
    X(decoded_configuration, decode_configuration(CONFIGURATION, decode_options{.max_bytes = 200}))          \
    X(decoded_input, decode_input(INPUT))                                                                    \
    X(decoded_and_encoded, encode_body(*decode_body(BODY)))                                                  \
    X(message, of_text(encode(INPUT ""_input).value().target()))                                             \
    X(message_body, of_text(encode(INPUT ""_input)->body()))                                                 \
    X(decoded, decode(SENT, decode_options::service))                                                        \
    X(decoded_and_encoded_input, encode_input(*decode(SENT, decode_options::strict)))                        \
    X(located,                                                                                               \
      located_in(decode(sent_body(), decode_options{.max_bytes = 9}).error(), sent_body(), sent)[0])         \
    X(host, endpoint("us-east-1", endpoint_options{.fips = true}))                                           \
    X(list, timers(BODY ""_body).size())                                                                     \
    X(input_list, timers(INPUT ""_input)[0])                                                                 \
    X(found_timer, timers(BODY ""_body).find(agent, idle))                                                   \
    X(listed, TIMERS)                                                                                        \
    X(applied, chat_timers::apply(timer_state{}, timers(BODY ""_body)))                                      \
    X(difference, diff(STATE, timer_state{}))                                                                \
    X(difference_back, diff(timer_state{}, STATE)->size())                                                   \
    X(when, chat_timers::schedule(STATE, customer))                                                          \
    X(described, describe(STATE))                                                                            \
    X(described_list, describe(chat_timers::apply(timer_state{}, timers(BODY ""_body))))                     \
    X(is_empty, STATE.empty())                                                                               \
    X(instance, instance_id::parse("i"))                                                                     \
    X(instance_text, of_text(instance_id::parse("i")->value()))                                              \
    X(contact, contact_id::parse(""))                                                                        \
    X(printed_instance, of_text(format_as(*instance_id::parse("i"))))                                        \
    X(printed_contact, of_text(format_as(*contact_id::parse("i"))))                                          \
    X(duration, timer_duration::from(1min))                                                                  \
    X(printed_text, of_text(format_as(describe(STATE))))                                                     \
    X(printed_violation, format_as(REFUSED[0]))                                                              \
    X(printed_rule, format_as(rule::range))                                                                  \
    X(pointer, REFUSED[0].pointer())                                                                         \
    X(sentence, REFUSED[0].message())                                                                        \
    X(refused, REFUSED)                                                                                      \
    X(decisive, deciding(REFUSED))                                                                           \
    X(text_report, format_text(hashing{}, REFUSED, "{}", text_options{.name = "a.json"}))                    \
    X(json_report, format_json(hashing{}, REFUSED, "{}"))                                                    \
    X(json_string, format_json_string(hashing{}, "\x1b[0m"))                                                 \
    X(visible, format_visible(hashing{}, "\x1b[0m"))                                                         \
    X(hint, suggestion(REFUSED[0], R"({"ChannelConfiguration":{"chat":null}})"))                             \
    X(head, reply_to(REFUSED, reply_style::smithy))                                                          \
    X(head_of_id, reply_to(instance_id::parse("").error()))                                                  \
    X(reply_size, reply_body_size(REFUSED))                                                                  \
    X(reply_out, write_reply_body(hashing{}, REFUSED, reply_style::envelope))                                \
    X(reply_span, write_reply_body(std::span<char>{}, REFUSED).ec)                                           \
    X(reply, of_text(make_reply(REFUSED, reply_style::smithy).body()))                                       \
    X(success, of_text(make_success_reply(reply_style::envelope).body()))                                    \
    X(error, classify(REPLY))                                                                                \
    X(error_text, error_name(REPLY))                                                                         \
    X(error_message, reply_message(REPLY))                                                                   \
    X(retried, is_retryable(REPLY))                                                                          \
    X(retried_error, is_retryable(service_error::throttling))                                                \
    X(succeeded, is_success(REPLY))                                                                          \
    X(status, http_status(service_error::throttling))                                                        \
    X(data_envelope, encode_envelope(envelope_data{"id", "2026-01-01T00:00:00Z"}))                           \
    X(error_envelope, encode_envelope(envelope_error{"code", "message"}))                                    \
    X(opened_envelope, decode_envelope(R"({"success":true,"data":{"id":"i"}})").has_value())                 \
    X(validated, validate(request_draft{"i", "c", std::nullopt}))                                            \
    X(is_instance, is_instance_id("i"))                                                                      \
    X(is_contact, is_contact_id(""))                                                                         \
    X(is_duration, is_timer_duration(481min))                                                                \
    X(exclusive, is_exclusive({true, false}))                                                                \
    X(repeated,                                                                                              \
      repeated_timer(std::span<timer_key const, 1>{&static_cast<timer_key const&>(timer_key{}), 1}))         \
    X(malformed, is_malformed(REFUSED[0].rule))                                                              \
    X(word, to_string(agent))                                                                                \
    X(role, from_string<participant_role>("AGENT"))                                                          \
    X(roles, enumerators<participant_role>()[1])                                                             \
    X(chained, instance_id::parse("i").and_then([](auto const&) { return decode_body("{}"); }))              \
    X(changed, decode_body(BODY).transform([](auto const& read) { return timers(read).size(); }))            \
    X(other_error, timer_duration::from(1min).transform_error([](auto const& found) { return found.rule; })) \
    X(recovered, instance_id::parse("").or_else([](auto const&) { return instance_id::parse("i"); }))

// With literals of ids, durations and lists in arguments.
#define REQUEST                                                                                              \
    request {                                                                                                \
        instance_id{"i"}, contact_id{"c"}, chat {                                                            \
            timer_list {                                                                                     \
                { customer, idle, unset }                                                                    \
            }                                                                                                \
        }                                                                                                    \
    }
#define ID_EXPRESSIONS(X)                                                                                    \
    X(first_of_literal, timer_list{{customer, idle, unset}}[0])                                              \
    X(applied_literal, chat_timers::apply(STATE, timer_list{{customer, idle, unset}}))                       \
    X(list_literal, timer_list{{customer, idle, unset}, {agent, idle, timer_duration{5min}}})                \
    X(with_timer, STATE.without(agent, idle).with(agent, idle, timer_duration{2min}).find(agent, idle))      \
    X(printed_duration, format_as(timer_duration{5min}))                                                     \
    X(other_value, timer_duration::from(1min).value_or(timer_duration{5min}))                                \
    X(request_input, encode_input(REQUEST))                                                                  \
    X(request_input_out, encode_input(hashing{}, REQUEST))                                                   \
    X(request_size, encoded_size(REQUEST))                                                                   \
    X(request_body, encode_body(REQUEST.channel_configuration))                                              \
    X(request_message, of_text(encode(REQUEST)->target()))                                                   \
    X(request_timers, timers(REQUEST).size())                                                                \
    X(request_applied, chat_timers::apply(timer_state{}, timers(REQUEST)))                                   \
    X(id_text, of_text(instance_id{"i"}.value()))                                                            \
    X(printed_id, of_text(format_as(contact_id{"c"})))

#define NAMESPACE_CONSTANT(name, ...) constexpr auto name = __VA_ARGS__;
#define FUNCTION_CONSTANT(name, ...)                                                                         \
    static constexpr auto constant_##name = __VA_ARGS__;                                                     \
    fill_stack();                                                                                            \
    [] {                                                                                                     \
        auto value = __VA_ARGS__;                                                                            \
        CHECK(value == constant_##name);                                                                     \
        CHECK(value == constants::name);                                                                     \
    }();
#define AT_RUN_TIME(name, ...)                                                                               \
    fill_stack();                                                                                            \
    [] {                                                                                                     \
        auto value = __VA_ARGS__;                                                                            \
        auto again = __VA_ARGS__;                                                                            \
        CHECK(value == again);                                                                               \
    }();

namespace constants {

EXPRESSIONS(NAMESPACE_CONSTANT)
ID_EXPRESSIONS(NAMESPACE_CONSTANT)

}  // namespace constants
}  // namespace

TEST_CASE("temporaries: every function says the same in constants and at run time") {
    EXPRESSIONS(FUNCTION_CONSTANT)
    ID_EXPRESSIONS(FUNCTION_CONSTANT)
    ID_EXPRESSIONS(AT_RUN_TIME)
}
