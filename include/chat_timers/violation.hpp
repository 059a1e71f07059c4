// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_VIOLATION_HPP
#define CHAT_TIMERS_VIOLATION_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/operation.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <type_traits>
#include <utility>

namespace chat_timers {

// What can be wrong with a request.
enum class rule : unsigned char {
    // It could not be read: a restJson1 server's SerializationException.
    syntax,            // not JSON by RFC 8259
    encoding,          // not Unicode: ill-formed UTF-8, a byte order mark, half a surrogate pair
    too_large,         // more bytes than the reader was told to take
    too_deep,          // nested beyond limits::nesting
    duplicate_member,  // a known member stands twice in its object
    unknown_member,    // a member that the model does not name
    wrong_type,        // another type of JSON value than the model's
    not_an_integer,    // a fraction, or outside 32 bits
    null_item,         // null in the list
    union_empty,       // no member of a union is set
    union_conflict,    // two are
    // It was read and breaks a constraint of the model: a ValidationException.
    required,         // absent or null
    length,           // of a text or a list
    range,            // of a duration
    enumeration,      // a text that is no enumerator
    duplicate_timer,  // a (role, type) stands twice in the list
    unroutable,       // an id that does not survive as a path segment
    // The HTTP request around it.
    method,
    path,
    media_type,
    not_acceptable,
};

namespace detail {

template <>
struct vocabulary<rule> {
    static constexpr std::string_view words[] = {
        "syntax",          "encoding",   "too_large",      "too_deep",  "duplicate_member",
        "unknown_member",  "wrong_type", "not_an_integer", "null_item", "union_empty",
        "union_conflict",  "required",   "length",         "range",     "enumeration",
        "duplicate_timer", "unroutable", "method",         "path",      "media_type",
        "not_acceptable",
    };
};

// What RFC 8259's grammar asks for where a text breaks it, in words.
enum class grammar : unsigned char {
    value,
    value_or_end,
    name,
    name_or_end,
    colon,
    comma_or_end_of_object,
    comma_or_end_of_array,
    end_of_text,
    digit,
    closing_quote,
    escaped_control,
    escape,
    hex_digit,
};
template <>
struct vocabulary<grammar> {
    static constexpr std::string_view words[] = {
        "a value",
        "a value or ']'",
        "a name in quotes",
        "a name in quotes or '}'",
        "':'",
        "',' or '}'",
        "',' or ']'",
        "the end of the text",
        "a digit",
        "the string's closing quote",
        "an escape for the control character",
        "one of \"\\/bfnrtu",
        "a hexadecimal digit",
    };
};

using message_text = fixed_string<384>;

}  // namespace detail

// The enumerator's name.
[[nodiscard]] constexpr std::string_view to_string(rule broken) noexcept { return detail::word(broken); }

// Whether the payload could not be read, as against read and found to break a constraint.
[[nodiscard]] constexpr bool is_malformed(rule broken) noexcept { return broken <= rule::union_conflict; }

// One thing that is wrong: which rule, where, and what would be right.
struct violation {
    chat_timers::rule rule;
    detail::grammar expected;  // of syntax
    detail::place where;
    std::size_t offset;   // into the source's bytes; 0 where the source has none
    std::size_t length;   // in bytes
    std::int64_t actual;  // of length, range and too_large: what was found
    interval allowed;     // of the same: what may be
    std::size_t other;    // of duplicate_timer: the index of the earlier item

    friend constexpr bool operator==(violation const&, violation const&) noexcept = default;

    // Where it is, as a JSON Pointer (RFC 6901) into the operation's input. An unknown member is reported at
    // the object that holds it, an absent one at its own place, a repeated timer at the later one.
    [[nodiscard]] constexpr detail::pointer_text pointer() const noexcept {
        detail::pointer_text text;
        detail::append_pointer(text, where);
        return text;
    }

    // A sentence in ASCII; for the constraints of the model the one of Smithy's ValidationException, which
    // names the list where a timer is repeated. Holds nothing of the payload.
    // https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
    [[nodiscard]] constexpr detail::message_text message() const noexcept;
};

namespace detail {

struct violation_access;

}  // namespace detail

// All violations of one source in document order: by offset and, at one offset, an object or list as a whole
// before its members. Holds at most `capacity` of them and counts the rest. When more were found, it holds
// the first ones and, in the last place, the fault that ended the reading; if there is none and no other
// violation held is malformed, the last place goes to the first malformed one.
class violations {
public:
    static constexpr std::size_t capacity = 16;

