// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_DETAIL_REPLY_BODIES_HPP
#define CHAT_TIMERS_HTTP_DETAIL_REPLY_BODIES_HPP

#include <chat_timers/model/detail/sentences.hpp>
#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <cstddef>
#include <string_view>

// Writes the bodies of error replies: JSON objects in ASCII that contain no text of the request.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Returns the violation that decides the reply: the first one of the most decisive group.
// Preconditions: `found` is not empty.
[[nodiscard]] constexpr violation const& most_decisive(violations const& found) noexcept {
    std::size_t decisive = 0;
    for (std::size_t index = 1; index < found.size(); ++index) {
        if (facts(found[index].rule).group > facts(found[decisive].rule).group) decisive = index;
    }
    return found[decisive];
}

// Returns the place that a reply reports for a violation. All repeated timers are reported at the list.
inline constexpr place list_place{field::timer_list, place::no_item};
[[nodiscard]] constexpr place place_in_reply(violation const& found) noexcept {
    return found.rule == rule::duplicate_timer
               ? list_place
               : place{known(found.field), found.item.value_or(place::no_item)};
}

[[nodiscard]] constexpr bool is_first_at_its_place(violations const& found, violation const* at) noexcept {
    violation const* earlier = found.begin();
    while (earlier != at && !(place_in_reply(*earlier) == place_in_reply(*at))) ++earlier;
    return earlier == at;
}

// The numbers that a reply reports. All repeated timers of the list count as one error at one path.
struct error_count {
    std::size_t errors = 0;
    std::size_t paths = 0;
    std::size_t unlisted = 0;   // errors that were found but are not held
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
        names_list = names_list || place_in_reply(*at) == list_place;
    }
    count.names_repeats = repeats == 0 || held_repeats != 0;
    count.unlisted = found.total() - found.size() - (repeats - held_repeats);
    count.errors = found.total() - repeats + (repeats != 0 ? 1 : 0);
    // Two constraints are never broken at one place, with one exception: a list may be too long and repeat
    // timers.
    count.paths += count.unlisted + (count.names_repeats || names_list ? 0 : 1);
    return count;
}

template <class Out>
constexpr Out write_count(Out out, std::size_t count, std::string_view what) {
    return write_all(out, {decimal_digits{count}, " ", what, count == 1 ? "" : "s"});
}

// Smithy's own sentence for repeated timers names only the list, not the items.
template <class Out>
constexpr Out write_sentence(Out out, violation const& found, bool smithy) {
    if (!smithy || found.rule != rule::duplicate_timer) return write_json_escaped(out, found.message());
    text_builder<message_text::capacity()> text;
    append_repeated_timers(text);
    return write_json_escaped(out, text);
}

// Writes one sentence for all violations: for constraints the summary that Smithy's servers write, for other
// violations the sentence of the deciding one and the number of the others.
// See: https://github.com/smithy-lang/smithy-typescript (smithy-typescript-ssdk-libs,
// generateValidationSummary)
template <class Out>
constexpr Out write_summary(Out out, violations const& found, bool smithy) {
    violation const& first = most_decisive(found);
    error_count const count = count_errors(found);
    bool const several = count.errors > 1;
    if (facts(first.rule).group != rule_group::constraint) {
        out = write_sentence(out, first, smithy);
        if (several)
            out = write_text(write_count(write_text(out, " (and "), count.errors - 1, "more error"), ")");
        return out;
    }
    out = write_count(out, count.errors, "validation error");
    if (several) out = write_count(write_text(out, " at "), count.paths, "path");
    out = write_text(out, several ? " detected. First failure: " : " detected. ");
    return write_sentence(out, first, smithy);
}

// Writes one object for each violation held, one for all repeated timers, and one with an empty path that
// counts the violations that are not held.
template <class Out>
constexpr Out write_field_list(Out out, violations const& found) {
    std::string_view separator = "[";
    auto const open = [&](place where) {
        text_builder<pointer_text::capacity()> pointer;
        append_pointer(pointer, where.field, item_of(where));
        out = write_all(out, {separator, R"({"path":")", pointer, R"(","message":")"});
        separator = ",";
    };
    bool names_repeats = false;
    for (violation const& item : found) {
        bool const repeats = item.rule == rule::duplicate_timer;
        if (repeats && names_repeats) continue;
        open(place_in_reply(item));
        out = write_text(write_sentence(out, item, true), R"("})");
        names_repeats = names_repeats || repeats;
    }
    error_count const count = count_errors(found);
    if (!count.names_repeats) {
        open(list_place);
        out = write_text(write_sentence(out, {.rule = rule::duplicate_timer}, true), R"("})");
    }
    if (count.unlisted != 0) {
        open({field::body, place::no_item});
        out = write_text(write_count(out, count.unlisted, "more error"), R"("})");
    }
    return write_text(out, "]");
}

// Upper bounds of the sizes of a body and of its parts, in bytes.
inline constexpr std::size_t longest_count =
    std::string_view{"18446744073709551615 validation errors"}.size();
inline constexpr std::size_t entry_frame = std::string_view{R"(,{"path":"","message":""})"}.size();
inline constexpr std::size_t longest_refusal =
    std::string_view{R"({"message":" at  detected. First failure: ","fieldList":[]})"}.size() +
    longest_count + longest_count + message_text::capacity() +
    violations::capacity * (entry_frame + pointer_text::capacity() + message_text::capacity()) +
    // The entries for all repeated timers and for the errors that are not held.
    entry_frame + 2 * pointer_text::capacity() + entry_frame + longest_count;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
