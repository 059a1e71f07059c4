// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_CONFIG_HPP
#define CHAT_TIMERS_DETAIL_CONFIG_HPP

// The differences between compilers, each a macro.

// 1: texts are compared in vectors of 16 bytes (an extension of GCC and Clang, on any processor). 0: in words
// of 8 bytes, by standard C++, which takes longer. Define it as 0 to build with a compiler that lacks the
// extension; the results are the same.
#ifndef CHAT_TIMERS_VECTORS
#if defined(__GNUC__)
#define CHAT_TIMERS_VECTORS 1
#else
#define CHAT_TIMERS_VECTORS 0
#endif
#endif

#endif
