#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compares AWS's service model with everything that the library states about it.

    tests/quality/model_drift.py SERVICE-2.JSON[.gz]

SERVICE-2.JSON is botocore's, of connect/2017-08-08; endpoint-rule-set-1.json beside it and partitions.json two folders above
are read, too, where they exist. Prints a line for each difference, member by member, and the file to change. What a model
that is older than the library merely lacks is listed and is no contradiction.

Exit status: 0 without a contradiction, 1 with one, 2 if a file cannot be read. CXX is the compiler (c++).
"""
import gzip
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
OPERATION = "UpdateParticipantRoleConfig"

# Where each kind of fact is written: the header that holds these words.
HOMES = {
    "version": 'api_version = "',
    "limits": "timer_minutes{",
    "words": 'words[] = {"CUSTOMER"',
    "members": '"ParticipantTimerConfigList"',
    "operation": "/contact/participant-role-config/",
    "errors": '"InvalidParameterException"',
    "partitions": '"amazonaws.com.cn"',
}
# A region of each partition that AWS has named so far, and a few more whose prefixes came later than others.
REGIONS = ["us-east-1", "eu-central-1", "ap-southeast-7", "ca-west-1", "me-south-1", "af-south-1", "il-central-1",
           "mx-central-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1",
           "us-isof-south-1", "eusc-de-east-1", "xx-nowhere-1", "aws-global", "aws-cn-global", "aws-us-gov-global",
           "aws-iso-global", "aws-iso-b-global", "aws-iso-e-global", "aws-iso-f-global"]


class Unreadable(Exception):
    pass


def home(kind):
    """The file to change."""
    for path in sorted(INCLUDE.rglob("*.hpp")):
        if HOMES[kind] in path.read_text(encoding="utf-8"):
            return path.relative_to(ROOT).as_posix()
    return "include/"


def load(path):
    try:
        data = path.read_bytes()
        return json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    except (OSError, ValueError) as wrong:
        raise Unreadable(f"{path}: {wrong}") from wrong


class Library:
    """Asks the library, through a program that is compiled once."""

    def __init__(self, folder):
        self.program = os.path.join(folder, "statements")
        source = pathlib.Path(__file__).with_name("statements.cpp")
        command = [os.environ.get("CXX", "c++"), "-std=c++20", "-I", str(INCLUDE), str(source), "-o", self.program]
        subprocess.run(command, check=True)
        self.facts = [line.split("\t") for line in self._ask(REGIONS, [])]

    def _ask(self, arguments, payloads):
        text = "".join(json.dumps(payload) + "\n" for payload in payloads)
        done = subprocess.run([self.program, *arguments], input=text, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def judge(self, payload):
        """The violations: (rule, pointer, message)."""
        kind, found = self._ask([], [payload])[-1].split("\t", 1)
        assert kind == "payload"
        return [(item["rule"], item["pointer"], item["message"]) for item in json.loads(found)]

    def fact(self, kind):
        return [fact[1:] for fact in self.facts if fact[0] == kind]


class Comparison:
    def __init__(self, model, library):
        self.shapes, self.model, self.library = model["shapes"], model, library
        self.contradictions, self.lacks, self.count = [], [], 0

    def expect(self, what, library, model, kind):
        self.count += 1
        if library != model:
            self.contradictions.append(f"{what}: the library says {library}, the model {model}: change {home(kind)}")

    def lack(self, sentence):
        self.lacks.append(sentence)

    # Payloads that the model allows

    def smallest(self, name):
        """The smallest value of a shape."""
        shape = self.shapes[name]
        match shape["type"]:
            case "structure":
                members = list(shape["members"])[:1] if shape.get("union") else shape.get("required", [])
                return {member: self.smallest(shape["members"][member]["shape"]) for member in members}
            case "list":
                return [self.smallest(shape["member"]["shape"])] * max(shape.get("min", 0), 1)
            case "string":
                return shape["enum"][0] if "enum" in shape else "a" * shape.get("min", 1)
            case "integer":
                return shape.get("min", 0)
        return None

    def with_value(self, path, value):
        """The smallest input, with that value at a path; a path into another member of a union replaces the first."""
        payload = self.smallest(self.input)
        shape, at = self.shapes[self.input], payload
        for index, step in enumerate(path):
            last = index + 1 == len(path)
            if shape["type"] == "list":
                following = shape["member"]["shape"]
            else:
                following = shape["members"].get(step, {}).get("shape")
                if shape.get("union") and not (last and step not in shape["members"]):
                    for other in [other for other in at if other != step]:
                        del at[other]
            if last:
                at[step] = value
            else:
                if isinstance(at, dict) and step not in at:
                    at[step] = self.smallest(following)
                at, shape = at[step], self.shapes[following]
        return payload

    # Comparing

    def compare(self):
        metadata = self.model.get("metadata", {})
        self.expect("API version", self.library.fact("api_version")[0][0], metadata.get("apiVersion"), "version")
        operation = self.model.get("operations", {}).get(OPERATION)
        if operation is None:
            self.lack(f"the operation {OPERATION}: the model is older than it, or it was withdrawn")
            return
        method, target = self.library.fact("http")[0]
        self.expect("method", method, operation["http"]["method"], "operation")
        target = re.sub("/i/c$", "/{InstanceId}/{ContactId}", target)
        self.expect("path", target, operation["http"]["requestUri"], "operation")
        self.input = operation["input"]["shape"]
        known = self.library.judge(self.smallest(self.input))
        self.expect("the smallest input that the model allows", [rule for rule, _, _ in known], [], "members")
        self.compare_shape(self.input, [])
        for member, facts in self.shapes[self.input]["members"].items():
            is_label = member in ("InstanceId", "ContactId")
            self.expect(f"{self.input}.{member}: where it is sent", "uri" if is_label else "body",
                        facts.get("location", "body"), "operation")
        self.compare_errors(operation)

    def compare_shape(self, name, path):
        """The library's statements about the value at a path; a shape is compared once."""
        shape = self.shapes[name]
        getattr(self, "compare_" + shape["type"], self.compare_unknown)(name, shape, path)

    def compare_unknown(self, name, shape, path):
        self.expect(f"{name}: type", "none of structure, list, string and integer", shape["type"], "members")

    def compare_type(self, name, shape, path):
        wrong = {"structure": "x", "list": "x", "string": {}, "integer": "x"}[shape["type"]]
        article = {"structure": "an object", "list": "an array", "string": "a string", "integer": "an integer"}
        words = [message.split("must be ")[-1] for rule, _, message in self.library.judge(self.with_value(path, wrong))
                 if rule == "wrong_type"]
        self.expect(f"{name}: type", words, [article[shape["type"]]], "members")

    def compare_structure(self, name, shape, path):
        if path:
            self.compare_type(name, shape, path)
        members = list(shape["members"])
        stranger = "NoMemberOfAnyModel"
        found = self.library.judge(self.with_value([*path, stranger], 1))
        lists = [re.split(", ", message.split("no members other than ")[1]) for rule, _, message in found
                 if rule == "unknown_member"]
        self.expect(f"{name}: members", lists, [members], "members")
        if shape.get("union"):
            alternatives = [message.split("not null: ")[1].split(" or ") for rule, _, message in
                            self.library.judge(self.with_value(path, {})) if rule == "union_empty"]
            self.expect(f"{name}: the union's members", alternatives, [members], "members")
            for one, other in itertools.combinations(members, 2):
                both = {member: self.smallest(shape["members"][member]["shape"]) for member in (one, other)}
                rules = [rule for rule, _, _ in self.library.judge(self.with_value(path, both))]
                self.expect(f"{name}: {one} and {other} at once", rules, ["union_conflict"], "members")
        else:
            rules = [rule for rule, _, _ in self.library.judge(self.with_value(path, {}) if path else {})]
            self.expect(f"{name}: is a union", "union_empty" in rules, False, "members")
            for member in members:
                value = self.smallest(name)
                is_required = member in shape.get("required", [])
                value.pop(member, None)
                found = self.library.judge(self.with_value(path, value) if path else value)
                at = "".join(f"/{step}" for step in [*path, member])
                self.expect(f"{name}.{member}: required", ("required", at) in [item[:2] for item in found], is_required,
                            "members")
        for member, facts in shape["members"].items():
            self.compare_shape(facts["shape"], [*path, member])

    def compare_list(self, name, shape, path):
        self.compare_type(name, shape, path)
        item = self.smallest(shape["member"]["shape"])
        self.compare_bounds(name, shape, path, lambda size: [item] * size, "length")
        self.compare_shape(shape["member"]["shape"], [*path, 0])

    def compare_string(self, name, shape, path):
        self.compare_type(name, shape, path)
        if "enum" in shape:
            message = [message for rule, _, message in self.library.judge(self.with_value(path, "no such word"))
                       if rule == "enumeration"]
            words = [re.search(r"\[(.*)\]", text)[1].split(", ") for text in message]
            self.expect(f"{name}: enumerators and their order", words, [shape["enum"]], "words")
            self.expect(f"{name}: enumerators in the vocabulary", shape["enum"] in self.library.fact("enumeration"), True,
                        "words")
        else:
            self.compare_bounds(name, shape, path, lambda size: "a" * size, "length")
            for word in shape.get("pattern", "") and ["/", " ", "\u00e9"]:
                is_allowed = re.fullmatch(shape["pattern"], word) is not None
                found = self.library.judge(self.with_value(path, word))
                self.expect(f"{name}: pattern, of {word!r}", not found, is_allowed, "limits")

    def compare_integer(self, name, shape, path):
        self.compare_type(name, shape, path)
        self.compare_bounds(name, shape, path, lambda number: number, "range")

    def compare_bounds(self, name, shape, path, make, rule):
        """As the library's sentence states them, and by what it takes."""
        at = "".join(f"/{step}" for step in path)

        def bounds(value):
            for found, pointer, message in self.library.judge(self.with_value(path, value)):
                if found == rule and pointer == at:
                    return [int(number) for number in re.search(r"between (-?\d+) and (-?\d+), inclusive", message).groups()]
            return None

        least, most = shape.get("min"), shape.get("max")
        if least is None or most is None:
            self.expect(f"{name}: bounds", bounds(make(0)) or "none", [least, most], "limits")
            return
        self.expect(f"{name}: bounds", bounds(make(most + 1)) or "none", [least, most], "limits")
        for value, is_refused in (least - 1, True), (least, False), (most, False), (most + 1, True):
            if value >= 0:
                self.expect(f"{name}: {value} is refused", bounds(make(value)) is not None, is_refused, "limits")

    def compare_errors(self, operation):
        stated = {name: int(status) for name, status in self.library.fact("error")}
        named = [error["shape"] for error in operation["errors"]]
        for name in named:
            status = self.shapes[name].get("error", {}).get("httpStatusCode")
            self.expect(f"error {name}: status", stated.get(name, "nothing"), status, "errors")
            self.expect(f"error {name}: has a Message", True, "Message" in self.shapes[name].get("members", {}), "errors")
        for name in stated:
            if name not in named:
                self.expect(f"error {name}", "it exists", "it does not", "errors")

    # Endpoints

    def compare_endpoints(self, rules, partitions):
        knows_govcloud = "aws-us-gov" in json.dumps(rules)
        for region, fips, dual_stack, host in self.library.fact("endpoint"):
            options = " ".join(word for word, flag in (("FIPS", fips), ("dual-stack", dual_stack)) if flag == "1")
            what = f"endpoint of {region}" + (f" ({options})" if options else "")
            all_partitions = partitions["partitions"]
            partition = next((item for item in all_partitions if region in item["regions"]), None) or next(
                (item for item in all_partitions if re.match(item["regionRegex"], region)), None)
            if partition is None and region != "xx-nowhere-1":
                if not options:
                    self.lack(f"a partition for {region}: its hosts are not compared")
                continue
            outputs = (partition or partitions["partitions"][0])["outputs"]
            if (fips == "1" and not outputs["supportsFIPS"]) or (dual_stack == "1" and not outputs["supportsDualStack"]):
                self.lack(f"{options} in {outputs['name']}: {what} is not compared")
                continue
            if outputs["name"] == "aws-us-gov" and fips == "1" and dual_stack == "0" and not knows_govcloud:
                self.lack(f"a rule of its own for FIPS in aws-us-gov: {what} is not compared")
                continue
            parameters = {"Region": region, "UseFIPS": fips == "1", "UseDualStack": dual_stack == "1"}
            self.expect(what, host, RuleSet(outputs).resolve(rules["rules"], parameters), "partitions")


