// Distributed under the Boost Software License, Version 1.0. See LICENSE.
// Run by instructions.py under valgrind, which counts within `counted` and dumps each time it returns.
#include "peers.hpp"

#include <cstdio>

extern "C" [[gnu::noinline]] void counted(bench::call const* calls, std::size_t count) {
    for (std::size_t i = 0; i != count; ++i) calls[i]();
}

int main() {
    auto all = bench::measurements();
    auto const nothing = bench::call([] {});
    all.insert(all.begin(), {"nothing", {nothing}});
    for (auto const& [name, calls] : all) {
        for (auto const& call : calls) call();  // the first time costs more
        counted(calls.data(), calls.size());
        std::printf("%zu %s\n", calls.size(), name.c_str());
    }
}
