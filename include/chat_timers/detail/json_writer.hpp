// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_WRITER_HPP
#define CHAT_TIMERS_DETAIL_JSON_WRITER_HPP

#include <chat_timers/detail/canonical.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/rules.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <variant>

// Writes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
// asks for them. Every function takes where to write and gives where it ended.
namespace chat_timers::detail {

// Pieces are copied in whole blocks. What lies behind a piece is overwritten by the next; behind the text
// there is room for one.
inline constexpr std::size_t block = 8;

// `size_bound`: no less than the piece's size, and the same for pieces of which one is chosen at run time.
template <std::size_t SizeBound>
[[gnu::always_inline]] constexpr char* put(char* to, canonical::piece const& piece) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < piece.size(); ++index) to[index] = piece.data()[index];
    } else {
        constexpr std::size_t copied = (SizeBound + block - 1) / block * block;
        static_assert(copied <= canonical::piece::capacity());
        std::memcpy(to, piece.data(), copied);
    }
    return to + piece.size();
}

template <auto const& Piece>
[[gnu::always_inline]] constexpr char* put(char* to) noexcept {
    return put<Piece.size()>(to, Piece);
}

// One of two pieces, without a branch.
template <auto const& First, auto const& Second>
[[gnu::always_inline]] constexpr char* put(char* to, bool first) noexcept {
    return put < First.size() < Second.size() ? Second.size() : First.size() > (to, first ? First : Second);
}

// Up to three digits. Writes a fourth byte behind, so that one store does.
[[gnu::always_inline]] constexpr char* put_minutes(char* to, timer_duration duration) noexcept {
    static_assert(limits::timer_minutes.min >= 0 && limits::timer_minutes.max <= 999);
    auto const minutes = static_cast<std::uint32_t>(duration.minutes().count());
    std::uint32_t const tens = minutes / 10;
    std::uint32_t const hundreds = tens / 10;
    std::uint32_t const digits =
        hundreds | (tens - hundreds * 10) << 8 | (minutes - tens * 10) << 16 | 0x303030;
    std::uint32_t const size = 1U + (minutes >= 10 ? 1U : 0U) + (minutes >= 100 ? 1U : 0U);
    for (std::uint32_t index = 0, rest = digits >> 8 * (3 - size); index < 4; ++index, rest >>= 8) {
        to[index] = static_cast<char>(rest & 0xFF);
    }
    return to + size;
}

[[gnu::always_inline]] constexpr char* put_timer(char* to, timer const& item) noexcept {
    using namespace canonical;
    to = put<timer_open<participant_role::customer>, timer_open<participant_role::agent>>(
        to, item.role == participant_role::customer);
    to = put<value_open<timer_type::idle>, value_open<timer_type::disconnect_noncustomer>>(
        to, item.type == timer_type::idle);
    if (std::holds_alternative<unset_t>(item.value)) return put<unset_value<>>(to);
    return put<timer_close>(put_minutes(put<duration_open<>>(to), std::get<timer_duration>(item.value)));
}

[[gnu::always_inline]] constexpr char* put_channel(char* to, chat const& channel) noexcept {
    to = put<canonical::list_open<>>(to);
    for (timer const& item : channel.timers) {
        if (&item != channel.timers.begin()) *to++ = ',';
        to = put_timer(to, item);
    }
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

inline constexpr std::size_t longest_timer =
    canonical::timer_open<participant_role::customer>.size() +
    canonical::value_open<timer_type::disconnect_noncustomer>.size() + canonical::duration_open<>.size() + 3 +
    canonical::timer_close.size();

// With room behind for what the last pieces copy too much.
inline constexpr std::size_t longest_body = 1 + canonical::list_open<>.size() +
                                            timer_keys::capacity * (longest_timer + 1) +
                                            canonical::list_close.size() + 3 * block;

// A control character takes six bytes.
inline constexpr std::size_t longest_ids =
    canonical::instance_id_open.size() + canonical::contact_id_open.size() + canonical::ids_close.size() +
    6 * static_cast<std::size_t>(limits::instance_id_length.max + limits::contact_id_length.max);

}  // namespace chat_timers::detail

#endif
