#!/usr/bin/env python3
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Tests the checker from outside: check_test.py PROGRAM. A line for each case; exit status 0 if all pass."""

import csv
import json
import os
import pathlib
import re
import select
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1])
PATIENCE = 60  # seconds, for what should take milliseconds

LIST = "/ChannelConfiguration/Chat/ParticipantTimerConfigList"


def timer(role="CUSTOMER", kind="IDLE", minutes="5"):
    return (f'{{"ParticipantRole":"{role}","TimerType":"{kind}",'
            f'"TimerValue":{{"ParticipantTimerDurationInMinutes":{minutes}}}}}')


def body(*timers):
    return f'{{"ChannelConfiguration":{{"Chat":{{"ParticipantTimerConfigList":[{",".join(timers)}]}}}}}}'


GOOD = body(timer())
BAD = body(timer(minutes="481"))
BAD_POINTER = f"{LIST}/0/TimerValue/ParticipantTimerDurationInMinutes"
BAD_MESSAGE = (f"Value at '{BAD_POINTER}' failed to satisfy constraint: "
               "Member must be between 2 and 480, inclusive")
BAD_EXCERPT = ('..."IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":481}}]}}}\n'
               "                                                            ^~~\n")


def bad_text(place):
    return f"{place}:163: error: {BAD_MESSAGE} [range]\n{BAD_EXCERPT}"


def too_large_text(place):
    return f"{place}:16385: error: Text must not be longer than 16384 bytes [too_large]\n"


def empty_text(place):
    return f"{place}:1: error: Text is not JSON: expected a value [syntax]\n\n^\n"


def canonical_json(name, text=GOOD):
    return json.dumps({"name": name, "valid": True, "canonical": text}, separators=(",", ":")) + "\n"


def bad_json(name):
    found = {"rule": "range", "pointer": BAD_POINTER, "offset": 162, "length": 3, "line": 1, "column": 163,
             "message": BAD_MESSAGE}
    answer = {"name": name, "valid": False, "total": 1, "truncated": False, "violations": [found]}
    return json.dumps(answer, separators=(",", ":")) + "\n"


# Running it

def environment(**changes):
    names = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return {**names, "LC_ALL": "C", **changes}


class Run:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out.decode(), err.decode()


def check(*arguments, stdin="", **options):
    source = {"input": stdin.encode()} if isinstance(stdin, str) else {"stdin": stdin}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done = subprocess.run([PROGRAM, *arguments], timeout=PATIENCE,
                          **{"env": environment(), **pipes, **source, **options})
    return Run(done.returncode, done.stdout or b"", done.stderr or b"")


def check_in_shell(command):
    """`check` stands for the program."""
    return subprocess.run(["sh", "-c", f'check() {{ "$0" "$@"; }}; {command}', PROGRAM], capture_output=True,
                          text=True, env=environment(), timeout=PATIENCE)


def start(*arguments, **options):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([PROGRAM, *arguments], bufsize=0, **{"env": environment(), **pipes, **options})


def peak_memory(*arguments):
    nothing = subprocess.DEVNULL
    process = start(*arguments, stdin=nothing, stdout=nothing, stderr=nothing)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def read_line(stream):
    readable, _, _ = select.select([stream], [], [], PATIENCE)
    return stream.readline().decode() if readable else "nothing came"


class Terminal:
    """The program's standard error, and what a person would have seen on it."""

    def __init__(self):
        self.ours, self.its = os.openpty()
        self.text = ""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        try:
            while piece := os.read(self.ours, 65536):
                self.text += piece.decode()
        except OSError:  # Linux: nobody holds the other side any more
            pass

    def close(self):
        os.close(self.its)
        self.reader.join(PATIENCE)
        os.close(self.ours)
        return self.text

    def wait_for(self, text):
        deadline = time.monotonic() + PATIENCE
        while text not in self.text and time.monotonic() < deadline:
            time.sleep(0.01)
        return text in self.text


def lines_on_screen(text):
    lines = []
    for written in text.replace("\r\n", "\n").split("\n"):
        line = ""
        for part in written.split("\r"):
            line = part + line[len(part):]
        lines.append(line.rstrip(" "))
    return lines


# The cases

CASES = []


def case(function):
    CASES.append(function)
    return function


def expect(actual, expected):
    if actual != expected:
        raise AssertionError(f"\n    expected {expected!r}\n    actual   {actual!r}")


def expect_run(run, status, out="", err=""):
    expect((run.status, run.out, run.err), (status, out, err))


def answers(run):
    return [json.loads(line) for line in run.out.splitlines()]


def write(name, text):
    with open(name, "wb") as file:
        file.write(text.encode() if isinstance(text, str) else text)
    return name


@case
def valid_text():
    expect_run(check(write("good.json", GOOD)), 0, "good.json: ok\n")
    expect_run(check("good.json", "./good.json"), 0, "good.json: ok\n./good.json: ok\n")


@case
def invalid_text():
    expect_run(check(write("bad.json", BAD)), 1, "", bad_text("bad.json:1"))


@case
def standard_input():
    expect_run(check(stdin=GOOD), 0, "<stdin>: ok\n")
    expect_run(check("-", stdin=BAD), 1, "", bad_text("<stdin>:1"))
    write("good.json", GOOD)
    expect_run(check("good.json", "-", "good.json", stdin=GOOD), 0,
               "good.json: ok\n<stdin>: ok\ngood.json: ok\n")


@case
def several_lines_in_a_file():
    write("indented.json", BAD.replace("[", "[\n"))
    run = check("indented.json")
    expect((run.status, run.out), (1, ""))
    expect(run.err.splitlines()[0], f"indented.json:2:100: error: {BAD_MESSAGE} [range]")


@case
def form_input():
    whole = f'{{"InstanceId":"i","ContactId":"c",{GOOD[1:]}'
    expect_run(check("--form=input", stdin=whole), 0, "<stdin>: ok\n")
    expect_run(check("--form=input", "--format=json", stdin=whole), 0, canonical_json("<stdin>", whole))
    run = check("--form=input", "--format=json", stdin=GOOD)
    pointers = [found["pointer"] for found in answers(run)[0]["violations"]]
    expect((run.status, pointers), (1, ["/InstanceId", "/ContactId"]))
    expect(check("--form=body", stdin=whole).status, 1)
    expect(check("--form=input", "--form=body", stdin=GOOD).status, 0)


