// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TOOLS_CAPTURE_CAPTURE_HPP
#define CHAT_TIMERS_TOOLS_CAPTURE_CAPTURE_HPP

#include "characters.hpp"
#include "fields.hpp"
#include "sentence.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace capture {

// Why a text is not a capture.
struct failure {
    std::size_t offset;
    capture::sentence sentence;
    std::string_view hint;  // what may have happened, or empty
};

// Reads captured HTTP requests by RFC 9112, of versions 1.1, 2 and 3 as tools print them. It is stricter than
// a server may be where leniency would be ambiguous: a single space between the words of the request line, no
// white space before a colon, no control characters, one Content-Length. It also reads what people keep:
// - requests without Content-Length: the rest is the body;
// - files of editors' HTTP clients, where lines of ### separate requests, and # and // begin comments;
// - the output of curl -v, where "> " precedes each line of the request.
//
// A Source has held(), the bytes that were read, which stay in place, and more(), which reads more and
// returns false if there is no more.
template <class Source>
class reader {
public:
    enum class outcome { request, failure, end };

    reader(Source& from, memory& fields, std::size_t longest_body)
        : from_(from), fields_(fields), longest_body_(longest_body) {}

    // Reads the first request, or the next one after a line of ###. A body that is too large is cut after
    // longest_body + 1 bytes, and is the last.
    [[nodiscard]] outcome next() {
        start_ = at_;
        note_ = {};
        body_size_.reset();
        fields_.clear();
        if (is_last_) return outcome::end;
        if (!skip_preamble()) return outcome::failure;
        if (count_ != 0 && is_end()) return outcome::end;
        if (!read_request_line() || !read_fields() || !read_body()) return outcome::failure;
        ++count_;
        return outcome::request;
    }

    // The request. Fields that occur several times are joined.
    [[nodiscard]] chat_timers::http_request request() const {
        return request_with([](field const& of) { return of.value(); });
    }
    // The same with the last of several fields, and the empty line for a field that is absent: all of these
    // views point into the text.
    [[nodiscard]] chat_timers::http_request request_in_text() const {
        return request_with([](field const& of) { return of.last(); });
    }

    // The held bytes up to the end of the request's body.
    [[nodiscard]] std::string_view text() const { return from_.held().substr(0, end_); }
    // Where the request line begins.
    [[nodiscard]] std::size_t first() const { return place(method_); }
    // Whether other requests may follow or precede it.
    [[nodiscard]] bool is_one_of_several() const { return has_separators_; }
    // What is said of a request that was read in one of the lenient ways, or empty.
    [[nodiscard]] std::string_view note() const { return note_; }

    [[nodiscard]] failure const& error() const { return error_; }

private:
    static constexpr std::string_view added_line_end = "Content-Length does not count the line end of the "
                                                       "last line, which an editor may have added: remove it";
    static constexpr std::string_view lost_line_end =
        "an editor may have removed a line end that Content-Length counts: restore it";

    template <class Value>
    [[nodiscard]] chat_timers::http_request request_with(Value value) const {
        return {method_,
                target_,
                value(fields_.content_type),
                value(fields_.accept),
                body_,
                value(fields_.content_encoding)};
    }

    // Skips comments and empty lines of editors' files, and what curl -v prints before a request. Returns
    // false after an error.
    bool skip_preamble() {
        bool is_editors = count_ != 0;
        for (;;) {
            std::string_view const line = peek();
            bool const is_comment = line.starts_with('#') || line.starts_with("//") || line.starts_with('@');
            if (line.starts_with("* ") || line.starts_with("> ")) is_curl_ = true;
            if (line.starts_with("###")) has_separators_ = true;
            is_editors = is_editors || is_comment;
            bool const is_skipped =
                is_comment || (is_curl_ && is_curl_comment(line)) ||
                (is_editors && !is_end() && (trimmed(line).empty() || trimmed(line) == "\r"));
            if (!is_skipped) return true;
            if (!next_line(true)) return false;
        }
    }

    [[nodiscard]] static bool is_curl_comment(std::string_view line) {
        return line.starts_with("* ") || line.starts_with("{ [") || line.starts_with("} [");
    }

