// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_LAYOUT_READER_HPP
#define CHAT_TIMERS_JSON_DETAIL_LAYOUT_READER_HPP

#include <chat_timers/json/detail/canonical.hpp>
#include <chat_timers/json/detail/distinct_bytes.hpp>
#include <chat_timers/json/detail/value_reader.hpp>
#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads a timer that is canonical except for its layout and the order of its members. A few distinct bytes
// select the pieces, and each piece is then compared as a whole.
//
// As in the scanner, every function takes the cursor and returns it. For any other text it returns a null
// pointer and reports nothing; the caller then reads the timer from the same place by the general rules.
class json_layout_reader : protected json_value_reader {
    static_assert(member_bits(field::timer) == (bit(field::role) | bit(field::type) | bit(field::value)) &&
                      member_bits(field::value) == (bit(field::action) | bit(field::duration)) &&
                      enumerator_count<timer_action> == 1,
                  "The members of a timer or its actions have changed: adapt this class and canonical.hpp.");
    static constexpr std::string_view names[] = {facts(field::role).name, facts(field::type).name,
                                                 facts(field::value).name};
    static constexpr word_list all_names{names, std::size(names)};
    static_assert(has_distinct_byte(all_names) && has_distinct_byte(words_of<participant_role>) &&
                      has_distinct_byte(words_of<timer_type>),
                  "One byte no longer tells these names or words apart: recognise them by more than one.");
    static constexpr std::size_t name_byte = distinct_byte(all_names);

    static constexpr std::size_t smaller(std::size_t left, std::size_t right) noexcept {
        return left < right ? left : right;
    }

    // Minimum sizes in a layout, in bytes. Shorter texts take the caller's slow path, which checks every
    // byte.
    template <layout Layout>
    struct least {
        // The text after the last timer.
        static constexpr std::size_t rest =
            canonical::closing<Layout, field::timer_list>.size() + canonical::body_close<Layout>.size();
        // A duration's digits and the text after them.
        static constexpr std::size_t digits = 1 + canonical::timer_tail<Layout>.size() + rest;
        // A value without its opening bracket, and the text after it.
        static constexpr std::size_t value =
            smaller(canonical::name_and_colon<Layout, field::duration>.size() + digits,
                    canonical::unset_and_tail<Layout>.size() + rest);
        // A timer and the text after it.
        static constexpr std::size_t timer =
            canonical::timer_head<Layout, participant_role{}, timer_type{}>.size() -
            to_string(participant_role{}).size() - to_string(timer_type{}).size() +
            shortest(words_of<participant_role>) + shortest(words_of<timer_type>) + value;
        // A timer's last member, first without and then with the text after it.
        template <field Member, class Enum>
        static constexpr std::size_t last = canonical::name_and_colon<Layout, Member>.size() + 2 +
                                            shortest(words_of<Enum>);
        static constexpr std::size_t member =
            smaller(last<field::role, participant_role>, last<field::type, timer_type>) +
            canonical::closing<Layout, field::timer>.size() + rest;
    };

protected:
    using json_value_reader::json_value_reader;

    // Returns the only possible layout of the object at `open`, judged by the white space before the first
    // name and after its colon.
    // Preconditions: the object's brackets, Member's name and a byte after its colon can be read.
    template <field Object, field Member>
    CHAT_TIMERS_ALWAYS_INLINE static constexpr layout layout_of(cursor open) noexcept {
        using namespace canonical;
        using enum layout;
        if (open[1] != '\n')
            return open[1 + name_and_colon<compact, Member>.size()] == ' ' ? spaced : compact;
        return open[opening<indented_by_two, Object>.size()] == '"' ? indented_by_two : indented_by_four;
    }

    // Returns the only layout that the list at `open` can be in, judged by the white space around its
    // bracket. Preconditions: a name and a colon precede it.
    template <field List>
    CHAT_TIMERS_ALWAYS_INLINE constexpr layout layout_of_list(cursor open) const noexcept {
        using enum layout;
        constexpr std::size_t by_two = canonical::opening<indented_by_two, List>.size();
        if (!has(open, by_two + 1) || open[1] != '\n') return open[-1] == ' ' ? spaced : compact;
        return open[by_two] == '{' ? indented_by_two : indented_by_four;
    }