@case
def profiles():
    stranger = f'{{"Stranger":1,{GOOD[1:]}'
    fraction = body(timer(minutes="5.0"))
    for text in (stranger, fraction):
        expect(check(stdin=text).status, 1)
        expect(check("--profile=strict", stdin=text).status, 1)
        expect_run(check("--profile=service", stdin=text), 0, "<stdin>: ok\n")
        expect_run(check("--profile=service", "--format=json", stdin=text), 0, canonical_json("<stdin>"))


@case
def format_json():
    write("a.json", BAD), write("b.json", " " + GOOD + "\n")
    expect_run(check("--format=json", "a.json", "b.json"), 1, bad_json("a.json") + canonical_json("b.json"))
    expect_run(check("--format=text", "b.json"), 0, "b.json: ok\n")


@case
def more_violations_than_are_kept():
    many = body(*[timer(minutes="1")] * 20)
    run = check("--format=json", stdin=many)
    answer = answers(run)[0]
    expect((run.status, answer["truncated"], len(answer["violations"])), (1, True, 16))
    left = answer["total"] - 16
    expect(left > 0, True)
    expect(check(stdin=many).err.splitlines()[-1], f"<stdin>: error: and {left} more")


@case
def an_empty_file():
    write("empty", "")
    expect_run(check("empty"), 1, "", empty_text("empty:1"))
    expect_run(check("--lines", "empty"), 0)
    found = answers(check("--profile=service", "--format=json", "empty"))[0]["violations"]
    expect([item["rule"] for item in found], ["required"])


@case
def unreadable_files():
    write("good.json", GOOD), write("bad.json", BAD)
    missing, directory = "check: missing: No such file or directory\n", "check: .: Is a directory\n"
    expect_run(check("missing"), 2, "", missing)
    expect_run(check("."), 2, "", directory)
    expect_run(check("--lines", "."), 2, "", directory)
    expect_run(check("missing", "bad.json", ".", "good.json"), 2, "good.json: ok\n",
               missing + bad_text("bad.json:1") + directory)
    expect_run(check("--format=json", ".", "bad.json"), 2, bad_json("bad.json"), directory)
    if os.geteuid() != 0:
        write("secret", GOOD), os.chmod("secret", 0)
        expect_run(check("secret"), 2, "", "check: secret: Permission denied\n")


@case
def unreadable_standard_input():
    here = os.open(".", os.O_RDONLY)
    expect_run(check(stdin=here), 2, "", "check: <stdin>: Is a directory\n")
    os.close(here)
    write("good.json", GOOD)
    done = check_in_shell("check good.json - <&-")
    expect((done.returncode, done.stdout, done.stderr),
           (2, "good.json: ok\n", "check: <stdin>: Bad file descriptor\n"))


@case
def usage():
    every = ("--form=body, --form=input, --form=http, --profile=strict, --profile=service, --format=text, "
             "--format=json, --reply=connect, --reply=smithy, --reply=envelope, --explain, --lines, --help, "
             "--version")
    for argument, sentence in {
        "--form=bdoy": ": did you mean '--form=body'?",
        "--from=input": ": did you mean '--form=input'?",
        "--form=json": ": did you mean '--format=json'?",
        "--line": ": did you mean '--lines'?",
        "-help": ": did you mean '--help'?",
        "--lines=yes": ", expected one of: --lines",
        "--form": ", expected one of: --form=body, --form=input, --form=http",
        "--form=": ", expected one of: --form=body, --form=input, --form=http",
        "--profile=lax": ", expected one of: --profile=strict, --profile=service",
        "--format=teon": ", expected one of: --format=text, --format=json",
        "--format=yaml": ", expected one of: --format=text, --format=json",
        "--form=htpt": ": did you mean '--form=http'?",
        "--explian": ": did you mean '--explain'?",
        "--explain=yes": ", expected one of: --explain",
        "--reply": ", expected one of: --reply=connect, --reply=smithy, --reply=envelope",
        "--reply=aws": ", expected one of: --reply=connect, --reply=smithy, --reply=envelope",
        "--recursive": ", expected one of: " + every,
        "-x": ", expected one of: " + every,
        "---": ", expected one of: " + every,
    }.items():
        expect_run(check(argument, stdin=GOOD), 2, "", f"check: unknown option '{argument}'{sentence}\n")
    expect_run(check("--\x1b[2J\n"), 2, "",
               f"check: unknown option '--<1B>[2J<0A>', expected one of: {every}\n")
    expect(check("--" + "x" * 100000).status, 2)
    write("good.json", GOOD)
    expect_run(check("good.json", "--lines", "-x"), 2, "",
               f"check: unknown option '-x', expected one of: {every}\n")


@case
def options_and_files():
    write("good.json", GOOD), write("--lines", GOOD), write("-x", GOOD)
    expect_run(check("good.json", "--format=json"), 0, canonical_json("good.json"))
    expect_run(check("--", "--lines", "-x"), 0, "--lines: ok\n-x: ok\n")
    expect_run(check("--", "-", stdin=GOOD), 0, "<stdin>: ok\n")
    expect_run(check("--", stdin=GOOD), 0, "<stdin>: ok\n")
    expect_run(check(""), 2, "", "check: : No such file or directory\n")