    constexpr violations() noexcept {
        if (std::is_constant_evaluated()) {
            for (violation& item : items_) item = {};
        }
    }

    [[nodiscard]] constexpr violation const* begin() const noexcept { return items_; }
    [[nodiscard]] constexpr violation const* end() const noexcept { return items_ + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    // Preconditions: index < size().
    [[nodiscard]] constexpr violation const& operator[](std::size_t index) const noexcept {
        return items_[index];
    }

    // Returns how many violations were found, and whether that is more than are held.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return total_; }
    [[nodiscard]] constexpr bool truncated() const noexcept { return total_ != size_; }

    // Returns true if any violation that was found, held or not, means that the payload could not be read.
    [[nodiscard]] constexpr bool malformed() const noexcept { return malformed_; }

    // Appends a violation. Takes syntax, too_large and too_deep as the fault that ended the reading.
    constexpr void push_back(violation const& found) noexcept {
        bool const ends_reading =
            found.rule == rule::syntax || found.rule == rule::too_large || found.rule == rule::too_deep;
        insert(total_, found, ends_reading);
    }

    // Returns true if the same violations are held and as many were found.
    friend constexpr bool operator==(violations const& left, violations const& right) noexcept {
        if (left.size_ != right.size_ || left.total_ != right.total_) return false;
        if (left.malformed_ != right.malformed_ || left.repeated_timers_ != right.repeated_timers_)
            return false;
        for (std::size_t index = 0; index < left.size_; ++index) {
            if (left.items_[index] != right.items_[index]) return false;
        }
        return true;
    }

private:
    friend detail::violation_access;
    template <class T>
    friend class result;

    static constexpr std::size_t last = capacity - 1;

    // Inserts a violation before the one at `position`, counted over all that were found.
    [[gnu::cold, gnu::noinline]] constexpr void insert(std::size_t position, violation const& found,
                                                       bool ends_reading) noexcept {
        ++total_;
        malformed_ = malformed_ || is_malformed(found.rule);
        if (found.rule == rule::duplicate_timer) ++repeated_timers_;
        if (size_ < last) {
            insert_held(position, size_++, found);
        } else if (position >= last) {
            if (position == last || ends_reading || !last_is_settled_) {
                offer_last_place(position, found, ends_reading);
            }
        } else {
            violation const pushed_out = items_[last - 1];
            insert_held(position, last - 1, found);
            offer_last_place(last, pushed_out, false);
        }
    }

    // Moves the violations from `position` up to `end`, which is free, back by one.
    constexpr void insert_held(std::size_t position, std::size_t end, violation const& found) noexcept {
        for (std::size_t to = end; to > position; --to) items_[to] = items_[to - 1];
        items_[position] = found;
    }

    constexpr void offer_last_place(std::size_t position, violation const& found,
                                    bool ends_reading) noexcept {
        if (ends_reading || position == last) last_is_settled_ = ends_reading || ended_ || holds_malformed();
        if (size_ == capacity && !takes_last(position, found, ends_reading)) {
            if (position <= last_position_) ++last_position_;
            return;
        }
        size_ = capacity;
        items_[last] = found;
        last_position_ = position;
        ended_ = ends_reading;
    }

    // Returns true if a violation at `position`, at or after the last place, belongs in the last place rather
    // than the one that it holds.
    [[nodiscard]] constexpr bool takes_last(std::size_t position, violation const& found,
                                            bool ends_reading) const noexcept {
        if (ended_ || ends_reading) return !ended_;
        bool const held = is_malformed(items_[last].rule);
        if (position == last) return last_is_settled_ || is_malformed(found.rule) || !held;
        return is_malformed(found.rule) && (!held || position <= last_position_);
    }

    // Returns true if any violation before the last place is malformed.
    [[nodiscard]] constexpr bool holds_malformed() const noexcept {
        for (std::size_t index = 0; index < last; ++index) {
            if (is_malformed(items_[index].rule)) return true;
        }
        return false;
    }

    std::size_t total_ = 0;
    std::size_t repeated_timers_ = 0;
    std::size_t last_position_ = 0;  // of the violation in the last place, counted over all
    unsigned char size_ = 0;
    bool malformed_ = false;
    bool ended_ = false;  // the last place holds the fault that ended the reading
    bool last_is_settled_ =
        false;  // no violation after the last place can take it, except one that ends the reading
    violation items_[capacity];  // the first size_ of them; the rest is not initialised at run time

    struct only_held {};

    // Copies only the violations in use (saves about 1 KB).
    constexpr violations(violations const& other, only_held) noexcept : violations() {
        size_ = other.size_;
        total_ = other.total_;
        repeated_timers_ = other.repeated_timers_;
        last_position_ = other.last_position_;
        malformed_ = other.malformed_;
        ended_ = other.ended_;
        last_is_settled_ = other.last_is_settled_;
        for (std::size_t index = 0; index < size_; ++index) items_[index] = other.items_[index];
    }
};

namespace detail {

// What the sources of violations may do and users may not.
struct violation_access {
    // Inserts a violation before the one at `position`, counted over all that were found.
    static constexpr void insert(violations& to, std::size_t position, violation const& found) noexcept {
        to.insert(position, found, false);
    }
    // Appends a violation that did not end the reading.
    static constexpr void append(violations& to, violation const& found) noexcept {
        to.insert(to.total(), found, false);
    }
    // Appends the fault that ended the reading.
    static constexpr void end_reading(violations& to, violation const& found) noexcept {
        to.insert(to.total(), found, true);
    }
    // Returns how many violations of duplicate_timer were found, held or not.
    [[nodiscard]] static constexpr std::size_t repeated_timers(violations const& found) noexcept {
        return found.repeated_timers_;
    }
};

// Each ends the program, and the compilation of a constant. Named for the reader of a sanitizer's or
// debugger's report.
[[noreturn]] inline void result_holds_no_value() noexcept { std::abort(); }
[[noreturn]] inline void result_holds_no_error() noexcept { std::abort(); }
[[noreturn]] inline void result_must_not_be_made_of_no_violations() noexcept { std::abort(); }

}  // namespace detail

// A T or all its violations, like std::expected<T, violations>.
template <class T>
class [[nodiscard]] result {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    using value_type = T;
    using error_type = violations;

