// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_HTTP_TARGET_HPP
#define CHAT_TIMERS_DETAIL_HTTP_TARGET_HPP

#include <chat_timers/detail/config.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/hex_digit.hpp>
#include <chat_timers/detail/http_header.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/operation.hpp>
#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/detail/words.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

// The request target: RFC 9112, section 3.2, and RFC 3986, section 3.3.
namespace chat_timers::detail {

// A segment of the path, still encoded; `plain` if it stands for itself: ASCII without '%'.
struct path_label {
    std::string_view text;
    bool plain;
};
struct path_labels {
    path_label instance_id, contact_id;
};

// Whether a byte of a label stands for itself: ASCII but '%'.
[[nodiscard]] constexpr bool is_plain(char byte) noexcept {
    return byte != '%' && static_cast<unsigned char>(byte) < 0x80;
}

// The targets that clients send are the operation's path and two UUIDs.
inline constexpr std::size_t uuid_size = 36;
inline constexpr std::size_t first_uuid = operation::path.size();
inline constexpr std::size_t second_uuid = first_uuid + uuid_size + 1;

// Whether the target is such a one: 36 bytes, a '/' and 36 bytes, all of them plain, whatever they are. Says
// no while compiling, and without CHAT_TIMERS_VECTORS.
[[nodiscard, gnu::always_inline]] constexpr bool has_plain_uuids(std::string_view target) noexcept {
    if (std::is_constant_evaluated() || target.size() != second_uuid + uuid_size) return false;
    if (!equal_text<operation::path>(target.data()) || target[second_uuid - 1] != '/') return false;
#if CHAT_TIMERS_VECTORS
    using chunk [[gnu::vector_size(16)]] = signed char;
    static_assert(uuid_size > 2 * sizeof(chunk) && uuid_size <= 3 * sizeof(chunk));
    constexpr std::size_t last_chunk = uuid_size - sizeof(chunk);
    chunk signs{};      // negative in the place of what is not ASCII
    chunk forbidden{};  // -1 in the place of '/', '?' and '%'
    for (std::size_t const uuid : {first_uuid, second_uuid}) {
        for (std::size_t const offset : {std::size_t{0}, sizeof(chunk), last_chunk}) {
            chunk bytes;
            std::memcpy(&bytes, target.data() + uuid + offset, sizeof bytes);
            signs |= bytes;
            forbidden |= ((bytes | ('/' ^ '?')) == '?') | (bytes == '%');
        }
    }
    forbidden |= signs < 0;
    std::uint64_t words[sizeof(chunk) / sizeof(std::uint64_t)];
    std::memcpy(words, &forbidden, sizeof words);
    return (words[0] | words[1]) == 0;
#else
    return false;
#endif
}

// The segment that begins at `at`: ends at '/', at the query, or at `last`.
[[nodiscard]] constexpr path_label read_label(char const* const first, char const* last) noexcept {
    bool plain = true;
    char const* at = first;
    for (; at != last && *at != '/' && *at != '?'; ++at) plain = plain && is_plain(*at);
    return {{first, static_cast<std::size_t>(at - first)}, plain};
}

// What follows scheme and authority in the absolute form; nothing of a target that is no http or https URI.
[[nodiscard]] constexpr std::string_view path_of_absolute_form(std::string_view target) noexcept {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        std::size_t const path = target.find_first_of("/?#", scheme.size());
        if (path == target.npos || path == scheme.size()) return {};
        return target.substr(path);
    }
    return {};
}

// The two labels of the operation's path; nothing if the target is another's. A query and one slash behind
// the second label are ignored. The path's own segments are compared byte for byte.
[[nodiscard, gnu::noinline]] constexpr std::optional<path_labels>
split_target(std::string_view target) noexcept {
    std::string_view path = target;
    if (!path.starts_with('/')) path = path_of_absolute_form(target);
    if (path.size() < operation::path.size() || !equal_text<operation::path>(path.data()))
        return std::nullopt;
    char const* const last = path.data() + path.size();
    path_label const instance_id = read_label(path.data() + operation::path.size(), last);
    char const* at = instance_id.text.data() + instance_id.text.size();
    if (at == last || *at != '/') return std::nullopt;
    path_label const contact_id = read_label(at + 1, last);
    at = contact_id.text.data() + contact_id.text.size();
    if (at != last && *at == '/') ++at;
    if (at != last && *at != '?') return std::nullopt;
    return path_labels{instance_id, contact_id};
}

// A byte of a label, given as itself or as %XX. Reads at least one, none at or behind `last`.
struct label_byte {
    std::size_t length;  // what it takes in the label, or a '%' and what stands in the place of its digits
    char byte;
    bool well_formed;
};
[[nodiscard]] constexpr label_byte read_label_byte(char const* at, char const* last) noexcept {
    if (*at != '%') return {1, *at, true};
    auto const left = static_cast<std::size_t>(last - at);
    int const high = left < 3 ? -1 : hex_digit(at[1]);
    int const low = left < 3 ? -1 : hex_digit(at[2]);
    if (high < 0 || low < 0) return {left < 3 ? left : 3, *at, false};
    return {3, static_cast<char>(static_cast<unsigned char>(high * 16 + low)), true};
}

struct decoded_label {
    decoded_text text;
    std::string_view fault;  // the first '%' without its digits or ill-formed sequence of UTF-8; else empty
};

// Percent-decodes a label once; '+' is itself. Linear.
[[nodiscard]] constexpr decoded_label decode_label(std::string_view label, text_buffer& buffer) noexcept {
    std::size_t scalar_values = 0;
    char const* const last = label.data() + label.size();
    for (char const* at = label.data(); at != last; ++scalar_values) {
        // The bytes of one scalar value, and perhaps of the next.
        char bytes[4] = {};
        char const* ends[4] = {};
        std::size_t size = 0;
        for (char const* next = at; size < 4 && next != last;) {
            label_byte const read = read_label_byte(next, last);
            if (!read.well_formed && size == 0) return {{}, {next, read.length}};
            if (!read.well_formed) break;
            bytes[size] = read.byte;
            ends[size++] = next += read.length;
        }
        utf8_sequence const sequence = read_utf8(bytes, bytes + size);
        char const* const end = ends[sequence.length - 1];
        if (!sequence.well_formed) return {{}, {at, static_cast<std::size_t>(end - at)}};
        if (buffer.capacity() - buffer.size() >= 4) buffer.append({bytes, sequence.length});
        at = end;
    }
    return {{buffer, scalar_values}, {}};
}

// RFC 3986's unreserved characters.
[[nodiscard]] constexpr bool is_unreserved(char byte) noexcept {
    return ('A' <= byte && byte <= 'Z') || ('a' <= byte && byte <= 'z') || ('0' <= byte && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

// Percent-encodes everything but unreserved characters.
template <std::size_t Capacity>
constexpr void append_label(fixed_string<Capacity>& to, std::string_view utf8) noexcept {
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (char const byte : utf8) {
        if (is_unreserved(byte)) {
            to.append(byte);
        } else {
            auto const code = static_cast<unsigned char>(byte);
            to.append('%').append(hex[code >> 4]).append(hex[code & 0xF]);
        }
    }
}

// RFC 3986, section 5.2.4: whoever normalises a path takes these segments out, and their encoded forms may
// count as the same.
[[nodiscard]] constexpr bool is_dot_segment(std::string_view utf8) noexcept {
    return utf8 == "." || utf8 == "..";
}

}  // namespace chat_timers::detail

#endif
