#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that speed.svg shows exactly the ratios of README.md's tables, and draws each bar as long as its figure."""
import math
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

FOLDER = pathlib.Path(__file__).resolve().parent
SVG = "{http://www.w3.org/2000/svg}"
SHOWN = {  # the chart's heading: the task and the payload of the table
    "decode, compact": ("decode", "four timers"),
    "decode, indented": ("decode", "four timers, indented"),
    "decode, members in another order": ("decode", "four timers, reordered"),
    "encode": ("encode", "four timers"),
}


def ratios_of(readme, task, payload):
    """The ratios of the row of the first table of the task, by peer."""
    header = re.search(rf"^\| {re.escape(task)} \|(.*)\|$", readme, re.M)
    row = re.search(rf"^\| {re.escape(payload)} \|(.*)\|$", readme[header.end():], re.M)
    peers = [cell.strip() for cell in header[1].split("|")]
    cells = [cell.strip() for cell in row[1].split("|")]
    ratios = {}
    for peer, cell in zip(peers, cells, strict=True):
        ratio = re.fullmatch(r"[\d,]+ \(([\d.,]+)×\)", cell)
        if ratio and "only" not in peer and "," not in peer:
            ratios[peer] = ratio[1]
    return ratios


def bars_of(chart):
    """Of each heading its bars, by name: the figure beside the bar, and the bar's left and right end."""
    groups, bar = {}, None
    for element in chart:
        classes = element.get("class", "").split()
        if element.tag == SVG + "text" and "title" in classes and element.get("y") != "24":
            bars = groups.setdefault(element.text, {})
        elif element.tag == SVG + "text" and "end" in classes:
            name = element.text
        elif element.tag == SVG + "rect" and "bar" in classes:
            left = float(element.get("x"))
            bar = (left, left + float(element.get("width")))
        elif element.tag == SVG + "text" and classes == ["text"]:
            bars[name] = (element.text, *bar)
    return groups


def faults():
    readme = (FOLDER / "README.md").read_text()
    chart = tree.parse(FOLDER / "speed.svg").getroot()
    expected = {heading: ratios_of(readme, *row) for heading, row in SHOWN.items()}
    drawn = bars_of(chart)
    if not all(expected.values()):
        yield "README.md has no ratios where the chart takes them from"
    for heading in expected.keys() ^ drawn.keys():
        yield f'"{heading}" is only in one of the table and the chart'
    for heading in expected.keys() & drawn.keys():
        figures = {name: figure for name, (figure, *_) in drawn[heading].items()}
        table = {name: f"{ratio}×" for name, ratio in expected[heading].items()}
        if figures != table:
            yield f'"{heading}" shows {figures}, the table has {table}'

    marks = {float(text.text): float(text.get("x")) for text in chart
             if text.tag == SVG + "text" and "middle" in text.get("class").split()}
    per_decade = (marks[10] - marks[1])
    for heading, bars in drawn.items():
        for name, (figure, left, right) in bars.items():
            ratio = float(figure.rstrip("×").replace(",", ""))
            ends = sorted((marks[1], marks[1] + math.log10(ratio) * per_decade))
            if abs(left - ends[0]) > 0.3 or abs(right - ends[1]) > 0.3:
                yield f'the bar of "{name}" under "{heading}" does not end at {figure}'


def main():
    found = list(faults())
    for fault in found:
        print(f"chart_test.py: {fault}.")
    if found:
        sys.exit("Run `tests/bench/table.py chart` to draw speed.svg from README.md.")


if __name__ == "__main__":
    main()
