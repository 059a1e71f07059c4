// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_SCHEMA_HPP
#define CHAT_TIMERS_MODEL_DETAIL_SCHEMA_HPP

#include <chat_timers/model/field.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

enum class field_kind : unsigned char { structure, union_, list, string, integer };

// The only table of the model's shape. The decoders, the encoders and the pointers read it.
struct field_facts {
    std::string_view name;  // of the member; empty for the two documents and the list's item
    field_kind kind;
    field parent;
    field first_member, last_member;  // of a structure or union, consecutive fields; of a list, its item
    interval allowed{};               // a text's scalar values, a list's items, or an integer
    word_list enumerators{};          // of a text with an enumeration
};

inline constexpr field_facts schema[] = {
    {{}, field_kind::structure, field::body, field::channel_configuration, field::channel_configuration},
    {{}, field_kind::structure, field::input, field::instance_id, field::channel_configuration},
    {spelling(field::instance_id), field_kind::string, field::input, {}, {}, limits::instance_id_length},
    {spelling(field::contact_id), field_kind::string, field::input, {}, {}, limits::contact_id_length},
    {spelling(field::channel_configuration), field_kind::union_, field::input, field::chat, field::chat},
    {spelling(field::chat), field_kind::structure, field::channel_configuration, field::timer_list,
     field::timer_list},
    {spelling(field::timer_list), field_kind::list, field::chat, field::timer, field::timer,
     limits::timer_list_size},
    {{}, field_kind::structure, field::timer_list, field::role, field::value},
    {spelling(field::role), field_kind::string, field::timer, {}, {}, {}, words_of<participant_role>},
    {spelling(field::type), field_kind::string, field::timer, {}, {}, {}, words_of<timer_type>},
    {spelling(field::value), field_kind::union_, field::timer, field::action, field::duration},
    {spelling(field::action), field_kind::string, field::value, {}, {}, {}, words_of<timer_action>},
    {spelling(field::duration), field_kind::integer, field::value, {}, {}, limits::timer_minutes},
};
static_assert(
    std::size(schema) == enumerator_count<field>,
    "a field was added: give it its word in field.hpp and its row here, in the order of the values");

// A member that some serializers add to name the type of an object.
inline constexpr std::string_view type_tag = "__type";

[[nodiscard]] constexpr field_facts const& facts(field place) noexcept {
    return schema[static_cast<std::size_t>(place)];
}

[[nodiscard]] constexpr bool is_root(field place) noexcept {
    return place == field::body || place == field::input;
}

// Returns true for the members that an HTTP request carries in its path.
[[nodiscard]] constexpr bool is_path_segment(field place) noexcept {
    return place == field::instance_id || place == field::contact_id;
}

[[nodiscard]] constexpr field next(field place) noexcept {
    return static_cast<field>(static_cast<unsigned char>(place) + 1);
}

// Return the bit of a member, and the bits of all members of an object.
[[nodiscard]] constexpr unsigned member_bit(field member) noexcept {
    return 1U << static_cast<unsigned>(member);
}
[[nodiscard]] constexpr unsigned member_bits(field object) noexcept {
    return 2 * member_bit(facts(object).last_member) - member_bit(facts(object).first_member);
}

// Returns the member with this name, or `object` itself if it has none.
[[nodiscard]] constexpr field find_member(field object, std::string_view name) noexcept {
    for (field member = facts(object).first_member;; member = next(member)) {
        if (facts(member).name == name) return member;
        if (member == facts(object).last_member) return object;
    }
}

// Returns the names of an object's members, in the model's order.
[[nodiscard]] constexpr word_list member_names(field object) noexcept {
    std::size_t const first = index_of(facts(object).first_member);
    return {vocabulary<field>::words + first, index_of(facts(object).last_member) + 1 - first};
}

// Returns true if these are all members of the object, in the model's order. Code that names members asserts
// it.
[[nodiscard]] consteval bool has_members(field object, std::initializer_list<field> members) noexcept {
    field expected = facts(object).first_member;
    for (field const member : members) {
        if (member != expected) return false;
        expected = next(expected);
    }
    return expected == next(facts(object).last_member);
}

// Returns true if each row has its field's name, each field is among its parent's members, and the members of
// each object name it as parent. The two documents share the configuration.
[[nodiscard]] consteval bool has_right_rows() noexcept {
    for (field const object : enumerators<field>()) {
        field_facts const& each = facts(object);
        field_facts const& parent = facts(each.parent);
        if (!each.name.empty() && each.name != spelling(object)) return false;
        if (!is_root(object) && (object < parent.first_member || object > parent.last_member)) return false;
        if (each.kind == field_kind::string || each.kind == field_kind::integer) continue;
        if (each.first_member > each.last_member || spelling(each.last_member).empty()) return false;
        for (field member = each.first_member; member <= each.last_member; member = next(member)) {
            bool const shared = is_root(facts(member).parent) && is_root(object);
            if (facts(member).parent != object && !shared) return false;
        }
    }
    return true;
}
static_assert(
    has_right_rows(),
    "the rows of the schema do not fit together: give every field its own row and its parent, and every object its first and last member, with its members following each other");
static_assert(std::size(schema) <= 32, "member_bit() has a bit for each of 32 fields: give it a wider type");

// Holds the longest text of the model and one more scalar value.
using text_buffer = text_builder<4 * static_cast<std::size_t>(facts(field::contact_id).allowed.max) + 4>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
