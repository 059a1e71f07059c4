// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_LAYOUTS_HPP
#define CHAT_TIMERS_JSON_DETAIL_LAYOUTS_HPP

#include <chat_timers/json/detail/constant_text.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

static_assert(
    has_members(field::body, {field::channel_configuration}) &&
        has_members(field::channel_configuration, {field::chat}) &&
        has_members(field::chat, {field::timer_list}) &&
        has_members(field::timer, {field::role, field::type, field::value}) &&
        has_members(field::value, {field::action, field::duration}) && enumerator_count<timer_action> == 1,
    "an object of the model has another member, or ParticipantTimerAction another word: make the texts below hold it, in the model's order");

// The white space that a serializer writes.
struct white_space {
    std::string_view colon, comma;
    std::size_t indentation;  // the number of spaces for each level of nesting; 0 if the text is one line

    // Returns a line feed and the indentation; empty if the text is one line.
    [[nodiscard]] consteval std::string_view line(std::size_t depth) const noexcept {
        constexpr std::string_view longest = "\n                        ";
        return indentation == 0 ? std::string_view{} : longest.substr(0, 1 + indentation * depth);
    }
};

// The texts of a body in one layout, without the words and numbers. Built from the schema's names.
struct layout_texts {
    constant_text body_open;                // up to the first timer
    constant_text timer_open, next_member;  // { and , of a timer
    constant_text names[3];       // of a timer's role, type and value, up to the inside of the value
    constant_text ordered[3];     // the same after { or , in the model's order
    constant_text duration_open;  // the name
    constant_text unset;          // the whole member
    constant_text value_close, timer_close;
    constant_text next_timer;
    constant_text body_close;  // from the end of the last timer

    consteval explicit layout_texts(white_space space) noexcept
        : body_open{"{",
                    space.line(1),
                    quoted_name<field::channel_configuration>,
                    space.colon,
                    "{",
                    space.line(2),
                    quoted_name<field::chat>,
                    space.colon,
                    "{",
                    space.line(3),
                    quoted_name<field::timer_list>,
                    space.colon,
                    "[",
                    space.line(4)},
          timer_open{"{", space.line(5)}, next_member{",", space.comma, space.line(5)},
          names{{quoted_name<field::role>, space.colon, "\""},
                {quoted_name<field::type>, space.colon, "\""},
                {quoted_name<field::value>, space.colon, "{", space.line(6)}},
          ordered{{timer_open, names[0]}, {next_member, names[1]}, {next_member, names[2]}},
          duration_open{quoted_name<field::duration>, space.colon}, unset{quoted_name<field::action>,
                                                                          space.colon, "\"",
                                                                          to_string(timer_action::unset),
                                                                          "\""},
          value_close{space.line(5), "}"}, timer_close{space.line(4), "}"},
          next_timer{",", space.comma, space.line(4)}, body_close{space.line(3), "]", space.line(2), "}",
                                                                  space.line(1), "}", space.line(0), "}"} {}
};

// The layouts of common serializers: JavaScript's JSON.stringify and most others; Python's json module, and
// so boto3 and the AWS CLI; both with an indentation.
inline constexpr layout_texts compact{{":", "", 0}};
inline constexpr layout_texts spaced{{": ", " ", 0}};
inline constexpr layout_texts indented_by_two{{": ", "", 2}};
inline constexpr layout_texts indented_by_four{{": ", "", 4}};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
