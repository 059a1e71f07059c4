// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_SCANNER_HPP
#define CHAT_TIMERS_JSON_DETAIL_SCANNER_HPP

#include <chat_timers/json/detail/numbers.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/text/detail/utf8.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads JSON values of any kind by RFC 8259, independent of the model, and reports the fault that ends the
// reading.
//
// Every function takes the cursor and returns it after the text that it read, or returns a null pointer if
// the text is broken and the reading must end. `where` is the place that a violation reports.
class json_scanner {
protected:
    using cursor = char const*;

    // `faults` receives the fault that ends the reading, unless it is a null pointer.
    constexpr json_scanner(std::string_view text, violations* faults) noexcept
        : first_(text.data()), last_(text.data() + text.size()), faults_(faults) {}

    CHAT_TIMERS_ALWAYS_INLINE constexpr bool is(cursor at, char byte) const noexcept {
        return at != last_ && *at == byte;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr bool has(cursor at, std::size_t size) const noexcept {
        return static_cast<std::size_t>(last_ - at) >= size;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr std::size_t offset(cursor at) const noexcept {
        return static_cast<std::size_t>(at - first_);
    }
    CHAT_TIMERS_ALWAYS_INLINE constexpr extent bytes(cursor from, cursor to) const noexcept {
        return {offset(from), static_cast<std::size_t>(to - from)};
    }

    // Most white space is a single space.
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor skip_space(cursor at) const noexcept {
        if (at == last_ || static_cast<unsigned char>(*at) > ' ') return at;
        if (*at == ' ' && at + 1 != last_ && static_cast<unsigned char>(at[1]) > ' ') return at + 1;
        return skip_white_space(at, last_);
    }

    // Skips the white space before a comma or `end`. Mostly there is none.
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor skip_to_separator(cursor at, char end) const noexcept {
        return is(at, ',') || is(at, end) ? at : skip_space(at);
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr bool begins_with(cursor at, std::string_view text) const noexcept {
        return has(at, text.size()) && equal_text(at, text);
    }

    CHAT_TIMERS_NOINLINE constexpr cursor skip_colon(cursor at, place where) noexcept {
        at = skip_space(at);
        return is(at, ':') ? skip_space(at + 1) : fail(at, grammar::colon, where);
    }

    // Skips a value. `open`: the number of objects and arrays that are open around it. `expected`: the
    // grammar at this place, for the violation. Does not recurse: a bit for each inner level says whether it
    // is an object.
    CHAT_TIMERS_NOINLINE constexpr cursor skip_value(cursor at, std::size_t const open, place where,
                                                     grammar expected) noexcept {
        static_assert(limits::nesting <= 64);
        std::uint64_t objects = 0;
        std::size_t inner = 0;
        for (;;) {
            if (is(at, '{') || is(at, '[')) {
                bool const object = *at == '{';
                if (open + inner == limits::nesting) {
                    return stop(broken(rule::too_deep, where, bytes(at, at + 1)));
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
            // After a value, or at the end of an empty object or array.
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

    // Skips a value that is neither an object nor an array.
    CHAT_TIMERS_NOINLINE constexpr cursor skip_scalar(cursor at, place where, grammar expected) noexcept {
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

    struct string_token {
        cursor end;
        bool escaped;
        std::size_t continuation_bytes;  // UTF-8 bytes that do not begin a scalar value
    };

    CHAT_TIMERS_NOINLINE constexpr string_token skip_string(cursor at, place where) noexcept {
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

    // Returns the text of the string at `at` in UTF-8, or as much of it as the buffer holds: a view of the
    // source or, if the string has escapes, of the buffer.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr std::string_view text_of(cursor at, string_token const& token,
                                                                        text_buffer& buffer) noexcept {
        std::string_view const inside = between_quotes(at, token.end);
        return token.escaped ? unescape(inside, buffer).utf8 : inside;
    }

    // Reports that the text is not JSON, or not Unicode, at `at`.
    CHAT_TIMERS_COLD constexpr cursor fail(cursor at, grammar expected, place where) noexcept {
        violation found = broken(rule::syntax, where, {offset(at), 0});
        found.wanted = expected;
        if (at == last_) return stop(found);
        auto const sequence = read_utf8(at, last_);
        bool const byte_order_mark = at == first_ && sequence.scalar == 0xFEFF;
        found.length = sequence.length;
        if (!sequence.well_formed || byte_order_mark) {
            found.rule = rule::encoding;
            found.wanted = grammar::none;
        }
        return stop(found);
    }

    cursor first_;
    cursor last_;

private:
    // Reports the fault and returns the null pointer that ends the reading.
    constexpr cursor stop(violation const& found) noexcept {
        if (faults_ != nullptr) violation_access::end_reading(*faults_, found);
        return nullptr;
    }

    violations* faults_;

    // Skips a name and its colon.
    constexpr cursor skip_name(cursor at, place where, grammar& expected) noexcept {
        if (!is(at, '"')) return fail(at, expected, where);
        at = skip_string(at, where).end;
        if (at == nullptr) return nullptr;
        expected = grammar::value;
        return skip_colon(at, where);
    }

    constexpr cursor skip_escape(cursor const from, place where) noexcept {
        auto const escape = read_escape(from, last_);
        if (escape.fault == escape_fault::none) return escape.end;
        if (escape.fault == escape_fault::lone_surrogate) {
            return stop(broken(rule::encoding, where, bytes(from, escape.end)));
        }
        return fail(escape.end,
                    escape.fault == escape_fault::hex_digit ? grammar::hex_digit : grammar::escape, where);
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
