#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""mutants.py [--jobs N] [--hours H] [--each N] [--own] [--check] [--listed] [HEADER[:LINE]...]: do the unit tests detect
changed code?

Makes one change at a time in a header (a comparison, a constant, a boolean, an enumerator, a statement removed), compiles
the unit tests that include the header, its own first, and runs them until one fails. Prints each mutant that survives,
unless mutants.txt lists it as equivalent: the header, the line, the changed line, and the reason why no test can distinguish
the two, separated by tabs. Fails if less than 95 % are killed, or if mutants.txt or the table `own` is stale.

Every outcome is recorded in build/mutants.tsv. A mutant of an unchanged header that was killed once is not tried again, so
a run continues an earlier one.

--hours: ends after so long (default: when all are tried). --each: how many mutants of each header, drawn the same way in
every run (default 0: all). --own: only with the header's own unit files; faster, kills less. --check: only checks
mutants.txt and `own`. --listed: tries the mutants of mutants.txt, all of which must survive. CXX is the Clang and its
options (default clang++).
"""
import argparse
import concurrent.futures
import functools
import hashlib
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import typing

here = pathlib.Path(__file__).resolve().parent
tests = here.parent
include = tests.parent / "include" / "chat_timers"
record = tests.parent / "build" / "mutants.tsv"
unit = tests / "unit"
clang, *flags = os.environ.get("CXX", "clang++").split()
compiler = [clang, "-std=c++20", *flags]
seconds = 20  # of CPU time for a program, which needs 7 at most; a mutant that takes longer loops

# The unit files, and files of tests/reject, that test a header. The first one is compiled alone: it kills most mutants.
own = {
    "http/detail/fields": "http http_conformance",
    "http/detail/reply_bodies": "reply envelope",
    "http/detail/targets": "http http_conformance http_exhaustive",
    "http/endpoint": "http",
    "http/reply": "reply service_error",
    "http/request": "http located_in places http_conformance http_exhaustive",
    "interop/boost_json": "boost_json boost_json_oracle boost_json_grammar",
    "interop/detail/dom_reader": "boost_json boost_json_oracle boost_json_grammar",
    "json/decode": "json json_rules places",
    "json/detail/constant_text": "json json_unicode known_layouts",
    "json/detail/known_layouts": "known_layouts json json_rules conformance json_layouts guard_page",
    "json/detail/layouts": "known_layouts json",
    "json/detail/numbers": "json_integers json_rules json_grammar",
    "json/detail/objects": "service_error envelope",
    "json/detail/reader": "json_rules json json_integers known_layouts conformance json_layouts json_grammar exhaustive guard_page",
    "json/detail/scanner": "json_rules json_unicode json conformance json_grammar guard_page",
    "json/detail/strings": "json_unicode json json_rules json_grammar",
    "json/detail/writer": "json encode_into json_unicode exhaustive",
    "json/encode": "json encode_into json_unicode",
    "json/literals": "json json_constant_evaluation reject/body_range reject/input_required reject/input_contact_id",
    "model/detail/assembler": "json_rules draft places conformance json_layouts",
    "model/detail/checks": "draft timer identifier json_rules reject/timer_duration_too_long reject/timer_list_repeats",
    "model/detail/literal_errors":
        "literal_errors reject/contact_id_empty reject/contact_id_too_long reject/identifier_encoding "
        "reject/timer_duration_too_long reject/timer_list_repeats reject/body_range reject/body_required "
        "reject/body_syntax reject/body_wrong_type reject/body_length reject/input_instance_id reject/input_contact_id",
    "model/detail/place": "violation timer places json_rules",
    "model/detail/schema": "violation json_rules places",
    "model/detail/sentences": "violation json_rules",
    "model/detail/violation_access": "violation",
    "model/identifier":
        "identifier reject/contact_id_empty reject/contact_id_too_long reject/instance_id_empty "
        "reject/instance_id_too_long reject/identifier_encoding",
    "model/rule": "rule violation reply",
    "model/timer":
        "timer reject/timer_duration_too_long reject/timer_duration_too_short reject/timer_list_empty "
        "reject/timer_list_repeats",
    "model/violation": "violation timer json_rules places reply",
    "model/vocabulary": "vocabulary rule field json",
    "report/detail/excerpts": "diagnostics",
    "text/detail/glyphs": "diagnostics",
    "text/detail/escapes": "json_unicode http diagnostics envelope encode_into",
    "text/detail/output": "fixed_text encode_into json reply diagnostics",
    "text/detail/text_builder": "fixed_text violation json diagnostics",
    "text/detail/utf8": "constraints json_unicode json_grammar",
    "text/detail/words": "words json json_layouts",
    "text/fixed_text": "fixed_text violation json",
}
# These take long. A header's mutants are tried with them only if `own` lists them.
slow = set("allocations aws_sdk boost_json boost_json_grammar boost_json_oracle diagnostics exhaustive guard_page hostile "
           "http_exhaustive json_constant_evaluation json_grammar json_layouts schedule stack".split())
# Clang 14 with Debian 12's libstdc++ lacks what these adapt, so it compiles nothing of them. They are tried only if they are
# named, and need a compiler that has it: CXX="clang++-19 -stdlib=libc++ -std=c++23".
on_request = {"interop/expected", "interop/format"}
# Not tests of a function.
left_out = re.compile("hostile_macros|threads|^main$|^oracle$")
# These cannot share a source file with others: they specialize templates, define macros or replace operator new.
alone = re.compile(r"^(?:template <>|.*operator new|[ ]*# *(?:define|undef|if))", re.MULTILINE)
# Other objects that a unit file is linked with.
beside = {"http_allocations": ["allocations"],
          "boost_json": ["boost"], "boost_json_grammar": ["boost"], "boost_json_oracle": ["boost"]}
precompiled = """algorithm array atomic bit chrono climits compare concepts cstddef cstdint cstdio cstdlib cstring filesystem
    fstream functional initializer_list iostream iterator limits list map memory new optional ranges set span sstream string
    string_view system_error type_traits unordered_map unordered_set utility variant vector doctest/doctest.h""".split()


class Mutant(typing.NamedTuple):
    header: str
    number: int
    before: str
    after: str

    def key(self):
        return self.header, self.before, self.after


@functools.cache
def unit_file(name):
    """The path of a unit file, in any folder."""
    return next(unit.rglob(f"{name}.cpp"), unit / f"{name}.cpp")


@functools.cache
def included(source):
    """The names of the library's headers that a source file includes, directly or not."""
    found = set()
    for quote, name in re.findall(r"^#include ([<\"])([^>\"]+)", source.read_text(encoding="utf-8"), re.MULTILINE):
        path = (include.parent if quote == "<" else source.parent) / name
        if path.exists():
            path = path.resolve()
            found |= included(path) | ({name_of(path)} if path.is_relative_to(include) else set())
    return found


