#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""mixed.py COMPILER [FLAG...]: passes if two units of mixed.cpp link, with NDEBUG in one of them too, and if they do
not link with CHAT_TIMERS_PORTABLE in one of them, because the function's type then differs. A header of the folder before the
single header is an error that names the right order."""
import pathlib
import subprocess
import sys
import tempfile

folder = pathlib.Path(__file__).resolve().parent
compiler = [*sys.argv[1:], "-std=c++20", f"-I{folder.parents[1] / 'include'}"]


def run(*arguments):
    return subprocess.run([*compiler, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


with tempfile.TemporaryDirectory() as build:
    def compiled(name, *flags):
        target = f"{build}/{name}.o"
        if (made := run(*flags, "-c", str(folder / "mixed.cpp"), "-o", target)).returncode != 0:
            sys.exit(f"{made.stdout}{name} does not compile.")
        return target

    calls, defines = compiled("calls"), compiled("defines", "-DDEFINES")
    for definition in (defines, compiled("without_assertions", "-DDEFINES", "-DNDEBUG")):
        if (linked := run(calls, definition, "-o", f"{build}/program")).returncode != 0:
            sys.exit(f"{linked.stdout}{definition} does not link.")
    portable = compiled("portable", "-DDEFINES", "-DCHAT_TIMERS_PORTABLE")
    mixed = run(calls, portable, "-o", f"{build}/program")
    if mixed.returncode == 0:
        sys.exit("A unit with CHAT_TIMERS_PORTABLE links with one without it.")
    if "contains" not in mixed.stdout:
        sys.exit(f"{mixed.stdout}The message lacks the function's name.")

    order = pathlib.Path(build, "order.cpp")
    order.write_text("#include <chat_timers/model/limits.hpp>\n#include <chat_timers.hpp>\n", encoding="utf-8")
    made = run(f"-I{folder.parents[1] / 'single_include'}", "-fsyntax-only", str(order))
    if made.returncode == 0 or "include the single header first" not in made.stdout or "redefinition" in made.stdout:
        sys.exit(f"{made.stdout}A header before the single header is not an error that names the order.")
