// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_ALLOCATIONS_HPP
#define CHAT_TIMERS_TESTS_UNIT_ALLOCATIONS_HPP

#include <cstddef>

// How often this program has called any form of `new`; allocations.cpp counts.
std::size_t allocations_so_far();

// How often `call` does.
template <class Call>
std::size_t allocations_of(Call call) {
    std::size_t const before = allocations_so_far();
    call();
    return allocations_so_far() - before;
}

#endif
