#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests the checker's forms and formats: formats_test.py PROGRAM [--approve]. With --approve, writes approved/ anew."""

import difflib
import json
import os
import subprocess
import sys

from harness import *

BOTH = whole("i", "c")


def notes(run):
    return [line.split(": note: ", 1)[1] for line in run.err.splitlines() if ": note: " in line]


# Forms and first mistakes

INPUT = "this looks like the operation's whole input: try --form=input"
BODY = "this looks like the HTTP body alone: try --form=body"
HTTP = "this looks like an HTTP request: try --form=http"
HTTP_IN_LINES = "this looks like an HTTP request: try --form=http without --lines"
LINES = "this looks like one payload a line: try --lines"
UTF_16 = "this looks like UTF-16: save it as UTF-8, or try iconv -f UTF-16 -t UTF-8 FILE | check"


@case
def forms_are_recognized():
    for text, form in ((GOOD, "body"), ("  \n" + GOOD, "body"), (BOTH, "input"), ("\n\t " + BOTH, "input"),
                       (capture(), "http"), (capture(end="\n"), "http")):
        expect_run(check(stdin=text), 0, f"<stdin>: ok ({form})\n")
        expect(answers(check("--format=json", stdin=text))[0]["form"], form)
    for text, form in ((BAD, "body"), (whole(text=BAD), "input"), (capture(body=BAD), "http"),
                       ('{"InstanceId":1', "input"), ('{"ContactId":"c"}', "input"), ('{"contactId":"c"}', "input"),
                       ('{"contact_id":null}', "input"), ('{"\\u0049nstanceId":1}', "input"),
                       ('{"x":{"InstanceId":1}}', "body"), ('{"x":["InstanceId"]}', "body"), ('{"InstanceId"}', "body"),
                       ('{"a":"\\"","InstanceId":1}', "input"), ("{}", "body"), ("[]", "body"), ("", "body"),
                       ("nonsense", "body"), ("true", "body"), ("PU", "body"), ("null ", "body"), ("-1", "body"),
                       ('{"a":"', "body"), ('{"a', "body"), ('{"', "body"), ("{\\", "body")):
        expect((text, answers(check("--format=json", stdin=text))[0]["form"]), (text, form))
    for text in ("PUT /", "PUT /x HTTP/1.1", "put / HTTP/1.1\r\n", "GET http://127.0.0.1/", "OPTIONS * HTTP/1.1",
                 "\r\n\r\nPUT /x", "HTTP/1.1 200 OK\r\n\r\n", "M-SEARCH * HTTP/1.1"):
        expect((text, answers(check("--format=json", stdin=text))[0]["form"]), (text, "http"))
    for text in "true /", "null http://127.0.0.1/":  # as a request line: no JSON text goes on so
        expect((text, answers(check("--format=json", stdin=text))[0]["form"]), (text, "http"))
    expect(answers(check("--format=json", stdin="a" * 33 + " /"))[0]["form"], "body")


@case
def forms_of_lines():
    text = f"{GOOD}\n{BOTH}\n{BOTH}\n{GOOD}\n{whole(text=BAD)}\n{BAD}\n{BOTH}\n"
    answer = answers(check("--lines", "--format=json", stdin=text))
    expect([item["form"] for item in answer], ["body", "input", "input", "body", "input", "body", "input"])
    expect([item["valid"] for item in answer], [True, True, True, True, False, False, True])


@case
def forms_under_the_service_profile():
    """Ids in a body would be skipped there."""
    for text, form in (GOOD, "body"), (BOTH, "input"):
        expect_run(check("--profile=service", stdin=text), 0, f"<stdin>: ok ({form})\n")
    run = check("--form=body", "--profile=service", stdin=BOTH)
    expect_run(run, 0, "<stdin>: ok\n", f"<stdin>: note: {INPUT}\n")
    expect(check("--form=body", "--profile=service", stdin=GOOD).err, "")


