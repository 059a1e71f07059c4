#!/usr/bin/env python3
"""mutants.py [--jobs N] [--hours H] [--each N] [--own] [HEADER[:LINE]...]: do the unit tests notice a changed library?

Changes one thing at a time in a header (a comparison, a constant, a boolean, an enumerator, a statement left out),
compiles the unit tests against it, the header's own first, and runs them until one fails; and so the wrong literals of
tests/reject. What none notices is printed, unless mutants.txt lists it as equivalent: separated by tabs the header's
name, the line, the changed line, and the reason why no test can distinguish the two. Fails where less than 95 % are
killed, or mutants.txt names a mutant that does not exist.

Every outcome is recorded in build/mutants.tsv, and a mutant of an unchanged header that was killed once is not tried
again: a run that was stopped, or whose hours are over, is continued by the next one. The last line counts all mutants
that are recorded.

--hours: ends after so long (default: when all are tried). --each: how many of a header's mutants, drawn the same way in
every run (default 0: all). --own: only with the header's own unit files, which is quick and kills less. CXX chooses the
Clang (default clang++).
"""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import typing

here = pathlib.Path(__file__).resolve().parent
tests = here.parent
include = tests.parent / "include" / "chat_timers"
record = tests.parent / "build" / "mutants.tsv"
unit = tests / "unit"
compiler = os.environ.get("CXX", "clang++")
seconds = 90  # for a compiler or a program; whatever takes longer is a loop

# The unit files that test a header, where there is more than the one of its name.
own = {
    "boost_json": "boost_json boost_json_oracle boost_json_grammar",
    "http": "http http_conformance",
    "json": "json json_rules",
    "violation": "violation timer json_rules reply",
    "assembler": "json_rules draft conformance http",
    "canonical": "json json_rules",
    "checks": "timer identifier draft json_rules",
    "excerpt": "diagnostics",
    "fixed_string": "violation diagnostics json",
    "glyph": "diagnostics",
    "hex_digit": "json_unicode http",
    "hint": "diagnostics",
    "http_header": "http",
    "http_host": "http",
    "http_reply_body": "reply",
    "http_target": "http http_conformance http_exhaustive",
    "json_number": "json_integers json_grammar",
    "json_object": "service_error envelope",
    "json_reader": "json_rules json json_integers conformance json_grammar exhaustive",
    "json_scanner": "json_grammar json_rules json_unicode conformance",
    "json_text": "json_unicode json_grammar json",
    "json_writer": "json json_unicode exhaustive",
    "operation": "http",
    "place": "violation timer json_rules",
    "schema": "violation json_rules",
    "sdk_shape": "aws_sdk",
    "text_buffer": "json_unicode",
    "utf8": "rules json_unicode",
    "words": "words json",
}
# The folder of wrong literals, each of which must not compile; and the headers that they test.
reject = "reject"
with_literals = {"identifier", "timer", "json", "literal_errors"}
# These hold no code.
without_mutants = {"chat_timers", "version"}
# Not of what the library does.
left_out = re.compile("hostile_macros|threads|^main$|^oracle$")
# What takes longest, and comes last.
slow = "allocations stack schedule guard_page hostile boost_json boost_json_grammar boost_json_oracle".split()
# What a unit file is linked with.
beside = {"http_allocations": ["allocations"],
          "boost_json": ["boost"], "boost_json_grammar": ["boost"], "boost_json_oracle": ["boost"]}
optimised = {"exhaustive", "oracle"}  # so long a run repays the compiler's effort


class Mutant(typing.NamedTuple):
    header: str
    number: int
    before: str
    after: str

    def key(self):
        return stem(self.header), self.before, self.after


def stem(header):
    """A header's name, wherever it is."""
    return header.rsplit("/", 1)[-1]


def unit_file(name):
    """A unit file, in whichever folder."""
    return next(unit.rglob(f"{name}.cpp"), unit / f"{name}.cpp")


