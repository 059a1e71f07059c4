// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include "peers.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>

int main(int argc, char** argv) {
    auto const all = bench::measurements();
    for (auto const& [name, calls] : all) {
        // One call an iteration, so that the time is that of one document.
        benchmark::RegisterBenchmark(name.c_str(), [&calls = calls](benchmark::State& state) {
            std::size_t next = 0;
            for (auto _ : state) {
                calls[next]();
                if (++next == calls.size()) next = 0;
            }
        });
    }
    benchmark::AddCustomContext("compiler", COMPILER);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
}
