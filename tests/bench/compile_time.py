#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints how long the headers take to compile, against the standard headers that a user includes anyway.

compile_time.py [COMPILER...]     CPU seconds at -O0, medians of interleaved repetitions

Fails where g++ takes longer than the limits allow.
"""
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

STANDARD = "standard headers"
SOURCES = {
    STANDARD: ["variant", "string_view", "array", "optional", "chrono", "span"],
    "umbrella": ["chat_timers/chat_timers.hpp"],
    "json.hpp": ["chat_timers/json.hpp"],
}
AT_MOST = {"umbrella": 2.2, "json.hpp": 1.8}  # times the standard headers
REPETITIONS = 15
INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(compiler, folder):
    measured = {name: [] for name in SOURCES}
    for repetition in range(1 + REPETITIONS):
        for name, values in measured.items():
            time = seconds([compiler, "-std=c++20", "-O0", "-I", INCLUDE,
                            "-c", f"{folder}/{name}.cpp", "-o", f"{folder}/{name}.o"])
            if repetition:  # the first one also reads the headers from the disk
                values.append(time)
    return {name: statistics.median(values) for name, values in measured.items()}


def main():
    compilers = sys.argv[1:] or [name for name in ("g++", "clang++") if shutil.which(name)]
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, headers in SOURCES.items():
            text = "".join(f"#include <{header}>\n" for header in headers)
            pathlib.Path(folder, f"{name}.cpp").write_text(text)
        for compiler in compilers:
            times = medians(compiler, folder)
            for name, most in AT_MOST.items():
                ratio = times[name] / times[STANDARD]
                is_limited = pathlib.Path(compiler).name.startswith("g++")
                missed |= is_limited and ratio > most
                verdict = "measured" if not is_limited else "reached" if ratio <= most else "MISSED"
                print(f"- {verdict}: {compiler} compiles {name} in {times[name]:.2f} s, the {STANDARD} in "
                      f"{times[STANDARD]:.2f} s: {ratio:.2f} times" + (f", of at most {most}" if is_limited else ""))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
