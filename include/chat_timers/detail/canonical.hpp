// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_CANONICAL_HPP
#define CHAT_TIMERS_DETAIL_CANONICAL_HPP

#include <chat_timers/detail/piece.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::detail {

// The white space that common serializers write.
enum class layout : unsigned char {
    compact,  // no white space: JavaScript's JSON.stringify and most other serializers
    spaced,   // a space after each colon and comma: Python's json module, and so boto3 and the AWS CLI
    indented_by_two,   // a line for each member and item, and a space after each colon
    indented_by_four,  // the same
};

// The spaces that each level of nesting adds to a line; 0 if the text is one line.
[[nodiscard]] constexpr std::size_t indentation(layout of) noexcept {
    return of == layout::indented_by_two ? 2 : of == layout::indented_by_four ? 4 : 0;
}

// How many objects and lists are open around a member of `object` in an HTTP body.
[[nodiscard]] constexpr std::size_t depth(node object) noexcept {
    return is_root(object) ? 1 : 1 + depth(facts(object).parent);
}

}  // namespace chat_timers::detail

// The pieces of the canonical JSON text (members in the model's order, no escapes), made from the schema's
// names and the vocabularies' words. The writer copies those of the compact layout. The reader compares its
// input with those of every layout; a text in any other layout is read as well, only slower.
namespace chat_timers::detail::canonical {

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
// bracket, each with the white space that the layout adds. Every object is as deep as in an HTTP body.
template <layout Layout, node Outer>
inline constexpr auto opening = joined(facts(Outer).kind == node_kind::list ? '[' : '{',
                                       line<Layout, depth(Outer)>);
template <layout Layout, node Outer>
inline constexpr auto between = joined(make_comma<Layout>(), line<Layout, depth(Outer)>);
template <layout Layout, node Outer>
inline constexpr auto closing = joined(line<Layout, depth(Outer) - 1>,
                                       facts(Outer).kind == node_kind::list ? ']' : '}');

// "Name":
template <node Member>
inline constexpr auto name = copied<facts(Member).name.size()>(facts(Member).name);
template <layout Layout, node Member>
inline constexpr auto name_and_colon = joined('"', name<Member>, make_colon<Layout>());

// "WORD"
template <auto Enumerator>
inline constexpr auto word = copied<to_string(Enumerator).size()>(to_string(Enumerator));
template <auto Enumerator>
inline constexpr auto quoted_word = joined('"', word<Enumerator>, '"');

// ---- Around the list.

// {"InstanceId":"  ","ContactId":"  ",
inline constexpr auto instance_id_open = joined("{\"", name<node::instance_id>, "\":\"");
inline constexpr auto contact_id_open = joined("\",\"", name<node::contact_id>, "\":\"");
inline constexpr auto ids_close = joined("\",");

// {"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[  ]}}}
template <layout Layout>
inline constexpr auto list_open = joined(name_and_colon<Layout, node::channel_configuration>,
                                         opening<Layout, node::channel_configuration>,
                                         name_and_colon<Layout, node::chat>, opening<Layout, node::chat>,
                                         name_and_colon<Layout, node::timer_list>, '[');
template <layout Layout>
inline constexpr auto body_open = joined(opening<Layout, node::body>, list_open<Layout>);
template <layout Layout>
inline constexpr auto configuration_close = joined(closing<Layout, node::chat>,
                                                   closing<Layout, node::channel_configuration>);
template <layout Layout>
inline constexpr auto body_close = joined(configuration_close<Layout>, closing<Layout, node::body>);
inline constexpr auto list_close =
    joined(closing<layout::compact, node::timer_list>, body_close<layout::compact>);

// ---- A timer.

// "ParticipantRole":"CUSTOMER"
template <layout Layout, node Member, auto Enumerator>
inline constexpr auto word_member = joined(name_and_colon<Layout, Member>, quoted_word<Enumerator>);

// {"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{
template <layout Layout, participant_role Role, timer_type Type>
inline constexpr auto timer_head = joined(opening<Layout, node::timer>, word_member<Layout, node::role, Role>,
                                          between<Layout, node::timer>, word_member<Layout, node::type, Type>,
                                          between<Layout, node::timer>, name_and_colon<Layout, node::value>,
                                          opening<Layout, node::value>);

// }}
template <layout Layout>
inline constexpr auto timer_tail = joined(closing<Layout, node::value>, closing<Layout, node::timer>);

// "ParticipantTimerAction":"Unset"}}
template <layout Layout>
inline constexpr auto unset_and_tail = joined(word_member<Layout, node::action, timer_action::unset>,
                                              timer_tail<Layout>);

// "TimerValue":{"ParticipantTimerAction":"Unset"}
template <layout Layout>
inline constexpr auto unset_value = joined(name_and_colon<Layout, node::value>, opening<Layout, node::value>,
                                           word_member<Layout, node::action, timer_action::unset>,
                                           closing<Layout, node::value>);

// "TimerValue":{"ParticipantTimerDurationInMinutes":
template <layout Layout>
inline constexpr auto duration_value_open = joined(name_and_colon<Layout, node::value>,
                                                   opening<Layout, node::value>,
                                                   name_and_colon<Layout, node::duration>);

}  // namespace chat_timers::detail::canonical

#endif
