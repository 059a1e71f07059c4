#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""outcome.py FILE COMMAND...: runs a check as a step of the build, and writes its exit status and output to FILE. A
failed check does not fail the build: its test does.
outcome.py --report FILE COMMAND...: the test. Prints what FILE holds and exits with that status; runs the check again
where it failed or was not yet run."""
import pathlib
import subprocess
import sys

report = sys.argv[1] == "--report"
file, *command = sys.argv[2 if report else 1:]
file = pathlib.Path(file)

if report and file.exists():
    status, _, output = file.read_text(encoding="utf-8", errors="replace").partition("\n")
    if status == "0":
        sys.exit(print(output))

run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
file.parent.mkdir(parents=True, exist_ok=True)
file.write_bytes(b"%d\n%s" % (run.returncode, run.stdout))
if report or run.returncode != 0:
    sys.stdout.buffer.write(run.stdout)
if report:
    sys.exit(run.returncode)
