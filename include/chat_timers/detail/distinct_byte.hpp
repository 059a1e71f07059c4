// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_DISTINCT_BYTE_HPP
#define CHAT_TIMERS_DETAIL_DISTINCT_BYTE_HPP

#include <chat_timers/vocabulary.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

// What a reader must know at compile time about several words, one of which it expects.
namespace chat_timers::detail {

[[nodiscard]] consteval std::size_t shortest(word_list words) noexcept {
    std::size_t size = words.words->size();
    for (std::string_view const word : words) size = (std::min)(size, word.size());
    return size;
}
[[nodiscard]] consteval std::size_t longest(word_list words) noexcept {
    std::size_t size = 0;
    for (std::string_view const word : words) size = (std::max)(size, word.size());
    return size;
}

// Returns the first index at which each word has a byte of its own, by which it can be recognised; if there
// is none, the size of the shortest word.
[[nodiscard]] consteval std::size_t distinct_byte(word_list words) noexcept {
    std::size_t index = 0;
    for (bool distinct = false; index < shortest(words); ++index) {
        distinct = true;
        for (std::size_t later = 1; later < words.size; ++later) {
            for (std::size_t earlier = 0; earlier < later; ++earlier)
                distinct = distinct && words.words[earlier][index] != words.words[later][index];
        }
        if (distinct) break;
    }
    return index;
}
[[nodiscard]] consteval bool has_distinct_byte(word_list words) noexcept {
    return distinct_byte(words) < shortest(words);
}

}  // namespace chat_timers::detail

#endif
