#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compares the JSON Schema of check --print-schema with the checker's verdicts: schema_test.py PROGRAM. Every payload
of tests/conformance is judged by both, in both profiles; where they differ, the table below says why."""

import json
import sys

from harness import *

if ANSWERS is None:
    print("not run: there is no Python package jsonschema, which tests/setup.sh --ci installs")
    sys.exit(SKIPPED)

# What a JSON Schema cannot say, since it sees values and not their text.
DUPLICATE = "a parser keeps one of two members of a name"
DIGITS = "to JSON Schema 5.0 is an integer"
ROUNDED = "a parser rounds the digits before the schema sees them"
TEXT = "how a text is written is the parser's business: the bytes, their encoding, the nesting"


def schema(*arguments):
    run = check("--print-schema", *arguments)
    expect((run.status, run.err), (0, ""))
    return json.loads(run.out)


def validator(*arguments):
    parsed = schema(*arguments)
    jsonschema.Draft202012Validator.check_schema(parsed)
    return jsonschema.Draft202012Validator(parsed)


def refuse_constant(name):
    raise ValueError(name)


def parse(text):
    """As Python's parser reads it, which takes NaN and Infinity unless told not to."""
    return json.loads(text.decode("utf-8"), parse_constant=refuse_constant)


def has_repeated_member(text):
    found = []

    def note(pairs):
        names = [name for name, _ in pairs]
        found.append(len(set(names)) != len(names))
        return dict(pairs)

    json.loads(text.decode("utf-8"), object_pairs_hook=note)
    return any(found)


def why_they_differ(text, rules, profile):
    """The reason that the schema takes what the checker refuses, or an empty text."""
    if "duplicate_member" in rules and has_repeated_member(text):
        return DUPLICATE
    if rules <= {"not_an_integer"}:
        return ROUNDED if profile == "service" or b"0000000" in text else DIGITS
    if rules <= {"too_large", "too_deep", "encoding", "syntax"}:
        return TEXT
    return ""


@case
def verdicts_of_the_conformance_data():
    files = sorted(CONFORMANCE.glob("*.json"))
    counts = {}
    for profile in "strict", "service":
        for form in "body", "input":
            valid = validator(f"--form={form}", f"--profile={profile}").is_valid
            run = check("--format=json", f"--form={form}", f"--profile={profile}", *map(str, files))
            for file, answer in zip(files, answers(run), strict=True):
                text = file.read_bytes()
                try:
                    by_schema = valid(parse(text))
                except (ValueError, RecursionError):
                    by_schema = False  # the parser's verdict
                if answer["valid"] == by_schema:
                    counts["agree"] = counts.get("agree", 0) + 1
                    continue
                rules = {item["rule"] for item in answer.get("violations", [])}
                reason = "" if answer["valid"] else why_they_differ(text, rules, profile)
                if answer["valid"] and not text and profile == "service":
                    reason = TEXT
                expect((file.name, form, profile, answer["valid"], by_schema, bool(reason)),
                       (file.name, form, profile, answer["valid"], by_schema, True))
                counts[reason] = counts.get(reason, 0) + 1
                print(f"  {file.name} ({form}, {profile}): {reason}")
    print(f"  {counts}")
    expect(counts["agree"] > 20 * (sum(counts.values()) - counts["agree"]), True)
    expect({DUPLICATE, DIGITS, ROUNDED, TEXT} <= set(counts), True)


