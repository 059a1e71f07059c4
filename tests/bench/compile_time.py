#!/usr/bin/env python3
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Prints how long the umbrella header takes to compile, against the standard headers that a user has anyway.

compile_time.py [COMPILER...]     CPU seconds at -O0, medians of interleaved repetitions
"""
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

MOST = 2.35
REPETITIONS = 9
INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"
SOURCES = {
    "umbrella": ["chat_timers/chat_timers.hpp"],
    "standard": ["variant", "string_view", "array", "optional", "chrono", "span"],
}


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    compilers = sys.argv[1:] or [name for name in ("g++", "clang++") if shutil.which(name)]
    with tempfile.TemporaryDirectory() as folder:
        for name, headers in SOURCES.items():
            text = "".join(f"#include <{header}>\n" for header in headers)
            pathlib.Path(folder, f"{name}.cpp").write_text(text)
        for compiler in compilers:
            measured = {name: [] for name in SOURCES}
            for _ in range(REPETITIONS):
                for name, values in measured.items():
                    values.append(seconds([compiler, "-std=c++20", "-O0", "-I", INCLUDE,
                                           "-c", f"{folder}/{name}.cpp", "-o", f"{folder}/{name}.o"]))
            umbrella, standard = map(statistics.median, measured.values())
            ratio = umbrella / standard
            print(f"- {'reached' if ratio <= MOST else 'MISSED'}: {compiler} compiles the umbrella in "
                  f"{umbrella:.2f} s, the standard headers in {standard:.2f} s: {ratio:.2f} times, of {MOST}")


if __name__ == "__main__":
    main()
