#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""module.py [--check]: writes include/chat_timers/chat_timers.cppm, which exports every name that the umbrella header
declares outside detail. Clang lists the names; CXX chooses it (default: clang++). --check writes nothing, and fails if
the file is not what would be written."""
import os
import pathlib
import re
import subprocess
import sys

project = pathlib.Path(__file__).resolve().parents[2]
target = project / "include/chat_timers/chat_timers.cppm"


def names(compiler):
    """The public names by namespace: {"": ["apply", ...], "limits": [...]}."""
    command = [*compiler, "-std=c++20", f"-I{project}/include", "-fsyntax-only", "-Xclang", "-ast-list", "-x", "c++", "-"]
    listed = subprocess.run(command, input="#include <chat_timers/chat_timers.hpp>\n", capture_output=True, text=True)
    if listed.returncode != 0:
        sys.exit(f"module: {' '.join(command)} failed:\n{listed.stderr}")
    found = {}
    for name in set(listed.stdout.split("\n")):
        match = re.fullmatch(r"chat_timers::(?:v\d+::)?(?:(limits|literals|operation)::)?(operator\S+|\w+)", name)
        # Clang lists the parameters of requires-expressions and of constrained templates, too: to, text, value, Out.
        # Comparisons are friends, which a using-declaration does not find and a call does.
        if match and not re.fullmatch(r"detail|limits|literals|operation|to|text|value|Out|chat_timers|v\d+|operator(==|<=>)", match[2]):
            found.setdefault(match[1] or "", set()).add(match[2])
    return {space: sorted(found[space]) for space in sorted(found)}


def text_of(found):
    text = """\
// SPDX-License-Identifier: BSL-1.0
// All that <chat_timers/chat_timers.hpp> declares, as a module: import chat_timers; tests/quality/module.py writes this
// file. Macros are not exported; the adapters (boost_json.hpp and others) are headers only.
module;
#include <chat_timers/chat_timers.hpp>
export module chat_timers;
"""
    for space, members in found.items():
        scope = f"chat_timers::{space}" if space else "chat_timers"
        lines = "\n".join(f"using {scope}::{name};" for name in members)
        text += f"\nexport namespace {scope} {{\n{lines}\n}}\n"
    return text


text = text_of(names(os.environ.get("CXX", "clang++").split()))
if sys.argv[1:] == ["--check"]:
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        sys.exit(f"{target.relative_to(project)} does not export what the headers declare: run tests/quality/module.py.")
elif sys.argv[1:]:
    sys.exit("usage: module.py [--check]")
else:
    target.write_text(text, encoding="utf-8")
