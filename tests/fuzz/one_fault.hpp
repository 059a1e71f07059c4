// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_FUZZ_ONE_FAULT_HPP
#define CHAT_TIMERS_TESTS_FUZZ_ONE_FAULT_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace fuzz {

// A payload that would be right without its one fault.
struct faulty_payload {
    std::string json;
    bool is_input;          // else a body
    bool service_accepts;   // what strict refuses
    std::string violation;  // the only one, `rule@pointer@offset+length`
};

// How many kinds of fault there are.
std::size_t fault_kinds();

// By a recipe: its first byte chooses the fault, each of the others where it is and how the rest looks. Any
// bytes are a recipe; behind their end come zeros.
faulty_payload make_faulty_payload(std::string_view recipe);

}  // namespace fuzz

#endif