@case
def help_and_version():
    run = check("--help")
    expect((run.status, run.err), (0, ""))
    expect(run.out.splitlines()[0],
           "usage: check [--form=body|input|http] [--profile=strict|service]")
    for word in "--lines -- --help --version FILE:LINE NO_COLOR empty status".split() + [
            "--form=http", "--reply=", "--explain", "65536"]:
        expect((word, word in run.out), (word, True))
    expect([line for line in run.out.splitlines() if len(line) > 80], [])
    header = pathlib.Path(__file__).parents[2] / "include/chat_timers/version.hpp"
    version = ".".join(re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", header.read_text()))
    expect_run(check("--version"), 0, f"check {version} (Amazon Connect API version 2017-08-08)\n")


@case
def names_forge_nothing():
    nasty = "a\x1b[31m\n\u202egood.json: ok.json"
    write(nasty, GOOD)
    seen = "a<1B>[31m<0A><U+202E>good.json: ok.json"
    expect_run(check(nasty), 0, f"{seen}: ok\n")
    expect_run(check("--lines", nasty), 0, f"{seen}:1: ok\n")
    write(nasty, BAD)
    expect_run(check(nasty), 1, "", bad_text(f"{seen}:1"))
    expect_run(check(nasty + "x"), 2, "", f"check: {seen}x: No such file or directory\n")
    run = check("--lines", "--format=json", nasty)
    expect((run.out.count("\n"), "\x1b" in run.out, answers(run)[0]["name"]), (1, False, nasty + ":1"))


@case
def names_that_are_not_utf_8():
    name = b"\xff.json"
    try:
        write(name, GOOD)
    except OSError:
        return  # nor does such a file exist here
    expect_run(check(name), 0, "<FF>.json: ok\n")
    expect(answers(check("--format=json", name))[0]["name"], "\ufffd.json")


@case
def too_large():
    padded = GOOD.ljust(16384)
    expect(check(stdin=padded).status, 0)
    for text in (padded + " ", padded + "\n" * 400000):
        run = check("--format=json", stdin=text)
        found = answers(run)[0]["violations"][0]
        expect((run.status, found["rule"], found["offset"], found["length"]), (1, "too_large", 16384, 1))
    expect(check(stdin=padded + "x" * 10).err, check(stdin=padded + "x" * 400000).err)


@case
def too_large_is_said_before_the_end():
    process = start()
    process.stdin.write(GOOD.ljust(16385).encode())
    expect(read_line(process.stderr), too_large_text("<stdin>:1"))
    process.communicate(timeout=PATIENCE)


@case
def a_gibibyte_is_not_read():
    write("huge", ""), os.truncate("huge", 1 << 30)
    run = check("huge")
    expect((run.status, run.out, run.err.splitlines(True)[0]), (1, "", too_large_text("huge:1")))
    with open("huge", "rb", buffering=0) as source:
        check(stdin=source)
        expect(source.tell() <= 1 << 20, True)


@case
def lines():
    text = "\n".join([GOOD, BAD, "", GOOD + "\r", "\r", BAD])
    write("log", text)
    err = bad_text("log:2") + empty_text("log:3") + empty_text("log:5") + bad_text("log:6")
    expect_run(check("--lines", "log"), 1, "log:1: ok\nlog:4: ok\n", err)
    write("log", text + "\n")
    expect_run(check("--lines", "log"), 1, "log:1: ok\nlog:4: ok\n", err)
    expect_run(check("--lines", stdin=GOOD), 0, "<stdin>:1: ok\n")
    expect_run(check("--lines", stdin="\n"), 1, "", empty_text("<stdin>:1"))
    run = check("--lines", "--format=json", stdin=text)
    expect([answer["name"] for answer in answers(run)], [f"<stdin>:{number}" for number in range(1, 7)])
    expect([answer["valid"] for answer in answers(run)], [True, False, False, True, False, False])
    expect(run.out.splitlines(keepends=True)[1], bad_json("<stdin>:2"))


@case
def lines_are_numbered_in_each_file():
    write("one", GOOD + "\n" + GOOD + "\n"), write("two", GOOD)
    expect_run(check("--lines", "one", "two"), 0, "one:1: ok\none:2: ok\ntwo:1: ok\n")


@case
def lines_across_blocks():
    texts = [(BAD if number % 7 == 0 else GOOD).ljust(160 + number * 37 % 2000) for number in range(3000)]
    ends = ["\r\n" if number % 3 == 0 else "\n" for number in range(3000)]
    write("many", "".join(text + end for text, end in zip(texts, ends)))
    run = check("--lines", "--format=json", "many")
    expect(run.out, "".join((bad_json if number % 7 == 0 else canonical_json)(f"many:{number + 1}")
                            for number in range(3000)))


@case
def lines_around_the_bound():
    padded = GOOD.ljust(16384)
    for text, valid in {
        padded: True,
        padded + "\r": True,
        padded + " ": False,
        padded + " \r": False,
        padded + " " * 300000: False,
        padded + " " * 300000 + "\r": False,
    }.items():
        run = check("--lines", "--format=json", stdin=f"{GOOD}\n{text}\n{GOOD}")
        expect([answer["valid"] for answer in answers(run)], [True, valid, True])
        rules = [found["rule"] for answer in answers(run) for found in answer.get("violations", [])]
        expect(rules, [] if valid else ["too_large"])
    expect(check("--lines", stdin=padded + " ").err, check("--lines", stdin=padded.ljust(400000)).err)


@case
def a_line_end_in_two_pieces_after_the_longest_line():
    process = start("--lines")
    process.stdin.write(f"{GOOD}\n{GOOD.ljust(16384)}\r".encode())
    expect(read_line(process.stdout), "<stdin>:1: ok\n")
    time.sleep(0.1)
    expect(process.communicate(b"\n", timeout=PATIENCE), (b"<stdin>:2: ok\n", b""))


@case
def lines_in_pieces():
    process = start("--lines")
    text = f"{GOOD}\r\n\n{BAD}\n{GOOD.ljust(16385)}\n{GOOD}".encode()
    for at in range(0, len(text), 113):
        process.stdin.write(text[at:at + 113])
    out, err = process.communicate(timeout=PATIENCE)
    too_long = check("--lines", stdin="\n\n\n" + GOOD.ljust(16385)).err[3 * len(empty_text("<stdin>:1")):]
    expect((process.returncode, out.decode()), (1, "<stdin>:1: ok\n<stdin>:5: ok\n"))
    expect(err.decode(), empty_text("<stdin>:2") + bad_text("<stdin>:3") + too_long)


@case
def order_is_kept_where_both_streams_meet():
    text = "".join((GOOD if number % 3 else BAD) + "\n" for number in range(1, 1000))
    run = check("--lines", stdin=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    expect(run.out, "".join(f"<stdin>:{number}: ok\n" if number % 3 else bad_text(f"<stdin>:{number}")
                            for number in range(1, 1000)))


@case
def answers_are_not_held_back():
    process = start("--lines")
    for number in range(1, 4):
        process.stdin.write(f"{GOOD}\n".encode())
        expect(read_line(process.stdout), f"<stdin>:{number}: ok\n")
    process.stdin.write(f"{BAD}\n{GOOD[:50]}".encode())
    expect(read_line(process.stderr), bad_text("<stdin>:4").splitlines(True)[0])
    process.communicate(timeout=PATIENCE)

    process = start("--lines", "--format=json")
    for number in range(1, 4):
        process.stdin.write(f"{GOOD}\n{BAD}\n".encode())
        expect(read_line(process.stdout), canonical_json(f"<stdin>:{2 * number - 1}"))
        expect(read_line(process.stdout), bad_json(f"<stdin>:{2 * number}"))
    process.communicate(timeout=PATIENCE)


@case
def memory_is_constant():
    if not hasattr(os, "wait4"):
        return
    write("huge", ""), os.truncate("huge", 1 << 30)
    with open("huge", "ab") as file:
        file.write(b"\n" + GOOD.encode())
    write("long", (GOOD + "\n" + "1\n" * 2) * 20000)
    least = peak_memory("--version")
    write("huge-body", capture(fields=FIELDS + [f"Content-Length: {1 << 30}"]))
    write("huge-head", capture(fields=["X: " + "x" * 70000]))
    os.truncate("huge-body", 1 << 30), os.truncate("huge-head", 1 << 30)
    for arguments in (["huge"], ["--lines", "huge"], ["--lines", "long"], ["--lines", "--format=json", "long"],
                      ["--form=http", "huge"], ["--form=http", "huge-body"], ["--form=http", "huge-head"]):
        expect((arguments, peak_memory(*arguments) - least < 16 << 20), (arguments, True))
    run = check("--lines", "huge")
    expect((run.status, run.out, run.err.splitlines(True)[0]), (1, "huge:2: ok\n", too_large_text("huge:1")))


BROKEN_PIPE = b"check: cannot write the answers: Broken pipe\n"


@case
def a_closed_pipe_ends_it():
    write("log", (GOOD + "\n") * 20000), write("bad-log", (BAD + "\n") * 2000)
    os.mkfifo("never-opened")
    process = start("--lines", "log", "missing", "never-opened")
    expect(read_line(process.stdout), "log:1: ok\n")
    process.stdout.close()
    expect((process.wait(PATIENCE), process.stderr.read()), (2, BROKEN_PIPE))
    process = start("--lines", "bad-log", "log")
    expect(read_line(process.stderr), bad_text("bad-log:1").splitlines(True)[0])
    process.stderr.close()
    expect((process.wait(PATIENCE), process.stdout.read()), (2, b""))


@case
def a_closed_pipe_is_noticed_before_the_end():
    process = start("--lines")
    process.stdout.close()
    process.stdin.write(GOOD.encode() + b"\n")
    expect((process.wait(PATIENCE), process.stderr.read()), (2, BROKEN_PIPE))


@case
def a_full_disk():
    if not os.path.exists("/dev/full"):
        return
    write("good.json", GOOD), write("bad.json", BAD)
    with open("/dev/full", "wb") as full:
        for arguments in ["good.json"], ["--format=json", "bad.json"], ["--help"], ["--version"]:
            run = check(*arguments, stdout=full, stderr=subprocess.PIPE)
            expect_run(run, 2, "", "check: cannot write the answers: No space left on device\n")
        expect(check("bad.json", stdout=subprocess.PIPE, stderr=full).status, 2)


@case
def a_closed_standard_output():
    write("good.json", GOOD)
    done = check_in_shell("check good.json >&-")
    expect((done.returncode, done.stderr), (2, "check: cannot write the answers: Bad file descriptor\n"))


@case
def colour():
    write("bad.json", BAD)

    def error_text(**changes):
        terminal = Terminal()
        check("bad.json", stdout=subprocess.DEVNULL, stderr=terminal.its,
              env=environment(**changes))
        return terminal.close().replace("\r\n", "\n")

    expect("\x1b[1;31merror: \x1b[0m" in error_text(), True)
    expect("\x1b[" in error_text(NO_COLOR=""), True)
    expect(error_text(NO_COLOR="1"), bad_text("bad.json:1"))
    expect(check("bad.json").err, bad_text("bad.json:1"))
    terminal = Terminal()
    run = check("bad.json", stdout=terminal.its, stderr=subprocess.PIPE)
    expect((terminal.close(), run.err), ("", bad_text("bad.json:1")))


@case
def progress():
    write("huge", ""), os.truncate("huge", 2 << 30)
    os.mkfifo("slow")
    terminal = Terminal()
    process = start("--lines", "slow", "huge", stdout=subprocess.DEVNULL, stderr=terminal.its,
                    env=environment(NO_COLOR="1"))
    with open("slow", "wb", buffering=0) as slow:
        slow.write(GOOD.encode() + b"\n")
        time.sleep(0.15)
        slow.write(GOOD.encode() + b"\n")
        expect(terminal.wait_for("\rcheck: line 2"), True)
        slow.write(BAD.encode() + b"\n")
    expect(process.wait(PATIENCE), 1)
    text = terminal.close()
    expect(re.search(r"\rcheck: line \d+, \d+ %", text) is not None, True)
    expect(lines_on_screen(text), (bad_text("slow:3") + check("huge").err).split("\n"))


@case
def progress_is_rare():
    terminal = Terminal()
    process = start("--lines", stdout=subprocess.DEVNULL, stderr=terminal.its)
    begin = time.monotonic()
    while time.monotonic() < begin + 1:
        process.stdin.write(GOOD.encode() + b"\n")
        time.sleep(0.005)
    process.stdin.close()
    expect(process.wait(PATIENCE), 0)
    seconds = time.monotonic() - begin
    count = terminal.close().count("check: line")
    expect((count, 2 <= count <= 10 * seconds + 1), (count, True))


@case
def no_progress_elsewhere():
    def shown(*arguments, to_terminal):
        terminal = Terminal()
        out = terminal.its if to_terminal else subprocess.DEVNULL
        process = start(*arguments, stdout=out, stderr=terminal.its)
        for _ in range(3):
            process.stdin.write(GOOD.encode() + b"\n")
            time.sleep(0.11)
        process.stdin.close()
        process.wait(PATIENCE)
        return terminal.close().replace("\r\n", "\n")

    expect(shown("--lines", to_terminal=True), "".join(f"<stdin>:{number}: ok\n" for number in range(1, 4)))
    expect("line" in shown(to_terminal=False), False)
    process = start("--lines")
    for _ in range(3):
        process.stdin.write(GOOD.encode() + b"\n")
        time.sleep(0.11)
    expect(process.communicate(timeout=PATIENCE)[1], b"")


# Captured requests

TARGET = "/contact/participant-role-config/an-instance/a-contact"
FIELDS = ["Host: 127.0.0.1", "Content-Type: application/json"]
CAPTURES = sorted((pathlib.Path(__file__).resolve().parents[1] / "conformance/http").glob("*.http"))


def capture(body=GOOD, method="PUT", target=TARGET, fields=None, end="\r\n"):
    if fields is None:
        fields = FIELDS + [f"Content-Length: {len(body.encode())}"]
    return end.join([f"{method} {target} HTTP/1.1", *fields, "", body])


def judge_capture(text, *arguments):
    """The one answer, as JSON."""
    write("request.http", text)
    run = check("--form=http", "--format=json", *arguments, "request.http")
    expect((run.err, run.out.count("\n")), ("", 1))
    answer = json.loads(run.out)
    expect(run.status, 0 if answer["valid"] else 2 if "error" in answer else 1)
    return answer


def expect_no_capture(text, line, column, sentence):
    expect(judge_capture(text),
           {"name": "request.http", "valid": False, "error": sentence, "line": line, "column": column})
    expect_run(check("--form=http", "request.http"), 2, "",
               f"request.http:{line}:{column}: error: {sentence}\n")


def found_in(text, answer):
    """Each violation's rule and what its range marks, where its offset, line and column agree."""
    source = text.encode()
    for item in answer["violations"]:
        before = source[:item["offset"]]
        expect((item["line"], item["column"]), (before.count(b"\n") + 1, len(before) - before.rfind(b"\n")))
    return [(item["rule"], source[item["offset"]:item["offset"] + item["length"]].decode())
            for item in answer["violations"]]


def whole(instance="an-instance", contact="a-contact", text=GOOD):
    return f'{{"InstanceId":"{instance}","ContactId":"{contact}",{text[1:]}'


@case
def captures():
    for end in "\r\n", "\n":
        write("request.http", capture(end=end))
        expect_run(check("--form=http", "request.http"), 0, "request.http: ok\n")
        expect_run(check("--form=http", stdin=capture(end=end)), 0, "<stdin>: ok\n")
        expect_run(check("--form=http", "--format=json", "request.http"), 0,
                   canonical_json("request.http", whole()))
    mixed = capture().replace("\r\n", "\n", 2)
    expect(judge_capture(mixed)["valid"], True)
    write("second.http", capture(body=BAD))
    run = check("--form=http", "request.http", "second.http", "missing", "request.http")
    expect((run.status, run.out), (2, "request.http: ok\nrequest.http: ok\n"))


@case
def captures_of_real_clients():
    files = [file for file in CAPTURES if re.match(r"(awscli|boto3|debian-boto3|js-sdk)-", file.name)]
    expect(len(files), 7)
    timers = [timer(), timer("AGENT", "DISCONNECT_NONCUSTOMER").replace(
        '"ParticipantTimerDurationInMinutes":5', '"ParticipantTimerAction":"Unset"')]
    canonical = whole("12345678-1234-1234-1234-123456789012", "87654321-4321-4321-4321-210987654321",
                      body(*timers))
    for file in files:
        expect_run(check("--form=http", str(file)), 0, f"{file}: ok\n")
        expect_run(check("--form=http", "--format=json", str(file)), 0, canonical_json(str(file), canonical))
        expect(check("--form=http", "--profile=strict", str(file)).status, 0)
    raw = files[0].read_bytes()
    expect(check("--form=http", *map(str, files)).out.count(": ok\n"), 7)
    for size in range(0, len(raw), 7):
        answer = judge_capture(raw[:size])
        expect((size, "error" in answer), (size, True))


@case
def captures_of_the_conformance_data():
    run = check("--form=http", "--format=json", *map(str, CAPTURES))
    expect([(answer["name"], answer["valid"], "error" in answer) for answer in answers(run)],
           [(str(file), not file.name.startswith("invalid-"), False) for file in CAPTURES])


@case
def profiles_of_captures():
    stranger = capture(body=f'{{"Stranger":1,{GOOD[1:]}')
    for arguments, valid in ([], True), (["--profile=service"], True), (["--profile=strict"], False):
        expect(judge_capture(stranger, *arguments)["valid"], valid)
    nothing = capture(body="")
    answer = judge_capture(nothing)
    expect((found_in(nothing, answer), answer["violations"][0]["line"]), ([("required", "")], 6))
    expect(found_in(nothing, judge_capture(nothing, "--profile=strict")), [("syntax", "")])


@case
def positions_in_captures():
    text = capture(body=BAD.replace("[", "[\n"), target=TARGET.replace("an-instance", "%C3%28") + "/")
    text = text.replace("a-contact", "..")
    answer = judge_capture(text)
    expect(found_in(text, answer), [("encoding", "%C3"), ("unroutable", ".."), ("range", "481")])
    expect([(item["line"], item["column"]) for item in answer["violations"]], [(1, 38), (1, 45), (7, 100)])
    run = check("--form=http", "request.http")
    lines = run.err.splitlines()
    expect((run.status, run.out, len(lines)), (1, "", 9))
    expect(lines[0].startswith("request.http:1:38: error: Text at '/InstanceId' must be well-formed"), True)
    expect(lines[1:3], ["PUT /contact/participant-role-config/%C3%28/../ HTTP/1.1", " " * 37 + "^~~"])
    expect(lines[3].startswith("request.http:1:45: error: Value at '/ContactId' must not be"), True)
    expect(lines[4:6], ["PUT /contact/participant-role-config/%C3%28/../ HTTP/1.1", " " * 44 + "^~"])
    expect(lines[6], f"request.http:7:100: error: {BAD_MESSAGE} [range]")
    expect(lines[8], " " * 60 + "^~~")

    for end in "\r\n", "\n":
        text = capture(body=BAD, end=end)
        expect_run(check("--form=http", stdin=text), 1, "", bad_text("<stdin>:6"))
        expect(found_in(text, judge_capture(text)), [("range", "481")])
    empty = capture(target="/contact/participant-role-config//a-contact")
    expect(found_in(empty, judge_capture(empty)), [("length", "")])
    expect(judge_capture(empty)["violations"][0]["column"], 38)


@case
def captures_of_other_requests():
    length = f"Content-Length: {len(GOOD)}"
    get = capture(method="POST")
    expect(found_in(get, judge_capture(get)), [("method", "POST")])
    other = capture(target="/contact/an-instance")
    expect(found_in(other, judge_capture(other)), [("path", "/contact/an-instance")])
    run = check("--form=http", "request.http")
    expect(run.err.splitlines()[1:], ["PUT /contact/an-instance HTTP/1.1", "    ^~~~~~~~~~~~~~~~~~~~"])
    for fields, place in {
        ("Content-Type: text/plain", length): ("text/plain", 2, 15),
        (length, "content-type:text/plain \t"): ("text/plain", 3, 14),
        (length, "Content-Type: application/json", "CONTENT-TYPE: text/plain"): ("text/plain", 4, 15),
        (length, "Content-Type:"): ("", 3, 14),
        (length, "Host: 127.0.0.1"): ("", 4, 1),
    }.items():
        text = capture(fields=list(fields))
        answer = judge_capture(text)
        item = answer["violations"][0]
        expect((found_in(text, answer), item["line"], item["column"]), ([("media_type", place[0])], *place[1:]))
    for fields, marked in {
        ("Accept: text/html",): "text/html",
        ("Accept: text/html", "ACCEPT:\timage/png  "): "image/png",
        ("Accept: */*", "Accept: application/json;q=0"): "application/json;q=0",
    }.items():
        text = capture(fields=[length, *FIELDS, *fields])
        expect(found_in(text, judge_capture(text)), [("not_acceptable", marked)])
    for accept in ["*/*"], [""], ["text/html", "*/*;q=0.1"], ["text/html", "", "application/*"]:
        text = capture(fields=[length, *FIELDS] + [f"Accept: {value}" for value in accept])
        expect(judge_capture(text)["valid"], True)


@case
def fields_of_captures():
    length = f"{len(GOOD)}"
    for fields in ([f"cOnTeNt-lEnGtH:{length}", "content-type:\t application/json \t"],
                   ["Content-Length:  000" + length + "  ", "Content-Type: Application/JSON; charset=utf-8"],
                   [f"Content-Length: {length}", *FIELDS, "X-Empty:", "X-Tab: a\tb", "X-Latin-1: \u00e9"],
                   [f"Content-Length: {length}", *FIELDS, "!#$%&'*+-.^_`|~09aZ: token"]):
        expect(judge_capture(capture(fields=fields))["valid"], True)
    malformed = "Header field must be NAME: VALUE, without space before the colon"
    control = "Header field must hold no control characters but tabs"
    for field, column, sentence in (
        ("Accept : */*", 7, malformed),
        ("Accept", 7, malformed),
        (": */*", 1, malformed),
        ("Acc\u00e9pt: */*", 4, malformed),
        ("Acc(ept): */*", 4, malformed),
        ("X: a\0b", 5, control),
        ("X: a\rb", 5, control),
        ("X: a\x7f", 5, control),
        ("X: \x1b[2J", 4, control),
        ("X: a\r", 5, control),
        (" folded", 1, "Header field must stand on one line, without obsolete line folding"),
        ("\tfolded", 1, "Header field must stand on one line, without obsolete line folding"),
    ):
        expect_no_capture(capture(fields=FIELDS + [field, f"Content-Length: {length}"]), 4, column, sentence)


@case
def request_lines_of_captures():
    rest = capture()[len(f"PUT {TARGET} HTTP/1.1"):]
    for line, column in {
        "": 1,
        "PUT": 4,
        "PUT ": 5,
        f"PUT {TARGET}": len(TARGET) + 5,
        f"PUT {TARGET} ": len(TARGET) + 6,
        f"PUT  {TARGET} HTTP/1.1": 5,
        f" PUT {TARGET} HTTP/1.1": 1,
        f"P(T {TARGET} HTTP/1.1": 2,
        f"PUT {TARGET} HTTP/1.0": len(TARGET) + 6,
        f"PUT {TARGET} http/1.1": len(TARGET) + 6,
        f"PUT {TARGET} HTTP/1.1 ": len(TARGET) + 6,
        "PUT /a b HTTP/1.1": 8,
        "PUT /a\tb HTTP/1.1": 7,
        "PUT /a\0 HTTP/1.1": 7,
        "HTTP/1.1 200 OK": 5,
    }.items():
        expect_no_capture(line + rest, 1, column, "Request line must be METHOD TARGET HTTP/1.1")
    for text in "", GOOD, GOOD + "\n", "\0" * 200000:
        expect_no_capture(text, 1, 1, "Request line must be METHOD TARGET HTTP/1.1")
    expect_no_capture("PUT /" + "a" * 200000, 1, 65537, "Request line must be METHOD TARGET HTTP/1.1")


@case
def bodies_of_captures():
    size = len(GOOD)
    for fields, line, column, sentence in (
        ([], 4, 1, "Request must have a Content-Length, the number of bytes in its body"),
        ([f"Content-Length: {size}"] * 2, 5, 1, "Request must have only one Content-Length"),
        (["Transfer-Encoding: chunked"], 4, 1, "Request must have no Transfer-Encoding: expected the decoded "
         "body and its number of bytes as Content-Length"),
        ([f"Content-Length: {size}", "transfer-encoding: gzip"], 5, 1, "Request must have no Transfer-Encoding: "
         "expected the decoded body and its number of bytes as Content-Length"),
        ([f"Content-Length: {size + 3}"], 6, size + 1,
         "Request must not be cut off: expected 3 more bytes of the body"),
        ([f"Content-Length: {10 ** 18 - 1}"], 6, size + 1,
         f"Request must not be cut off: expected {10 ** 18 - 1 - size} more bytes of the body"),
        ([f"Content-Length: {size - 3}"], 6, size - 2,
         f"Request must end with the {size - 3} bytes that Content-Length counts: expected the file's end"),
        (["Content-Length: 0"], 6, 1,
         "Request must end with the 0 bytes that Content-Length counts: expected the file's end"),
    ):
        expect_no_capture(capture(fields=FIELDS + fields), line, column, sentence)
    for value in "", "x", "-1", f"+{size}", f"{size},{size}", f"{size} {size}", f"{size}.0", "0x10", "1" * 19:
        expect_no_capture(capture(fields=FIELDS + ["Content-Length: " + value]), 4, 17,
                          "Content-Length must be a number of 1 to 18 decimal digits")
    for more in "\n", capture():
        sentence = f"Request must end with the {size} bytes that Content-Length counts: expected the file's end"
        expect_no_capture(capture() + more, 6, size + 1, sentence)
    head = capture(body="", fields=FIELDS + [f"Content-Length: {size}"])
    expect_no_capture(head, 6, 1, f"Request must not be cut off: expected {size} more bytes of the body")
    expect_no_capture(head[:-2], 5, 1,
                      "Request must not be cut off: expected an empty line behind the header fields")
    expect_no_capture(head[:-6], 4, len(f"Content-Length: {size}") - 1,
                      "Request must not be cut off: expected an empty line behind the header fields")


@case
def captures_around_the_bounds():
    for size, valid in (16384, True), (16385, False), (400000, False):
        text = capture(body=GOOD.ljust(size))
        answer = judge_capture(text)
        expect(answer["valid"], valid)
        if not valid:
            expect(found_in(text, answer), [("too_large", " ")])
            expect((answer["violations"][0]["line"], answer["violations"][0]["column"]), (6, 16385))
            expect(check("--form=http", "request.http").err.splitlines(True)[0], too_large_text("request.http:6"))
    fields = FIELDS + [f"Content-Length: {len(GOOD)}", "X: "]
    for body_size in len(GOOD), 16384:
        text = GOOD.ljust(body_size)
        fields[-2] = f"Content-Length: {body_size}"
        head = len(capture(body="", fields=fields))
        longest = capture(text, fields=fields[:-1] + ["X: " + "x" * (65536 - head)])
        expect(judge_capture(longest)["valid"], True)
    too_long = "Request line and header fields must not be longer than 65536 bytes"
    expect_no_capture(capture(text, fields=fields[:-1] + ["X: " + "x" * (65537 - head)]), 6, 2, too_long)
    column = 65536 - len(capture(body="", fields=fields)) + len("X: \r\n\r\n") + 1
    expect_no_capture(capture(fields=fields[:-1] + ["X: " + "x" * 300000]), 5, column, too_long)


@case
def captures_in_pieces():
    for text, status in (capture(), 0), (capture(body=BAD), 1), (capture()[:-1], 2):
        process = start("--form=http")
        for at in range(0, len(text), 13):
            process.stdin.write(text.encode()[at:at + 13])
        out, err = process.communicate(timeout=PATIENCE)
        at_once = check("--form=http", stdin=text)
        expect((process.returncode, out.decode(), err.decode()), (status, at_once.out, at_once.err))


@case
def what_is_wrong_with_a_capture_is_said_before_the_end():
    large = capture(body=GOOD.ljust(16385))
    for text, line in {
        capture() + "P": f"<stdin>:6:{len(GOOD) + 1}: error: Request must end with the {len(GOOD)} bytes that "
                         "Content-Length counts: expected the file's end\n",
        large: too_large_text("<stdin>:6"),
        f"PUT {TARGET}\r\n": f"<stdin>:1:{len(TARGET) + 5}: error: Request line must be METHOD TARGET HTTP/1.1\n",
    }.items():
        process = start("--form=http")
        process.stdin.write(text.encode())
        expect(read_line(process.stderr), line)
        process.communicate(timeout=PATIENCE)


@case
def more_violations_in_a_capture_than_are_kept():
    text = capture(body=body(*[timer(minutes="1")] * 20), target=TARGET.replace("an-instance", ""))
    answer = judge_capture(text)
    expect((answer["truncated"], len(answer["violations"])), (True, 16))
    expect([rule for rule, _ in found_in(text, answer)][0], "length")
    alone = answers(check("--format=json", stdin=text.split("\r\n\r\n")[1]))[0]
    expect(answer["total"], alone["total"] + 1)
    expect(check("--form=http", "request.http").err.splitlines()[-1],
           f"request.http: error: and {answer['total'] - 16} more")


@case
def captures_forge_nothing():
    text = capture(fields=FIELDS + ["X: \x1b]0;title\x07", f"Content-Length: {len(GOOD)}"])
    expect("\x1b" in check("--form=http", stdin=text).err, False)
    nasty = "a\x1b[31m\nb.http"
    write(nasty, "")
    sentence = "Request line must be METHOD TARGET HTTP/1.1"
    expect_run(check("--form=http", nasty), 2, "", f"a<1B>[31m<0A>b.http:1:1: error: {sentence}\n")
    answer = answers(check("--form=http", "--format=json", nasty))[0]
    expect((answer["name"], answer["error"]), (nasty, sentence))


@case
def unreadable_captures():
    directory = "check: .: Is a directory\n"
    expect_run(check("--form=http", "."), 2, "", directory)
    expect_run(check("--form=http", "--format=json", "."), 2, "", directory)
    expect_run(check("--form=http", "missing"), 2, "", "check: missing: No such file or directory\n")


# What is added to the answers

@case
def replies():
    def compact(value):
        return json.dumps(value, separators=(",", ":"))

    def refusal(error_type, text):
        return {"status": 400, "error_type": error_type, "body": compact(text)}

    message = "1 validation error detected. " + BAD_MESSAGE
    fields = [{"path": BAD_POINTER, "message": BAD_MESSAGE}]
    refused = {
        "connect": refusal("InvalidParameterException", {"Message": message}),
        "smithy": refusal("ValidationException", {"message": message, "fieldList": fields}),
        "envelope": refusal("", {"success": False, "error": {"code": "VALIDATION_ERROR", "message": message}}),
    }
    done = {"connect": "", "smithy": "{}", "envelope": '{"success":true,"data":{}}'}
    write("good.json", GOOD), write("bad.json", BAD)
    write("good.http", capture()), write("bad.http", capture(body=BAD))
    for style in done:
        for form, end in ("body", "json"), ("http", "http"):
            run = check("--format=json", f"--form={form}", f"--reply={style}", f"good.{end}", f"bad.{end}")
            expect(run.status, 1)
            expect([answer["reply"] for answer in answers(run)],
                   [{"status": 200, "error_type": "", "body": done[style]}, refused[style]])
            expect([list(answer)[-1] for answer in answers(run)], ["reply", "reply"])
    run = check("--format=json", "--reply=connect", "--lines", stdin=f"{GOOD}\n{BAD}\n")
    accepted = {"status": 200, "error_type": "", "body": ""}
    expect(run.out, canonical_json("<stdin>:1")[:-2] + f',"reply":{compact(accepted)}}}\n' +
           bad_json("<stdin>:2")[:-2] + f',"reply":{compact(refused["connect"])}}}\n')
    run = check("--format=json", "--reply=connect", "--form=input", stdin="")
    expect(answers(run)[0]["reply"]["error_type"], "InvalidRequestException")


@case
def replies_to_captures():
    for text, status, error_type in (
        (capture(target="/"), 404, "UnknownOperationException"),
        (capture(method="GET"), 405, "UnknownOperationException"),
        (capture(fields=[*FIELDS, "Accept: text/html", f"Content-Length: {len(GOOD)}"]), 406,
         "NotAcceptableException"),
        (capture(body=GOOD.ljust(16385)), 413, "InvalidRequestException"),
        (capture(fields=[f"Content-Length: {len(GOOD)}"]), 415, "UnsupportedMediaTypeException"),
        (capture(body="{"), 400, "InvalidRequestException"),
        (capture(target=TARGET + "%zz"), 400, "InvalidRequestException"),
    ):
        reply = judge_capture(text, "--reply=connect")["reply"]
        expect((reply["status"], reply["error_type"], list(json.loads(reply["body"]))),
               (status, error_type, ["Message"]))
    many = capture(body=body(*["{}"] * 20))
    told = json.loads(judge_capture(many, "--reply=smithy")["reply"]["body"])
    expect(len(told["fieldList"]) >= 16, True)
    expect("reply" in judge_capture(capture()[:-1], "--reply=connect"), False)


@case
def replies_to_the_conformance_data():
    folder = CAPTURES[0].parent
    with open(folder / "verdicts.tsv", encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    files = [str(folder / row["file"]) for row in rows]
    expect({row["file"] for row in rows} ^ {file.name for file in CAPTURES}, set())
    for style in "connect", "smithy", "envelope":
        run = check("--form=http", "--format=json", f"--reply={style}", *files)
        replies = [answer["reply"] for answer in answers(run)]
        expect(len(replies), len(rows))
        for row, reply in zip(rows, replies):
            parts = str(reply["status"]), reply["error_type"] or "-", reply["body"]
            expect((row["file"], style, " ".join(filter(None, parts))), (row["file"], style, row[style]))


@case
def explanations():
    text = body(timer(minutes="5"), timer(kind="DISCONNECT_NONCUSTOMER", minutes="10"))
    told = ("  The customer counts as idle 5 minutes after their last message. 15 minutes after the customer's "
            "last message, which is 10 minutes after they became idle, the agent is disconnected because the "
            "customer is silent.\n"
            "  The agent never counts as idle. The agent is never disconnected because the agent is silent.\n")
    expect_run(check("--explain", stdin=text), 0, "<stdin>: ok\n" + told)
    expect_run(check("--explain", "--form=input", stdin=whole(text=text)), 0, "<stdin>: ok\n" + told)
    expect_run(check("--explain", "--form=http", stdin=capture(body=text)), 0, "<stdin>: ok\n" + told)
    expect_run(check("--explain", "--lines", stdin=f"{text}\n{BAD}\n{text}"), 1,
               f"<stdin>:1: ok\n{told}<stdin>:3: ok\n{told}", bad_text("<stdin>:2"))
    expect_run(check("--explain", stdin=BAD), 1, "", bad_text("<stdin>:1"))


@case
def options_that_do_not_go_together():
    write("good.json", GOOD)
    reply = "check: --reply needs --format=json, where it adds the reply to each answer\n"
    explain = "check: --explain needs --format=text, where it adds lines below each ok\n"
    lines = "check: --lines does not go with --form=http: a request has several lines, expected one a file\n"
    for arguments, sentence in (
        (["--reply=connect"], reply),
        (["--format=json", "--reply=connect", "--format=text"], reply),
        (["--explain", "--format=json"], explain),
        (["--explain", "--reply=smithy"], reply),
        (["--form=http", "--lines"], lines),
        (["--lines", "--form=http", "--format=json"], lines),
    ):
        expect_run(check(*arguments, "good.json"), 2, "", sentence)
        expect(check(*arguments, "--version").status, 0)


def main():
    failed = 0
    for function in CASES:
        with tempfile.TemporaryDirectory() as directory:
            os.chdir(directory)
            try:
                function()
                print("passed", function.__name__)
            except Exception as problem:  # whatever it is, the other cases still count
                failed += 1
                print("FAILED", function.__name__, type(problem).__name__, problem)
            os.chdir("/")
    print(f"{len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
