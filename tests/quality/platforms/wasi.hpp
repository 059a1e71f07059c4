// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_WASI_HPP
#define CHAT_TIMERS_TESTS_WASI_HPP

#include <ostream>

// Debian's libc++ for WASI declares the file streams and defines none. doctest names one, for a report in
// a file, which nobody asks for.
template <>
class std::basic_fstream<char> : public std::ostream {
public:
    basic_fstream() : std::ostream(nullptr) {}
    void open(char const*, std::ios_base::openmode) {}
    void close() {}
    bool is_open() const { return false; }
};

// Debian's compiler-rt 19 for WebAssembly was itself compiled with a stack protector, which no library of
// WASI's defines.
extern "C" {
[[gnu::weak]] __UINTPTR_TYPE__ __stack_chk_guard = 1;
[[gnu::weak]] void __stack_chk_fail() { __builtin_trap(); }
}

#endif
