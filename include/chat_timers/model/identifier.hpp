// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_IDENTIFIER_HPP
#define CHAT_TIMERS_MODEL_IDENTIFIER_HPP

#include <chat_timers/model/constraints.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/literal_errors.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/text/detail/text_builder.hpp>
#include <chat_timers/text/detail/utf8.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

/// \file
/// The ids of an instance and of a contact.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

class assembler;

// Returns the violation of an id, or nullopt if it is valid.
[[nodiscard]] constexpr std::optional<violation> identifier_fault(field id, std::string_view utf8) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    auto const actual = static_cast<std::int64_t>(length);
    if (!well_formed) return broken(rule::encoding, {id, 0}, {0, utf8.size()});
    if (facts(id).allowed.contains(actual)) return std::nullopt;
    return outside(rule::length, {id, 0}, {0, utf8.size()}, actual);
}

// Returns the literal of an id. An invalid one does not compile.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL std::string_view checked_literal(field id, char const* literal,
                                                                     std::size_t size) noexcept {
    if (literal[size] != '\0') literal_must_be_a_string_literal();
    if (auto const fault = identifier_fault(id, {literal, size})) refuse_literal(*fault);
    return {literal, size};
}

}  // namespace detail

/// The id of an Amazon Connect instance, a UUID or an ARN: 1 to 100 Unicode scalar values. Owns its bytes.
/// std::hash hashes the text.
class instance_id {
public:
    /// The size of the longest id, in bytes: UTF-8 takes at most four for a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(limits::instance_id_length.max);

    /// Copies a string literal in UTF-8. An invalid literal does not compile.
    template <std::size_t Size>
    CHAT_TIMERS_CONSTEVAL explicit instance_id(char const (&literal)[Size]) noexcept {
        value_.append(detail::checked_literal(field::instance_id, literal, Size - 1));
    }

    /// Returns an id that holds a copy of `utf8`.
    /// Errors: encoding, length.
    /// Complexity: linear.
    [[nodiscard]] static constexpr result<instance_id, violation> parse(std::string_view utf8) noexcept {
        if (auto const fault = detail::identifier_fault(field::instance_id, utf8)) return *fault;
        return {std::in_place, [utf8] { return instance_id{utf8}; }};
    }

    /// Returns the text in UTF-8, valid as long as this object.
    [[nodiscard]] constexpr std::string_view value() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return value_.view();
    }

    /// Compares the bytes.
    friend constexpr bool operator==(instance_id const&, instance_id const&) noexcept = default;
    /// Orders by the bytes.
    friend constexpr auto operator<=>(instance_id const&, instance_id const&) noexcept = default;

private:
    friend detail::assembler;
    constexpr explicit instance_id(std::string_view checked) noexcept : value_(checked) {}

    detail::text_builder<capacity> value_;
};

/// The id of the chat's contact: 1 to 256 Unicode scalar values. Owns its bytes. std::hash hashes the text.
class contact_id {
public:
    /// The size of the longest id, in bytes: UTF-8 takes at most four for a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(limits::contact_id_length.max);

    /// Copies a string literal in UTF-8. An invalid literal does not compile.
    template <std::size_t Size>
    CHAT_TIMERS_CONSTEVAL explicit contact_id(char const (&literal)[Size]) noexcept {
        value_.append(detail::checked_literal(field::contact_id, literal, Size - 1));
    }

    /// Returns an id that holds a copy of `utf8`.
    /// Errors: encoding, length.
    /// Complexity: linear.
    [[nodiscard]] static constexpr result<contact_id, violation> parse(std::string_view utf8) noexcept {
        if (auto const fault = detail::identifier_fault(field::contact_id, utf8)) return *fault;
        return {std::in_place, [utf8] { return contact_id{utf8}; }};
    }

    /// Returns the text in UTF-8, valid as long as this object.
    [[nodiscard]] constexpr std::string_view value() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return value_.view();
    }

    /// Compares the bytes.
    friend constexpr bool operator==(contact_id const&, contact_id const&) noexcept = default;
    /// Orders by the bytes.
    friend constexpr auto operator<=>(contact_id const&, contact_id const&) noexcept = default;

private:
    friend detail::assembler;
    constexpr explicit contact_id(std::string_view checked) noexcept : value_(checked) {}

    detail::text_builder<capacity> value_;
};

/// Returns the id's text, unchanged, valid as long as the id. It may contain control characters. Makes {fmt}
/// 10 or newer format an id.
template <class Id>
requires(std::same_as<Id, instance_id> || std::same_as<Id, contact_id>)
    [[nodiscard]] constexpr std::string_view format_as(Id const& id CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return id.value();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

template <>
struct std::hash<chat_timers::instance_id> {
    [[nodiscard]] std::size_t operator()(chat_timers::instance_id const& id) const noexcept {
        return std::hash<std::string_view>{}(id.value());
    }
};
template <>
struct std::hash<chat_timers::contact_id> {
    [[nodiscard]] std::size_t operator()(chat_timers::contact_id const& id) const noexcept {
        return std::hash<std::string_view>{}(id.value());
    }
};

#endif
