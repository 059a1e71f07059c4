// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_RULE_HPP
#define CHAT_TIMERS_MODEL_RULE_HPP

#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <string_view>

/// \file
/// The words of a violation: rules, parts of a request, alternatives of the grammar.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The rules that a request can break. The values are error codes: they start at 1 and never change.
enum class rule : unsigned char {
    // The payload could not be read (is_malformed).
    syntax = 1,     ///< not JSON by RFC 8259
    encoding = 2,   ///< ill-formed UTF-8, a byte order mark, a lone surrogate; in a path, a raw byte or
                    ///< an escape that no path segment may hold
    too_large = 3,  ///< more bytes than decode_options::max_bytes
    too_deep = 4,   ///< nested beyond limits::nesting
    duplicate_member = 5,  ///< a known member appears twice in its object
    unknown_member = 6,    ///< a member that the model does not name
    wrong_type = 7,        ///< a JSON value of another type than the model's
    not_an_integer = 8,    ///< a number with a fraction or an exponent, or outside 32 bits
    null_item = 9,         ///< an item of the list is null
    union_empty = 10,      ///< no member of a union is set
    union_conflict = 11,   ///< more than one member of a union is set
    // The payload was read and breaks a constraint of the model.
    required = 12,         ///< a required member is absent or null
    length = 13,           ///< a text or a list is too short or too long
    range = 14,            ///< a duration is too short or too long
    enumeration = 15,      ///< a text that is not an enumerator
    duplicate_timer = 16,  ///< a (role, type) appears twice in the list
    unroutable = 17,       ///< "." or ".." as an id: proxies remove such a path segment
    // The HTTP request around the payload cannot be routed to the operation.
    method = 18,          ///< not PUT
    path = 19,            ///< not the operation's path
    media_type = 20,      ///< Content-Type is not application/json, or Content-Encoding not identity
    not_acceptable = 21,  ///< Accept does not admit application/json
};

/// The text of a request that a violation's offset and length refer to.
enum class source_part : unsigned char {
    document,          ///< the decoded text, and any source without text
    method,            ///< http_request::method
    target,            ///< http_request::target
    accept,            ///< http_request::accept
    content_type,      ///< http_request::content_type
    body,              ///< http_request::body
    content_encoding,  ///< http_request::content_encoding
};

/// The alternatives that RFC 8259's grammar allows at the place of a syntax error.
enum class grammar : unsigned char {
    none,                    ///< for all rules except syntax
    value,                   ///< a value
    value_or_end,            ///< a value or `]`
    name,                    ///< a name in quotes
    name_or_end,             ///< a name in quotes or `}`
    colon,                   ///< `:`
    comma_or_end_of_object,  ///< `,` or `}`
    comma_or_end_of_array,   ///< `,` or `]`
    end_of_text,             ///< the end of the text
    digit,                   ///< a digit
    closing_quote,           ///< the string's closing quote
    escaped_control,         ///< an escape for the control character
    escape,                  ///< a character that may follow a backslash
    hex_digit,               ///< a hexadecimal digit
};

