// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_VIOLATION_HPP
#define CHAT_TIMERS_MODEL_VIOLATION_HPP

#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/sentences.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/rule.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>

namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Returns the field, or `body` for a value that is not an enumerator.
[[nodiscard]] constexpr field known(field where) noexcept {
    return word(where).empty() ? field::body : where;
}

}  // namespace detail

// Holds the longest sentence of a violation; a test writes all of them.
using message_text = fixed_text<288>;

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Weffc++"  // initializers would fill the whole array of `violations`, too
#endif
// One fault of a request: the broken rule, its place, and the accepted values. Make one by `violation{}` and
// set its rule.
struct violation {
    chat_timers::rule rule;
    chat_timers::field field;         // for an unknown member, the object that holds it
    std::optional<std::size_t> item;  // index of the timer (the later one for duplicate_timer), or nullopt
    source_part part;                 // the text that `offset` and `length` refer to
    std::size_t offset, length;       // in bytes; 0 if the source has no text
    std::int64_t actual;              // for length: characters of an id, items of a list; for range: minutes;
                                      // for too_large: bytes
    interval allowed;                 // for the same rules: the accepted numbers
    std::size_t other;                // for duplicate_timer: the index of the earlier timer
    grammar wanted;                   // for syntax: the alternatives that the grammar allows

    friend constexpr bool operator==(violation const&, violation const&) noexcept = default;

    // Returns the place as a JSON Pointer (RFC 6901) into the operation's input, even if only the body was
    // decoded. A timer that is not in a list has the index "-".
    [[nodiscard]] constexpr pointer_text pointer() const noexcept;

    // Returns a sentence in ASCII that contains no text of the payload. For constraints of the model it is
    // the sentence of Smithy's ValidationException. Returns an empty text if `rule` is not an enumerator.
    [[nodiscard]] constexpr message_text message() const noexcept;
};
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

namespace detail {

struct violation_access;

}  // namespace detail

// All violations of one source in document order: by offset and, at one offset, an object or list before its
// members. Holds at most `capacity` of them and counts the rest. If more were found, it holds the first ones,
// and the last place goes to the fault that ended the reading. Without such a fault, and if no other
// violation held is malformed, the last place goes to the first malformed one.
class violations {
public:
    static constexpr std::size_t capacity = 16;

    constexpr violations() noexcept : items_(storage::make()) {}
    // Converts one violation.
    constexpr violations(violation const& found) noexcept : violations() { push_back(found); }

    [[nodiscard]] constexpr violation const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.of;
    }
    [[nodiscard]] constexpr violation const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.of + size_;
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    // Preconditions: index < size().
    [[nodiscard]] constexpr violation const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.of[index];
    }

    // Return the number of violations found, and whether it exceeds the number held.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return total_; }
    [[nodiscard]] constexpr bool truncated() const noexcept { return total_ != size_; }

    // Returns true if any violation found, held or not, means that the payload cannot be read.
    [[nodiscard]] constexpr bool malformed() const noexcept { return malformed_; }

    // Appends a violation, or counts it if `capacity` are held. syntax, too_large and too_deep count as the
    // fault that ended the reading. Preconditions: it follows those appended before in document order.
    constexpr void push_back(violation const& found) noexcept {
        insert(total_, found, detail::facts(found.rule).ends_reading);
    }

    // Returns true if both hold the same violations and the same number was found.
    friend constexpr bool operator==(violations const& left, violations const& right) noexcept {
        if (left.size_ != right.size_ || left.total_ != right.total_) return false;
        if (left.malformed_ != right.malformed_ || left.repeated_timers_ != right.repeated_timers_)
            return false;
        for (std::size_t index = 0; index < left.size_; ++index) {
            if (left.items_.of[index] != right.items_.of[index]) return false;
        }
        return true;
    }

