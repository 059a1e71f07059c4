#!/usr/bin/env python3
"""Checks the house rules of include/chat_timers/:
- The umbrella header's order is the layers' order: with all that it includes, a header reaches only those
  above it. Leaves stand below all others; no public header stands outside the order.
- No header includes itself by a detour.
- The library includes the standard library, but no streams and no locales, and itself; one leaf, Boost.
- Macros are include guards, one a file, the version, and CHAT_TIMERS_... in the one configuration header, which
  stays short.
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
include = root / "include"
umbrella = "chat_timers/chat_timers.hpp"
leaves = ["chat_timers/boost_json.hpp", "chat_timers/aws_sdk.hpp"]
configuration = "chat_timers/detail/config.hpp"
configuration_lines = 40
unwanted = set("fstream iomanip ios iostream istream locale ostream regex sstream streambuf".split())
errors = []


def error(name, line, sentence):
    errors.append(f"include/{name}:{line}: {sentence}")


texts = {path.relative_to(include).as_posix(): path.read_text(encoding="utf-8").split("\n")
         for path in sorted(include.rglob("*.hpp"))}
uses = {}  # header -> {own header that it includes: line}
guards = {}
for name, lines in texts.items():
    uses[name] = {}
    for number, line in enumerate(lines, start=1):
        if match := re.match(r"\s*#\s*include\s*(\S+)", line):
            target = match[1].strip('<>"')
            if target.startswith("chat_timers/"):
                uses[name][target] = number
                if target not in texts:
                    error(name, number, f"includes {target}, which does not exist.")
            elif "boost" in target.lower():
                if name != leaves[0]:
                    error(name, number, f"includes {target}, but only {leaves[0]} may name Boost.")
            elif not re.fullmatch(r"<[a-z_0-9]+>", match[1]):
                error(name, number, f"includes {match[1]}, neither standard C++ nor <chat_timers/...>.")
            elif target in unwanted:
                error(name, number, f"includes <{target}>: the library knows no streams and no locales.")
        elif match := re.match(r"\s*#\s*define\s+(\w+)", line):
            if re.fullmatch(r"CHAT_TIMERS_\w+_HPP", match[1]):
                if match[1] in guards:
                    error(name, number, f"has the include guard of {guards[match[1]]}.")
                guards[match[1]] = name
            elif name == configuration and re.fullmatch(r"CHAT_TIMERS_\w+", match[1]):
                continue
            elif not re.fullmatch(r"CHAT_TIMERS_VERSION_(MAJOR|MINOR|PATCH)", match[1]):
                error(name, number, f"defines {match[1]}, but macros are include guards, the version and those "
                                    f"of {configuration}.")
    if name == configuration and len(lines) > configuration_lines:
        error(name, configuration_lines, f"has {len(lines)} lines, of at most {configuration_lines}.")
    if name not in guards.values():
        error(name, 1, "has no include guard CHAT_TIMERS_..._HPP.")


def ways_from(name):
    """The headers that `name` includes, directly or not, each with a shortest way to it."""
    ways, queue = {}, [(name,)]
    for way in queue:
        for target in uses.get(way[-1], {}):
            if target not in ways:
                ways[target] = way + (target,)
                queue.append(ways[target])
    return ways


order = list(uses.get(umbrella, {})) + [umbrella] + leaves
for name in texts:
    public = "/detail/" not in name
    if public and name not in order:
        error(name, 1, f"has no place in the order of {umbrella}.")
        continue
    for target, way in ways_from(name).items():
        line = uses[name][way[1]]
        if target == name:
            error(name, line, f"includes itself: {' -> '.join(way)}.")
            break
        elif public and target in order and order.index(target) > order.index(name):
            error(name, line, f"reaches {target}, which stands below it in {umbrella}: {' -> '.join(way)}.")
            break

print(*errors, sep="\n")
sys.exit(1 if errors or not texts else 0)
