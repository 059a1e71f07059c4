// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_READER_HPP
#define CHAT_TIMERS_JSON_DETAIL_READER_HPP

#include <chat_timers/json/detail/constant_text.hpp>
#include <chat_timers/json/detail/numbers.hpp>
#include <chat_timers/json/detail/scanner.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/violation.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads a JSON text by RFC 8259 and reports its content to the assembler. The schema says which value is
// expected at each place of the model. This reader defines the meaning of every text; known_layouts() only
// reads some texts faster.
//
// As in the scanner, every function takes the cursor and returns it after the text that it read, or a null
// pointer if the reading must end.
//
// Every call of a template names its field by the caller's own template arguments. Clang would instantiate
// any other call while it reads this class, too early for constant evaluation.
class json_reader : json_scanner {
public:
    constexpr json_reader(std::string_view text, field root, bool accept_integral_floats,
                          assembler& to) noexcept
        : json_scanner(text, to.faults()), to_(to), root_(root),
          accept_integral_floats_(accept_integral_floats) {}

    // Reads the whole text, which must be exactly one Root.
    template <field Root>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void read() noexcept {
        cursor at = read_value<Root>(skip_space(first_), 0, grammar::value);
        if (at == nullptr) return;
        at = skip_space(at);
        if (at != last_) (void)copy().fail(at, grammar::end_of_text, {Root, 0});
    }

private:
    // For calls that are not inlined: the members of this object can then stay in registers. Copied member by
    // member; compilers copy an object as a block, which is slower, in code that is seldom executed.
    CHAT_TIMERS_ALWAYS_INLINE constexpr json_reader copy() const noexcept {
        return {{first_, static_cast<std::size_t>(last_ - first_)}, root_, accept_integral_floats_, to_};
    }

    // Reads a value of the field's type. `expected`: the grammar at this place, for the violation.
    template <field Node>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value(cursor at, std::size_t item,
                                                          grammar expected) noexcept {
        constexpr field_kind kind = facts(Node).kind;
        if constexpr (kind == field_kind::structure || kind == field_kind::union_) {
            if (is(at, '{')) return read_object<Node>(at, item);
        } else if constexpr (kind == field_kind::list) {
            if (is(at, '[')) return read_list<Node>(*this, at);
        } else if constexpr (kind == field_kind::string) {
            return read_text<Node>(at, item, expected);
        } else {
            return read_number(at, {Node, item}, expected);
        }
        return copy().read_other_value(at, {Node, item}, expected);
    }

    // Reads null, or a value of a type that is not the field's.
    CHAT_TIMERS_COLD constexpr cursor read_other_value(cursor at, place where, grammar expected) noexcept {
        bool const is_scalar = !is(at, '{') && !is(at, '[');
        cursor const end = is_scalar ? skip_scalar(at, where, expected)
                                     : skip_value(at, open_around(where.field), where, expected);
        if (end == nullptr) return nullptr;
        if (*at == 'n' && where.field != root_) {
            to_.null_value(where, bytes(at, end));
        } else {
            to_.wrong_type(where, bytes(at, end));
        }
        return end;
    }

    // ---- Objects.

    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_object(cursor at, std::size_t item) noexcept {
        cursor const first = at;
        scope in = to_.open({Object, item});
        at = read_members<Object>(at + 1, in);
        if (at == nullptr) return nullptr;
        ++at;
        to_.close<Object>(in, text_range{first_, first, at});
        return at;
    }

    // Reads members up to the closing brace. Most members have a known name, so this is tried first.
    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_members(cursor at, scope& in) noexcept {
        for (grammar expected = grammar::name_or_end;;) {
            auto [value, member] = read_known_name<Object, facts(Object).first_member>(at, in);
            if (member == Object) {
                cursor const name = skip_space(at);
                if (name != at) {
                    at = name;
                    continue;
                }
                if (expected == grammar::name_or_end && is(at, '}')) return at;
                other_member const other = copy().read_other_name(at, in, expected);
                value = other.value;
                member = other.member;
                in.seen = other.seen;
            }
            if (value == nullptr) return nullptr;
            at = member == unknown ? value
                                   : read_value_of<facts(Object).first_member>(member, value, in.where.item);
            if (at == nullptr) return nullptr;
            at = skip_to_separator(at, '}');
            if (is(at, '}')) return at;
            if (!is(at, ','))
                return copy().fail(at, grammar::comma_or_end_of_object, {Object, in.where.item});
            ++at;
            expected = grammar::name;
        }
    }

    struct known_member {
        cursor value;  // or the end of a repeated member
        field member;  // unknown, if it is repeated; or the object, if it has no known name
    };
    // Reads a name and its colon, if the name is spelled as Member's or that of a later member.
    template <field Object, field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr known_member read_known_name(cursor at, scope& in) noexcept {
        constexpr constant_text const& name = quoted_name<Member>;
        // A value follows, so the next two bytes need no check of their own.
        if (has(at, name.size() + 2) && equal_text(at, name)) {
            cursor const end = at + name.size();
            if (!to_.member(in, Member, bytes(at, end)))
                return {copy().skip_colon_and_value(end, Object, in.where.item), unknown};
            if (*end == ':' && static_cast<unsigned char>(end[1]) > ' ') return {end + 1, Member};
            return {*end == ':' ? skip_space(end + 1) : copy().skip_colon(end, {Object, in.where.item}),
                    Member};
        } else if constexpr (Member != facts(Object).last_member) {
            return read_known_name<Object, next(Member)>(at, in);
        } else {
            return {at, Object};
        }
    }