    // Calls `read` with the layout as its template argument.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr cursor in_layout(layout found, auto read) noexcept {
        switch (found) {
        case layout::compact: return read.template operator()<layout::compact>();
        case layout::spaced: return read.template operator()<layout::spaced>();
        case layout::indented_by_two: return read.template operator()<layout::indented_by_two>();
        case layout::indented_by_four: break;
        }
        return read.template operator()<layout::indented_by_four>();
    }

    // Reads a timer. If it succeeds, at least one byte follows the timer.
    template <layout Layout>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_known_timer(cursor from, std::size_t item) noexcept {
        constexpr std::size_t quote = canonical::opening<Layout, field::timer>.size();
        if (!has(from, least<Layout>::timer)) return nullptr;
        if (from[quote + 1 + name_byte] == facts(field::role).name[name_byte]) {
            if (cursor const end = read_ordered_timer<Layout>(from, item)) return end;
        }
        return *from == '{' && from[quote] == '"' ? read_shuffled_timer<Layout>(from, item) : nullptr;
    }

    // Reads a timer whose members have the model's order.
    // Preconditions: least<Layout>::timer bytes can be read.
    template <layout Layout>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_ordered_timer(cursor const from,
                                                                  std::size_t item) noexcept {
        constexpr piece const& duration = canonical::name_and_colon<Layout, field::duration>;
        constexpr piece const& unset = canonical::unset_and_tail<Layout>;
        constexpr piece const& tail = canonical::timer_tail<Layout>;
        constexpr std::size_t room = least<Layout>::value;
        timer_key key{};
        cursor at = read_head<Layout>(from, key);
        if (at == nullptr || !has(at, room)) return nullptr;
        if (starts_whole(at, duration, room)) {
            cursor const number = at += duration.size();
            if (!has(at, least<Layout>::digits)) return nullptr;
            int const minutes = read_minutes(at);
            cursor const number_end = at;
            static_assert(least<Layout>::digits >= 3 + tail.size(),
                          "a text may end before a byte that is compared: check has() for that byte first");
            if (minutes == 0 || !equal_whole(at, tail)) return nullptr;
            return add(from, at + tail.size(), item, key, minutes, number, number_end);
        }
        if (!starts_whole(at, unset, room)) return nullptr;
        return add(from, at + unset.size(), item, key, 0, nullptr, nullptr);
    }

    // Preconditions: `at` follows the list's bracket or a comma.
    template <layout Layout, field List>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_known_item(cursor at, std::size_t index) noexcept {
        if constexpr (Layout == layout::spaced) {
            if (is(at, ' ')) ++at;
        } else {
            constexpr piece const& line = canonical::line<Layout, depth(List)>;
            if (!starts_whole(at, line)) return nullptr;
            at += line.size();
        }
        return read_known_timer<Layout>(at, index);
    }

