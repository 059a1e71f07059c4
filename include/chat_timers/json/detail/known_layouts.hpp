// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP
#define CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP

#include <chat_timers/json/detail/layouts.hpp>
#include <chat_timers/json/detail/numbers.hpp>
#include <chat_timers/json/detail/strings.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/timer.hpp>
#include <chat_timers/model/vocabulary.hpp>
#include <chat_timers/text/detail/words.hpp>

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
        : last_(json.data() + json.size()), at_(-static_cast<std::ptrdiff_t>(json.size())) {}

    CHAT_TIMERS_ALWAYS_INLINE bool take_body(timer_list& to) noexcept {
        if (!take(Texts.body_open)) return false;
        std::int64_t size = 0;
        do {
            timer_texts const timer = take_timer();
            if (!timer.is_whole() || !is_new(timer.key())) return false;
            timer_access::append(to, static_cast<std::size_t>(size++), timer.key(), timer.minutes);
        } while (take(Texts.next_timer));
        return limits::timer_list_size.contains(size) && take(Texts.body_close) && take_white_space_to_end();
    }

    CHAT_TIMERS_ALWAYS_INLINE bool take(constant_text const& text) noexcept {
        auto const size = static_cast<std::ptrdiff_t>(text.size());
        if (at_ > -size || !equal_text(last_ + at_, text)) [[unlikely]]
            return false;
        at_ += size;
        return true;
    }

    // Most files, and some clients' bodies, end in a line feed.
    CHAT_TIMERS_ALWAYS_INLINE bool take_white_space_to_end() noexcept {
        while (at_ != 0 && is_white_space(last_[at_])) ++at_;
        return at_ == 0;
    }

    // The members of a timer that were found. Passed by value, so that they stay in registers.
    struct timer_texts {
        participant_role role = no_enumerator<participant_role>;
        timer_type type = no_enumerator<timer_type>;
        std::int64_t minutes = no_value;  // 0: unset

        [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE bool is_whole() const noexcept {
            return role != no_enumerator<participant_role> && type != no_enumerator<timer_type> &&
                   minutes != no_value;
        }
        [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE timer_key key() const noexcept { return {role, type}; }
    };

    // Takes a timer. Most have their members in the model's order.
    CHAT_TIMERS_ALWAYS_INLINE timer_texts take_timer() noexcept {
        std::ptrdiff_t const first = at_;
        timer_texts timer;
        if (take(Texts.ordered[0]) && take_word(timer.role) && take(Texts.ordered[1]) &&
            take_word(timer.type) && take(Texts.ordered[2])) {
            if (!take_value(timer.minutes) || !take(Texts.timer_close)) timer.minutes = no_value;
            return timer;
        }
        members const all = take_members(last_, first);
        at_ = all.end;
        return all.timer;
    }

    struct members {
        timer_texts timer;
        std::ptrdiff_t end;
    };
    // Takes a timer whose members have any order. If a member is repeated, another one of the three is
    // missing.
    CHAT_TIMERS_NOINLINE static members take_members(char const* last, std::ptrdiff_t at) noexcept {
        known_layout in{{last + at, static_cast<std::size_t>(-at)}};
        timer_texts timer;
        for (int position = 0; position < 3; ++position) {
            if (!in.take_member(position == 0 ? Texts.timer_open : Texts.next_member, timer)) return {{}, at};
        }
        if (!in.take(Texts.timer_close)) return {{}, at};
        return {timer, in.at_};
    }
    CHAT_TIMERS_ALWAYS_INLINE bool take_member(constant_text const& before, timer_texts& timer) noexcept {
        if (!take(before)) return false;
        if (take(Texts.names[0])) return take_word(timer.role);
        if (take(Texts.names[1])) return take_word(timer.type);
        return take(Texts.names[2]) && take_value(timer.minutes);
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
        std::ptrdiff_t const first = at_;
        for (; at_ != 0 && is_digit(last_[at_]) && minutes <= limits::timer_minutes.max; ++at_)
            minutes = minutes * 10 + (last_[at_] - '0');
        return at_ != first && last_[first] != '0' && limits::timer_minutes.contains(minutes);
    }

    CHAT_TIMERS_ALWAYS_INLINE bool is_new(timer_key key) noexcept {
        unsigned const mask = 1U << timer_keys::index_of_key(key);
        bool const is_first = (keys_ & mask) == 0;
        keys_ |= mask;
        return is_first;
    }

    static constexpr std::int64_t no_value = -1;

    char const* const last_;
    std::ptrdiff_t at_;  // from last_: comparing it with a size needs one instruction
    unsigned keys_ = 0;
};

// Returns the timers of a whole, valid body in the layout of a common serializer, or nullopt for any other
// text. A timer's members may have any order.
[[nodiscard]] inline std::optional<timer_list> known_layouts(std::string_view json) noexcept {
    std::optional<timer_list> timers{timer_access::no_timers()};
    if (json.size() < compact.body_open.size()) return std::nullopt;
    bool const is_known = json[1] != '\n'  ? json[quoted_name<field::channel_configuration>.size() + 2] == ' '
                                                 ? known_layout<spaced>::read(json, *timers)
                                                 : known_layout<compact>::read(json, *timers)
                           : json[4] == '"' ? known_layout<indented_by_two>::read(json, *timers)
                                           : known_layout<indented_by_four>::read(json, *timers);
    if (!is_known) timers.reset();
    return timers;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
