// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_READER_HPP
#define CHAT_TIMERS_DETAIL_JSON_READER_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/canonical.hpp>
#include <chat_timers/detail/json_layout_reader.hpp>
#include <chat_timers/detail/json_number.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/words.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chat_timers::detail {

// Reads a JSON text by RFC 8259 and reports to the assembler what it holds. The model directs it: it compares
// the text with what the model expects at each place, first with the texts of common serializers, then member
// by member, and takes a slow path for everything else.
//
// As in the scanner, every function takes the cursor and returns it, or a null pointer. Those of the fast
// paths are inlined, so that the cursor stays in a register; the others are calls that take it and return it
// by value.
//
// Every call of a template names its nodes and layouts by the caller's own template arguments. Clang would
// instantiate any other call when it reads this class, too early for constant evaluation.
class json_reader : json_layout_reader {
public:
    constexpr json_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_layout_reader(text, accept_integral_floats, to) {}

    // Reads the whole text, which must be a Root and nothing more.
    template <node Root>
    [[gnu::always_inline]] constexpr void read() noexcept {
        place const root{Root, 0};
        cursor at = read_known_body<Root>();
        if (at == first_) {
            at = skip_space(at);
            at = is(at, '{') ? read_object<Root>(at, 0) : read_wrong_type(at, root, 0, grammar::value);
        }
        if (at == nullptr || at == last_) return;
        at = skip_space(at);
        if (at != last_) (void)fail(at, grammar::end_of_text, root);
    }

private:
    // How many bytes there are behind a name and its colon on the fast path. No more than the closing
    // brackets of all that is open, so that the last members take that path, too.
    static constexpr std::size_t room_behind_name = 2;

    template <node Object>
    [[gnu::always_inline]] constexpr cursor read_object(cursor at, std::size_t item) noexcept {
        scope in = to_.open({Object, item}, offset(at));
        return read_members<Object>(at + 1, in, false);
    }

