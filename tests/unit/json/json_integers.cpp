// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>

// A duration is decided on its digits: an integer in 32 bits, from 2 to 480.

namespace {

using verbs::bad;
using verbs::minutes_of;
using verbs::ok;
using verbs::only_service;
using verbs::only_strict;
using verbs::place;

std::string const duration = verbs::item(0, "/TimerValue/ParticipantTimerDurationInMinutes");

void is_minutes(verbs::profiles under, std::string_view number, int minutes, place from = verbs::here()) {
    verbs::check_ok<verbs::body_form, chat_timers::channel_configuration>(under, minutes_of(number), nullptr,
                                                                          from);
    chat_timers::decode_options const options =
        under.service ? chat_timers::decode_options::service : chat_timers::decode_options::strict;
    auto const decoded = chat_timers::decode_body(minutes_of(number), options);
    if (!decoded) return;
    chat_timers::timer const& timer = std::get<chat_timers::chat>(*decoded).timers[0];
    auto const* value = std::get_if<chat_timers::timer_duration>(&timer.value);
    if (value == nullptr || value->minutes().count() != minutes)
        ADD_FAIL_CHECK_AT(from.file, from.line, "another number: " << number);
}

// As many minutes under both profiles; under service only, where the number is written with a fraction or
// exponent.
void integer(std::string_view number, int minutes, place from = verbs::here()) {
    is_minutes(only_strict, number, minutes, from);
    is_minutes(only_service, number, minutes, from);
}
void integral_float(std::string const& number, int minutes, place from = verbs::here()) {
    bad(only_strict, minutes_of("<" + number + ">"), {verbs::not_an_integer(duration)}, from);
    is_minutes(only_service, number, minutes, from);
}
void out_of_range(std::string const& number, place from = verbs::here()) {
    bad(minutes_of("<" + number + ">"), {verbs::range(duration)}, from);
}
void integral_float_out_of_range(std::string const& number, place from = verbs::here()) {
    bad(only_strict, minutes_of("<" + number + ">"), {verbs::not_an_integer(duration)}, from);
    bad(only_service, minutes_of("<" + number + ">"), {verbs::range(duration)}, from);
}
// A plain number is beyond 32 bits. Any other one has a fraction that is not 0.
void no_integer(std::string const& number, place from = verbs::here()) {
    bool const is_plain = number.find_first_of(".eE") == number.npos;
    bad(minutes_of("<" + number + ">"),
        {is_plain ? verbs::beyond_32_bits(duration) : verbs::not_an_integer(duration)}, from);
}
void integral_float_beyond_32_bits(std::string const& number, place from = verbs::here()) {
    bad(only_strict, minutes_of("<" + number + ">"), {verbs::not_an_integer(duration)}, from);
    bad(only_service, minutes_of("<" + number + ">"), {verbs::beyond_32_bits(duration)}, from);
}

std::string zeros(std::size_t count) { return std::string(count, '0'); }

}  // namespace

TEST_CASE("integers: every number from 2 to 480 is that many minutes, and its neighbours are out of range") {
    for (int number = 2; number <= 480; ++number) integer(std::to_string(number), number);
    for (int const number : {1, 481, 0, -1, -2, -480, 482, 999, 1000, 4800, 65'535, 65'538, 16'777'218})
        out_of_range(std::to_string(number));
}

TEST_CASE("integers: what fits 32 bits is out of range, what does not is no integer") {
    out_of_range("2147483647");
    no_integer("2147483648");
    out_of_range("-2147483648");
    no_integer("-2147483649");
    out_of_range("999999999");
    out_of_range("1000000000");
    no_integer("9999999999");
    no_integer("4294967298");          // 2 in 32 bits
    no_integer("-4294967291");         // 5 in 32 bits
    no_integer("999999999999999999");  // the most digits of which any number fits 64 bits
    no_integer("9999999999999999999");
    no_integer("9223372036854775807");
    no_integer("9223372036854775808");
    no_integer("-9223372036854775808");
    no_integer("-9223372036854775809");
    no_integer("18446744073709551618");                     // 2 in 64 bits
    no_integer("340282366920938463463374607431768211461");  // 5 in 128 bits
    no_integer("1" + zeros(5000));
    no_integer("5" + zeros(5000) + "5");
    no_integer("-" + std::string(5000, '9'));
}

