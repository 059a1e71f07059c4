#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""run.py SOURCE HEADER COMPILER [FLAG...]: passes if SOURCE compiles as it is, and with REJECT defined does not, with a
message that holds the name after `// expect:`, or matches the expression in parentheses after it. HEADER.gch holds the precompiled headers, if it exists."""
import pathlib
import re
import subprocess
import sys

source, header, *compiler = sys.argv[1:]
precompiled = ["-include", header] if pathlib.Path(f"{header}.gch").exists() else []
include = pathlib.Path(__file__).resolve().parent.parent.parent / "include"
command = [*compiler, "-std=c++20", f"-I{include}", *precompiled, "-fsyntax-only", source]
expected = re.search(r"^// expect: (\w+|\(.+\))$", pathlib.Path(source).read_text(encoding="utf-8"), re.MULTILINE)
if not expected:
    sys.exit(f"{source}: has no line `// expect: NAME` or `// expect: (EXPRESSION)`.")


def compiles(*flags):
    return subprocess.run([*command, *flags], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


mended = compiles()
if mended.returncode != 0:
    sys.exit(f"{mended.stdout}{source}: does not compile, although REJECT is not defined.")
faulty = compiles("-DREJECT")
if faulty.returncode == 0:
    sys.exit(f"{source}: compiles, although REJECT is defined.")
if not re.search(rf"\b{expected[1]}\b", faulty.stdout):
    sys.exit(f"{faulty.stdout}{source}: does not compile, but the message lacks {expected[1]}.")
