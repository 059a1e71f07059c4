// Distributed under the Boost Software License, Version 1.0. See LICENSE.
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

// Does once, on one document, what is to be measured.
using call = std::function<void()>;

// One library at one task.
struct peer {
    std::string_view task;  // "decode" takes every document, any other task only canonical ones
    std::string_view name;
    bool sees_repeated_members;
    call (*prepare)(document const&);  // the call borrows the document
    bool (*is_right)(document const&);
};

// Filled before main by the source of each peer.
inline std::vector<peer>& peers() {
    static std::vector<peer> all;
    return all;
}

inline bool add_peer(peer const& added) {
    peers().push_back(added);
    return true;
}

// Work(Prepare(document)) is measured, without Prepare; IsRight judges what it returns.
template <auto Prepare, auto Work, auto IsRight>
bool add_peer(std::string_view task, std::string_view name, bool sees_repeated_members = true) {
    return add_peer({task, name, sees_repeated_members,
                     [](document const& from) -> call {
                         return [input = Prepare(from)] {
                             auto result = Work(input);
                             benchmark::DoNotOptimize(result);
                         };
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
bool add_decoder(std::string_view name, bool sees_repeated_members = true) {
    return add_peer<[](document const& from) { return from.text(); }, Decode,
                    [](std::optional<request> const& result, document const& from) {
                        return result == from.expected();
                    }>("decode", name, sees_repeated_members);
}

// Encode: text_buffer(request const&).
template <auto Encode>
bool add_encoder(std::string_view name) {
    return add_peer<[](document const& from) { return *from.expected(); }, Encode,
                    [](text_buffer const& result, document const& from) {
                        return std::string_view(result.bytes, result.size) == from.text();
                    }>("encode", name);
}

// What a peer has to do with a payload: one call a document.
struct measurement {
    std::string name;  // "task/payload/peer"
    std::vector<call> calls;
};

// Every peer at every payload. The first one that judges wrong ends the program with a sentence.
std::vector<measurement> measurements();

}  // namespace bench

#endif
