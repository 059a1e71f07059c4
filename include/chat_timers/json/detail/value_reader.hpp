// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_VALUE_READER_HPP
#define CHAT_TIMERS_JSON_DETAIL_VALUE_READER_HPP

#include <chat_timers/json/detail/canonical.hpp>
#include <chat_timers/json/detail/numbers.hpp>
#include <chat_timers/json/detail/scanner.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads scalar values, and values whose type is not the model's, and reports them to the assembler.
//
// As in the scanner, every function takes the cursor and returns it, or a null pointer.
class json_value_reader : protected json_scanner {
protected:
    constexpr json_value_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_scanner(text, to.faults()), to_(to), accept_integral_floats_(accept_integral_floats) {}

    // The return value of a slow path. The scope is passed by value, so that the caller can keep it in
    // registers.
    struct progress {
        cursor at = nullptr;
        members_found members{};
    };

    // For one of several possible texts.
    CHAT_TIMERS_ALWAYS_INLINE constexpr bool starts_with(cursor at, piece const& text) const noexcept {
        return has(at, text.size()) && equal_text(at, text);
    }
    // For a text that is expected. `room`: the number of bytes that the caller knows to be readable.
    CHAT_TIMERS_ALWAYS_INLINE constexpr bool starts_whole(cursor at, piece const& text,
                                                          std::size_t room = 0) const noexcept {
        return (text.size() <= room || has(at, text.size())) && equal_whole(at, text);
    }

    template <class Enum, std::size_t Index = 0>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_one_of(cursor at) noexcept {
        constexpr auto enumerator = enumerator_at<Enum>(Index);
        constexpr piece const& word = canonical::quoted_word<enumerator>;
        if (starts_with(at, word)) {
            to_.enumerator(enumerator);
            return at + word.size();
        }
        if constexpr (Index + 1 < enumerator_count<Enum>) {
            return read_one_of<Enum, Index + 1>(at);
        } else {
            return nullptr;
        }
    }

    // Reads an enumerator that is spelled without escapes. Returns a null pointer for any other value.
    template <field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_enumerator(cursor at) noexcept {
        if constexpr (Member == field::role) {
            return read_one_of<participant_role>(at);
        } else if constexpr (Member == field::type) {
            return read_one_of<timer_type>(at);
        } else if constexpr (Member == field::action) {
            return read_one_of<timer_action>(at);
        } else {
            return nullptr;
        }
    }

    // Reads an id, an unknown enumerator, or a text with escapes.
    CHAT_TIMERS_NOINLINE constexpr cursor read_other_text(cursor at, place where) noexcept {
        string_token const token = skip_string(at, where);
        if (token.end == nullptr) return nullptr;
        std::string_view const inside = between_quotes(at, token.end);
        bool const is_id = where.field == field::instance_id || where.field == field::contact_id;
        text_buffer word;  // is compared and not kept
        decoded_text const text = token.escaped
                                      ? unescape(inside, is_id ? to_.buffer_of(where.field) : word)
                                      : decoded_text{inside, inside.size() - token.continuation_bytes};
        to_.text(where, bytes(at, token.end), text.utf8, text.scalar_values);
        return token.end;
    }

    // Reads up to three digits, the first of which is not 0. Returns 0 if there is no such digit.
    // Preconditions: four bytes can be read.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr int read_minutes(cursor& at) noexcept {
        int minutes = *at - '0';
        if (minutes < 1 || minutes > 9) return 0;
        ++at;
        if (int const second = *at - '0'; second >= 0 && second <= 9) {
            minutes = minutes * 10 + second;
            ++at;
            if (int const third = *at - '0'; third >= 0 && third <= 9) {
                minutes = minutes * 10 + third;
                ++at;
            }
        }
        return minutes;
    }

    // Reads a plain number of up to three digits. Returns a null pointer if the text may be any other number.
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_small_integer(cursor const from, place where) noexcept {
        if (!has(from, 4)) return nullptr;
        cursor at = from;
        int const number = read_minutes(at);
        if (number == 0) return nullptr;
        if (*at != '}' && *at != ',' && static_cast<unsigned char>(*at) > ' ') return nullptr;
        to_.integer(where, bytes(from, at), number);
        return at;
    }

    CHAT_TIMERS_COLD constexpr cursor read_other_number(cursor at, place where) noexcept {
        auto const [end, complete, number] = scan_number(at, last_);
        if (!complete) return fail(end, grammar::digit, where);
        bool const plain = number.fraction.empty() && number.exponent.empty();
        auto const value = plain || accept_integral_floats_ ? integral_value(number) : std::nullopt;
        if (value) {
            to_.integer(where, bytes(at, end), *value);
        } else {
            to_.fraction(where, bytes(at, end));
        }
        return end;
    }

    CHAT_TIMERS_NOINLINE constexpr progress read_null_or_wrong_type(cursor at, place where,
                                                                    scope in) noexcept {
        if (!is(at, 'n'))
            return {read_wrong_type(at, where, depth(in.where.field), grammar::value), in.members};
        cursor const end = skip_value(at, depth(in.where.field), where, grammar::value);
        if (end != nullptr) to_.null_member(in, where.field, bytes(at, end));
        return {end, in.members};
    }

    CHAT_TIMERS_NOINLINE constexpr cursor read_null_or_wrong_item(cursor at, place where,
                                                                  grammar expected) noexcept {
        if (!is(at, 'n')) return read_wrong_type(at, where, depth(facts(where.field).parent), expected);
        cursor const end = skip_value(at, depth(facts(where.field).parent), where, expected);
        if (end != nullptr) to_.null_item(where, bytes(at, end));
        return end;
    }

    CHAT_TIMERS_NOINLINE constexpr cursor read_wrong_type(cursor at, place where, std::size_t open,
                                                          grammar expected) noexcept {
        std::size_t const mark = to_.mark();
        cursor const end = skip_value(at, open, where, expected);
        if (end != nullptr) to_.wrong_type(where, bytes(at, end), mark);
        return end;
    }

    assembler& to_;

private:
    bool const accept_integral_floats_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