    bool read_request_line() {
        std::size_t const first = at_;
        auto const line = next_head_line();
        std::string_view const text = line ? *line : from_.held().substr(first, longest_head);
        auto const refuse_at = [&](std::size_t at) {
            return refuse(
                place(text) + at,
                "Request line must be METHOD TARGET, and HTTP/1.1, HTTP/2, HTTP/3 or nothing after it");
        };
        std::size_t end = span(text, 0, is_token);
        if (end == 0 || text.substr(end, 1) != " ") return refuse_at(end);
        method_ = text.substr(0, end);
        std::size_t const target = end + 1;
        end = span(text, target, is_visible);
        if (end == target) return refuse_at(end);
        target_ = text.substr(target, end - target);
        if (end == text.size()) return line.has_value();
        std::string_view const version = text.substr(end + 1);
        bool const is_known =
            version == "HTTP/1.1" || version == "HTTP/2" || version == "HTTP/2.0" || version == "HTTP/3";
        if (text[end] != ' ' || !is_known) return refuse_at(text[end] == ' ' ? end + 1 : end);
        return line.has_value();
    }

    bool read_fields() {
        std::string_view empty_line;
        for (;;) {
            // In editors' files, a request without a body may end with its fields.
            bool const is_cut = has_separators_ && (is_end() || peek().starts_with("###"));
            if (is_cut) {
                empty_line = from_.held().substr(at_, 0);
                break;
            }
            auto const line = next_head_line();
            if (!line) return false;
            empty_line = *line;
            if (line->empty()) break;
            if (!read_field(*line)) return false;
        }
        fields_.place(empty_line);
        return true;
    }