    struct other_member {
        cursor value;  // or the end of an unknown or repeated member
        field member;  // unknown, if it is unknown or repeated
        unsigned seen;
    };
    // Reads a name that is unknown or has escapes, and its colon.
    CHAT_TIMERS_COLD constexpr other_member read_other_name(cursor at, scope in, grammar expected) noexcept {
        place const object = in.where;
        if (!is(at, '"')) return {fail(at, expected, object), unknown, in.seen};
        string_token const token = skip_string(at, object);
        if (token.end == nullptr) return {nullptr, unknown, in.seen};
        text_buffer buffer;
        std::string_view const name = text_of(at, token, buffer);
        field const member = find_member(object.field, name);
        if (member == object.field) {
            to_.unknown_member(object, name, bytes(at, token.end));
        } else if (to_.member(in, member, bytes(at, token.end))) {
            return {skip_colon(token.end, object), member, in.seen};
        }
        return {skip_colon_and_value(token.end, object.field, object.item), unknown, in.seen};
    }

    // Skips the colon and the value of an unknown or repeated member.
    CHAT_TIMERS_COLD constexpr cursor skip_colon_and_value(cursor at, field object,
                                                           std::size_t item) noexcept {
        at = skip_colon(at, {object, item});
        if (at == nullptr) return nullptr;
        return skip_value(at, open_around(object) + 1, {object, item}, grammar::value);
    }

    // Reads the value of `member`, which is Member or follows it in its object.
    template <field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value_of(field member, cursor at,
                                                             std::size_t item) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_value_of<next(Member)>(member, at, item);
        }
        return read_value<Member>(at, item, grammar::value);
    }

    // Returns the number of objects and lists that are open around the value of a field.
    constexpr std::size_t open_around(field value) const noexcept { return depth(value) - depth(root_); }

    // ---- Lists.

    // Not inlined, since each Root holds the list. Static, so that the copy's members stay in registers.
    template <field List>
    CHAT_TIMERS_NOINLINE static constexpr cursor read_list(json_reader in, cursor at) noexcept {
        cursor const first = at;
        scope const opened = in.to_.open({List, 0});
        std::size_t items = 0;
        at = in.skip_space(at + 1);
        if (!in.is(at, ']')) at = in.read_items<List>(at, items);
        if (at == nullptr) return nullptr;
        ++at;
        in.to_.close_list(opened, items, in.bytes(first, at));
        return at;
    }

    // Reads items up to the closing bracket, and counts them.
    template <field List>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_items(cursor at, std::size_t& items) noexcept {
        constexpr field item = facts(List).first_member;
        for (grammar expected = grammar::value_or_end;; expected = grammar::value) {
            at = read_value<item>(at, items, expected);
            if (at == nullptr) return nullptr;
            ++items;
            at = skip_to_separator(at, ']');
            if (is(at, ']')) return at;
            if (!is(at, ',')) return copy().fail(at, grammar::comma_or_end_of_array, {List, 0});
            at = skip_space(at + 1);
        }
    }

    // ---- Texts and numbers.

    // Reads an id or an enumerator. Compares the text with Member's words, from Index on.
    template <field Member, std::size_t Index = 0>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_text(cursor at, std::size_t item,
                                                         grammar expected) noexcept {
        if constexpr (Index < facts(Member).enumerators.size) {
            constexpr constant_text const& word = quoted_word<Member, Index>;
            if (!begins_with(at, word)) return read_text<Member, Index + 1>(at, item, expected);
            to_.enumerator(Member, Index);
            return at + word.size();
        } else {
            return copy().read_other_text(at, {Member, item}, expected);
        }
    }

    // Reads an id, an unknown enumerator, a text with escapes, or a value that is no text.
    CHAT_TIMERS_NOINLINE constexpr cursor read_other_text(cursor at, place where, grammar expected) noexcept {
        if (!is(at, '"')) return read_other_value(at, where, expected);
        string_token const token = skip_string(at, where);
        if (token.end == nullptr) return nullptr;
        std::string_view const inside = between_quotes(at, token.end);
        text_buffer word;  // is compared and not kept
        decoded_text const text =
            token.escaped ? unescape(inside, is_path_segment(where.field) ? to_.buffer_of(where.field) : word)
                          : decoded_text{inside, inside.size() - token.continuation_bytes};
        to_.text(where, bytes(at, token.end), text.utf8, text.scalar_values);
        return token.end;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_number(cursor at, place where,
                                                           grammar expected) noexcept {
        auto const [end, number] = scan_plain_integer(at, last_);
        if (end == nullptr) return copy().read_other_number(at, where, expected);
        to_.integer(where, bytes(at, end), number);
        return end;
    }

    CHAT_TIMERS_COLD constexpr cursor read_other_number(cursor at, place where, grammar expected) noexcept {
        if (at == last_ || (*at != '-' && !is_digit(*at))) return read_other_value(at, where, expected);
        auto const [end, complete, number] = scan_number(at, last_);
        if (!complete) return fail(end, grammar::digit, where);
        bool const plain = number.fraction.empty() && number.exponent.empty();
        auto const value = plain || accept_integral_floats_ ? integral_value(number) : std::nullopt;
        if (value) {
            to_.integer(where, bytes(at, end), *value);
        } else {
            to_.fraction(where, bytes(at, end));
        }
        return end;
    }

    // Converts to the extent where it is needed, which is seldom.
    struct text_range {
        cursor text, first, last;

        CHAT_TIMERS_ALWAYS_INLINE constexpr operator extent() const noexcept {
            return {static_cast<std::size_t>(first - text), static_cast<std::size_t>(last - first)};
        }
    };

    static constexpr field unknown = no_enumerator<field>;  // of a member

    assembler& to_;
    field root_;
    bool accept_integral_floats_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
