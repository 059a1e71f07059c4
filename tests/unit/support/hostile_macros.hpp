// SPDX-License-Identifier: BSL-1.0
// Names that other headers define as macros: those of windows.h, X11, macOS, Linux, Qt and the C library. A
// header that is included after this file and uses one of them as an identifier does not compile. The
// standard headers, which do, come first.
#ifndef CHAT_TIMERS_TESTS_UNIT_HOSTILE_MACROS_HPP
#define CHAT_TIMERS_TESTS_UNIT_HOSTILE_MACROS_HPP

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <initializer_list>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <ratio>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <version>
#if __has_include(<format>)
#include <format>
#endif
#if __has_include(<expected>)
#include <expected>
#endif

#undef linux
#undef unix
#undef I

#define min(left, right) ?
#define max(left, right) ?
#define major(device) ?
#define minor(device) ?
#define GetMessage ?
#define ERROR ?
#define NO_ERROR ?
#define DELETE ?
#define STRICT ?
#define OPTIONAL ?
#define IN ?
#define OUT ?
#define interface ?
#define near ?
#define far ?
#define small ?
#define linux ?
#define unix ?
#define check(condition) ?
#define Status ?
#define Bool ?
#define None ?
#define Success ?
#define True ?
#define False ?
#define Always ?
#define TRUE ?
#define FALSE ?
#define CONST ?
#define VOID ?
#define DOMAIN ?
#define OVERFLOW ?
#define hyper ?
#define pascal ?
#define cdecl ?
#define verify(condition) ?
#define require(condition) ?
#define signals ?
#define slots ?
#define emit ?
#define foreach ?
#define I ?
#undef assert
#define assert(condition) ?

// The model's words.
#define CUSTOMER ?
#define AGENT ?
#define IDLE ?
#define DISCONNECT_NONCUSTOMER ?
#define Unset ?

#endif