def name_of(header):
    return header.relative_to(include).with_suffix("").as_posix()


class Record:
    """The outcomes of earlier runs, as far as the header is the same."""

    def __init__(self):
        self.killed = {}
        self.hashes = {name_of(path): hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in include.rglob("*.hpp")}
        if record.exists():
            for line in record.read_text(encoding="utf-8").splitlines():
                header, hashed, number, before, after, how, _ = line.split("\t")
                if self.hashes.get(header) == hashed and how != "survives":
                    self.killed[Mutant(header, int(number), before, after)] = how
        record.parent.mkdir(exist_ok=True)

    def add(self, mutant, how, by):
        if how:
            self.killed[mutant] = how
        with open(record, "a", encoding="utf-8") as file:
            print(mutant.header, self.hashes[mutant.header], *mutant[1:], how or "survives", by, sep="\t", file=file)


def without_comments(text):
    """The same with spaces in place of comments, texts, characters, directives, attributes and static_assert."""
    blank = r"""//[^\n]*|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'|^\s*\#[^\n]*|\[\[[^\]]*\]\]""" \
            r"""|\bstatic_assert\b[^;]*;|\btemplate <"""
    return re.sub(blank, lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.MULTILINE)


def enumerations():
    """Each enumerator of the library with the next one of its enumeration: {"rule::range": "enumeration"}."""
    following = {}
    for path in include.rglob("*.hpp"):
        for name, body in re.findall(r"enum class (\w+)[^{;]*\{([^}]*)\}", without_comments(path.read_text())):
            words = re.findall(r"\w+", re.sub(r"=[^,]*", "", body))
            following.update({f"{name}::{word}": words[(index + 1) % len(words)]
                              for index, word in enumerate(words) if len(words) > 1})
    return following


