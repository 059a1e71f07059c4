// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_BENCH_PEERS_HPP
#define CHAT_TIMERS_TESTS_BENCH_PEERS_HPP

#include "payloads.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

// Does the work this many times, each time on the next document. The loop is compiled with the work, so that
// nothing but the work is called each time.
using loop = std::function<void(std::size_t count)>;

// How much of JSON and of the payload's rules a peer answers for. Each includes the ones before it.
enum class checks {
    none,       // does only a part of the task: a floor for the others
    values,     // all but the two below, which the parser hides from its user
    spellings,  // reads names and texts with escapes, and rejects integers with an exponent
    repeated,   // rejects an object that has two members of the same name
};

// One library at one task.
struct peer {
    std::string_view task;  // "decode" takes every document, any other task only canonical ones
    std::string_view name;
    bench::checks checks;
    loop (*prepare)(std::vector<document> const&);  // the loop borrows the documents
    bool (*is_right)(document const&);
};

// The libraries that the peers are of, with their versions. Filled, like peers(), before main by their
// sources.
inline std::vector<std::string>& libraries() {
    static std::vector<std::string> all;
    return all;
}

inline bool uses(std::string library) {
    libraries().push_back(std::move(library));
    return true;
}

inline std::vector<peer>& peers() {
    static std::vector<peer> all;
    return all;
}

inline bool add_peer(peer const& added) {
    peers().push_back(added);
    return true;
}

template <auto Work, class Input>
loop loop_over(std::vector<Input> inputs) {
    return [inputs = std::move(inputs), next = std::size_t{0}](std::size_t count) mutable {
        for (; count != 0; --count) {
            auto result = Work(inputs[next]);
            benchmark::DoNotOptimize(result);
            if (++next == inputs.size()) next = 0;
        }
    };
}

// Work(Prepare(document)) is measured, without Prepare; IsRight judges the result.
template <auto Prepare, auto Work, auto IsRight>
bool add_peer(std::string_view task, std::string_view name, checks checked = checks::repeated) {
    return add_peer({task, name, checked,
                     [](std::vector<document> const& documents) {
                         std::vector<decltype(Prepare(documents.front()))> inputs;
                         for (auto const& from : documents) inputs.push_back(Prepare(from));
                         return loop_over<Work>(std::move(inputs));
                     },
                     [](document const& from) { return IsRight(Work(Prepare(from)), from); }});
}

// A JSON text in a buffer that is not cleared first.
struct text_buffer {
    std::size_t size;
    char bytes[1024];
};

// Decode: std::optional<request>(std::string_view).
template <auto Decode>
bool add_decoder(std::string_view name, checks checked = checks::repeated) {
    return add_peer<[](document const& from) { return from.text(); }, Decode,
                    [](std::optional<request> const& result, document const& from) {
                        return result == from.expected();
                    }>("decode", name, checked);
}

// Encode: text_buffer(request const&).
template <auto Encode>
bool add_encoder(std::string_view name) {
    return add_peer<[](document const& from) { return *from.expected(); }, Encode,
                    [](text_buffer const& result, document const& from) {
                        return std::string_view(result.bytes, result.size) == from.text();
                    }>("encode", name);
}

// A peer's loop over the documents of a payload.
struct measurement {
    std::string name;  // "task/payload/peer"
    std::size_t documents;
    loop run;
};

// Every peer at every payload. The first one that judges wrong ends the program with a sentence.
std::vector<measurement> measurements();

}  // namespace bench

#endif
