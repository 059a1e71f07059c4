// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_ANSWER_HPP
#define CHAT_TIMERS_CHECK_ANSWER_HPP

#include "notes.hpp"
#include "options.hpp"
#include "text.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace check {

// A file's name in answers.
struct file_name {
    explicit file_name(std::string_view path)
        : is_standard_input(check::is_standard_input(path)), plain(is_standard_input ? "<stdin>" : path),
          shown(visible(plain)) {
        append_json(json, plain);
        json.pop_back();
    }

    bool is_standard_input;
    std::string_view plain;
    std::string shown;  // control and invisible characters spelled out
    std::string json;   // a JSON string without its closing quote
};

// A payload, where it comes from, and its verdict.
struct answer {
    explicit answer(file_name const& of) : file(of) {}

    file_name const& file;
    std::optional<std::uint64_t> line = {};     // of --lines
    std::optional<std::uint64_t> request = {};  // the line of a request, in a file of several
    std::string_view text = {};                 // that offsets count in
    std::uint64_t utf16_before = 0;             // code units of the file before the text
    check::form form = check::form::automatic;
    std::optional<std::string_view> key = {};  // of --key
    check::note note = {};
    chat_timers::violations const* found = nullptr;    // of an invalid payload
    chat_timers::violations const* as_sent = nullptr;  // the same as a server finds them, for its reply
    chat_timers::channel_configuration const* body = nullptr;  // of a valid body or configuration
    chat_timers::request const* whole = nullptr;               // of a valid input or request

    [[nodiscard]] bool is_valid() const { return found == nullptr; }
    [[nodiscard]] std::string_view hint() const { return note.sentence; }
    // The line that names the answer, and the number of the text's first line.
    [[nodiscard]] std::optional<std::uint64_t> named_line() const { return line ? line : request; }
    [[nodiscard]] std::uint64_t first_line() const { return line.value_or(1); }
    // Appends FILE or FILE:LINE, where FILE is one of the file's names.
    void append_name(std::string& to, std::string_view name) const {
        to += name;
        if (!named_line()) return;
        char digits[20];
        to.append(":").append(digits, std::to_chars(digits, digits + sizeof digits, *named_line()).ptr);
    }
};

// A range of a text, by lines and columns.
struct region {
    std::size_t offset, length;          // in bytes
    std::uint64_t line, end_line;        // in the file, from 1
    std::string_view before, last_line;  // of the first line before the range; of the last line up to its end
};

// Returns the region that is shown for a violation: of an object that lacks a member its opening brace.
[[nodiscard]] inline region region_of(answer const& given, chat_timers::violation const& found) {
    std::string_view const text = given.text;
    std::size_t const offset = (std::min)(found.offset, text.size());
    std::size_t length = (std::min)(found.length, text.size() - offset);
    bool const is_absent =
        found.rule == chat_timers::rule::required && text.substr(offset, length).starts_with('{');
    if (is_absent) length = 1;
    auto const line_of = [&](std::size_t at) {
        return given.first_line() + static_cast<std::uint64_t>(std::ranges::count(text.substr(0, at), '\n'));
    };
    auto const up_to = [&](std::size_t at) {
        std::string_view const before = text.substr(0, at);
        return before.substr(before.rfind('\n') + 1);
    };
    std::size_t const end = offset + length;
    return {offset, length, line_of(offset), line_of(end), up_to(offset), up_to(end)};
}

// Why a text is not a capture.
struct capture_error {
    std::size_t line, column;  // from 1, columns in bytes
    std::string_view before;   // the text before that place
    capture::sentence sentence;
    std::string_view hint;  // what may have happened, or empty
};

// Writes answers in one format.
class reporter {
public:
    reporter() = default;
    reporter(reporter const&) = delete;
    reporter& operator=(reporter const&) = delete;
    virtual ~reporter() = default;

    virtual void begin() {}
    virtual void judged(answer const&) = 0;
    virtual void refused(file_name const&, capture_error const&) = 0;
    virtual void unreadable(file_name const&, std::string_view reason) = 0;
    virtual void end(int /*exit_status*/) {}
};

}  // namespace check

#endif
