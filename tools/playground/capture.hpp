// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_PLAYGROUND_CAPTURE_HPP
#define CHAT_TIMERS_TESTS_PLAYGROUND_CAPTURE_HPP

#include "writer.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace playground {

// The offset at which a text stops being a captured request, and why.
struct capture_error {
    std::size_t offset;
    std::string_view sentence;  // valid until the next capture is read
};

// Reads one captured HTTP/1.1 request by RFC 9112 and refuses what the command-line checker refuses: a
// request line, header fields and an empty line, together at most `longest_head` bytes, then as many bytes as
// Content-Length says. All views point into the text, or into the reader.
class capture_reader {
public:
    static constexpr std::size_t longest_head = 65536;
    static constexpr std::size_t longest_body = chat_timers::limits::payload_bytes;
    // The most bytes of a text that can change the verdict.
    static constexpr std::size_t longest_text = longest_head + longest_body + 1;

    // nullopt: the text is a request.
    [[nodiscard]] std::optional<capture_error> read(std::string_view text) {
        *this = capture_reader();
        text_ = text;
        if (read_request_line() && read_fields() && read_body()) return std::nullopt;
        return error_;
    }

    // Fields that occur several times are joined by commas, as a server joins them.
    [[nodiscard]] chat_timers::http_request request() const {
        return {method_, target_, content_type_.value(), accept_.value(), body_, content_encoding_.value()};
    }

    // The same with the last of several fields, and the empty line for a field that is absent: all of these
    // views point into the text.
    [[nodiscard]] chat_timers::http_request request_in_text() const {
        return {method_, target_, content_type_.last, accept_.last, body_, content_encoding_.last};
    }

    // The text up to the end of the body; of a body that is too large, up to its first byte too many.
    [[nodiscard]] std::string_view text() const { return text_.substr(0, at_ + body_.size()); }

private:
    struct field {
        std::size_t count = 0;
        std::string_view last;
        std::size_t size = 0;
        char* joined;  // of all fields, used if there are several

        [[nodiscard]] std::string_view value() const {
            if (count == 0) return {};
            return count == 1 ? last : std::string_view(joined, size);
        }

        void append(std::string_view value) {
            auto const copy = [this](std::string_view bytes) {
                std::memcpy(joined + size, bytes.data(), bytes.size());
                size += bytes.size();
            };
            if (count != 0) copy(", ");
            copy(value);
            last = value;
            ++count;
        }
    };

    bool read_request_line() {
        auto const line = next_line();
        std::string_view const text = line ? *line : text_.substr(0, longest_head);
        auto const refuse_at = [this](std::size_t at) {
            return refuse(at, "The request line must be METHOD TARGET HTTP/1.1");
        };
        std::size_t end = span(text, 0, is_token);
        if (end == 0 || text.substr(end, 1) != " ") return refuse_at(end);
        method_ = text.substr(0, end);
        std::size_t const target = end + 1;
        end = span(text, target, is_visible);
        if (end == target || text.substr(end, 1) != " ") return refuse_at(end);
        target_ = text.substr(target, end - target);
        if (text.substr(end + 1) != "HTTP/1.1") return refuse_at(end + 1);
        return line.has_value();
    }

    bool read_fields() {
        auto line = next_line();
        for (; line && !line->empty(); line = next_line()) {
            if (!read_field(*line)) return false;
        }
        if (!line) return false;
        for (field* const absent : {&content_type_, &accept_, &content_encoding_}) {
            if (absent->count == 0) absent->last = *line;
        }
        if (!body_size_) {
            return refuse(place(*line),
                          "The request must have a Content-Length, the number of bytes in its body");
        }
        return true;
    }

    bool read_field(std::string_view line) {
        if (is_blank(line.front())) {
            return refuse(place(line), "A header field must be on one line, without obsolete line folding");
        }
        std::size_t const end = span(line, 0, is_token);
        if (end == 0 || line.substr(end, 1) != ":") {
            return refuse(place(line) + end,
                          "A header field must be NAME: VALUE, without space before the colon");
        }
        std::string_view const name = line.substr(0, end);
        std::string_view const value = trimmed(line.substr(end + 1));
        std::size_t const text = span(value, 0, [](char byte) { return is_visible(byte) || is_blank(byte); });
        if (text != value.size()) {
            return refuse(place(value) + text, "A header field must have no control characters but tabs");
        }
        if (is_same_name(name, "Transfer-Encoding")) {
            return refuse(place(name),
                          "The request must have no Transfer-Encoding: give the decoded body and its "
                          "number of bytes as Content-Length");
        }
        if (is_same_name(name, "Content-Length")) return read_body_size(name, value);
        if (is_same_name(name, "Content-Type")) content_type_.append(value);
        if (is_same_name(name, "Accept")) accept_.append(value);
        if (is_same_name(name, "Content-Encoding")) content_encoding_.append(value);
        return true;
    }

