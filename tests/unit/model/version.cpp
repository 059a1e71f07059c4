// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/version.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

#if !defined(CHAT_TIMERS_VERSION_MAJOR) || !defined(CHAT_TIMERS_VERSION_MINOR) ||                            \
    !defined(CHAT_TIMERS_VERSION_PATCH)
#error "A part of the version is not defined."
#endif

// The preprocessor can compare them.
#if CHAT_TIMERS_VERSION_MAJOR < 0 || CHAT_TIMERS_VERSION_MINOR < 0 || CHAT_TIMERS_VERSION_PATCH < 0
#error "A part of the version is not a natural number."
#endif

static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION_MAJOR), int>);
static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION_MINOR), int>);
static_assert(std::is_same_v<decltype(CHAT_TIMERS_VERSION_PATCH), int>);
static_assert(chat_timers::api_version == "2017-08-08");

TEST_CASE("version: the service model's is 2017-08-08") { CHECK(chat_timers::api_version == "2017-08-08"); }
