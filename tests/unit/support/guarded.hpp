// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_GUARDED_HPP
#define CHAT_TIMERS_TESTS_UNIT_GUARDED_HPP

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#if __has_include(<sys/mman.h>) && !defined(__wasi__)
#include <sys/mman.h>
#endif

// Where to put a text of at most 64 KiB such that reading a byte more, before it or behind it, ends the
// program. Without <sys/mman.h> it is memory like any other.
class guarded {
public:
#if __has_include(<sys/mman.h>) && !defined(__wasi__)
    static constexpr bool guards = true;

    guarded() {
        void* const memory =
            mmap(nullptr, size_ + 2 * page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) std::abort();
        room_ = static_cast<char*>(memory) + page_;
        if (mprotect(room_ - page_, page_, PROT_NONE) != 0) std::abort();
        if (mprotect(room_ + size_, page_, PROT_NONE) != 0) std::abort();
    }
    ~guarded() { munmap(room_ - page_, size_ + 2 * page_); }
#else
    static constexpr bool guards = false;

    guarded() : memory_(size_), room_(memory_.data()) {}
#endif
    guarded(guarded const&) = delete;
    guarded& operator=(guarded const&) = delete;

    std::string_view at_the_end(std::string_view text) { return put(size_ - text.size(), text); }
    std::string_view at_the_start(std::string_view text) { return put(0, text); }

    // Room of this size to write to, at the end or at the start.
    std::span<char> room_at_the_end(std::size_t size) { return {room_ + size_ - size, size}; }
    std::span<char> room_at_the_start(std::size_t size) { return {room_, size}; }

private:
    std::string_view put(std::size_t offset, std::string_view text) {
        if (text.size() > size_) std::abort();
        if (!text.empty()) std::memcpy(room_ + offset, text.data(), text.size());
        return {room_ + offset, text.size()};
    }

    [[maybe_unused]] static constexpr std::size_t page_ = 65536, size_ = 65536;  // a multiple of any page
#if !__has_include(<sys/mman.h>) || defined(__wasi__)
    std::vector<char> memory_;
#endif
    char* room_;
};

#endif
