// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_LAYOUTS_HPP
#define CHAT_TIMERS_TESTS_UNIT_LAYOUTS_HPP

#include <cstddef>
#include <string_view>

// Lays a compact JSON text out as a serializer would; at compile time, too.
namespace layouts {

struct style {
    std::string_view name;
    std::string_view line;         // before each line; empty: all in one line
    std::string_view indentation;  // for each level
    std::string_view comma, colon;
};
inline constexpr style compact{"compact", "", "", ",", ":"};
inline constexpr style spaced{"spaced", "", "", ", ", ": "};
inline constexpr style by_two{"by two", "\n", "  ", ",", ": "};
inline constexpr style by_four{"by four", "\n", "    ", ",", ": "};
inline constexpr style by_three{"by three", "\n", "   ", ",", ": "};
inline constexpr style by_tab{"by tab", "\n", "\t", ",", ": "};
inline constexpr style crlf{"CRLF", "\r\n", "  ", ",", ": "};
inline constexpr style loose{"loose", " ", "", " , ", " : "};
inline constexpr style all[] = {compact, spaced, by_two, by_four, by_three, by_tab, crlf, loose};

class text {
public:
    constexpr text(std::string_view json, style const& as) noexcept {
        std::size_t depth = 0;
        bool inside_string = false;
        for (std::size_t index = 0; index < json.size(); ++index) {
            char const byte = json[index];
            if (byte == '"' && (index == 0 || json[index - 1] != '\\')) inside_string = !inside_string;
            if (inside_string) {
                append({&byte, 1});
            } else if (byte == '{' || byte == '[') {
                append({&byte, 1});
                line(as, ++depth);
            } else if (byte == '}' || byte == ']') {
                if (depth != 0) --depth;  // a text may have too many brackets
                line(as, depth);
                append({&byte, 1});
            } else if (byte == ',') {
                append(as.comma);
                line(as, depth);
            } else if (byte == ':') {
                append(as.colon);
            } else {
                append({&byte, 1});
            }
        }
    }

    constexpr std::string_view view() const noexcept { return {bytes_, size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }

private:
    constexpr void append(std::string_view more) noexcept {
        for (char const byte : more) bytes_[size_++] = byte;
    }
    constexpr void line(style const& as, std::size_t depth) noexcept {
        append(as.line);
        for (std::size_t level = 0; level < depth; ++level) append(as.indentation);
    }

    char bytes_[2048] = {};
    std::size_t size_ = 0;
};

}  // namespace layouts

#endif
