// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_VERBS_HPP
#define CHAT_TIMERS_TESTS_UNIT_VERBS_HPP

#include <chat_timers/model/request.hpp>
#include <chat_timers/model/violation.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// What makes the tests read like the specification.
namespace verbs {

// The line of the test that called a verb.
struct place {
    char const* file;
    int line;
};
constexpr place here(char const* file = __builtin_FILE(), int line = __builtin_LINE()) {
    return {file, line};
}

// A scalar value by the table of RFC 3629, section 3.
inline std::string utf8(char32_t scalar) {
    auto const byte = [](char32_t code) { return static_cast<char>(static_cast<unsigned char>(code)); };
    auto const rest = [&](char32_t divisor) { return byte(128 + scalar / divisor % 64); };
    if (scalar < 128) return {byte(scalar)};
    if (scalar < 2048) return {byte(192 + scalar / 64), rest(1)};
    if (scalar < 65536) return {byte(224 + scalar / 4096), rest(64), rest(1)};
    return {byte(240 + scalar / 262144), rest(4096), rest(64), rest(1)};
}

// The pointer of the list's item, or of what stands below it: item(0, "/TimerType").
inline std::string item(std::size_t index, std::string_view below = {}) {
    return "/ChannelConfiguration/Chat/ParticipantTimerConfigList/" + std::to_string(index).append(below);
}

// A violation that a test expects; without a message, any will do.
struct expected {
    chat_timers::rule rule;
    std::string pointer;
    std::string message = {};
    std::size_t offset = 0, length = 0;
    bool takes_last_place = false;  // if more than 16 precede it
};
using all = std::vector<expected>;

// The pointers of what stands in no list.
inline std::string const configuration = "/ChannelConfiguration";
inline std::string const chat = "/ChannelConfiguration/Chat";
inline std::string const list = "/ChannelConfiguration/Chat/ParticipantTimerConfigList";

// " at '/InstanceId'"; nothing of the whole text.
inline std::string at(std::string const& pointer) { return pointer.empty() ? "" : " at '" + pointer + "'"; }

// What the service's own framework or, where it has no sentence, this library says of each rule.
inline expected required(std::string const& pointer) {
    return {chat_timers::rule::required, pointer,
            "Value at '" + pointer + "' failed to satisfy constraint: Member must not be null"};
}
inline expected range(std::string const& pointer) {
    return {chat_timers::rule::range, pointer,
            "Value at '" + pointer +
                "' failed to satisfy constraint: Member must be between 2 and 480, inclusive"};
}
inline expected length(std::string const& pointer, std::size_t actual, std::string const& between) {
    return {chat_timers::rule::length, pointer,
            "Value with length " + std::to_string(actual) + " at '" + pointer +
                "' failed to satisfy constraint: Member must have length between " + between + ", inclusive"};
}
inline expected enumeration(std::string const& pointer, std::string const& words) {
    return {chat_timers::rule::enumeration, pointer,
            "Value at '" + pointer + "' failed to satisfy constraint: Member must satisfy enum value set: [" +
                words + "]"};
}
inline expected duplicate_timer(std::size_t earlier, std::size_t later) {
    return {chat_timers::rule::duplicate_timer, item(later),
            "Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList' failed to satisfy constraint: "
            "Member must have unique values, items " +
                std::to_string(earlier) + " and " + std::to_string(later) + " are the same timer"};
}
inline expected syntax(std::string const& pointer, std::string const& missing) {
    return {chat_timers::rule::syntax, pointer, "Text" + at(pointer) + " is not JSON: expected " + missing};
}
inline expected encoding(std::string const& pointer) {
    bool const is_id = pointer == "/InstanceId" || pointer == "/ContactId";
    return {chat_timers::rule::encoding, pointer,
            "Text" + at(pointer) + " must be well-formed UTF-8 without byte order mark or lone surrogates" +
                (is_id ? ", percent-encoded in a path" : "")};
}
inline expected too_large(std::size_t most) {
    return {chat_timers::rule::too_large, "",
            "Text must not be longer than " + std::to_string(most) + " bytes"};
}
inline expected too_deep(std::string const& pointer) {
    return {chat_timers::rule::too_deep, pointer,
            "Text" + at(pointer) + " must not be nested deeper than 32 levels"};
}
inline expected duplicate_member(std::string const& pointer) {
    return {chat_timers::rule::duplicate_member, pointer, "Value" + at(pointer) + " must not be given twice"};
}
inline expected unknown_member(std::string const& pointer, std::string const& known) {
    return {chat_timers::rule::unknown_member, pointer,
            "Object" + at(pointer) + " must have no members other than " + known};
}
inline expected wrong_type(std::string const& pointer, std::string const& type) {
    return {chat_timers::rule::wrong_type, pointer, "Value" + at(pointer) + " must be " + type};
}
inline expected not_an_integer(std::string const& pointer) {
    return {chat_timers::rule::not_an_integer, pointer,
            "Value" + at(pointer) + " must be an integer, written without fraction or exponent"};
}
inline expected beyond_32_bits(std::string const& pointer) {
    return {chat_timers::rule::not_an_integer, pointer,
            "Value" + at(pointer) + " must be an integer between -2147483648 and 2147483647"};
}
inline expected null_item(std::size_t index) {
    return {chat_timers::rule::null_item, item(index), "Item at '" + item(index) + "' must not be null"};
}
inline expected union_empty(std::string const& pointer, std::string const& members) {
    return {chat_timers::rule::union_empty, pointer,
            "Union" + at(pointer) + " must have a member that is not null: " + members};
}
inline expected union_conflict(std::string const& pointer, std::string const& members) {
    return {chat_timers::rule::union_conflict, pointer,
            "Union" + at(pointer) + " must have only one member that is not null: " + members};
}

// If this is not among the first 16 violations, it is held besides them.
inline expected in_last_place(expected what) {
    what.takes_last_place = true;
    return what;
}

inline std::string text_of(chat_timers::rule rule, std::string_view pointer, std::size_t offset,
                           std::size_t length) {
    std::string text{to_string(rule)};
    return text.append("@")
        .append(pointer)
        .append("@")
        .append(std::to_string(offset))
        .append("+")
        .append(std::to_string(length));
}

inline bool is_plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= ' ' && byte <= '~'; });
}

