// SPDX-License-Identifier: BSL-1.0
// Run by table.py under valgrind, which counts within `counted` and dumps each time it returns.
#include "peers.hpp"

#include <cstddef>
#include <cstdio>

extern "C" [[gnu::noinline]] void counted(bench::loop const& run, std::size_t count) { run(count); }

int main() {
    auto all = bench::measurements();
    constexpr auto nothing = [](char input) { return input; };
    all.insert(all.begin(), {"nothing", 1, bench::loop_over<nothing>(std::vector<char>(1))});
    for (auto const& [name, documents, run] : all) {
        std::size_t const turns =
            documents == 1 ? 64 : documents;  // so many that entering the loop counts little
        run(turns);                           // the first time costs more
        counted(run, turns);
        std::printf("%zu %s\n", turns, name.c_str());
    }
}
