#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests --fix and --in-place: fix_test.py PROGRAM."""

import json
import os
import resource
import stat
import shutil
import subprocess

from harness import *

TYPED = ('{\r\n\t"channelConfiguration" : {"chat":{"participant_timer_config_list":[ {"participantRole":"customer","timerType":"Idle",'
         '"timerValue":{"participantTimerDurationInMinutes": 5} } ]}}\r\n}\n\n')
FIXED = ('{\r\n\t"ChannelConfiguration" : {"Chat":{"ParticipantTimerConfigList":[ {"ParticipantRole":"CUSTOMER","TimerType":"IDLE",'
         '"TimerValue":{"ParticipantTimerDurationInMinutes": 5} } ]}}\r\n}\n\n')


def content(name):
    with open(name, "rb") as file:
        return file.read().decode()


def fixes_of_sarif(name):
    """The text with the fixes of a SARIF log applied, until there are none."""
    for _ in range(30):
        log = json.loads(check("--format=sarif", name).out)["runs"][0]
        fixes = [result["fixes"][0]["artifactChanges"][0]["replacements"][0] for result in log["results"] if "fixes" in result]
        text = content(name)
        for fix in sorted(fixes, key=lambda fix: -fix["deletedRegion"]["charOffset"]):
            region = fix["deletedRegion"]
            text = text[:region["charOffset"]] + fix["insertedContent"]["text"] + text[region["charOffset"] + region["charLength"]:]
        write(name, text)
        if not fixes:
            return text
    raise AssertionError("there are always more fixes")


@case
def to_standard_output():
    write("it.json", TYPED)
    run = check("--fix", "it.json")
    expect((run.status, run.out, run.err), (0, FIXED, "it.json: note: 9 spellings were corrected\n"))
    expect(content("it.json"), TYPED)
    expect(fixes_of_sarif("it.json"), FIXED)
    expect(check("--fix", stdin=TYPED).out, FIXED)
    for text in GOOD, GOOD + "\n", whole(), FIXED, "[]", '"x"', "5":
        run = check("--fix", stdin=text)
        expect((text, run.out, "spelling" in run.err), (text, text, False))
        expect((text, run.status), (text, check(stdin=text).status))
    run = check("--fix", stdin=body(timer("Customer", minutes="481")))
    expect((run.status, run.out), (1, BAD))
    expect(run.err, bad_text("<stdin>:1") + "<stdin>: note: 1 spelling was corrected\n")


@case
def no_guess_about_a_value():
    for text in (BAD, body(timer(minutes='"5"')), body(timer("SUPERVISOR")), '{"Chat":1,"chat":2}', '{"channelConfiguration":1,"ChannelConfiguration":2}',
                 '{"channelConfiguration":1,"channel_configuration":2}', '{"Comment":"customer"}', '{"InstanceId.$":"$.i"}'):
        expect((text, check("--fix", stdin=text).out), (text, text))
    many = json.dumps({"channelConfiguration": {"chat": {"participantTimerConfigList": [{"timerType": "idle"}] * 100}}})
    expect(check("--fix", stdin=many).out, many.replace("channelC", "ChannelC").replace("chat", "Chat").replace("participantT", "ParticipantT")
           .replace("timerType", "TimerType").replace("idle", "IDLE"))


@case
def in_place():
    write("it.json", TYPED)
    os.chmod("it.json", 0o640)
    os.mkdir("links"), os.symlink("../it.json", "links/one"), os.symlink("one", "links/two")
    before = os.stat("it.json").st_ino
    expect_run(check("--fix", "--in-place", "links/two"), 0, "links/two: ok (body)\n", "links/two: note: 9 spellings were corrected\n")
    facts = os.stat("it.json")
    expect((content("it.json"), stat.S_IMODE(facts.st_mode), os.path.islink("links/two"), os.path.islink("links/one")), (FIXED, 0o640, True, True))
    expect((facts.st_ino != before, sorted(os.listdir("."))), (True, ["it.json", "links"]))
    # Nothing to correct: the file is not written.
    expect_run(check("--fix", "--in-place", "it.json"), 0, "it.json: ok (body)\n")
    expect(os.stat("it.json").st_ino, facts.st_ino)
    write("other.json", TYPED), write("bad.json", body(timer("Customer", minutes="481")))
    run = check("--in-place", "--fix", "other.json", "it.json", "bad.json")
    expect((run.status, run.out, content("other.json"), content("bad.json")), (1, "other.json: ok (body)\nit.json: ok (body)\n", FIXED, BAD))