@case
def first_mistakes():
    two_lines = f"{GOOD}\n{GOOD}\n"
    for arguments, text, hints in (
        (["--form=body"], BOTH, [INPUT]),
        (["--form=body"], '{"InstanceId":', [INPUT]),
        (["--form=input"], GOOD, [BODY]),
        (["--form=input"], "{}", []),
        (["--form=body"], capture(), [HTTP]),
        (["--form=input"], capture(), [HTTP]),
        (["--lines"], capture(), [HTTP_IN_LINES]),
        (["--form=http"], GOOD, [LOOKS_LIKE_JSON]),
        (["--form=http"], " \n{", [LOOKS_LIKE_JSON]),
        (["--form=http"], "nonsense", []),
        ([], two_lines, [LINES]),
        (["--form=body"], two_lines.replace("\n", "\r\n"), [LINES]),
        ([], GOOD + "\n\n" + GOOD, [LINES]),
        ([], (GOOD + "\n") * 1000, [LINES]),
        (["--lines"], two_lines, []),
        ([], BAD, []),
        ([], whole(text=BAD), []),
        ([], "{}", []),
        ([], '{"channel":1}', []),
        (["--form=body"], "{}", []),
        ([], "", []),
        ([], "[", []),
        (["--form=http"], capture() + "\n", [ADDED_LINE_END]),
        (["--form=http"], capture(body=GOOD + "\n")[:-1], [LOST_LINE_END]),
        ([], capture() + "\r\n", [ADDED_LINE_END]),
    ):
        run = check(*arguments, stdin=text)
        told = notes(run)
        expect((arguments, text[:60], told), (arguments, text[:60], hints if "--lines" not in arguments else told))
        if hints:
            expect(run.status in (1, 2), True)
            told = [answer["hint"] for answer in answers(check("--format=json", *arguments, stdin=text)) if "hint" in answer]
            expect((arguments, told[:1]), (arguments, hints[:1]))
    for bytes_of_order in b"\xff\xfe", b"\xfe\xff":
        write("wide.json", bytes_of_order + GOOD.encode("utf-16-le"))
        expect(notes(check("wide.json")), [UTF_16])


@case
def a_hint_is_given_once_in_succession():
    run = check("--form=body", "--lines", stdin=f"{BOTH}\n{BOTH}\n{GOOD}\n{BOTH}\n")
    expect([line for line in run.err.splitlines() if "note" in line], [f"<stdin>:1: note: {INPUT}"])
    run = check("--form=body", "--lines", "--format=json", stdin=f"{BOTH}\n{BOTH}\n")
    expect([answer["hint"] for answer in answers(run)], [INPUT, INPUT])


# Keys

@case
def keys():
    run = check("--key=tab", stdin=f"k1\t{GOOD}\n\t{BAD}\nk3\nk 4\t{GOOD}\t\r\n\n{'k' * 65536}\t{GOOD}")
    expect((run.status, run.err), (0, ""))
    lines = [line.split("\t", 1) for line in run.out.splitlines()]
    expect([line[0] for line in lines], ["k1", "", "k3", "k 4", "", "k" * 65536])
    expect([json.loads(line[1])["valid"] for line in lines], [True, False, False, True, False, True])
    expect([json.loads(line[1])["name"] for line in lines], [f"<stdin>:{number}" for number in range(1, 7)])
    expect(lines[0][1] + "\n", canonical_json("<stdin>:1"))
    expect(lines[1][1] + "\n", bad_json("<stdin>:2"))
    for text, valid in (GOOD.ljust(16384), True), (GOOD.ljust(16385), False), (GOOD.ljust(400000), False):
        run = check("--key=tab", "--format=json", stdin=f"key\t{text}\nnext\t{GOOD}\n")
        expect([json.loads(line.split("\t")[1])["valid"] for line in run.out.splitlines()], [valid, True])
    write("bytes", b"\xff\x00\xfe\t" + GOOD.encode())
    done = subprocess.run([PROGRAM, "--key", "tab", "bytes"], capture_output=True, timeout=PATIENCE)
    expect((done.returncode, done.stdout.split(b"\t")[0]), (0, b"\xff\x00\xfe"))


@case
def keys_that_cannot_be():
    expect_run(check("--key=tab", "--format=text"), 2, "",
               "check: --key needs --format=json, whose answers are one line each\n")
    expect_run(check("--key=tab", "--form=http"), 2, "",
               "check: --key cannot be combined with --form=http: a request has several lines, expected one per file\n")
    for key in "k" * 65537, "k" * 400000:
        run = check("--key=tab", stdin=f"a\t{GOOD}\n{key}\t{GOOD}\nb\t{GOOD}\n")
        expect((run.status, run.err), (2, "check: <stdin>: line 2: key is longer than 65536 bytes\n"))
        expect(run.out.split("\t")[0], "a")
    # A line without a key would break the pairs of keys and answers.
    expect_run(check("--key=tab", "missing"), 2, "", "check: missing: No such file or directory\n")


