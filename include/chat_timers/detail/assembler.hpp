// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_ASSEMBLER_HPP
#define CHAT_TIMERS_DETAIL_ASSEMBLER_HPP

#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/text_buffer.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace chat_timers::detail {

// What an object was found to hold.
struct members_found {
    unsigned seen = 0;  // the members that the model names, a bit each
    // Those of them that are null; and the object's own bit, if it holds a member that the model does not
    // name or one that repeats an earlier one.
    unsigned odd = 0;
};

// An object or a list that is open.
struct scope {
    place where;
    std::size_t offset;  // of its first byte
    std::size_t mark;    // what concerns it as a whole is noted here, before what concerns its members
    members_found members{};
};

// Builds a request of what a source saw, in the order in which it saw it, and asks every rule on the way. A
// source opens each object or list, tells of its members or items, and closes it; it judges nothing.
class assembler {
    constexpr void note(rule which, place where, extent bytes) noexcept {
        violation_access::append(found_, broken(which, where, bytes));
    }
    constexpr void note(rule which, place where, extent bytes, scope& in) noexcept {
        violation_access::insert(found_, in.mark++, broken(which, where, bytes));
    }

    // Asks is_exclusive of as many flags as the union has members; those of `members_set` are set.
    template <node Union>
    [[nodiscard]] static constexpr bool is_exclusive_in(unsigned members_set) noexcept {
        constexpr auto first = static_cast<std::size_t>(facts(Union).first_member);
        constexpr std::size_t size = static_cast<std::size_t>(facts(Union).last_member) - first + 1;
        return [members_set]<std::size_t... Index>(std::index_sequence<Index...>) {
            return is_exclusive({(members_set & bit(static_cast<node>(first + Index))) != 0 ...});
        }
        (std::make_index_sequence<size>{});
    }

    // Gives the scope's new mark.
    [[gnu::noinline]] constexpr std::size_t note_absent_members(scope in, std::size_t end) noexcept {
        extent const bytes{in.offset, end - in.offset};
        for (node member = facts(in.where.node).first_member;; member = next(member)) {
            if ((in.members.seen & bit(member)) == 0)
                note(rule::required, {member, in.where.item}, bytes, in);
            if (member == facts(in.where.node).last_member) return in.mark;
        }
    }

    constexpr void identifier(std::string_view& to, place where, extent bytes, std::string_view utf8,
                              std::size_t scalar_values) noexcept {
        if (check_length(found_, found_.total(), where, bytes, scalar_values)) to = utf8;
    }

    template <class Enum>
    constexpr void enumerator(place where, extent bytes, std::string_view utf8) noexcept {
        Enum const known = find_word<Enum>(utf8);
        if (check_enumerator(found_, where, bytes, known != no_enumerator<Enum>)) enumerator(known);
    }

public:
    // `ignore_unknown_members`: as restJson1 servers do; a union's still count, since they fill it.
    constexpr explicit assembler(bool ignore_unknown_members) noexcept
        : ignore_unknown_members_(ignore_unknown_members) {}

    [[nodiscard]] constexpr scope open(place where, std::size_t offset) noexcept {
        if (where.node == node::timer) {
            role_ = no_role;
            type_ = no_type;
        }
        return {where, offset, found_.total()};
    }

    // Whether the member's value is to be told of: not that of one that repeats an earlier one.
    [[nodiscard]] constexpr bool member(scope& in, node member, extent name) noexcept {
        if (first_member(in, member)) return true;
        in.members.odd |= bit(in.where.node);
        note(rule::duplicate_member, {member, in.where.item}, name);
        return false;
    }
    // The same for sources in a hurry, which must tell of one that repeats an earlier one by the function
    // above.
    [[nodiscard]] constexpr bool first_member(scope& in, node member) noexcept {
        if ((in.members.seen & bit(member)) != 0) return false;
        sole_member(in, member);
        return true;
    }
    // The same for sources that cannot hold a member twice.
    constexpr void sole_member(scope& in, node member) noexcept { in.members.seen |= bit(member); }

    constexpr void unknown_member(scope& in, std::string_view name, extent bytes) noexcept {
        bool const in_union = facts(in.where.node).kind == node_kind::union_;
        if (ignore_unknown_members_ && (!in_union || name == type_tag)) return;
        in.members.odd |= bit(in.where.node);
        note(rule::unknown_member, in.where, bytes);
    }

    constexpr void null_member(scope& in, node member, extent bytes) noexcept {
        in.members.odd |= bit(member);
        if (facts(in.where.node).kind == node_kind::structure)
            note(rule::required, {member, in.where.item}, bytes);
    }

    constexpr void null_item(place where, extent bytes) noexcept { note(rule::null_item, where, bytes); }

    // A value of another type than the model's. `mark`: how many violations there were before it.
    constexpr void wrong_type(place where, extent bytes, std::size_t mark) noexcept {
        violation_access::insert(found_, mark, broken(rule::wrong_type, where, bytes));
    }

    // Empty. Where a source puts a member's text that does not stay elsewhere until the request is made.
    [[nodiscard]] constexpr text_buffer& buffer(node member) noexcept {
        text_buffer& room = buffers_[member == node::instance_id ? 0 : member == node::contact_id ? 1 : 2];
        room.resize(0);
        return room;
    }