@case
def each_rule_that_a_schema_can_say():
    good = json.loads(GOOD)
    pair = {"ParticipantRole": "CUSTOMER", "TimerType": "IDLE"}
    minutes = {"ParticipantTimerDurationInMinutes": 5}

    def with_timers(*timers):
        return {"ChannelConfiguration": {"Chat": {"ParticipantTimerConfigList": list(timers)}}}

    def with_value(value):
        return with_timers({**pair, "TimerValue": value})

    strict, service = validator("--form=body"), validator("--form=body", "--profile=service")
    for valid, payload in (
        (True, good),
        (False, {}),
        (False, []),
        (False, {"ChannelConfiguration": None}),
        (False, {"ChannelConfiguration": {}}),
        (False, {"ChannelConfiguration": {"Chat": None}}),
        (False, {"ChannelConfiguration": {"Chat": {}, "Voice": {}}}),
        (False, {**good, "InstanceId": "i"}),
        (False, with_timers()),
        (False, with_timers(None)),
        (False, with_timers(pair)),
        (False, with_timers({**pair, "TimerValue": minutes, "x": 1})),
        (False, with_timers({**pair, "TimerValue": minutes}, {**pair, "TimerValue": {"ParticipantTimerAction": "Unset"}})),
        (True, with_timers({**pair, "TimerValue": minutes}, {**pair, "TimerType": "DISCONNECT_NONCUSTOMER", "TimerValue": minutes},
                           {**pair, "ParticipantRole": "AGENT", "TimerValue": minutes})),
        (False, with_timers({"ParticipantRole": "AGENT", "TimerType": "idle", "TimerValue": minutes})),
        (False, with_timers({"ParticipantRole": "SUPERVISOR", "TimerType": "IDLE", "TimerValue": minutes})),
        (True, with_value({"ParticipantTimerDurationInMinutes": 2})),
        (False, with_value({"ParticipantTimerDurationInMinutes": 1})),
        (True, with_value({"ParticipantTimerDurationInMinutes": 480})),
        (False, with_value({"ParticipantTimerDurationInMinutes": 481})),
        (False, with_value({"ParticipantTimerDurationInMinutes": 5.5})),
        (False, with_value({"ParticipantTimerDurationInMinutes": "5"})),
        (False, with_value({})),
        (False, with_value({"ParticipantTimerAction": "Set"})),
        (False, with_value({"ParticipantTimerAction": "Unset", **minutes})),
        (True, with_value({"ParticipantTimerAction": "Unset", "ParticipantTimerDurationInMinutes": None})),
        (True, with_value({"ParticipantTimerAction": None, **minutes})),
        (False, with_value({**minutes, "x": None})),
    ):
        expect((payload, strict.is_valid(payload)), (payload, valid))
        expect((payload, check("--form=body", stdin=json.dumps(payload)).status == 0), (payload, valid))
    stranger = {**json.loads(GOOD), "x": {"y": 1}}
    expect((strict.is_valid(stranger), service.is_valid(stranger)), (False, True))
    expect(service.is_valid({"ChannelConfiguration": {**good["ChannelConfiguration"], "Voice": None}}), False)
    whole_input = validator("--form=input")
    for instance, contact, valid in (("i" * 100, "c" * 256, True), ("i" * 101, "c", False), ("i", "c" * 257, False),
                                     ("", "c", False), ("i", "", False), ("\U0001F44D" * 100, "c", True), (None, "c", False)):
        payload = {"InstanceId": instance, "ContactId": contact, **good}
        expect((instance, contact, whole_input.is_valid(payload)), (instance, contact, valid))
    either = validator()
    both = {"InstanceId": "i", "ContactId": "c", **good}
    expect((either.is_valid(good), either.is_valid(both), either.is_valid({**good, "ContactId": "c"})), (True, True, False))
    either = validator("--profile=service")
    expect((either.is_valid(good), either.is_valid(both), either.is_valid({**good, "ContactId": "c"})), (True, True, False))


@case
def the_schema_is_one_for_people():
    run = check("--print-schema")
    expect([line for line in run.out.splitlines() if line.startswith('  "$schema"')],
           ['  "$schema": "https://json-schema.org/draft/2020-12/schema",'])
    expect(list(schema()["$defs"]), ["body", "input", "channel_configuration", "chat", "timer_list", "timer", "timer_value"])
    expect(schema()["title"], "UpdateParticipantRoleConfig 2017-08-08")


run_cases()