swapped = {" == ": " != ", " != ": " == ", " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ",
           " && ": " || ", " || ": " && ", "true": "false", "false": "true"}
token = re.compile(r" (?:==|!=|<|<=|>|>=|&&(?! (?:noexcept|\{))|\|\|) |\b(?:true|false)\b|(?P<not>(?<!\w)!(?=[\w(]))"
                   r"|(?P<number>\b(?:0x[0-9A-Fa-f]+|[0-9]+)(?=U?L{0,2}\b))|(?P<enumerator>\b\w+::\w+\b)")
statement = re.compile(r"\s+(?:(?!return|using|break|continue|case|default|friend|for|while|else|do\b)\+{0,2}-{0,2}"
                       r"[\w:]+(?:(?:\.|->|\()\S.*|(?:\[.*\])? (?:[-+*/|&^]|<<|>>)?= .*|\+\+|--)|[+-]{2}\w+|if \(.*);")


def mutants_of(header, following):
    text = (include / f"{header}.hpp").read_text(encoding="utf-8")
    before = "{"
    for number, (line, code) in enumerate(zip(text.split("\n"), without_comments(text).split("\n")), start=1):
        for match in token.finditer(code):
            if match["number"]:
                new = hex(int(match[0], 16) + 1) if match[0].startswith("0x") else str(int(match[0]) + 1)
            elif match["enumerator"]:
                if match[0] not in following:
                    continue
                new = match[0].split("::")[0] + "::" + following[match[0]]
            else:
                new = swapped.get(match[0], "")
            yield Mutant(header, number, line.strip(), (line[:match.start()] + new + line[match.end():]).strip())
        if before[-1] in "{};:" and statement.fullmatch(code.rstrip()):
            yield Mutant(header, number, line.strip(), ";")
        before = code.strip() or before


def run(command, limit=90):
    """Returns whether the command succeeds within its CPU time, and its output."""
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        ended = subprocess.run(command, cwd=tests, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, timeout=5 * limit, preexec_fn=limits)
    except subprocess.TimeoutExpired:
        return False, "ran too long"
    return ended.returncode == 0, ended.stdout.decode(errors="replace")


