// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DIAGNOSTICS_HPP
#define CHAT_TIMERS_DIAGNOSTICS_HPP

#include <chat_timers/detail/excerpt.hpp>
#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/glyph.hpp>
#include <chat_timers/detail/hint.hpp>
#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Out is an output iterator of char; each function gives it back behind what it wrote. Nothing of the input
// reaches a terminal or a log but what can be seen and keeps its line.
namespace chat_timers {

namespace detail {

template <class Out>
constexpr Out write_number(Out out, std::uint64_t number) {
    return write_text(out, fixed_string<20>{}.append_number(static_cast<std::int64_t>(number)));
}

}  // namespace detail

// `text` with each control, invisible character and ill-formed byte as <1B> or <U+202E>.
template <class Out>
constexpr Out format_visible(Out out, std::string_view text) {
    while (!text.empty()) {
        detail::glyph const shown = detail::first_glyph(text);
        out = detail::write_glyph(out, shown, text.data());
        text.remove_prefix(shown.bytes);
    }
    return out;
}

// `text` as a JSON string with its quotes, U+FFFD in place of what is ill-formed UTF-8.
template <class Out>
constexpr Out format_json_string(Out out, std::string_view text) {
    *out++ = '"';
    while (!text.empty()) {
        auto const [length, scalar, well_formed] = detail::read_utf8(text.data(), text.data() + text.size());
        if (!well_formed) {
            out = detail::write_text(out, "\xEF\xBF\xBD");
        } else if (scalar < 0x20 || scalar == 0x7F) {
            out = detail::write_hex(detail::write_text(out, "\\u"), scalar, 4);
        } else {
            if (scalar == '"' || scalar == '\\') *out++ = '\\';
            out = detail::write_text(out, text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    *out++ = '"';
    return out;
}

// For people and their editors, a few lines for each violation. `source` is the text that was decoded; none
// (as of a draft) leaves lines and columns out. `name` is the source's. Columns count bytes, from 1, lines
// from `first_line`.
//
//     order.json:1:163: error: Value at '/ChannelConfiguration/... between 2 and 480, inclusive [range]
//     ...merValue":{"ParticipantTimerDurationInMinutes":481}}]}}}
//                                                       ^~~
template <class Out>
constexpr Out format_text(Out out, violations const& found, std::string_view source, std::string_view name,
                          bool colour, std::uint64_t first_line = 1) {
    using detail::write_text;
    bool const has_source = source.data() != nullptr;
    std::string_view const strong = colour ? "\x1b[1m" : "";
    std::string_view const red = colour ? "\x1b[1;31m" : "";
    std::string_view const green = colour ? "\x1b[1;32m" : "";
    std::string_view const plain = colour ? "\x1b[0m" : "";
    for (violation const& item : found) {
        auto const position = detail::source_position::of(source, item.offset, item.length);
        out = format_visible(write_text(out, strong), name);
        if (has_source) {
            out = detail::write_number(write_text(out, ":"), first_line + position.line);
            out = detail::write_number(write_text(out, ":"), position.column());
        }
        out = write_text(write_text(write_text(out, ": "), red), "error: ");
        out = write_text(write_text(write_text(out, plain), item.message()), " [");
        out = write_text(write_text(out, to_string(item.rule)), "]\n");
        if (!has_source) continue;
        out = detail::write_excerpt(out, position, {green, plain});
        std::string_view const meant = detail::meant_name(item, position.marked);
        if (!meant.empty()) out = write_text(write_text(write_text(out, " did you mean \""), meant), "\"?");
        *out++ = '\n';
    }
    if (found.truncated()) {
        out = write_text(format_visible(write_text(out, strong), name), ": ");
        out = write_text(write_text(write_text(out, red), "error: "), plain);
        out = detail::write_number(write_text(out, "and "), found.total() - found.size());
        out = write_text(out, " more\n");
    }
    return out;
}

// For programs: an array of {"rule","pointer","offset","length","line","column","message"}, in ASCII, without
// line feeds.
template <class Out>
constexpr Out format_json(Out out, violations const& found, std::string_view source) {
    using detail::write_text;
    std::string_view separator = "[";
    for (violation const& item : found) {
        auto const position = detail::source_position::of(source, item.offset, item.length);
        auto const number = [&out](std::string_view name, std::size_t value) {
            out = detail::write_number(write_text(out, name), value);
        };
        out = format_json_string(write_text(write_text(out, separator), "{\"rule\":"), to_string(item.rule));
        out = format_json_string(write_text(out, ",\"pointer\":"), item.pointer());
        number(",\"offset\":", item.offset);
        number(",\"length\":", item.length);
        number(",\"line\":", position.line + 1);
        number(",\"column\":", position.column());
        out = format_json_string(write_text(out, ",\"message\":"), item.message());
        *out++ = '}';
        separator = ",";
    }
    return write_text(out, found.empty() ? "[]" : "]");
}

}  // namespace chat_timers

#endif
