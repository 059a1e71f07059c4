// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_VALUE_AT_HPP
#define CHAT_TIMERS_CHECK_VALUE_AT_HPP

#include "characters.hpp"
#include "json_pointer.hpp"
#include "recognize.hpp"
#include "text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace check {

// "line 3, column 5", in bytes.
[[nodiscard]] inline std::string line_and_column(std::string_view text, std::size_t offset) {
    std::string_view const before = text.substr(0, offset);
    auto const line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    std::size_t const column = offset - (before.rfind('\n') + 1) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// The value that --at leads to: a payload, or why there is none.
struct value_at {
    std::string reason;  // why there is none; otherwise empty
    std::size_t offset = 0, length = 0;
    bool is_string = false;
    std::string text;  // of a string what it holds, else the value as it is

    // `most`: a longer value may be cut.
    value_at(std::string_view document, std::string_view pointer, std::size_t most) {
        pointed const where = find(document, pointer);
        std::string const option = "--at='" + visible(pointer) + '\'';
        std::string const place = line_and_column(document, where.offset);
        if (where.outcome == pointed::nothing) {
            reason = option + " finds no value";
        } else if (where.outcome == pointed::repeated) {
            reason = option + " finds a repeated member at " + place;
        } else if (where.outcome == pointed::not_json) {
            std::string const hint(recognize::encoding(document));
            reason =
                "it is not JSON at " + place + ", so --at finds no value" + (hint.empty() ? "" : ": " + hint);
        } else {
            offset = where.offset;
            length = where.length;
            take(document.substr(offset, length), where.is_base64, option, most);
        }
    }

private:
    void take(std::string_view value, bool is_base64, std::string const& option, std::size_t most) {
        is_string = value.starts_with('"');
        if (!is_string) {
            text = value.substr(0, most);
            return;
        }
        string_decoder inside(value.substr(1, value.size() - 2));
        std::size_t const longest = is_base64 ? 2 * most : most;
        for (auto byte = inside.next(); byte && text.size() < longest; byte = inside.next()) text += *byte;
        if (!is_base64) return;
        auto const bytes = recognize::decode_base64(text);
        if (bytes) {
            text = *bytes;
        } else {
            reason = option + " finds a string that is not Base64, although isBase64Encoded is true";
        }
    }
};

}  // namespace check

#endif