class Record:
    """The outcomes of earlier runs, as far as the header is the same."""

    def __init__(self):
        self.killed = {}
        self.hashes = {path.relative_to(include).with_suffix("").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
                       for path in include.rglob("*.hpp")}
        if record.exists():
            for line in record.read_text(encoding="utf-8").splitlines():
                header, hashed, number, before, after, how = line.split("\t")
                if self.hashes.get(header) == hashed and how != "survives":
                    self.killed[Mutant(header, int(number), before, after)] = how
        record.parent.mkdir(exist_ok=True)

    def add(self, mutant, how):
        if how:
            self.killed[mutant] = how
        with open(record, "a", encoding="utf-8") as file:
            print(mutant.header, self.hashes[mutant.header], *mutant[1:], how or "survives", sep="\t", file=file)


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
            words = re.findall(r"\w+", body)
            following.update({f"{name}::{word}": words[(index + 1) % len(words)]
                              for index, word in enumerate(words) if len(words) > 1})
    return following


swapped = {" == ": " != ", " != ": " == ", " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ",
           " && ": " || ", " || ": " && ", "true": "false", "false": "true"}
token = re.compile(r" (?:==|!=|<|<=|>|>=|&&|\|\|) |\b(?:true|false)\b|(?P<not>(?<!\w)!(?=[\w(]))"
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


def run(command, folder):
    """Whether it ends well, and what it says; a loop does not."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        ended = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, timeout=5 * seconds, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return False, "ran too long"
    return ended.returncode == 0, ended.stdout.decode(errors="replace")


def compile_command(name, source, overlay, folder):
    return [compiler, "-std=c++20", "-O1" if name in optimised else "-O0", "-w", "-ferror-limit=1", *overlay,
            f"-I{include.parent}", "-c", str(source), "-o", f"{folder}/{name}.o"]


class Suite:
    """The unit tests, each file a program, with what does not depend on the library compiled once."""

    def __init__(self, folder):
        self.folder = folder
        sources = {"main": unit_file("main"), "fail_without_tests": tests / "fail_without_tests.cpp",
                   "oracle": unit_file("oracle"), "boost": tests / "boost_json_source.cpp"}
        self.objects = {name: self.compile(name, source) for name, source in sources.items()}
        names = sorted(path.stem for path in unit.rglob("*.cpp") if not left_out.search(path.stem))
        if not self.objects["boost"]:
            names = [name for name in names if not name.startswith("boost_json")]
        self.names = sorted(names, key=lambda name: slow.index(name) if name in slow else -1)

    def programs(self, header, only_own):
        """The unit files to try a header's mutants with, in this order; and "reject" for the wrong literals."""
        first = [name for name in own.get(stem(header), stem(header)).split() if name in self.names]
        first += [reject] if stem(header) in with_literals else []
        return first + ([] if only_own else [name for name in self.names + [reject] if name not in first])

    def compile(self, name, source):
        ended, said = run(compile_command(name, source, [], self.folder), tests)
        if not ended and name != "boost":
            sys.exit(f"mutants: {source} does not compile, without any change: mend it first.\n{said}")
        return f"{self.folder}/{name}.o" if ended else None

    def notices(self, name, overlay, folder):
        """How the tests in a unit file notice that a header stands in `overlay`; nothing where they do not."""
        if name == reject:
            return self.rejects(overlay)
        objects = [self.objects[part] for part in ("main", "fail_without_tests", "oracle")]
        for part in [name] + beside.get(name, []):
            if part in self.objects:
                objects.append(self.objects[part])
                continue
            ended, said = run(compile_command(part, unit_file(part), overlay, folder), tests)
            if not ended:
                constant = re.search(r"error: (?:static_assert|static assertion|.*constant expression|call to conste)"
                                     r"|constexpr evaluation|ran too long", said)
                return "while compiling" if constant else "does not compile"
            objects.append(f"{folder}/{part}.o")
        ended, said = run([compiler, *objects, "-pthread", "-o", f"{folder}/{name}"], tests)
        if not ended:
            return "does not link"
        passed = run([f"{folder}/{name}", f"--source-file=*/{name}.cpp"], tests)[0]
        return None if passed else "while running"

    def rejects(self, overlay):
        for source in sorted((tests / reject).glob("*.cpp")):
            if not run([sys.executable, f"{tests}/{reject}/run.py", str(source), "", compiler, *overlay], tests)[0]:
                return "by a literal"
        return None

    def check(self, names, jobs):
        """Without a change, all pass; else everything would seem to be killed."""
        for name, how in zip(names, jobs.map(lambda name: self.notices(name, [], self.folder), names)):
            if how:
                sys.exit(f"mutants: {unit}/{name}.cpp fails without any change, {how}: mend it first.")

    def judge(self, mutant, only_own):
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            copy = pathlib.Path(folder, "include", "chat_timers", f"{mutant.header}.hpp")
            copy.parent.mkdir(parents=True)
            lines = (include / f"{mutant.header}.hpp").read_text(encoding="utf-8").split("\n")
            lines[mutant.number - 1] = mutant.after
            copy.write_text("\n".join(lines), encoding="utf-8")
            for name in self.programs(mutant.header, only_own):
                if how := self.notices(name, [f"-I{folder}/include"], folder):
                    return how
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--hours", type=float, default=float("inf"))
    parser.add_argument("--own", action="store_true")
    parser.add_argument("headers", nargs="*")
    arguments = parser.parse_args()

    following = enumerations()
    names = sorted(str(path.relative_to(include).with_suffix("")) for path in include.rglob("*.hpp"))
    all_mutants = {name: list(mutants_of(name, following)) for name in names if name not in without_mutants}
    keys = {each.key() for mutants in all_mutants.values() for each in mutants}
    equivalent = set()
    stale = []
    for number, line in enumerate((here / "mutants.txt").read_text(encoding="utf-8").splitlines(), start=1):
        header, before, after, reason = (line.split("\t") + [""] * 3)[:4]
        key = (stem(header), before, after)
        equivalent.add(key)
        if key not in keys or not reason:
            stale.append(f"tests/quality/mutants.txt:{number}: there is no such mutant, or no reason: {line}")

    chosen = []
    for wanted in arguments.headers or all_mutants:
        name, _, line = wanted.removeprefix("include/chat_timers/").replace(".hpp", "").partition(":")
        name = next((each for each in all_mutants if name in (each, stem(each))), name)
        if name not in all_mutants:
            sys.exit(f"mutants: there is no header {wanted}: name some of {', '.join(all_mutants)}.")
        mutants = [each for each in all_mutants[name] if not line or each.number == int(line)]
        random.Random(stem(name)).shuffle(mutants)  # so that an early end has tried mutants of each kind
        chosen.append(mutants[:arguments.each] if arguments.each and not line else mutants)
    # The first of each header, then the second of each ...
    chosen = [each for index in range(max(map(len, chosen))) for each in (of[index] for of in chosen if index < len(of))]

    begin = time.monotonic()
    done = Record()
    survivors = tried = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        suite = Suite(folder)
        judged = [each for each in chosen if each.key() not in equivalent and each not in done.killed]
        needed = [name for each in judged for name in suite.programs(each.header, arguments.own)]
        suite.check(list(dict.fromkeys(needed)), pool)

        def judge(mutant):
            late = time.monotonic() - begin > 3600 * arguments.hours
            return ("not tried",) if late else suite.judge(mutant, arguments.own)
        for mutant, how in zip(judged, pool.map(judge, judged)):
            if isinstance(how, tuple):
                continue
            tried += 1
            done.add(mutant, how)
            if not how:
                survivors += 1
                print(f"include/chat_timers/{mutant.header}.hpp:{mutant.number}: nobody notices\n"
                      f"    {mutant.before}\n    {mutant.after}", flush=True)
    killed = len(done.killed)
    percent = 100 * killed / max(killed + survivors, 1)
    counts = {}
    for how in done.killed.values():
        counts[how] = counts.get(how, 0) + 1
    print(*stale, sep="\n", end="\n" if stale else "")
    print(f"{tried} tried now, {len(judged) - tried} left. Of {len(keys)} mutants: {len(equivalent)} equivalent, {survivors} "
          f"survive, {killed} killed ({', '.join(f'{count} {how}' for how, count in sorted(counts.items()))}): {percent:.1f} %")
    sys.exit(1 if stale or percent < 95 else 0)


main()
