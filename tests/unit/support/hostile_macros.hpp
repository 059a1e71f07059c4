// SPDX-License-Identifier: BSL-1.0
// Names that other headers define as macros: those of windows.h, X11, macOS, Linux, Qt, Arduino, Perl, Ruby
// and the C library. A header that is included after this file and uses one of them as an identifier does not
// compile. The standard headers, which do, come first.
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

// windows.h and what it includes.
#define min(left, right) ?
#define max(left, right) ?
#define GetMessage ?
#define SendMessage ?
#define CreateWindow ?
#define DrawText ?
#define FindText ?
#define GetObject ?
#define LoadString ?
#define Yield() ?
#define ERROR ?
#define NO_ERROR ?
#define DELETE ?
#define STRICT ?
#define OPTIONAL ?
#define IN ?
#define OUT ?
#define IGNORE ?
#define INFINITE ?
#define ABSOLUTE ?
#define RELATIVE ?
#define OPAQUE ?
#define TRANSPARENT ?
#define PURE ?
#define THIS ?
#define CALLBACK ?
#define WINAPI ?
#define UNICODE ?
#define TEXT(text) ?
#define interface ?
#define near ?
#define far ?
#define small ?
#define hyper ?
#define pascal ?
#define cdecl ?
#define TRUE ?
#define FALSE ?
#define CONST ?
#define VOID ?
#define DOMAIN ?
#define OVERFLOW ?
#define UNDERFLOW ?

// sys/sysmacros.h, and the names of systems.
#define major(device) ?
#define minor(device) ?
#define makedev(major, minor) ?
#define linux ?
#define unix ?
#define I ?

// X11.
#define Status ?
#define Bool ?
#define None ?
#define Success ?
#define True ?
#define False ?
#define Always ?
#define Above ?
#define Below ?
#define Complex ?
#define Convex ?
#define CurrentTime ?
#define Expose ?
#define FocusIn ?
#define FocusOut ?
#define GrayScale ?
#define KeyPress ?
#define KeyRelease ?
#define Unsorted ?
#define BadRequest ?
#define BadValue ?

// macOS.
#define check(condition) ?
#define verify(condition) ?
#define require(condition) ?

// Qt.
#define signals ?
#define slots ?
#define emit ?
#define foreach ?
#define forever ?
#define SIGNAL(name) ?
#define SLOT(name) ?
#define METHOD(name) ?
#define Q_SIGNALS ?
#define Q_SLOTS ?
#define Q_EMIT ?
#define Q_OBJECT ?
#define Q_FOREACH ?
#define Q_FOREVER ?
#define Q_UNUSED(name) ?
#define Q_ASSERT(condition) ?

// Arduino.
#define abs(value) ?
#define round(value) ?
#define sq(value) ?
#define constrain(value, low, high) ?
#define radians(degrees) ?
#define degrees(radians) ?
#define bit(index) ?
#define word(...) ?
#define bitRead(value, index) ?
#define bitSet(value, index) ?
#define bitClear(value, index) ?
#define bitWrite(value, index, bit) ?
#define lowByte(value) ?
#define highByte(value) ?
#define interrupts() ?
#define noInterrupts() ?
#define F(text) ?
#define _BV(index) ?
#define HIGH ?
#define LOW ?
#define INPUT ?
#define OUTPUT ?
#define CHANGE ?
#define FALLING ?
#define RISING ?
#define DEFAULT ?
#define EXTERNAL ?
#define INTERNAL ?
#define SERIAL ?
#define DISPLAY ?
#define PI ?
#define EULER ?
#define B0 ?
#define B1 ?
#define B00000000 ?
#define B11111111 ?

// Perl.
#define Move(from, to, size, type) ?
#define Copy(from, to, size, type) ?
#define Zero(to, size, type) ?
#define New(id, to, size, type) ?
#define Null(type) ?
#define ref(op, type) ?
#define mod(op, type) ?
#define list(op) ?
#define scalar(op) ?
#define form(...) ?
#define mess(...) ?
#define die(...) ?
#define warn(...) ?
#define croak(...) ?
#define seed() ?
#define do_open(...) ?
#define do_close(...) ?
#define ENTER ?
#define LEAVE ?
#define SP ?
#define IV ?
#define UV ?

// Ruby.
#define Check_Type(value, type) ?
#define T_NONE ?
#define Qnil ?
#define Qtrue ?
#define Qfalse ?
#define ALLOC(type) ?
#define NORETURN(declaration) ?
#define DEPRECATED(declaration) ?
#define NOINLINE(declaration) ?
#define UNREACHABLE ?
#define numberof(array) ?

#undef assert
#define assert(condition) ?

// The model's words.
#define CUSTOMER ?
#define AGENT ?
#define IDLE ?
#define DISCONNECT_NONCUSTOMER ?
#define Unset ?

#endif
