// SPDX-License-Identifier: BSL-1.0
// expect: result_must_not_be_made_of_no_violations
#include <chat_timers/model/result.hpp>

using namespace chat_timers;

constexpr result<int> made = [] {
    violations found;
#ifndef REJECT
    found.push_back({});
#endif
    return result<int>{found};
}();
static_assert(!made);
