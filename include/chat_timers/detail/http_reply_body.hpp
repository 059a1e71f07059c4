// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_HTTP_REPLY_BODY_HPP
#define CHAT_TIMERS_DETAIL_HTTP_REPLY_BODY_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/json_writer.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// What the body of a refusal says. Holds nothing of the request.
namespace chat_timers::detail {

// Room for a violation's sentence and for how many there are.
using summary_text = fixed_string<message_text::capacity() + 128>;

// Each byte of a sentence may need an escape of two.
inline constexpr std::size_t longest_field = std::string_view{R"(,{"path":"","message":""})"}.size() +
                                             pointer_text::capacity() + 2 * message_text::capacity();
inline constexpr std::size_t longest_refusal = std::string_view{R"({"message":"","fieldList":[]})"}.size() +
                                               2 * summary_text::capacity() +
                                               (violations::capacity + 1) * longest_field;

// How much a violation says about the reply: that of the request around the payload most, then one that the
// payload could not be read.
[[nodiscard]] constexpr int weight(rule broken) noexcept {
    if (broken >= rule::method) return 3;
    if (broken == rule::too_large) return 2;
    return is_malformed(broken) ? 1 : 0;
}

// The one that decides what the reply says: of those that say most, the first. `found` is not empty.
[[nodiscard]] constexpr violation const& deciding(violations const& found) noexcept {
    std::size_t most = 0;
    for (std::size_t index = 1; index < found.size(); ++index) {
        if (weight(found[index].rule) > weight(found[most].rule)) most = index;
    }
    return found[most];
}

// The place that a reply names: of a repeated timer, the list.
[[nodiscard]] constexpr place reply_place(violation const& found) noexcept {
    return found.rule == rule::duplicate_timer ? place{node::timer_list, 0} : found.where;
}

[[nodiscard]] constexpr bool is_first_at_its_place(violations const& found, violation const* at) noexcept {
    violation const* earlier = found.begin();
    while (earlier != at && reply_place(*earlier) != reply_place(*at)) ++earlier;
    return earlier == at;
}

// How a reply counts violations: all repeated timers of the list are one error at one path.
struct error_count {
    std::size_t errors = 0;
    std::size_t paths = 0;
    std::size_t unlisted = 0;   // errors not held
    bool names_repeats = true;  // a repeated timer is held, or none was found
};
[[nodiscard]] constexpr error_count count_errors(violations const& found) noexcept {
    std::size_t const repeats = violation_access::repeated_timers(found);
    std::size_t held_repeats = 0;
    error_count count;
    bool names_list = false;
    for (violation const* at = found.begin(); at != found.end(); ++at) {
        if (at->rule == rule::duplicate_timer) ++held_repeats;
        if (is_first_at_its_place(found, at)) ++count.paths;
        names_list = names_list || reply_place(*at) == place{node::timer_list, 0};
    }
    count.names_repeats = repeats == 0 || held_repeats != 0;
    count.unlisted = found.total() - found.size() - (repeats - held_repeats);
    count.errors = found.total() - repeats + (repeats != 0 ? 1 : 0);
    // Two constraints are never broken at one place, except that a list may be too long and repeat timers.
    count.paths += count.unlisted + (count.names_repeats || names_list ? 0 : 1);
    return count;
}

constexpr summary_text& append_count(summary_text& to, std::size_t count, std::string_view what) noexcept {
    to.append_number(static_cast<std::int64_t>(count)).append(' ').append(what);
    if (count != 1) to.append('s');
    return to;
}

// Smithy's own sentence for repeated timers names the list and nothing else.
[[nodiscard]] constexpr message_text reply_message_of(violation const& found, bool smithy) noexcept {
    if (!smithy || found.rule != rule::duplicate_timer) return found.message();
    message_text text;
    append_repeated_timers(text, reply_place(found));
    return text;
}

// Of constraints what Smithy's servers say; of what could not be read, and of the request around the payload,
// the violation that decides and how many more there are. https://github.com/smithy-lang/smithy-typescript
// (smithy-typescript-ssdk-libs, generateValidationSummary)
[[nodiscard]] constexpr summary_text summary(violations const& found, bool smithy) noexcept {
    summary_text text;
    violation const& first = deciding(found);
    message_text const message = reply_message_of(first, smithy);
    error_count const count = count_errors(found);
    if (weight(first.rule) != 0) {
        text.append(message);
        if (count.errors > 1) append_count(text.append(" (and "), count.errors - 1, "more error").append(')');
        return text;
    }
    append_count(text, count.errors, "validation error");
    if (count.errors > 1) append_count(text.append(" at "), count.paths, "path");
    text.append(" detected. ");
    if (count.errors > 1) text.append("First failure: ");
    return text.append(message);
}

// An object for each violation held and one for all repeated timers; and one without a path for the others.
template <std::size_t Capacity>
constexpr void append_field_list(fixed_string<Capacity>& to, violations const& found) noexcept {
    std::string_view separator = "[";
    auto const field = [&](std::string_view path, std::string_view message) {
        to.append(separator).append(R"({"path":")").append(path).append(R"(","message":")");
        append_escaped(to, message).append("\"}");
        separator = ",";
    };
    auto const pointer = [](place where) {
        pointer_text text;
        append_pointer(text, where);
        return text;
    };
    bool names_repeats = false;
    for (violation const& item : found) {
        bool const repeats = item.rule == rule::duplicate_timer;
        if (!(repeats && names_repeats)) field(pointer(reply_place(item)), reply_message_of(item, true));
        names_repeats = names_repeats || repeats;
    }
    error_count const count = count_errors(found);
    if (!count.names_repeats) {
        message_text message;
        append_repeated_timers(message, {node::timer_list, 0});
        field(pointer({node::timer_list, 0}), message);
    }
    if (count.unlisted != 0) {
        summary_text others;
        field("", append_count(others, count.unlisted, "more error"));
    }
    to.append(']');
}

}  // namespace chat_timers::detail

#endif
