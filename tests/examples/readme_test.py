#!/usr/bin/env python3
"""README.md shows the examples beside this file, and what readme.cpp prints, to the letter.
Usage: readme_test.py READMES_EXAMPLE"""
import pathlib
import re
import subprocess
import sys

here = pathlib.Path(__file__).parent
readme = (here / "../../README.md").read_text(encoding="utf-8")
blocks = re.findall(r"^```[a-z+]*\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)


def expect(what, text):
    if text not in blocks:
        sys.exit(f"README.md has no fenced block that is {what}; it should be:\n{text}")


for name in "readme", "gateway", "client", "schedule", "boost_json", "aws_sdk":
    _licence, source = (here / f"{name}.cpp").read_text(encoding="utf-8").split("\n", 1)
    expect(f"tests/examples/{name}.cpp behind its first line", source)
run = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True, encoding="utf-8")
expect("what tests/examples/readme.cpp prints", run.stdout)
