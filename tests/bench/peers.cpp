// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include "peers.hpp"

#include <cstdio>
#include <cstdlib>

namespace bench {
namespace {

void check(peer const& judge, document const& judged) {
    if (judge.is_right(judged)) return;
    auto const text = judged.text();
    std::fprintf(stderr, "%.*s gets the task \"%.*s\" wrong on: %.*s\n", static_cast<int>(judge.name.size()),
                 judge.name.data(), static_cast<int>(judge.task.size()), judge.task.data(),
                 static_cast<int>(text.size()), text.data());
    std::exit(EXIT_FAILURE);
}

}  // namespace

std::vector<measurement> measurements() {
    std::vector<measurement> all;
    for (auto const& peer : peers()) {
        bool const decodes = peer.task == "decode";
        for (auto const& payload : payloads()) {
            if (!decodes && !payload.canonical) continue;
            measurement next{std::string(peer.task) + '/' + payload.name + '/' + std::string(peer.name), {}};
            for (auto const& document : payload.documents) {
                check(peer, document);
                next.calls.push_back(peer.prepare(document));
            }
            all.push_back(std::move(next));
        }
        if (!decodes) continue;
        for (auto const& document : fine_print()) check(peer, document);
        if (!peer.sees_repeated_members) continue;
        for (auto const& document : repeated_members()) check(peer, document);
    }
    return all;
}

}  // namespace bench
