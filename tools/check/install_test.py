#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""`cmake --install` installs the checker with the library: install_test.py PROGRAM CMAKE BUILD. Exit status 77 without help2man."""

import pathlib
import shutil
import subprocess
import sys

from harness import *

CMAKE, BUILD = sys.argv[2:]
help2man = shutil.which("help2man")
if not help2man or "help2man" not in subprocess.run([help2man, "--version"], capture_output=True, text=True).stdout:
    print("not run: there is no help2man, which tests/setup.sh --ci installs")
    sys.exit(SKIPPED)


def installed(*arguments):
    shutil.rmtree("prefix", ignore_errors=True)
    done = subprocess.run([CMAKE, "--install", BUILD, "--prefix", "prefix", *arguments], capture_output=True, text=True)
    expect((done.returncode, done.stderr), (0, ""))
    return sorted(path.relative_to("prefix").as_posix() for path in pathlib.Path("prefix").rglob("*") if path.is_file())


@case
def the_program_and_its_man_page():
    expect(installed("--component", "tools"), ["bin/check", "share/man/man1/check.1"])
    write("good.json", GOOD)
    done = subprocess.run(["prefix/bin/check", "good.json"], capture_output=True, text=True)
    expect((done.returncode, done.stdout), (0, "good.json: ok (body)\n"))
    with open("prefix/share/man/man1/check.1", encoding="utf-8") as file:
        page = file.read()
    for option in "--form", "--profile", "--format", "--reply", "--color", "--explain", "--lines", "--key", "--print-schema":
        expect((option, f"\\fB\\{option.replace('-', chr(92) + '-')[1:]}" in page), (option, True))
    for section in "NAME", "SYNOPSIS", "FORMS", "FORMATS", "ENVIRONMENT", "EXAMPLES":
        expect((section, f".SH {section}" in page or f'.SH "{section}"' in page), (section, True))
    if shutil.which("man"):  # which tests/setup.sh --ci installs
        done = subprocess.run(["man", "--warnings", "-l", "prefix/share/man/man1/check.1"], capture_output=True, text=True,
                              env=environment(MANWIDTH="80", MAN_KEEP_FORMATTING="", TERM="dumb", LC_ALL="C.UTF-8"))
        expect((done.returncode, done.stderr), (0, ""))


@case
def with_the_library_unless_a_component_is_named():
    tools = ["bin/check", "share/man/man1/check.1"]
    expect([path for path in installed() if path in tools], tools)
    expect([path for path in installed("--component", "dev") if path in tools], [])


run_cases()
