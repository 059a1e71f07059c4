// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_PLACE_HPP
#define CHAT_TIMERS_MODEL_DETAIL_PLACE_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// A place in one payload: a field and, for a timer and the fields inside it, the index in the list.
struct place {
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

    chat_timers::field field;
    std::size_t item;

    friend constexpr bool operator==(place, place) noexcept = default;
};

// A bit for the field `timer` and for each field inside it.
inline constexpr unsigned fields_of_timers = [] {
    unsigned bits = 0;
    for (field const each : enumerators<field>()) {
        for (field at = each; !is_root(at); at = facts(at).parent)
            if (at == field::timer) bits |= member_bit(each);
    }
    return bits;
}();

// The number of objects and lists of a document that hold each field's value.
inline constexpr auto depths = [] {
    std::array<unsigned char, enumerator_count<field>> made{};
    for (field const each : enumerators<field>())
        for (field at = each; !is_root(at); at = facts(at).parent) ++made[index_of(each)];
    return made;
}();
[[nodiscard]] constexpr std::size_t depth(field where) noexcept { return depths[index_of(where)]; }

// Returns the item of a violation, or nullopt outside the timers and for a timer that is not in a list.
[[nodiscard]] constexpr std::optional<std::size_t> item_of(place where) noexcept {
    if (where.item == place::no_item || (fields_of_timers & member_bit(where.field)) == 0)
        return std::nullopt;
    return where.item;
}

// The index with the longest text. append_number() takes a std::int64_t, so it writes a sign for this index
// if std::size_t has 64 bits.
inline constexpr std::size_t longest_index =
    sizeof(std::size_t) < sizeof(std::int64_t) ? SIZE_MAX : SIZE_MAX / 2 + 1;

// Appends the JSON Pointer (RFC 6901). A timer that is not in a list has the index "-", RFC 6901's index
// after the last item. No name of the model needs an escape.
template <class Text>
constexpr void append_pointer(Text& to, field where, std::optional<std::size_t> item) noexcept {
    if (is_root(where)) return;
    append_pointer(to, facts(where).parent, item);
    to.append('/');
    if (where != field::timer) {
        to.append(facts(where).name);
    } else if (item) {
        to.append_number(static_cast<std::int64_t>(*item));
    } else {
        to.append('-');
    }
}

// Returns the size of the longest pointer, in bytes.
[[nodiscard]] consteval std::size_t longest_pointer() noexcept {
    std::size_t longest = 0;
    for (field const at : enumerators<field>()) {
        text_counter text;
        append_pointer(text, at, longest_index);
        if (text.size() > longest) longest = text.size();
    }
    return longest;
}

}  // namespace detail

/// Holds the longest JSON Pointer into a request.
using pointer_text = fixed_text<detail::longest_pointer()>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
