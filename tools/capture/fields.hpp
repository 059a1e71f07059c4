// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TOOLS_CAPTURE_FIELDS_HPP
#define CHAT_TIMERS_TOOLS_CAPTURE_FIELDS_HPP

#include "characters.hpp"

#include <cstddef>
#include <cstring>
#include <string_view>

namespace capture {

inline constexpr std::size_t longest_head = 65536;  // request line, header fields and the empty line

// The values of a header field. Those of several fields of one name are joined by commas, as a server does.
class field {
public:
    [[nodiscard]] std::string_view value() const {
        return count_ < 2 ? last_ : std::string_view(joined_, size_);
    }
    // The last field's value: a view of the text.
    [[nodiscard]] std::string_view last() const { return last_; }

    void append(std::string_view value) {
        if (count_ != 0) copy(", ");
        copy(value);
        last_ = value;
        ++count_;
    }
    // Places an absent field.
    void place(std::string_view empty_line) {
        if (count_ == 0) last_ = empty_line.substr(0, 0);
    }
    void clear() {
        count_ = size_ = 0;
        last_ = {};
    }

private:
    void copy(std::string_view bytes) {
        std::memcpy(joined_ + size_, bytes.data(), bytes.size());
        size_ += bytes.size();
    }

    std::size_t count_ = 0, size_ = 0;
    std::string_view last_;
    char joined_[longest_head];  // a joined value is shorter than the lines it comes from
};

// The fields by which a request is judged: what a reader writes to.
struct memory {
    field content_type, accept, content_encoding;

    void append(std::string_view name, std::string_view value) {
        if (is_same_name(name, "Content-Type")) content_type.append(value);
        if (is_same_name(name, "Accept")) accept.append(value);
        if (is_same_name(name, "Content-Encoding")) content_encoding.append(value);
    }
    // Places the absent fields.
    void place(std::string_view empty_line) {
        for (field* const each : {&content_type, &accept, &content_encoding}) each->place(empty_line);
    }
    void clear() {
        for (field* const each : {&content_type, &accept, &content_encoding}) each->clear();
    }
};

}  // namespace capture

#endif
