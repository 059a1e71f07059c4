// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_WRITER_HPP
#define CHAT_TIMERS_JSON_DETAIL_WRITER_HPP

#include <chat_timers/json/detail/canonical.hpp>
#include <chat_timers/json/detail/pieces.hpp>
#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// Writes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
// requires them. Every function takes the output position and returns the position after the last byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] constexpr char* put_bytes(char* to, std::string_view text) noexcept {
    for (char const byte : text) *to++ = byte;
    return to;
}

// Copies `from` and, at run time, the bytes up to `bound` rounded up to whole blocks. The next text
// overwrites the excess; the buffer has room for that of the last text.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_blocks(char* to, piece const& from,
                                                     std::size_t bound) noexcept {
    if (std::is_constant_evaluated()) return put_bytes(to, from);
    std::memcpy(to, from.data(), (bound + block - 1) / block * block);
    return to + from.size();
}

CHAT_TIMERS_ALWAYS_INLINE constexpr char* put(char* to, piece const& from) noexcept {
    return put_blocks(to, from, from.size());
}

// The text of each timer up to its digits, and the text of each unset timer with a comma, by the index of its
// role and type.
struct timer_texts {
    piece set[timer_keys::capacity];
    piece unset[timer_keys::capacity];
};
template <std::size_t Key>
inline constexpr piece const& head_of_key =
    canonical::timer_head<layout::compact,
                          enumerator_at<participant_role>(Key / enumerator_count<timer_type>),
                          enumerator_at<timer_type>(Key % enumerator_count<timer_type>)>;
template <std::size_t... Keys>
[[nodiscard]] consteval timer_texts make_timer_texts(std::index_sequence<Keys...>) noexcept {
    using namespace canonical;
    return {{piece{head_of_key<Keys>, name_and_colon<layout::compact, field::duration>}...},
            {piece{head_of_key<Keys>, unset_and_tail<layout::compact>, ","}...}};
}
inline constexpr timer_texts all_timer_texts =
    make_timer_texts(std::make_index_sequence<timer_keys::capacity>{});

inline constexpr std::size_t longest_timer_text = [] {
    std::size_t longest = 0;
    for (auto const& texts : {all_timer_texts.set, all_timer_texts.unset}) {
        for (std::size_t key = 0; key < timer_keys::capacity; ++key)
            longest = texts[key].size() > longest ? texts[key].size() : longest;
    }
    return longest;
}();

// The digits of each duration. A minutes_text has the size of a word, so that one store writes it.
struct minutes_text {
    char digits[3];
    unsigned char size;

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {digits, std::size_t{size}}; }
};
struct minutes_texts {
    minutes_text of[limits::timer_minutes.max + 1];
};
[[nodiscard]] consteval minutes_texts make_minutes_texts() noexcept {
    static_assert(limits::timer_minutes.min >= 0 && limits::timer_minutes.max <= 999,
                  "a duration may have more than three digits: enlarge minutes_text, and longest_body by as "
                  "much");
    minutes_texts made{};
    for (int minutes = 0; minutes <= limits::timer_minutes.max; ++minutes) {
        auto const ones = static_cast<char>('0' + minutes % 10);
        auto const tens = static_cast<char>('0' + minutes / 10 % 10);
        auto const hundreds = static_cast<char>('0' + minutes / 100);
        made.of[minutes] = minutes < 10    ? minutes_text{{ones}, 1}
                           : minutes < 100 ? minutes_text{{tens, ones}, 2}
                                           : minutes_text{{hundreds, tens, ones}, 3};
    }
    return made;
}
inline constexpr minutes_texts all_minutes_texts = make_minutes_texts();

inline constexpr piece timer_tail_and_comma{canonical::timer_tail<layout::compact>, ","};

// Writes up to three digits, the end of the timer and a comma.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_minutes_and_tail(char* to, timer_duration duration) noexcept {
    constexpr piece const& tail = timer_tail_and_comma;
    minutes_text const& minutes = all_minutes_texts.of[duration.minutes().count()];
    if (std::is_constant_evaluated()) {
        to = put_bytes(to, minutes.view());
        return put_bytes(to, tail);
    }
    std::memcpy(to, &minutes, sizeof minutes);
    to += minutes.size;
    std::memcpy(to, tail.data(), tail.size() + 1);
    return to + tail.size();
}

