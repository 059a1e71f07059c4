#!/usr/bin/env python3
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Prints as Markdown what tests/bench measures, and whether it is what the library promises.

table.py times BUILD/tests/bench/bench                   nanoseconds, medians of interleaved repetitions
table.py instructions BUILD/tests/bench/instructions     counted by valgrind; these repeat exactly
table.py per_byte BUILD/tests/bench/per_byte             nanoseconds per byte of hostile texts; fails where one
                                                         takes more than PER_BYTE_AT_MOST times what a valid one does
"""
import json
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

OURS = "chat_timers"
FASTER_THAN = [  # task, payload, peer, at least so many times
    ("decode", "four timers", "Boost.JSON SAX", 8),
    ("decode", "four timers, indented", "Boost.JSON SAX", 2.5),
    ("decode", "four timers, reordered", "Boost.JSON SAX", 2.5),
    ("decode", "512 different", "Boost.JSON SAX", 6),
    ("decode", "512 different, shuffled", "Boost.JSON SAX", 2.5),
    *(("decode", f"{fault}, {timer} timer", "Boost.JSON SAX", 2)
      for fault, first in (("repeated pair", "2nd"), ("481 minutes", "1st"),
                           ("both union members", "1st"), ("unknown role", "1st"))
      for timer in (first, "4th")),
    ("encode", "four timers", "Boost.JSON DOM", 50),
    ("encode", "four timers", "fmt compiled", 4),
]
NO_SLOWER_THAN = [  # task, payload, than task, at most so many times; both are ours
    ("decode(http_request)", "one timer", "decode", 1.5),
    ("decode(http_request)", "four timers", "decode", 1.5),
]
AT_MOST = [  # task, payload, instructions, with GCC 12
    ("decode", "four timers", 560),
    ("decode", "four timers, AWS CLI", 610),
    ("decode", "four timers, indented", 720),
    ("decode", "four timers, indented by 4", 800),
    ("decode", "four timers, reordered", 1050),
    ("decode", "512 different, shuffled", 860),
    ("decode", "unknown role, 1st timer", 1220),
    ("encode", "four timers", 185),
    ("decode(http_request)", "four timers", 760),
    ("decode_input", "four timers", 1460),
]
PER_BYTE_AT_MOST = 3


def output_of(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def report_of(program, repetitions):
    report = json.loads(output_of([program, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}",
                                   "--benchmark_min_time=0.01", "--benchmark_enable_random_interleaving=true"]))
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print(f"Nanoseconds on {cpu[1] if cpu else platform.processor()}, {report['context']['compiler']}:\n")
    return report["benchmarks"]


def times(program):
    names = output_of([program, "--benchmark_list_tests"]).splitlines()
    medians = {line["run_name"]: line["cpu_time"] for line in report_of(program, 21)
               if line.get("aggregate_name") == "median"}
    return {name: medians[name] for name in names}


def per_byte(program):
    """A row for each text: of both profiles the slower one's nanoseconds per byte, and how many times those of the
    base and of the four timers in canonical spelling. The base is the valid spelling that is the slowest. Of the
    repetitions the quickest counts, which other programs have disturbed least."""
    texts = {}  # name: {bytes: nanoseconds per byte}
    quickest = {}
    for name in output_of([program, "--benchmark_list_tests"]).splitlines():
        quickest[name] = float("inf")
    for line in report_of(program, 5):
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


def instructions(program):
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = output_of(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={folder}/dump",
                           "--toggle-collect=counted", "--dump-after=counted", program]).splitlines()
        for number, line in enumerate(lines, 1):
            documents, name = line.split(" ", 1)
            dump = pathlib.Path(folder, f"dump.{number}").read_text()
            counts[name] = int(re.search(r"^totals: (\d+)", dump, re.M)[1]) / int(documents)
    print("Instructions:\n")
    nothing = counts.pop("nothing")
    return {name: count - nothing for name, count in counts.items()}


def print_table(measured, task):
    """A row for each payload, a column for each peer: its value, and how many times ours that is."""
    payloads = dict.fromkeys(payload for of, payload, _ in measured if of == task)
    peers = dict.fromkeys(peer for of, _, peer in measured if of == task and peer != OURS)
    print(f"| {task} | {' | '.join([OURS, *peers])} |")
    print("|---" + "|---:" * (1 + len(peers)) + "|")
    for payload in payloads:
        ours = measured[task, payload, OURS]
        theirs = [measured[task, payload, peer] for peer in peers]
        cells = [payload, f"{ours:,.0f}", *(f"{value:,.0f} ({value / ours:.1f}×)" for value in theirs)]
        print(f"| {' | '.join(cells)} |")
    print()


def print_promise(kept, sentence):
    print(f"- {'reached' if kept else 'MISSED'}: {sentence}")


def main():
    what, program = sys.argv[1:]
    if what == "per_byte":
        sys.exit(0 if per_byte(program) else 1)
    by_name = {"times": times, "instructions": instructions}[what](program)
    measured = {tuple(name.split("/", 2)): value for name, value in by_name.items()}  # task, payload, peer
    for task in dict.fromkeys(task for task, _, _ in measured):
        print_table(measured, task)
    for task, payload, peer, least in FASTER_THAN if what == "times" else ():
        if (task, payload, peer) in measured:
            ratio = measured[task, payload, peer] / measured[task, payload, OURS]
            sentence = f"{task} {payload}: {ratio:.1f} times as fast as {peer}, of {least}"
            print_promise(ratio >= least, sentence)
    for task, payload, than, most in NO_SLOWER_THAN if what == "times" else ():
        ratio = measured[task, payload, OURS] / measured[than, payload, OURS]
        print_promise(ratio <= most, f"{task} {payload}: {ratio:.2f} times as long as {than}, of {most}")
    for task, payload, most in AT_MOST if what == "instructions" else ():
        count = measured[task, payload, OURS]
        print_promise(count <= most, f"{task} {payload}: {count:,.0f} instructions, of {most:,}")
    print()


if __name__ == "__main__":
    main()
