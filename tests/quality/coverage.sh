#!/usr/bin/env bash
# coverage.sh [FOLDER]: what the unit tests run of include/: a table of lines and branches by header, and each
# line and branch that none reaches. Fails below 100 %. Builds in FOLDER, build/coverage if none is named; CXX
# chooses the Clang.
#
# Clang's coverage, not gcov's: it counts in the source, before constants are folded, so that what the compiler
# evaluates is not covered; an inline function that nothing calls counts as missed, where gcov leaves it out;
# and it has no branches for exceptions. What a template holds is covered where any instantiation covers it.
# Only while compiling, and so not counted, run consteval functions and what is_constant_evaluated() guards:
# static assertions and tests/reject test them. Nor are the branches of a defaulted comparison, and the one past
# all cases of a switch: that these are all, -Wswitch sees.
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath -m "${1:-build/coverage}")
compiler=${CXX:-clang++}

fail() {
    echo "coverage: $*" >&2
    exit 1
}
"$compiler" --version 2>/dev/null | grep -q clang || fail "$compiler is no Clang: set CXX to one."
tool() { # NAME: the one of the compiler's version
    command -v "$("$compiler" -print-prog-name="$1")" ||
        fail "$compiler has no $1 of its version: install it (on Debian: llvm, or llvm-16 for clang++-16)."
}
profdata=$(tool llvm-profdata)
cov=$(tool llvm-cov)

# Counters that lie in the file itself (%c): those of a test whose process aborts count, too.
flags='-fprofile-instr-generate -fcoverage-mapping -mllvm -runtime-counter-relocation'
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCHAT_TIMERS_TESTS=ON -DCMAKE_CXX_COMPILER="$compiler" \
    -DCMAKE_CXX_FLAGS="-g0 -Wno-unused-command-line-argument $flags" >/dev/null
cmake --build "$build" --target unit
rm -f "$build/unit.profraw"
(cd tests && LLVM_PROFILE_FILE=$build/unit%c.profraw "$build/tests/unit" --minimal)
"$profdata" merge -sparse "$build/unit.profraw" -o "$build/unit.profdata"
find "$PWD/include" -name '*.hpp' -print0 |
    xargs -0 "$cov" export "$build/tests/unit" -instr-profile="$build/unit.profdata" >"$build/coverage.json"
python3 tests/quality/coverage.py "$build/coverage.json"
