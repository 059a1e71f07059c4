// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/limits.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>

// struct interval { std::int64_t min, max; bool contains(std::int64_t) const; };
// namespace limits { instance_id_length, contact_id_length, timer_list_size, timer_minutes, ... }

using chat_timers::interval;
namespace limits = chat_timers::limits;

static_assert(std::is_aggregate_v<interval>);
static_assert(std::is_trivially_copyable_v<interval>);
static_assert(std::is_same_v<decltype(interval::min), std::int64_t>);
static_assert(std::is_same_v<decltype(interval::max), std::int64_t>);
static_assert(noexcept(interval{}.contains(0)));

static_assert(limits::instance_id_length == interval{1, 100});
static_assert(limits::contact_id_length == interval{1, 256});
static_assert(limits::timer_list_size == interval{1, 6});
static_assert(limits::timer_minutes == interval{2, 480});
static_assert(limits::integer == interval{-2'147'483'648LL, 2'147'483'647LL});
static_assert(limits::nesting == 32);
static_assert(limits::payload_bytes == 16384);

static_assert(!interval{2, 480}.contains(1));
static_assert(interval{2, 480}.contains(2));
static_assert(interval{2, 480}.contains(480));
static_assert(!interval{2, 480}.contains(481));

TEST_CASE("limits: an interval holds both its ends and nothing beyond") {
    CHECK(!limits::timer_minutes.contains(1));
    CHECK(limits::timer_minutes.contains(2));
    CHECK(limits::timer_minutes.contains(3));
    CHECK(limits::timer_minutes.contains(479));
    CHECK(limits::timer_minutes.contains(480));
    CHECK(!limits::timer_minutes.contains(481));
    CHECK(!limits::timer_minutes.contains(0));
    CHECK(!limits::timer_minutes.contains(-2));
    CHECK(!limits::timer_minutes.contains(INT64_MIN));
    CHECK(!limits::timer_minutes.contains(INT64_MAX));
    CHECK(!limits::timer_minutes.contains((std::int64_t{1} << 32) + 5));

    CHECK(interval{7, 7}.contains(7));
    CHECK(!interval{7, 7}.contains(6));
    CHECK(!interval{7, 7}.contains(8));
    CHECK(interval{INT64_MIN, INT64_MAX}.contains(INT64_MIN));
    CHECK(interval{INT64_MIN, INT64_MAX}.contains(INT64_MAX));
}

TEST_CASE("limits: each is the service model's number") {
    CHECK(!limits::instance_id_length.contains(0));
    CHECK(limits::instance_id_length.contains(1));
    CHECK(limits::instance_id_length.contains(100));
    CHECK(!limits::instance_id_length.contains(101));

    CHECK(!limits::contact_id_length.contains(0));
    CHECK(limits::contact_id_length.contains(1));
    CHECK(limits::contact_id_length.contains(256));
    CHECK(!limits::contact_id_length.contains(257));

    CHECK(!limits::timer_list_size.contains(0));
    CHECK(limits::timer_list_size.contains(1));
    CHECK(limits::timer_list_size.contains(6));
    CHECK(!limits::timer_list_size.contains(7));

    CHECK(!limits::integer.contains(-2'147'483'649LL));
    CHECK(limits::integer.contains(-2'147'483'648LL));
    CHECK(limits::integer.contains(2'147'483'647LL));
    CHECK(!limits::integer.contains(2'147'483'648LL));
}

TEST_CASE("limits: intervals are equal when both ends are") {
    CHECK(interval{1, 6} == interval{1, 6});
    CHECK(interval{1, 6} != interval{1, 5});
    CHECK(interval{1, 6} != interval{2, 6});
}
