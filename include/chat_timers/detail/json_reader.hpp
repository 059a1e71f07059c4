// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_READER_HPP
#define CHAT_TIMERS_DETAIL_JSON_READER_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/canonical.hpp>
#include <chat_timers/detail/json_number.hpp>
#include <chat_timers/detail/json_scanner.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/words.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chat_timers::detail {

// Reads a JSON text by RFC 8259 and tells the assembler of what it holds. The model directs it: it looks
// first for what the model expects at each place, and leaves the straight path for everything else.
//
// As in the scanner, every function takes the cursor and gives it back, or a null pointer. Those of the
// straight path are inlined, so that the cursor stays in a register; the others are calls that take it and
// give it by value.
class json_reader : json_scanner {
public:
    constexpr json_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_scanner(text, to), accept_integral_floats_(accept_integral_floats) {}

    // The whole text, which must be a Root and nothing more.
    template <node Root>
    [[gnu::always_inline]] constexpr void read() noexcept {
        place const root{Root, 0};
        char const* at = skip_space(first_);
        at = is(at, '{') ? read_object<Root>(at, 0) : read_wrong_type(at, root, 0, grammar::value);
        if (at == nullptr) return;
        at = skip_space(at);
        if (at != last_) (void)fail(at, grammar::end_of_text, root);
    }

private:
    // What a call off the straight path gives back: the scope went there by value, so that it can stay in
    // registers.
    struct progress {
        cursor at = nullptr;
        members_found members{};
    };

    // How many objects and lists are open where a member of `object` stands.
    static constexpr unsigned depth(node object) noexcept {
        return is_root(object) ? 1 : 1 + depth(facts(object).parent);
    }

    // How many bytes there are behind a name and its colon on the straight path. No more than the closing
    // brackets of all that is open, so that the last members take that path, too.
    static constexpr std::size_t room_behind_name = 2;

