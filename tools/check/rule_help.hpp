// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_RULE_HELP_HPP
#define CHAT_TIMERS_CHECK_RULE_HELP_HPP

#include <chat_timers/chat_timers.hpp>

#include <string_view>

namespace check {

// What a rule asks for, and what to do about a violation: whole sentences.
struct rule_help {
    std::string_view demand, remedy;
};

static_assert(chat_timers::operation::method == "PUT" &&
                  chat_timers::operation::path == "/contact/participant-role-config/" &&
                  chat_timers::operation::media_type == "application/json",
              "the operation's HTTP binding has changed: the texts of help_of() name it");

// The one place of these texts. README.md lists the rules under "What it checks".
[[nodiscard]] constexpr rule_help help_of(chat_timers::rule of) {
    using chat_timers::rule;
    switch (of) {
    case rule::syntax:
        return {
            "The text is JSON by RFC 8259.",
            "Correct the text at the marked byte: JSON has no comments, trailing commas, leading zeros or "
            "single quotes, and nothing follows the value."};
    case rule::encoding:
        return {
            "The text is well-formed UTF-8 without a byte order mark, and has no lone surrogates; in a path, "
            "ids are percent-encoded.",
            "Save the text as UTF-8 without a byte order mark; write characters beyond U+FFFF as pairs of "
            "escapes; percent-encode the bytes of an id in a path."};
    case rule::too_large:
        return {"The text has at most 16384 bytes.",
                "A valid payload is far smaller: remove insignificant white space and unknown members."};
    case rule::too_deep:
        return {"Objects and arrays are nested at most 32 levels deep.",
                "The payload needs 5 levels: remove the unknown member that is nested so deep."};
    case rule::duplicate_member:
        return {"No member is given twice in its object.",
                "Remove one of the two members: parsers disagree on which one counts."};
    case rule::unknown_member:
        return {"Objects have only the members that the service's model names.",
                "Correct the spelling, or remove the member: the service ignores it, or refuses it inside a "
                "union."};
    case rule::wrong_type:
        return {"Values have the JSON type of the service's model.",
                "Write a value of that type: names and ids are strings, minutes are a number."};
    case rule::not_an_integer:
        return {"Minutes are an integer of 32 bits.",
                "Write the minutes as digits, without a fraction, an exponent or quotes."};
    case rule::null_item:
        return {"The list of timers holds no null.", "Remove the null, or write a timer in its place."};
    case rule::union_empty:
        return {"A union has a member that is not null.",
                "Set one member: Chat in ChannelConfiguration; ParticipantTimerAction or "
                "ParticipantTimerDurationInMinutes in TimerValue."};
    case rule::union_conflict:
        return {"A union has only one member that is not null.",
                "Remove one member: a timer is either set to a duration or unset."};
    case rule::required:
        return {"Required members are present and not null.", "Add the member with a value."};
    case rule::length:
        return {"InstanceId has 1 to 100 characters, ContactId 1 to 256, and the list 1 to 6 timers.",
                "Shorten or fill the value; a character is a Unicode scalar value, not a byte."};
    case rule::range: return {"A duration is 2 to 480 minutes.", "Choose a duration from 2 to 480 minutes."};
    case rule::enumeration:
        return {"Roles, types and actions are spelled as in the service's model.",
                "Use one of the words that the message lists; upper and lower case matter."};
    case rule::duplicate_timer:
        return {"No two timers of the list have the same role and type.",
                "Remove one of the two timers that the message names."};
    case rule::unroutable:
        return {"An id is not '.' or '..'.", "Use the real id: proxies fold these two out of a path."};
    case rule::method: return {"The method is PUT.", "Send the request with the method PUT."};
    case rule::path:
        return {"The path is /contact/participant-role-config/{InstanceId}/{ContactId}.",
                "Send the request to this path, with both ids percent-encoded."};
    case rule::media_type:
        return {"The Content-Type is application/json, and the body has no Content-Encoding but identity.",
                "Send the field Content-Type: application/json, and the body without compression."};
    case rule::not_acceptable:
        return {"Accept, where it is sent, admits application/json.",
                "Omit the field Accept, or add application/json to it."};
    }
    return {};
}

}  // namespace check

#endif