# Colour and summary

@case
def colour_is_chosen():
    write("bad.json", BAD)

    def is_coloured(*arguments, terminal=False, **changes):
        screen = Terminal() if terminal else None
        names = {"TERM": "xterm", **changes}
        environ = {name: value for name, value in environment().items() if name not in ("CLICOLOR_FORCE", "TERM")}
        run = check(*arguments, "bad.json", stdout=subprocess.DEVNULL,
                    stderr=screen.its if screen else subprocess.PIPE, env={**environ, **names})
        return "\x1b[" in (screen.close() if screen else run.err)

    for expected, arguments, terminal, changes in (
        (True, [], True, {}),
        (False, [], False, {}),
        (False, [], True, {"TERM": "dumb"}),
        (False, [], True, {"NO_COLOR": "1"}),
        (True, [], True, {"NO_COLOR": ""}),
        (True, [], False, {"CLICOLOR_FORCE": "1"}),
        (True, [], False, {"CLICOLOR_FORCE": "1", "TERM": "dumb"}),
        (False, [], True, {"CLICOLOR_FORCE": "0"}),
        (True, [], True, {"CLICOLOR_FORCE": ""}),
        (False, [], True, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}),
        (True, ["--color=always"], False, {"NO_COLOR": "1", "TERM": "dumb"}),
        (True, ["--color", "always"], False, {}),
        (False, ["--color=never"], True, {"CLICOLOR_FORCE": "1"}),
        (False, ["--color=auto"], False, {}),
        (False, ["--color=always", "--format=json"], False, {}),
    ):
        found = is_coloured(*arguments, terminal=terminal, **changes)
        expect((arguments, terminal, changes, found), (arguments, terminal, changes, expected))
    expect("\x1b[1;36mnote: \x1b[0m" in check("--color=always", stdin="'{}'").err, True)
    expect("\x1b[1;31merror: \x1b[0m" in check("--color=always", "--form=http", stdin="{}").err, True)


@case
def a_summary_on_a_terminal():
    write("good.json", GOOD), write("bad.json", body(timer(minutes="1"), timer(kind="X")))
    write("cut.http", capture()[:-3])

    def last_line(*arguments):
        screen = Terminal()
        check(*arguments, stdout=subprocess.DEVNULL, stderr=screen.its)
        return lines_on_screen(screen.close())[-2:]

    expect(last_line("good.json", "bad.json", "good.json"), ["3 payloads: 2 valid, 1 invalid, 2 violations", ""])
    expect(last_line("good.json", "good.json", "cut.http")[0],
           "2 payloads: 2 valid, 0 invalid, 0 violations, 1 not judged")
    expect(last_line("--lines", "good.json", "--format=json", "bad.json")[0],
           "2 payloads: 1 valid, 1 invalid, 2 violations")
    expect(last_line("good.json"), [""])
    expect("payload" in last_line("bad.json")[0], False)
    expect(check("good.json", "good.json").err, "")


# GitHub

@case
def github():
    nasty = "a,b:c%d.json"
    write(nasty, BAD.replace("[", "[\n"))
    expect_run(check("--format=github", nasty), 1,
               f"::error file=a%2Cb%3Ac%25d.json,line=2,endLine=2,col=100,endColumn=103,title=range::{BAD_MESSAGE}\n")
    write("good.json", GOOD), write("cut.http", capture()[:-1])
    expect_run(check("--format=github", "good.json"), 0)
    expect_run(check("--format=github", "cut.http", "missing"), 2,
               f"::error file=cut.http,line=6,col={len(GOOD)},title=not a request::Request must not be cut off: "
               f"expected 1 more byte of the body\n::notice file=cut.http,line=6,title=hint::{LOST_LINE_END}\n"
               "::error file=missing,title=unreadable::No such file or directory\n",
               "check: missing: No such file or directory\n")
    run = check("--format=github", stdin=body(*[timer(minutes="1")] * 20))
    expect([line.split(",title=")[1] for line in run.out.splitlines()][-1].startswith("and more::and "), True)
    write("role.json", body(timer("customer")))
    expect(check("--format=github", "role.json").out.endswith('did you mean "CUSTOMER"?\n'), True)
    forged = "a\n::error::b"
    write(forged, BAD)
    expect(check("--format=github", forged).out.count("\n"), 1)
    # In UTF-16 code units, as editors count, not in bytes.
    write("thumb.json", '{"\U0001F44D":1,"ChannelConfiguration":{}}')
    columns = [line.split("col=")[1].split(",")[0] for line in check("--format=github", "thumb.json").out.splitlines()]
    expect(columns, ["2", "32"])


