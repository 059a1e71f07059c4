// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_SCANNER_HPP
#define CHAT_TIMERS_DETAIL_JSON_SCANNER_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/json_number.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat_timers::detail {

// Reads JSON values of any kind by RFC 8259, without regard to the model, and tells the assembler where the
// text is broken.
//
// Every function takes the cursor and gives it back behind what it read, or a null pointer where the text is
// broken and nothing more can be said of it. `where` is the place that a violation names.
class json_scanner {
protected:
    using cursor = char const*;

    constexpr json_scanner(std::string_view text, assembler& to) noexcept
        : first_(text.data()), last_(text.data() + text.size()), to_(to) {}

    [[gnu::always_inline]] constexpr bool is(cursor at, char byte) const noexcept {
        return at != last_ && *at == byte;
    }

    [[gnu::always_inline]] constexpr bool has(cursor at, std::size_t size) const noexcept {
        return static_cast<std::size_t>(last_ - at) >= size;
    }

    [[gnu::always_inline]] constexpr std::size_t offset(cursor at) const noexcept {
        return static_cast<std::size_t>(at - first_);
    }
    [[gnu::always_inline]] constexpr extent bytes(cursor from, cursor to) const noexcept {
        return {offset(from), static_cast<std::size_t>(to - from)};
    }

    [[gnu::always_inline]] constexpr cursor skip_space(cursor at) const noexcept {
        (void)next(at);
        return at;
    }

    // Skips white space and gives the byte behind it, or 0 at the end of the text; 0 stands nowhere in JSON.
    // `Room`: how many bytes the caller knows to be there.
    template <std::size_t Room = 0>
    [[gnu::always_inline]] constexpr char next(cursor& at) const noexcept {
        if (Room < 1 && at == last_) return '\0';
        if (static_cast<unsigned char>(*at) > ' ') return *at;
        bool const single =
            *at == ' ' && (Room >= 2 || at + 1 != last_) && static_cast<unsigned char>(at[1]) > ' ';
        if (single) return *++at;
        at = skip_white_space(at, last_);
        return at == last_ ? '\0' : *at;
    }

    [[gnu::cold, gnu::noinline]] constexpr cursor skip_colon(cursor at, place where) noexcept {
        at = skip_space(at);
        return is(at, ':') ? skip_space(at + 1) : fail(at, grammar::colon, where);
    }

    // `open`: how many objects and arrays are open around the value. `expected`: what else might stand there.
    // No recursion: which of the inner ones are objects is a bit each.
    [[gnu::noinline]] constexpr cursor skip_value(cursor at, std::size_t const open, place where,
                                                  grammar expected) noexcept {
        static_assert(limits::nesting <= 64);
        std::uint64_t objects = 0;
        std::size_t inner = 0;
        for (;;) {
            if (is(at, '{') || is(at, '[')) {
                bool const object = *at == '{';
                if (open + inner == limits::nesting) {
                    to_.stop(broken(rule::too_deep, where, bytes(at, at + 1)));
                    return nullptr;
                }
                ++inner;
                objects = objects << 1 | (object ? 1U : 0U);
                at = skip_space(at + 1);
                if (!is(at, object ? '}' : ']')) {
                    expected = object ? grammar::name_or_end : grammar::value_or_end;
                    if (object) at = skip_name(at, where, expected);
                    if (at == nullptr) return nullptr;
                    continue;
                }
            } else {
                at = skip_scalar(at, where, expected);
                if (at == nullptr || inner == 0) return at;
                at = skip_space(at);
            }
            // Behind a value, or at the end of an empty object or array.
            for (;;) {
                bool const object = (objects & 1U) != 0;
                if (is(at, object ? '}' : ']')) {
                    ++at;
                    objects >>= 1;
                    if (--inner == 0) return at;
                    at = skip_space(at);
                    continue;
                }
                if (!is(at, ',')) {
                    return fail(at, object ? grammar::comma_or_end_of_object : grammar::comma_or_end_of_array,
                                where);
                }
                at = skip_space(at + 1);
                expected = object ? grammar::name : grammar::value;
                if (object) at = skip_name(at, where, expected);
                if (at == nullptr) return nullptr;
                break;
            }
        }
    }