    // What is left of an object: all its members, or, behind a member's value, the others.
    template <node Object>
    [[gnu::always_inline]] constexpr cursor read_members(cursor at, scope& in, bool behind_value) noexcept {
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

    template <node Object>
    [[gnu::cold, gnu::noinline]] constexpr cursor read_other_members(cursor at, scope in) noexcept {
        return read_members<Object>(at, in, true);
    }

    // A name, its colon and its value, with room for the longest name. Tries the names of the model in turn,
    // from Member on.
    template <node Member>
    [[gnu::always_inline]] constexpr cursor read_member(cursor at, char byte, scope& in,
                                                        grammar expected) noexcept {
        constexpr node object = facts(Member).parent;
        constexpr auto const& name = canonical::name_and_colon<layout::compact, Member>;
        if (equal_text<name>(at) && to_.first_member(in, Member)) {
            if constexpr (Member == node::channel_configuration) {
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

    template <node Object>
    [[gnu::always_inline]] constexpr cursor read_odd_member(cursor at, char byte, scope& in,
                                                            grammar expected) noexcept {
        if (byte != '"') return fail(at, expected, in.where);
        auto const [end, members] = read_other_member<facts(Object).first_member>(at, in);
        in.members = members;
        return end;
    }

    // ---- Texts in a known layout.

    // A text that begins with a body in a known layout, up to the list's bracket. Returns `first_` for any
    // other.
    template <node Root>
    [[gnu::always_inline]] constexpr cursor read_known_body() noexcept {
        constexpr node member = facts(Root).first_member;
        if constexpr (Root != node::body) {
            return first_;
        } else if (!has(first_, canonical::body_open<layout::compact>.size())) {
            return first_;
        } else {
            return in_layout(layout_of<Root, member>(first_),
                             [this]<layout Layout>() { return this->template read_body_in<Layout, Root>(); });
        }
    }
    template <layout Layout, node Body>
    [[gnu::always_inline]] constexpr cursor read_body_in() noexcept {
        constexpr auto const& open = canonical::body_open<Layout>;
        constexpr auto const& close = canonical::body_close<Layout>;
        if (!starts_whole<open, canonical::body_open<layout::compact>.size()>(first_)) return first_;
        cursor const end = read_list<Layout, node::timer_list>(first_ + open.size() - 1);
        if (end == nullptr) return nullptr;
        if (starts_whole<close>(end)) return end + close.size();
        constexpr node configuration = facts(Body).first_member;
        scope body = to_.open({Body, 0}, 0);
        body.mark = 0;
        to_.sole_member(body, configuration);
        cursor const name = first_ + canonical::opening<Layout, Body>.size();
        cursor const at = read_behind_list<Layout, configuration>(name, end, 0);
        return at == nullptr ? nullptr : read_other_members<Body>(at, body);
    }

    // The same for "ChannelConfiguration" as a member; `at` is at its name. Returns `at` for any other text.
    template <node Configuration>
    [[gnu::always_inline]] constexpr cursor read_known_configuration(cursor at) noexcept {
        constexpr auto const& name = canonical::name_and_colon<layout::compact, Configuration>;
        if (!has(at, canonical::list_open<layout::compact>.size())) return at;
        cursor const open = at + name.size() + (at[name.size()] == ' ' ? 1 : 0);
        return in_layout(layout_of<Configuration, facts(Configuration).first_member>(open),
                         [=, this]<layout Layout>() {
                             return this->template read_configuration_in<Layout, Configuration>(at);
                         });
    }
    template <layout Layout, node Configuration>
    [[gnu::noinline]] constexpr cursor read_configuration_in(cursor at) noexcept {
        constexpr auto const& open = canonical::list_open<Layout>;
        constexpr auto const& close = canonical::configuration_close<Layout>;
        if (!starts_whole<open>(at)) return at;
        std::size_t const mark = to_.mark();
        cursor const end = read_list<Layout, node::timer_list>(at + open.size() - 1);
        if (end == nullptr) return nullptr;
        if (starts_whole<close>(end)) return end + close.size();
        return read_behind_list<Layout, Configuration>(at, end, mark);
    }

    // What is left of "ChannelConfiguration", whose name is at `from`, behind the list. `mark`: how many
    // violations were reported before it.
    template <layout Layout, node Configuration>
    [[gnu::cold, gnu::noinline]] constexpr cursor read_behind_list(cursor from, cursor at,
                                                                   std::size_t mark) noexcept {
        constexpr node channel = facts(Configuration).first_member;
        static_assert(channel == facts(Configuration).last_member, "Which of the channels is it?");
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

    // The list, in whatever layout its brackets and the colon before it suggest.
    // Preconditions: a name and a colon precede it.
    template <node List>
    [[gnu::noinline]] constexpr cursor read_any_list(cursor at) noexcept {
        using enum layout;
        constexpr std::size_t by_two = canonical::opening<indented_by_two, List>.size();
        layout found = at[-1] == ' ' ? spaced : compact;
        if (has(at, by_two + 1) && at[1] == '\n')
            found = at[by_two] == '{' ? indented_by_two : indented_by_four;
        return in_layout(found,
                         [=, this]<layout Layout>() { return this->template read_list<Layout, List>(at); });
    }

    // Reads timers in the known layout as long as there are any, and any other item by the general rules.
    template <layout Layout, node List>
    [[gnu::noinline]] constexpr cursor read_list(cursor at) noexcept {
        constexpr node item = facts(List).first_member;
        constexpr auto const& close = canonical::closing<Layout, List>;
        scope in = to_.open({List, 0}, offset(at));
        std::size_t items = 0;
        char byte = ',';
        while (byte == ',') {
            ++at;
            if (cursor const end = read_known_item<Layout, List>(at, items)) {
                at = end;
                ++items;
                if (*at == ',') continue;
                if (starts_whole<close>(at)) {
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

    // `at` is behind the list's bracket or a comma.
    template <layout Layout, node List>
    [[gnu::always_inline]] constexpr cursor read_known_item(cursor at, std::size_t index) noexcept {
        if constexpr (Layout == layout::spaced) {
            if (is(at, ' ')) ++at;
        } else {
            constexpr auto const& line = canonical::line<Layout, depth(List)>;
            if (!starts_whole<line>(at)) return nullptr;
            at += line.size();
        }
        return read_known_timer<Layout>(at, index);
    }

    // A member whose name is a stranger's, is spelled with escapes, stands apart from its colon, comes again,
    // or stands near the end of the text.
    template <node First>
    [[gnu::cold, gnu::noinline]] constexpr progress read_other_member(cursor at, scope in) noexcept {
        string_token const token = skip_string(at, in.where);
        if (token.end == nullptr) return {};
        text_buffer buffer;
        std::string_view const name = text_of(at, token, buffer);
        node const member = find_member(in.where.node, name);
        bool const known = member != in.where.node;
        if (!known) to_.unknown_member(in, name, bytes(at, token.end));
        bool const told = known && to_.member(in, member, bytes(at, token.end));
        at = skip_colon(token.end, in.where);
        if (at == nullptr) return {};
        if (told) return read_value_of<First>(member, at, in);
        return {skip_value(at, depth(in.where.node), in.where, grammar::value), in.members};
    }

    // The value of a member that is Member or one behind it in its object.
    template <node Member>
    [[gnu::cold, gnu::noinline]] constexpr progress read_value_of(node member, cursor at, scope in) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_value_of<detail::next(Member)>(member, at, in);
        }
        at = read_member_value<Member>(at, in);
        return {at, in.members};
    }

    template <node Member, std::size_t Room = 0>
    [[gnu::always_inline]] constexpr cursor read_member_value(cursor at, scope& in) noexcept {
        char const byte = next<Room>(at);
        place const where{Member, in.where.item};
        constexpr node_kind kind = facts(Member).kind;
        if constexpr (kind == node_kind::structure || kind == node_kind::union_) {
            if (byte == '{') return read_object<Member>(at, in.where.item);
        } else if constexpr (kind == node_kind::list) {
            if (byte == '[') return read_any_list<Member>(at);
        } else if constexpr (kind == node_kind::integer) {
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

    template <node Item>
    [[gnu::noinline]] constexpr cursor read_other_item(cursor at, char first, std::size_t index,
                                                       grammar expected) noexcept {
        if (first == '{') return read_object<Item>(at, index);
        return read_null_or_wrong_item(at, {Item, index}, expected);
    }
};

}  // namespace chat_timers::detail

#endif
