// Distributed under the Boost Software License, Version 1.0. See LICENSE.
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

#endif