// `rule@pointer@offset+length: message`, a violation a line, and a last line where not all are held.
inline std::string text_of(chat_timers::violations const& found, all const* like = nullptr) {
    std::string text;
    for (std::size_t index = 0; index < found.size(); ++index) {
        chat_timers::violation const& each = found[index];
        text += text_of(each.rule, each.pointer(), each.offset, each.length);
        bool const any = like != nullptr && index < like->size() && (*like)[index].message.empty();
        if (!any) text.append(": ").append(each.message());
        if (!is_plain_ascii(each.message()) || each.message().empty()) text += " (not a sentence in ASCII)";
        text += '\n';
    }
    if (found.truncated()) text.append("of ").append(std::to_string(found.total())).append("\n");
    return text;
}
inline std::string text_of(all const& wanted) {
    std::string text;
    std::size_t held = 0;
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        expected const& each = wanted[index];
        if (index >= 16 && !each.takes_last_place) continue;
        ++held;
        text += text_of(each.rule, each.pointer, each.offset, each.length);
        if (!each.message.empty()) text.append(": ").append(each.message);
        text += '\n';
    }
    if (wanted.size() > held) text.append("of ").append(std::to_string(wanted.size())).append("\n");
    return text;
}

// The test fails at `from` where the texts differ.
inline void agree(std::string_view what, std::string const& got, std::string const& wanted, place from) {
    if (got == wanted) {
        CHECK(true);
        return;
    }
    std::string message{what};
    message.append("\ngot:\n").append(got).append("\nexpected:\n").append(wanted);
    ADD_FAIL_CHECK_AT(from.file, from.line, message);
}

// What a result holds: "a value", or its violations.
template <class T, class E>
std::string verdict(chat_timers::result<T, E> const& result, all const* like = nullptr) {
    if (result.has_value() != static_cast<bool>(result)) return "neither";
    return result ? "a value" : text_of(result.error(), like);
}

// Of any result: it holds the value; it holds these violations in this order and no other.
template <class T, class E>
void holds(chat_timers::result<T, E> const& result, T const& value, place from = here()) {
    agree("", verdict(result), "a value", from);
    if (result && *result != value) ADD_FAIL_CHECK_AT(from.file, from.line, "another value");
}
template <class T, class E>
void fails(chat_timers::result<T, E> const& result, all const& wanted, place from = here()) {
    agree("", verdict(result, &wanted), text_of(wanted), from);
}

}  // namespace verbs

#endif
