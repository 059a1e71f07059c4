// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/exception.hpp>

#include <chat_timers/json/decode.hpp>
#include <chat_timers/model/identifier.hpp>

#include "../support/aborts.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

// class invalid_request : public std::exception { violations const& error() const; };
// template <class T, class E> T value_or_throw(result<T, E> const&);

using namespace chat_timers;

static_assert(std::is_base_of_v<std::exception, invalid_request>);
static_assert(std::is_nothrow_copy_constructible_v<invalid_request>);

TEST_CASE("exception: value_or_throw returns the value, or throws all violations") {
    CHECK(value_or_throw(instance_id::parse("i")).value() == "i");
    try {
        (void)value_or_throw(decode_input("{}"));
        FAIL("nothing was thrown");
    } catch (invalid_request const& thrown) {
        CHECK(thrown.error().size() == 3);
        CHECK(thrown.error()[1].field == field::contact_id);
        CHECK(std::string{thrown.what()} ==
              "Value at '/InstanceId' failed to satisfy constraint: Member must not be null (and 2 more)");
    }
    CHECK_THROWS_AS((void)value_or_throw(contact_id::parse("")), std::exception);
    try {
        (void)value_or_throw(contact_id::parse(""));
    } catch (std::exception const& thrown) {
        CHECK(std::string{thrown.what()} == "Value with length 0 at '/ContactId' failed to satisfy "
                                            "constraint: Member must have length between 1 and "
                                            "256, inclusive");
    }
}

TEST_CASE("exception: what() counts the violations after the first one") {
    auto const said = [](std::string_view input) {
        return std::string{invalid_request{decode_input(input).error()}.what()};
    };
    std::string const one = said(R"({"InstanceId":"i","ContactId":"c"})");
    CHECK(one.ends_with("Member must not be null"));
    CHECK(said(R"({"InstanceId":"i"})").ends_with("Member must not be null (and 1 more)"));
}

TEST_CASE("exception: what() ends with its sentence, whatever the memory held") {
    alignas(invalid_request) unsigned char memory[sizeof(invalid_request)];
    std::memset(memory, 'x', sizeof memory);
    auto* const made = ::new (memory) invalid_request{contact_id::parse("").error()};
    CHECK(std::string{made->what()} == made->error()[0].message().view());
    made->~invalid_request();
}

TEST_CASE("exception: none can be made of no violations") {
    CHECK(aborts([] { (void)invalid_request{violations{}}; }));
}
