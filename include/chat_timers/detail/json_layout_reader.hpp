// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_LAYOUT_READER_HPP
#define CHAT_TIMERS_DETAIL_JSON_LAYOUT_READER_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/canonical.hpp>
#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/distinct_byte.hpp>
#include <chat_timers/detail/json_value_reader.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/words.hpp>
#include <chat_timers/rules.hpp>
#include <chat_timers/vocabulary.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace chat_timers::detail {

// Reads a timer whose text is canonical but for its layout and the order of its members. A few distinct bytes
// decide which pieces the text is compared with, each piece whole.
//
// As in the scanner, every function takes the cursor and returns it. If the text is any other, it returns a
// null pointer and has reported nothing; the caller then reads the timer from the same place by the general
// rules.
class json_layout_reader : protected json_value_reader {
    static_assert(member_bits(node::timer) == (bit(node::role) | bit(node::type) | bit(node::value)) &&
                      member_bits(node::value) == (bit(node::action) | bit(node::duration)) &&
                      enumerators<timer_action> == 1,
                  "The members of a timer or its actions have changed: adapt this class and canonical.hpp.");
    static constexpr std::string_view names[] = {facts(node::role).name, facts(node::type).name,
                                                 facts(node::value).name};
    static constexpr word_list all_names{names, std::size(names)};
    static_assert(has_distinct_byte(all_names) && has_distinct_byte(words_of<participant_role>) &&
                      has_distinct_byte(words_of<timer_type>),
                  "One byte no longer tells these names or words apart: recognise them by more than one.");
    static constexpr std::size_t name_byte = distinct_byte(all_names);

    // The least sizes in a layout. A text that ends sooner is left to the caller, which checks every byte.
    template <layout Layout>
    struct least {
        // What follows the last timer.
        static constexpr std::size_t rest =
            canonical::closing<Layout, node::timer_list>.size() + canonical::body_close<Layout>.size();
        // A duration's digits, and what follows them.
        static constexpr std::size_t digits = 1 + canonical::timer_tail<Layout>.size() + rest;
        // A value from behind its opening bracket, and what follows it.
        static constexpr std::size_t value =
            (std::min)(canonical::name_and_colon<Layout, node::duration>.size() + digits,
                       canonical::unset_and_tail<Layout>.size() + rest);
        // A timer, and what follows it.
        static constexpr std::size_t timer =
            canonical::timer_head<Layout, participant_role{}, timer_type{}>.size() -
            to_string(participant_role{}).size() - to_string(timer_type{}).size() +
            shortest(words_of<participant_role>) + shortest(words_of<timer_type>) + value;
        // A timer's last member, and what follows it.
        template <node Member, class Enum>
        static constexpr std::size_t last = canonical::name_and_colon<Layout, Member>.size() + 2 +
                                            shortest(words_of<Enum>);
        static constexpr std::size_t member =
            (std::min)(last<node::role, participant_role>, last<node::type, timer_type>) +
            canonical::closing<Layout, node::timer>.size() + rest;
    };

protected:
    using json_value_reader::json_value_reader;

    // Returns the only layout that the object at `open` can be in, judged by the white space before the first
    // name and behind its colon.
    // Preconditions: the object's brackets, Member's name and a byte behind its colon can be read.
    template <node Object, node Member>
    [[gnu::always_inline]] static constexpr layout layout_of(cursor open) noexcept {
        using namespace canonical;
        using enum layout;
        if (open[1] != '\n')
            return open[1 + name_and_colon<compact, Member>.size()] == ' ' ? spaced : compact;
        return open[opening<indented_by_two, Object>.size()] == '"' ? indented_by_two : indented_by_four;
    }

    // Calls `read` with the layout as its template argument.
    [[gnu::always_inline]] static constexpr cursor in_layout(layout found, auto read) noexcept {
        switch (found) {
        case layout::compact: return read.template operator()<layout::compact>();
        case layout::spaced: return read.template operator()<layout::spaced>();
        case layout::indented_by_two: return read.template operator()<layout::indented_by_two>();
        default: return read.template operator()<layout::indented_by_four>();
        }
    }

