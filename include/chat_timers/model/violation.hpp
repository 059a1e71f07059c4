// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_VIOLATION_HPP
#define CHAT_TIMERS_MODEL_VIOLATION_HPP

#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/sentences.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/rule.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>

/// \file
/// Violations of the rules, each with its place.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Returns the field, or `body` for a value that is not an enumerator.
[[nodiscard]] constexpr field known(field where) noexcept {
    return spelling(where).empty() ? field::body : where;
}

}  // namespace detail

/// Holds the longest sentence of a violation.
using message_text = fixed_text<detail::longest_sentence()>;

/// One fault of a request: the broken rule, its place, and the accepted values. Construct it with
/// designated initializers: violation{.rule = rule::too_large, .actual = size}. The order of the members is
/// fixed.
struct violation {
    chat_timers::rule rule{};           ///< the broken rule; initially not an enumerator
    chat_timers::field field{};         ///< the place; for an unknown member, the object that holds it
    std::optional<std::size_t> item{};  ///< the timer's index; for duplicate_timer, the later timer's
    source_part part{};                 ///< the text that `offset` and `length` refer to
    std::size_t offset = 0;             ///< in bytes from the text's start; 0 if the source has no text
    std::size_t length = 0;             ///< in bytes; 0 if the source has no text
    std::int64_t actual = 0;  ///< for length: characters of an id, items of a list; for range: minutes;
                              ///< for too_large: bytes
    interval allowed{};  ///< for length, range and too_large: the accepted numbers; for not_an_integer: the
                         ///< 32-bit range, or {0, 0} if the number has a fraction or an exponent
    std::size_t other = 0;  ///< for duplicate_timer: the index of the earlier timer
    grammar wanted{};       ///< for syntax: the alternatives that the grammar allows

    friend constexpr bool operator==(violation const&, violation const&) noexcept = default;

    /// Returns the place as a JSON Pointer (RFC 6901) into the operation's input, even if only the body was
    /// decoded. The index of a timer that is not in a list is "-".
    [[nodiscard]] constexpr pointer_text pointer() const noexcept;

    /// Returns a sentence in ASCII that contains no text of the payload. For constraints of the model it is
    /// the sentence of Smithy's ValidationException. Returns an empty text if `rule` is not an enumerator.
    [[nodiscard]] constexpr message_text message() const noexcept;
};

namespace detail {

struct violation_access;

// An array whose construction touches no element at run time: it is storage of bytes, in which put() makes
// the elements. In constants, which have no such storage, it is an array of elements with their defaults.
template <class T, std::size_t Capacity>
class unfilled_array {
    static_assert(
        std::is_trivially_copyable_v<T> && std::is_aggregate_v<T>,
        "the bytes of an unfilled_array are copied as a whole, and begin the lifetime of its elements");

public:
    constexpr unfilled_array() noexcept : storage_(make()) {}

    // The union's address is that of its members; std::launder makes it that of the element.
    [[nodiscard]] constexpr T const* data() const noexcept {
        if (std::is_constant_evaluated()) return storage_.elements;
        return std::launder(reinterpret_cast<T const*>(&storage_));
    }

    // Makes the element, in place of the one that was there.
    // Preconditions: index < Capacity.
    constexpr void put(std::size_t index, T const& element) noexcept {
        if (std::is_constant_evaluated()) {
            storage_.elements[index] = element;
        } else {
            ::new (static_cast<void*>(reinterpret_cast<std::byte*>(&storage_) + index * sizeof(T)))
                T(element);
        }
    }

private:
    struct uninitialized_bytes {
        constexpr uninitialized_bytes() noexcept {}  // not defaulted: value-initialization would write zeros
        alignas(T) std::byte of[Capacity * sizeof(T)];
    };
    union storage {
        constexpr explicit storage(std::true_type) noexcept : elements{} {}
        constexpr explicit storage(std::false_type) noexcept : bytes() {}

        uninitialized_bytes bytes;
        T elements[Capacity];
    };
    [[nodiscard]] static constexpr storage make() noexcept {
        if (std::is_constant_evaluated()) return storage{std::true_type{}};
        return storage{std::false_type{}};
    }

    storage storage_;
};

}  // namespace detail

/// The violations of one source in document order: by offset; at the same offset, an object or a list
/// precedes its members. Counts all violations, and holds the first 16 and at most one other: the fault that
/// ended the reading or, if no fault did and none of the 16 is malformed, the first malformed violation. A
/// contiguous range.
class violations {
public:
    using value_type = violation;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = violation const&;
    using const_reference = violation const&;
    using pointer = violation const*;
    using const_pointer = violation const*;
    using iterator = violation const*;
    using const_iterator = violation const*;

    /// The number of violations that can be held.
    static constexpr std::size_t capacity = 17;

    /// Holds no violation.
    constexpr violations() noexcept {}  // not defaulted: value-initialization would then write zeros
    /// Holds a copy of one violation.
    constexpr violations(violation const& found) noexcept { push_back(found); }