    template <auto const& Text>
    [[gnu::always_inline]] constexpr bool starts_with(cursor at) const noexcept {
        return has(at, Text.size()) && equal_text<Text>(at);
    }

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
        constexpr auto const& name = canonical::name_and_colon<Member>;
        if (equal_text<name>(at) && to_.first_member(in, Member)) {
            if constexpr (Member == node::channel_configuration) {
                using enum canonical::spacing;
                if (starts_with<canonical::list_open<none>>(at))
                    return read_canonical_configuration<Member, none>(at);
                if (starts_with<canonical::list_open<spaced>>(at))
                    return read_canonical_configuration<Member, spaced>(at);
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

    // The value of "ChannelConfiguration", whose text is canonical up to the list's bracket.
    template <node Configuration, canonical::spacing Spacing>
    [[gnu::always_inline]] constexpr cursor read_canonical_configuration(cursor at) noexcept {
        using namespace canonical;
        constexpr std::size_t chat_at = name_and_colon<Configuration, Spacing>.size();
        constexpr std::size_t list_at = chat_at + 1 + name_and_colon<node::chat, Spacing>.size();
        scope configuration = to_.open({Configuration, 0}, offset(at) + chat_at);
        to_.sole_member(configuration, node::chat);
        scope chat = to_.open({node::chat, 0}, offset(at) + list_at);
        to_.sole_member(chat, node::timer_list);
        at = read_list<node::timer_list>(at + list_open<Spacing>.size() - 1);
        if (at == nullptr) return nullptr;
        if (!is(at, '}')) {
            at = read_other_members<node::chat>(at, chat);
            return at == nullptr ? nullptr : read_other_members<Configuration>(at, configuration);
        }
        ++at;
        to_.template close<node::chat>(chat, offset(at));
        if (!is(at, '}')) return read_other_members<Configuration>(at, configuration);
        ++at;
        to_.template close<Configuration>(configuration, offset(at));
        return at;
    }

    // A member whose name is a stranger's, is spelled with escapes, stands apart from its colon, comes again,
    // or stands near the end of the text.
    template <node First>
    [[gnu::cold, gnu::noinline]] constexpr progress read_other_member(cursor at, scope in) noexcept {
        auto const [end, escaped] = skip_string(at, in.where);
        if (end == nullptr) return {};
        text_buffer buffer;
        std::string_view const name = decode_string(at, end, escaped, buffer).utf8;
        node const member = find_member(in.where.node, name);
        bool const known = member != in.where.node;
        if (!known) to_.unknown_member(in, name, bytes(at, end));
        bool const told = known && to_.member(in, member, bytes(at, end));
        at = skip_colon(end, in.where);
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
            if (byte == '[') return read_list<Member>(at);
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

    template <node List>
    [[gnu::noinline]] constexpr cursor read_list(cursor at) noexcept {
        scope in = to_.open({List, 0}, offset(at));
        std::size_t items = 0;
        char byte = next(++at);
        if (byte != ']') {
            for (grammar expected = grammar::value_or_end;; expected = grammar::value) {
                at = read_item<facts(List).first_member>(at, byte, items, expected);
                if (at == nullptr) return nullptr;
                ++items;
                byte = next(at);
                if (byte != ',') break;
                byte = next(++at);
            }
            if (byte != ']') return fail(at, grammar::comma_or_end_of_array, in.where);
        }
        ++at;
        to_.close_list(in, offset(at), items);
        return at;
    }

    template <node Item>
    [[gnu::always_inline]] constexpr cursor read_item(cursor at, char first, std::size_t index,
                                                      grammar expected) noexcept {
        if (cursor const end = read_canonical_timer<Item, canonical::spacing::none>(at, index)) return end;
        return read_other_item<Item>(at, first, index, expected);
    }

    template <node Item>
    [[gnu::noinline]] constexpr cursor read_other_item(cursor at, char first, std::size_t index,
                                                       grammar expected) noexcept {
        if (cursor const end = read_canonical_timer<Item, canonical::spacing::spaced>(at, index)) return end;
        if (first == '{') return read_object<Item>(at, index);
        return read_null_or_wrong_item(at, {Item, index}, expected);
    }

    // The straight path of read_object<node::timer>: a timer in canonical text, recognised in a few
    // comparisons. Null where the text is any other; nothing is told of it then, and the general path reads
    // it from the same place.
    template <node Timer, canonical::spacing Spacing>
    [[gnu::always_inline]] constexpr cursor read_canonical_timer(cursor const from,
                                                                 std::size_t item) noexcept {
        using namespace canonical;
        constexpr auto const& customer = timer_open<participant_role::customer, Spacing>;
        constexpr auto const& agent = timer_open<participant_role::agent, Spacing>;
        constexpr auto const& idle = value_open<timer_type::idle, Spacing>;
        constexpr auto const& disconnect = value_open<timer_type::disconnect_noncustomer, Spacing>;
        constexpr auto const& unset = unset_value<Spacing>;
        constexpr auto const& duration = duration_open<Spacing>;
        // Of the pieces up to the value, none reaches beyond the end of the shortest list.
        constexpr std::size_t shortest_value = unset.size() + list_close.size();
        constexpr std::size_t shortest = agent.size() + idle.size() + shortest_value;
        static_assert(customer.size() + disconnect.size() <= shortest && duration.size() <= shortest_value);
        cursor at = from;
        if (!has(at, shortest) || at[1] != '"') return nullptr;  // at once where the text is indented
        participant_role role{};
        if (equal_text<customer>(at)) {
            at += customer.size();
        } else if (equal_text<agent>(at)) {
            role = participant_role::agent;
            at += agent.size();
        } else {
            return nullptr;
        }
        timer_type type{};
        if (equal_text<idle>(at)) {
            at += idle.size();
        } else if (equal_text<disconnect>(at)) {
            type = timer_type::disconnect_noncustomer;
            at += disconnect.size();
        } else {
            return nullptr;
        }
        if (!has(at, shortest_value)) return nullptr;
        cursor number = nullptr;
        std::int64_t minutes = 0;
        if (equal_text<duration>(at)) {
            number = at += duration.size();
            // One to three digits, and what closes all.
            constexpr std::size_t shortest_end = 1 + timer_close.size() + list_close.size();
            if (!has(at, shortest_end) || *at == '0' || !is_digit(*at)) return nullptr;
            minutes = read_minutes(at);
            if (at[0] != '}' || at[1] != '}') return nullptr;
        } else if (equal_text<unset>(at)) {
            at += unset.size() - timer_close.size();
        } else {
            return nullptr;
        }
        cursor const end = at + timer_close.size();
        extent const number_bytes = number == nullptr ? extent{} : bytes(number, at);
        to_.whole_timer(item, bytes(from, end), {role, type}, number_bytes, minutes);
        return end;
    }

    // Null where there is none that is spelled without escapes.
    template <node Member>
    [[gnu::always_inline]] constexpr cursor read_enumerator(cursor at) noexcept {
        if constexpr (Member == node::role) {
            return read_one_of<participant_role::customer, participant_role::agent>(at);
        } else if constexpr (Member == node::type) {
            return read_one_of<timer_type::idle, timer_type::disconnect_noncustomer>(at);
        } else if constexpr (Member == node::action) {
            return read_one_of<timer_action::unset>(at);
        } else {
            return nullptr;
        }
    }

    template <auto First, auto... Others>
    [[gnu::always_inline]] constexpr cursor read_one_of(cursor at) noexcept {
        if (starts_with<canonical::quoted_word<First>>(at)) {
            to_.enumerator(First);
            return at + canonical::quoted_word<First>.size();
        }
        if constexpr (sizeof...(Others) != 0) {
            return read_one_of<Others...>(at);
        } else {
            return nullptr;
        }
    }

    // An id, an unknown enumerator, or a text with escapes in it.
    [[gnu::noinline]] constexpr cursor read_other_text(cursor at, place where) noexcept {
        auto const [end, escaped] = skip_string(at, where);
        if (end == nullptr) return nullptr;
        decoded_text const text = decode_string(at, end, escaped, to_.buffer(where.node));
        to_.text(where, bytes(at, end), text.utf8, text.scalar_values);
        return end;
    }

    // One to three digits, the first of which is there, with room for one byte more.
    [[gnu::always_inline]] static constexpr std::int64_t read_minutes(cursor& at) noexcept {
        int minutes = *at++ - '0';
        if (is_digit(*at)) minutes = minutes * 10 + (*at++ - '0');
        if (is_digit(*at)) minutes = minutes * 10 + (*at++ - '0');
        return minutes;
    }

    // Null where there is none, or where there might be more of the number.
    [[gnu::always_inline]] constexpr cursor read_small_integer(cursor const from, place where) noexcept {
        if (!has(from, 4) || !is_digit(*from) || *from == '0') return nullptr;
        cursor at = from;
        std::int64_t const number = read_minutes(at);
        if (*at != '}' && *at != ',' && static_cast<unsigned char>(*at) > ' ') return nullptr;
        to_.integer(where, bytes(from, at), number);
        return at;
    }

    [[gnu::cold, gnu::noinline]] constexpr cursor read_other_number(cursor at, place where) noexcept {
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

    [[gnu::noinline]] constexpr progress read_null_or_wrong_type(cursor at, place where, scope in) noexcept {
        if (!is(at, 'n'))
            return {read_wrong_type(at, where, depth(in.where.node), grammar::value), in.members};
        cursor const end = skip_value(at, depth(in.where.node), where, grammar::value);
        if (end != nullptr) to_.null_member(in, where.node, bytes(at, end));
        return {end, in.members};
    }

    [[gnu::noinline]] constexpr cursor read_null_or_wrong_item(cursor at, place where,
                                                               grammar expected) noexcept {
        if (!is(at, 'n')) return read_wrong_type(at, where, depth(facts(where.node).parent), expected);
        cursor const end = skip_value(at, depth(facts(where.node).parent), where, expected);
        if (end != nullptr) to_.null_item(where, bytes(at, end));
        return end;
    }

    [[gnu::noinline]] constexpr cursor read_wrong_type(cursor at, place where, std::size_t open,
                                                       grammar expected) noexcept {
        std::size_t const mark = to_.mark();
        cursor const end = skip_value(at, open, where, expected);
        if (end != nullptr) to_.wrong_type(where, bytes(at, end), mark);
        return end;
    }

    bool const accept_integral_floats_;
};

}  // namespace chat_timers::detail

#endif
