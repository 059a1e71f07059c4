// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <chat_timers/detail/literal_errors.hpp>

#include <chat_timers/detail/checks.hpp>

#include "aborts.hpp"

#include <doctest/doctest.h>

// That a wrong literal does not compile, and what the compiler's message names, tests/reject proves. Here
// they run, as where a compiler runs a consteval constructor after all.

using namespace chat_timers;
using namespace chat_timers::detail;

namespace {

violations one(rule which, node where = node::timer_list) {
    violations found;
    found.push_back(broken(which, {where, 0}, {}));
    return found;
}

}  // namespace

TEST_CASE("literal_errors: a violation of the payload ends the program") {
    for (int value = 0; value < static_cast<int>(rule::unroutable); ++value) {
        CAPTURE(value);
        CHECK(aborts([=] { refuse_literal(one(static_cast<rule>(value))); }));
    }
    CHECK(aborts([] { refuse_literal(one(rule::length, node::instance_id)); }));
    CHECK(aborts([] { refuse_literal(one(rule::length, node::contact_id)); }));
    CHECK(aborts([] { literal_must_be_a_string_literal(); }));
    CHECK(aborts([] { identifier_must_be_well_formed_utf8(); }));
}

TEST_CASE("literal_errors: the last violation counts where it ended the reading, else the first") {
    violations found = one(rule::method);  // no literal's
    found.push_back(broken(rule::range, {node::duration, 0}, {}));
    refuse_literal(found);
    found.push_back(broken(rule::syntax, {node::duration, 0}, {}));
    CHECK(aborts([&] { refuse_literal(found); }));
}

TEST_CASE("literal_errors: what is wrong with an HTTP request is wrong with no literal") {
    for (rule const which :
         {rule::unroutable, rule::method, rule::path, rule::media_type, rule::not_acceptable}) {
        refuse_literal(one(which));
    }
}
