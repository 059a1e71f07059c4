// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_CAPTURE_HPP
#define CHAT_TIMERS_CHECK_CAPTURE_HPP

#include "hints.hpp"
#include "input.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include <strings.h>

namespace check {

// One captured HTTP/1.1 request: views of the text that it was read from.
struct capture {
    struct field {
        std::string value;      // of all fields of that name, joined by commas
        std::string_view last;  // the last one's value; without such a field the empty line
    };

    std::string_view text;  // all of it
    std::string_view method, target, body;
    field content_type, accept, content_encoding;

    [[nodiscard]] chat_timers::http_request request() const {
        return {method, target, content_type.value, accept.value, body, content_encoding.value};
    }

    // Moves the violations' ranges into the text. Those of a missing field are the empty line's, those of a
    // repeated one its last value's.
    [[nodiscard]] chat_timers::violations in_text(chat_timers::violations const& found) const {
        return chat_timers::located_in(
            found, {method, target, content_type.last, accept.last, body, content_encoding.last}, text);
    }
};

// Why a text is not a capture.
struct capture_error {
    std::size_t line, column;  // from 1, columns in bytes
    std::string_view before;   // the text before that place
    std::string sentence;
    std::string_view hint;  // what may have happened, or empty
};

// Reads a capture by RFC 9112. It is stricter than a server may be where leniency would be ambiguous: a
// single space between the words of the request line, no white space before a colon, no control characters,
// one Content-Length.
class capture_reader {
public:
    static constexpr std::size_t longest_head = 65536;  // with the empty line
    static_assert(input::capacity > longest_head + chat_timers::limits::payload_bytes + 1);

    // Reads from the beginning of the held bytes. `more` reads more, and returns false if there is no more.
    capture_reader(input const& from, std::size_t longest_body, std::function<bool()> more)
        : from_(from), longest_body_(longest_body), more_(std::move(more)) {}

    // Returns the capture; a body that is too large is cut after longest_body + 1 bytes.
    [[nodiscard]] std::variant<capture, capture_error> read() {
        if (!read_request_line() || !read_fields() || !read_body()) return error_;
        return read_;
    }

private:
    [[nodiscard]] bool read_request_line() {
        auto const line = next_line();
        std::string_view const text = line ? *line : from_.held().substr(0, longest_head);
        auto const refuse_at = [this](std::size_t at) {
            return refuse(at, "Request line must be METHOD TARGET HTTP/1.1");
        };
        std::size_t end = span(text, 0, is_token);
        if (end == 0 || text.substr(end, 1) != " ") return refuse_at(end);
        read_.method = text.substr(0, end);
        std::size_t const target = end + 1;
        end = span(text, target, is_visible);
        if (end == target || text.substr(end, 1) != " ") return refuse_at(end);
        read_.target = text.substr(target, end - target);
        if (text.substr(end + 1) != "HTTP/1.1") return refuse_at(end + 1);
        return line.has_value();
    }

    [[nodiscard]] bool read_fields() {
        auto line = next_line();
        for (; line && !line->empty(); line = next_line()) {
            if (!read_field(*line)) return false;
        }
        if (!line) return false;
        for (capture::field* const field : {&read_.content_type, &read_.accept, &read_.content_encoding}) {
            if (field->last.data() == nullptr) field->last = *line;
        }
        if (!body_size_) {
            return refuse(place(*line),
                          "Request must have a Content-Length, the number of bytes in its body");
        }
        return true;
    }

    [[nodiscard]] bool read_field(std::string_view line) {
        if (is_blank(line.front())) {
            return refuse(place(line), "Header field must be on one line, without obsolete line folding");
        }
        std::size_t const end = span(line, 0, is_token);
        if (end == 0 || line.substr(end, 1) != ":") {
            return refuse(place(line) + end,
                          "Header field must be NAME: VALUE, without space before the colon");
        }
        std::string_view const value = trimmed(line.substr(end + 1));
        std::size_t const text = span(value, 0, [](char byte) { return is_visible(byte) || is_blank(byte); });
        if (text != value.size()) {
            return refuse(place(value) + text, "Header field must hold no control characters but tabs");
        }
        return take_field(line.substr(0, end), value);
    }

    [[nodiscard]] bool take_field(std::string_view name, std::string_view value) {
        if (is_same_name(name, "Transfer-Encoding")) {
            return refuse(place(name), "Request must have no Transfer-Encoding: expected the decoded body "
                                       "and its number of bytes as Content-Length");
        }
        if (is_same_name(name, "Content-Length")) return take_body_size(name, value);
        if (is_same_name(name, "Content-Type")) append(read_.content_type, value);
        if (is_same_name(name, "Accept")) append(read_.accept, value);
        if (is_same_name(name, "Content-Encoding")) append(read_.content_encoding, value);
        return true;
    }

