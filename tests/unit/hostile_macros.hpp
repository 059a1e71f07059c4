// Distributed under the Boost Software License, Version 1.0. See LICENSE.
// Names that other headers define as macros: those of windows.h, X11, macOS and Linux above all. What is
// included behind this file and writes one of them as an identifier meets a syntax error. The standard
// headers, which do, come first.
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
#include <initializer_list>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <ratio>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#undef linux
#undef unix

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
#undef assert
#define assert(condition) ?

// The model's words.
#define CUSTOMER ?
#define AGENT ?
#define IDLE ?
#define DISCONNECT_NONCUSTOMER ?
#define Unset ?

#endif
