// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_PLAYGROUND_WRITER_HPP
#define CHAT_TIMERS_TESTS_PLAYGROUND_WRITER_HPP

#include <chat_timers/chat_timers.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace playground {

// Appends to a buffer of the caller's. Writes nothing beyond its end. Not inlined, so that the module stays
// small.
class text_writer {
public:
    template <std::size_t Size>
    explicit text_writer(char (&buffer)[Size]) : first_(buffer), at_(buffer), last_(buffer + Size) {}

    // An output iterator of char.
    class iterator {
    public:
        using difference_type = std::ptrdiff_t;
        explicit iterator(text_writer& to) : to_(&to) {}
        iterator& operator*() { return *this; }
        iterator& operator++() { return *this; }
        iterator& operator++(int) { return *this; }
        iterator& operator=(char byte) {
            to_->put(byte);
            return *this;
        }

    private:
        text_writer* to_;
    };
    [[nodiscard]] iterator out() { return iterator(*this); }

    [[clang::noinline]] text_writer& put(char byte) {
        if (at_ != last_) {
            *at_++ = byte;
        } else {
            is_full_ = true;
        }
        return *this;
    }
    [[clang::noinline]] text_writer& text(std::string_view bytes) {
        for (char const byte : bytes) put(byte);
        return *this;
    }
    [[clang::noinline]] text_writer& number(std::uint64_t value) {
        if (value >= 10) number(value / 10);
        return put(static_cast<char>('0' + value % 10));
    }
    // As a JSON string with its quotes.
    [[clang::noinline]] text_writer& quoted(std::string_view bytes) {
        chat_timers::format_json_string(out(), bytes);
        return *this;
    }

    [[nodiscard]] std::string_view view() const { return {first_, static_cast<std::size_t>(at_ - first_)}; }
    // Whether bytes were left out.
    [[nodiscard]] bool is_full() const { return is_full_; }

private:
    char* first_;
    char* at_;
    char* last_;
    bool is_full_ = false;
};

}  // namespace playground

#endif
