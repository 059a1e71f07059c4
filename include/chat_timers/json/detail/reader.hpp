// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_READER_HPP
#define CHAT_TIMERS_JSON_DETAIL_READER_HPP

#include <chat_timers/json/detail/canonical.hpp>
#include <chat_timers/json/detail/layout_reader.hpp>
#include <chat_timers/json/detail/numbers.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads a JSON text by RFC 8259 and reports its content to the assembler. The model directs the reading: the
// text is compared with the expected pieces, first in the layouts of common serializers, then member by
// member. Everything else takes a slow path.
//
// As in the scanner, every function takes the cursor and returns it, or a null pointer. The fast paths are
// inlined, so that the cursor stays in a register; the slow paths are calls that take it and return it by
// value.
//
// Every call of a template names its nodes and layouts by the caller's own template arguments. Clang would
// instantiate any other call while it reads this class, too early for constant evaluation.
class json_reader : json_layout_reader {
public:
    constexpr json_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_layout_reader(text, accept_integral_floats, to) {}

    // Reads the whole text, which must be exactly one Root.
    template <field Root>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void read() noexcept {
        place const root{Root, 0};
        nesting_ += depth(Root) - 1;
        cursor at = read_known_body<Root>();
        if (at == first_) {
            at = skip_space(at);
            at = is(at, '{') ? read_object<Root>(at, 0)
                             : read_wrong_type(at, root, depth(Root) - 1, grammar::value);
        }
        if (at == nullptr || at == last_) return;
        at = skip_space(at);
        if (at != last_) (void)fail(at, grammar::end_of_text, root);
    }

private:
    // The number of bytes after a name and its colon on the fast path: at most the closing brackets of all
    // open objects and lists, so that the last members take that path, too.
    static constexpr std::size_t room_behind_name = 2;

    // Not inlined: it has many callers.
    template <field Object>
    CHAT_TIMERS_NOINLINE constexpr cursor read_object(cursor at, std::size_t item) noexcept {
        scope in = to_.open({Object, item}, offset(at));
        return read_members<Object>(at + 1, in, false);
    }

    // Reads all members of an object or, after a member's value, the remaining ones, and the closing brace.
    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_members(cursor at, scope& in,
                                                            bool behind_value) noexcept {
        constexpr std::size_t room =
            std::string_view{"\"\":"}.size() + longest_name<Object>() + room_behind_name;
        char byte = next(at);
        if (byte != '}') {
            for (grammar expected = grammar::name_or_end;; expected = grammar::name) {
                if (!behind_value) {
                    at = has(at, room) ? read_member<facts(Object).first_member>(at, byte, in, expected)
                                       : read_odd_member<Object>(at, byte, in, expected);
                    if (at == nullptr) return nullptr;
                    byte = next(at);
                }
                behind_value = false;
                if (byte != ',') break;
                byte = next(++at);
            }
            if (byte != '}') return fail(at, grammar::comma_or_end_of_object, in.where);
        }
        ++at;
        to_.template close<Object>(in, offset(at));
        return at;
    }

    template <field Object>
    CHAT_TIMERS_COLD constexpr cursor read_other_members(cursor at, scope in) noexcept {
        return read_members<Object>(at, in, true);
    }

    // Reads a name, its colon and its value. Tries the names of the model in turn, from Member on.
    // Preconditions: the longest name, its colon and room_behind_name bytes can be read.
    template <field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_member(cursor at, char byte, scope& in,
                                                           grammar expected) noexcept {
        constexpr field object = facts(Member).parent;
        constexpr piece const& name = canonical::name_and_colon<layout::compact, Member>;
        if (equal_text(at, name) && to_.first_member(in, Member)) {
            if constexpr (Member == field::channel_configuration) {
                cursor const end = read_known_configuration<Member>(at);
                if (end != at) return end;
            }
            return read_member_value<Member, room_behind_name>(at + name.size(), in);
        }
        if constexpr (Member != facts(object).last_member) {
            return read_member<detail::next(Member)>(at, byte, in, expected);
        } else {
            return read_odd_member<object>(at, byte, in, expected);
        }
    }

    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_odd_member(cursor at, char byte, scope& in,
                                                               grammar expected) noexcept {
        if (byte != '"') return fail(at, expected, in.where);
        auto const [end, members] = read_other_member<facts(Object).first_member>(at, in);
        in.members = members;
        return end;
    }

