// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_SENTENCES_HPP
#define CHAT_TIMERS_MODEL_DETAIL_SENTENCES_HPP

#include <chat_timers/model/detail/operation.hpp>
#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/model/rule.hpp>
#include <chat_timers/text/detail/text_builder.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Writes the sentence of each violation: Smithy's, if its ValidationException has one.
// See: https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The parts of a violation that its sentence names.
struct sentence {
    chat_timers::rule rule;
    chat_timers::field field;
    std::optional<std::size_t> item;
    source_part part;
    std::int64_t actual;
    interval allowed;
    std::size_t other;
    grammar wanted;
};

inline constexpr std::string_view constraint = "failed to satisfy constraint: Member must ";

// The functions append to a text_builder or a text_counter, and return it.

template <class Text>
constexpr Text& append_about(Text& to, std::string_view subject, field where, std::optional<std::size_t> item,
                             std::string_view predicate) noexcept {
    to.append(subject);
    if (!is_root(where)) {
        to.append(" at '");
        append_pointer(to, where, item);
        to.append('\'');
    }
    return to.append(' ').append(predicate);
}

// Appends the words and a separator between them, such as "A, B".
template <class Text>
constexpr Text& append_words(Text& to, word_list words, std::string_view separator) noexcept {
    for (std::string_view const& word : words) {
        if (&word != words.begin()) to.append(separator);
        to.append(word);
    }
    return to;
}

template <class Text>
constexpr Text& append_interval(Text& to, interval allowed) noexcept {
    return to.append(" between ").append_number(allowed.min).append(" and ").append_number(allowed.max);
}

// Appends Smithy's sentence for all repeated timers of the list.
template <class Text>
constexpr Text& append_repeated_timers(Text& to) noexcept {
    return append_about(to, "Value", field::timer_list, std::nullopt, constraint)
        .append("have unique values");
}

// The names of the JSON types, in the order of field_kind.
inline constexpr std::string_view json_types[] = {"an object", "an object", "an array", "a string",
                                                  "an integer"};

static_assert(
    enumerator_count<rule> == 21,
    "a rule was added or removed: give it a sentence in append_sentence(), and count it in this assertion");

// Appends nothing for a rule that is not an enumerator.
template <class Text>
constexpr void append_sentence(Text& to, sentence const& found) noexcept {
    auto const about = [&](std::string_view subject, std::string_view predicate) -> Text& {
        return append_about(to, subject, found.field, found.item, predicate);
    };
    auto const index = [](std::size_t item) { return static_cast<std::int64_t>(item); };
    switch (found.rule) {
    case rule::syntax: about("Text", "is not JSON: expected ").append(spelling(found.wanted)); break;
    case rule::encoding:
        about("Text", "must be well-formed UTF-8 without byte order mark or lone surrogates");
        // `part` cannot decide: located_in() replaces it.
        if (is_path_segment(found.field)) to.append(", percent-encoded in a path");
        break;
    case rule::too_large:
        to.append("Text must not be longer than ").append_number(found.allowed.max).append(" bytes");
        break;
    case rule::too_deep:
        about("Text", "must not be nested deeper than ").append_number(limits::nesting).append(" levels");
        break;
    case rule::duplicate_member: about("Value", "must not be given twice"); break;
    case rule::unknown_member:
        append_words(about("Object", "must have no members other than "), member_names(found.field), ", ");
        break;
    case rule::wrong_type:
        about("Value", "must be ").append(json_types[static_cast<std::size_t>(facts(found.field).kind)]);
        break;
    case rule::not_an_integer:
        about("Value", "must be an integer");
        if (found.allowed == interval{}) {
            to.append(", written without fraction or exponent");
        } else {
            append_interval(to, found.allowed);
        }
        break;
    case rule::null_item: about("Item", "must not be null"); break;
    case rule::union_empty:
        append_words(about("Union", "must have a member that is not null: "), member_names(found.field),
                     " or ");
        break;
    case rule::union_conflict:
        append_words(about("Union", "must have only one member that is not null: "),
                     member_names(found.field), " or ");
        break;
    case rule::required: about("Value", constraint).append("not be null"); break;
    case rule::length:
        to.append("Value with length ").append_number(found.actual);
        append_interval(about("", constraint).append("have length"), found.allowed).append(", inclusive");
        break;
    case rule::range:
        append_interval(about("Value", constraint).append("be"), found.allowed).append(", inclusive");
        break;
    case rule::enumeration:
        about("Value", constraint).append("satisfy enum value set: [");
        append_words(to, facts(found.field).enumerators, ", ").append(']');
        break;
    case rule::duplicate_timer:
        append_repeated_timers(to).append(", items ").append_number(index(found.other));
        to.append(" and ").append_number(index(found.item.value_or(0))).append(" are the same timer");
        break;
    case rule::unroutable: about("Value", "must not be '.' or '..', which do not survive in a path"); break;
    case rule::method: to.append("Method must be ").append(operation::method); break;
    case rule::path:
        to.append("Path must be ").append(operation::path).append("{InstanceId}/{ContactId}");
        break;
    case rule::media_type:
        if (found.part == source_part::content_encoding) {
            to.append("Content-Encoding must be identity");
        } else {
            to.append("Content-Type must be ").append(operation::media_type);
        }
        break;
    case rule::not_acceptable: to.append("Accept must admit ").append(operation::media_type); break;
    }
}

// Returns the size of the longest sentence of any violation, in bytes.
[[nodiscard]] consteval std::size_t longest_sentence() noexcept {
    std::size_t longest = 0;
    for (rule const which : enumerators<rule>()) {
        for (field const place : enumerators<field>()) {
            text_counter text;
            interval const longest_interval{INT64_MIN, INT64_MIN};
            append_sentence(text, {which, place, longest_index, source_part{}, INT64_MIN, longest_interval,
                                   longest_index, longest_enumerator<grammar>});
            if (text.size() > longest) longest = text.size();
        }
    }
    return longest;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
