#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs the tests of the gateway: see run.sh."""
import argparse
import importlib
import pathlib
import shutil
import sys
import tempfile

import support

PARTS = ("module", "clients", "faults")

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="run.sh", description="Tests the nginx module: prints one line a case.")
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", default="", metavar="REGEX", help="run the cases whose names match")
    parser.add_argument("--short", action="store_true", help="shorten what takes minutes")
    parser.add_argument("--keep", action="store_true", help="keep the folder of nginx, and say where it is")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)} (the default is all)")
    wanted = parser.parse_args()
    for part in wanted.parts:
        if part not in PARTS:
            parser.error(f"there is no part '{part}': expected one of {', '.join(PARTS)}")

    cases = support.Cases(wanted.only)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gateway."))
    lab = support.Lab(folder, wanted.build)
    lab.short = wanted.short
    try:
        lab.start()
        for part in wanted.parts or PARTS:
            importlib.import_module(f"{part}_test").run(lab, cases)
    finally:
        code = lab.stop()
    cases.run("nginx stops in good order", support.stopped_in_order, lab, code)
    if wanted.keep:
        print(f"The folder of nginx: {folder}")
    else:
        shutil.rmtree(folder)
    if cases.skipped:
        print(f"{cases.skipped} skipped")
    print(f"{cases.passed} passed, {cases.failed} failed")
    sys.exit(cases.failed != 0 or cases.passed == 0)
