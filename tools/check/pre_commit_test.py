#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs the hook of .pre-commit-hooks.yaml as its user does: pre_commit_test.py PROGRAM. Exit status 77 without pre-commit or
git, which tests/setup.sh --ci installs."""

import os
import shutil
import subprocess
import sys

from harness import *

ROOT = HERE.parents[1]
if not shutil.which("pre-commit") or not shutil.which("git"):
    print("not run: there is no pre-commit or git")
    sys.exit(SKIPPED)


def run(*command, directory, home):
    environ = {name: value for name, value in environment().items() if not name.startswith("GIT_")}
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=5 * PATIENCE, env={
        **environ, "HOME": home, "PRE_COMMIT_HOME": os.path.join(home, "cache"), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.com"})


@case
def a_repository_with_the_hook():
    home = os.getcwd()

    def git(*arguments, directory):
        done = run("git", *arguments, directory=directory, home=home)
        expect((arguments, done.returncode, done.stderr if done.returncode else ""), (arguments, 0, ""))

    # Of this checkout as it is, what the hook needs.
    os.makedirs("library/tools/check"), os.makedirs("library/tools/capture")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", "library")
    shutil.copytree(ROOT / "include", "library/include")
    for file in [*HERE.glob("*.hpp"), HERE / "main.cpp", HERE / "pre_commit.sh"]:
        shutil.copy(file, "library/tools/check")
    for file in (HERE.parent / "capture").glob("*.hpp"):
        shutil.copy(file, "library/tools/capture")
    os.makedirs("user/payloads")
    write("user/.pre-commit-config.yaml", f"""
repos:
  - repo: {home}/library
    rev: v1
    hooks:
      - id: check-participant-role-config
        files: ^payloads/
""")
    write("user/payloads/good.json", GOOD + "\n"), write("user/other.json", BAD), write("user/payloads/notes.txt", "no JSON")
    for repository in "library", "user":
        git("init", "-q", directory=repository)
        git("add", "-A", directory=repository)
        git("commit", "-q", "-m", "first", directory=repository)
    git("tag", "v1", directory="library")

    def hook():
        return run("pre-commit", "run", "--all-files", "--color=never", directory="user", home=home)

    done = hook()
    expect((done.returncode, done.stdout.splitlines()[-1].endswith("Passed")), (0, True))
    write("user/payloads/bad.json", BAD)
    git("add", "-A", directory="user")
    done = hook()
    expect((done.returncode, bad_text("payloads/bad.json:1") in done.stdout, "other.json" in done.stdout), (1, True, False))
    with open("user/.pre-commit-config.yaml", "a", encoding="utf-8") as config:
        config.write("        args: [--form=input]\n")
    git("add", "-A", directory="user")
    expect("try --form=body" in hook().stdout, True)


@case
def a_compiler_that_fails():
    os.makedirs("library/tools/check")
    shutil.copy(HERE / "pre_commit.sh", "library/tools/check")
    done = subprocess.run(["library/tools/check/pre_commit.sh", "x.json"], capture_output=True, text=True,
                          env=environment(CXX="false"), timeout=PATIENCE)
    expect((done.returncode, "a C++20 compiler and cxxopts are needed" in done.stderr), (2, True))


run_cases()