class Suite:
    """The unit tests as programs, each of one unit file or of several. Whatever is independent of the library is compiled
    once."""

    def __init__(self, folder):
        self.folder = folder
        self.passed = set()  # without a change
        self.lock = threading.RLock()
        self.names = sorted(path.stem for path in unit.rglob("*.cpp") if not left_out.search(path.stem))
        lines = [f"#include <{name}>\n" for name in precompiled]
        pathlib.Path(folder, "standard.hpp").write_text("".join(lines), encoding="utf-8")
        self.compile("standard.hpp.gch", "-xc++-header", f"{folder}/standard.hpp")
        sources = [unit_file("main"), unit_file("oracle")]
        self.objects = [self.compile(f"{source.stem}.o", "-O1", "-c", str(source)) for source in sources]
        self.boost = None
        self.flags = ["-include", f"{folder}/standard.hpp"]

    def compile(self, result, *arguments):
        ended, said = run([*compiler, "-w", f"-I{include.parent}", *arguments, "-o", f"{self.folder}/{result}"])
        if not ended:
            sys.exit(f"mutants: {arguments[-1]} does not compile.\n{said}")
        return f"{self.folder}/{result}"

    def boost_object(self):
        with self.lock:
            self.boost = self.boost or self.compile("boost.o", "-c", str(tests / "boost_json_source.cpp"))
        return self.boost

    def programs(self, header, only_own):
        """Returns the programs to try a header's mutants with, in this order: tuples of unit files, or a file of tests/reject."""
        first, *others = own.get(header, pathlib.PurePath(header).stem).split()
        rest = [] if only_own else [name for name in self.names if name not in {*slow, first, *others}
                                    and header in included(unit_file(name))]
        return [(first,), *together(others), *together(rest)]

    def detects(self, names, overlay, folder):
        """Returns how the tests in these unit files detect that a header in `overlay` replaces the original, or None."""
        if names[0].startswith("reject/"):
            rejected = run([sys.executable, f"{tests}/reject/run.py", f"{tests}/{names[0]}.cpp", f"{self.folder}/standard.hpp",
                            *compiler, *overlay])[0]
            return None if rejected else "by a file of tests/reject"
        sources = [batch(names, folder) if len(names) > 1 else unit_file(names[0])]
        objects = list(self.objects)
        for part in beside.get(names[0], []):
            if part == "boost":
                objects.append(self.boost_object())
            else:
                sources.append(unit_file(part))
        for source in sources:
            ended, said = run([*compiler, "-O0", "-w", "-ferror-limit=1", *self.flags, *overlay,
                               f"-I{include.parent}", "-c", str(source), "-o", f"{folder}/{source.stem}.o"])
            if not ended:
                constant = re.search(r"error: (?:static_assert|static assertion|.*constant expression|call to conste)"
                                     r"|constexpr evaluation|ran too long", said)
                return "while compiling" if constant else "does not compile"
            objects.append(f"{folder}/{source.stem}.o")
        program = f"{folder}/program"
        ended, said = run([*compiler, *objects, "-pthread", "-o", program])
        if not ended:
            return "does not link"
        files = ",".join(f"*/{name}.cpp" for name in names)
        passed = run([program, f"--source-file={files}", "--abort-after=1"], seconds)[0]
        return None if passed else "while running"

    def require(self, names):
        """Ends if the tests fail without a change: every mutant would seem to be killed."""
        names = names if len(names) == 1 else together(self.names)[0]
        with self.lock:
            if names in self.passed:
                return
            if how := self.detects(names, [], self.folder):
                print(f"mutants: {', '.join(names)} in {unit} fails without any change, {how}: mend it first.", flush=True)
                os._exit(1)
            self.passed.add(names)

    def judge(self, mutant, only_own):
        """Returns how a mutant is killed and by which unit files, or None and an empty text."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            copy = pathlib.Path(folder, "include", "chat_timers", f"{mutant.header}.hpp")
            copy.parent.mkdir(parents=True)
            lines = (include / f"{mutant.header}.hpp").read_text(encoding="utf-8").split("\n")
            lines[mutant.number - 1] = mutant.after
            copy.write_text("\n".join(lines), encoding="utf-8")
            for names in self.programs(mutant.header, only_own):
                if how := self.detects(names, [f"-I{folder}/include"], folder):
                    self.require(names)
                    return how, " ".join(names)
        return None, ""


def together(names):
    """Groups names of unit files into programs: one of all those that can share a source file, then one for each other."""
    shared = tuple(name for name in names if name not in {*slow, *beside} and not name.startswith("reject/")
                   and not alone.search(unit_file(name).read_text(encoding="utf-8")))
    return ([shared] if shared else []) + [(name,) for name in names if name not in shared]


def batch(names, folder):
    """Writes a source file that compiles several unit files, each in its own namespace after what all of them include."""
    lines = {}
    for name in names:
        path = unit_file(name)
        for line in re.findall(r"^#include .*", path.read_text(encoding="utf-8"), re.MULTILINE):
            lines[line.replace('"', f'"{path.parent}/', 1)] = None
    lines.update({f'namespace batch_{name} {{\n#include "{unit_file(name)}"\n}}': None for name in names})
    source = pathlib.Path(folder, "batch.cpp")
    source.write_text("\n".join(lines), encoding="utf-8")
    return source


def stale_lines(mutants):
    """Returns a line for each line of mutants.txt, and each entry of `own`, that does not match the headers and tests."""
    keys = {each.key() for each in mutants}
    stale = []
    for number, line in enumerate((here / "mutants.txt").read_text(encoding="utf-8").splitlines(), start=1):
        key = tuple(line.split("\t")[:3])
        if key not in keys or line.count("\t") != 3 or line.endswith("\t"):
            stale.append(f"tests/quality/mutants.txt:{number}: there is no such mutant, or no reason: {line}")
    headers = {each.header for each in mutants}
    stale += [f"mutants.py: own: no mutants of {header}.hpp" for header in own if header not in headers]
    for header in sorted(headers):
        for name in own.get(header, pathlib.PurePath(header).stem).split():
            path = tests / f"{name}.cpp" if name.startswith("reject/") else unit_file(name)
            if not path.exists():
                stale.append(f"mutants.py: own: no unit file {name} for {header}.hpp")
            elif header not in included(path):
                stale.append(f"mutants.py: own: {name}.cpp does not include {header}.hpp")
    return stale


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--hours", type=float, default=float("inf"))
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--listed", action="store_true")
    parser.add_argument("headers", nargs="*")
    arguments = parser.parse_args()

    following = enumerations()
    names = sorted(name_of(path) for path in include.rglob("*.hpp"))
    all_mutants = {name: mutants for name in names if (mutants := list(dict.fromkeys(mutants_of(name, following))))}
    total = sum(map(len, all_mutants.values()))
    stale = stale_lines([each for mutants in all_mutants.values() for each in mutants])
    print(*stale, sep="\n", end="\n" if stale else "")
    if arguments.check or stale:
        sys.exit(1 if stale else 0)
    listed = (here / "mutants.txt").read_text(encoding="utf-8").splitlines()
    equivalent = {tuple(line.split("\t")[:3]) for line in listed}

    chosen = []
    for wanted in arguments.headers or [name for name in all_mutants if name not in on_request]:
        name, _, line = wanted.removeprefix("include/chat_timers/").replace(".hpp", "").partition(":")
        if name not in all_mutants:
            sys.exit(f"mutants: no mutants of {wanted}: name some of {', '.join(all_mutants)}.")
        mutants = [each for each in all_mutants[name] if (not line or each.number == int(line))
                   and (each.key() in equivalent or not arguments.listed)]
        random.Random(name).shuffle(mutants)  # so that an early end has tried mutants of each kind
        chosen.append(mutants[:arguments.each] if arguments.each and not line else mutants)
    # The first of each header, then the second of each ...
    chosen = [each for index in range(max(map(len, chosen))) for each in (of[index] for of in chosen if index < len(of))]

    begin = time.monotonic()
    done = Record()
    survivors = tried = 0
    judged = [each for each in chosen if each.key() not in equivalent and each not in done.killed or arguments.listed]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        suite = Suite(folder)

        def judge(mutant):
            late = time.monotonic() - begin > 3600 * arguments.hours
            return None if late else suite.judge(mutant, arguments.own)
        for mutant, outcome in zip(judged, pool.map(judge, judged)):
            if not outcome:
                continue
            tried += 1
            if arguments.listed:
                if outcome[0]:
                    stale.append(mutant)
                    print(f"mutants.txt: this mutant is not equivalent, {outcome[1]} kills it: {mutant}", flush=True)
                continue
            done.add(mutant, *outcome)
            if not outcome[0]:
                survivors += 1
                print(f"include/chat_timers/{mutant.header}.hpp:{mutant.number}: no test fails\n"
                      f"    {mutant.before}\n    {mutant.after}", flush=True)
    minutes = (time.monotonic() - begin) / 60
    if arguments.listed:
        print(f"{tried} mutants of mutants.txt tried, {len(stale)} killed.")
        sys.exit(1 if stale else 0)
    ways = [done.killed[each] for each in chosen if each in done.killed and each.key() not in equivalent]
    percent = 100 * len(ways) / max(len(ways) + survivors, 1)
    counts = ", ".join(f"{ways.count(how)} {how}" for how in sorted(set(ways)))
    print(f"{tried} tried now, in {minutes:.0f} minutes; {len(judged) - tried} left. Of {total} mutants, {len(chosen)} were "
          f"drawn: {sum(each.key() in equivalent for each in chosen)} are equivalent, {survivors} survive, {len(ways)} are killed "
          f"({counts}): {percent:.1f} %")
    sys.exit(1 if percent < 95 else 0)


if __name__ == "__main__":
    main()
