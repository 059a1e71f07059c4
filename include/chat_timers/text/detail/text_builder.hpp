// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_TEXT_BUILDER_HPP
#define CHAT_TIMERS_TEXT_DETAIL_TEXT_BUILDER_HPP

#include <chat_timers/text/detail/output.hpp>
#include <chat_timers/text/fixed_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Ends the program, or the compilation of a constant, in every build. A debugger shows the name.
[[noreturn]] inline void text_exceeds_its_capacity() noexcept { std::abort(); }

// For writers that write the bytes of a fixed_text directly.
struct text_access {
    template <std::size_t Capacity>
    [[nodiscard]] static constexpr char* data(fixed_text<Capacity>& text) noexcept {
        return text.bytes_;
    }
    // Preconditions: the first `size` bytes have been written; size <= Capacity, otherwise ends the program.
    template <std::size_t Capacity>
    static constexpr void resize(fixed_text<Capacity>& text, std::size_t size) noexcept {
        if (size > Capacity) text_exceeds_its_capacity();
        text.size_ = size;
    }
};

// A fixed_text that can grow. An append that exceeds the capacity ends the program, or the compilation of a
// constant, and writes nothing.
template <std::size_t Capacity>
class text_builder : public fixed_text<Capacity> {
public:
    // Not defaulted, since GCC then fills the bytes with zeros.
    constexpr text_builder() noexcept {}
    constexpr explicit text_builder(std::string_view text) noexcept { append(text); }

    constexpr void resize(std::size_t size) noexcept { text_access::resize(*this, size); }

    constexpr text_builder& append(std::string_view text) noexcept {
        if (text.size() > Capacity - this->size()) text_exceeds_its_capacity();
        std::char_traits<char>::copy(text_access::data(*this) + this->size(), text.data(), text.size());
        resize(this->size() + text.size());
        return *this;
    }
    constexpr text_builder& append(char byte) noexcept { return append({&byte, 1}); }
    // Appends decimal digits.
    constexpr text_builder& append_number(std::int64_t number) noexcept {
        return append(decimal_digits::of(number));
    }
};

// Has the append functions of text_builder, but only counts the bytes. Capacities are computed with it.
class text_counter {
public:
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    constexpr text_counter& append(std::string_view text) noexcept {
        size_ += text.size();
        return *this;
    }
    constexpr text_counter& append(char) noexcept {
        ++size_;
        return *this;
    }
    constexpr text_counter& append_number(std::int64_t number) noexcept {
        return append(decimal_digits::of(number));
    }

private:
    std::size_t size_ = 0;
};

// An output iterator that appends to a text_builder or text_counter. Copies append to the same one, which
// outlives them.
template <class Text>
class appending_output {
public:
    constexpr explicit appending_output(Text& to) noexcept : to_(&to) {}

    constexpr appending_output& operator*() noexcept { return *this; }
    constexpr appending_output& operator++() noexcept { return *this; }
    constexpr appending_output operator++(int) noexcept { return *this; }
    constexpr appending_output& operator=(char byte) noexcept {
        to_->append(byte);
        return *this;
    }
    constexpr void append(std::string_view text) noexcept { to_->append(text); }

private:
    Text* to_;
};
template <class Text>
appending_output(Text&) -> appending_output<Text>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