private:
    // Returns true if the bytes at `at` can be this enumerator's word and no other word of its enumeration.
    template <auto Enumerator>
    CHAT_TIMERS_ALWAYS_INLINE static constexpr bool is_told_as(cursor at) noexcept {
        constexpr std::size_t index = distinct_byte(words_of<decltype(Enumerator)>);
        return at[index] == to_string(Enumerator)[index];
    }

    // Reads a timer up to its value's opening bracket. Compares it with the head for its role and type.
    // Preconditions: the longest head can be read.
    template <layout Layout, std::size_t Role = 0>
    CHAT_TIMERS_ALWAYS_INLINE static constexpr cursor read_head(cursor from, timer_key& key) noexcept {
        constexpr auto role = enumerator_at<participant_role>(Role);
        constexpr std::size_t role_at = canonical::opening<Layout, field::timer>.size() +
                                        canonical::name_and_colon<Layout, field::role>.size() + 1;
        if constexpr (Role + 1 < enumerator_count<participant_role>) {
            if (!is_told_as<role>(from + role_at)) return read_head<Layout, Role + 1>(from, key);
        }
        return read_head_of_role<Layout, role, role_at + to_string(role).size()>(from, key);
    }
    template <layout Layout, participant_role Role, std::size_t RoleEnd, std::size_t Type = 0>
    CHAT_TIMERS_ALWAYS_INLINE static constexpr cursor read_head_of_role(cursor from,
                                                                        timer_key& key) noexcept {
        constexpr auto type = enumerator_at<timer_type>(Type);
        constexpr std::size_t type_at = RoleEnd + 1 + canonical::between<Layout, field::timer>.size() +
                                        canonical::name_and_colon<Layout, field::type>.size() + 1;
        if constexpr (Type + 1 < enumerator_count<timer_type>) {
            if (!is_told_as<type>(from + type_at))
                return read_head_of_role<Layout, Role, RoleEnd, Type + 1>(from, key);
        }
        constexpr piece const& head = canonical::timer_head<Layout, Role, type>;
        static_assert(head.size() <= least<Layout>::timer,
                      "a text may end before a byte that is compared: check has() for that byte first");
        key = {Role, type};
        return equal_whole(from, head) ? from + head.size() : nullptr;
    }

    // Reads a timer whose members have any order.
    template <layout Layout>
    CHAT_TIMERS_NOINLINE constexpr cursor read_shuffled_timer(cursor const from, std::size_t item) noexcept {
        constexpr piece const& open = canonical::opening<Layout, field::timer>;
        constexpr piece const& separator = canonical::between<Layout, field::timer>;
        constexpr piece const& close = canonical::closing<Layout, field::timer>;
        if (!starts_whole(from, open, least<Layout>::timer)) return nullptr;
        cursor at = from + open.size();
        timer_key key{};
        int minutes = 0;
        cursor number = nullptr;
        cursor number_end = nullptr;
        for (unsigned seen = 0;;) {
            static_assert(1 + name_byte < least<Layout>::member,
                          "a text may end before a byte that is compared: check has() for that byte first");
            if (!has(at, least<Layout>::member)) return nullptr;
            char const letter = at[1 + name_byte];
            unsigned member = 0;
            if (letter == facts(field::role).name[name_byte]) {
                member = bit(field::role);
                at = read_word<Layout, field::role>(at, key.role);
            } else if (letter == facts(field::type).name[name_byte]) {
                member = bit(field::type);
                at = read_word<Layout, field::type>(at, key.type);
            } else {
                member = bit(field::value);
                at = read_value<Layout>(at, minutes, number, number_end);
            }
            if (at == nullptr || (seen & member) != 0) return nullptr;
            seen |= member;
            if (seen == member_bits(field::timer)) break;
            if (!starts_whole(at, separator)) return nullptr;
            at += separator.size();
        }
        if (!has(at, close.size() + 1) || !equal_whole(at, close)) return nullptr;
        return add(from, at + close.size(), item, key, minutes, number, number_end);
    }

    // Reads a member such as "ParticipantRole":"CUSTOMER".
    // Preconditions: least<Layout>::member bytes can be read.
    template <layout Layout, field Member, std::size_t Index = 0, class Enum>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_word(cursor at, Enum& to) const noexcept {
        constexpr auto enumerator = enumerator_at<Enum>(Index);
        constexpr piece const& text = canonical::word_member<Layout, Member, enumerator>;
        constexpr std::size_t word_at = canonical::name_and_colon<Layout, Member>.size() + 1;
        static_assert(word_at + distinct_byte(words_of<Enum>) < least<Layout>::member,
                      "a text may end before a byte that is compared: check has() for that byte first");
        if constexpr (Index + 1 < enumerator_count<Enum>) {
            if (!is_told_as<enumerator>(at + word_at)) return read_word<Layout, Member, Index + 1>(at, to);
        }
        to = enumerator;
        return starts_whole(at, text, least<Layout>::member) ? at + text.size() : nullptr;
    }

    // Reads a member such as "TimerValue":{"ParticipantTimerDurationInMinutes":480}, or its unset form.
    template <layout Layout>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value(cursor at, int& minutes, cursor& number,
                                                          cursor& number_end) const noexcept {
        constexpr piece const& duration = canonical::duration_value_open<Layout>;
        constexpr piece const& unset = canonical::unset_value<Layout>;
        constexpr piece const& close = canonical::closing<Layout, field::value>;
        if (!starts_whole(at, duration)) return starts_whole(at, unset) ? at + unset.size() : nullptr;
        number = at += duration.size();
        static_assert(least<Layout>::digits >= 3 + close.size(),
                      "a text may end before a byte that is compared: check has() for that byte first");
        if (!has(at, least<Layout>::digits)) return nullptr;
        minutes = read_minutes(at);
        number_end = at;
        return minutes != 0 && equal_whole(at, close) ? at + close.size() : nullptr;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor add(cursor from, cursor end, std::size_t item, timer_key key,
                                                   int minutes, cursor number, cursor number_end) noexcept {
        if (to_.right_timer(item, key, minutes)) return end;
        extent const number_bytes = minutes != 0 ? bytes(number, number_end) : extent{};
        to_.wrong_timer(item, bytes(from, end), key, number_bytes, minutes);
        return end;
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
