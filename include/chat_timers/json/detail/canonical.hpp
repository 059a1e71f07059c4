// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_CANONICAL_HPP
#define CHAT_TIMERS_JSON_DETAIL_CANONICAL_HPP

#include <chat_timers/json/detail/pieces.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

static_assert(
    has_members(field::body, {field::channel_configuration}) &&
        has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}) &&
        has_members(field::channel_configuration, {field::chat}) &&
        has_members(field::chat, {field::timer_list}) &&
        has_members(field::timer, {field::role, field::type, field::value}) &&
        has_members(field::value, {field::action, field::duration}),
    "an object of the model has another member: make the pieces below hold its name, in the model's order");

// The white space that common serializers write.
enum class layout : unsigned char {
    compact,  // no white space: JavaScript's JSON.stringify and most other serializers
    spaced,   // a space after each colon and comma: Python's json module, and so boto3 and the AWS CLI
    indented_by_two,   // a line for each member and item, and a space after each colon
    indented_by_four,  // the same with four spaces
};

// Returns the number of spaces that each level of nesting adds to a line; 0 if the text is one line.
[[nodiscard]] constexpr std::size_t indentation(layout of) noexcept {
    return of == layout::indented_by_two ? 2 : of == layout::indented_by_four ? 4 : 0;
}

// Returns the number of objects and lists that are open around a member of `object` in an HTTP body.
[[nodiscard]] constexpr std::size_t depth(field object) noexcept {
    return is_root(object) ? 1 : 1 + depth(facts(object).parent);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// The pieces of the canonical JSON text (members in the model's order, no escapes), built from the schema's
// names and the vocabularies' words. The writer copies the pieces of the compact layout. The reader's fast
// paths compare the text with the pieces of every layout; any other layout is read more slowly.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail::canonical {

// A line feed and the indentation; empty if the text is one line.
[[nodiscard]] constexpr std::string_view line_of(layout of, std::size_t depth) noexcept {
    constexpr std::string_view longest = "\n                                ";
    if (indentation(of) == 0) return {};
    return {longest.data(), 1 + indentation(of) * depth};  // must not be longer, to be a constant
}
template <layout Layout, std::size_t Depth>
inline constexpr piece line{line_of(Layout, Depth)};

[[nodiscard]] constexpr std::string_view colon(layout of) noexcept {
    return of == layout::compact ? ":" : ": ";
}
[[nodiscard]] constexpr std::string_view comma(layout of) noexcept {
    return of == layout::spaced ? ", " : ",";
}

// An object's or list's opening bracket, the comma between two of its members or items, and its closing
// bracket, each with the white space of the layout. The indentation is that of an HTTP body.
template <layout Layout, field Outer>
inline constexpr piece opening{facts(Outer).kind == field_kind::list ? "[" : "{", line<Layout, depth(Outer)>};
template <layout Layout, field Outer>
inline constexpr piece between{comma(Layout), line<Layout, depth(Outer)>};
template <layout Layout, field Outer>
inline constexpr piece closing{line<Layout, depth(Outer) - 1>,
                               facts(Outer).kind == field_kind::list ? "]" : "}"};

// "Name":
template <layout Layout, field Member>
inline constexpr piece name_and_colon{"\"", facts(Member).name, "\"", colon(Layout)};

// "WORD"
template <auto Enumerator>
inline constexpr piece quoted_word{"\"", to_string(Enumerator), "\""};

// ---- Around the list.

// {"InstanceId":"  ","ContactId":"  ",
inline constexpr piece instance_id_open{"{\"", facts(field::instance_id).name, "\":\""};
inline constexpr piece contact_id_open{"\",\"", facts(field::contact_id).name, "\":\""};
inline constexpr piece ids_close{"\","};

// {"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[  ]}}}
template <layout Layout>
inline constexpr piece list_open{name_and_colon<Layout, field::channel_configuration>,
                                 opening<Layout, field::channel_configuration>,
                                 name_and_colon<Layout, field::chat>,
                                 opening<Layout, field::chat>,
                                 name_and_colon<Layout, field::timer_list>,
                                 "["};
template <layout Layout>
inline constexpr piece body_open{opening<Layout, field::body>, list_open<Layout>};
template <layout Layout>
inline constexpr piece configuration_close{closing<Layout, field::chat>,
                                           closing<Layout, field::channel_configuration>};
template <layout Layout>
inline constexpr piece body_close{configuration_close<Layout>, closing<Layout, field::body>};
inline constexpr piece list_close{closing<layout::compact, field::timer_list>, body_close<layout::compact>};

// ---- A timer.

// "ParticipantRole":"CUSTOMER"
template <layout Layout, field Member, auto Enumerator>
inline constexpr piece word_member{name_and_colon<Layout, Member>, quoted_word<Enumerator>};

// {"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{
template <layout Layout, participant_role Role, timer_type Type>
inline constexpr piece timer_head{opening<Layout, field::timer>, word_member<Layout, field::role, Role>,
                                  between<Layout, field::timer>, word_member<Layout, field::type, Type>,
                                  between<Layout, field::timer>, name_and_colon<Layout, field::value>,
                                  opening<Layout, field::value>};

// }}
template <layout Layout>
inline constexpr piece timer_tail{closing<Layout, field::value>, closing<Layout, field::timer>};

// "ParticipantTimerAction":"Unset"}}
template <layout Layout>
inline constexpr piece unset_and_tail{word_member<Layout, field::action, timer_action::unset>,
                                      timer_tail<Layout>};

// "TimerValue":{"ParticipantTimerAction":"Unset"}
template <layout Layout>
inline constexpr piece unset_value{name_and_colon<Layout, field::value>, opening<Layout, field::value>,
                                   word_member<Layout, field::action, timer_action::unset>,
                                   closing<Layout, field::value>};

// "TimerValue":{"ParticipantTimerDurationInMinutes":
template <layout Layout>
inline constexpr piece duration_value_open{name_and_colon<Layout, field::value>,
                                           opening<Layout, field::value>,
                                           name_and_colon<Layout, field::duration>};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail::canonical

#endif
