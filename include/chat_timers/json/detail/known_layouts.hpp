// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP
#define CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP

#include <chat_timers/json/detail/layouts.hpp>
#include <chat_timers/json/detail/numbers.hpp>
#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/timer.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/words.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

// The fast path of decode_body(). It returns the same results as json_reader, or none: this header and its
// one call can be removed.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Compares a whole text with the texts of one layout. Each function take...() advances the position
// past the text that it expects and returns true, or returns false if the position holds another text.
template <layout_texts const& Texts>
class known_layout {
public:
    // Appends the timers of a valid body. If this returns false, discard them.
    CHAT_TIMERS_NOINLINE static bool read(std::string_view json, timer_list& to) noexcept {
        return known_layout{json}.take_body(to);
    }

private:
    CHAT_TIMERS_ALWAYS_INLINE explicit known_layout(std::string_view json) noexcept
        : at_(json.data()), last_(json.data() + json.size()) {}

    CHAT_TIMERS_ALWAYS_INLINE bool take_body(timer_list& to) noexcept {
        if (!take(Texts.body_open)) return false;
        do {
            timer_key key{};
            std::int64_t minutes = 0;
            if (!take_timer(key, minutes) || !is_new(key)) return false;
            timer_access::append(to, key, minutes);
        } while (take(Texts.next_timer));
        auto const size = static_cast<std::int64_t>(to.size());
        return limits::timer_list_size.contains(size) && take(Texts.body_close) && at_ == last_;
    }

    CHAT_TIMERS_ALWAYS_INLINE bool take(constant_text const& text) noexcept {
        if (static_cast<std::size_t>(last_ - at_) < text.size() || !equal_text(at_, text)) return false;
        at_ += text.size();
        return true;
    }

    // Takes a timer. Most have their members in the model's order.
    CHAT_TIMERS_ALWAYS_INLINE bool take_timer(timer_key& key, std::int64_t& minutes) noexcept {
        char const* const first = at_;
        if (take(Texts.ordered[0]) && take_word(key.role) && take(Texts.ordered[1]) && take_word(key.type) &&
            take(Texts.ordered[2]))
            return take_value(minutes) && take(Texts.timer_close);
        at_ = take_members(first, last_, key, minutes);
        return at_ != nullptr;
    }

    // Reads a timer whose members have any order. Returns its end, or a null pointer. If a member
    // is repeated, another one of the three is missing, so the check for missing members finds both.
    CHAT_TIMERS_NOINLINE static char const* take_members(char const* at, char const* last, timer_key& key,
                                                         std::int64_t& minutes) noexcept {
        known_layout in{{at, static_cast<std::size_t>(last - at)}};
        timer_key found{no_enumerator<participant_role>, no_enumerator<timer_type>};
        std::int64_t value = no_value;
        for (int position = 0; position < 3; ++position) {
            if (!in.take_member(position == 0 ? Texts.timer_open : Texts.next_member, found, value))
                return nullptr;
        }
        key = found;
        minutes = value;
        bool const is_whole = found.role != no_enumerator<participant_role> &&
                              found.type != no_enumerator<timer_type> && value != no_value;
        return is_whole && in.take(Texts.timer_close) ? in.at_ : nullptr;
    }
    CHAT_TIMERS_ALWAYS_INLINE bool take_member(constant_text const& before, timer_key& key,
                                               std::int64_t& minutes) noexcept {
        if (!take(before)) return false;
        if (take(Texts.names[0])) return take_word(key.role);
        if (take(Texts.names[1])) return take_word(key.type);
        return take(Texts.names[2]) && take_value(minutes);
    }

    // Takes an enumerator and its closing quote.
    template <class Enum>
    CHAT_TIMERS_ALWAYS_INLINE bool take_word(Enum& to) noexcept {
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            return ((take(word_and_quote<Enum, Index>) && (to = enumerator_at<Enum>(Index), true)) || ...);
        }
        (std::make_index_sequence<enumerator_count<Enum>>{});
    }
    template <class Enum, std::size_t Index>
    static constexpr constant_text word_and_quote{vocabulary<Enum>::words[Index], "\""};

    // Takes a value from after its opening brace to its closing brace.
    CHAT_TIMERS_ALWAYS_INLINE bool take_value(std::int64_t& minutes) noexcept {
        minutes = 0;
        if (take(Texts.duration_open)) return take_minutes(minutes) && take(Texts.value_close);
        return take(Texts.unset) && take(Texts.value_close);
    }

    CHAT_TIMERS_ALWAYS_INLINE bool take_minutes(std::int64_t& minutes) noexcept {
        char const* const first = at_;
        while (at_ != last_ && is_digit(*at_) && minutes <= limits::timer_minutes.max)
            minutes = minutes * 10 + (*at_++ - '0');
        return at_ != first && *first != '0' && is_timer_duration(std::chrono::minutes{minutes});
    }

    CHAT_TIMERS_ALWAYS_INLINE bool is_new(timer_key key) noexcept {
        unsigned const mask = 1U << timer_keys::index_of_key(key);
        bool const is_first = (keys_ & mask) == 0;
        keys_ |= mask;
        return is_first;
    }

    static constexpr std::int64_t no_value = -1;

    char const* at_;
    char const* const last_;
    unsigned keys_ = 0;
};

template <layout_texts const& Texts>
[[nodiscard]] inline bool read_known_layout(std::string_view json, timer_list& to) noexcept {
    return known_layout<Texts>::read(json, to);
}

// Returns the timers of a whole, valid body in the layout of a common serializer, or nullopt for any other
// text. A timer's members may have any order.
[[nodiscard]] inline std::optional<timer_list> known_layouts(std::string_view json) noexcept {
    std::optional<timer_list> timers{timer_access::no_timers()};
    if (json.size() < compact.body_open.size()) return std::nullopt;
    bool const is_known = json[1] != '\n'  ? json[quoted_name<field::channel_configuration>.size() + 2] == ' '
                                                 ? read_known_layout<spaced>(json, *timers)
                                                 : read_known_layout<compact>(json, *timers)
                           : json[4] == '"' ? read_known_layout<indented_by_two>(json, *timers)
                                           : read_known_layout<indented_by_four>(json, *timers);
    if (!is_known) timers.reset();
    return timers;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