    // ---- Texts in a known layout.

    // Reads a text whose start, up to the list, has a known layout. Returns `first_` for any other text.
    template <field Root>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_known_body() noexcept {
        constexpr field member = facts(Root).first_member;
        if constexpr (Root == field::body) {
            if (has(first_, canonical::body_open<layout::compact>.size())) {
                return in_layout(layout_of<Root, member>(first_), [this]<layout Layout>() {
                    return this->template read_body_in<Layout, Root>();
                });
            }
        }
        return first_;
    }
    template <layout Layout, field Body>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_body_in() noexcept {
        constexpr piece const& open = canonical::body_open<Layout>;
        constexpr piece const& close = canonical::body_close<Layout>;
        if (!starts_whole(first_, open, canonical::body_open<layout::compact>.size())) return first_;
        std::size_t const mark = to_.mark();
        cursor const end = read_list<Layout, field::timer_list>(first_ + open.size() - 1);
        if (end == nullptr) return nullptr;
        if (starts_whole(end, close)) return end + close.size();
        constexpr field configuration = facts(Body).first_member;
        scope body{{Body, 0}, 0, mark};
        to_.sole_member(body, configuration);
        cursor const name = first_ + canonical::opening<Layout, Body>.size();
        cursor const at = read_behind_list<Layout, configuration>(name, end, mark);
        return at == nullptr ? nullptr : read_other_members<Body>(at, body);
    }

    // The same for the member "ChannelConfiguration", whose name is at `at`. Returns `at` for any other text.
    template <field Configuration>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_known_configuration(cursor at) noexcept {
        constexpr piece const& name = canonical::name_and_colon<layout::compact, Configuration>;
        if (!has(at, canonical::list_open<layout::compact>.size())) return at;
        cursor const open = at + name.size() + (at[name.size()] == ' ' ? 1 : 0);
        return in_layout(layout_of<Configuration, facts(Configuration).first_member>(open),
                         [this, at]<layout Layout>() {
                             return this->template read_configuration_in<Layout, Configuration>(at);
                         });
    }
    template <layout Layout, field Configuration>
    CHAT_TIMERS_NOINLINE constexpr cursor read_configuration_in(cursor at) noexcept {
        constexpr piece const& open = canonical::list_open<Layout>;
        constexpr piece const& close = canonical::configuration_close<Layout>;
        if (!starts_whole(at, open)) return at;
        std::size_t const mark = to_.mark();
        cursor const end = read_list<Layout, field::timer_list>(at + open.size() - 1);
        if (end == nullptr) return nullptr;
        if (starts_whole(end, close)) return end + close.size();
        return read_behind_list<Layout, Configuration>(at, end, mark);
    }

    // Reads the rest of "ChannelConfiguration", whose name is at `from`, after the list. `mark`: the number
    // of violations before it.
    template <layout Layout, field Configuration>
    CHAT_TIMERS_COLD constexpr cursor read_behind_list(cursor from, cursor at, std::size_t mark) noexcept {
        constexpr field channel = facts(Configuration).first_member;
        static_assert(has_members(Configuration, {field::chat}),
                      "ChannelConfiguration has another channel: take from the caller which one was read");
        cursor const configuration_open = from + canonical::name_and_colon<Layout, Configuration>.size();
        cursor const channel_open = configuration_open + canonical::opening<Layout, Configuration>.size() +
                                    canonical::name_and_colon<Layout, channel>.size();
        scope configuration{{Configuration, 0}, offset(configuration_open), mark};
        to_.sole_member(configuration, channel);
        scope chat{{channel, 0}, offset(channel_open), mark};
        to_.sole_member(chat, facts(channel).first_member);
        at = read_other_members<channel>(at, chat);
        return at == nullptr ? nullptr : read_other_members<Configuration>(at, configuration);
    }

