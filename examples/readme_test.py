#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""README.md shows the examples beside this file, and what readme.cpp prints, to the letter:
- Every block of C++ is consecutive lines of an example, whatever their indentation.
- readme.cpp is shown whole, without the line of its licence, and so is its output. gateway.cpp and client.cpp are shown
  in part, and every example is linked.
Also, each relative link, each picture and each path of a source file in the documents leads to a file, each script has the
options that they give it, and each option of CMake is documented.
Usage: readme_test.py READMES_EXAMPLE"""
import pathlib
import re
import subprocess
import sys
import textwrap

here = pathlib.Path(__file__).resolve().parent
project = here.parent
readme = (project / "README.md").read_text(encoding="utf-8")
blocks = re.findall(r"^```([a-z+]*)\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
texts = [text for _language, text in blocks]
sources = {path.name: path.read_text(encoding="utf-8").split("\n", 1)[1] for path in sorted(here.glob("*.cpp"))}
errors = []


def is_excerpt(text, source):
    """Whether the text is so many consecutive lines of the source without their common indentation."""
    lines, size = source.splitlines(keepends=True), text.count("\n")
    return any(textwrap.dedent("".join(lines[first:first + size])) == text for first in range(len(lines) - size + 1))


shown = set()
for language, text in blocks:
    if language == "cpp":
        examples = {name for name, source in sources.items() if is_excerpt(text, source)}
        if not examples:
            errors.append(f"README.md has a block of C++ that is in no example of examples:\n{text}")
        shown |= examples
for name in "gateway.cpp", "client.cpp":
    if name not in shown:
        errors.append(f"README.md shows nothing of examples/{name}.")
if sources["readme.cpp"] not in texts:
    errors.append(f"README.md must show examples/readme.cpp after its first line:\n{sources['readme.cpp']}")
run = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True, encoding="utf-8")
if run.stdout not in texts:
    errors.append(f"README.md has no fenced block with the output of examples/readme.cpp:\n{run.stdout}")
for name in sources:
    if f"](examples/{name})" not in readme:
        errors.append(f"README.md does not link examples/{name}.")
folders = [project / name for name in ("docs", "examples", "include", "single_include", "tests", "tools")]
files = [path for folder in folders for path in folder.rglob("*") if "node_modules" not in path.parts]
names = {f"/{path.relative_to(project)}" for path in files}
for page in *project.glob("*.md"), *(path for path in files if path.suffix == ".md"):
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in link and not page.parent.joinpath(link).exists():
            errors.append(f"{page} links {link}, which does not exist.")
    if page.name == "CHANGELOG.md":
        continue  # names files of earlier releases
    for path in re.findall(r"`[^`\n]*?([\w.-]+/[\w./-]+\.(?:hpp|cpp|py|sh|mjs|cmake))\b", text):
        if not path.startswith("boost/") and not any(name.endswith(f"/{path}") for name in names):
            errors.append(f"{page} names {path}, which does not exist.")
    for script, arguments in re.findall(r"((?:tests|tools|single_include)/[\w./-]+|\.ci/run)((?: [\w.-]+)+)", text):
        for option in re.findall(r" (--[\w-]+)", arguments):
            if not (project / script).is_file() or option not in (project / script).read_text(encoding="utf-8"):
                errors.append(f"{page} gives {script} the option {option}, which it does not have.")
documented = readme + (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
for lists in project / "CMakeLists.txt", *sorted(project.glob("t*s/*/CMakeLists.txt")):
    for option in re.findall(r"^ *option\(CHAT_TIMERS_(\w+)", lists.read_text(encoding="utf-8"), re.MULTILINE):
        if f"`CHAT_TIMERS_{option}`" not in documented and f"`_{option}`" not in documented:
            errors.append(f"Neither README.md nor CONTRIBUTING.md names CHAT_TIMERS_{option}, an option of {lists}.")
sys.exit("\n".join(errors) or None)
