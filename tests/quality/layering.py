#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks the architecture of include/chat_timers/:
- Five floors of rooms: text, model, json and report, http, interop. A header includes its own room and lower floors.
- Inside a room the order of its face (model.hpp, json.hpp, ...) holds: a header reaches only headers above it in the
  list, directly or through detail/. A face includes its room's public headers and nothing else.
- No header includes itself through others, and none has more than 300 lines.
- Every header includes text/detail/config.hpp first, directly or through its first include.
- Headers include the standard library and each other; only interop/boost_json.hpp includes Boost.
- Macros are include guards, the version, and those of text/detail/config.hpp, which alone names attributes of compilers.
- No header reads NDEBUG, asserts, or silences a warning: an inline function is the same in every unit of a program.
And of the whole repository: every source file names its licence within its first three lines.
"""
import pathlib
import re
import shutil
import subprocess
import sys

include = pathlib.Path(__file__).resolve().parents[2] / "include"
prefix = "chat_timers/"
config = prefix + "text/detail/config.hpp"
with_boost = prefix + "interop/boost_json.hpp"
floors = {"text": 0, "model": 1, "json": 2, "report": 2, "http": 3, "interop": 4}
faces = {room: f"{prefix}{room}.hpp" for room in ("model", "json", "report", "http")}
longest = 300
errors = []


def error(name, line, sentence):
    errors.append(f"include/{name}:{line}: {sentence}")


def room_of(name):
    parts = name.removeprefix(prefix).split("/")
    return parts[0] if len(parts) > 1 else None


def is_public(name):
    return "/detail/" not in name


texts = {path.relative_to(include).as_posix(): path.read_text(encoding="utf-8").splitlines()
         for path in sorted(include.rglob("*.hpp"))}
uses = {}  # header -> {own header that it includes: line}
guards = {}
for name, lines in texts.items():
    uses[name] = {}
    first = None
    if len(lines) > longest:
        error(name, longest + 1, f"has {len(lines)} lines; the most is {longest}. Split it by concept.")
    for number, line in enumerate(lines, start=1):
        if match := re.match(r"\s*#\s*include\s*(\S+)", line):
            target = match[1].strip('<>"')
            first = first or target
            if target.startswith(prefix):
                uses[name][target] = number
                if target not in texts:
                    error(name, number, f"includes {target}, which does not exist.")
            elif "boost" in target.lower():
                if name != with_boost:
                    error(name, number, f"includes {target}; only {with_boost} includes Boost.")
            elif not re.fullmatch(r"<(?!cassert>)[a-z_0-9]+>", match[1]):
                error(name, number, f"includes {match[1]}: neither standard C++ nor <chat_timers/...>.")
        elif match := re.match(r"\s*#\s*define\s+(\w+)", line):
            if re.fullmatch(r"CHAT_TIMERS_\w+_HPP", match[1]):
                if match[1] in guards:
                    error(name, number, f"has the include guard of {guards[match[1]]}.")
                guards[match[1]] = name
            elif name != config and not re.fullmatch(r"CHAT_TIMERS_VERSION(_(MAJOR|MINOR|PATCH))?", match[1]):
                error(name, number, f"defines {match[1]}; macros belong into {config}.")
        elif match := re.search(r"\bNDEBUG\b|\bassert\s*\(|#\s*pragma\b|\b_Pragma\b", line):
            error(name, number, f"has {match[0]}, which no header needs.")
        elif name != config and (match := re.search(r"\b(?:gnu|clang|msvc)::", line)):
            error(name, number, f"names an attribute of {match[0]}; those belong into {config}.")
    if guards.get(re.sub(r"[/.]", "_", name).upper()) != name:
        error(name, 1, f"lacks the include guard {re.sub(r'[/.]', '_', name).upper()}.")
    if name != config and not (first or "").startswith(prefix):
        error(name, 1, f"includes {first or 'nothing'} first, before {config} could check the compiler.")


def ways_from(name):
    """The headers that `name` includes, directly or not, each with a shortest way to it."""
    ways, queue = {}, [(name,)]
    for way in queue:
        for target in uses.get(way[-1], {}):
            if target not in ways:
                ways[target] = way + (target,)
                queue.append(ways[target])
    return ways


order = [header for room, face in faces.items() for header in uses.get(face, {})]
for room, face in faces.items():
    expected = [name for name in texts if room_of(name) == room and is_public(name)]
    for name in sorted(set(expected) - set(uses.get(face, {}))):
        error(face, 1, f"does not include {name}, a public header of its room.")
    for name in sorted(set(uses.get(face, {})) - set(expected)):
        error(face, uses[face][name], f"includes {name}, which is not a public header of its room.")

for name in texts:
    room = room_of(name)
    if room is None:
        continue
    if room not in floors:
        error(name, 1, f"is in {room}/, which is not one of the rooms {', '.join(floors)}.")
        continue
    for target, line in uses[name].items():
        other = room_of(target)
        if other is None or (other != room and floors.get(other, 9) >= floors[room]):
            error(name, line, f"includes {target}, which is not on a lower floor.")
    for target, way in ways_from(name).items():
        if target == name:
            error(name, uses[name][way[1]], f"includes itself: {' -> '.join(way)}.")
        elif is_public(name) and target in order and name in order and room_of(target) == room:
            if order.index(target) > order.index(name):
                error(name, uses[name][way[1]],
                      f"reaches {target}, which {faces[room]} lists after it: {' -> '.join(way)}.")


def sources():
    """The repository's source files: those that git tracks, or all where there is no git."""
    top = include.parent
    kinds = re.compile(r"(\.(hpp|cpp|h|cppm|py|sh|cmake|js|mjs|css)|(^|/)(CMakeLists\.txt|meson\.build|\.ci/run))$")
    if (top / ".git").exists() and shutil.which("git"):
        names = subprocess.run(["git", "ls-files", "-z"], cwd=top, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\0")
    else:
        names = [path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()]
        names = [name for name in names if not re.search(r"(^|/)(build|node_modules)/", name)]
    return [name for name in sorted(names) if kinds.search(name) and (top / name).is_file()]


licence = "SPDX-License-Identifier: BSL-1.0"
for name in sources():
    with open(include.parent / name, encoding="utf-8") as file:
        if not any(licence in line for line, _ in zip(file, range(3))):
            errors.append(f"{name}:1: lacks the line `{licence}`.")

print(*errors, sep="\n") if errors else print(f"{len(texts)} headers keep the architecture.")
sys.exit(1 if errors or not texts else 0)