    // Reads the list in the layout that its brackets and the byte before it suggest.
    // Preconditions: a name and a colon precede it.
    template <field List>
    CHAT_TIMERS_NOINLINE constexpr cursor read_any_list(cursor at) noexcept {
        return in_layout(layout_of_list<List>(at),
                         [this, at]<layout Layout>() { return this->template read_list<Layout, List>(at); });
    }

    // Reads timers in the given layout while there are any, and every other item by the general rules.
    template <layout Layout, field List>
    CHAT_TIMERS_NOINLINE constexpr cursor read_list(cursor at) noexcept {
        constexpr field item = facts(List).first_member;
        constexpr piece const& close = canonical::closing<Layout, List>;
        scope in = to_.open({List, 0}, offset(at));
        std::size_t items = 0;
        char byte = ',';
        while (byte == ',') {
            ++at;
            if (cursor const end = read_known_item<Layout, List>(at, items)) {
                at = end;
                ++items;
                if (*at == ',') continue;
                if (starts_whole(at, close)) {
                    at += close.size() - 1;
                    byte = ']';
                    break;
                }
            } else {
                byte = next(at);
                if (byte == ']' && items == 0) break;
                at = read_other_item<item>(at, byte, items,
                                           items == 0 ? grammar::value_or_end : grammar::value);
                if (at == nullptr) return nullptr;
                ++items;
            }
            byte = next(at);
        }
        if (byte != ']') return fail(at, grammar::comma_or_end_of_array, in.where);
        ++at;
        to_.close_list(in, offset(at), items);
        return at;
    }

    // Slow path: the name is unknown, escaped, repeated or separated from its colon, or too close to the end
    // of the text for a block compare.
    template <field First>
    CHAT_TIMERS_COLD constexpr progress read_other_member(cursor at, scope in) noexcept {
        string_token const token = skip_string(at, in.where);
        if (token.end == nullptr) return {};
        text_buffer buffer;
        std::string_view const name = text_of(at, token, buffer);
        field const member = find_member(in.where.field, name);
        bool const known = member != in.where.field;
        if (!known) to_.unknown_member(in, name, bytes(at, token.end));
        bool const told = known && to_.member(in, member, bytes(at, token.end));
        at = skip_colon(token.end, in.where);
        if (at == nullptr) return {};
        if (told) return read_value_of<First>(member, at, in);
        return {skip_value(at, depth(in.where.field), in.where, grammar::value), in.members};
    }

    // Reads the value of `member`, which is Member or follows it in its object.
    template <field Member>
    CHAT_TIMERS_COLD constexpr progress read_value_of(field member, cursor at, scope in) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_value_of<detail::next(Member)>(member, at, in);
        }
        at = read_member_value<Member>(at, in);
        return {at, in.members};
    }

    template <field Member, std::size_t Room = 0>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_member_value(cursor at, scope& in) noexcept {
        char const byte = next<Room>(at);
        place const where{Member, in.where.item};
        constexpr field_kind kind = facts(Member).kind;
        if constexpr (kind == field_kind::structure || kind == field_kind::union_) {
            if (byte == '{') return read_object<Member>(at, in.where.item);
        } else if constexpr (kind == field_kind::list) {
            if (byte == '[') return read_any_list<Member>(at);
        } else if constexpr (kind == field_kind::integer) {
            if (cursor const end = read_small_integer(at, where)) return end;
            if (byte == '-' || is_digit(byte)) return read_other_number(at, where);
        } else {
            cursor const end = read_enumerator<Member>(at);
            if (end != nullptr) return end;
            if (byte == '"') return read_other_text(at, where);
        }
        auto const [end, members] = read_null_or_wrong_type(at, where, in);
        in.members = members;
        return end;
    }

    template <field Item>
    CHAT_TIMERS_NOINLINE constexpr cursor read_other_item(cursor at, char first, std::size_t index,
                                                          grammar expected) noexcept {
        if (first == '{') return read_object<Item>(at, index);
        return read_null_or_wrong_item(at, {Item, index}, expected);
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
