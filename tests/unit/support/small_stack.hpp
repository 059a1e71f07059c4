// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_SMALL_STACK_HPP
#define CHAT_TIMERS_TESTS_UNIT_SMALL_STACK_HPP

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#if __has_include(<pthread.h>) && __has_include(<sys/mman.h>)
#include <pthread.h>
#include <sys/mman.h>
#endif

// Runs calls on a thread whose stack is of 64 KiB, with a page below it that must not be touched, and says
// how many bytes of it they used.
namespace small_stack {

#if !__has_include(<pthread.h>) || !__has_include(<sys/mman.h>)
inline constexpr bool measures = false;
#elif defined(__SANITIZE_ADDRESS__)
inline constexpr bool measures = false;  // its frames are of another size
#elif defined(__has_feature)
inline constexpr bool measures = !__has_feature(address_sanitizer);
#else
inline constexpr bool measures = true;
#endif

inline constexpr std::size_t size = 65536;

#if __has_include(<pthread.h>) && __has_include(<sys/mman.h>)

class thread {
public:
    thread() {
        void* const memory =
            mmap(nullptr, page_ + room_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED || mprotect(memory, page_, PROT_NONE) != 0) std::abort();
        stack_ = static_cast<unsigned char*>(memory) + page_;
    }
    ~thread() { munmap(stack_ - page_, page_ + room_); }
    thread(thread const&) = delete;
    thread& operator=(thread const&) = delete;

    // From the thread's first function on; what starts a thread does not count. Run twice on different paint,
    // since what the call leaves in its lowest byte may look like either.
    template <class Call>
    std::size_t used_by(Call& call) {
        return (std::max)(used_on<0xA5>(call), used_on<0x5A>(call));
    }

private:
    template <unsigned char Paint, class Call>
    std::size_t used_on(Call& call) {
        struct start {
            Call& call;
            unsigned char* top;
        } from{call, nullptr};
        std::memset(stack_, Paint, room_);
        pthread_attr_t attributes;
        pthread_t id;
        auto const run = [](void* argument) -> void* {
            auto& started = *static_cast<start*>(argument);
            started.top = static_cast<unsigned char*>(__builtin_frame_address(0));
            started.call();
            return nullptr;
        };
        bool const ran = pthread_attr_init(&attributes) == 0 &&
                         pthread_attr_setstack(&attributes, stack_, room_) == 0 &&
                         pthread_create(&id, &attributes, run, &from) == 0 && pthread_join(id, nullptr) == 0;
        if (!ran) std::abort();
        pthread_attr_destroy(&attributes);
        if (!measures) return 0;
        unsigned char const* lowest = stack_;
        while (*lowest == Paint) ++lowest;
        return static_cast<std::size_t>(from.top - lowest);
    }

    static constexpr std::size_t page_ = 65536;  // a multiple of any page
    // A sanitizer needs more. Some systems demand more of every thread (aarch64: 128 KiB); there a call that
    // uses more than `size` is not stopped, but measured.
    inline static std::size_t const room_ =
        (std::max)(measures ? size : 16 * size, static_cast<std::size_t>(PTHREAD_STACK_MIN));
    unsigned char* stack_;
};

#else

class thread {
public:
    template <class Call>
    std::size_t used_by(Call& call) {
        call();
        return 0;
    }
};

#endif

}  // namespace small_stack

#endif
