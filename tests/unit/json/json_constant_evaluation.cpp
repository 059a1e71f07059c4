// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

// Texts of all layouts are decoded while compiling: here, at the top of the unit, where no function template
// of the library has been instantiated yet, and by constants of every kind.
namespace {

static_assert(!chat_timers::decode_body(R"({"ChannelConfiguration":{"Chat":{"x":1}}})"));
constexpr auto indented = chat_timers::decode_body(R"({
    "ChannelConfiguration": {
        "Chat": {
            "ParticipantTimerConfigList": [
                {
                    "TimerValue": { "ParticipantTimerAction": "Unset" },
                    "ParticipantRole": "CUSTOMER",
                    "TimerType": "IDLE"
                }
            ]
        }
    }
})");
static_assert(indented);
constexpr bool local_constant() {
    constexpr auto local =
        chat_timers::decode_input(R"({"InstanceId": "i", "ContactId" : "c", "Extra": [{}, null],
        "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [{"ParticipantRole": "AGENT",
        "TimerType": "DISCONNECT_NONCUSTOMER", "TimerValue": {"ParticipantTimerDurationInMinutes": 5.0e0}}]}}})",
                                  chat_timers::decode_options::service);
    return local.has_value();
}
static_assert(local_constant());

}  // namespace

#include "../support/layouts.hpp"
#include "../support/verbs.hpp"

#include <optional>
#include <string>
#include <string_view>

using namespace chat_timers;

namespace {

// The first violation's rule; nothing if there is a value.
template <class T>
constexpr std::optional<rule> verdict(result<T> const& decoded) {
    return decoded ? std::nullopt : std::optional{decoded.error()[0].rule};
}
constexpr http_request request_of(std::string_view body) {
    return {"PUT", "/contact/participant-role-config/12345678-1234-1234-1234-123456789012/c%2Fd",
            "application/json", "", body};
}

// What a text is found to be; at run time as while compiling.
template <class T>
std::string text_of(result<T> const& decoded) {
    if (decoded) return "a value";
    std::string text;
    for (violation const& each : decoded.error()) {
        text += verbs::text_of(each.rule, each.pointer(), each.offset, each.length) + '\n';
    }
    return text;
}

// Decodes the text in this layout as a variable, an operand and a function's constant, and checks at run time
// that they are alike.
#define DECODES_IN(style, name, wanted)                                                                      \
    constexpr layouts::text name##_##style##_text{name, layouts::style};                                     \
    constexpr auto name##_##style = decode_body(name##_##style##_text);                                      \
    static_assert(verdict(decode_body(name##_##style##_text)) == wanted);                                    \
    static_assert(verdict(decode(request_of(name##_##style##_text), decode_options::strict)) == wanted);     \
    void check_##name##_##style() {                                                                          \
        constexpr auto body = decode_body(name##_##style##_text);                                            \
        constexpr auto request = decode(request_of(name##_##style##_text), decode_options::strict);          \
        std::string const copy{name##_##style##_text.view()};                                                \
        std::string const expected = text_of(decode_body(copy));                                             \
        CHECK(text_of(name##_##style) == expected);                                                          \
        CHECK(text_of(body) == expected);                                                                    \
        CHECK(text_of(request) == text_of(decode(request_of(copy), decode_options::strict)));                \
    }
#define DECODES(name, wanted, json)                                                                          \
    constexpr std::string_view name = json;                                                                  \
    DECODES_IN(compact, name, wanted)                                                                        \
    DECODES_IN(spaced, name, wanted)                                                                         \
    DECODES_IN(by_two, name, wanted)                                                                         \
    DECODES_IN(by_four, name, wanted)                                                                        \
    DECODES_IN(by_tab, name, wanted)                                                                         \
    DECODES_IN(loose, name, wanted)                                                                          \
    TEST_CASE("constant evaluation: " #name) {                                                               \
        check_##name##_compact();                                                                            \
        check_##name##_spaced();                                                                             \
        check_##name##_by_two();                                                                             \
        check_##name##_by_four();                                                                            \
        check_##name##_by_tab();                                                                             \
        check_##name##_loose();                                                                              \
    }

#define OPEN R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
#define CLOSE "]}}}"
#define CUSTOMER_IDLE R"("ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
#define MINUTES(number) R"("TimerValue":{"ParticipantTimerDurationInMinutes":)" number "}"

constexpr std::optional<rule> a_value;
DECODES(two_timers, a_value,
        OPEN "{" CUSTOMER_IDLE
             "," MINUTES("480") "},"
                                R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER",)"
                                R"("TimerValue":{"ParticipantTimerAction":"Unset"}})" CLOSE)
DECODES(
    shuffled, a_value,
    OPEN "{" MINUTES(
        "15") "," CUSTOMER_IDLE "},"
              R"({"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"},"ParticipantRole":"AGENT"})" CLOSE)
DECODES(escaped, a_value,
        OPEN R"({"ParticipantRole":"\u0041GENT","\u0054imerType":"IDLE",)" MINUTES("2") "}" CLOSE)
DECODES(out_of_range, rule::range, OPEN "{" CUSTOMER_IDLE "," MINUTES("481") "}" CLOSE)
DECODES(fraction, rule::not_an_integer, OPEN "{" CUSTOMER_IDLE "," MINUTES("5.0") "}" CLOSE)
DECODES(unknown_role, rule::enumeration,
        OPEN R"({"ParticipantRole":"SUPERVISOR","TimerType":"IDLE",)" MINUTES("5") "}" CLOSE)
DECODES(repeated_timer, rule::duplicate_timer,
        OPEN "{" CUSTOMER_IDLE "," MINUTES("5") "},{" CUSTOMER_IDLE "," MINUTES("6") "}" CLOSE)
DECODES(repeated_member, rule::duplicate_member,
        OPEN "{" CUSTOMER_IDLE R"(,"TimerType":"IDLE",)" MINUTES("5") "}" CLOSE)
DECODES(unknown_member, rule::unknown_member,
        OPEN "{" CUSTOMER_IDLE R"(,"x":[{"y":[]}],)" MINUTES("5") "}" CLOSE)
DECODES(no_value, rule::required, OPEN "{" CUSTOMER_IDLE "}" CLOSE)
DECODES(both_members, rule::union_conflict,
        OPEN "{" CUSTOMER_IDLE R"(,"TimerValue":{"ParticipantTimerAction":"Unset",)"
             R"("ParticipantTimerDurationInMinutes":5}})" CLOSE)
DECODES(wrong_items, rule::null_item, OPEN "null,5" CLOSE)
DECODES(trailing_comma, rule::syntax, OPEN "{" CUSTOMER_IDLE "," MINUTES("5") "}," CLOSE)
DECODES(cut_off, rule::syntax, OPEN "{" CUSTOMER_IDLE "," MINUTES("5"))

}  // namespace
