#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Prints as Markdown what tests/bench measures, and whether it is what the library promises.

table.py times [BUILD [SECOND]]      nanoseconds, medians of interleaved repetitions
table.py instructions [BUILD]        counted by valgrind; these repeat exactly. Fails where they exceed AT_MOST
table.py per_byte [BUILD]            nanoseconds per byte of hostile texts; fails where one takes more than
                                     PER_BYTE_AT_MOST times as long as the slowest valid one
table.py readme [BUILD [SECOND]]     writes times and instructions into README.md, and draws the chart
table.py chart                       draws speed.svg from the table of README.md

BUILD is the binary directory, build/bench unless given. SECOND is one of another compiler: its columns of
chat_timers and of the peers in SECOND_PEERS are added.
"""
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile

import chart

FOLDER = pathlib.Path(__file__).resolve().parent
BUILD = FOLDER.parents[1] / "build" / "bench"
README = FOLDER / "README.md"
ROUNDS, REPETITIONS = 7, 3  # of each program, in turn
OURS = "chat_timers"
SECOND_PEERS = (OURS, "glaze")
CHARTS = {  # heading: task, payload
    "decode, compact": ("decode", "four timers"),
    "decode, indented": ("decode", "four timers, indented"),
    "decode, members in another order": ("decode", "four timers, reordered"),
    "encode": ("encode", "four timers"),
}
CHART_TITLE = "Times as long as chat_timers takes, four timers (logarithmic)"
VALID = ("one timer", "four timers", "four timers, AWS CLI", "four timers, indented", "four timers, indented by 4",
         "four timers, reordered", "512 different", "512 different, shuffled")
FASTER_THAN = [  # task, payload, peer, at least so many times
    ("decode", "four timers", "Boost.JSON SAX", 7),
    ("decode", "four timers, AWS CLI", "Boost.JSON SAX", 9),
    ("decode", "four timers, indented", "Boost.JSON SAX", 10),
    ("decode", "four timers, reordered", "Boost.JSON SAX", 5),
    ("decode", "512 different, shuffled", "Boost.JSON SAX", 6),
    *(("decode", payload, "glaze", 1.5) for payload in VALID),
    # Boost's parser stops at the first fault; the library reads on and reports all of them.
    ("decode", "repeated pair, 2nd timer", "Boost.JSON SAX", 1),
    ("decode", "481 minutes, 1st timer", "Boost.JSON SAX", 1),
    ("decode", "both union members, 1st timer", "Boost.JSON SAX", 1),
    ("decode", "unknown role, 1st timer", "Boost.JSON SAX", 0.7),
    *(("decode", f"{fault}, 4th timer", "Boost.JSON SAX", 1.5)
      for fault in ("repeated pair", "481 minutes", "both union members", "unknown role")),
    ("encode", "four timers", "Boost.JSON DOM", 30),
    ("encode", "four timers", "fmt compiled", 4),
]
NO_SLOWER_THAN = [  # task, payload, than task, at most so many times; both are ours
    ("decode(http_request)", "four timers", "decode", 1.8),
]
AT_MOST = [  # task, payload, instructions, with GCC 12
    ("decode", "four timers", 720),
    ("decode", "four timers, AWS CLI", 740),
    ("decode", "four timers, indented", 880),
    ("decode", "four timers, indented by 4", 980),
    ("decode", "four timers, reordered", 1050),
    ("decode", "512 different, shuffled", 870),
    ("decode", "repeated pair, 2nd timer", 2120),
    ("decode", "481 minutes, 1st timer", 2010),
    ("decode", "both union members, 1st timer", 2050),
    ("decode", "unknown role, 1st timer", 2090),
    ("encode", "four timers", 220),
    ("decode(http_request)", "four timers", 1300),
    ("decode_input", "four timers", 2450),
]
SECOND_AT_MOST = 2  # times the first compiler's time, of any valid payload
PER_BYTE_AT_MOST = 3


def output_of(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def program(build, name):
    return pathlib.Path(build, "tests", "bench", name)


def report_of(path, repetitions, pattern="."):
    return json.loads(output_of([path, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}",
                                 f"--benchmark_filter={pattern}", "--benchmark_min_time=0.01",
                                 "--benchmark_enable_random_interleaving=true"]))


def compiler_of(context):
    """ "Clang 19.1" of "Clang 19.1.7 -O3". """
    name, version = context["compiler"].split()[:2]
    return f"{name.replace('GNU', 'GCC')} {'.'.join(version.split('.')[:2])}"


def setting_of(contexts):
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    compilers = " and ".join(f"{compiler_of(context)} `-O3`" for context in contexts)
    libraries = dict.fromkeys(library for context in contexts for library in context["libraries"].split(", "))
    text = f"{cpu[1] if cpu else platform.processor()}, {os.cpu_count()} cores, {compilers}. Peers: " + \
        ", ".join(libraries) + "."
    load = os.getloadavg()[0]
    if load > os.cpu_count() / 2:
        text += f" **The machine was loaded** ({load:.0f} processes for its {os.cpu_count()} cores): the times are " \
            "longer than on a quiet one, and the ratios less exact."
    return text


def times(builds):
    """Medians by task, payload and peer, and where they were measured. The programs take turns."""
    programs = [program(build, "bench") for build in builds]
    patterns = [".", f"/({'|'.join(SECOND_PEERS)})$"]
    samples, contexts = [{} for _ in programs], [{} for _ in programs]
    setting = None
    for _ in range(ROUNDS):
        for number, (path, pattern) in enumerate(zip(programs, patterns)):
            report = report_of(path, REPETITIONS, pattern)
            contexts[number] = report["context"]
            for line in report["benchmarks"]:
                if line["run_type"] == "iteration":
                    samples[number].setdefault(line["run_name"], []).append(line["cpu_time"])
        setting = setting or setting_of(contexts)
    measured = {}
    for name in output_of([programs[0], "--benchmark_list_tests"]).splitlines():
        measured[key_of(name)] = statistics.median(samples[0][name])
    for name in output_of([programs[1], "--benchmark_list_tests"]).splitlines() if len(programs) > 1 else ():
        if name in samples[1]:
            task, payload, peer = key_of(name)
            measured[task, payload, f"{peer}, {compiler_of(contexts[1])}"] = statistics.median(samples[1][name])
    return measured, setting


def key_of(name):
    return tuple(name.split("/", 2))  # task, payload, peer


def per_byte(build):
    """A row for each text: of both profiles the slower one's nanoseconds per byte, and how many times those of the
    base and of the four timers in canonical spelling. The base is the valid spelling that is the slowest. Of the
    repetitions the quickest counts, which other programs have disturbed least."""
    path = program(build, "per_byte")
    texts = {}  # name: {bytes: nanoseconds per byte}
    quickest = {}
    for name in output_of([path, "--benchmark_list_tests"]).splitlines():
        quickest[name] = float("inf")
    for line in report_of(path, 5)["benchmarks"]:
        if line["run_type"] == "iteration":
            quickest[line["run_name"]] = min(quickest[line["run_name"]], line["cpu_time"])
    for name, time in quickest.items():
        _, text, size = name.split("/")
        sizes = texts.setdefault(text, {})
        sizes[int(size)] = max(sizes.get(int(size), 0), time / int(size))
    valid = {text.removeprefix("valid: "): max(sizes.values())
             for text, sizes in texts.items() if text.startswith("valid: ")}
    hostile = {text: sizes for text, sizes in texts.items() if not text.startswith("valid: ")}
    base = max(valid, key=valid.get)

    print("| valid text | ns/byte |\n|---|---:|")
    for text, time in valid.items():
        print(f"| {text} | {time:.2f} |")
    print(f"\nHostile texts: ns/byte (times the base, which is \"{base}\"; times \"four timers\")\n")
    lengths = sorted({size for sizes in hostile.values() for size in sizes})
    print(f"| text | {' | '.join(f'{size:,} bytes' for size in lengths)} |\n|---{'|---:' * len(lengths)}|")
    slow = []
    for text, sizes in hostile.items():
        cells = [f"{sizes[size]:.2f} ({sizes[size] / valid[base]:.1f}×, {sizes[size] / valid['four timers']:.1f}×)"
                 for size in lengths]
        print(f"| `{text}` | {' | '.join(cells)} |")
        ratio = max(sizes.values()) / valid[base]
        if ratio > PER_BYTE_AT_MOST:
            slow.append(f"{text}: {ratio:.1f} times the base's time per byte, of at most {PER_BYTE_AT_MOST}")
    print()
    for sentence in slow:
        print_promise(False, sentence)
    if not slow:
        print_promise(True, f"every hostile text takes at most {PER_BYTE_AT_MOST} times the base's time per byte")
    return not slow


def instructions(build):
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = output_of(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={folder}/dump",
                           "--toggle-collect=counted", "--dump-after=counted",
                           program(build, "instructions")]).splitlines()
        for number, line in enumerate(lines, 1):
            turns, name = line.split(" ", 1)
            dump = pathlib.Path(folder, f"dump.{number}").read_text()
            counts[name] = int(re.search(r"^totals: (\d+)", dump, re.M)[1]) / int(turns)
    nothing = counts.pop("nothing")
    return {key_of(name): count - nothing for name, count in counts.items()}


def tables(measured):
    """Of each task a row for each payload and a column for each peer: its value, and how many times ours that is."""
    lines = []
    for task in dict.fromkeys(task for task, _, _ in measured):
        payloads = dict.fromkeys(payload for of, payload, _ in measured if of == task)
        peers = dict.fromkeys(peer for of, _, peer in measured if of == task and peer != OURS)
        lines.append(f"| {task} | {' | '.join([OURS, *peers])} |")
        lines.append("|---" + "|---:" * (1 + len(peers)) + "|")
        for payload in payloads:
            ours = measured[task, payload, OURS]
            theirs = [measured[task, payload, peer] for peer in peers]
            cells = [payload, f"{ours:,.0f}", *(f"{value:,.0f} ({value / ours:.1f}×)" for value in theirs)]
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def print_promise(kept, sentence):
    print(f"- {'reached' if kept else 'MISSED'}: {sentence}")


def print_promises_of_times(measured):
    for task, payload, peer, least in FASTER_THAN:
        if (task, payload, peer) in measured:
            ratio = measured[task, payload, peer] / measured[task, payload, OURS]
            print_promise(ratio >= least, f"{task} {payload}: {ratio:.1f} times as fast as {peer}, of {least}")
    for task, payload, than, most in NO_SLOWER_THAN:
        ratio = measured[task, payload, OURS] / measured[than, payload, OURS]
        print_promise(ratio <= most, f"{task} {payload}: {ratio:.2f} times as long as {than}, of {most}")
    for task, payload, peer in measured:
        if task == "decode" and payload in VALID and peer.startswith(f"{OURS}, "):
            ratio = measured[task, payload, peer] / measured[task, payload, OURS]
            print_promise(ratio <= SECOND_AT_MOST,
                          f"{task} {payload}: with {peer.split(', ')[1]} {ratio:.2f} times as long, of {SECOND_AT_MOST}")


def print_promises_of_instructions(measured):
    kept = True
    for task, payload, most in AT_MOST:
        count = measured[task, payload, OURS]
        kept &= count <= most
        print_promise(count <= most, f"{task} {payload}: {count:,.0f} instructions, of {most:,}")
    return kept


def write_part(name, text):
    """Replaces what README.md has between the comments that name the part."""
    first, last = f"<!-- {name}: table.py readme -->\n", f"<!-- end of {name} -->"
    before, _, rest = README.read_text().partition(first)
    _, found, after = rest.partition(last)
    if not found:
        sys.exit(f"table.py: {README} has no comments {first.strip()} and {last} around the part to be replaced.")
    README.write_text(f"{before}{first}\n{text}\n{last}{after}")


def ratios_in_readme(task, payload):
    """The ratios that README.md's first table of the task has, by peer, but those of floors and of other compilers."""
    header, row = None, None
    for line in README.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == task and header is None:
            header = cells
        elif cells[0] == payload and header and row is None:
            row = cells
    if not row:
        sys.exit(f'table.py: {README} has no table "{task}" with a row "{payload}".')
    return {peer: cell.partition("(")[2].removesuffix("×)") for peer, cell in zip(header, row)
            if "(" in cell and not peer.startswith("only ") and ", " not in peer}


def draw_chart():
    groups = {heading: ratios_in_readme(*row) for heading, row in CHARTS.items()}
    (FOLDER / "speed.svg").write_text(chart.svg(CHART_TITLE, groups))


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in ("times", "instructions", "per_byte", "readme", "chart"):
        sys.exit(__doc__)
    what, builds = sys.argv[1], sys.argv[2:] or [BUILD]
    kept = True
    if what == "per_byte":
        kept = per_byte(builds[0])
    if what in ("times", "readme"):
        measured, setting = times(builds)
        text = f"Nanoseconds on {setting}\n\n{tables(measured)}"
        print(text)
        print_promises_of_times(measured)
        if what == "readme":
            write_part("times", text)
    if what in ("instructions", "readme"):
        measured = instructions(builds[0])
        print(f"Instructions:\n\n{tables(measured)}")
        kept = print_promises_of_instructions(measured)
        if what == "readme":
            write_part("instructions", tables(measured))
    if what in ("readme", "chart"):
        draw_chart()
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
