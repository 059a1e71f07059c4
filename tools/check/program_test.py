#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests the checker from outside: program_test.py PROGRAM. A line for each case; exit status 0 if all pass."""

import csv
import json
import os
import pathlib
import re
import signal
import subprocess
import time

from harness import *


@case
def valid_text():
    expect_run(check(write("good.json", GOOD)), 0, "good.json: ok (body)\n")
    expect_run(check("good.json", "./good.json"), 0, "good.json: ok (body)\n./good.json: ok (body)\n")


@case
def invalid_text():
    expect_run(check(write("bad.json", BAD)), 1, "", bad_text("bad.json:1"))


@case
def standard_input():
    expect_run(check(stdin=GOOD), 0, "<stdin>: ok (body)\n")
    expect_run(check("-", stdin=BAD), 1, "", bad_text("<stdin>:1"))
    write("good.json", GOOD)
    expect_run(check("good.json", "-", "good.json", stdin=GOOD), 0,
               "good.json: ok (body)\n<stdin>: ok (body)\ngood.json: ok (body)\n")


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
    expect_run(check("--form=input", "--format=json", stdin=whole), 0, canonical_json("<stdin>", whole, "input"))
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
        expect_run(check("--profile=service", stdin=text), 0, "<stdin>: ok (body)\n")
        expect_run(check("--profile=service", "--format=json", stdin=text), 0, canonical_json("<stdin>"))


@case
def format_json():
    write("a.json", BAD), write("b.json", " " + GOOD + "\n")
    expect_run(check("--format=json", "a.json", "b.json"), 1, bad_json("a.json") + canonical_json("b.json"))
    expect_run(check("--format=text", "b.json"), 0, "b.json: ok (body)\n")


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
    expect_run(check("missing", "bad.json", ".", "good.json"), 2, "good.json: ok (body)\n",
               missing + bad_text("bad.json:1") + directory)
    expect_run(check("--format=json", ".", "bad.json"), 2,
               '{"name":".","valid":false,"error":"Is a directory"}\n' + bad_json("bad.json"), directory)
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
           (2, "good.json: ok (body)\n", "check: <stdin>: Bad file descriptor\n"))


@case
def usage():
    forms, formats = "auto, body, input, configuration or http", "text, json, sarif or github"
    styles = "connect, smithy or envelope"
    for argument, sentence in {
        "--form=bdoy": f"invalid value 'bdoy' for --form, expected {forms}: did you mean '--form=body'?",
        "--form=htpt": f"invalid value 'htpt' for --form, expected {forms}: did you mean '--form=http'?",
        "--form=BODY": f"invalid value 'BODY' for --form, expected {forms}: did you mean '--form=body'?",
        "--key=x": "invalid value 'x' for --key, expected tab",
        "--reply=x": "invalid value 'x' for --reply, expected connect, smithy or envelope",
        "--Format=JSON": "unknown option '--Format=JSON': did you mean '--format=json'?",
        "--HELP": "unknown option '--HELP': did you mean '--help'?",
        "--form=json": f"invalid value 'json' for --form, expected {forms}: did you mean '--format=json'?",
        "--form=": f"--form needs a value, expected {forms}",
        "--form": f"--form needs a value, expected {forms}",
        "--profile=lax": "invalid value 'lax' for --profile, expected strict or service",
        "--format=yaml": f"invalid value 'yaml' for --format, expected {formats}",
        "--format=teon": f"invalid value 'teon' for --format, expected {formats}",
        "--format=teamcity": f"invalid value 'teamcity' for --format, expected {formats}",
        "--reply": f"--reply needs a value, expected {styles}",
        "--reply=aws": f"invalid value 'aws' for --reply, expected {styles}",
        "--color=yes": "invalid value 'yes' for --color, expected auto, always or never",
        "--key=comma": "invalid value 'comma' for --key, expected tab",
        "--from=input": "unknown option '--from=input': did you mean '--form=input'?",
        "--colour=never": "unknown option '--colour=never': did you mean '--color=never'?",
        "--line": "unknown option '--line': did you mean '--lines'?",
        "--explian": "unknown option '--explian': did you mean '--explain'?",
        "--lines=yes": "--lines takes no value",
        "--lines=false": "--lines takes no value",
        "--explain=yes": "--explain takes no value",
        "--help=yes": "--help takes no value",
        "--recursive": "unknown option '--recursive', see check --help",
        "-x": "unknown option '-x', see check --help",
        "---": "unknown option '---', see check --help",
        "--\x1b[2J\n": "unknown option '--<1B>[2J<0A>', see check --help",
        "--form=\x1b[2J\n": f"invalid value '<1B>[2J<0A>' for --form, expected {forms}",
    }.items():
        expect_run(check(argument, stdin=GOOD), 2, "", f"check: {sentence}\n")
    expect(check("--" + "x" * 100000).status, 2)
    write("good.json", GOOD)
    expect_run(check("good.json", "--lines", "-x"), 2, "", "check: unknown option '-x', see check --help\n")
    expect_run(check("--form", "lax", "good.json"), 2, "",
               f"check: invalid value 'lax' for --form, expected {forms}\n")