# SARIF

def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sarif(*arguments, **options):
    run = check("--format=sarif", *arguments, **options)
    log = json.loads(run.out)
    expect((log["version"], len(log["runs"])), ("2.1.0", 1))
    return run, log["runs"][0]


def marked(text, region):
    """What the region marks by its offsets, where its lines and columns agree."""
    units = text.encode("utf-16-le")
    first, size = region["charOffset"], region["charLength"]
    before = units[:2 * first].decode("utf-16-le")
    found = units[2 * first:2 * (first + size)].decode("utf-16-le")
    for line, column, up_to in (("startLine", "startColumn", before), ("endLine", "endColumn", before + found)):
        expect((region[line], region[column]), (up_to.count("\n") + 1, utf16(up_to.rsplit("\n", 1)[-1]) + 1))
    return found


def regions(run):
    return [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]


@case
def sarif_logs():
    text = body(timer("customer"), timer(minutes="481")).replace("[", "[\n \U0001F44D".replace("\U0001F44D", "\n"))
    write("bad.json", text), write("good.json", GOOD)
    run, log = sarif("good.json", "bad.json", "./good.json")
    expect((run.status, run.err), (1, ""))
    expect([result["ruleId"] for result in log["results"]], ["enumeration", "range"])
    expect([marked(text, region) for region in regions(log)], ['"customer"', "481"])
    rules = log["tool"]["driver"]["rules"]
    expect([rules[result["ruleIndex"]]["id"] for result in log["results"]], ["enumeration", "range"])
    expect([item["location"]["uri"] for item in log["artifacts"]], ["good.json", "bad.json"])
    locations = [result["locations"][0] for result in log["results"]]
    expect([item["physicalLocation"]["artifactLocation"] for item in locations], [{"uri": "bad.json", "index": 1}] * 2)
    expect(locations[1]["logicalLocations"][0]["fullyQualifiedName"], BAD_POINTER.replace("/0/", "/1/"))
    change = log["results"][0]["fixes"][0]["artifactChanges"][0]
    expect((marked(text, change["replacements"][0]["deletedRegion"]), change["replacements"][0]["insertedContent"]),
           ('"customer"', {"text": '"CUSTOMER"'}))
    expect("fixes" in log["results"][1], False)
    expect(log["invocations"], [{"executionSuccessful": True, "exitCode": 1}])


@case
def sarif_rules():
    _, log = sarif(stdin=GOOD)
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    known = json.loads((HERE / "answer.schema.json").read_text())["$defs"]["violation"]["properties"]["rule"]["enum"]
    expect(list(rules), known + ["not_a_request"])
    for rule in rules.values():
        for sentence in rule["shortDescription"]["text"], rule["help"]["text"]:
            expect((sentence, sentence.endswith("."), len(sentence) > 15), (sentence, True, True))
        expect("README.md#rules" in rule["help"]["markdown"], True)
    readme = (HERE.parents[1] / "README.md").read_text()
    expect("### Rules" in readme, True)


@case
def sarif_counts_utf_16():
    text = '{"\U0001F44D\u00e9":1,\n"ChannelConfiguration":{"Chat":{"\U0001F44Dx":2}}}'
    _, log = sarif(stdin=text)
    expect([marked(text, region) for region in regions(log)], ['"\U0001F44D\u00e9"', "{", '"\U0001F44Dx"'])
    # Ill-formed sequences count as the U+FFFD in their places.
    ill = b'{"\xff\xe2\x82\xf0\x9f\x91z\xc3":1,"\xed\xa0\x80":!'
    write("ill.json", ill)
    _, log = sarif("ill.json")
    region = regions(log)[0]
    expect(marked(ill.decode(errors="replace"), region), "\ufffd")