    /// Returns a pointer to the first violation held, valid as long as this object.
    [[nodiscard]] constexpr violation const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.data();
    }
    /// Returns a pointer after the last violation held.
    [[nodiscard]] constexpr violation const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.data() + size_;
    }
    /// Returns the number of violations held.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Returns true if no violation was found.
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Returns the held violation at `index`, counted from 0.
    /// Preconditions: index < size(); otherwise the program aborts, or a constant expression does not
    /// compile.
    [[nodiscard]] constexpr violation const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        detail::require_index(index, size_);
        return items_.data()[index];
    }

    /// Returns the number of violations found, held or not.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return total_; }
    /// Returns true if more violations were found than are held.
    [[nodiscard]] constexpr bool truncated() const noexcept { return total_ != size_; }

    /// Returns true if any violation found, held or not, means that the payload cannot be read.
    [[nodiscard]] constexpr bool malformed() const noexcept { return malformed_; }

    /// Counts a violation, and appends it if it must be held. A violation of syntax, too_large or too_deep is
    /// the fault that ended the reading.
    /// Preconditions: `found` follows the violations appended before, in document order.
    constexpr void push_back(violation const& found) noexcept {
        insert(total_, found, detail::facts(found.rule).ends_reading);
    }

    /// Returns true if both hold the same violations and the same number was found.
    friend constexpr bool operator==(violations const& left, violations const& right) noexcept {
        if (left.size_ != right.size_ || left.total_ != right.total_) return false;
        if (left.malformed_ != right.malformed_ || left.repeated_timers_ != right.repeated_timers_)
            return false;
        for (std::size_t index = 0; index < left.size_; ++index) {
            if (left[index] != right[index]) return false;
        }
        return true;
    }

private:
    friend detail::violation_access;

    // Copies only the first `size` elements; all of them take 1.5 kB.
    constexpr violations(violations const& from, unsigned char size) noexcept
        : total_(from.total_), repeated_timers_(from.repeated_timers_), last_position_(from.last_position_),
          size_(size), malformed_(from.malformed_) {
        for (std::size_t index = 0; index < size; ++index) items_.put(index, from.items_.data()[index]);
    }

    static constexpr std::size_t last = capacity - 1;  // index of the violation beyond the first 16

    // Inserts a violation before the one at `position`, an index into all violations found, held or not. The
    // fault that ends the reading is inserted last.
    constexpr void insert(std::size_t position, violation const& found, bool ends_reading) noexcept {
        if (count(position, found.rule, ends_reading)) hold(position, found);
    }

    // Counts a violation at `position`. Returns true if it must be held; the caller then calls hold().
    constexpr bool count(std::size_t position, rule which, bool ends_reading) noexcept {
        bool const precedes_last = size_ == capacity && position <= last_position_;
        // Before the reading ends, the last place holds a violation only if none of the first 16 is
        // malformed.
        bool const is_last = is_malformed(which) && (!malformed_ || precedes_last);
        if (precedes_last) ++last_position_;
        ++total_;
        malformed_ = malformed_ || is_malformed(which);
        if (which == rule::duplicate_timer) ++repeated_timers_;
        return position < last || ends_reading || is_last;
    }

    CHAT_TIMERS_NOINLINE constexpr void hold(std::size_t position, violation const& found) noexcept {
        if (position >= last) return hold_last(position, found);
        if (size_ == capacity && is_malformed(found.rule)) size_ = last;
        if (size_ < last) return put_at(position, size_++, found);
        violation const pushed_out = items_.data()[last - 1];
        put_at(position, last - 1, found);
        if (is_malformed(pushed_out.rule) && !holds_malformed()) hold_last(last, pushed_out);
    }

    // Puts a violation at `position`, and moves those from there to before `end` by one.
    constexpr void put_at(std::size_t position, std::size_t end, violation const& found) noexcept {
        for (std::size_t to = end; to > position; --to) items_.put(to, items_.data()[to - 1]);
        items_.put(position, found);
    }

    constexpr void hold_last(std::size_t position, violation const& found) noexcept {
        items_.put(last, found);
        last_position_ = position;
        size_ = capacity;
    }

    // Returns true if any of the first 16 is malformed.
    [[nodiscard]] constexpr bool holds_malformed() const noexcept {
        for (std::size_t index = 0; index < last; ++index) {
            if (is_malformed(items_.data()[index].rule)) return true;
        }
        return false;
    }

    std::size_t total_ = 0;
    std::size_t repeated_timers_ = 0;  // held or not
    std::size_t last_position_ = 0;    // of the violation in the last place, among all found
    unsigned char size_ = 0;
    bool malformed_ = false;
    detail::unfilled_array<violation, capacity> items_{};
};

constexpr pointer_text violation::pointer() const noexcept {
    detail::text_builder<pointer_text::capacity()> text;
    detail::append_pointer(text, detail::known(field), item);
    return text;
}

constexpr message_text violation::message() const noexcept {
    detail::text_builder<message_text::capacity()> text;
    detail::append_sentence(text, {rule, detail::known(field), item, part, actual, allowed, other, wanted});
    return text;
}

namespace detail {

inline constexpr std::size_t longest_violation =
    message_text::capacity() + std::string_view{" []"}.size() + to_string(longest_enumerator<rule>).size();

}  // namespace detail

/// Holds the longest text of a violation.
using violation_text = fixed_text<detail::longest_violation>;

/// Returns the sentence and, in brackets, the rule. Makes {fmt} 10 or newer format a violation.
[[nodiscard]] constexpr violation_text format_as(violation const& found) noexcept {
    detail::text_builder<violation_text::capacity()> text{found.message()};
    text.append(" [").append(to_string(found.rule)).append(']');
    return text;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
