// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_HTTP_DETAIL_TARGETS_HPP
#define CHAT_TIMERS_HTTP_DETAIL_TARGETS_HPP

#include <chat_timers/http/detail/fields.hpp>
#include <chat_timers/http/operation.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/utf8.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

// Parses the request target (RFC 9112, section 3.2; RFC 3986, section 3.3).
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A segment of the path, still percent-encoded. It is `plain` if it holds only characters that a segment may
// hold unencoded; it then needs no decoding.
struct path_label {
    std::string_view text;
    bool plain;
};
struct path_labels {
    path_label instance_id, contact_id;
};

// RFC 3986's pchar, except percent-encoded bytes: the characters that a segment may hold unencoded.
inline constexpr auto plain_table = [] {
    std::array<bool, 256> made{};
    for (std::size_t byte = 0; byte < made.size(); ++byte)
        made[byte] = is_unreserved(static_cast<char>(byte));
    for (char const byte : std::string_view{"!$&'()*+,;=:@"}) made[static_cast<unsigned char>(byte)] = true;
    return made;
}();
[[nodiscard]] constexpr bool is_plain(char byte) noexcept {
    return plain_table[static_cast<unsigned char>(byte)];
}

// Skips plain characters, twelve at a time where there are twelve: a UUID is three times twelve.
[[nodiscard]] constexpr char const* skip_plain_characters(char const* at, char const* last) noexcept {
    while (last - at >= 12) {
        bool plain = true;
        for (int index = 0; index < 12; ++index) plain &= is_plain(at[index]);
        if (!plain) break;
        at += 12;
    }
    while (at != last && is_plain(*at)) ++at;
    return at;
}

// Reads the segment that begins at `first`. It ends at '/', at the query, or at `last`.
[[nodiscard]] constexpr path_label read_label(char const* const first, char const* last) noexcept {
    char const* const plain_end = skip_plain_characters(first, last);
    char const* at = plain_end;
    while (at != last && *at != '/' && *at != '?') ++at;
    return {{first, static_cast<std::size_t>(at - first)}, at == plain_end};
}

// Returns the part of the absolute form after scheme and authority. Returns an empty text if the target is
// not an http or https URI, or if its authority holds userinfo, which recipients should reject (RFC 9110,
// section 4.2.4).
[[nodiscard]] constexpr std::string_view path_of_absolute_form(std::string_view target) noexcept {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        std::string_view const after_scheme = target.substr(scheme.size());
        std::size_t const authority_size = after_scheme.find_first_of("/?#");
        if (authority_size == after_scheme.npos || authority_size == 0) return {};
        if (after_scheme.substr(0, authority_size).find('@') != after_scheme.npos) return {};
        return after_scheme.substr(authority_size);
    }
    return {};
}

// Returns the two labels of the operation's path, or nullopt if the target is not the operation's. Ignores a
// query and one slash after the second label. Compares the path's fixed segments byte for byte.
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr std::optional<path_labels>
split_target(std::string_view target) noexcept {
    std::string_view path = target;
    if (!path.starts_with('/')) path = path_of_absolute_form(target);
    if (path.size() < operation::path.size() || !equal_text(path.data(), operation::path))
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

// One byte of a label, written as itself or as %XX. read_label_byte() reads at least one byte of the text,
// and none at or after `last`.
struct label_byte {
    std::size_t length;  // in the label; for a malformed '%', with up to two bytes after it
    char byte;
    bool well_formed;
};
[[nodiscard]] constexpr label_byte read_label_byte(char const* at, char const* last) noexcept {
    if (*at != '%') return {1, *at, is_plain(*at)};
    auto const left = static_cast<std::size_t>(last - at);
    int const high = left < 3 ? -1 : hex_digit(at[1]);
    int const low = left < 3 ? -1 : hex_digit(at[2]);
    if (high < 0 || low < 0) return {left < 3 ? left : 3, *at, false};
    return {3, static_cast<char>(static_cast<unsigned char>(high * 16 + low)), true};
}

struct decoded_label {
    decoded_text text;
    // The first fault: a '%' without two digits, a byte that must be percent-encoded, or an ill-formed UTF-8
    // sequence. Empty if there is none.
    std::string_view fault;
};

// Percent-decodes a label once; '+' is an ordinary character.
// Complexity: linear.
[[nodiscard]] constexpr decoded_label decode_label(std::string_view label, text_buffer& buffer) noexcept {
    std::size_t scalar_values = 0;
    bool fits = true;
    char const* const last = label.data() + label.size();
    for (char const* at = label.data(); at != last; ++scalar_values) {
        // The bytes of one scalar value, and possibly the first bytes of the next.
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
        fits = fits && sequence.length <= buffer.capacity() - buffer.size();
        if (fits) buffer.append({static_cast<char const*>(bytes), sequence.length});
        at = end;
    }
    return {{buffer, scalar_values}, {}};
}

// Returns true for "." and "..". Path normalization (RFC 3986, section 5.2.4) removes these segments and may
// treat their percent-encoded forms alike.
[[nodiscard]] constexpr bool is_dot_segment(std::string_view utf8) noexcept {
    return utf8 == "." || utf8 == "..";
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