static_assert(std::variant_size_v<timer_value> == 2 &&
                  has_members(field::value, {field::action, field::duration}) &&
                  enumerator_count<timer_action> == 1,
              "TimerValue has another member, or ParticipantTimerAction another word: write the new value in "
              "put_timer() and in for_each_piece(), and count it in longest_body");
static_assert(std::variant_size_v<channel_configuration> == 1,
              "ChannelConfiguration has another channel: give it a put_channel(), write it in "
              "for_each_piece(), and count it in longest_body");
static_assert(limits::timer_list_size.min > 0,
              "a list may be empty: put_channel() must then not drop the comma after the last timer");

// With a comma.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_timer(char* to, timer const& item) noexcept {
    auto const key = index_of(item.role) * enumerator_count<timer_type> + index_of(item.type);
    if (auto const duration = duration_of(item.value)) {
        to = put_blocks(to, all_timer_texts.set[key], longest_timer_text);
        return put_minutes_and_tail(to, *duration);
    }
    return put_blocks(to, all_timer_texts.unset[key], longest_timer_text);
}

CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_channel(char* to, chat const& channel) noexcept {
    using namespace canonical;
    to = put(to, list_open<layout::compact>);
    for (timer const& item : channel.timers) to = put_timer(to, item);
    --to;  // the comma after the last timer; a list has at least one
    return put(to, list_close);
}

// Writes the members of a body and its closing brace.
CHAT_TIMERS_ALWAYS_INLINE constexpr char*
put_body_members(char* to, channel_configuration const& configuration) noexcept {
    return std::visit([to](auto const& channel) { return put_channel(to, channel); }, configuration);
}
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_body(char* to,
                                                   channel_configuration const& configuration) noexcept {
    *to++ = '{';
    return put_body_members(to, configuration);
}

// Calls `take` with the pieces of a body after its opening brace, in turn.
template <class Take>
constexpr void for_each_piece(channel_configuration const& configuration, Take take) {
    using namespace canonical;
    timer_list const& list = timers(configuration);
    take(list_open<layout::compact>);
    for (timer const& item : list) {
        std::size_t const key = index_of(item.role) * enumerator_count<timer_type> + index_of(item.type);
        std::string_view last = all_timer_texts.unset[key];
        if (auto const duration = duration_of(item.value)) {
            take(all_timer_texts.set[key]);
            take(all_minutes_texts.of[duration->minutes().count()].view());
            last = timer_tail_and_comma;
        }
        if (&item + 1 == list.end()) last.remove_suffix(1);  // the comma
        take(last);
    }
    take(list_close);
}

// Writes the inside of a JSON string, with the required escapes.
template <class Out>
constexpr Out write_escaped(Out out, std::string_view utf8) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    constexpr std::string_view letters = "bfnrt";
    for (char const byte : utf8) {
        auto const code = static_cast<unsigned char>(byte);
        if (code >= 0x20) {
            if (byte == '"' || byte == '\\') out = write_byte(out, '\\');
            out = write_byte(out, byte);
            continue;
        }
        out = write_byte(out, '\\');
        if (auto const letter = meanings.find(byte); letter != meanings.npos) {
            out = write_byte(out, letters[letter]);
            continue;
        }
        for (char const digit : {'u', '0', '0', hex[code >> 4], hex[code & 0xF]})
            out = write_byte(out, digit);
    }
    return out;
}

// Writes an input up to the members of its body.
template <class Out>
constexpr Out write_ids(Out out, request const& from) {
    out = write_text(out, canonical::instance_id_open);
    out = write_escaped(out, from.instance_id.value());
    out = write_text(out, canonical::contact_id_open);
    out = write_escaped(out, from.contact_id.value());
    return write_text(out, canonical::ids_close);
}

// The size of the longest body, in bytes. Includes slack, because pieces are copied in whole blocks.
inline constexpr std::size_t longest_body =
    1 + canonical::list_open<layout::compact>.size() +
    timer_keys::capacity * (longest_timer_text + 3 + canonical::timer_tail<layout::compact>.size() + 1) +
    canonical::list_close.size() + 3 * block;

// The size of the longest ids, in bytes. A control character takes six.
inline constexpr std::size_t longest_ids =
    canonical::instance_id_open.size() + canonical::contact_id_open.size() + canonical::ids_close.size() +
    6 * static_cast<std::size_t>(limits::instance_id_length.max + limits::contact_id_length.max);

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