    // At least one byte can be read behind the timer.
    template <layout Layout>
    [[gnu::always_inline]] constexpr cursor read_known_timer(cursor from, std::size_t item) noexcept {
        constexpr std::size_t quote = canonical::opening<Layout, node::timer>.size();
        if (!has(from, least<Layout>::timer)) return nullptr;
        if (from[quote + 1 + name_byte] == facts(node::role).name[name_byte]) {
            if (cursor const end = read_ordered_timer<Layout>(from, item)) return end;
        }
        return *from == '{' && from[quote] == '"' ? read_shuffled_timer<Layout>(from, item) : nullptr;
    }

private:
    // Whether the bytes at `at` can be this enumerator's word and no other's.
    template <auto Enumerator>
    [[gnu::always_inline]] static constexpr bool is_told_as(cursor at) noexcept {
        constexpr std::size_t index = distinct_byte(words_of<decltype(Enumerator)>);
        return at[index] == to_string(Enumerator)[index];
    }

    // A timer up to its value's opening bracket, compared with the head that its role and type would make.
    // Preconditions: the longest head can be read.
    template <layout Layout, std::size_t Role = 0>
    [[gnu::always_inline]] static constexpr cursor read_head(cursor from, timer_key& key) noexcept {
        constexpr auto role = static_cast<participant_role>(Role);
        constexpr std::size_t role_at = canonical::opening<Layout, node::timer>.size() +
                                        canonical::name_and_colon<Layout, node::role>.size() + 1;
        if constexpr (Role + 1 < enumerators<participant_role>) {
            if (!is_told_as<role>(from + role_at)) return read_head<Layout, Role + 1>(from, key);
        }
        return read_head_of_role<Layout, role, role_at + to_string(role).size()>(from, key);
    }
    template <layout Layout, participant_role Role, std::size_t RoleEnd, std::size_t Type = 0>
    [[gnu::always_inline]] static constexpr cursor read_head_of_role(cursor from, timer_key& key) noexcept {
        constexpr auto type = static_cast<timer_type>(Type);
        constexpr std::size_t type_at = RoleEnd + 1 + canonical::between<Layout, node::timer>.size() +
                                        canonical::name_and_colon<Layout, node::type>.size() + 1;
        if constexpr (Type + 1 < enumerators<timer_type>) {
            if (!is_told_as<type>(from + type_at))
                return read_head_of_role<Layout, Role, RoleEnd, Type + 1>(from, key);
        }
        constexpr auto const& head = canonical::timer_head<Layout, Role, type>;
        static_assert(head.size() <= least<Layout>::timer);
        key = {Role, type};
        return equal_whole<head>(from) ? from + head.size() : nullptr;
    }

    // Preconditions: least<Layout>::timer bytes can be read.
    template <layout Layout>
    [[gnu::always_inline]] constexpr cursor read_ordered_timer(cursor const from, std::size_t item) noexcept {
        constexpr auto const& duration = canonical::name_and_colon<Layout, node::duration>;
        constexpr auto const& unset = canonical::unset_and_tail<Layout>;
        constexpr auto const& tail = canonical::timer_tail<Layout>;
        constexpr std::size_t room = least<Layout>::value;
        timer_key key{};
        cursor at = read_head<Layout>(from, key);
        if (at == nullptr || !has(at, room)) return nullptr;
        if (starts_whole<duration, room>(at)) {
            cursor const number = at += duration.size();
            if (!has(at, least<Layout>::digits)) return nullptr;
            int const minutes = read_minutes(at);
            cursor const number_end = at;
            static_assert(least<Layout>::digits >= 3 + tail.size());
            if (minutes == 0 || !equal_whole<tail>(at)) return nullptr;
            return add(from, at + tail.size(), item, key, minutes, number, number_end);
        }
        if (!starts_whole<unset, room>(at)) return nullptr;
        return add(from, at + unset.size(), item, key, 0, nullptr, nullptr);
    }

