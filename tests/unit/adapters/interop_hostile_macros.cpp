// SPDX-License-Identifier: BSL-1.0
#include "../support/hostile_macros.hpp"

#include <chat_timers/interop/error_code.hpp>
#include <chat_timers/interop/expected.hpp>
#include <chat_timers/interop/format.hpp>
#ifdef __cpp_exceptions
#include <chat_timers/interop/exception.hpp>
#endif

using namespace chat_timers;

TEST_CASE("hostile macros: error codes are included behind them and work") {
    std::error_code const code = rule::range;
    CHECK(static_cast<bool>(code == rule::range));
    CHECK(code.message() == "a duration is too short or too long");
}

#ifdef __cpp_exceptions
TEST_CASE("hostile macros: so are exceptions") {
    CHECK(value_or_throw(instance_id::parse("i")).value() == "i");
    CHECK_THROWS_AS((void)value_or_throw(contact_id::parse("")), invalid_request);
}
#endif

TEST_CASE("hostile macros: so are std::expected and std::format, where they exist") {
#ifdef __cpp_lib_expected
    CHECK(to_expected(instance_id::parse("i"))->value() == "i");
    CHECK(to_expected(contact_id::parse("")).error().rule == rule::length);
#endif
#ifdef __cpp_lib_format
    CHECK(std::format("{} {}", rule::range, timer_type::idle) == "range IDLE");
#endif
    static_assert(printable<rule> && printable<violation> && !printable<int>);
}
