#!/usr/bin/env python3
"""coverage.py FILE: what coverage.sh measured, given as llvm-cov exports it, as a table and a list."""
import collections
import json
import os
import re
import sys


def while_compiling(text):
    """The lines of consteval functions and of what is_constant_evaluated() guards: to the bracket that closes."""
    found = set()
    last = 0
    for number, line in enumerate(text, start=1):
        if number > last and re.match(r"[^/\"]*(\bconsteval\b|\bif \(std::is_constant_evaluated\(\)\))", line):
            last, depth, opened = number, 0, False
            for last, each in enumerate(text[number - 1:], start=number):
                depth += each.count("{") - each.count("}")
                opened = opened or "{" in each
                if depth == 0 and (opened or each.endswith(";")):
                    break
            found.update(range(number, last + 1))
    return found


def line_counts(segments):
    """How often each line that holds code was run, at most: {number: count}."""
    counts = {}
    wrapped = None  # what runs on from the line before
    by_line = collections.defaultdict(list)
    for line, _, count, counted, entry, gap in segments:
        by_line[line].append((count, counted, entry and not gap))
    for line in range(segments[0][0], segments[-1][0] + 1) if segments else ():
        entered = [count for count, counted, enters in by_line[line] if counted and enters]
        if wrapped is not None or entered:
            counts[line] = max(entered + ([wrapped] if wrapped is not None else []))
        if by_line[line]:
            count, counted, _ = by_line[line][-1]
            wrapped = count if counted else None
    return counts


def branch_counts(branches):
    """How often each condition was true, and false: {(line, column, last line, last column): [3, 0]}."""
    counts = collections.defaultdict(lambda: [0, 0])
    for *place, true, false, _, _, _ in branches:
        counts[tuple(place)][0] += true
        counts[tuple(place)][1] += false
    # Neither: it is a constant, or on a line that never ran.
    return {place: both for place, both in counts.items() if any(both)}


with open(sys.argv[1], encoding="utf-8") as exported:
    files = {os.path.relpath(file["filename"]): file for file in json.load(exported)["data"][0]["files"]}
missed, sums = [], [0, 0, 0, 0]
row = "{:48} {:6} of {:4} lines {:6} of {:4} branches"
for name, file in sorted(files.items()):
    with open(name, encoding="utf-8") as source:
        text = source.read().split("\n")
    left_out = while_compiling(text) | {number for number, line in enumerate(text, start=1) if "= default;" in line}
    lines = {line: count for line, count in line_counts(file["segments"]).items() if line not in left_out}
    branches = {place: both for place, both in branch_counts(file["branches"]).items()
                if place[0] not in left_out and not text[place[0] - 1][:place[1] - 1].endswith("switch (")}
    figures = (sum(count != 0 for count in lines.values()), len(lines),
               sum(count != 0 for both in branches.values() for count in both), 2 * len(branches))
    sums = [a + b for a, b in zip(sums, figures)]
    print(row.format(name, *figures))
    missed += [f"{name}:{line}: never run: {text[line - 1].strip()}" for line, count in lines.items() if not count]
    for (line, column, last_line, last_column), both in sorted(branches.items()):
        if not all(both):
            condition = text[line - 1][column - 1:last_column - 1 if last_line == line else None]
            missed.append(f"{name}:{line}: never {'false' if both[0] else 'true'}: {condition}")
print(row.format("", *sums))
print(*missed, sep="\n")
sys.exit(1 if missed or not files else 0)
