// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_JSON_WALK_HPP
#define CHAT_TIMERS_CHECK_JSON_WALK_HPP

#include "characters.hpp"

#include <cstddef>
#include <string_view>

namespace check {

// Walks through any JSON text (RFC 8259), token by token, and knows where it is. Does not recurse, and needs
// no heap: objects and arrays may be nested `max_depth` deep. Whether strings are UTF-8 is not asked.
class json_walk {
public:
    static constexpr std::size_t max_depth = 128;

    // name: of a member, with its quotes. begin, end: of an object or array. scalar: any other value.
    // done: the document is complete, and nothing follows. broken: the text is not JSON, or nested too deep.
    enum class event { name, begin, end, scalar, done, broken };

    // An open object or array.
    struct level {
        std::size_t first;  // the offset of its bracket
        bool is_object;
        std::string_view name;  // of an object's current member: the inside of its quotes
        std::size_t index;      // of an array's current value
    };

    constexpr explicit json_walk(std::string_view text) : text_(text) {}

    [[nodiscard]] constexpr event next() {
        skip_space();
        if (expected_ == token::after) {
            if (depth_ == 0) return at_ == text_.size() ? event::done : stop();
            if (is(closing())) return close();
            if (!is(',')) return stop();
            ++at_;
            ++top().index;
            skip_space();
            expected_ = top().is_object ? token::name : token::value;
        }
        switch (expected_) {
        case token::name_or_end:
            if (is('}')) return close();
            [[fallthrough]];
        case token::name: return name();
        case token::value_or_end:
            if (is(']')) return close();
            [[fallthrough]];
        default: return value();
        }
    }

    // The range of the last event's token; of `end` that of the whole object or array. Of `broken`, first()
    // is the place, and complete() says whether a whole document precedes it.
    [[nodiscard]] constexpr std::size_t first() const { return first_; }
    [[nodiscard]] constexpr std::size_t last() const { return at_; }
    [[nodiscard]] constexpr std::string_view token_text() const { return text_.substr(first_, at_ - first_); }
    [[nodiscard]] constexpr bool complete() const { return depth_ == 0 && expected_ == token::after; }

    // The objects and arrays that are open around the token, from the outermost. `begin` counts the new one,
    // `end` no longer the closed one.
    [[nodiscard]] constexpr std::size_t depth() const { return depth_; }
    [[nodiscard]] constexpr level const& at(std::size_t index) const { return levels_[index]; }
    [[nodiscard]] constexpr level const& innermost() const { return levels_[depth_ - 1]; }

private:
    enum class token { value, value_or_end, name, name_or_end, after };

    [[nodiscard]] constexpr bool is(char byte) const { return at_ < text_.size() && text_[at_] == byte; }
    constexpr void skip_space() { at_ = span(text_, at_, is_space); }
    constexpr level& top() { return levels_[depth_ - 1]; }
    [[nodiscard]] constexpr char closing() { return top().is_object ? '}' : ']'; }

    constexpr event stop() {
        first_ = at_;
        return event::broken;
    }
    constexpr event close() {
        first_ = top().first;
        ++at_;
        --depth_;
        expected_ = token::after;
        return event::end;
    }

    constexpr event name() {
        if (!is('"') || !string()) return stop();
        std::size_t const end = at_;
        skip_space();
        if (!is(':')) return stop();
        after_colon_ = at_ + 1;
        at_ = end;
        top().name = text_.substr(first_ + 1, end - first_ - 2);
        expected_ = token::value;
        return event::name;
    }

    constexpr event value() {
        if (after_colon_ != 0) {
            at_ = after_colon_;
            after_colon_ = 0;
            skip_space();
        }
        first_ = at_;
        if (is('{') || is('[')) {
            if (depth_ == max_depth) return stop();
            bool const is_object = is('{');
            levels_[depth_++] = {at_, is_object, {}, 0};
            expected_ = is_object ? token::name_or_end : token::value_or_end;
            ++at_;
            return event::begin;
        }
        if (!(is('"') ? string() : word())) return stop();
        expected_ = token::after;
        return event::scalar;
    }

    constexpr bool string() {
        first_ = at_++;
        for (; at_ < text_.size(); ++at_) {
            char const byte = text_[at_];
            if (byte == '"') {
                ++at_;
                return true;
            }
            if (static_cast<unsigned char>(byte) < ' ') return false;
            if (byte != '\\') continue;
            ++at_;
            if (at_ == text_.size() ||
                std::string_view("\"\\/bfnrtu").find(text_[at_]) == std::string_view::npos) {
                return false;
            }
            if (text_[at_] != 'u') continue;
            auto const is_hex = [](char digit) {
                return is_digit(digit) || ('a' <= lower(digit) && lower(digit) <= 'f');
            };
            if (span(text_.substr(0, (std::min)(at_ + 5, text_.size())), at_ + 1, is_hex) != at_ + 5)
                return false;
            at_ += 4;
        }
        return false;
    }

    // true, false, null or a number.
    constexpr bool word() {
        for (std::string_view const literal : {"true", "false", "null"}) {
            if (!text_.substr(at_).starts_with(literal)) continue;
            at_ += literal.size();
            return true;
        }
        if (is('-')) ++at_;
        if (is('0')) {
            ++at_;
        } else if (!digits()) {
            return false;
        }
        if (is('.')) {
            ++at_;
            if (!digits()) return false;
        }
        if (is('e') || is('E')) {
            ++at_;
            if (is('+') || is('-')) ++at_;
            if (!digits()) return false;
        }
        return true;
    }
    constexpr bool digits() {
        std::size_t const from = at_;
        at_ = span(text_, at_, is_digit);
        return at_ != from;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t first_ = 0;
    std::size_t after_colon_ = 0;
    std::size_t depth_ = 0;
    token expected_ = token::value;
    level levels_[max_depth] = {};
};

}  // namespace check

#endif
