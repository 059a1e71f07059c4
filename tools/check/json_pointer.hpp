// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_JSON_POINTER_HPP
#define CHAT_TIMERS_CHECK_JSON_POINTER_HPP

#include "characters.hpp"
#include "json_walk.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

// JSON Pointer, RFC 6901.
namespace check {

// Returns true for "" and for tokens that each follow a '/', where '~' is followed by 0 or 1.
[[nodiscard]] constexpr bool is_json_pointer(std::string_view text) {
    if (!text.empty() && text.front() != '/') return false;
    for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
    }
    return true;
}

// Returns true if a token of a pointer names the member whose name has this inside.
[[nodiscard]] constexpr bool is_named(std::string_view inside, std::string_view token) {
    string_decoder from(inside);
    for (std::size_t at = 0; at < token.size(); ++at) {
        char expected = token[at];
        if (expected == '~') expected = token[++at] == '0' ? '~' : '/';
        if (from.next() != expected) return false;
    }
    return !from.next();
}

// Returns true if a token of a pointer is this index of an array.
[[nodiscard]] constexpr bool is_index(std::string_view token, std::size_t index) {
    constexpr std::size_t most_digits = 9;
    if (token.empty() || token.size() > most_digits || (token.size() > 1 && token[0] == '0')) return false;
    std::size_t value = 0;
    for (char const digit : token) {
        if (!is_digit(digit)) return false;
        value = value * 10 + static_cast<std::size_t>(digit - '0');
    }
    return value == index;
}

// Where a pointer leads in a document.
struct pointed {
    enum { value, nothing, repeated, not_json } outcome;
    std::size_t offset, length;  // of the value; of the repeated name; of not_json the place
    bool is_base64;              // a member isBase64Encoded beside the value is true
};

// Finds the value at a pointer of at most json_walk::max_depth tokens. Reads the whole document: all of it
// must be JSON, and no member on the way may be repeated. Preconditions: is_json_pointer(pointer).
// Complexity: linear.
[[nodiscard]] constexpr pointed find(std::string_view text, std::string_view pointer) {
    std::string_view tokens[json_walk::max_depth] = {};
    std::size_t count = 0;
    for (std::string_view rest = pointer; !rest.empty();) {
        rest.remove_prefix(1);
        if (count == json_walk::max_depth) return {pointed::nothing, 0, 0, false};
        tokens[count++] = rest.substr(0, rest.find('/'));
        rest.remove_prefix(tokens[count - 1].size());
    }

    pointed found{pointed::nothing, 0, 0, false};
    std::optional<pointed> repeated;
    bool is_met[json_walk::max_depth] = {};  // of the open objects on the way: whether they have the member
    std::size_t on_way = 0;                  // how many of the open objects and arrays are on the way
    std::size_t target_depth = 0;  // the target's bracket is at this depth; 0: it is none, or not open
    bool names_base64 = false;
    json_walk walk(text);
    // Whether the value that the walk is at, inside `open` objects and arrays, is the next one on the way.
    auto const is_next = [&](std::size_t open) {
        if (on_way != open || open > count) return false;
        if (open == 0) return true;
        auto const& around = walk.at(open - 1);
        std::string_view const token = tokens[open - 1];
        return around.is_object ? is_named(around.name, token) : is_index(token, around.index);
    };
    for (;;) {
        auto const seen = walk.next();
        std::size_t const depth = walk.depth();
        switch (seen) {
        case json_walk::event::done: return repeated ? *repeated : found;
        case json_walk::event::broken: return {pointed::not_json, walk.first(), 0, false};
        case json_walk::event::name: {
            names_base64 = depth == count && on_way == count && walk.innermost().name == "isBase64Encoded";
            if (on_way != depth || depth > count || !is_named(walk.innermost().name, tokens[depth - 1]))
                break;
            if (is_met[depth - 1] && !repeated) {
                repeated = pointed{pointed::repeated, walk.first(), walk.last() - walk.first(), false};
            }
            is_met[depth - 1] = true;
            break;
        }
        case json_walk::event::begin:
            names_base64 = false;
            if (!is_next(depth - 1)) break;
            if (depth - 1 == count) {
                target_depth = depth;
            } else {
                is_met[depth - 1] = false;
                on_way = depth;
            }
            break;
        case json_walk::event::scalar:
            if (names_base64 && walk.token_text() == "true") found.is_base64 = true;
            names_base64 = false;
            if (depth != count || !is_next(depth)) break;
            found.outcome = pointed::value;
            found.offset = walk.first();
            found.length = walk.last() - walk.first();
            break;
        case json_walk::event::end:
            if (target_depth == depth + 1) {
                found.outcome = pointed::value;
                found.offset = walk.first();
                found.length = walk.last() - walk.first();
                target_depth = 0;
            }
            on_way = (std::min)(on_way, depth);
            break;
        }
    }
}

}  // namespace check

#endif