class RuleSet:
    """Evaluates Smithy's endpoint rules as far as this service's use them.
    https://smithy.io/2.0/additional-specs/rules-engine/specification.html"""

    def __init__(self, partition):
        self.partition = partition

    def resolve(self, rules, variables):
        for rule in rules:
            local = dict(variables)
            if not all(self.holds(condition, local) for condition in rule.get("conditions", [])):
                continue
            if rule["type"] == "tree":
                return self.resolve(rule["rules"], local)
            if rule["type"] == "error":
                return "error: " + str(rule["error"])
            return self.value(rule["endpoint"]["url"], local).removeprefix("https://")
        return "no rule"

    def holds(self, condition, variables):
        value = self.call(condition, variables)
        if "assign" in condition:
            variables[condition["assign"]] = value
        return value is not None and value is not False

    def call(self, call, variables):
        arguments = [self.value(argument, variables) for argument in call["argv"]]
        match call["fn"]:
            case "isSet":
                return arguments[0] is not None
            case "not":
                return not arguments[0]
            case "booleanEquals" | "stringEquals":
                return arguments[0] == arguments[1]
            case "aws.partition":
                return self.partition
            case "getAttr":
                return (arguments[0] or {}).get(arguments[1])
        raise Unreadable(f"the endpoint rules use {call['fn']}, which this script does not know")

    def value(self, value, variables):
        if isinstance(value, dict):
            return variables.get(value["ref"]) if "ref" in value else self.call(value, variables)
        if isinstance(value, str):
            def replaced(match):
                name, _, attribute = match[1].partition("#")
                found = variables.get(name)
                return str(found[attribute] if attribute else found)
            return re.sub(r"\{([^}]*)\}", replaced, value)
        return value


def first_existing(*paths):
    return next((path for path in paths if path.exists()), None)


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    path = pathlib.Path(sys.argv[1])
    try:
        model = load(path)
        with tempfile.TemporaryDirectory() as folder:
            comparison = Comparison(model, Library(folder))
            comparison.compare()
            rules = first_existing(*(path.with_name("endpoint-rule-set-1.json" + end) for end in ("", ".gz")))
            partitions = first_existing(*(folder / "partitions.json" for folder in list(path.resolve().parents)[:3]))
            if rules and partitions:
                comparison.compare_endpoints(load(rules), load(partitions))
            else:
                comparison.lack("endpoint-rule-set-1.json or partitions.json: endpoints are not compared")
    except Unreadable as wrong:
        print(f"model_drift: {wrong}", file=sys.stderr)
        return 2
    for sentence in comparison.lacks:
        print("lacks", sentence)
    for sentence in comparison.contradictions:
        print("CONTRADICTION", sentence)
    print(f"{comparison.count} statements compared, {len(comparison.contradictions)} contradictions, "
          f"{len(comparison.lacks)} things that the model lacks")
    return 1 if comparison.contradictions else 0


if __name__ == "__main__":
    sys.exit(main())
