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
#include <string_view>
#include <utility>

/// \file
/// The ids of an instance and of a contact.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

class assembler;

}  // namespace detail

/// The Amazon Connect instance, identified by its UUID or ARN: 1 to 100 Unicode scalar values. Owns its
/// bytes. std::hash hashes the text.
class instance_id {
public:
    /// The size of the longest id, in bytes: UTF-8 takes at most four for a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(limits::instance_id_length.max);

    /// Copies a string literal in UTF-8. An invalid literal does not compile.
    template <std::size_t Size>
    consteval explicit instance_id(char const (&literal)[Size]) noexcept
        : value_(std::string_view{literal, Size - 1}) {
        if (literal[Size - 1] != '\0') detail::literal_must_be_a_string_literal();
        if (!detail::count_scalar_values(value()).well_formed) detail::identifier_must_be_well_formed_utf8();
        if (!is_instance_id(value())) detail::instance_id_has_a_wrong_length();
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

/// The contact of the chat: 1 to 256 Unicode scalar values. Owns its bytes. std::hash hashes the text.
class contact_id {
public:
    /// The size of the longest id, in bytes: UTF-8 takes at most four for a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(limits::contact_id_length.max);

    /// Copies a string literal in UTF-8. An invalid literal does not compile.
    template <std::size_t Size>
    consteval explicit contact_id(char const (&literal)[Size]) noexcept
        : value_(std::string_view{literal, Size - 1}) {
        if (literal[Size - 1] != '\0') detail::literal_must_be_a_string_literal();
        if (!detail::count_scalar_values(value()).well_formed) detail::identifier_must_be_well_formed_utf8();
        if (!is_contact_id(value())) detail::contact_id_has_a_wrong_length();
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

/// Writes the id unchanged to any stream that accepts a std::string_view. It may contain control characters.
template <class Stream, class Id>
requires((std::same_as<Id, instance_id> ||
          std::same_as<Id, contact_id>)&&requires(Stream& to, std::string_view text) { to << text; }) Stream&
operator<<(Stream& to, Id const& id) {
    to << id.value();
    return to;
}

/// Returns the id's text, valid as long as the id. Makes {fmt} 10 or newer format an id.
[[nodiscard]] constexpr std::string_view format_as(instance_id const& id CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return id.value();
}
/// Returns the id's text, valid as long as the id. Makes {fmt} 10 or newer format an id.
[[nodiscard]] constexpr std::string_view format_as(contact_id const& id CHAT_TIMERS_LIFETIMEBOUND) noexcept {
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
