// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_UTF16_HPP
#define CHAT_TIMERS_CHECK_UTF16_HPP

#include <cstdint>
#include <string_view>

namespace check {

// Counts the UTF-16 code units of UTF-8 that comes in pieces. Each maximal part of an ill-formed sequence
// counts as one U+FFFD (Unicode 15.0, section 3.9), as editors show it.
class utf16_counter {
public:
    void take(std::string_view bytes) {
        for (char const byte : bytes) take(static_cast<unsigned char>(byte));
    }

    // Includes an unfinished sequence at the end.
    [[nodiscard]] std::uint64_t count() const { return units_ + (missing_ != 0 ? 1 : 0); }

private:
    void take(unsigned byte) {
        if (missing_ != 0) {
            if (low_ <= byte && byte <= high_) {
                low_ = 0x80;
                high_ = 0xBF;
                if (--missing_ == 0) units_ += is_pair_ ? 2 : 1;
                return;
            }
            missing_ = 0;
            ++units_;  // U+FFFD
        }
        low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
        high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        is_pair_ = byte >= 0xF0;
        if (0xC2 <= byte && byte <= 0xF4) {
            missing_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        } else {
            ++units_;
        }
    }

    std::uint64_t units_ = 0;
    unsigned missing_ = 0;
    unsigned low_ = 0, high_ = 0;
    bool is_pair_ = false;
};

[[nodiscard]] inline std::uint64_t utf16_units(std::string_view text) {
    utf16_counter units;
    units.take(text);
    return units.count();
}

}  // namespace check

#endif
