// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_PLACE_HPP
#define CHAT_TIMERS_DETAIL_PLACE_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/schema.hpp>

#include <cstddef>
#include <cstdint>

namespace chat_timers::detail {

// A place in one payload: a node of the model and, at a timer and below, the index of the list's item.
struct place {
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

    detail::node node;
    std::size_t item;

    friend constexpr bool operator==(place, place) noexcept = default;
};

using pointer_text = fixed_string<128>;

// The JSON Pointer (RFC 6901); "-", its index behind the last item, stands for a timer that is in no list
// yet. No name of the model holds a character to be escaped.
constexpr void append_pointer(pointer_text& to, place where) noexcept {
    if (is_root(where.node)) return;
    append_pointer(to, {facts(where.node).parent, where.item});
    to.append('/');
    if (where.node != node::timer) {
        to.append(facts(where.node).name);
    } else if (where.item == place::no_item) {
        to.append('-');
    } else {
        to.append_number(static_cast<std::int64_t>(where.item));
    }
}

}  // namespace chat_timers::detail

#endif
