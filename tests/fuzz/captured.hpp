// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_FUZZ_CAPTURED_HPP
#define CHAT_TIMERS_TESTS_FUZZ_CAPTURED_HPP

#include <chat_timers/chat_timers.hpp>

#include <cstddef>
#include <string_view>

namespace fuzz {

// Takes what precedes the separator, and the separator.
inline std::string_view take(std::string_view& text, std::string_view separator) {
    std::size_t const end = text.find(separator);
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + separator.size());
    return part;
}

// A request as it is captured: request line, fields, an empty line, body. Any bytes are one; what is missing
// is empty.
inline chat_timers::http_request captured(std::string_view text) {
    chat_timers::http_request request{};
    request.method = take(text, " ");
    request.target = take(text, " ");
    take(text, "\r\n");
    while (!text.empty()) {
        std::string_view line = take(text, "\r\n");
        if (line.empty()) break;
        std::string_view const name = take(line, ": ");
        if (name == "Content-Type" || name == "content-type") request.content_type = line;
        if (name == "Accept" || name == "accept") request.accept = line;
        if (name == "Content-Encoding" || name == "content-encoding") request.content_encoding = line;
    }
    request.body = text;
    return request;
}

}  // namespace fuzz

#endif
