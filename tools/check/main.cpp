// SPDX-License-Identifier: BSL-1.0

// check: judges payloads in files or on standard input. `check --help` prints the manual.

// So that systems of 32 bits open files beyond 2 GiB, too.
#define _FILE_OFFSET_BITS 64

#include "checker.hpp"
#include "json_schema.hpp"
#include "manual.hpp"
#include "options.hpp"
#include "output.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <variant>

namespace {

check::verdict run(check::usage_error const& found, check::output& to) {
    to.err() += "check: " + found.sentence + '\n';
    return check::verdict::trouble;
}

check::verdict run(check::options const& wanted, check::output& to) {
    switch (wanted.task) {
    case check::task::judge: return check::checker(wanted, to).run();
    case check::task::print_manual: to.out() += check::manual; break;
    case check::task::print_version: to.out() += check::version() + '\n'; break;
    case check::task::print_schema: check::append_schema(to.out(), wanted); break;
    }
    return check::verdict::all_valid;
}

}  // namespace

int main(int count, char** arguments) {
    check::keep_bytes_and_survive_closed_pipes();
    check::output to;
    auto const asked = check::parse({arguments + (std::min)(count, 1), arguments + count});
    check::verdict const found = std::visit([&](auto const& what) { return run(what, to); }, asked);
    return static_cast<int>(to.close() ? found : check::verdict::trouble);
}
