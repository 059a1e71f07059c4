// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_JSON_VALUE_READER_HPP
#define CHAT_TIMERS_DETAIL_JSON_VALUE_READER_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/canonical.hpp>
#include <chat_timers/detail/json_number.hpp>
#include <chat_timers/detail/json_scanner.hpp>
#include <chat_timers/detail/json_text.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/words.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chat_timers::detail {

// Reads the values that hold no others, and those whose type is not the model's, and reports them to the
// assembler.
//
// As in the scanner, every function takes the cursor and returns it, or a null pointer.
class json_value_reader : protected json_scanner {
protected:
    constexpr json_value_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_scanner(text, to), accept_integral_floats_(accept_integral_floats) {}

    // What a call to a slow path returns: the scope went there by value, so that it can stay in registers.
    struct progress {
        cursor at = nullptr;
        members_found members{};
    };

    template <auto const& Text>
    [[gnu::always_inline]] constexpr bool starts_with(cursor at) const noexcept {
        return has(at, Text.size()) && equal_text<Text>(at);
    }
    // The same for a text that is expected there. `Room`: how many bytes the caller knows to be there.
    template <auto const& Text, std::size_t Room = 0>
    [[gnu::always_inline]] constexpr bool starts_whole(cursor at) const noexcept {
        return (Text.size() <= Room || has(at, Text.size())) && equal_whole<Text>(at);
    }

    template <class Enum, std::size_t Index = 0>
    [[gnu::always_inline]] constexpr cursor read_one_of(cursor at) noexcept {
        constexpr auto enumerator = static_cast<Enum>(Index);
        if (starts_with<canonical::quoted_word<enumerator>>(at)) {
            to_.enumerator(enumerator);
            return at + canonical::quoted_word<enumerator>.size();
        }
        if constexpr (Index + 1 < enumerators<Enum>) {
            return read_one_of<Enum, Index + 1>(at);
        } else {
            return nullptr;
        }
    }

    // Reads an enumerator that is spelled without escapes. Returns a null pointer for any other value.
    template <node Member>
    [[gnu::always_inline]] constexpr cursor read_enumerator(cursor at) noexcept {
        if constexpr (Member == node::role) {
            return read_one_of<participant_role>(at);
        } else if constexpr (Member == node::type) {
            return read_one_of<timer_type>(at);
        } else if constexpr (Member == node::action) {
            return read_one_of<timer_action>(at);
        } else {
            return nullptr;
        }
    }

    // Reads an id, an unknown enumerator, or a text with escapes.
    [[gnu::noinline]] constexpr cursor read_other_text(cursor at, place where) noexcept {
        string_token const token = skip_string(at, where);
        if (token.end == nullptr) return nullptr;
        std::string_view const inside = between_quotes(at, token.end);
        decoded_text const text = token.escaped
                                      ? unescape(inside, to_.buffer(where.node))
                                      : decoded_text{inside, inside.size() - token.continuation_bytes};
        to_.text(where, bytes(at, token.end), text.utf8, text.scalar_values);
        return token.end;
    }

    // Reads up to three digits, the first of which is not 0. Returns 0 if there are none.
    // Preconditions: four bytes can be read.
    [[gnu::always_inline]] static constexpr int read_minutes(cursor& at) noexcept {
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

    // Reads a plain number of up to three digits. Returns a null pointer if the number may be another one.
    [[gnu::always_inline]] constexpr cursor read_small_integer(cursor const from, place where) noexcept {
        if (!has(from, 4)) return nullptr;
        cursor at = from;
        int const number = read_minutes(at);
        if (number == 0) return nullptr;
        if (*at != '}' && *at != ',' && static_cast<unsigned char>(*at) > ' ') return nullptr;
        to_.integer(where, bytes(from, at), number);
        return at;
    }

    [[gnu::cold, gnu::noinline]] constexpr cursor read_other_number(cursor at, place where) noexcept {
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

    [[gnu::noinline]] constexpr progress read_null_or_wrong_type(cursor at, place where, scope in) noexcept {
        if (!is(at, 'n'))
            return {read_wrong_type(at, where, depth(in.where.node), grammar::value), in.members};
        cursor const end = skip_value(at, depth(in.where.node), where, grammar::value);
        if (end != nullptr) to_.null_member(in, where.node, bytes(at, end));
        return {end, in.members};
    }

    [[gnu::noinline]] constexpr cursor read_null_or_wrong_item(cursor at, place where,
                                                               grammar expected) noexcept {
        if (!is(at, 'n')) return read_wrong_type(at, where, depth(facts(where.node).parent), expected);
        cursor const end = skip_value(at, depth(facts(where.node).parent), where, expected);
        if (end != nullptr) to_.null_item(where, bytes(at, end));
        return end;
    }

    [[gnu::noinline]] constexpr cursor read_wrong_type(cursor at, place where, std::size_t open,
                                                       grammar expected) noexcept {
        std::size_t const mark = to_.mark();
        cursor const end = skip_value(at, open, where, expected);
        if (end != nullptr) to_.wrong_type(where, bytes(at, end), mark);
        return end;
    }

private:
    bool const accept_integral_floats_;
};

}  // namespace chat_timers::detail

#endif
