// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TEXT_DETAIL_CONFIG_HPP
#define CHAT_TIMERS_TEXT_DETAIL_CONFIG_HPP

// The differences between compilers. Every other header includes this one first, directly or indirectly.
#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#error "chat_timers needs C++20: compile with -std=c++20 (GCC 11, Clang 14 or newer) or /std:c++20 (MSVC)."
#endif

// CHAT_TIMERS_PORTABLE restricts the library to standard C++, which is slower and has the same results. The
// two have different inline namespaces, so that a program that mixes them does not link.
#ifdef CHAT_TIMERS_PORTABLE
#define CHAT_TIMERS_ABI v2_portable
#else
#define CHAT_TIMERS_ABI v2
#endif

#if (defined(__GNUC__) || defined(__clang__)) && !defined(CHAT_TIMERS_PORTABLE)
// Not in debug builds: GCC 12 and Clang 14 obey the attribute at -O0, too. The code is then three times as
// large and takes one and a half times as long to compile, and a debugger cannot step over it. Units of both
// kinds may be mixed, because the functions do the same.
#ifdef __OPTIMIZE__
#define CHAT_TIMERS_ALWAYS_INLINE [[gnu::always_inline]]
#else
#define CHAT_TIMERS_ALWAYS_INLINE
#endif
#define CHAT_TIMERS_NOINLINE [[gnu::noinline]]
#define CHAT_TIMERS_COLD [[gnu::cold, gnu::noinline]]
#elif defined(_MSC_VER) && !defined(CHAT_TIMERS_PORTABLE)
#define CHAT_TIMERS_ALWAYS_INLINE [[msvc::forceinline]]
#define CHAT_TIMERS_NOINLINE [[msvc::noinline]]
#define CHAT_TIMERS_COLD [[msvc::noinline]]
#else
#define CHAT_TIMERS_ALWAYS_INLINE
#define CHAT_TIMERS_NOINLINE
#define CHAT_TIMERS_COLD
#endif

// Clang and MSVC warn about a view of a temporary; GCC warns about the attribute instead.
#if defined(__clang__) && !defined(CHAT_TIMERS_PORTABLE)
#define CHAT_TIMERS_LIFETIMEBOUND [[clang::lifetimebound]]
#elif defined(_MSC_VER) && _MSC_VER >= 1937 && !defined(CHAT_TIMERS_PORTABLE)
#define CHAT_TIMERS_LIFETIMEBOUND [[msvc::lifetimebound]]
#else
#define CHAT_TIMERS_LIFETIMEBOUND
#endif

// Clang before 19 stores only a part of some constants that a consteval function returns, or crashes
// (llvm/llvm-project#58299, #93115). There a literal is checked while compiling only where it is a constant.
#if defined(__clang__) && __clang_major__ < 19
#define CHAT_TIMERS_CONSTEVAL constexpr
#else
#define CHAT_TIMERS_CONSTEVAL consteval
#endif

#endif
