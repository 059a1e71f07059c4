#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# The entry of .pre-commit-hooks.yaml: compiles the checker where it is not yet compiled, and runs it. pre-commit keeps a
# clone for each revision, so that a program once compiled is that revision's.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
program=$root/build/pre-commit/check
if [ ! -x "$program" ]; then
    mkdir -p "${program%/*}"
    if ! ${CXX:-c++} -std=c++20 -O2 -I "$root/include" "$root/tools/check/main.cpp" -o "$program.$$" 2>"$program.log"; then
        cat "$program.log" >&2
        echo "check: it does not compile: a C++20 compiler and cxxopts are needed, as $root/tests/setup.sh installs them." >&2
        exit 2
    fi
    mv "$program.$$" "$program"  # at once, whoever else compiles it
fi
exec "$program" "$@"
