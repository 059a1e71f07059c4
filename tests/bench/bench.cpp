// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>

int main(int argc, char** argv) {
    auto all = bench::measurements();
    for (auto& [name, documents, run] : all) {
        // An iteration is one call, so that the time is that of one document.
        auto const batch = static_cast<benchmark::IterationCount>(documents == 1 ? 64 : documents);
        benchmark::RegisterBenchmark(name.c_str(), [batch, &run = run](benchmark::State& state) {
            while (state.KeepRunningBatch(batch)) run(static_cast<std::size_t>(batch));
        });
    }
    std::string libraries;
    for (auto const& library : bench::libraries()) libraries += (libraries.empty() ? "" : ", ") + library;
    benchmark::AddCustomContext("compiler", COMPILER);
    benchmark::AddCustomContext("libraries", libraries);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
}
