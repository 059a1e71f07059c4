// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_REPORT_DETAIL_HINTS_HPP
#define CHAT_TIMERS_REPORT_DETAIL_HINTS_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/violation.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Returns true if the texts are equal without regard to case and to '_', '-' and ' '.
[[nodiscard]] constexpr bool is_other_spelling(std::string_view left, std::string_view right) noexcept {
    auto const next_letter = [](std::string_view& text) {
        while (!text.empty() && (text.front() == '_' || text.front() == '-' || text.front() == ' ')) {
            text.remove_prefix(1);
        }
        if (text.empty()) return '\0';
        char const letter = text.front();
        text.remove_prefix(1);
        return 'A' <= letter && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    for (;;) {
        char const letter = next_letter(left);
        if (letter != next_letter(right)) return false;
        if (letter == '\0') return true;
    }
}

// Returns true if one letter was added, dropped, changed, or swapped with the next.
// Preconditions: the texts differ.
[[nodiscard]] constexpr bool is_one_slip_away(std::string_view typed, std::string_view meant) noexcept {
    std::size_t same = 0;
    while (same < typed.size() && same < meant.size() && typed[same] == meant[same]) ++same;
    typed.remove_prefix(same);
    meant.remove_prefix(same);
    if (typed.size() == meant.size() + 1) return typed.substr(1) == meant;
    if (typed.size() + 1 == meant.size()) return typed == meant.substr(1);
    if (typed.size() != meant.size()) return false;
    if (typed.substr(1) == meant.substr(1)) return true;
    return typed[0] == meant[1] && typed[1] == meant[0] && typed.substr(2) == meant.substr(2);
}

// Returns the model's spelling of the string `token`, which includes its quotes, or an empty view if no
// spelling is close. The names of an object, and the words of an enumeration, differ too much for a string to
// be close to two of them.
[[nodiscard]] constexpr std::string_view meant_name(violation const& found, std::string_view token) noexcept {
    if (token.size() < 2) return {};
    std::string_view const typed = token.substr(1, token.size() - 2);
    field const place = known(found.field);
    word_list const words = found.rule == rule::enumeration      ? facts(place).enumerators
                            : found.rule == rule::unknown_member ? member_names(place)
                                                                 : word_list{};
    for (std::string_view const word : words) {
        if (is_other_spelling(typed, word) || is_one_slip_away(typed, word)) return word;
    }
    return {};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