    bool read_body_size(std::string_view name, std::string_view value) {
        if (body_size_) return refuse(place(name), "The request must have only one Content-Length");
        std::size_t const digits = span(value, 0, [](char byte) { return '0' <= byte && byte <= '9'; });
        if (value.empty() || digits != value.size() || value.size() > 18) {
            return refuse(place(value), "Content-Length must be a number of 1 to 18 decimal digits");
        }
        std::uint64_t size = 0;
        for (char const digit : value) size = size * 10 + static_cast<std::uint64_t>(digit - '0');
        body_size_ = size;
        return true;
    }

    bool read_body() {
        auto const size = static_cast<std::size_t>((std::min)(*body_size_, std::uint64_t{longest_body} + 1));
        std::string_view const rest = text_.substr(at_);
        if (rest.size() < size) {
            return refuse(text_.size(), "The request must not be cut off: the body lacks ",
                          *body_size_ - rest.size(), " of the bytes that Content-Length counts");
        }
        body_ = rest.substr(0, size);
        if (size > longest_body || rest.size() == size) return true;
        return refuse(at_ + size, "The request must end after the ", size,
                      " bytes that Content-Length counts");
    }

    // Without its end. nullopt: an error.
    std::optional<std::string_view> next_line() {
        std::string_view const rest = text_.substr(at_);
        std::size_t const size = rest.find('\n');
        if (at_ + (std::min)(size, rest.size()) >= longest_head) {
            refuse(longest_head, "The request line and the header fields must not be longer than ",
                   longest_head, " bytes");
            return std::nullopt;
        }
        if (size == std::string_view::npos) {
            refuse(text_.size(),
                   "The request must not be cut off: an empty line must follow the header fields");
            return std::nullopt;
        }
        at_ += size + 1;
        std::string_view const line = rest.substr(0, size);
        return line.ends_with('\r') ? line.substr(0, size - 1) : line;
    }

    // Returns false, for the caller to pass on.
    bool refuse(std::size_t offset, std::string_view sentence) {
        error_ = {offset, sentence};
        return false;
    }
    bool refuse(std::size_t offset, std::string_view before, std::uint64_t number, std::string_view after) {
        static char sentence[160];
        text_writer to{sentence};
        to.text(before).number(number).text(after);
        return refuse(offset, to.view());
    }

    [[nodiscard]] std::size_t place(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - text_.data());
    }

    template <class Predicate>
    static std::size_t span(std::string_view text, std::size_t first, Predicate is_in) {
        while (first < text.size() && is_in(text[first])) ++first;
        return first;
    }

    static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
    static bool is_visible(char byte) { return static_cast<unsigned char>(byte) > ' ' && byte != '\x7F'; }
    static bool is_token(char byte) {
        constexpr std::string_view delimiters = "\"(),/:;<=>?@[\\]{}";
        return is_visible(byte) && static_cast<unsigned char>(byte) < 0x80 &&
               delimiters.find(byte) == std::string_view::npos;
    }
    static std::string_view trimmed(std::string_view text) {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        return text;
    }
    static bool is_same_name(std::string_view name, std::string_view known) {
        auto const lower = [](char byte) { return 'A' <= byte && byte <= 'Z' ? byte - 'A' + 'a' : byte; };
        return std::equal(name.begin(), name.end(), known.begin(), known.end(),
                          [&](char left, char right) { return lower(left) == lower(right); });
    }

    // A joined value is shorter than the lines that it comes from: each has a name, a colon and an end.
    static inline char joined_content_types[longest_head], joined_accepts[longest_head],
        joined_content_encodings[longest_head];

    std::string_view text_, method_, target_, body_;
    field content_type_{.joined = joined_content_types};
    field accept_{.joined = joined_accepts};
    field content_encoding_{.joined = joined_content_encodings};
    std::optional<std::uint64_t> body_size_;
    std::size_t at_ = 0;
    capture_error error_{};
};

}  // namespace playground

#endif
