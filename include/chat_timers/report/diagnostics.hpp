// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_REPORT_DIAGNOSTICS_HPP
#define CHAT_TIMERS_REPORT_DIAGNOSTICS_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/report/detail/excerpts.hpp>
#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/glyphs.hpp>
#include <chat_timers/text/detail/output.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// \file
/// Writes violations for people and for programs. Control and invisible characters of the input are escaped.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Returns the part of the violation's range that the caret marks. For an object that lacks a member it is the
// opening brace.
[[nodiscard]] constexpr source_position marked_position(violation const& found,
                                                        std::string_view source) noexcept {
    bool const is_absent = found.rule == rule::required && found.length > 1 && found.offset < source.size() &&
                           source[found.offset] == '{';
    return source_position::of(source, found.offset, is_absent ? 1 : found.length);
}

// Returns true if the texts are equal without regard to case and to '_', '-' and ' '.
[[nodiscard]] constexpr bool is_other_spelling(std::string_view left, std::string_view right) noexcept {
    auto const next_letter = [](std::string_view& text) {
        while (!text.empty() && (text.front() == '_' || text.front() == '-' || text.front() == ' ')) {
            text.remove_prefix(1);
        }
        if (text.empty()) return '\0';
        char const letter = text.front();
        text.remove_prefix(1);
        return 'A' <= letter && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    for (;;) {
        char const letter = next_letter(left);
        if (letter != next_letter(right)) return false;
        if (letter == '\0') return true;
    }
}

// Returns true if one letter was added, dropped, changed, or swapped with the next.
// Preconditions: the texts differ.
[[nodiscard]] constexpr bool is_one_slip_away(std::string_view typed, std::string_view meant) noexcept {
    std::size_t same = 0;
    while (same < typed.size() && same < meant.size() && typed[same] == meant[same]) ++same;
    typed.remove_prefix(same);
    meant.remove_prefix(same);
    if (typed.size() == meant.size() + 1) return typed.substr(1) == meant;
    if (typed.size() + 1 == meant.size()) return typed == meant.substr(1);
    if (typed.size() != meant.size()) return false;
    if (typed.substr(1) == meant.substr(1)) return true;
    return typed[0] == meant[1] && typed[1] == meant[0] && typed.substr(2) == meant.substr(2);
}

// Returns the model's spelling of the string `token`, which includes its quotes, or an empty view if no
// spelling is close. The names of an object, and the words of an enumeration, differ too much for a string to
// be close to two of them.
[[nodiscard]] constexpr std::string_view meant_name(violation const& found, std::string_view token) noexcept {
    if (token.size() < 2) return {};
    std::string_view const typed = token.substr(1, token.size() - 2);
    field const place = known(found.field);
    word_list const words = found.rule == rule::enumeration      ? facts(place).enumerators
                            : found.rule == rule::unknown_member ? member_names(place)
                                                                 : word_list{};
    for (std::string_view const word : words) {
        if (is_other_spelling(typed, word) || is_one_slip_away(typed, word)) return word;
    }
    return {};
}

}  // namespace detail

/// Writes `text`, in UTF-8, to an output iterator of char or unsigned char, with each control, invisible
/// character and ill-formed byte as `<1B>` or `<U+202E>`. Returns the iterator after the last byte.
/// Complexity: linear.
template <class Out>
constexpr Out format_visible(Out out, std::string_view text) {
    while (!text.empty()) out = detail::write_glyph(out, detail::take_glyph(text));
    return out;
}

/// Writes `text`, in UTF-8, as a JSON string with its quotes to an output iterator of char or unsigned char.
/// Escapes the characters that format_visible spells out, and replaces ill-formed UTF-8 by U+FFFD. Returns
/// the iterator after the last byte.
/// Complexity: linear.
template <class Out>
constexpr Out format_json_string(Out out, std::string_view text) {
    out = detail::write_json_visible(detail::write_byte(out, '"'), text);
    return detail::write_byte(out, '"');
}