    constexpr result(T const& value) noexcept : value_(value), has_value_(true) {}
    // Preconditions: !error.empty(); otherwise ends the program.
    constexpr result(violations const& error) noexcept
        : error_(error, violations::only_held{}), has_value_(false) {
        if (error.empty()) detail::result_must_not_be_made_of_no_violations();
    }

    // Builds the value that `make()` returns in place.
    template <class Make>
    constexpr result(std::in_place_t, Make make) noexcept : value_(make()), has_value_(true) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value_; }

    // Preconditions: has_value(). Without NDEBUG, each ends the program if that is false.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *checked(); }
    [[nodiscard]] constexpr T operator*() const&& noexcept { return *checked(); }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return checked(); }

    // Each ends the program if there is no such thing. Called on an rvalue, each returns a copy, so that
    // `for (violation const& found : decode_body(text).error())` is safe.
    [[nodiscard]] constexpr T const& value() const& noexcept {
        if (!has_value_) detail::result_holds_no_value();
        return value_;
    }
    [[nodiscard]] constexpr T value() const&& noexcept { return value(); }
    [[nodiscard]] constexpr violations const& error() const& noexcept {
        if (has_value_) detail::result_holds_no_error();
        return error_;
    }
    [[nodiscard]] constexpr violations error() const&& noexcept { return error(); }

private:
    constexpr T const* checked() const noexcept {
#ifndef NDEBUG
        if (!has_value_) detail::result_holds_no_value();
#endif
        return &value_;
    }

    union {
        T value_;
        violations error_;
    };
    bool has_value_;
};

