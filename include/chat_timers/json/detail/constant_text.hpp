// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_JSON_DETAIL_CONSTANT_TEXT_HPP
#define CHAT_TIMERS_JSON_DETAIL_CONSTANT_TEXT_HPP

#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A constant text that was joined from parts. One type for all sizes, since a type for each would take long
// to compile.
class constant_text {
public:
    // The unit in which texts are copied, in bytes.
    static constexpr std::size_t block = 16;
    // Holds the names around the list in indented lines and, in one line, a timer up to its value, in whole
    // blocks.
    static constexpr std::size_t capacity = [] {
        std::size_t around_list = 50;
        for (field const member : {field::channel_configuration, field::chat, field::timer_list})
            around_list += facts(member).name.size();
        std::size_t timer = to_string(longest_enumerator<participant_role>).size() +
                            to_string(longest_enumerator<timer_type>).size();
        for (field const member : {field::role, field::type, field::value})
            timer += 6 + facts(member).name.size();
        return ((around_list > timer ? around_list : timer) + block - 1) / block * block;
    }();

    // A text that is longer than the capacity does not compile.
    consteval constant_text(std::initializer_list<std::string_view> parts) noexcept {
        // Compilers evaluate local variables and plain indexes twice as fast as iterators and members.
        std::size_t size = 0;
        for (std::string_view const& part : parts) {
            char const* const from = part.data();
            std::size_t const last = size + part.size();
            for (std::size_t index = 0; size < last; ++size, ++index) bytes_[size] = from[index];
        }
        size_ = size;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    // All bytes up to the capacity can be read.
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes_; }
    constexpr operator std::string_view() const noexcept { return {bytes_, size_}; }

private:
    char bytes_[capacity] = {};
    std::size_t size_ = 0;
};

// "Name"
template <field Member>
inline constexpr constant_text quoted_name{"\"", facts(Member).name, "\""};

// "WORD"
template <field Member, std::size_t Index>
inline constexpr constant_text quoted_word{"\"", facts(Member).enumerators.words[Index], "\""};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