    struct string_token {
        cursor end;
        bool escaped;
        std::size_t continuation_bytes;  // those bytes of UTF-8 that begin no scalar value
    };

    [[gnu::noinline]] constexpr string_token skip_string(cursor at, place where) noexcept {
        bool escaped = false;
        std::size_t continuation_bytes = 0;
        ++at;
        for (;;) {
            at = skip_plain(at, last_);
            if (at == last_) return {fail(at, grammar::closing_quote, where), escaped, 0};
            if (*at == '"') return {at + 1, escaped, continuation_bytes};
            if (*at == '\\') {
                escaped = true;
                at = skip_escape(at, where);
                if (at == nullptr) return {nullptr, escaped, 0};
            } else if (static_cast<unsigned char>(*at) < 0x20) {
                return {fail(at, grammar::escaped_control, where), escaped, 0};
            } else {
                auto const sequence = read_utf8(at, last_);
                if (!sequence.well_formed) return {fail(at, grammar::value, where), escaped, 0};
                at += sequence.length;
                continuation_bytes += sequence.length - 1;
            }
        }
    }

    // The text of the string at `at`, or as much of it as the buffer holds, in UTF-8: a view of the source,
    // or, if the string has escapes, of the buffer.
    [[gnu::always_inline]] static constexpr std::string_view text_of(cursor at, string_token const& token,
                                                                     text_buffer& buffer) noexcept {
        std::string_view const inside = between_quotes(at, token.end);
        return token.escaped ? unescape(inside, buffer).utf8 : inside;
    }

    // The text is no JSON at `at`, or no Unicode.
    [[gnu::cold, gnu::noinline]] constexpr cursor fail(cursor at, grammar expected, place where) noexcept {
        if (at == last_) {
            to_.stop({rule::syntax, expected, where, offset(at), 0, 0, {}, 0});
            return nullptr;
        }
        auto const sequence = read_utf8(at, last_);
        bool const byte_order_mark = at == first_ && sequence.scalar == 0xFEFF;
        rule const which = sequence.well_formed && !byte_order_mark ? rule::syntax : rule::encoding;
        to_.stop({which, expected, where, offset(at), sequence.length, 0, {}, 0});
        return nullptr;
    }

    cursor const first_;
    cursor const last_;
    assembler& to_;

private:
    // A name and its colon.
    constexpr cursor skip_name(cursor at, place where, grammar& expected) noexcept {
        if (!is(at, '"')) return fail(at, expected, where);
        at = skip_string(at, where).end;
        if (at == nullptr) return nullptr;
        expected = grammar::value;
        return skip_colon(at, where);
    }

    constexpr cursor skip_scalar(cursor at, place where, grammar expected) noexcept {
        if (is(at, '"')) return skip_string(at, where).end;
        if (at != last_ && (*at == '-' || is_digit(*at))) {
            auto const scanned = scan_number(at, last_);
            return scanned.complete ? scanned.end : fail(scanned.end, grammar::digit, where);
        }
        std::string_view const rest{at, static_cast<std::size_t>(last_ - at)};
        for (std::string_view const literal : {"true", "false", "null"}) {
            if (rest.starts_with(literal)) return at + literal.size();
        }
        return fail(at, expected, where);
    }

    constexpr cursor skip_escape(cursor const from, place where) noexcept {
        auto const escape = read_escape(from, last_);
        if (escape.fault == escape_fault::none) return escape.end;
        if (escape.fault == escape_fault::lone_surrogate) {
            to_.stop(broken(rule::encoding, where, bytes(from, escape.end)));
            return nullptr;
        }
        return fail(escape.end,
                    escape.fault == escape_fault::hex_digit ? grammar::hex_digit : grammar::escape, where);
    }
};

}  // namespace chat_timers::detail

#endif
