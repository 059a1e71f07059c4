// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_WRITER_HPP
#define CHAT_TIMERS_JSON_DETAIL_WRITER_HPP

#include <chat_timers/json/detail/constant_text.hpp>
#include <chat_timers/json/detail/layouts.hpp>
#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/output.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// Writes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
// requires them. Every function takes the output position and returns the position after the last byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Copies a constant text and, at run time, the bytes up to `bound` rounded up to whole blocks. The next text
// overwrites the excess; the buffer has room for that of the last text.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put(char* to, constant_text const& text,
                                              std::size_t bound) noexcept {
    if (std::is_constant_evaluated()) return write_text(to, text);
    std::memcpy(to, text.data(),
                (bound + constant_text::block - 1) / constant_text::block * constant_text::block);
    return to + text.size();
}
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put(char* to, constant_text const& text) noexcept {
    return put(to, text, text.size());
}

// "00" to "99".
inline constexpr auto digit_pairs = [] {
    std::array<std::array<char, 2>, 100> made{};
    for (std::size_t number = 0; number < made.size(); ++number)
        made[number] = {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    return made;
}();

CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_minutes(char* to, timer_duration duration) noexcept {
    auto minutes = static_cast<std::uint32_t>(duration.minutes().count());
    if (limits::timer_minutes.max >= 1000 && minutes >= 1000) return write_text(to, decimal_digits{minutes});
    if (minutes >= 100) {
        *to++ = static_cast<char>('0' + minutes / 100);
        minutes %= 100;
    } else if (minutes < 10) {
        *to++ = static_cast<char>('0' + minutes);
        return to;
    }
    *to++ = digit_pairs[minutes][0];
    *to++ = digit_pairs[minutes][1];
    return to;
}

// The text of each timer up to the inside of its value, by the index of its key.
template <std::size_t... Keys>
[[nodiscard]] consteval auto make_heads(std::index_sequence<Keys...>) noexcept {
    return std::array{constant_text{compact.ordered[0], to_string(timer_keys::key_at(Keys).role), "\"",
                                    compact.ordered[1], to_string(timer_keys::key_at(Keys).type), "\"",
                                    compact.ordered[2]}...};
}
inline constexpr auto heads = make_heads(std::make_index_sequence<timer_keys::capacity>{});

inline constexpr std::size_t longest_head = [] {
    std::size_t longest = 0;
    for (constant_text const& head : heads) longest = head.size() > longest ? head.size() : longest;
    return longest;
}();

static_assert(
    std::variant_size_v<timer_value> == 2 && has_members(field::value, {field::action, field::duration}) &&
        enumerator_count<timer_action> == 1,
    "TimerValue has another member, or ParticipantTimerAction another word: write the new value in put_timer(), and count it in longest_body");
static_assert(
    std::variant_size_v<channel_configuration> == 1,
    "ChannelConfiguration has another channel: write it in put_body(), and count it in longest_body");
static_assert(limits::timer_list_size.min > 0,
              "a list may be empty: put_body() must then not drop the comma after the last timer");
static_assert(
    limits::timer_minutes.min >= 0 && limits::integer.contains(limits::timer_minutes.max),
    "a duration may be negative or have more than ten digits: write it in put_minutes(), and count it in longest_body");

inline constexpr constant_text timer_tail{compact.value_close, compact.timer_close, compact.next_timer};

// Takes a copy of the timer, which the bytes written cannot change: compilers then load each member once.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_timer(char* to, timer item) noexcept {
    to = put(to, heads[timer_keys::index_of_key({item.role, item.type})], longest_head);
    if (std::holds_alternative<timer_duration>(item.value)) {
        to = put(to, compact.duration_open);
        to = put_minutes(to, std::get<timer_duration>(item.value));
    } else {
        to = put(to, compact.unset);
    }
    return put(to, timer_tail);
}

CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_body(char* to,
                                                   channel_configuration const& configuration) noexcept {
    to = put(to, compact.body_open);
    for (timer const& item : timers(configuration)) to = put_timer(to, item);
    to -= compact.next_timer.size();  // a list has at least one timer
    return put(to, compact.body_close);
}

// {"InstanceId":"  ","ContactId":"  "
inline constexpr constant_text instance_id_open{"{", quoted_name<field::instance_id>, ":\""};
inline constexpr constant_text contact_id_open{"\",", quoted_name<field::contact_id>, ":\""};

static_assert(has_members(field::input,
                          {field::instance_id, field::contact_id, field::channel_configuration}),
              "the request has another member: write it in put_input(), and count it in longest_ids");

// Writes an input: the ids, and the members of a body.
constexpr char* put_input(char* to, request const& from) noexcept {
    to = write_json_escaped(put(to, instance_id_open), from.instance_id.value());
    to = write_json_escaped(put(to, contact_id_open), from.contact_id.value());
    *to++ = '"';
    char* const last = put_body(to, from.channel_configuration);
    *to = ',';  // in place of the body's opening brace
    return last;
}

inline constexpr std::size_t longest_value = [] {
    std::size_t const duration =
        compact.duration_open.size() + std::string_view{decimal_digits{limits::timer_minutes.max}}.size();
    return duration > compact.unset.size() ? duration : compact.unset.size();
}();

// The number of bytes that put_body() may write: those of the longest texts, of as many timers as a list can
// hold. A put() exceeds the longest of its texts by less than a block, so no body can exceed this.
inline constexpr std::size_t longest_body =
    compact.body_open.size() + timer_access::capacity * (longest_head + longest_value + timer_tail.size()) +
    compact.body_close.size() + constant_text::block;

// The size of the longest ids, in bytes. A control character takes six.
inline constexpr std::size_t longest_ids =
    instance_id_open.size() + contact_id_open.size() + 1 +
    6 * static_cast<std::size_t>(limits::instance_id_length.max + limits::contact_id_length.max);

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
