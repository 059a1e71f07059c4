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

template <class Text>
constexpr void append_about(Text& to, std::string_view subject, field where, std::optional<std::size_t> item,
                            std::string_view predicate) noexcept {
    to.append(subject);
    if (!is_root(where)) {
        to.append(" at '");
        append_pointer(to, where, item);
        to.append('\'');
    }
    to.append(' ').append(predicate);
}

// Appends the words and a separator between them, such as "A, B".
template <class Text>
constexpr void append_words(Text& to, word_list words, std::string_view separator) noexcept {
    for (std::string_view const& word : words) {
        if (&word != words.begin()) to.append(separator);
        to.append(word);
    }
}

template <class Text>
constexpr void append_interval(Text& to, interval allowed) noexcept {
    to.append(" between ").append_number(allowed.min).append(" and ").append_number(allowed.max);
}

// Appends Smithy's sentence for all repeated timers of the list.
template <class Text>
constexpr void append_repeated_timers(Text& to) noexcept {
    append_about(to, "Value", field::timer_list, std::nullopt, constraint);
    to.append("have unique values");
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
    auto const about = [&](std::string_view subject, std::string_view predicate) {
        append_about(to, subject, found.field, found.item, predicate);
    };
    switch (found.rule) {
    case rule::syntax:
        about("Text", "is not JSON: expected ");
        to.append(spelling(found.wanted));
        return;
    case rule::encoding:
        about("Text", "must be well-formed UTF-8 without byte order mark or lone surrogates");
        // `part` cannot decide: located_in() replaces it.
        if (is_path_segment(found.field)) to.append(", percent-encoded in a path");
        return;
    case rule::too_large:
        to.append("Text must not be longer than ").append_number(found.allowed.max).append(" bytes");
        return;
    case rule::too_deep:
        about("Text", "must not be nested deeper than ");
        to.append_number(static_cast<std::int64_t>(limits::nesting)).append(" levels");
        return;
    case rule::duplicate_member: return about("Value", "must not be given twice");
    case rule::unknown_member:
        about("Object", "must have no members other than ");
        return append_words(to, member_names(found.field), ", ");
    case rule::wrong_type:
        about("Value", "must be ");
        to.append(json_types[static_cast<std::size_t>(facts(found.field).kind)]);
        return;
    case rule::not_an_integer:
        about("Value", "must be an integer");
        if (found.allowed == interval{}) {
            to.append(", written without fraction or exponent");
        } else {
            append_interval(to, found.allowed);
        }
        return;
    case rule::null_item: return about("Item", "must not be null");
    case rule::union_empty:
        about("Union", "must have a member that is not null: ");
        return append_words(to, member_names(found.field), " or ");
    case rule::union_conflict:
        about("Union", "must have only one member that is not null: ");
        return append_words(to, member_names(found.field), " or ");
    case rule::required:
        about("Value", constraint);
        to.append("not be null");
        return;
    case rule::length:
        to.append("Value with length ").append_number(found.actual);
        about("", constraint);
        append_interval(to.append("have length"), found.allowed);
        to.append(", inclusive");
        return;
    case rule::range:
        about("Value", constraint);
        append_interval(to.append("be"), found.allowed);
        to.append(", inclusive");
        return;
    case rule::enumeration:
        about("Value", constraint);
        append_words(to.append("satisfy enum value set: ["), facts(found.field).enumerators, ", ");
        to.append(']');
        return;
    case rule::duplicate_timer:
        append_repeated_timers(to);
        to.append(", items ").append_number(static_cast<std::int64_t>(found.other)).append(" and ");
        to.append_number(static_cast<std::int64_t>(found.item.value_or(0))).append(" are the same timer");
        return;
    case rule::unroutable: return about("Value", "must not be '.' or '..', which do not survive in a path");
    case rule::method: to.append("Method must be ").append(operation::method); return;
    case rule::path:
        to.append("Path must be ").append(operation::path).append("{InstanceId}/{ContactId}");
        return;
    case rule::media_type:
        if (found.part == source_part::content_encoding) {
            to.append("Content-Encoding must be identity");
        } else {
            to.append("Content-Type must be ").append(operation::media_type);
        }
        return;
    case rule::not_acceptable: to.append("Accept must admit ").append(operation::media_type); return;
    }
}

// Returns the size of the longest sentence of any violation, in bytes.
[[nodiscard]] consteval std::size_t longest_sentence() noexcept {
    std::size_t longest = 0;
    for (rule const which : enumerators<rule>()) {
        for (field const place : enumerators<field>()) {
            text_counter text;
            append_sentence(text, {which,
                                   place,
                                   longest_index,
                                   source_part{},
                                   INT64_MIN,
                                   {INT64_MIN, INT64_MIN},
                                   longest_index,
                                   longest_enumerator<grammar>});
            if (text.size() > longest) longest = text.size();
        }
    }
    return longest;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
