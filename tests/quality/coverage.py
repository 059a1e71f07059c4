#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""coverage.py JSON LIST: compares the lines and branches that the unit tests miss, by llvm-cov's export JSON, with LIST.

LIST has a line `header: text of the source line` for each line or branch that no unit test can reach, below a comment with
the reason. Prints a table of the headers. Fails if anything else is missed, and if LIST names something that is reached."""
import collections
import json
import pathlib
import sys

CODE, GAP = 0, 3  # kinds of llvm-cov's regions; a gap is the white space before a statement

exported, list_file = map(pathlib.Path, sys.argv[1:])
root = pathlib.Path(__file__).resolve().parents[2] / "include/chat_timers"
# By file: {line: count}, of the instantiation that ran it most often, and {place: [true, false]}, of all together.
lines = collections.defaultdict(dict)
branches = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
for function in json.loads(exported.read_text(encoding="utf-8"))["data"][0]["functions"]:
    here = collections.defaultdict(dict)
    # A line's count is that of the innermost region around its start, or a higher one of a region that starts in it.
    for first, column, last, _, count, file, _, kind in sorted(function["regions"], key=lambda r: (r[:2], [-r[2], -r[3]])):
        counts = here[function["filenames"][file]]
        if kind == CODE:
            counts[first] = max(count, counts.get(first, 0))
        if kind in (CODE, GAP):
            counts.update(dict.fromkeys(range(first + 1, last + 1), count))
    for file, counts in here.items():
        lines[file].update((line, max(count, lines[file].get(line, 0))) for line, count in counts.items())
    for *place, true, false, file, _, kind in function["branches"]:
        ways = branches[function["filenames"][file]][tuple(place)]
        ways[0] += true
        ways[1] += false

known = collections.Counter(line for line in list_file.read_text(encoding="utf-8").splitlines()
                            if line and not line.startswith("#"))
missed, numbers, totals = collections.Counter(), collections.defaultdict(set), [0, 0, 0, 0]
row = "{:40} {:6} of {:4} lines {:6} of {:4} branches".format
for path in sorted(root.rglob("*.hpp")):
    header, text = path.relative_to(root), path.read_text(encoding="utf-8").splitlines()
    # Lines of brackets or comments alone do not count.
    counts = {line: count for line, count in lines[str(path)].items()
              if any(map(str.isalnum, text[line - 1].partition("//")[0]))}
    # A branch that goes neither way is a constant, or on a line that is missed.
    ways = [(place[0], way) for place, both in branches[str(path)].items() if any(both) for way in both]
    for line in [line for line, count in counts.items() if not count] + [line for line, way in ways if not way]:
        place = f"{header}: {text[line - 1].strip()}"
        missed[place] += 1
        numbers[place].add(line)
    figures = sum(map(bool, counts.values())), len(counts), sum(bool(way) for _, way in ways), len(ways)
    totals = [sum(pair) for pair in zip(totals, figures)]
    print(row(str(header), *figures))
print(row("", *totals))
for place in missed - known:
    print(f"missed: {place}  (line {', '.join(map(str, sorted(numbers[place])))})")
for place in known - missed:
    print(f"reached or changed, but in {list_file.name}: {place}")
listed = sum((missed & known).values())
print(f"{sum(missed.values())} lines and ways of branches are missed, {listed} of them for a listed reason")
sys.exit(known != missed)