    // `utf8` is well-formed; an id's must stay until the request is made. It holds the whole text, or the
    // first part of one that is longer than any that the model allows.
    [[gnu::always_inline]] constexpr void text(place where, extent bytes, std::string_view utf8,
                                               std::size_t scalar_values) noexcept {
        switch (where.node) {
        case node::instance_id: return identifier(instance_id_, where, bytes, utf8, scalar_values);
        case node::contact_id: return identifier(contact_id_, where, bytes, utf8, scalar_values);
        case node::role: return enumerator<participant_role>(where, bytes, utf8);
        case node::type: return enumerator<timer_type>(where, bytes, utf8);
        default: return enumerator<timer_action>(where, bytes, utf8);
        }
    }
    // The same for sources without offsets, whose texts may be ill-formed.
    constexpr void text(place where, std::string_view utf8) noexcept {
        auto const [scalar_values, well_formed] = count_scalar_values(utf8);
        if (!well_formed) return ill_formed_text(where, {});
        text(where, {}, utf8, scalar_values);
    }
    constexpr void ill_formed_text(place where, extent bytes) noexcept { note(rule::encoding, where, bytes); }

    constexpr void enumerator(participant_role role) noexcept { role_ = role; }
    constexpr void enumerator(timer_type type) noexcept { type_ = type; }
    constexpr void enumerator(timer_action) noexcept { minutes_ = 0; }

    // A number without a fraction; outside 32 bits any such number does.
    constexpr void integer(place where, extent bytes, std::int64_t number) noexcept {
        if (!limits::integer.contains(number)) return fraction(where, bytes);
        if (check_duration(found_, where, bytes, number)) minutes_ = number;
    }
    constexpr void fraction(place where, extent bytes) noexcept { note(rule::not_an_integer, where, bytes); }

    // Adds a timer that was read whole: each of its members once, and no others. `minutes` is 0 if it is
    // unset. If the timer breaks a rule, returns false and reports nothing; the caller then calls
    // wrong_timer().
    [[nodiscard, gnu::always_inline]] constexpr bool right_timer(std::size_t item, timer_key key,
                                                                 std::int64_t minutes) noexcept {
        if (minutes != 0 && !is_timer_duration(std::chrono::minutes{minutes})) return false;
        if (keys_.note(key, item) != nullptr) return false;
        append(key, minutes);
        return true;
    }
    [[gnu::cold, gnu::noinline]] constexpr void wrong_timer(std::size_t item, extent bytes, timer_key key,
                                                            extent number, std::int64_t minutes) noexcept {
        std::size_t const mark = found_.total();
        if (minutes != 0) check_duration(found_, {node::duration, item}, number, minutes);
        add({node::timer, item}, bytes, mark, key, minutes);
    }

    template <node Object>
    [[gnu::always_inline]] constexpr void close(scope& in, std::size_t end) noexcept {
        if constexpr (facts(Object).kind == node_kind::union_) {
            unsigned const members_set = in.members.seen & ~in.members.odd & member_bits(Object);
            bool const is_filled_otherwise = (in.members.odd & bit(Object)) != 0;
            if (!is_exclusive_in<Object>(members_set) && (members_set != 0 || !is_filled_otherwise)) {
                note(members_set != 0 ? rule::union_conflict : rule::union_empty, in.where,
                     {in.offset, end - in.offset}, in);
            }
            return;
        }
        std::size_t const mark = in.mark;  // of what concerns the object itself, before its absent members
        if (in.members.seen != member_bits(Object)) in.mark = note_absent_members(in, end);
        if constexpr (Object == node::timer) {
            bool const has_key = role_ != no_role && type_ != no_type;
            if (has_key) add(in.where, {in.offset, end - in.offset}, mark, {role_, type_}, minutes_);
        }
    }
    constexpr void close_list(scope& in, std::size_t end, std::size_t items) noexcept {
        check_length(found_, in.mark, in.where, {in.offset, end - in.offset}, items);
    }

    // The fault that ends the reading: syntax, encoding, too_deep or too_large.
    constexpr void stop(violation const& found) noexcept { violation_access::end_reading(found_, found); }

    constexpr void unroutable(place where, extent bytes) noexcept { note(rule::unroutable, where, bytes); }

    [[nodiscard]] constexpr std::size_t mark() const noexcept { return found_.total(); }

    [[nodiscard]] constexpr result<channel_configuration> body() const noexcept {
        if (!found_.empty()) return found_;
        return {std::in_place, [this] { return channel_configuration{chat{timers_}}; }};
    }
    [[nodiscard]] constexpr result<request> input() const noexcept {
        if (!found_.empty()) return found_;
        return {std::in_place, [this] {
                    return request{chat_timers::instance_id{instance_id_},
                                   chat_timers::contact_id{contact_id_}, chat{timers_}};
                }};
    }

private:
    // A timer, if it is the first of its key; `minutes` is 0 for one that is unset.
    [[gnu::always_inline]] constexpr void add(place where, extent bytes, std::size_t mark, timer_key key,
                                              std::int64_t minutes) noexcept {
        if (check_new_key(found_, mark, where, bytes, keys_, key)) append(key, minutes);
    }
    [[gnu::always_inline]] constexpr void append(timer_key key, std::int64_t minutes) noexcept {
        timer& added = timers_.extend();
        added.role = key.role;
        added.type = key.type;
        if (minutes != 0) added.value = timer_value{timer_duration::checked(minutes)};
    }

    static constexpr participant_role no_role = no_enumerator<participant_role>;
    static constexpr timer_type no_type = no_enumerator<timer_type>;

    violations found_;
    participant_role role_ = no_role;  // these three are of the timer that is open
    timer_type type_ = no_type;
    std::int64_t minutes_ = 0;  // 0: unset
    timer_keys keys_;
    timer_list timers_{timer_list::no_timers{}};
    bool ignore_unknown_members_;
    std::string_view instance_id_, contact_id_;
    text_buffer buffers_[3];
};

}  // namespace chat_timers::detail

#endif
