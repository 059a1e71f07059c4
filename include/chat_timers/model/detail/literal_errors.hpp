// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_LITERAL_ERRORS_HPP
#define CHAT_TIMERS_MODEL_DETAIL_LITERAL_ERRORS_HPP

#include <chat_timers/model/violation.hpp>

#include <cstdlib>

// The functions that an invalid literal calls. None is constexpr: the call ends the compilation, and the
// compiler's message contains the name. They end the program where CHAT_TIMERS_CONSTEVAL lets a literal be
// checked at run time.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[noreturn]] inline void literal_must_be_a_string_literal() noexcept { std::abort(); }
[[noreturn]] inline void instance_id_has_a_wrong_length() noexcept { std::abort(); }
[[noreturn]] inline void contact_id_has_a_wrong_length() noexcept { std::abort(); }
[[noreturn]] inline void timer_duration_is_out_of_range() noexcept { std::abort(); }
[[noreturn]] inline void timer_duration_must_be_an_integer() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_has_a_wrong_size() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_repeats_a_role_and_type() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_must_not_hold_null() noexcept { std::abort(); }
[[noreturn]] inline void union_must_have_a_member() noexcept { std::abort(); }
[[noreturn]] inline void union_must_not_have_two_members() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_not_json() noexcept { std::abort(); }
[[noreturn]] inline void literal_is_not_well_formed_utf8() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_too_large() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_nested_too_deep() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_repeats_a_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_an_unknown_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_a_value_of_the_wrong_type() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_lacks_a_required_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_an_unknown_enumerator() noexcept { std::abort(); }
[[noreturn]] inline void literal_breaks_a_rule() noexcept { std::abort(); }

static_assert(
    enumerator_count<rule> == 21,
    "a rule was added or removed: name what a literal that breaks it calls in refuse_literal(), and count it in this assertion");

// Only one violation can be named: the last where it ended the reading, else the first. `found` is not empty.
constexpr void refuse_literal(violations const& found) noexcept {
    violation const& last = found[found.size() - 1];
    bool const last_ends_reading = facts(last.rule).ends_reading || last.rule == rule::encoding;
    violation const& named = last_ends_reading ? last : found[0];
    switch (named.rule) {
    case rule::syntax: return json_literal_is_not_json();
    case rule::encoding: return literal_is_not_well_formed_utf8();
    case rule::too_large: return json_literal_is_too_large();
    case rule::too_deep: return json_literal_is_nested_too_deep();
    case rule::duplicate_member: return json_literal_repeats_a_member();
    case rule::unknown_member: return json_literal_has_an_unknown_member();
    case rule::wrong_type: return json_literal_has_a_value_of_the_wrong_type();
    case rule::not_an_integer: return timer_duration_must_be_an_integer();
    case rule::null_item: return timer_list_must_not_hold_null();
    case rule::union_empty: return union_must_have_a_member();
    case rule::union_conflict: return union_must_not_have_two_members();
    case rule::required: return json_literal_lacks_a_required_member();
    case rule::range: return timer_duration_is_out_of_range();
    case rule::enumeration: return json_literal_has_an_unknown_enumerator();
    case rule::duplicate_timer: return timer_list_repeats_a_role_and_type();
    case rule::length:
        if (named.field == field::instance_id) return instance_id_has_a_wrong_length();
        if (named.field == field::contact_id) return contact_id_has_a_wrong_length();
        return timer_list_has_a_wrong_size();
    case rule::unroutable:
    case rule::method:
    case rule::path:
    case rule::media_type:
    case rule::not_acceptable:
        return literal_breaks_a_rule();  // rules of an HTTP request, which has no literal
    }
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
