// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_WRITER_HPP
#define CHAT_TIMERS_DETAIL_JSON_WRITER_HPP

#include <chat_timers/detail/canonical.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/piece.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/rules.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// Writes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
// asks for them. Every function takes where to write and gives where it ended.
namespace chat_timers::detail {

// Copies `size` bytes and, at run time, up to Bound rounded up to whole blocks. The next text overwrites the
// excess; after the last one the buffer has room for it.
template <std::size_t Bound>
[[gnu::always_inline]] constexpr char* put_blocks(char* to, char const* from, std::size_t size) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < size; ++index) to[index] = from[index];
    } else {
        std::memcpy(to, from, (Bound + block - 1) / block * block);
    }
    return to + size;
}

template <auto const& Piece>
[[gnu::always_inline]] constexpr char* put(char* to) noexcept {
    return put_blocks<Piece.size()>(to, Piece.data(), Piece.size());
}

// The text of a timer up to its digits, and of one that is unset, with a comma. Key: its role and type.
template <std::size_t Key>
struct timer_text {
    static constexpr auto role = static_cast<participant_role>(Key / enumerators<timer_type>);
    static constexpr auto type = static_cast<timer_type>(Key % enumerators<timer_type>);
    static constexpr auto const& head = canonical::timer_head<layout::compact, role, type>;
    static constexpr auto set = joined(head, canonical::name_and_colon<layout::compact, node::duration>);
    static constexpr auto unset = joined(head, canonical::unset_and_tail<layout::compact>, ',');
};
template <class Keys>
struct timer_texts;
template <std::size_t... Keys>
struct timer_texts<std::index_sequence<Keys...>> {
    static constexpr std::size_t longest =
        (std::max)({timer_text<Keys>::set.size()..., timer_text<Keys>::unset.size()...});
    using text = fixed_string<(longest + block - 1) / block * block>;
    static constexpr text set[sizeof...(Keys)] = {text{timer_text<Keys>::set}...};
    static constexpr text unset[sizeof...(Keys)] = {text{timer_text<Keys>::unset}...};
};
using all_timer_texts = timer_texts<std::make_index_sequence<timer_keys::capacity>>;

// The digits of each duration, in whole words.
struct minutes_text {
    char digits[3];
    unsigned char size;
};
struct minutes_texts {
    minutes_text of[limits::timer_minutes.max + 1];
};
[[nodiscard]] consteval minutes_texts make_minutes_texts() noexcept {
    static_assert(limits::timer_minutes.min >= 0 && limits::timer_minutes.max <= 999);
    minutes_texts made{};
    for (int minutes = 0; minutes <= limits::timer_minutes.max; ++minutes) {
        minutes_text& text = made.of[minutes];
        for (int power = minutes >= 100 ? 100 : minutes >= 10 ? 10 : 1; power != 0; power /= 10)
            text.digits[text.size++] = static_cast<char>('0' + minutes / power % 10);
    }
    return made;
}
inline constexpr minutes_texts all_minutes_texts = make_minutes_texts();

// Up to three digits, and what ends the timer, with a comma.
[[gnu::always_inline]] constexpr char* put_minutes_and_tail(char* to, timer_duration duration) noexcept {
    constexpr auto tail = joined(canonical::timer_tail<layout::compact>, ',');
    minutes_text const& minutes = all_minutes_texts.of[duration.minutes().count()];
    if (std::is_constant_evaluated()) {
        to = append_part(to, std::string_view{minutes.digits, minutes.size});
        return append_part(to, tail);
    }
    std::memcpy(to, &minutes, sizeof minutes);
    to += minutes.size;
    std::memcpy(to, tail.data(), tail.size() + 1);
    return to + tail.size();
}

// With a comma.
[[gnu::always_inline]] constexpr char* put_timer(char* to, timer const& item) noexcept {
    constexpr std::size_t longest = all_timer_texts::longest;
    auto const key =
        static_cast<std::size_t>(item.role) * enumerators<timer_type> + static_cast<std::size_t>(item.type);
    if (auto const* const duration = std::get_if<timer_duration>(&item.value)) {
        auto const& text = all_timer_texts::set[key];
        return put_minutes_and_tail(put_blocks<longest>(to, text.data(), text.size()), *duration);
    }
    auto const& text = all_timer_texts::unset[key];
    return put_blocks<longest>(to, text.data(), text.size());
}

[[gnu::always_inline]] constexpr char* put_channel(char* to, chat const& channel) noexcept {
    using namespace canonical;
    to = put<list_open<layout::compact>>(to);
    for (timer const& item : channel.timers) to = put_timer(to, item);
    --to;  // the comma after the last timer; a list has at least one
    return put<canonical::list_close>(to);
}

[[gnu::always_inline]] constexpr char*
put_configuration(char* to, channel_configuration const& configuration) noexcept {
    return std::visit([to](auto const& channel) { return put_channel(to, channel); }, configuration);
}

// A string's inside.
constexpr char* put_escaped(char* to, std::string_view utf8) noexcept {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    constexpr std::string_view letters = "bfnrt";
    for (char const byte : utf8) {
        auto const code = static_cast<unsigned char>(byte);
        if (code >= 0x20) {
            if (byte == '"' || byte == '\\') *to++ = '\\';
            *to++ = byte;
            continue;
        }
        *to++ = '\\';
        if (auto const letter = meanings.find(byte); letter != meanings.npos) {
            *to++ = letters[letter];
            continue;
        }
        for (char const digit : {'u', '0', '0', hex[code >> 4], hex[code & 0xF]}) *to++ = digit;
    }
    return to;
}

template <std::size_t Capacity>
constexpr fixed_string<Capacity>& append_escaped(fixed_string<Capacity>& to, std::string_view utf8) noexcept {
    to.resize(static_cast<std::size_t>(put_escaped(to.data() + to.size(), utf8) - to.data()));
    return to;
}

// Includes the excess of the last blocks.
inline constexpr std::size_t longest_body =
    1 + canonical::list_open<layout::compact>.size() +
    timer_keys::capacity *
        (all_timer_texts::longest + 3 + canonical::timer_tail<layout::compact>.size() + 1) +
    canonical::list_close.size() + 3 * block;

// A control character takes six bytes.
inline constexpr std::size_t longest_ids =
    canonical::instance_id_open.size() + canonical::contact_id_open.size() + canonical::ids_close.size() +
    6 * static_cast<std::size_t>(limits::instance_id_length.max + limits::contact_id_length.max);

}  // namespace chat_timers::detail

#endif
