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

// Of constraints: no two are broken at one place, so what is not held counts as one each.
[[nodiscard]] constexpr std::size_t count_paths(violations const& found) noexcept {
    std::size_t paths = found.total() - found.size();
    for (violation const* at = found.begin(); at != found.end(); ++at) {
        violation const* earlier = found.begin();
        while (earlier != at && earlier->where != at->where) ++earlier;
        if (earlier == at) ++paths;
    }
    return paths;
}

constexpr summary_text& append_count(summary_text& to, std::size_t count, std::string_view what) noexcept {
    to.append_number(static_cast<std::int64_t>(count)).append(' ').append(what);
    if (count != 1) to.append('s');
    return to;
}

// Of constraints what Smithy's servers say; of what could not be read, and of the request around the payload,
// the violation that decides and how many more there are. https://github.com/smithy-lang/smithy-typescript
// (smithy-typescript-ssdk-libs, generateValidationSummary)
[[nodiscard]] constexpr summary_text summary(violations const& found) noexcept {
    summary_text text;
    violation const& first = deciding(found);
    if (weight(first.rule) != 0 || found.malformed()) {
        text.append(first.message());
        if (found.total() > 1)
            append_count(text.append(" (and "), found.total() - 1, "more error").append(')');
        return text;
    }
    append_count(text, found.total(), "validation error");
    if (found.total() > 1) append_count(text.append(" at "), count_paths(found), "path");
    text.append(" detected. ");
    if (found.total() > 1) text.append("First failure: ");
    return text.append(first.message());
}

// An object for each violation that is held, and one without a path for the others.
template <std::size_t Capacity>
constexpr void append_field_list(fixed_string<Capacity>& to, violations const& found) noexcept {
    std::string_view separator = "[";
    auto const field = [&](std::string_view path, std::string_view message) {
        to.append(separator).append(R"({"path":")").append(path).append(R"(","message":")");
        append_escaped(to, message).append("\"}");
        separator = ",";
    };
    for (violation const& item : found) field(item.pointer(), item.message());
    if (found.truncated()) {
        summary_text others;
        field("", append_count(others, found.total() - found.size(), "more error"));
    }
    to.append(']');
}

}  // namespace chat_timers::detail

#endif
