// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_PLACE_HPP
#define CHAT_TIMERS_MODEL_DETAIL_PLACE_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI {

// Holds the longest JSON Pointer into a request.
using pointer_text = fixed_text<128>;

namespace detail {

// A place in one payload: a field and, for a timer and the fields inside it, the index in the list.
struct place {
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

    chat_timers::field field;
    std::size_t item;

    friend constexpr bool operator==(place, place) noexcept = default;
};

[[nodiscard]] constexpr bool is_inside_timer(field where) noexcept {
    for (; !is_root(where); where = facts(where).parent) {
        if (where == field::timer) return true;
    }
    return false;
}

// Returns the item of a violation, or nullopt outside the timers and for a timer that is not in a list.
[[nodiscard]] constexpr std::optional<std::size_t> item_of(place where) noexcept {
    if (where.item == place::no_item || !is_inside_timer(where.field)) return std::nullopt;
    return where.item;
}

// Appends the JSON Pointer (RFC 6901). A timer that is not in a list has the index "-", RFC 6901's index
// after the last item. No name of the model needs an escape.
template <std::size_t Capacity>
constexpr void append_pointer(text_builder<Capacity>& to, field where,
                              std::optional<std::size_t> item) noexcept {
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
    for (field at : enumerators<field>()) {
        std::size_t size = 0;
        for (; !is_root(at); at = facts(at).parent) {
            size += 1 + (at == field::timer ? std::size_t{20} : facts(at).name.size());
        }
        if (size > longest) longest = size;
    }
    return longest;
}
static_assert(
    longest_pointer() <= pointer_text::capacity(),
    "a pointer of the model is longer than pointer_text: enlarge it, and message_text by twice as much");

}  // namespace detail
}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