    // The same with the timer's members in any order.
    template <layout Layout>
    [[gnu::noinline]] constexpr cursor read_shuffled_timer(cursor const from, std::size_t item) noexcept {
        constexpr auto const& open = canonical::opening<Layout, node::timer>;
        constexpr auto const& separator = canonical::between<Layout, node::timer>;
        constexpr auto const& close = canonical::closing<Layout, node::timer>;
        if (!starts_whole<open, least<Layout>::timer>(from)) return nullptr;
        cursor at = from + open.size();
        timer_key key{};
        int minutes = 0;
        cursor number = nullptr;
        cursor number_end = nullptr;
        for (unsigned seen = 0;;) {
            static_assert(1 + name_byte < least<Layout>::member);
            if (!has(at, least<Layout>::member)) return nullptr;
            char const letter = at[1 + name_byte];
            unsigned member = 0;
            if (letter == facts(node::role).name[name_byte]) {
                member = bit(node::role);
                at = read_word<Layout, node::role>(at, key.role);
            } else if (letter == facts(node::type).name[name_byte]) {
                member = bit(node::type);
                at = read_word<Layout, node::type>(at, key.type);
            } else {
                member = bit(node::value);
                at = read_value<Layout>(at, minutes, number, number_end);
            }
            if (at == nullptr || (seen & member) != 0) return nullptr;
            seen |= member;
            if (seen == member_bits(node::timer)) break;
            if (!starts_whole<separator>(at)) return nullptr;
            at += separator.size();
        }
        if (!has(at, close.size() + 1) || !equal_whole<close>(at)) return nullptr;
        return add(from, at + close.size(), item, key, minutes, number, number_end);
    }

    // "ParticipantRole":"CUSTOMER", or another such member.
    // Preconditions: least<Layout>::member bytes can be read.
    template <layout Layout, node Member, std::size_t Index = 0, class Enum>
    [[gnu::always_inline]] constexpr cursor read_word(cursor at, Enum& to) const noexcept {
        constexpr auto enumerator = static_cast<Enum>(Index);
        constexpr auto const& text = canonical::word_member<Layout, Member, enumerator>;
        constexpr std::size_t word_at = canonical::name_and_colon<Layout, Member>.size() + 1;
        static_assert(word_at + distinct_byte(words_of<Enum>) < least<Layout>::member);
        if constexpr (Index + 1 < enumerators<Enum>) {
            if (!is_told_as<enumerator>(at + word_at)) return read_word<Layout, Member, Index + 1>(at, to);
        }
        to = enumerator;
        return starts_whole<text, least<Layout>::member>(at) ? at + text.size() : nullptr;
    }

    // "TimerValue":{"ParticipantTimerDurationInMinutes":480}, or one that is unset.
    template <layout Layout>
    [[gnu::always_inline]] constexpr cursor read_value(cursor at, int& minutes, cursor& number,
                                                       cursor& number_end) const noexcept {
        constexpr auto const& duration = canonical::duration_value_open<Layout>;
        constexpr auto const& unset = canonical::unset_value<Layout>;
        constexpr auto const& close = canonical::closing<Layout, node::value>;
        if (!starts_whole<duration>(at)) return starts_whole<unset>(at) ? at + unset.size() : nullptr;
        number = at += duration.size();
        static_assert(least<Layout>::digits >= 3 + close.size());
        if (!has(at, least<Layout>::digits)) return nullptr;
        minutes = read_minutes(at);
        number_end = at;
        return minutes != 0 && equal_whole<close>(at) ? at + close.size() : nullptr;
    }

    [[gnu::always_inline]] constexpr cursor add(cursor from, cursor end, std::size_t item, timer_key key,
                                                int minutes, cursor number, cursor number_end) noexcept {
        if (to_.right_timer(item, key, minutes)) return end;
        extent const number_bytes = minutes != 0 ? bytes(number, number_end) : extent{};
        to_.wrong_timer(item, bytes(from, end), key, number_bytes, minutes);
        return end;
    }
};

}  // namespace chat_timers::detail

#endif
