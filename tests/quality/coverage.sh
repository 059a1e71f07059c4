#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# coverage.sh [FOLDER]: the lines and branches of include/ that the unit tests run, by header, as llvm-cov counts them.
# Fails if a test misses one that coverage.txt does not list as out of reach, and if coverage.txt lists one that is
# reached. Builds in FOLDER (default: build/coverage); CXX selects the Clang. The list fits Clang 14.
#
# Clang counts in the source, before it folds constants. It counts an inline function that nothing calls as missed,
# where gcov omits it, and it has no branches for exceptions. A line or branch of a template is covered if any
# instantiation covers it.
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

# Continuous mode (%c) maps the counters to a file of each process (%p), so that those of one that aborts are kept. They are
# atomic because some tests have threads: a lost increment of one counter makes others, which are differences, wrong.
flags='-fprofile-instr-generate -fcoverage-mapping -fprofile-update=atomic -mllvm -runtime-counter-relocation'
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCHAT_TIMERS_TESTS=ON -DCMAKE_CXX_COMPILER="$compiler" \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON \
    -DCMAKE_CXX_FLAGS="-g0 -Wno-unused-command-line-argument $flags" >/dev/null
cmake --build "$build" --target unit
rm -f "$build"/*.profraw
LLVM_PROFILE_FILE=$build/unit%p%c.profraw \
    ctest --test-dir "$build" -R '^unit\.' --no-tests=error -j 4 --output-on-failure
"$profdata" merge -sparse "$build"/*.profraw -o "$build/unit.profdata"
find "$PWD/include" -name '*.hpp' -print0 |
    xargs -0 "$cov" export "$build/tests/unit/unit" -instr-profile="$build/unit.profdata" >"$build/coverage.json"
python3 tests/quality/coverage.py "$build/coverage.json" tests/quality/coverage.txt