TEST_CASE("integers: a violation of the range tells the number") {
    for (auto const& [text, number] : {std::pair{"1", 1LL},
                                       {"-0", 0LL},
                                       {"2147483647", 2'147'483'647LL},
                                       {"-2147483648", -2'147'483'648LL}}) {
        auto const decoded = chat_timers::decode_body(minutes_of(text));
        REQUIRE(!decoded.has_value());
        CHECK(decoded.error()[0].actual == number);
        CHECK(decoded.error()[0].allowed == chat_timers::interval{2, 480});
    }
    CHECK(chat_timers::decode_body(minutes_of("48.1e1"), chat_timers::decode_options::service)
              .error()[0]
              .actual == 481);
}

TEST_CASE("integers: a violation tells 32 bits from a fraction") {
    struct {
        std::string_view number;
        chat_timers::interval strict, service;
    } const all[] = {{"2147483648", chat_timers::limits::integer, chat_timers::limits::integer},
                     {"-2147483649", chat_timers::limits::integer, chat_timers::limits::integer},
                     {"5.0", {}, {2, 2}},  // which service reads
                     {"5e0", {}, {2, 2}},
                     {"1e10", {}, chat_timers::limits::integer},
                     {"5.5", {}, {}}};
    for (auto const& each : all) {
        CAPTURE(each.number);
        std::string const body = minutes_of(each.number);
        CHECK(chat_timers::decode_body(body).error()[0].allowed == each.strict);
        CHECK(chat_timers::decode_body(body).error()[0].actual == 0);  // only what the range rejects
        auto const decoded = chat_timers::decode_body(body, chat_timers::decode_options::service);
        CHECK(decoded.has_value() == (each.service == chat_timers::interval{2, 2}));
        if (!decoded) CHECK(decoded.error()[0].allowed == each.service);
    }
}

TEST_CASE("integers: -0 is 0") {
    out_of_range("0");
    out_of_range("-0");
    integral_float_out_of_range("-0.0");
    integral_float_out_of_range("0.0");
    integral_float_out_of_range("0e0");
    integral_float_out_of_range("-0E-0");
    integral_float_out_of_range("0." + zeros(5000));
    integral_float_out_of_range("0e" + std::string(5000, '9'));
    integral_float_out_of_range("0e-" + std::string(5000, '9'));
    integral_float_out_of_range("-0.000e+999");
}

TEST_CASE("integers: a fraction of nothing and an exponent are read under service only") {
    integral_float("5.0", 5);
    integral_float("5.000000000000000000000000000000", 5);
    integral_float("5." + zeros(5000), 5);
    integral_float("5e0", 5);
    integral_float("5E0", 5);
    integral_float("5e+0", 5);
    integral_float("5e-0", 5);
    integral_float("5E+00000", 5);
    integral_float("50e-1", 5);
    integral_float("500E-2", 5);
    integral_float("5" + zeros(5000) + "e-5000", 5);
    integral_float("0.5e1", 5);
    integral_float("0.05e2", 5);
    integral_float("0." + zeros(4999) + "5e5000", 5);
    integral_float("0." + zeros(4999) + "5e" + zeros(5000) + "5000", 5);
    integral_float("50.0e-1", 5);
    integral_float("4.8e2", 480);
    integral_float("48E1", 480);
    integral_float("4.80e2", 480);
    integral_float("0.2e1", 2);
    integral_float("20e-1", 2);
}

TEST_CASE("integers: the edges, written as floats") {
    integral_float_out_of_range("1.0");
    integral_float_out_of_range("481.0");
    integral_float_out_of_range("4.81e2");
    integral_float_out_of_range("10e-1");
    integral_float_out_of_range("-5.0");
    integral_float_out_of_range("2147483647.0");
    integral_float_out_of_range("2.147483647e9");
    integral_float_out_of_range("-2147483648.0");
    integral_float_out_of_range("-2.147483648e9");
    integral_float_out_of_range("2e9");
    integral_float_beyond_32_bits("2147483648.0");
    integral_float_beyond_32_bits("2.147483648e9");
    integral_float_beyond_32_bits("-2147483649.0");
    integral_float_beyond_32_bits("3e9");
    integral_float_beyond_32_bits("1e10");
    integral_float_beyond_32_bits("4.294967298e9");
}

TEST_CASE("integers: a fraction is none, however small") {
    no_integer("5.5");
    no_integer("2.1");
    no_integer("1.9999999999999999999999");
    no_integer("5.00000000000000000001");
    no_integer("479.99999999999999999999999999999");
    no_integer("5." + zeros(5000) + "1");
    no_integer("5e-1");
    no_integer("5e-9999999999999999999");
    no_integer("55e-1");
    no_integer("0.5");
    no_integer("0.05e1");
    no_integer("1e-999");
    no_integer("-0.1");
    no_integer("5" + zeros(4999) + "e-5000");
    no_integer("0." + zeros(5000) + "5e5000");
}

TEST_CASE("integers: a vast exponent is no integer, and takes no time") {
    integral_float_beyond_32_bits("1e999");
    integral_float_beyond_32_bits("-1e999");
    integral_float_beyond_32_bits("1e10000000000000000000000");
    integral_float_beyond_32_bits("5e18446744073709551616");  // 0 in 64 bits
    no_integer("5e-18446744073709551616");
    integral_float_beyond_32_bits("5e4294967296");  // 0 in 32 bits
    no_integer("5e-4294967296");
    integral_float_beyond_32_bits("5e9223372036854775807");
    no_integer("5e-9223372036854775808");
    integral_float_beyond_32_bits("5e" + std::string(5000, '9'));
    no_integer("5e-" + std::string(5000, '9'));
    integral_float_beyond_32_bits("5.5e" + std::string(5000, '9'));
    integral_float_beyond_32_bits("0." + zeros(100) + "5e" + std::string(5000, '9'));
    integral_float_beyond_32_bits("5e1" + zeros(5000));
    no_integer("5" + zeros(5000) + "e-1" + zeros(5000));
}

TEST_CASE("integers: a number in quotes is a string") {
    bad(minutes_of(R"(<"5">)"), {verbs::wrong_type(duration, "an integer")});
    bad(minutes_of(R"(<"">)"), {verbs::wrong_type(duration, "an integer")});
}

TEST_CASE("integers: what RFC 8259 does not write is no JSON") {
    using verbs::range;
    using verbs::syntax;
    std::string const value = verbs::item(0, "/TimerValue");

    // A zero at the start ends the number.
    bad(minutes_of("<0><5>"), {range(duration), syntax(value, "',' or '}'")});
    bad(minutes_of("<0><0>"), {range(duration), syntax(value, "',' or '}'")});
    bad(minutes_of("<-0><5>"), {range(duration), syntax(value, "',' or '}'")});
    bad(minutes_of("<0><x>05"), {range(duration), syntax(value, "',' or '}'")});
    bad(minutes_of("5<_>0"), {syntax(value, "',' or '}'")});
    bad(minutes_of("5,<0>"), {syntax(value, "a name in quotes")});
    bad(minutes_of("<5.5><.>5"), {verbs::not_an_integer(duration), syntax(value, "',' or '}'")});
    bad(only_strict, minutes_of("<5e99><.>5"),
        {verbs::not_an_integer(duration), syntax(value, "',' or '}'")});
    bad(only_service, minutes_of("<5e99><.>5"),
        {verbs::beyond_32_bits(duration), syntax(value, "',' or '}'")});

    for (char const* const number :
         {"<+>5", "<.>5", "<N>aN", "<I>nfinity", "<e>5", "<x>5", "<'>5'", "<(>5)", "<\\>u0035"}) {
        bad(minutes_of(number), {syntax(duration, "a value")});
    }
    for (char const* const number :
         {"-<}>", "-<->5", "-<+>5", "-<I>nfinity", "-<.>5", "-< >5", "5.<}>", "5.<e>1", "5.<->1", "5e<}>",
          "5e+<}>", "5e-<}>", "5e<.>5", "5e+<->5", "5.5e<x>", "-<\">5\"", "0.<,>", "0e<,>", "0e+<n>"}) {
        bad(minutes_of(number), {syntax(duration, "a digit")});
    }
    bad(minutes_of("5.<.>0"), {syntax(duration, "a digit")});
}
