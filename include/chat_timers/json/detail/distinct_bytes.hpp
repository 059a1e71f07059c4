// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_DISTINCT_BYTES_HPP
#define CHAT_TIMERS_JSON_DETAIL_DISTINCT_BYTES_HPP

#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <string_view>

// Finds, at compile time, the bytes by which a reader recognizes one of several words.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] consteval std::size_t shortest(word_list words) noexcept {
    std::size_t size = words.words->size();
    for (std::string_view const word : words) size = word.size() < size ? word.size() : size;
    return size;
}
[[nodiscard]] consteval std::size_t longest(word_list words) noexcept {
    std::size_t size = 0;
    for (std::string_view const word : words) size = word.size() > size ? word.size() : size;
    return size;
}

// Returns the first index at which all words have different bytes, or the size of the shortest word if there
// is no such index.
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

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
