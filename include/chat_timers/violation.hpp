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

// All that is wrong with one source, in document order: by offset, what concerns an object or list as a whole
// before what concerns its members. Holds the first `capacity` of them and counts the rest.
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
    [[nodiscard]] constexpr violation const& operator[](std::size_t index) const noexcept {
        return items_[index];
    }

    // How many were found; and whether that is more than are held.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return total_; }
    [[nodiscard]] constexpr bool truncated() const noexcept { return total_ != size_; }

    // Whether any that was found, held or not, says that the payload could not be read.
    [[nodiscard]] constexpr bool malformed() const noexcept { return malformed_; }

    constexpr void push_back(violation const& found) noexcept { insert(size_, found); }

    // Before the one that stands at `index`, at most size(). The last one gives way where there is no room.
    constexpr void insert(std::size_t index, violation const& found) noexcept {
        ++total_;
        malformed_ = malformed_ || is_malformed(found.rule);
        if (index < capacity) hold(index, found);
    }

private:
    [[gnu::cold, gnu::noinline]] constexpr void hold(std::size_t index, violation const& found) noexcept {
        if (size_ < capacity) ++size_;
        for (std::size_t to = size_ - 1; to > index; --to) items_[to] = items_[to - 1];
        items_[index] = found;
    }

    std::size_t size_ = 0;
    std::size_t total_ = 0;
    bool malformed_ = false;
    violation items_[capacity];  // the first size_ of them; the rest is not initialised at run time

    template <class T>
    friend class result;
    struct only_held {};

    // A copy that does without the room behind what is held, of which there is a kilobyte.
    constexpr violations(violations const& other, only_held) noexcept : violations() {
        size_ = other.size_;
        total_ = other.total_;
        malformed_ = other.malformed_;
        for (std::size_t index = 0; index < size_; ++index) items_[index] = other.items_[index];
    }
};

namespace detail {

// Ends the program: there is nothing to return. Named for the sanitizer's and debugger's reader.
[[noreturn]] inline void result_holds_no_value() noexcept { std::abort(); }
[[noreturn]] inline void result_holds_no_error() noexcept { std::abort(); }

}  // namespace detail

// A T or all its violations, like std::expected<T, violations>.
template <class T>
class [[nodiscard]] result {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    using value_type = T;
    using error_type = violations;

    constexpr result(T const& value) noexcept : value_(value), has_value_(true) {}
    constexpr result(violations const& error) noexcept
        : error_(error, violations::only_held{}), has_value_(false) {}

    // What `make()` gives, built in place.
    template <class Make>
    constexpr result(std::in_place_t, Make make) noexcept : value_(make()), has_value_(true) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value_; }

    // Of these the caller knows that they are there.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return value_; }
    [[nodiscard]] constexpr T operator*() const&& noexcept { return value_; }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return &value_; }

    // These end the program where there is none. Of a result that ends with its expression they give a copy,
    // so that `for (violation const& found : decode_body(text).error())` is right.
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
    constexpr std::string_view constraint = "failed to satisfy constraint: Member must ";
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
        to.append("Value with repeated values at indices [")
            .append_number(static_cast<std::int64_t>(found.other));
        to.append(", ").append_number(static_cast<std::int64_t>(found.where.item)).append(']');
        at("", {facts(where).parent, found.where.item}, constraint);
        to.append("have unique values");
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