    [[nodiscard]] bool take_body_size(std::string_view name, std::string_view value) {
        if (body_size_) return refuse(place(name), "Request must have only one Content-Length");
        std::uint64_t size = 0;
        auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
        if (error != std::errc() || end != value.data() + value.size() || value.size() > 18) {
            return refuse(place(value), "Content-Length must be a number of 1 to 18 decimal digits");
        }
        body_size_ = size;
        return true;
    }

    [[nodiscard]] bool read_body() {
        auto const size = static_cast<std::size_t>((std::min)(*body_size_, std::uint64_t{longest_body_} + 1));
        while (from_.held().size() < at_ + size) {
            if (more_()) continue;
            std::uint64_t const missing = *body_size_ - (from_.held().size() - at_);
            return refuse_cut_off(std::to_string(missing) + (missing == 1 ? " more byte" : " more bytes") +
                                      " of the body",
                                  missing <= 2 ? hints::lost_line_end : hints::none);
        }
        read_.text = from_.held().substr(0, at_ + size);
        read_.body = read_.text.substr(at_);
        if (size > longest_body_) return true;
        while (from_.held().size() == read_.text.size()) {
            if (!more_()) return true;
        }
        std::string_view const more = from_.held().substr(read_.text.size());
        return refuse(read_.text.size(),
                      "Request must end with the " + std::to_string(size) +
                          " bytes that Content-Length counts: expected the file's end",
                      more == "\n" || more == "\r\n" ? hints::added_line_end : hints::none);
    }

    // Returns the next line without its end, or nullopt after an error.
    [[nodiscard]] std::optional<std::string_view> next_line() {
        for (;;) {
            std::string_view const rest = from_.held().substr(at_);
            std::size_t const size = rest.find('\n');
            if (at_ + (std::min)(size, rest.size()) >= longest_head) {
                refuse(longest_head, "Request line and header fields must not be longer than " +
                                         std::to_string(longest_head) + " bytes");
                return std::nullopt;
            }
            if (size != std::string_view::npos) {
                at_ += size + 1;
                std::string_view const line = rest.substr(0, size);
                return line.ends_with('\r') ? line.substr(0, size - 1) : line;
            }
            if (more_()) continue;
            refuse_cut_off("an empty line after the header fields");
            return std::nullopt;
        }
    }

    bool refuse_cut_off(std::string const& missing, std::string_view hint = hints::none) {
        return refuse(from_.held().size(), "Request must not be cut off: expected " + missing, hint);
    }

    // Returns false, for the caller to return.
    bool refuse(std::size_t offset, std::string sentence, std::string_view hint = hints::none) {
        std::string_view const before = from_.held().substr(0, offset);
        auto const line_ends = static_cast<std::size_t>(std::ranges::count(before, '\n'));
        error_ = {line_ends + 1, before.size() - (before.rfind('\n') + 1) + 1, before, std::move(sentence),
                  hint};
        return false;
    }

    // Returns the offset of a part of the held bytes.
    [[nodiscard]] std::size_t place(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - from_.held().data());
    }

    static void append(capture::field& to, std::string_view value) {
        if (to.last.data() != nullptr) to.value += ", ";
        to.value += value;
        to.last = value;
    }

    // Returns where the bytes that satisfy the predicate end.
    template <class Predicate>
    [[nodiscard]] static std::size_t span(std::string_view text, std::size_t first, Predicate is_in) {
        text.remove_prefix((std::min)(first, text.size()));
        return first + static_cast<std::size_t>(std::ranges::find_if_not(text, is_in) - text.begin());
    }

    [[nodiscard]] static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
    [[nodiscard]] static bool is_visible(char byte) {
        return static_cast<unsigned char>(byte) > ' ' && byte != '\x7F';
    }
    [[nodiscard]] static bool is_token(char byte) {
        constexpr std::string_view delimiters = "\"(),/:;<=>?@[\\]{}";
        return is_visible(byte) && static_cast<unsigned char>(byte) < 0x80 &&
               delimiters.find(byte) == std::string_view::npos;
    }
    [[nodiscard]] static std::string_view trimmed(std::string_view text) {
        std::size_t const first = (std::min)(text.find_first_not_of(" \t"), text.size());
        return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
    }
    [[nodiscard]] static bool is_same_name(std::string_view name, std::string_view known) {
        return name.size() == known.size() && ::strncasecmp(name.data(), known.data(), name.size()) == 0;
    }

    input const& from_;
    std::size_t longest_body_;
    std::function<bool()> more_;
    std::size_t at_ = 0;
    std::optional<std::uint64_t> body_size_;
    capture read_{};
    capture_error error_{};
};

}  // namespace check

#endif