/// Options of format_text.
struct text_options {
    std::string_view name = "payload";  ///< of the source, such as a file name
    bool colour = false;                ///< use the escape sequences of a terminal
    std::uint64_t first_line = 1;       ///< the number of the source's first line
};

/// Returns the model's spelling of the unknown member or enumerator that `found` reports, or an empty view if
/// no spelling is close. The view is valid for the whole program. `source` is the document that was decoded.
[[nodiscard]] constexpr std::string_view suggestion(violation const& found,
                                                    std::string_view source) noexcept {
    return detail::meant_name(found, detail::source_position::of(source, found.offset, found.length).marked);
}

/// Writes three lines for each violation to an output iterator of char or unsigned char, for people and their
/// editors, and counts those not held. Returns the iterator after the last byte. Columns count bytes, from 1.
/// For an object that lacks a member, only the opening brace is marked. `source` is the document that was
/// decoded. For a null source (a draft has no text) the excerpts, lines and columns are omitted. For the
/// violations of decode(http_request) pass the result of located_in(), and its capture.
///
///     order.json:1:163: error: Value at '/ChannelConfiguration/... between 2 and 480, inclusive [range]
///     ...merValue":{"ParticipantTimerDurationInMinutes":481}}]}}}
///                                                       ^~~
template <class Out>
constexpr Out format_text(Out out, violations const& found, std::string_view source,
                          text_options options = {}) {
    using namespace detail;
    bool const has_source = source.data() != nullptr;
    std::string_view const strong = options.colour ? "\x1b[1m" : "";
    std::string_view const red = options.colour ? "\x1b[1;31m" : "";
    std::string_view const green = options.colour ? "\x1b[1;32m" : "";
    std::string_view const plain = options.colour ? "\x1b[0m" : "";
    for (violation const& item : found) {
        auto const position = marked_position(item, source);
        out = format_visible(write_text(out, strong), options.name);
        if (has_source) {
            decimal_digits const line{options.first_line + position.line};
            out = write_all(out, {":", line, ":", decimal_digits{position.column()}});
        }
        out =
            write_all(out, {": ", red, "error: ", plain, item.message(), " [", to_string(item.rule), "]\n"});
        if (!has_source) continue;
        out = write_excerpt(out, position, green, plain);
        std::string_view const meant = meant_name(item, position.marked);
        if (!meant.empty()) out = write_all(out, {" did you mean \"", meant, "\"?"});
        *out++ = '\n';
    }
    if (found.truncated()) {
        out = format_visible(write_text(out, strong), options.name);
        decimal_digits const more{found.total() - found.size()};
        out = write_all(out, {": ", red, "error: ", plain, "and ", more, " more\n"});
    }
    return out;
}

/// Writes an array of {"rule","pointer","offset","length","line","column","message"} to an output iterator of
/// char or unsigned char, for programs, in ASCII and without line feeds. Returns the iterator after the last
/// byte. Offset and length are the violation's whole range, in bytes. Only the violations held are written:
/// see violations::total(). `source` is as for format_text. For an empty source, line and column are 1.
template <class Out>
constexpr Out format_json(Out out, violations const& found, std::string_view source) {
    using namespace detail;
    std::string_view separator = "[";
    for (violation const& item : found) {
        auto const position = source_position::of(source, item.offset, item.length);
        decimal_digits const line{position.line + 1}, column{position.column()};
        out = write_all(out, {separator, R"({"rule":")", to_string(item.rule), R"(","pointer":")",
                              item.pointer(), R"(","offset":)", decimal_digits{item.offset}, R"(,"length":)",
                              decimal_digits{item.length}, R"(,"line":)", line, R"(,"column":)", column,
                              R"(,"message":)"});
        out = write_byte(format_json_string(out, item.message()), '}');
        separator = ",";
    }
    return write_text(out, found.empty() ? "[]" : "]");
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
