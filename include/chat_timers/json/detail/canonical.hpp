// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_JSON_DETAIL_CANONICAL_HPP
#define CHAT_TIMERS_JSON_DETAIL_CANONICAL_HPP

#include <chat_timers/json/detail/pieces.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline v1::detail {

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

}  // namespace chat_timers::inline v1::detail

// The pieces of the canonical JSON text (members in the model's order, no escapes), built from the schema's
// names and the vocabularies' words. The writer copies the pieces of the compact layout. The reader's fast
// paths compare the text with the pieces of every layout; any other layout is read more slowly.
namespace chat_timers::inline v1::detail::canonical {

// A line feed and the indentation; empty if the text is one line.
template <layout Layout, std::size_t Depth>
[[nodiscard]] consteval auto make_line() noexcept {
    constexpr std::size_t spaces = indentation(Layout);
    piece<spaces == 0 ? 0 : 1 + spaces * Depth> made{};
    for (std::size_t index = 0; index < made.size(); ++index) made.bytes[index] = index == 0 ? '\n' : ' ';
    return made;
}
template <layout Layout, std::size_t Depth>
inline constexpr auto line = make_line<Layout, Depth>();

template <layout Layout>
[[nodiscard]] consteval auto make_colon() noexcept {
    if constexpr (Layout == layout::compact) {
        return joined("\":");
    } else {
        return joined("\": ");
    }
}
template <layout Layout>
[[nodiscard]] consteval auto make_comma() noexcept {
    if constexpr (Layout == layout::spaced) {
        return joined(", ");
    } else {
        return joined(',');
    }
}

// An object's or list's opening bracket, the comma between two of its members or items, and its closing
// bracket, each with the white space of the layout. The indentation is that of an HTTP body.
template <layout Layout, field Outer>
inline constexpr auto opening = joined(facts(Outer).kind == field_kind::list ? '[' : '{',
                                       line<Layout, depth(Outer)>);
template <layout Layout, field Outer>
inline constexpr auto between = joined(make_comma<Layout>(), line<Layout, depth(Outer)>);
template <layout Layout, field Outer>
inline constexpr auto closing = joined(line<Layout, depth(Outer) - 1>,
                                       facts(Outer).kind == field_kind::list ? ']' : '}');

// "Name":
template <field Member>
inline constexpr auto name = copied<facts(Member).name.size()>(facts(Member).name);
template <layout Layout, field Member>
inline constexpr auto name_and_colon = joined('"', name<Member>, make_colon<Layout>());

// "WORD"
template <auto Enumerator>
inline constexpr auto word = copied<to_string(Enumerator).size()>(to_string(Enumerator));
template <auto Enumerator>
inline constexpr auto quoted_word = joined('"', word<Enumerator>, '"');

// ---- Around the list.

// {"InstanceId":"  ","ContactId":"  ",
inline constexpr auto instance_id_open = joined("{\"", name<field::instance_id>, "\":\"");
inline constexpr auto contact_id_open = joined("\",\"", name<field::contact_id>, "\":\"");
inline constexpr auto ids_close = joined("\",");

// {"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[  ]}}}
template <layout Layout>
inline constexpr auto list_open = joined(name_and_colon<Layout, field::channel_configuration>,
                                         opening<Layout, field::channel_configuration>,
                                         name_and_colon<Layout, field::chat>, opening<Layout, field::chat>,
                                         name_and_colon<Layout, field::timer_list>, '[');
template <layout Layout>
inline constexpr auto body_open = joined(opening<Layout, field::body>, list_open<Layout>);
template <layout Layout>
inline constexpr auto configuration_close = joined(closing<Layout, field::chat>,
                                                   closing<Layout, field::channel_configuration>);
template <layout Layout>
inline constexpr auto body_close = joined(configuration_close<Layout>, closing<Layout, field::body>);
inline constexpr auto list_close =
    joined(closing<layout::compact, field::timer_list>, body_close<layout::compact>);

// ---- A timer.

// "ParticipantRole":"CUSTOMER"
template <layout Layout, field Member, auto Enumerator>
inline constexpr auto word_member = joined(name_and_colon<Layout, Member>, quoted_word<Enumerator>);

// {"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{
template <layout Layout, participant_role Role, timer_type Type>
inline constexpr auto
    timer_head = joined(opening<Layout, field::timer>, word_member<Layout, field::role, Role>,
                        between<Layout, field::timer>, word_member<Layout, field::type, Type>,
                        between<Layout, field::timer>, name_and_colon<Layout, field::value>,
                        opening<Layout, field::value>);

// }}
template <layout Layout>
inline constexpr auto timer_tail = joined(closing<Layout, field::value>, closing<Layout, field::timer>);

// "ParticipantTimerAction":"Unset"}}
template <layout Layout>
inline constexpr auto unset_and_tail = joined(word_member<Layout, field::action, timer_action::unset>,
                                              timer_tail<Layout>);

// "TimerValue":{"ParticipantTimerAction":"Unset"}
template <layout Layout>
inline constexpr auto unset_value = joined(name_and_colon<Layout, field::value>,
                                           opening<Layout, field::value>,
                                           word_member<Layout, field::action, timer_action::unset>,
                                           closing<Layout, field::value>);

// "TimerValue":{"ParticipantTimerDurationInMinutes":
template <layout Layout>
inline constexpr auto duration_value_open = joined(name_and_colon<Layout, field::value>,
                                                   opening<Layout, field::value>,
                                                   name_and_colon<Layout, field::duration>);

}  // namespace chat_timers::inline v1::detail::canonical

#endif