@case
def sarif_of_lines():
    lines = [GOOD, '{"\U0001F44D":1}', BAD, "", body(timer("agent")), "x" * 20000 + "\u00e9\U0001F44D", BAD]
    text = "\n".join(lines).replace(BAD + "\n", BAD + "\r\n", 1)
    _, log = sarif("--lines", stdin=text)
    found = [marked(text, region) for region in regions(log)]
    expect(found, ["{", '"\U0001F44D"', "481", "", '"agent"', "x", "481"])
    expect([region["startLine"] for region in regions(log)], [2, 2, 3, 4, 5, 6, 7])
    prints = [result["partialFingerprints"]["ruleAndPlace/v1"] for result in log["results"]]
    expect((len(set(prints)), prints[2] == prints[6]), (6, True))


@case
def sarif_fingerprints():
    def prints(text):
        return [result["partialFingerprints"]["ruleAndPlace/v1"] for result in sarif(stdin=text)[1]["results"]]
    expect(prints(BAD), prints("\n\n " + BAD))
    expect(prints(BAD) == prints(body(timer(minutes="482"))), False)
    expect(prints(BAD) == prints(body(timer(kind="DISCONNECT_NONCUSTOMER"), timer(minutes="481"))), False)


@case
def sarif_of_trouble():
    write("cut.http", capture().replace("HTTP/1.1", "\U0001F44D HTTP/1.1")[:-1]), write("a b%.json", BAD)
    run, log = sarif("cut.http", "missing", "a b%.json", os.path.abspath("a b%.json"), "-", stdin=f"{GOOD}\n{GOOD}")
    expect(run.status, 2)
    expect([result["ruleId"] for result in log["results"]], ["not_a_request", "range", "range", "syntax"])
    expect([result.get("properties", {}).get("hint") for result in log["results"]][0::3], [None, LINES])
    expect(log["results"][0]["message"]["text"], REQUEST_LINE + ".")
    expect(regions(log)[0], {"startLine": 1, "startColumn": len(TARGET) + 6, "charOffset": len(TARGET) + 5, "charLength": 0})
    uris = [item["location"]["uri"] for item in log["artifacts"]]
    expect(uris, ["cut.http", "a%20b%25.json", "file://" + os.path.abspath("a b%.json").replace(" ", "%20").replace(
        "b%.", "b%25."), "file:///dev/stdin"])
    invocation = log["invocations"][0]
    expect((invocation["executionSuccessful"], invocation["exitCode"]), (False, 2))
    expect(invocation["toolExecutionNotifications"][0]["message"]["text"],
           "The file is not judged: No such file or directory.")
    run, log = sarif(stdin=body(*[timer(minutes="1")] * 20))
    expect((len(log["results"]), log["results"][0]["properties"]["violationsOfPayload"] > 16), (16, True))


# Approved answers

SAMPLES = ["invalid-three-faults-of-a-beginner.json", "valid-four-timers.json", "input-valid.json", "input-empty-object.json",
           "invalid-cut-off.json", "invalid-same-timer-twice.json", "invalid-16385-bytes.json",
           "http/valid-query.http", "http/invalid-bad-id-and-three-bad-timers.http", "http/invalid-media-type-absent.http",
           "missing.json"]
APPROVED = {
    "text": [],
    "colour": ["--color=always"],
    "explain": ["--explain"],
    "json": ["--format=json"],
    "reply": ["--format=json", "--reply=smithy"],
    "github": ["--format=github"],
    "sarif": ["--format=sarif"],
    "body": ["--form=body"],
    "http": ["--form=http"],
}


@case
def approved_answers():
    os.chdir(CONFORMANCE)
    for name, arguments in APPROVED.items():
        run = check(*arguments, *SAMPLES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        # A new version changes no approved answer.
        text = run.out
        if name == "sarif":
            number = check("--version").out.split()[-1]
            text = text.replace(number, "VERSION")
        file = HERE / "approved" / f"{name}.txt"
        if "--approve" in sys.argv:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        changes = difflib.unified_diff(file.read_text(encoding="utf-8").splitlines(), text.splitlines(), file.name, "now", n=0)
        expect(list(changes), [])


run_cases()