private:
    friend detail::violation_access;

    static constexpr std::size_t last = capacity - 1;

    // Inserts a violation before the one at `position`, counted over all that were found.
    constexpr void insert(std::size_t position, violation const& found, bool ends_reading) noexcept {
        if (count(position, found.rule, ends_reading)) hold(position, found, ends_reading);
    }

    // Counts a violation at `position`. Returns true if it may have to be held; the caller then calls hold().
    constexpr bool count(std::size_t position, rule which, bool ends_reading) noexcept {
        ++total_;
        malformed_ = malformed_ || is_malformed(which);
        if (which == rule::duplicate_timer) ++repeated_timers_;
        if (position <= last || ends_reading || (!last_is_settled_ && is_malformed(which))) return true;
        if (position <= last_position_) ++last_position_;
        return false;
    }

    CHAT_TIMERS_COLD constexpr void hold(std::size_t position, violation const& found,
                                         bool ends_reading) noexcept {
        if (size_ < last) {
            insert_held(position, size_++, found);
        } else if (position >= last) {
            offer_last_place(position, found, ends_reading);
        } else {
            violation const pushed_out = items_.of[last - 1];
            insert_held(position, last - 1, found);
            offer_last_place(last, pushed_out, false);
        }
    }

    // Moves the violations from `position` up to `end`, which is free, back by one.
    constexpr void insert_held(std::size_t position, std::size_t end, violation const& found) noexcept {
        for (std::size_t to = end; to > position; --to) items_.put(to, items_.of[to - 1]);
        items_.put(position, found);
    }

    constexpr void offer_last_place(std::size_t position, violation const& found,
                                    bool ends_reading) noexcept {
        if (ends_reading || position == last) last_is_settled_ = ends_reading || ended_ || holds_malformed();
        if (size_ == capacity && !takes_last(position, found, ends_reading)) {
            if (position <= last_position_) ++last_position_;
            return;
        }
        size_ = capacity;
        items_.put(last, found);
        last_position_ = position;
        ended_ = ends_reading;
    }

    // Returns true if the last place must go to a violation at `position`, which is at or after the last
    // place. After it, only malformed ones and the fault that ended the reading are offered: see count().
    [[nodiscard]] constexpr bool takes_last(std::size_t position, violation const& found,
                                            bool ends_reading) const noexcept {
        if (ended_ || ends_reading) return !ended_;
        bool const held = is_malformed(items_.of[last].rule);
        if (position == last) return last_is_settled_ || is_malformed(found.rule) || !held;
        return !held || position <= last_position_;
    }

    // Returns true if any violation before the last place is malformed.
    [[nodiscard]] constexpr bool holds_malformed() const noexcept {
        for (std::size_t index = 0; index < last; ++index) {
            if (is_malformed(items_.of[index].rule)) return true;
        }
        return false;
    }

    std::size_t total_ = 0;
    std::size_t repeated_timers_ = 0;
    std::size_t last_position_ = 0;  // of the violation in the last place, among all found
    unsigned char size_ = 0;
    bool malformed_ = false;
    bool ended_ = false;            // the last place holds the fault that ended the reading
    bool last_is_settled_ = false;  // only a fault that ends the reading can still take the last place

    // A violation's default constructor is not trivial: as an array's elements, each would be constructed.
    union storage {
        struct not_constructed {};

        constexpr storage() noexcept : of{} {}
        constexpr explicit storage(not_constructed) noexcept : none{} {}
        [[nodiscard]] static constexpr storage make() noexcept {
            if (std::is_constant_evaluated()) return storage{};
            return storage{not_constructed{}};
        }

        // Begins the lifetime of an element, or overwrites it.
        constexpr void put(std::size_t index, violation const& found) noexcept {
            if (std::is_constant_evaluated()) {
                of[index] = found;
            } else {
                ::new (static_cast<void*>(of + index)) violation(found);
            }
        }

        not_constructed none;
        violation of[capacity];  // the first size_ of them; the rest is not initialised at run time
    };
    storage items_;
};

constexpr pointer_text violation::pointer() const noexcept {
    detail::text_builder<pointer_text::capacity()> text;
    detail::append_pointer(text, detail::known(field), item);
    return text;
}

constexpr message_text violation::message() const noexcept {
    detail::text_builder<message_text::capacity()> text;
    detail::append_sentence(text, {rule, detail::known(field), item, actual, allowed, other, wanted});
    return text;
}

// Returns the sentence and, in brackets, the rule. For {fmt} 10 or newer.
[[nodiscard]] constexpr fixed_text<message_text::capacity() + 24> format_as(violation const& found) noexcept {
    detail::text_builder<message_text::capacity() + 24> text{found.message()};
    text.append(" [").append(to_string(found.rule)).append(']');
    return text;
}

// Writes the same to any stream that accepts a std::string_view.
template <class Stream, std::same_as<violation> Violation>
requires requires(Stream& to, std::string_view text) { to << text; }
Stream& operator<<(Stream& to, Violation const& found) {
    to << format_as(found).view();
    return to;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
