// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_OBJECTS_HPP
#define CHAT_TIMERS_JSON_DETAIL_OBJECTS_HPP

#include <chat_timers/json/detail/scanner.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/place.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The values of some members, by name: each value's JSON text, or an empty text if the member is absent or
// null.
template <std::size_t Size>
struct object_members {
    std::string_view names[Size];
    std::string_view values[Size] = {};
};

// Reads an object of any shape.
class json_object_reader : json_scanner {
public:
    constexpr explicit json_object_reader(std::string_view text) noexcept : json_scanner(text, nullptr) {}

    // Returns true if the text is exactly one object (RFC 8259) that repeats none of these members. If this
    // returns false, discard the values.
    template <std::size_t Size>
    [[nodiscard]] constexpr bool read(object_members<Size>& members) noexcept {
        place const root{field::body, 0};
        unsigned seen = 0;
        cursor at = skip_space(first_);
        if (!is(at, '{')) return false;
        at = skip_space(at + 1);
        for (bool is_first = true; !is_first || !is(at, '}'); is_first = false) {
            if (!is(at, '"')) return false;
            string_token const token = skip_string(at, root);
            if (token.end == nullptr) return false;
            text_buffer buffer;
            std::string_view const name = text_of(at, token, buffer);
            cursor const first = skip_colon(token.end, root);
            if (first == nullptr) return false;
            at = skip_value(first, 1, root, grammar::value);
            if (at == nullptr) return false;
            std::string_view const value{first, static_cast<std::size_t>(at - first)};
            for (std::size_t index = 0; index < Size; ++index) {
                if (members.names[index] != name) continue;
                if ((seen >> index & 1U) != 0) return false;
                seen |= 1U << index;
                if (value != "null") members.values[index] = value;
            }
            at = skip_space(at);
            if (is(at, '}')) break;
            if (!is(at, ',')) return false;
            at = skip_space(at + 1);
        }
        return skip_space(at + 1) == last_;
    }
};

// Reads the values of the members. Returns true if the text is an object (RFC 8259) that repeats none of
// them. If this returns false, discard the values.
template <std::size_t Size>
[[nodiscard]] constexpr bool read_members(std::string_view json, object_members<Size>& members) noexcept {
    return json_object_reader{json}.read(members);
}

// Returns the text of a JSON string, or nullopt for any other value. Decodes a string with escapes into
// `buffer` and drops the part that does not fit.
[[nodiscard]] constexpr std::optional<decoded_text> text_of(std::string_view json,
                                                            text_buffer& buffer) noexcept {
    if (!json.starts_with('"')) return std::nullopt;
    std::string_view const inside = between_quotes(json.data(), json.data() + json.size());
    return inside.find('\\') == inside.npos ? decoded_text{inside, count_scalar_values(inside).scalar_values}
                                            : unescape(inside, buffer);
}

// Returns the first bytes of the text, at most `max_bytes`, cut before the scalar value that does not fit.
[[nodiscard]] constexpr std::string_view head(std::string_view utf8, std::size_t max_bytes) noexcept {
    if (utf8.size() <= max_bytes) return utf8;
    while (max_bytes != 0 && (static_cast<unsigned char>(utf8[max_bytes]) & 0xC0) == 0x80) --max_bytes;
    return utf8.substr(0, max_bytes);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