@case
def options_and_files():
    write("good.json", GOOD), write("--lines", GOOD), write("-x", GOOD)
    expect_run(check("good.json", "--format=json"), 0, canonical_json("good.json"))
    expect_run(check("--", "--lines", "-x"), 0, "--lines: ok (body)\n-x: ok (body)\n")
    expect_run(check("--", "-", stdin=GOOD), 0, "<stdin>: ok (body)\n")
    expect_run(check("--", stdin=GOOD), 0, "<stdin>: ok (body)\n")
    expect_run(check("--format", "json", "--lines", "--", "good.json"), 0, canonical_json("good.json:1"))
    expect_run(check("--format=sarif", "--format=json", "good.json"), 0, canonical_json("good.json"))
    expect_run(check("--lines", "--lines", "good.json"), 0, "good.json:1: ok (body)\n")
    expect_run(check("--", "--"), 2, "", "check: --: No such file or directory\n")
    for name in "[a,b]", "'q'", '"q"', "a b", "a=b", "%1":
        write(name, GOOD)
        expect_run(check(name), 0, f"{name}: ok (body)\n")
    expect_run(check(""), 2, "", "check: : No such file or directory\n")


@case
def help_and_version():
    run = check("--help")
    expect((run.status, run.err), (0, ""))
    lines = run.out.splitlines()
    expect(lines[0], "Usage: check [OPTION]... [FILE]...")
    for word in "--form= --profile= --format= --reply= --color= --explain --lines --key= --at= --fix --in-place --print-schema -h -- " \
                "--version FILE:LINE sarif github status".split():
        expect((word, word in run.out), (word, True))
    expect([line for line in lines if len(line) > 80], [])
    expect((len(lines), len(lines) <= 44), (len(lines), True))
    for arguments in ["-h"], ["-h", "--lines"], ["good.json", "--help", "--unknown"]:
        expect_run(check(*arguments), 0, run.out)
    header = pathlib.Path(__file__).parents[2] / "include/chat_timers/version.hpp"
    version = ".".join(re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", header.read_text()))
    expect_run(check("--version"), 0, f"check (chat_timers) {version}\n")


@case
def names_forge_nothing():
    nasty = "a\x1b[31m\n\u202egood.json: ok.json"
    write(nasty, GOOD)
    seen = "a<1B>[31m<0A><U+202E>good.json: ok.json"
    expect_run(check(nasty), 0, f"{seen}: ok (body)\n")
    expect_run(check("--lines", nasty), 0, f"{seen}:1: ok (body)\n")
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
    expect_run(check(name), 0, "<FF>.json: ok (body)\n")
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
    expect_run(check("--lines", "log"), 1, "log:1: ok (body)\nlog:4: ok (body)\n", err)
    write("log", text + "\n")
    expect_run(check("--lines", "log"), 1, "log:1: ok (body)\nlog:4: ok (body)\n", err)
    expect_run(check("--lines", stdin=GOOD), 0, "<stdin>:1: ok (body)\n")
    expect_run(check("--lines", stdin="\n"), 1, "", empty_text("<stdin>:1"))
    run = check("--lines", "--format=json", stdin=text)
    expect([answer["name"] for answer in answers(run)], [f"<stdin>:{number}" for number in range(1, 7)])
    expect([answer["valid"] for answer in answers(run)], [True, False, False, True, False, False])
    expect(run.out.splitlines(keepends=True)[1], bad_json("<stdin>:2"))


@case
def lines_are_numbered_in_each_file():
    write("one", GOOD + "\n" + GOOD + "\n"), write("two", GOOD)
    expect_run(check("--lines", "one", "two"), 0, "one:1: ok (body)\none:2: ok (body)\ntwo:1: ok (body)\n")


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
    expect(read_line(process.stdout), "<stdin>:1: ok (body)\n")
    time.sleep(0.1)
    expect(process.communicate(b"\n", timeout=PATIENCE), (b"<stdin>:2: ok (body)\n", b""))


@case
def lines_in_pieces():
    process = start("--lines")
    text = f"{GOOD}\r\n\n{BAD}\n{GOOD.ljust(16385)}\n{GOOD}".encode()
    for at in range(0, len(text), 113):
        process.stdin.write(text[at:at + 113])
    out, err = process.communicate(timeout=PATIENCE)
    too_long = check("--lines", stdin="\n\n\n" + GOOD.ljust(16385)).err[3 * len(empty_text("<stdin>:1")):]
    expect((process.returncode, out.decode()), (1, "<stdin>:1: ok (body)\n<stdin>:5: ok (body)\n"))
    expect(err.decode(), empty_text("<stdin>:2") + bad_text("<stdin>:3") + too_long)


@case
def order_is_kept_where_both_streams_meet():
    text = "".join((GOOD if number % 3 else BAD) + "\n" for number in range(1, 1000))
    run = check("--lines", stdin=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    expect(run.out, "".join(f"<stdin>:{number}: ok (body)\n" if number % 3 else bad_text(f"<stdin>:{number}")
                            for number in range(1, 1000)))


@case
def answers_are_not_held_back():
    process = start("--lines")
    for number in range(1, 4):
        process.stdin.write(f"{GOOD}\n".encode())
        expect(read_line(process.stdout), f"<stdin>:{number}: ok (body)\n")
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
    expect((run.status, run.out, run.err.splitlines(True)[0]), (1, "huge:2: ok (body)\n", too_large_text("huge:1")))


@case
def a_closed_pipe_ends_it():
    write("log", (GOOD + "\n") * 20000), write("bad-log", (BAD + "\n") * 2000)
    os.mkfifo("never-opened")
    process = start("--lines", "log", "missing", "never-opened")
    expect(read_line(process.stdout), "log:1: ok (body)\n")
    process.stdout.close()
    expect((process.wait(PATIENCE), process.stderr.read()), (-signal.SIGPIPE, b""))
    process = start("--lines", "bad-log", "log")
    expect(read_line(process.stderr), bad_text("bad-log:1").splitlines(True)[0])
    process.stderr.close()
    expect((process.wait(PATIENCE), process.stdout.read()), (-signal.SIGPIPE, b""))
    for form in "json", "sarif", "github":
        done = subprocess.run(["bash", "-c", '"$0" --lines --format=$1 bad-log | head -n 1 >&2; exit ${PIPESTATUS[0]}',
                               PROGRAM, form], capture_output=True, env=environment(), timeout=PATIENCE)
        expect((form, done.returncode, done.stderr.count(b"\n")), (form, 141, 1))


@case
def a_closed_pipe_is_noticed_before_the_end():
    process = start("--lines")
    process.stdout.close()
    process.stdin.write(GOOD.encode() + b"\n")
    expect((process.wait(PATIENCE), process.stderr.read()), (-signal.SIGPIPE, b""))


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
    expect(lines_on_screen(text), (bad_text("slow:3") + check("huge").err + "4 payloads: 2 valid, 2 invalid, 2 violations\n").split("\n"))


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

    expect(shown("--lines", to_terminal=True), "".join(f"<stdin>:{number}: ok (body)\n" for number in range(1, 4)) +
           "3 payloads: 3 valid, 0 invalid, 0 violations\n")
    expect("check: line" in shown(to_terminal=False), False)
    process = start("--lines")
    for _ in range(3):
        process.stdin.write(GOOD.encode() + b"\n")
        time.sleep(0.11)
    expect(process.communicate(timeout=PATIENCE)[1], b"")


# Captured requests

def judge_capture(text, *arguments):
    """The one answer, as JSON."""
    write("request.http", text)
    run = check("--form=http", "--format=json", *arguments, "request.http")
    expect((run.err, run.out.count("\n")), ("", 1))
    answer = json.loads(run.out)
    expect(run.status, 0 if answer["valid"] else 2 if "error" in answer else 1)
    return answer


def expect_no_capture(text, line, column, sentence, hint=None):
    expect(judge_capture(text),
           {"name": "request.http", "form": "http", "valid": False, "error": sentence, "line": line,
            "column": column, **({"hint": hint} if hint else {})})
    note = f"request.http: note: {hint}\n" if hint else ""
    expect_run(check("--form=http", "request.http"), 2, "",
               f"request.http:{line}:{column}: error: {sentence}\n{note}")


def found_in(text, answer):
    """Each violation's rule and what its range marks, where its offset, line and column agree."""
    source = text.encode()
    for item in answer["violations"]:
        before = source[:item["offset"]]
        expect((item["line"], item["column"]), (before.count(b"\n") + 1, len(before) - before.rfind(b"\n")))
    return [(item["rule"], source[item["offset"]:item["offset"] + item["length"]].decode())
            for item in answer["violations"]]


@case
def captures():
    for end in "\r\n", "\n":
        write("request.http", capture(end=end))
        expect_run(check("--form=http", "request.http"), 0, "request.http: ok\n")
        expect_run(check("--form=http", stdin=capture(end=end)), 0, "<stdin>: ok\n")
        expect_run(check("--form=http", "--format=json", "request.http"), 0,
                   canonical_json("request.http", whole(), "http"))
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
        expect_run(check("--form=http", "--format=json", str(file)), 0, canonical_json(str(file), canonical, "http"))
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
        (length, "Content-Type:", "Content-Type: application/json"): ("application/json", 4, 15),
        (length, "Content-Type: application/json", "Content-Type:"): ("", 4, 14),
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
        (" folded", 1, "Header field must be on one line, without obsolete line folding"),
        ("\tfolded", 1, "Header field must be on one line, without obsolete line folding"),
    ):
        expect_no_capture(capture(fields=FIELDS + [field, f"Content-Length: {length}"]), 4, column, sentence)


@case
def request_lines_of_captures():
    rest = capture()[len(f"PUT {TARGET} HTTP/1.1"):]
    for line, column in {
        "": 1,
        "PUT": 4,
        "PUT ": 5,
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
        expect_no_capture(line + rest, 1, column, REQUEST_LINE)
    for text in "", "\0" * 200000:
        expect_no_capture(text, 1, 1, REQUEST_LINE)
    for text in GOOD, GOOD + "\n", "{":
        expect_no_capture(text, 1, 1, REQUEST_LINE, LOOKS_LIKE_JSON)
    expect_no_capture("PUT /" + "a" * 200000, 1, 65537,
                      "Request line and header fields must not be longer than 65536 bytes")
    for version in "", " HTTP/2", " HTTP/2.0", " HTTP/3", " HTTP/1.1":
        expect(judge_capture(f"PUT {TARGET}{version}{rest}")["valid"], True)


@case
def bodies_of_captures():
    size = len(GOOD)
    for fields, line, column, sentence in (
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
    sentence = f"Request must end with the {size} bytes that Content-Length counts: expected the file's end"
    for more, hint in ("\n", ADDED_LINE_END), ("\r\n", ADDED_LINE_END), (" ", None), (capture(), None):
        expect_no_capture(capture() + more, 6, size + 1, sentence, hint)
    for missing, words, hint in ((1, "1 more byte", LOST_LINE_END), (2, "2 more bytes", LOST_LINE_END),
                                 (3, "3 more bytes", None)):
        sentence = f"Request must not be cut off: expected {words} of the body"
        expect_no_capture(capture()[:-missing], 6, size - missing + 1, sentence, hint)
    head = capture(body="", fields=FIELDS + [f"Content-Length: {size}"])
    expect_no_capture(head, 6, 1, f"Request must not be cut off: expected {size} more bytes of the body")
    expect_no_capture(head[:-2], 5, 1,
                      "Request must not be cut off: expected an empty line after the header fields")
    expect_no_capture(head[:-6], 4, len(f"Content-Length: {size}") - 1,
                      "Request must not be cut off: expected an empty line after the header fields")


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
        f"PUT {TARGET} \r\n": f"<stdin>:1:{len(TARGET) + 6}: error: {REQUEST_LINE}\n",
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
    sentence = REQUEST_LINE
    expect_run(check("--form=http", nasty), 2, "", f"a<1B>[31m<0A>b.http:1:1: error: {sentence}\n")
    answer = answers(check("--form=http", "--format=json", nasty))[0]
    expect((answer["name"], answer["error"]), (nasty, sentence))


@case
def unreadable_captures():
    directory = "check: .: Is a directory\n"
    expect_run(check("--form=http", "."), 2, "", directory)
    expect_run(check("--form=http", "--format=json", "."), 2,
               '{"name":".","valid":false,"error":"Is a directory"}\n', directory)
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
    expect_run(check("--explain", stdin=text), 0, "<stdin>: ok (body)\n" + told)
    expect_run(check("--explain", "--form=input", stdin=whole(text=text)), 0, "<stdin>: ok\n" + told)
    expect_run(check("--explain", "--form=http", stdin=capture(body=text)), 0, "<stdin>: ok\n" + told)
    expect_run(check("--explain", "--lines", stdin=f"{text}\n{BAD}\n{text}"), 1,
               f"<stdin>:1: ok (body)\n{told}<stdin>:3: ok (body)\n{told}", bad_text("<stdin>:2"))
    expect_run(check("--explain", stdin=BAD), 1, "", bad_text("<stdin>:1"))


@case
def options_that_do_not_go_together():
    write("good.json", GOOD)
    reply = "check: --reply needs --format=json, where it adds the reply to each answer\n"
    explain = "check: --explain needs --format=text, where it adds lines below each ok\n"
    lines = "check: --lines cannot be combined with --form=http: a request has several lines, expected one per file\n"
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


run_cases()