@case
def what_is_not_json():
    for text, place in (("ChannelConfiguration:\n", "line 1, column 1"), (TYPED + "x", "line 5, column 1"), (TYPED.encode("utf-16"), "line 1, column 1"),
                        ("", "line 1, column 1"), ('{"a":1}\n{', "line 2, column 1"), ("\ufeff" + TYPED, "line 1, column 1")):
        write("it", text)
        for arguments in ["--fix"], ["--fix", "--in-place"]:
            expect_run(check(*arguments, "it"), 2, "", f"check: it: it is not JSON at {place}, and --fix changes JSON only\n")
        with open("it", "rb") as file:
            expect(file.read(), text if isinstance(text, bytes) else text.encode())
    write("it", capture())
    expect_run(check("--fix", "--in-place", "it"), 2, "", "check: it: it is an HTTP request, and --fix changes JSON only\n")
    write("it", TYPED.ljust(20000))
    expect_run(check("--fix", "--in-place", "it"), 2, "", "check: it: it is longer than a payload, and --fix changes JSON only\n")
    expect(content("it"), TYPED.ljust(20000))
    expect_run(check("--fix", "--in-place", "missing"), 2, "", "check: missing: No such file or directory\n")


@case
def options_that_do_not_go_together():
    write("it", TYPED), write("other", TYPED), write("whole", whole(text=TYPED.strip()))
    for arguments, sentence in (
        (["--in-place", "it"], "--in-place needs --fix, whose text it writes"),
        (["--fix", "--in-place"], "--in-place cannot be combined with standard input: expected a FILE to write to"),
        (["--fix", "--in-place", "it", "-"], "--in-place cannot be combined with standard input: expected a FILE to write to"),
        (["--fix", "--in-place", "--form=body", "--form=input", "it"], "--in-place cannot be combined with several forms: expected one --form"),
        (["--fix", "--in-place", "it", "whole"], "--in-place cannot be combined with files of several forms, body and input: expected one --form"),
        (["--fix", "it", "other"], "--fix writes one FILE to standard output: expected --in-place for several"),
        (["--fix", "--format=json", "it"], "--fix needs --format=text, since it writes the payload"),
        *[(["--fix", option, "it"], "--fix cannot be combined with --lines, --key, --at, --explain or --form=http: expected one payload per file")
          for option in ("--lines", "--key=tab", "--at=/a", "--explain", "--form=http")],
    ):
        expect_run(check(*arguments, stdin=TYPED), 2, "", f"check: {sentence}\n")
        expect((arguments, content("it"), content("other")), (arguments, TYPED, TYPED))
    expect(check("--fix", "--in-place", "--form=body", "--form=body", "it").status, 0)


@case
def a_file_that_cannot_be_written():
    os.mkdir("folder")
    write("folder/it", TYPED)

    def no_bytes():
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))

    run = check("--fix", "--in-place", "folder/it", preexec_fn=no_bytes)
    expect_run(run, 2, "", "check: folder/it: the file was not changed: File too large\n")
    expect((content("folder/it"), os.listdir("folder")), (TYPED, ["it"]))
    os.mkfifo("fifo")
    process = subprocess.Popen([PROGRAM, "--fix", "--in-place", "fifo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    with open("fifo", "wb") as fifo:
        fifo.write(TYPED.encode())
    out, err = process.communicate(timeout=PATIENCE)
    expect((process.returncode, out, err), (2, b"", b"check: fifo: the file was not changed: it is not a regular file\n"))


@case
def a_full_disk():
    if os.geteuid() != 0:
        raise Skipped("only root mounts a file system")
    os.mkdir("small")
    if not shutil.which("mount") or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "none", "small"], capture_output=True).returncode != 0:
        raise Skipped("no tmpfs can be mounted here")
    try:
        write("small/it", TYPED), write("small/rest", "x" * 4096)
        expect_run(check("--fix", "--in-place", "small/it"), 2, "", "check: small/it: the file was not changed: No space left on device\n")
        expect((content("small/it"), sorted(os.listdir("small"))), (TYPED, ["it", "rest"]))
        os.remove("small/rest")
        expect((check("--fix", "--in-place", "small/it").status, content("small/it")), (0, FIXED))
    finally:
        subprocess.run(["umount", "small"], check=True)


@case
def a_directory_that_cannot_be_written():
    if os.geteuid() == 0:
        raise Skipped("root may write to any directory")
    os.mkdir("folder"), write("folder/it", TYPED), os.chmod("folder", 0o500)
    expect_run(check("--fix", "--in-place", "folder/it"), 2, "", "check: folder/it: the file was not changed: Permission denied\n")
    os.chmod("folder", 0o700)
    expect(content("folder/it"), TYPED)


run_cases()
