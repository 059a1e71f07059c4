// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/expected.hpp>

#include <chat_timers/model/identifier.hpp>

#include <doctest/doctest.h>

// template <class T> std::expected<T, violations> to_expected(result<T> const&);

TEST_CASE("expected: the value or the violations") {
#ifdef __cpp_lib_expected
    auto const good = chat_timers::to_expected(chat_timers::instance_id::parse("i"));
    REQUIRE(good.has_value());
    CHECK(good->value() == "i");
    auto const bad = chat_timers::to_expected(chat_timers::instance_id::parse(""));
    REQUIRE(!bad.has_value());
    CHECK(bad.error()[0].rule == chat_timers::rule::length);
#else
    MESSAGE("not tested: this standard library lacks std::expected");
#endif
}
