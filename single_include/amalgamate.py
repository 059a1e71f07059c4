#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes single_include/chat_timers.hpp: all that the umbrella header includes, each header once, in order.
--check           writes nothing; fails if the file is not what would be written.
--forward FOLDER  writes, for each header within, a FOLDER/chat_timers/NAME.hpp that includes the file."""
import difflib
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parent
include = here.parent / "include"
target = here / "chat_timers.hpp"
umbrella = "chat_timers/chat_timers.hpp"

own = re.compile(r"#include <(chat_timers/\S+)>")
standard = re.compile(r"#include <(\w+)>")
guarded = re.compile(r"//[^\n]*\n#ifndef (\w+_HPP)\n#define \1\n(.*)\n#endif\n", re.DOTALL)


def walk(name, bodies, libraries):
    """Puts the header's body behind those of the headers that it includes."""
    if name in bodies:
        return
    bodies[name] = ""  # its place is taken last; until then it only ends cycles
    match = guarded.fullmatch((include / name).read_text(encoding="utf-8"))
    if not match:
        sys.exit(f"include/{name}:1: is not a licence line and text within one include guard")
    kept = []
    for number, line in enumerate(match[2].split("\n"), start=4):
        if found := own.match(line):
            walk(found[1], bodies, libraries)
        elif found := standard.match(line):
            libraries.add(found[1])
        elif "#include" in line:
            sys.exit(f"include/{name}:{number}: includes neither <chat_timers/...> nor <standard_header>")
        else:
            kept.append(line)
    del bodies[name]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    # The guard is defined, so that a header of interop/ can be included beside the single header.
    bodies[name] = f"#define {match[1]}\n\n{body}".strip()


def amalgamation(bodies, libraries):
    numbers = re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", bodies["chat_timers/version.hpp"])
    version = ".".join(numbers)
    includes = "\n".join(f"#include <{name}>" for name in sorted(libraries))
    sections = "\n\n".join(f"// ---- {name}\n\n{body}" for name, body in bodies.items() if name != umbrella)
    return f"""\
// SPDX-License-Identifier: BSL-1.0
// chat_timers {version}, made of include/chat_timers/ by single_include/amalgamate.py. Change it there.
#ifndef CHAT_TIMERS_SINGLE_INCLUDE_HPP
#define CHAT_TIMERS_SINGLE_INCLUDE_HPP

#ifdef CHAT_TIMERS_TEXT_DETAIL_CONFIG_HPP
#error "A header of the folder chat_timers/ precedes the single header: include the single header first."
#else

{includes}

{sections}

#endif
#endif
"""


def main(arguments):
    bodies, libraries = {}, set()
    walk(umbrella, bodies, libraries)
    text = amalgamation(bodies, libraries)
    if arguments == ["--check"]:
        old = target.read_text(encoding="utf-8") if target.exists() else ""
        if old != text:
            difference = difflib.unified_diff(old.splitlines(True), text.splitlines(True), "committed", "made now")
            sys.stdout.writelines(list(difference)[:40])
            sys.exit("single_include/chat_timers.hpp is out of date: run single_include/amalgamate.py.")
    elif len(arguments) == 2 and arguments[0] == "--forward":
        for name in bodies:
            path = pathlib.Path(arguments[1], name)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "#include <chat_timers.hpp>\n"
            if not path.exists() or path.read_text(encoding="utf-8") != text:  # else all would be compiled again
                path.write_text(text, encoding="utf-8")
    elif arguments:
        sys.exit("usage: amalgamate.py [--check | --forward FOLDER]")
    else:
        target.write_text(text, encoding="utf-8")


main(sys.argv[1:])
