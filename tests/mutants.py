#!/usr/bin/env python3
"""mutants.py [--jobs N] [--each N] [--own] [HEADER[:LINE]...]: do the unit tests notice a changed library?

Changes one thing at a time in a header (a comparison, a constant, a boolean, an enumerator, a statement left out),
compiles the unit tests against it, the header's own first, and runs them until one fails; and so the wrong literals of
tests/reject. What none notices is printed, unless mutants.txt lists it as equivalent: separated by tabs the header,
the line, what became of it, and why no test can tell the two apart. Fails where less than 95 % are killed, or
mutants.txt names what is not there any more.

--each: how many of a header's mutants, drawn the same way in every run (default 8; 0: all). --own: only with the
header's own unit files, which is quick and kills less. CXX chooses the Clang (default clang++).
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import typing

tests = pathlib.Path(__file__).resolve().parent
include = tests.parent / "include" / "chat_timers"
unit = tests / "unit"
compiler = os.environ.get("CXX", "clang++")
seconds = 90  # for a compiler or a program; whatever takes longer is a loop

# The unit files that test a header, where there is more than the one of its name.
own = {
    "boost_json": "boost_json boost_json_oracle boost_json_grammar",
    "http": "http http_conformance",
    "json": "json json_rules",
    "violation": "violation timer json_rules reply",
    "detail/assembler": "json_rules draft conformance http",
    "detail/canonical": "json json_layouts json_rules",
    "detail/checks": "timer identifier draft json_rules",
    "detail/excerpt": "diagnostics",
    "detail/fixed_string": "violation diagnostics json",
    "detail/glyph": "diagnostics",
    "detail/hex_digit": "json_unicode http",
    "detail/hint": "diagnostics",
    "detail/http_header": "http",
    "detail/http_host": "http",
    "detail/http_reply_body": "reply",
    "detail/http_target": "http http_conformance http_exhaustive",
    "detail/distinct_byte": "json_layouts",
    "detail/json_layout_reader": "json_layouts json json_rules conformance",
    "detail/json_number": "json_integers json_grammar",
    "detail/json_object": "service_error envelope",
    "detail/json_reader": "json_rules json_layouts json json_integers conformance json_grammar exhaustive",
    "detail/json_scanner": "json_grammar json_rules json_unicode conformance",
    "detail/json_text": "json_unicode json_grammar json",
    "detail/json_value_reader": "json_rules json_integers json_layouts json_grammar",
    "detail/json_writer": "json json_unicode exhaustive",
    "detail/operation": "http",
    "detail/piece": "json json_layouts",
    "detail/place": "violation timer json_rules",
    "detail/schema": "violation json_rules",
    "detail/sdk_shape": "aws_sdk",
    "detail/text_buffer": "json_unicode",
    "detail/utf8": "rules json_unicode",
    "detail/words": "words json",
}
# The folder of wrong literals, each of which must not compile; and the headers that they test.
reject = "reject"
with_literals = {"identifier", "timer", "json", "detail/literal_errors"}
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
        sources = {"main": unit / "main.cpp", "fail_without_tests": tests / "fail_without_tests.cpp",
                   "oracle": unit / "oracle.cpp", "boost": tests / "boost_json_source.cpp"}
        self.objects = {name: self.compile(name, source) for name, source in sources.items()}
        names = sorted(path.stem for path in unit.glob("*.cpp") if not left_out.search(path.stem))
        if not self.objects["boost"]:
            names = [name for name in names if not name.startswith("boost_json")]
        self.names = sorted(names, key=lambda name: slow.index(name) if name in slow else -1)

    def programs(self, header, only_own):
        """The unit files to try a header's mutants with, in this order; and "reject" for the wrong literals."""
        first = [name for name in own.get(header, header.removeprefix("detail/")).split() if name in self.names]
        first += [reject] if header in with_literals else []
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
            ended, said = run(compile_command(part, unit / f"{part}.cpp", overlay, folder), tests)
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
            if not run([sys.executable, f"{tests}/{reject}/run.py", str(source), compiler, *overlay], tests)[0]:
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
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--own", action="store_true")
    parser.add_argument("headers", nargs="*")
    arguments = parser.parse_args()

    following = enumerations()
    names = sorted(str(path.relative_to(include).with_suffix("")) for path in include.rglob("*.hpp"))
    all_mutants = {name: list(mutants_of(name, following)) for name in names if name not in without_mutants}
    keys = {(each.header, each.before, each.after) for mutants in all_mutants.values() for each in mutants}
    equivalent = set()
    stale = []
    for number, line in enumerate((tests / "mutants.txt").read_text(encoding="utf-8").splitlines(), start=1):
        header, before, after, reason = (line.split("\t") + [""] * 3)[:4]
        equivalent.add((header, before, after))
        if (header, before, after) not in keys or not reason:
            stale.append(f"tests/mutants.txt:{number}: there is no such mutant, or no reason: {line}")

    chosen = []
    for wanted in arguments.headers or all_mutants:
        name, _, line = wanted.removeprefix("include/chat_timers/").replace(".hpp", "").partition(":")
        if name not in all_mutants:
            sys.exit(f"mutants: there is no header {wanted}: name some of {', '.join(all_mutants)}.")
        mutants = [each for each in all_mutants[name] if not line or each.number == int(line)]
        if arguments.each and not line:
            random.Random(name).shuffle(mutants)  # so that more of them are these and others
            mutants = sorted(mutants[:arguments.each])
        chosen += mutants

    counts = {}
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        suite = Suite(folder)
        judged = [each for each in chosen if (each.header, each.before, each.after) not in equivalent]
        needed = [name for each in judged for name in suite.programs(each.header, arguments.own)]
        suite.check(list(dict.fromkeys(needed)), pool)
        for mutant, how in zip(judged, pool.map(lambda each: suite.judge(each, arguments.own), judged)):
            counts[how] = counts.get(how, 0) + 1
            if not how:
                print(f"include/chat_timers/{mutant.header}.hpp:{mutant.number}: nobody notices\n"
                      f"    {mutant.before}\n    {mutant.after}", flush=True)
    survivors = counts.pop(None, 0)
    killed = sum(counts.values())
    percent = 100 * killed / max(killed + survivors, 1)
    print(*stale, sep="\n", end="\n" if stale else "")
    print(f"{len(chosen)} of {len(keys)} mutants: {len(chosen) - killed - survivors} equivalent, {survivors} survive, "
          f"{killed} killed ({', '.join(f'{count} {how}' for how, count in sorted(counts.items()))}): {percent:.1f} %")
    sys.exit(1 if stale or percent < 95 else 0)


main()