namespace detail {

// "A, B": the members of an object in the model's order.
constexpr void append_members(message_text& to, node object, std::string_view separator) noexcept {
    for (node member = facts(object).first_member;; member = next(member)) {
        to.append(facts(member).name);
        if (member == facts(object).last_member) return;
        to.append(separator);
    }
}

constexpr void append_enumerators(message_text& to, node string) noexcept {
    std::string_view separator;
    for (std::string_view const enumerator : facts(string).enumerators) {
        to.append(separator).append(enumerator);
        separator = ", ";
    }
}

[[nodiscard]] constexpr std::string_view with_article(node_kind kind) noexcept {
    switch (kind) {
    case node_kind::structure:
    case node_kind::union_: return "an object";
    case node_kind::list: return "an array";
    case node_kind::string: return "a string";
    case node_kind::integer: break;
    }
    return "an integer";
}

inline constexpr std::string_view constraint = "failed to satisfy constraint: Member must ";

// Smithy's sentence for all repeated timers of the list.
constexpr void append_repeated_timers(message_text& to, place list) noexcept {
    pointer_text pointer;
    append_pointer(pointer, list);
    to.append("Value at '").append(pointer).append("' ").append(constraint).append("have unique values");
}

static_assert(
    enumerators<rule> == 21,
    "a rule was added or removed: give it a sentence in append_message(), see that is_malformed() and the "
    "order of the enumerators say of it what you mean, and count it in this assertion");
constexpr void append_message(message_text& to, violation const& found) noexcept {
    auto const at = [&](std::string_view subject, place where, std::string_view predicate) {
        pointer_text pointer;
        append_pointer(pointer, where);
        to.append(subject);
        if (!pointer.empty()) to.append(" at '").append(pointer).append('\'');
        to.append(' ').append(predicate);
    };
    auto const between = [&](std::string_view constraint) {
        to.append(constraint).append(" between ").append_number(found.allowed.min);
        to.append(" and ").append_number(found.allowed.max).append(", inclusive");
    };
    node const where = found.where.node;
    switch (found.rule) {
    case rule::syntax:
        at("Text", found.where, "is not JSON: expected ");
        to.append(word(found.expected));
        return;
    case rule::encoding:
        return at("Text", found.where,
                  "must be well-formed UTF-8 without byte order mark or lone surrogates");
    case rule::too_large:
        to.append("Text must not be longer than ").append_number(found.allowed.max).append(" bytes");
        return;
    case rule::too_deep:
        at("Text", found.where, "must not be nested deeper than ");
        to.append_number(static_cast<std::int64_t>(limits::nesting)).append(" levels");
        return;
    case rule::duplicate_member: return at("Value", found.where, "must not be given twice");
    case rule::unknown_member:
        at("Object", found.where, "must have no members but ");
        return append_members(to, where, ", ");
    case rule::wrong_type:
        at("Value", found.where, "must be ");
        to.append(with_article(facts(where).kind));
        return;
    case rule::not_an_integer:
        at("Value", found.where, "must be an integer between ");
        to.append_number(limits::integer.min).append(" and ").append_number(limits::integer.max);
        return;
    case rule::null_item: return at("Item", found.where, "must not be null");
    case rule::union_empty:
        at("Union", found.where, "must have a member that is not null: ");
        return append_members(to, where, " or ");
    case rule::union_conflict:
        at("Union", found.where, "must have only one member that is not null: ");
        return append_members(to, where, " or ");
    case rule::required:
        at("Value", found.where, constraint);
        to.append("not be null");
        return;
    case rule::length:
        to.append("Value with length ").append_number(found.actual);
        at("", found.where, constraint);
        return between("have length");
    case rule::range: at("Value", found.where, constraint); return between("be");
    case rule::enumeration:
        at("Value", found.where, constraint);
        to.append("satisfy enum value set: [");
        append_enumerators(to, where);
        to.append(']');
        return;
    case rule::duplicate_timer:
        append_repeated_timers(to, {facts(where).parent, found.where.item});
        to.append(", items ").append_number(static_cast<std::int64_t>(found.other));
        to.append(" and ").append_number(static_cast<std::int64_t>(found.where.item));
        to.append(" are the same timer");
        return;
    case rule::unroutable:
        return at("Value", found.where, "must not be '.' or '..', which do not survive in a path");
    case rule::method: to.append("Method must be ").append(operation::method); return;
    case rule::path:
        to.append("Path must be ").append(operation::path).append("{InstanceId}/{ContactId}");
        return;
    case rule::media_type: to.append("Content-Type must be ").append(operation::media_type); return;
    case rule::not_acceptable: to.append("Accept must admit ").append(operation::media_type); return;
    }
}

}  // namespace detail

constexpr detail::message_text violation::message() const noexcept {
    detail::message_text text;
    detail::append_message(text, *this);
    return text;
}

}  // namespace chat_timers

#endif
