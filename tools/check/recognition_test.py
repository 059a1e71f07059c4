#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests what the checker recognizes: recognition_test.py PROGRAM. Each row of recognized.md has inputs here, and the note
that the row says, in all formats."""

import base64
import gzip
import json
import re

from harness import *

WHOLE = whole("an-instance", "a-contact")
PRETTY = json.dumps(json.loads(GOOD), indent=2)
CONFIGURATION = json.dumps(json.loads(GOOD)["ChannelConfiguration"])
TIMERS = json.loads(GOOD)["ChannelConfiguration"]["Chat"]["ParticipantTimerConfigList"]
PYTHON = repr(json.loads(WHOLE))
SKELETON = {"InstanceId": "", "ContactId": "", "ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": [
    {"ParticipantRole": "AGENT", "TimerType": "IDLE",
     "TimerValue": {"ParticipantTimerAction": "Unset", "ParticipantTimerDurationInMinutes": 0}}]}}}


def renamed(text, change):
    """The text with its members renamed."""
    return re.sub(r'"(\w+)":', lambda found: f'"{change(found[1])}":', text)


def camel(name):
    return name[0].lower() + name[1:]


def snake(name):
    return re.sub(r"(?<=.)[A-Z]", lambda found: "_" + found[0], name).lower()


def har(text):
    post = {"method": "PUT", "postData": {"mimeType": "application/json", "text": text}}
    return json.dumps({"log": {"version": "1.2", "entries": [{"request": {"method": "GET"}}, {"request": post}]}})


def state(field):
    return {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:connect:updateParticipantRoleConfig",
            field: json.loads(WHOLE), "End": True}


def http(head, text=GOOD, **changes):
    return capture(text, fields=FIELDS, **changes).replace("PUT ", head + "PUT ", 1)


# By row: each input, where it is not a text with options. Exit status 1, where it is not in VALID or REFUSED.
INPUTS = {
    "UTF-8 with a byte order mark": ["\ufeff" + GOOD, ("--form=input", "\ufeff" + WHOLE), ("--lines", "\ufeff" + GOOD)],
    "UTF-16": ["\ufeff".encode("utf-16-le") + PRETTY.encode("utf-16-le"), "\ufeff".encode("utf-16-be") + GOOD.encode("utf-16-be"),
               ("--lines", "\ufeff".encode("utf-16-le") + PRETTY.encode("utf-16-le"))],
    "UTF-16 without a mark, little-endian": [GOOD.encode("utf-16-le"), ("--lines", PRETTY.encode("utf-16-le"))],
    "UTF-16 without a mark, big-endian": [PRETTY.encode("utf-16-be"), ("--lines", (GOOD + "\n\n\n" + BAD).encode("utf-16-be"))],
    "UTF-32": [GOOD.encode("utf-32"), "\ufeff".encode("utf-32-be") + GOOD.encode("utf-32-be"), ("--lines", PRETTY.encode("utf-32"))],
    "UTF-32 without a mark, little-endian": [GOOD.encode("utf-32-le")],
    "UTF-32 without a mark, big-endian": [GOOD.encode("utf-32-be")],
    "Windows-1252 or Latin-1": [WHOLE.replace("a-contact", "Zo\u00eb").encode("latin-1"), GOOD.replace("IDLE", "ID\u20acLE").encode("cp1252")],
    "gzip": [gzip.compress(GOOD.encode()), ("--lines", gzip.compress((BAD * 40).encode()))],
    "Base64 of JSON": [base64.b64encode(GOOD.encode()), base64.encodebytes(PRETTY.encode()), base64.urlsafe_b64encode(b" " + WHOLE.encode()),
                       base64.b64encode(b"[" + GOOD.encode() + b"]").rstrip(b"=")],
    "Base64 of gzip": [base64.b64encode(gzip.compress(GOOD.encode()))],
    "JSON in a JSON string": [json.dumps(GOOD), json.dumps(PRETTY) + "\n", json.dumps(json.dumps(WHOLE)), json.dumps("\n" + GOOD)],
    "Base64 in a JSON string": [json.dumps(base64.b64encode(GOOD.encode()).decode())],
    "YAML": ["ChannelConfiguration:\n  Chat:\n", "---\nInstanceId: x\n", "# timers\n\nContactId: 'x'\n", "- ParticipantRole: AGENT\n",
             "%YAML 1.2\n---\n'InstanceId': 1\n", '"InstanceId": "x"\n"ContactId": "y"\n', "--- # one\nInstanceId: x\r\n"],
    "a Python literal": [PYTHON, "[" + PYTHON + "]", '{"ChannelConfiguration": None}', '{"ChannelConfiguration": {"Chat": True}}',
                         "{u'ChannelConfiguration': {}}"],
    "Python's bytes": [repr(GOOD.encode()), 'b"{}"'],
    "a Python constructor": ["dict(ChannelConfiguration={})", "OrderedDict([('Chat', 1)])"],
    "a JavaScript literal": ["{ChannelConfiguration: {Chat: {'a': 1}}}", '{"ChannelConfiguration": undefined}', '{InstanceId: "x"}',
                             '{"ChannelConfiguration": {"Chat": NaN}}'],
    "a JavaScript statement": ["const x = " + GOOD, "module.exports = {}", "export default {}"],
    "a semicolon after the value": [GOOD + ";\n"],
    "an assignment": ["timers = " + PYTHON, "x = [1]"],
    "an assignment of quoted text": [f"TIMERS='{GOOD}'", 'x="{}"', "InstanceId='x', ContactId='y'"],
    "a call in Python": ["client.update_participant_role_config(InstanceId='x')"],
    "comments": ["// the night shift\n" + GOOD, GOOD.replace(":", ": /* all */", 1), "# one\n" + GOOD, GOOD + "\n// end", GOOD + " # end",
                 PRETTY.replace("\n", " // x\n", 1), "/* a\n b */" + GOOD],
    "a trailing comma": [GOOD.replace("}]", "},]"), '{"ChannelConfiguration":{},}', "[1,\n]"],
    "members without braces": [GOOD[1:-1]],
    "a Markdown fence": [f"```json\n{GOOD}\n```\n", GOOD + "\n```"],
    "XML or HTML": ["<?xml version='1.0'?><a/>", "<!DOCTYPE html><html>", "<html><body>", "<a/>", "<a>1</a>"],
    "percent-encoded text": ["%7B%22ChannelConfiguration%22%3A%7B%7D%7D"],
    "curly quotes": [GOOD.replace('"AGENT"', '"x"').replace('"CUSTOMER"', "\u201cCUSTOMER\u201d"), GOOD.replace('"', "\u201d"), "{\u2018a\u2019: 1}",
                     GOOD.replace('"IDLE"', '"\u201cIDLE\u201d"'), "{\uff02a\uff02: 1}", '{\u00abChat\u00bb: 1}', '\u201c{"a": 1}\u201d'],
    "curly quotes of Windows-1252": [GOOD.replace('"IDLE"', "\u201cIDLE\u201d").encode("cp1252"), b"{\x93a\x94: 1}"],
    "a no-break space between values": [PRETTY.replace("  ", "\u00a0\u00a0"), GOOD + "\u00a0", "\u00a0" + GOOD],
    "another invisible character between values": [PRETTY.replace("\n", "\n\u3000", 1), GOOD + "\u200b", GOOD.replace(":", ":\u2009", 1),
                                                   GOOD.replace(",", ",\u202f", 1), GOOD + "\ufeff", "\u2060" + GOOD, GOOD.replace(":", "\u2028:", 1)],
    "an invisible character in a name or word": [GOOD.replace("CUSTOMER", "CUSTOMER\u200b"), GOOD.replace("Chat", "\u00a0Chat"), GOOD.replace("IDLE", "ID\u00adLE")],
    "single quotes around the JSON": [f"'{GOOD}'", f"'{GOOD}'\n", f"' {PRETTY}'", "'[1]'", f"$'{GOOD}'", f"@'\n{PRETTY}\n'@"],
    "a single quote after the JSON": [GOOD + "'"],
    "double quotes around the JSON": [f'"{GOOD}"', '"' + GOOD.replace('"', '""') + '"\n'],
    "quotes with backslashes": [GOOD.replace('"', '\\"'), PRETTY.replace('"', '\\"')],
    "quotes with backticks": [GOOD.replace('"', '`"')],
    "no quotes at all": [GOOD.replace('"', ""), PRETTY.replace('"', "")],
    "a word without quotes": [GOOD.replace('"IDLE"', "IDLE"), GOOD.replace('"IDLE"', "disabled")],
    "an `aws` command or a script": [f"aws connect update-participant-role-config --channel-configuration '{CONFIGURATION}'", "#!/bin/sh\necho\n",
                                     "$ aws connect update-participant-role-config", "AWS_PROFILE=x aws connect update-participant-role-config",
                                     "Update-CONNParticipantRoleConfig -InstanceId x", "PS> aws.exe connect x", f"--channel-configuration '{CONFIGURATION}'", "> aws connect x"],
    "an `aws` command with an input": [f"aws connect update-participant-role-config --cli-input-json '{WHOLE}'"],
    "a `curl` command": [f"curl -X PUT -d '{GOOD}' https://127.0.0.1/", "$ curl -X PUT"],
    "the AWS CLI's shorthand syntax": ["Chat={ParticipantTimerConfigList=[{ParticipantRole=AGENT}]}", "InstanceId=string,ContactId=string"],
    "shorthand syntax in JSON": ["{Chat={ParticipantTimerConfigList=[]}}", '{"ChannelConfiguration"={}}'],
    "the name of a file": ["file://timers.json"],
    "one payload a line": [f"{GOOD}\n{GOOD}\n", f"{GOOD}\r\n\r\n{BAD}", (GOOD + "\n") * 1000],
    "payloads one after another": [PRETTY + "\n" + PRETTY, GOOD + GOOD, f"{PRETTY}\n{GOOD}\n"],
    "several payloads in a line": [("--lines", GOOD + GOOD)],
    "payloads with commas between them": [f"{GOOD},\n{GOOD}"],
    "an array of payloads": [f"[{GOOD},{BAD}]", f"[{WHOLE}]", f"[{CONFIGURATION}]", json.dumps([json.loads(WHOLE)] * 2, indent=4)],
    "a payload over several lines, with `--lines`": [("--lines", "{\n}"), ("--lines", '{"Chat": [\n')],
    "the list of timers": [json.dumps(TIMERS), json.dumps(TIMERS, indent=1), renamed(json.dumps(TIMERS), camel)],
    "`ParticipantTimerConfigList`": [json.dumps({"ParticipantTimerConfigList": TIMERS})],
    "one timer": [json.dumps(TIMERS[0])],
    "the form that was not asked for": [("--form=body", WHOLE), ("--form=input", GOOD), ("--form=body", CONFIGURATION), ("--form=input", CONFIGURATION),
                                        ("--form=configuration", GOOD), ("--form=configuration", WHOLE), ("--form=body", capture())],
    "a payload, then a request": [GOOD + "\n" + capture()],
    "placeholders": [GOOD.replace("5", "${minutes}"), GOOD.replace("5", "{{minutes}}"), GOOD.replace("5", "<minutes>"), GOOD.replace("5", "{% $minutes %}"),
                     GOOD.replace('"CUSTOMER"', '"{{ role }}"'), GOOD.replace("CUSTOMER", "<role>"), GOOD.replace("IDLE", "${TYPE}"), "{{ body }}", '{"ChannelConfiguration": { ... }}', GOOD.replace("CUSTOMER", "string"), http("", target="{{host}}" + TARGET),
                     "${body}", whole("<InstanceId>"), whole("{{instance}}", "${contact}")],
    "the AWS CLI's skeleton": [json.dumps(SKELETON, indent=4), body(timer("", "", "0"))],
    "names in camelCase or snake_case": [renamed(GOOD, camel), renamed(WHOLE, snake), renamed(BAD, camel), ("--profile=service", renamed(GOOD, snake)),
                                         capture(renamed(GOOD, camel)), ("--form=configuration", renamed(CONFIGURATION, camel))],
    "a Step Functions state": [json.dumps(state("Parameters")), json.dumps(state("Arguments"), indent=2),
                               json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass"}, "The B/C~": state("Parameters")}})],
    "names that end in `.$`": [json.dumps({"InstanceId.$": "$.i", "ContactId.$": "$.c", **json.loads(GOOD)}),
                               json.dumps({**json.loads(WHOLE), "ContactId": None, "ContactId.$": "$$.c"}),
                               WHOLE.replace('"ParticipantTimerDurationInMinutes":5', '"ParticipantTimerDurationInMinutes.$":"$.m"')],
    "a call of CDK's AwsCustomResource": [json.dumps({"service": "Connect", "action": "updateParticipantRoleConfig", "parameters": json.loads(WHOLE)}),
                                          json.dumps({"onCreate": {"action": "x", "parameters": json.loads(WHOLE)}})],
    "a CloudTrail event": [json.dumps({"eventVersion": "1.09", "requestParameters": json.loads(renamed(WHOLE, camel))}),
                           json.dumps({"Records": [{"eventName": "x"}, {"requestParameters": json.loads(WHOLE)}]})],
    "an API Gateway event": [json.dumps({"httpMethod": "PUT", "body": GOOD}), json.dumps({"body": base64.b64encode(GOOD.encode()).decode(), "isBase64Encoded": True}),
                             json.dumps({"rawPath": "/", "requestContext": {}, "body": PRETTY})],
    "a HAR file": [har(GOOD), har(PRETTY)],
    "a Postman collection": [json.dumps({"info": {"name": "x"}, "item": [{"item": [{"request": {"body": {"mode": "raw", "raw": PRETTY}}}]}]})],
    "anything else": [json.dumps({"data": {"a b": json.loads(GOOD)}}), json.dumps([{"detail": GOOD}]), json.dumps({"x": json.loads(CONFIGURATION)})],
    "a HAR file whose first 16 KiB hold no payload": [json.dumps({"log": {"comment": "x" * 20000, "entries": json.loads(har(GOOD))["log"]["entries"]}})],
    "a request without Content-Length": [http(""), http("", GOOD + "\n"), http("", BAD)],
    "requests between lines of `###`": [http("### one\n"), http("###\n\n// x\n# y\n@a = b\n"), http("### one\n\n", end="\n") + "\n\n### two\n"],
    "JSON, with `--form=http`": [("--form=http", GOOD)],
    "one line end more than Content-Length counts": [capture() + "\n", capture() + "\r\n"],
    "one line end less than Content-Length counts": [capture(GOOD + "\n")[:-1]],
}
VALID = {"a request without Content-Length", "requests between lines of `###`", "placeholders", "names that end in `.$`"}
REFUSED = {"JSON, with `--form=http`", "one line end more than Content-Length counts", "one line end less than Content-Length counts"}


def rows():
    """Of the page: what a file holds, and a pattern of its note."""
    found = {}
    for line in (HERE / "recognized.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) != 2 or cells[0] in ("FILE holds", "---"):
            continue
        sentence = re.sub(r"\\([|`])", r"\1", cells[1])
        parts = [re.escape(part) for part in re.split(r"(?<![\[{])\.\.\.(?![\]}])", sentence)]
        found[cells[0]] = re.compile(r"[ -~]+".join(parts))
    return found


def notes_of(*arguments):
    """The notes of the file `it` in each format."""
    text = [line.split(": note: ", 1)[1] for line in check(*arguments, "it").err.splitlines() if ": note: " in line]
    answer = [answer["hint"] for answer in answers(check("--format=json", *arguments, "it")) if "hint" in answer]
    notices = re.findall(r"^::notice .*?title=hint::(.*)$", check("--format=github", *arguments, "it").out, re.MULTILINE)
    log = json.loads(check("--format=sarif", *arguments, "it").out)["runs"][0]
    hints = [result["properties"]["hint"] for result in log["results"] if "hint" in result.get("properties", {})]
    hints += [item["message"]["text"] for item in log["invocations"][0].get("toolExecutionNotifications", []) if item["level"] == "note"]
    return {"text": text, "json": answer, "github": [notice.replace("%25", "%") for notice in notices], "sarif": hints}


@case
def each_row_of_the_page():
    expect(list(INPUTS), list(rows()))
    for kind, pattern in rows().items():
        for given in INPUTS[kind]:
            *arguments, text = given if isinstance(given, tuple) else (given,)
            write("it", text)
            run = check(*arguments, "it")
            statuses = {2} if kind in REFUSED else {0, 1} if kind in VALID else {1}
            where = (kind, arguments, text[:100], run.out + run.err)
            expect((*where, run.status in statuses), (*where, True))
            for form, told in notes_of(*arguments).items():
                matches = [bool(pattern.fullmatch(note)) for note in told]
                expect((kind, form, arguments, text[:100], told, matches), (kind, form, arguments, text[:100], told, [True]))


@case
def ordinary_payloads_get_no_note():
    for text in (GOOD, BAD, WHOLE, PRETTY, CONFIGURATION, "{}", "[]", "", "null", "1", '""', "true", "{", "[", '{"a": 1}', '{"ChannelConfiguration": 1}',
                 body(timer("customer")), body(timer(minutes="5.0")), body(timer(minutes='"5"')), body(), body("null"), body("{}"), capture(), capture(BAD),
                 whole(text=BAD), '{"InstanceId": 1}', "nonsense", '"text"', '{"a":1}{', "PUT", '{"a": "b"', "eyJ", '{"ChannelConfiguration":' * 40,
                 whole("a<b", "c>d"), whole("$", "{}"), '{"x": "\\u"}', "\x00\x00\x00\x00", "\x00", "abcdefghijklmnop" * 4):
        write("it", text)
        if text == '{"a":1}{':
            continue
        expect((text, notes_of()), (text, {"text": [], "json": [], "github": [], "sarif": []}))


@case
def utf_16_in_lines_is_said_once():
    text = "\n".join([GOOD, BAD, "", GOOD]) + "\n"
    for encoding in "utf-16-le", "utf-16-be", "utf-16", "utf-32":
        write("it", text.encode(encoding))
        run = check("--lines", "it")
        expect((run.status, run.out, run.err.count("error:"), run.err.count("note:")), (1, "", 1, 1))
        expect(len(answers(check("--lines", "--format=json", "it"))), 1)


@case
def a_payload_over_several_lines():
    told = [line for line in check("--lines", stdin=PRETTY).err.splitlines() if "note" in line]
    expect(told, ["<stdin>:1: note: a payload seems to continue on the next line: try jq -c . FILE | check --lines"])


@case
def the_third_form():
    write("it", CONFIGURATION)
    expect_run(check("it"), 0, "it: ok (configuration)\n")
    expect_run(check("--form=configuration", "it"), 0, "it: ok\n")
    expect_run(check("--format=json", "it"), 0, canonical_json("it", CONFIGURATION.replace(" ", ""), "configuration"))
    bad = json.dumps(json.loads(BAD)["ChannelConfiguration"])
    found = answers(check("--format=json", stdin=bad))[0]
    expect((found["form"], [item["pointer"] for item in found["violations"]]), ("configuration", [BAD_POINTER]))
    lines = f"{GOOD}\n{CONFIGURATION}\n{CONFIGURATION}\n{WHOLE}\n{bad}\n{GOOD}\n"
    expect([answer["form"] for answer in answers(check("--lines", "--format=json", stdin=lines))],
           ["body", "configuration", "configuration", "input", "configuration", "body"])
    for text in '{"chat":1}', '{"Chat":', '{"\\u0043hat":{}}':
        expect((text, answers(check("--format=json", stdin=text))[0]["form"]), (text, "configuration"))
    for text, form in ('{"Chat":1,"ChannelConfiguration":2}', "body"), ('{"Chat":1,"ContactId":2}', "input"):
        expect((text, answers(check("--format=json", stdin=text))[0]["form"]), (text, form))
    expect(check("--explain", "it").out.startswith("it: ok (configuration)\n  The customer"), True)
    expect(json.loads(check("--print-schema", "--form=configuration").out)["$ref"], "#/$defs/channel_configuration")


# Spelling

def judged(text, *arguments):
    return answers(check("--format=json", *arguments, stdin=text))[0]


def marked(text, answer):
    source = text.encode()
    return [(item["rule"], source[item["offset"]:item["offset"] + item["length"]].decode()) for item in answer["violations"]]


@case
def other_case_counts_once():
    timers = [timer(), timer("AGENT", "DISCONNECT_NONCUSTOMER", "480")]
    for change in camel, snake, str.upper, lambda name: name.replace("T", "-T"):
        text = renamed(whole(text=body(*timers)), change)
        answer = judged(text)
        names = re.findall(r'("[\w-]+"):', text)
        expected = [("unknown_member", name) for name in names if name[1:-1] not in WHOLE]
        expect((text, answer["total"], marked(text, answer)), (text, len(expected), expected[:16]))
        pretty = json.dumps(json.loads(text), indent=3, ensure_ascii=False)
        answer = judged(pretty)
        expect(marked(pretty, answer), expected[:16])


@case
def what_is_wrong_below_other_case():
    text = renamed(body(timer("customer", minutes="481"), timer(kind="DISCONNECT_NONCUSTOMER", minutes='"7"')), camel)
    found = marked(text, judged(text))
    expect([item for item in found if item[0] != "unknown_member"], [("enumeration", '"customer"'), ("range", "481"), ("wrong_type", '"7"')])
    # Whatever is found, it is at its place, and in the document's order.
    offsets = [item["offset"] for item in judged(text)["violations"]]
    expect(offsets, sorted(offsets))
    many = renamed(body(*[timer(minutes="1")] * 80), camel)
    answer = judged(many)
    expect((answer["total"], answer["truncated"], len(answer["violations"])), (3 + 80 * 5 + 1 + 79, True, 16))


@case
def names_that_are_no_slips_stay():
    for text, expected in (
        ('{"ChannelConfiguration":{"Chat":null,"chat":null}}', [("union_empty", '{"Chat":null,"chat":null}'), ("unknown_member", '"chat"')]),
        ('{"channelConfiguration":1,"ChannelConfiguration":{}}', [("unknown_member", '"channelConfiguration"')]),
        ('{"Comment":1,"channelConfiguration":{"Chat":{}}}', [("unknown_member", '"Comment"'), ("unknown_member", '"channelConfiguration"')]),
        ('{"ChanelConfiguration":{}}', [("unknown_member", '"ChanelConfiguration"'), ("union_empty", "{}")]),
        ('{"channelConfiguration":{},"channel_configuration":{}}', [("required", ), ("unknown_member", '"channelConfiguration"'),
                                                                   ("unknown_member", '"channel_configuration"')]),
    ):
        found = marked(text, judged(text))
        expect((text, [item for item in expected if len(item) == 2 and item not in found and item[0] == "unknown_member"]), (text, []))
        names = [item[1] for item in found if item[0] == "unknown_member"]
        expect((text, len(names), len(set(names))), (text, len(set(names)), len(names)))


@case
def the_reply_is_that_to_the_text_as_it_is():
    text = renamed(GOOD, camel)
    reply = answers(check("--format=json", "--reply=smithy", stdin=text))[0]["reply"]
    expect([item["path"] for item in json.loads(reply["body"])["fieldList"]], ["/ChannelConfiguration", ""])


@case
def paths_of_step_functions():
    for text, expected in (
        ('{"InstanceId.$":"$.i","ContactId":"c",' + GOOD[1:], ["/InstanceId"]),
        ('{"ContactId":"c",' + GOOD[1:-1] + ',"InstanceId.$":"$.i"}', ["/InstanceId"]),
        ('{ "InstanceId.$" : "$.i" }', ["/InstanceId", "/ContactId", "/ChannelConfiguration"]),
        (WHOLE.replace('"ParticipantTimerDurationInMinutes":5', '"ParticipantTimerDurationInMinutes.$":"$.m"'), [LIST + "/0/TimerValue"]),
        (WHOLE[:-1] + ',"Note.$":{"a":[1,"]"]}}', None),
        ('{"Note.$":"$.x","Other.$":"$.y",' + WHOLE[1:], None),
    ):
        answer = judged(text)
        expect((text, answer["valid"]), (text, expected is None))
        expect((text, "no members other than" in json.dumps(answer)), (text, False))
        if expected:
            expect((text, [item["pointer"] for item in answer["violations"]]), (text, expected))


# Values of documents

@case
def values_at_pointers():
    for pointer, document in (
        ("/a", {"a": json.loads(BAD)}), ("/a/1/b", {"a": [0, {"b": json.loads(BAD)}]}), ("/a~1b/~0~01", {"a/b": {"~~1": json.loads(BAD)}}),
        ("/", {"": json.loads(BAD)}), ("", json.loads(BAD)), ("/0", [json.loads(BAD)]), ("/\u00e9", {"\u00e9": json.loads(BAD)}),
    ):
        for indent in None, 2:
            text = json.dumps(document, indent=indent, ensure_ascii=indent is None)
            write("it", text)
            run = check("--format=json", f"--at={pointer}", "it")
            answer = answers(run)[0]
            source = text.encode()
            item, = answer["violations"]
            before = source[:item["offset"]]
            expect((pointer, run.status, source[item["offset"]:][:item["length"]], item["line"], item["column"]),
                   (pointer, 1, b"481", before.count(b"\n") + 1, len(before) - before.rfind(b"\n")))
            expect(check("--at", pointer, "it").err.startswith(f"it:{item['line']}:{item['column']}: error: {BAD_MESSAGE} [range]\n"), True)
    large = json.dumps({"log": ["x" * 1000] * 2000, "a": json.loads(GOOD)})
    expect_run(check("--at=/a", stdin=large), 0, "<stdin>: ok (body)\n")
    write("it", json.dumps(state("Parameters")))
    expect_run(check("--at=/Parameters", "it"), 0, "it: ok (input)\n")
    expect(answers(check("--at=/Parameters", "--format=json", "it"))[0]["canonical"], WHOLE)


@case
def strings_at_pointers():
    text = json.dumps({"before": 1, "body": BAD}, indent=1)
    answer = judged(text, "--at=/body")
    expect((answer["form"], marked(text, answer)), ("body", [("range", json.dumps(BAD))]))
    packed = base64.b64encode(BAD.encode()).decode()
    for document in {"body": packed, "isBase64Encoded": True}, {"isBase64Encoded": True, "body": packed}:
        text = json.dumps(document)
        expect(marked(text, judged(text, "--at=/body")), [("range", json.dumps(packed))])
        text = text.replace("true", "false")
        expect(marked(text, judged(text, "--at=/body")), [("syntax", json.dumps(packed))])
    expect(check("--at=/body", stdin=json.dumps({"body": json.dumps(GOOD)})).status, 1)  # decoded once
    for name, document in ("body", {"body": GOOD}), ("x", {"x": "\U0001F44D" + GOOD}), ("x", {"x": "\t" + GOOD + "\n"}):
        expect((document, judged(json.dumps(document), f"--at=/{name}")["valid"]), (document, not document[name].startswith("\U0001F44D")))
    for size, rules in (16384, None), (16385, ["too_large"]), (100000, ["too_large"]):
        for document in {"body": GOOD.ljust(size)}, {"body": base64.b64encode(GOOD.ljust(size).encode()).decode(), "isBase64Encoded": True}:
            answer = judged(json.dumps(document), "--at=/body")
            expect((size, rules), (size, None if answer["valid"] else [item["rule"] for item in answer["violations"]]))
    many = json.dumps({"body": body(*[timer(minutes="1")] * 20)})
    expect(judged(many, "--at=/body")["total"], judged(body(*[timer(minutes="1")] * 20))["total"])
    expect("ok" in check("--at=", stdin=json.dumps(GOOD)).out, True)


@case
def pointers_that_lead_nowhere():
    def trouble(pointer, text, sentence, *arguments):
        write("it", text)
        run = check(f"--at={pointer}", *arguments, "it")
        expect((run.status, run.out, run.err), (2, "", f"check: it: {sentence}\n"))
        answer, = answers(check(f"--at={pointer}", "--format=json", "it"))
        expect(answer, {"name": "it", "valid": False, "error": sentence})
        expect(check(f"--at={pointer}", "--format=sarif", "it").status, 2)

    for pointer, text in ("/a", "{}"), ("/0", "[]"), ("/-", "[1]"), ("/00", "[1]"), ("/a/b", '{"a":1}'), ("/a", "1"), ("/A", '{"a":{}}'), ("/a/", '{"a":{}}'):
        trouble(pointer, text, f"--at='{pointer}' finds no value")
    trouble("/a/b", '{"a":{"b":1},\n "a":{}}', "--at='/a/b' finds a repeated member at line 2, column 2")
    trouble("/a/b", '{"a":{"b":1,"\\u0062":2}}', "--at='/a/b' finds a repeated member at line 1, column 13")
    trouble("/a", '{"a":1', "it is not JSON at line 1, column 7, so --at finds no value")
    trouble("/a", '{"a":1}\nx', "it is not JSON at line 2, column 1, so --at finds no value")
    trouble("", "", "it is not JSON at line 1, column 1, so --at finds no value")
    trouble("/0", "[" * 100000, "it is not JSON at line 1, column 129, so --at finds no value")
    trouble("/a", '{"a":1}'.encode("utf-16"), "it is not JSON at line 1, column 1, so --at finds no value: this looks like UTF-16: save it as UTF-8, "
            "or try iconv -f UTF-16 -t UTF-8 FILE | check")
    trouble("/body", '{"body":"?","isBase64Encoded":true}', "--at='/body' finds a string that is not Base64, although isBase64Encoded is true")
    trouble("/\x1b", "{}", "--at='/<1B>' finds no value")
    expect_run(check("--at=/a", "missing"), 2, "", "check: missing: No such file or directory\n")
    for pointer in "a", "~", "/~2", "/a~":
        expect_run(check(f"--at={pointer}"), 2, "", f"check: invalid value '{pointer}' for --at, expected a JSON Pointer such as /Parameters\n")
    expect_run(check("--at"), 2, "", "check: --at needs a value, expected a JSON Pointer such as /Parameters\n")
    for arguments in ["--lines"], ["--key=tab"], ["--form=http"]:
        expect_run(check("--at=/a", *arguments), 2, "",
                   "check: --at cannot be combined with --lines, --key or --form=http: expected one JSON document per file\n")


# Captures

def requests(text, *arguments):
    write("it.http", text)
    return answers(check("--format=json", *arguments, "it.http"))


@case
def requests_of_an_editor():
    text = "\n".join(["### good", "# @name one", f"PUT https://{{{{host}}}}{TARGET}", *FIELDS, "", GOOD, "", "###", "// bad", f"PUT {TARGET} HTTP/1.1", *FIELDS, "",
                      BAD, "### counted", "", f"PUT {TARGET}", f"Content-Length: {len(GOOD)}", *FIELDS, "", GOOD, "", "###", f"GET {TARGET}", "Accept: */*"])
    found = requests(text)
    expect([(answer["name"], answer["valid"]) for answer in found], [("it.http:3", True), ("it.http:11", False), ("it.http:18", True), ("it.http:26", False)])
    item, = found[1]["violations"]
    expect((item["line"], text.encode()[item["offset"]:][:item["length"]]), (15, b"481"))
    expect([item["rule"] for item in found[3]["violations"]][0], "method")
    expect(["hint" in answer for answer in found], [True, True, False, True])
    run = check("it.http")
    expect((run.status, run.out), (1, "it.http:3: ok (http)\nit.http:18: ok (http)\n"))
    expect(f"it.http:15:163: error: {BAD_MESSAGE}" in run.err, True)
    for end in "\n", "\r\n":
        two = capture(end=end) + end + "###" + end + capture(BAD, end=end)
        expect([answer["valid"] for answer in requests(two)], [True, False])
    expect([("error" in answer) for answer in requests(capture() + "\n##")], [True])
    expect([("error" in answer) for answer in requests(capture() + "\n###\nnonsense")], [False, True])
    expect(check(stdin=capture() + "\n### and nothing more\n").status, 0)
    many = ("###\n" + http("", end="\n") + "\n") * 1000
    found = requests(many)
    expect((found[0]["valid"], len(found) > 500, "262144" in found[-1].get("error", "")), (True, True, True))


@case
def curl_output():
    head = ["*   Trying 127.0.0.1:443...", "* Connected to 127.0.0.1 (127.0.0.1) port 443 (#0)", f"> PUT {TARGET} HTTP/1.1", "> Host: 127.0.0.1",
            "> Content-Type: application/json", f"> Content-Length: {len(GOOD)}", "> "]
    tail = ["* Mark bundle as not supporting multiuse", "< HTTP/1.1 200 OK", "< Content-Length: 2", "< ", "{}"]
    for lines, valid in (head + [GOOD] + tail, True), (head[2:-1] + [">", GOOD], True), (head + ["} [218 bytes data]", GOOD] + tail, True),\
            (head[:5] + ["> ", BAD] + tail, False), (head[:5] + ["> ", GOOD], True):
        found = requests("\n".join(lines))
        expect([answer["valid"] for answer in found], [valid])
    text = "\r\n".join(head[:5] + ["> ", BAD])
    item, = requests(text)[0]["violations"]
    expect((item["line"], text.encode()[item["offset"]:][:item["length"]]), (7, b"481"))
    for lines in head + tail, head, head[2:]:
        found, = requests("\n".join(lines) + "\n")
        expect(found["error"], "Request must have its body, which curl -v does not print: expected it after the line of >")


@case
def encoded_bodies_are_refused():
    for value, valid in ("gzip", False), ("identity", True), ("br, identity", False):
        text = capture(fields=FIELDS + [f"Content-Encoding: {value}"])
        found, = requests(text)
        expect((value, found["valid"]), (value, valid))
        if not valid:
            expect(marked(text, found), [("media_type", value)])
            expect("Content-Encoding" in found["violations"][0]["message"], True)


@case
def bodies_without_a_length():
    for text, valid in (http(""), True), (http("", GOOD + "\r\n"), True), (http("", ""), False), (http("", GOOD.ljust(16384)), True), (http("", GOOD.ljust(16385)), False),\
            (http("", GOOD.ljust(400000)), False):
        found, = requests(text)
        expect((text[:20], found["valid"], found["hint"]), (text[:20], valid, "without a Content-Length, the rest of the file is the body"))
    process = start()
    out, _ = process.communicate(http("").encode(), timeout=PATIENCE)
    expect(out, b"<stdin>: ok (http)\n")
    found, = requests(capture(fields=FIELDS + ["Transfer-Encoding: chunked"]))
    expect("Transfer-Encoding" in found["error"], True)


run_cases()
