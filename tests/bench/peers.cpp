// SPDX-License-Identifier: BSL-1.0
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
            for (auto const& document : payload.documents) check(peer, document);
            all.push_back({std::string(peer.task) + '/' + payload.name + '/' + std::string(peer.name),
                           payload.documents.size(), peer.prepare(payload.documents)});
        }
        if (!decodes || peer.checks == checks::none) continue;
        for (auto const& document : fine_print()) check(peer, document);
        if (peer.checks < checks::spellings) continue;
        for (auto const& document : odd_spellings()) check(peer, document);
        if (peer.checks < checks::repeated) continue;
        for (auto const& document : repeated_members()) check(peer, document);
    }
    return all;
}

}  // namespace bench
