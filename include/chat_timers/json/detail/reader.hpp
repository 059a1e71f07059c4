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
    constexpr json_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_scanner(text, to.faults()), to_(to), accept_integral_floats_(accept_integral_floats) {}

    // Reads the whole text, which must be exactly one Root.
    template <field Root>
    constexpr void read() noexcept {
        root_ = Root;
        cursor at = read_value<Root>(skip_space(first_), 0, grammar::value);
        if (at == nullptr) return;
        at = skip_space(at);
        if (at != last_) (void)fail(at, grammar::end_of_text, {Root, 0});
    }

private:
    // Reads a value of the field's type. `expected`: the grammar at this place, for the violation.
    template <field Node>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value(cursor at, std::size_t item,
                                                          grammar expected) noexcept {
        constexpr field_kind kind = facts(Node).kind;
        char const first = at != last_ ? *at : '\0';
        if constexpr (kind == field_kind::structure || kind == field_kind::union_) {
            if (first == '{') return read_object<Node>(at, item);
        } else if constexpr (kind == field_kind::list) {
            if (first == '[') return read_list<Node>(at);
        } else if constexpr (kind == field_kind::string) {
            if (first == '"') return read_text<Node>(at, item);
        } else {
            if (first == '-' || is_digit(first)) return read_number(at, {Node, item});
        }
        return read_wrong_type(at, {Node, item}, expected);
    }

    CHAT_TIMERS_COLD constexpr cursor read_wrong_type(cursor at, place where, grammar expected) noexcept {
        cursor const end = skip_value(at, open_around(where.field), where, expected);
        if (end != nullptr) to_.wrong_type(where, bytes(at, end));
        return end;
    }

    // ---- Objects.

    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_object(cursor at, std::size_t item) noexcept {
        scope in = to_.open({Object, item}, offset(at));
        at = skip_space(at + 1);
        if (!is(at, '}')) at = read_members<Object>(at, in);
        if (at == nullptr) return nullptr;
        ++at;
        to_.close<Object>(in, offset(at));
        return at;
    }

    // Reads members up to the closing brace.
    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_members(cursor at, scope& in) noexcept {
        for (grammar expected = grammar::name_or_end;; expected = grammar::name) {
            at = read_member<Object>(at, in, expected);
            if (at == nullptr) return nullptr;
            at = skip_space(at);
            if (is(at, '}')) return at;
            if (!is(at, ',')) return fail(at, grammar::comma_or_end_of_object, in.where);
            at = skip_space(at + 1);
        }
    }

    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_member(cursor at, scope& in, grammar expected) noexcept {
        auto const [end, member] = read_name<facts(Object).first_member>(at, in, expected);
        if (end == nullptr) return nullptr;
        if (member == unknown || !to_.member(in, member, bytes(at, end)))
            return skip_colon_and_value(end, in.where);
        at = skip_colon(end, in.where);
        if (at == nullptr) return nullptr;
        return read_value_of<facts(Object).first_member>(member, at, in);
    }

    struct member_name {
        cursor end;
        field member;  // unknown, or the member of the object
    };
    // Reads a name. Compares it with Member's and those after it.
    template <field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr member_name read_name(cursor at, scope& in,
                                                              grammar expected) noexcept {
        constexpr constant_text const& name = quoted_name<Member>;
        if (begins_with(at, name)) {
            return {at + name.size(), Member};
        } else if constexpr (Member != facts(facts(Member).parent).last_member) {
            return read_name<next(Member)>(at, in, expected);
        } else {
            return read_other_name(at, in, expected);
        }
    }

    // Reads a name that is unknown or has escapes.
    CHAT_TIMERS_COLD constexpr member_name read_other_name(cursor at, scope& in, grammar expected) noexcept {
        if (!is(at, '"')) return {fail(at, expected, in.where), unknown};
        string_token const token = skip_string(at, in.where);
        if (token.end == nullptr) return {nullptr, unknown};
        text_buffer buffer;
        std::string_view const name = text_of(at, token, buffer);
        field const member = find_member(in.where.field, name);
        if (member != in.where.field) return {token.end, member};
        to_.unknown_member(in, name, bytes(at, token.end));
        return {token.end, unknown};
    }

    // Skips the colon and the value of an unknown or repeated member.
    CHAT_TIMERS_COLD constexpr cursor skip_colon_and_value(cursor at, place object) noexcept {
        at = skip_colon(at, object);
        if (at == nullptr) return nullptr;
        return skip_value(at, open_around(object.field) + 1, object, grammar::value);
    }

    // Reads the value of `member`, which is Member or follows it in its object.
    template <field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value_of(field member, cursor at, scope& in) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_value_of<next(Member)>(member, at, in);
        }
        if (is(at, 'n')) return read_null_member(at, Member, in);
        return read_value<Member>(at, in.where.item, grammar::value);
    }

    CHAT_TIMERS_COLD constexpr cursor read_null_member(cursor at, field member, scope& in) noexcept {
        cursor const end = skip_value(at, open_around(member), {member, in.where.item}, grammar::value);
        if (end != nullptr) to_.null_member(in, member, bytes(at, end));
        return end;
    }

    // Returns the number of objects and lists that are open around the value of a field.
    constexpr std::size_t open_around(field value) const noexcept {
        std::size_t open = 0;
        for (; value != root_ && !is_root(value); value = facts(value).parent) ++open;
        return open;
    }

    // ---- Lists.

    template <field List>
    CHAT_TIMERS_NOINLINE constexpr cursor read_list(cursor at) noexcept {
        scope const in = to_.open({List, 0}, offset(at));
        std::size_t items = 0;
        at = skip_space(at + 1);
        if (!is(at, ']')) at = read_items<List>(at, items);
        if (at == nullptr) return nullptr;
        ++at;
        to_.close_list(in, offset(at), items);
        return at;
    }

    // Reads items up to the closing bracket, and counts them.
    template <field List>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_items(cursor at, std::size_t& items) noexcept {
        constexpr field item = facts(List).first_member;
        for (grammar expected = grammar::value_or_end;; expected = grammar::value) {
            at = is(at, 'n') ? read_null_item(at, {item, items}, expected)
                             : read_value<item>(at, items, expected);
            if (at == nullptr) return nullptr;
            ++items;
            at = skip_space(at);
            if (is(at, ']')) return at;
            if (!is(at, ',')) return fail(at, grammar::comma_or_end_of_array, {List, 0});
            at = skip_space(at + 1);
        }
    }

    CHAT_TIMERS_COLD constexpr cursor read_null_item(cursor at, place where, grammar expected) noexcept {
        cursor const end = skip_value(at, open_around(where.field), where, expected);
        if (end != nullptr) to_.null_item(where, bytes(at, end));
        return end;
    }

    // ---- Texts and numbers.

    // Reads an id or an enumerator. Compares the text with Member's words, from Index on.
    template <field Member, std::size_t Index = 0>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_text(cursor at, std::size_t item) noexcept {
        if constexpr (Index < facts(Member).enumerators.size) {
            constexpr constant_text const& word = quoted_word<Member, Index>;
            if (!begins_with(at, word)) return read_text<Member, Index + 1>(at, item);
            to_.enumerator(Member, Index);
            return at + word.size();
        } else {
            return read_other_text(at, {Member, item});
        }
    }

    // Reads an id, an unknown enumerator, or a text with escapes.
    CHAT_TIMERS_NOINLINE constexpr cursor read_other_text(cursor at, place where) noexcept {
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

    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_number(cursor at, place where) noexcept {
        auto const [end, number] = scan_plain_integer(at, last_);
        if (end == nullptr) return read_other_number(at, where);
        to_.integer(where, bytes(at, end), number);
        return end;
    }

    CHAT_TIMERS_COLD constexpr cursor read_other_number(cursor at, place where) noexcept {
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

    static constexpr field unknown = no_enumerator<field>;  // of a member

    assembler& to_;
    field root_ = field::body;
    bool const accept_integral_floats_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