namespace detail {

template <>
struct vocabulary<rule> {
    static constexpr auto first = rule::syntax, last = rule::not_acceptable;
    static constexpr std::string_view words[] = {
        "syntax",          "encoding",   "too_large",      "too_deep",  "duplicate_member",
        "unknown_member",  "wrong_type", "not_an_integer", "null_item", "union_empty",
        "union_conflict",  "required",   "length",         "range",     "enumeration",
        "duplicate_timer", "unroutable", "method",         "path",      "media_type",
        "not_acceptable",
    };
};
template <>
struct vocabulary<source_part> {
    static constexpr auto first = source_part::document, last = source_part::content_encoding;
    static constexpr std::string_view words[] = {"document",     "method", "target",          "accept",
                                                 "content_type", "body",   "content_encoding"};
};
template <>
struct vocabulary<grammar> {
    static constexpr auto first = grammar::none, last = grammar::hex_digit;
    static constexpr std::string_view words[] = {
        "nothing",
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

// The groups of rules, from the least to the most decisive for a reply.
enum class rule_group : unsigned char { constraint, malformed, too_large, http };

// The properties of a rule, in the order of the rules.
struct rule_facts {
    chat_timers::rule rule;
    rule_group group;
    bool ends_reading;             // in any source; `encoding` ends it in a JSON text only
    std::string_view description;  // of a payload that breaks the rule
};
inline constexpr rule_facts rules[] = {
    {rule::syntax, rule_group::malformed, true, "the text is not JSON"},
    {rule::encoding, rule_group::malformed, false, "a text is not well-formed Unicode"},
    {rule::too_large, rule_group::too_large, true, "the text has more bytes than the reader accepts"},
    {rule::too_deep, rule_group::malformed, true, "the text is nested too deep"},
    {rule::duplicate_member, rule_group::malformed, false, "a member is given twice"},
    {rule::unknown_member, rule_group::malformed, false,
     "an object has a member that the model does not name"},
    {rule::wrong_type, rule_group::malformed, false, "a value does not have the model's type"},
    {rule::not_an_integer, rule_group::malformed, false, "a number is not a 32-bit integer"},
    {rule::null_item, rule_group::malformed, false, "an item of the list is null"},
    {rule::union_empty, rule_group::malformed, false, "no member of a union is set"},
    {rule::union_conflict, rule_group::malformed, false, "more than one member of a union is set"},
    {rule::required, rule_group::constraint, false, "a required member is absent or null"},
    {rule::length, rule_group::constraint, false, "a text or a list is too short or too long"},
    {rule::range, rule_group::constraint, false, "a duration is too short or too long"},
    {rule::enumeration, rule_group::constraint, false, "a text is not an enumerator of the model"},
    {rule::duplicate_timer, rule_group::constraint, false, "two timers have the same role and type"},
    {rule::unroutable, rule_group::constraint, false, "an id does not survive in a path"},
    {rule::method, rule_group::http, false, "the HTTP method is not the operation's"},
    {rule::path, rule_group::http, false, "the path is not the operation's"},
    {rule::media_type, rule_group::http, false, "the content type is not the operation's"},
    {rule::not_acceptable, rule_group::http, false, "the client does not accept the operation's media type"},
};
static_assert(
    std::size(rules) == enumerator_count<rule>,
    "the rules and their facts differ in number: give every rule its row, in the order of the values");
[[nodiscard]] consteval bool has_rules_in_order() noexcept {
    for (std::size_t index = 0; index < std::size(rules); ++index) {
        if (index_of(rules[index].rule) != index || rules[index].description.empty()) return false;
    }
    return true;
}
static_assert(
    has_rules_in_order(),
    "the facts of the rules are not in the order of their values, or a rule has no description: give each rule its row");

// Returns the facts of a rule, or those of a constraint for a value that is not an enumerator.
[[nodiscard]] constexpr rule_facts const& facts(rule which) noexcept {
    std::size_t const index = index_of(which);
    return rules[index < enumerator_count<rule> ? index : index_of(rule::required)];
}

}  // namespace detail

/// Returns the rule's name, such as "too_large", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(rule which) noexcept { return detail::spelling(which); }
/// Returns the part's name, such as "target", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(source_part part) noexcept {
    return detail::spelling(part);
}
/// Returns a description, such as "a value or ']'", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(grammar wanted) noexcept {
    return detail::spelling(wanted);
}

/// Returns true if a payload that breaks the rule cannot be read: restJson1's SerializationException. The
/// other rules of the payload are constraints: its ValidationException.
[[nodiscard]] constexpr bool is_malformed(rule broken) noexcept {
    detail::rule_group const group = detail::facts(broken).group;
    return group == detail::rule_group::malformed || group == detail::rule_group::too_large;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
