// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_REPORT_DETAIL_EXCERPTS_HPP
#define CHAT_TIMERS_REPORT_DETAIL_EXCERPTS_HPP

#include <chat_timers/text/detail/escapes.hpp>
#include <chat_timers/text/detail/glyphs.hpp>
#include <chat_timers/text/detail/output.hpp>

#include <cstddef>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A range of the source, clipped to its first line.
struct source_position {
    std::string_view before, marked, after;  // together the line, without its line end
    std::size_t line;                        // from 0

    // Clips the range to the source.
    // Complexity: linear.
    [[nodiscard]] static constexpr source_position of(std::string_view source, std::size_t offset,
                                                      std::size_t length) noexcept {
        std::string_view const preceding = source.substr(0, offset);
        std::size_t line = 0;
        for (char const byte : preceding) line += byte == '\n' ? 1 : 0;
        std::string_view remaining = source.substr(preceding.size());
        remaining = remaining.substr(0, remaining.find('\n'));
        if (remaining.ends_with('\r')) remaining.remove_suffix(1);
        std::string_view const marked = remaining.substr(0, length);
        std::size_t const first = preceding.rfind('\n') + 1;  // npos + 1 is 0
        return {preceding.substr(first), marked, remaining.substr(marked.size()), line};
    }

    // Returns the column in bytes, from 1.
    [[nodiscard]] constexpr std::size_t column() const noexcept { return before.size() + 1; }
};

// Writes the first columns of a text, at most `columns`, and subtracts them from both.
template <class Out>
constexpr Out write_columns(Out out, std::string_view& text, std::size_t& columns) {
    while (!text.empty()) {
        glyph const shown = first_glyph(text);
        if (shown.width > columns) return out;
        columns -= shown.width;
        out = write_glyph(out, shown);
        text.remove_prefix(shown.bytes.size());
    }
    return out;
}

// Writes the line, cut around the marked range if it is long, and below it a caret and a wave, in `colour`
// and followed by `plain`.
template <class Out>
constexpr Out write_excerpt(Out out, source_position position, std::string_view colour,
                            std::string_view plain) {
    constexpr std::string_view cut = "...";
    constexpr std::size_t max_before = 60;
    constexpr std::size_t max_columns = 100;

    std::size_t indent = 0;
    for (std::string_view text = position.before; !text.empty();) indent += take_glyph(text).width;
    if (indent > max_before) {
        while (indent + cut.size() > max_before) indent -= take_glyph(position.before).width;
        out = write_text(out, cut);
        indent += cut.size();
    }
    std::size_t left = max_columns;
    out = write_columns(out, position.before, left);
    left = max_columns - indent;
    out = write_columns(out, position.marked, left);
    std::size_t const wave = max_columns - indent - left;
    if (position.marked.empty()) out = write_columns(out, position.after, left);
    if (!position.marked.empty() || !position.after.empty()) out = write_text(out, cut);
    *out++ = '\n';
    for (std::size_t column = 0; column < indent; ++column) *out++ = ' ';
    out = write_all(out, {colour, "^"});
    for (std::size_t column = 1; column < wave; ++column) *out++ = '~';
    return write_text(out, plain);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
