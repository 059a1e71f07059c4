// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/detail/literal_errors.hpp>

#include <chat_timers/model/detail/checks.hpp>

#include "../support/aborts.hpp"

#include <doctest/doctest.h>

#include <ostream>  // with Microsoft's STL, doctest needs it to print a std::string_view

// That a wrong literal does not compile, and what the compiler's message names, tests/reject proves. Here
// they run, as with a Clang for which literals are not consteval.

using namespace chat_timers;
using namespace chat_timers::detail;

namespace {

violations one(rule which, field where = field::timer_list) {
    violations found;
    found.push_back(broken(which, {where, 0}, {}));
    return found;
}

}  // namespace

TEST_CASE("literal_errors: every violation ends the program") {
    for (rule const each : enumerators<rule>()) {
        CAPTURE(to_string(each));
        CHECK(aborts([=] { refuse_literal(one(each)); }));
    }
    CHECK(aborts([] { refuse_literal(one(rule::length, field::instance_id)); }));
    CHECK(aborts([] { refuse_literal(one(rule::length, field::contact_id)); }));
    CHECK(aborts([] { literal_must_be_a_string_literal(); }));
}
