// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/version.hpp>

#include <doctest/doctest.h>

#include <ostream>  // with Microsoft's STL, doctest needs it to print a std::string_view
#include <string_view>
#include <type_traits>

#if !defined(CHAT_TIMERS_VERSION_MAJOR) || !defined(CHAT_TIMERS_VERSION_MINOR) ||                            \
    !defined(CHAT_TIMERS_VERSION_PATCH)
#error "A part of the version is not defined."
#endif

// The preprocessor can compare them, and all three as one number.
#if CHAT_TIMERS_VERSION < 300 || CHAT_TIMERS_VERSION >= 1000000
#error "The version as one number is not that of 0.3.0 or later."
#endif
#if CHAT_TIMERS_VERSION_MAJOR < 0 || CHAT_TIMERS_VERSION_MINOR < 0 || CHAT_TIMERS_VERSION_PATCH < 0
#error "A part of the version is not a natural number."
#endif

static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION_MAJOR), int>);
static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION_MINOR), int>);
static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION_PATCH), int>);
static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION), int>);
static_assert(CHAT_TIMERS_VERSION / 10000 == CHAT_TIMERS_VERSION_MAJOR);
static_assert(CHAT_TIMERS_VERSION / 100 % 100 == CHAT_TIMERS_VERSION_MINOR &&
              CHAT_TIMERS_VERSION_MINOR < 100);
static_assert(CHAT_TIMERS_VERSION % 100 == CHAT_TIMERS_VERSION_PATCH && CHAT_TIMERS_VERSION_PATCH < 100);
static_assert(2 * CHAT_TIMERS_VERSION == CHAT_TIMERS_VERSION + CHAT_TIMERS_VERSION);
static_assert(chat_timers::api_version == "2017-08-08");

TEST_CASE("version: the service model's is 2017-08-08") { CHECK(chat_timers::api_version == "2017-08-08"); }