    bool read_field(std::string_view line) {
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

    bool take_field(std::string_view name, std::string_view value) {
        if (is_same_name(name, "Transfer-Encoding")) {
            return refuse(place(name),
                          "Request must have no Transfer-Encoding: expected the decoded body and its "
                          "number of bytes as Content-Length");
        }
        if (is_same_name(name, "Content-Length")) return take_body_size(name, value);
        fields_.append(name, value);
        return true;
    }

    bool take_body_size(std::string_view name, std::string_view value) {
        if (body_size_) return refuse(place(name), "Request must have only one Content-Length");
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
        if (is_curl_ && !skip_curl_comments()) return false;
        return body_size_ ? read_counted_body() : read_rest();
    }

    bool read_counted_body() {
        auto const size = static_cast<std::size_t>((std::min)(*body_size_, std::uint64_t{longest_body_} + 1));
        while (from_.held().size() < at_ + size) {
            if (from_.more()) continue;
            std::uint64_t const missing = *body_size_ - (from_.held().size() - at_);
            sentence wanted;
            wanted.add(missing).add(missing == 1 ? " more byte" : " more bytes").add(" of the body");
            return refuse_cut_off(wanted, missing <= 2 ? lost_line_end : std::string_view());
        }
        take_body(size);
        is_last_ = is_curl_ || size > longest_body_;
        return is_last_ || read_end(size);
    }

    // Reads what follows a counted body: nothing, or a line of ###.
    bool read_end(std::size_t size) {
        std::size_t const end = at_;
        while (!is_end()) {
            std::string_view const more = from_.held().substr(end);
            std::size_t const line_ends =
                span(more, 0, [](char byte) { return byte == '\r' || byte == '\n'; });
            std::string_view const rest = more.substr(line_ends);
            if (rest.size() < 3 && std::string_view("###").starts_with(rest) && from_.more()) continue;
            if (rest.starts_with("###") || (has_separators_ && rest.empty())) {
                has_separators_ = true;
                at_ = end + line_ends;
                return true;
            }
            sentence wanted("Request must end with the ");
            wanted.add(std::uint64_t{size}).add(" bytes that Content-Length counts: expected the file's end");
            return refuse(end, wanted, more == "\n" || more == "\r\n" ? added_line_end : std::string_view());
        }
        is_last_ = true;
        return true;
    }

    // Without Content-Length: the body ends at a line of ###, in curl's output at one of "< " or "* ", else
    // with the text.
    bool read_rest() {
        while (from_.held().size() <= at_ + longest_body_ && from_.more()) {
        }
        std::string_view const rest = from_.held().substr(at_);
        std::size_t size = rest.size();
        for (std::size_t line = 0; line < rest.size();) {
            std::string_view const text = rest.substr(line);
            bool const ends =
                is_curl_ ? text.starts_with("< ") || text.starts_with("* ") : text.starts_with("###");
            if (ends) {
                size = line;
                has_separators_ = has_separators_ || !is_curl_;
                break;
            }
            std::size_t const end = text.find('\n');
            line = end == std::string_view::npos ? rest.size() : line + end + 1;
        }
        is_last_ = is_curl_ || size > longest_body_;
        take_body((std::min)(size, longest_body_ + 1));
        note_ =
            has_separators_
                ? "### separates requests: without a Content-Length, the text up to the next one is the body"
                : "without a Content-Length, the rest of the file is the body";
        return true;
    }

    void take_body(std::size_t size) {
        body_ = from_.held().substr(at_, size);
        at_ += size;
        end_ = at_;
    }

    // Returns false, after an error, where curl printed no body.
    bool skip_curl_comments() {
        while (is_curl_comment(peek())) {
            if (!next_line(true)) return false;
        }
        if (!is_end() && !peek().starts_with("< ")) return true;
        return refuse(
            at_, "Request must have its body, which curl -v does not print: expected it after the line of >");
    }

    // Returns the next line of the request line and header fields, without what curl precedes it with.
    std::optional<std::string_view> next_head_line() {
        for (;;) {
            auto line = next_line(has_separators_);
            if (!line || !is_curl_) return line;
            if (is_curl_comment(*line)) continue;
            if (line->starts_with('>')) {
                line->remove_prefix(1);
                if (line->starts_with(' ')) line->remove_prefix(1);
            }
            return line;
        }
    }

    // Returns the next line without its end, or nullopt after an error. The last line of a preamble may lack
    // its end.
    std::optional<std::string_view> next_line(bool may_lack_end = false) {
        std::size_t size = 0;
        for (std::size_t seen = 0;;) {
            std::string_view const rest = from_.held().substr(at_);
            size = rest.find('\n', seen);
            seen = rest.size();
            if (at_ - start_ + (std::min)(size, rest.size()) >= longest_head) {
                sentence wanted("Request line and header fields must not be longer than ");
                refuse(start_ + longest_head, wanted.add(std::uint64_t{longest_head}).add(" bytes"));
                return std::nullopt;
            }
            if (size != std::string_view::npos) break;
            if (from_.more()) continue;
            if (may_lack_end) {
                at_ += rest.size();
                return rest;
            }
            refuse_cut_off("an empty line after the header fields");
            return std::nullopt;
        }
        std::string_view const line = from_.held().substr(at_, size);
        at_ += size + 1;
        return line.ends_with('\r') ? line.substr(0, size - 1) : line;
    }

    // Returns the first bytes of the next line, enough to recognize it.
    std::string_view peek() {
        constexpr std::size_t enough = 4;
        for (;;) {
            std::string_view const rest = from_.held().substr((std::min)(at_, from_.held().size()));
            std::size_t const size = rest.find('\n');
            if (size != std::string_view::npos) return rest.substr(0, size);
            if (rest.size() >= enough || !from_.more()) return rest;
        }
    }
    bool is_end() {
        while (from_.held().size() == at_) {
            if (!from_.more()) return true;
        }
        return false;
    }

    bool refuse_cut_off(std::string_view missing, std::string_view hint = {}) {
        return refuse(from_.held().size(), sentence("Request must not be cut off: expected ").add(missing),
                      hint);
    }

    // Returns false, for the caller to return.
    bool refuse(std::size_t offset, sentence const& what, std::string_view hint = {}) {
        error_ = {offset, what, hint};
        is_last_ = true;
        return false;
    }

    // Returns the offset of a part of the held bytes.
    [[nodiscard]] std::size_t place(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - from_.held().data());
    }

    Source& from_;
    memory& fields_;
    std::size_t longest_body_;
    std::size_t start_ = 0;  // of the request, with what precedes it
    std::size_t at_ = 0, end_ = 0;
    std::size_t count_ = 0;  // the requests that were read
    bool is_curl_ = false, has_separators_ = false, is_last_ = false;
    std::string_view method_, target_, body_, note_;
    std::optional<std::uint64_t> body_size_;
    failure error_{};
};

}  // namespace capture

#endif
