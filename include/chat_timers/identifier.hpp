// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_IDENTIFIER_HPP
#define CHAT_TIMERS_IDENTIFIER_HPP

#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/literal_errors.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/rules.hpp>
#include <chat_timers/violation.hpp>

#include <compare>
#include <cstddef>
#include <string_view>

namespace chat_timers {

namespace detail {

class assembler;

// A text of the length that the model allows at Node: UTF-8, any Unicode scalar values. Holds its own bytes;
// equal and ordered by bytes.
template <node Node>
class identifier {
public:
    // In bytes: UTF-8 takes at most four a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(facts(Node).allowed.max);

    // From a string literal; a wrong one does not compile.
    template <std::size_t Size>
    consteval explicit identifier(char const (&literal)[Size]) noexcept
        : value_(std::string_view{literal, Size - 1}) {
        if (literal[Size - 1] != '\0') literal_must_be_a_string_literal();
        if (!count_scalar_values(value_).well_formed) identifier_must_be_well_formed_utf8();
        if constexpr (Node == node::instance_id) {
            if (!is_instance_id(value_)) instance_id_must_be_1_to_100_characters();
        } else {
            if (!is_contact_id(value_)) contact_id_must_be_1_to_256_characters();
        }
    }

    // Errors: encoding, length. Linear.
    [[nodiscard]] static constexpr result<identifier> parse(std::string_view utf8) noexcept {
        violations found;
        if (check_identifier(found, {Node, 0}, {0, utf8.size()}, utf8)) return identifier{utf8};
        return found;
    }

    [[nodiscard]] constexpr std::string_view value() const noexcept { return value_; }

    friend constexpr bool operator==(identifier const&, identifier const&) noexcept = default;
    friend constexpr auto operator<=>(identifier const&, identifier const&) noexcept = default;

private:
    friend assembler;
    constexpr explicit identifier(std::string_view checked) noexcept : value_(checked) {}

    fixed_string<capacity> value_;
};

}  // namespace detail

// The Amazon Connect instance, by its UUID or ARN: 1 to 100 Unicode scalar values.
using instance_id = detail::identifier<detail::node::instance_id>;

// The chat's contact: 1 to 256 Unicode scalar values.
using contact_id = detail::identifier<detail::node::contact_id>;

}  // namespace chat_timers

#endif
