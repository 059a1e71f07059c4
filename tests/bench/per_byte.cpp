// SPDX-License-Identifier: BSL-1.0
// Run by table.py: decodes hostile texts of several lengths, and the four timers as a measure for them.
#include <chat_timers/json.hpp>

#include "../unit/support/hostile_texts.hpp"
#include "payloads.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

namespace ct = chat_timers;

std::string_view text_of(std::string_view payload) {
    auto const& all = bench::payloads();
    auto const found = std::ranges::find(all, payload, &bench::payload::name);
    if (found == all.end()) {
        std::fprintf(stderr, "per_byte: payloads.cpp has no \"%.*s\".\n", static_cast<int>(payload.size()),
                     payload.data());
        std::exit(EXIT_FAILURE);
    }
    return found->documents.front().text();
}

std::string with_ids(std::string_view body) {
    return R"({"InstanceId":"12345678-1234-1234-1234-123456789012",)"
           R"("ContactId":"87654321-4321-4321-4321-210987654321",)" +
           std::string(body.substr(1));
}

// The same with every character of its names and texts as \uXXXX.
std::string escaped(std::string_view json) {
    std::string text;
    bool inside = false;
    for (char const byte : json) {
        if (byte == '"') inside = !inside;
        if (byte == '"' || !inside) {
            text += byte;
        } else {
            char escape[7];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(byte));
            text += escape;
        }
    }
    return text;
}

// Named "profile/text/bytes".
void add(std::string const& name, std::string const& text, bool valid) {
    for (bool const is_strict : {true, false}) {
        auto options = is_strict ? ct::decode_options::strict : ct::decode_options::service;
        options.max_bytes = text.size();
        if (ct::decode_input(text, options).has_value() != valid) {
            std::fprintf(stderr, "per_byte: \"%s\" should be %s.\n", name.c_str(),
                         valid ? "valid" : "refused");
            std::exit(EXIT_FAILURE);
        }
        auto const run = [text, options](benchmark::State& state) {
            for (auto _ : state) {
                auto decoded = ct::decode_input(text, options);
                benchmark::DoNotOptimize(decoded);
            }
        };
        std::string const full =
            (is_strict ? "strict/" : "service/") + name + "/" + std::to_string(text.size());
        benchmark::RegisterBenchmark(full.c_str(), run);
    }
}

}  // namespace

int main(int argc, char** argv) {
    for (std::string_view const spelling :
         {"four timers", "four timers, indented", "four timers, reordered"}) {
        std::string const text = with_ids(text_of(spelling));
        add("valid: " + std::string(spelling), text, true);
        add("valid: " + std::string(spelling) + ", escaped", escaped(text), true);
    }
    for (auto const& family : hostile::families) {
        for (std::size_t const size : {1024U, 4096U, 16384U, 65536U})
            add(std::string(family.name), family.text(size), false);
    }
    benchmark::AddCustomContext("compiler", COMPILER);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
}
