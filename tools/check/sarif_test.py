#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Validates SARIF logs of the checker by Microsoft's own validator: sarif_test.py PROGRAM. Exit status 77 without npm's
@microsoft/sarif-multitool, which tests/setup.sh --ci installs as package-lock.json pins it."""

import json
import subprocess
import sys

from harness import *

MULTITOOL = HERE / "node_modules/.bin/sarif-multitool"
if not MULTITOOL.exists():
    print("not run: tests/setup.sh --ci installs", MULTITOOL)
    sys.exit(SKIPPED)


@case
def sarif_is_valid_for_microsoft():
    write("a b,\u00e9.json", BAD), write("two.json", f"{GOOD}\n{GOOD}"), write("cut.http", capture()[:-1])
    write("ill.json", b'{"\xff":1}'), write("good.json", GOOD)
    write("log", "\n".join([GOOD, BAD, "", '{"\U0001F44D":1}', body(timer("agent"))]))
    files = sorted(str(file) for file in CONFORMANCE.rglob("*") if file.suffix in (".json", ".http"))
    write("all.sarif", check("--format=sarif", *files, "a b,\u00e9.json", "two.json", "cut.http", "ill.json", "missing").out)
    write("none.sarif", check("--format=sarif", "good.json").out)
    write("lines.sarif", check("--format=sarif", "--lines", "log").out)
    # The validator notices what is wrong.
    write("wrong.sarif", check("--format=sarif", "log").out.replace('"startColumn":', '"startColumn":-'))
    for name, is_clean in ("all", True), ("none", True), ("lines", True), ("wrong", False):
        done = subprocess.run([MULTITOOL, "validate", f"{name}.sarif", "--output", f"{name}.report", "--log",
                               "ForceOverwrite"], capture_output=True, text=True, timeout=PATIENCE)
        with open(f"{name}.report", encoding="utf-8-sig") as file:
            report = json.load(file)["runs"][0]
        faults = [result for result in report["results"] if result.get("level", "warning") in ("error", "warning")]
        successful = all(item["executionSuccessful"] for item in report["invocations"])
        expect((name, done.returncode, successful, not faults), (name, 0, True, is_clean))


run_cases()
