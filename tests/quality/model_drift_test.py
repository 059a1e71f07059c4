#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests model_drift.py: on the model of Debian's awscli, whose differences are in model_drift.debian.txt; and on copies of it
with one change each, every one of which must be found. Exit status 77 without that model, which tests/setup.sh --ci
installs."""
import copy
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DEBIAN = pathlib.Path("/usr/lib/python3/dist-packages/awscli/botocore/data/connect/2017-08-08/service-2.json")

if not DEBIAN.exists():
    print("not run: there is no", DEBIAN)
    sys.exit(77)

specification = importlib.util.spec_from_file_location("model_drift", HERE / "model_drift.py")
drift = importlib.util.module_from_spec(specification)
specification.loader.exec_module(drift)

failures = 0


def expect(what, actual, expected):
    global failures
    if actual != expected:
        failures += 1
        print(f"FAILED {what}\n    expected {expected!r}\n    actual   {actual!r}")
    else:
        print("passed", what)


def debians_model():
    version = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}", "awscli"], capture_output=True, text=True)
    print("The model is that of Debian's", version.stdout or "awscli")
    done = subprocess.run([sys.executable, HERE / "model_drift.py", DEBIAN], capture_output=True, text=True)
    lines = done.stdout.splitlines()
    expected = (HERE / "model_drift.debian.txt").read_text(encoding="utf-8").splitlines()
    if any("connect.us-iso-east-1.amazonaws.com" in line for line in lines):
        print("endpoint() knows three partitions: the rest of the endpoints is not compared yet")
        lines = [line for line in lines if line.startswith("lacks") or "endpoint of" not in line][:-1]
        expect("Debian's model", lines, expected[:-1])
    else:
        expect("Debian's model", (done.returncode, lines), (0, expected))


LIST, TIMER, VALUE = "ParticipantTimerConfigList", "ParticipantTimerConfiguration", "ParticipantTimerValue"
ROLES, TYPES, ACTION = "TimerEligibleParticipantRoles", "ParticipantTimerType", "ParticipantTimerAction"
MINUTES, INPUT, UNION = "ParticipantTimerDurationInMinutes", "UpdateParticipantRoleConfigRequest", \
    "UpdateParticipantRoleConfigChannelInfo"
OPERATION = drift.OPERATION

# One change of the model each, what must be said about it, and the kind of file to change.
CHANGES = [
    (lambda m: m["metadata"].update(apiVersion="2027-01-01"), "API version", "version"),
    (lambda m: m["operations"][OPERATION]["http"].update(method="POST"), "method", "operation"),
    (lambda m: m["operations"][OPERATION]["http"].update(requestUri="/contact/roles/{InstanceId}/{ContactId}"), "path",
     "operation"),
    (lambda m: m["shapes"][INPUT]["members"]["ContactId"].update(location="querystring"),
     f"{INPUT}.ContactId: where it is sent", "operation"),
    (lambda m: m["shapes"]["InstanceId"].update(max=101), "InstanceId: bounds", "limits"),
    (lambda m: m["shapes"]["InstanceId"].update(min=2), "InstanceId: bounds", "limits"),
    (lambda m: m["shapes"]["ContactId"].update(max=255), "ContactId: bounds", "limits"),
    (lambda m: m["shapes"]["ContactId"].pop("max"), "ContactId: bounds", "limits"),
    (lambda m: m["shapes"]["ContactId"].update(pattern="[a-z]+"), "ContactId: pattern", "limits"),
    (lambda m: m["shapes"][LIST].update(max=7), f"{LIST}: bounds", "limits"),
    (lambda m: m["shapes"][LIST].update(min=0), f"{LIST}: bounds", "limits"),
    (lambda m: m["shapes"][MINUTES].update(max=1440), f"{MINUTES}: bounds", "limits"),
    (lambda m: m["shapes"][MINUTES].update(min=1), f"{MINUTES}: bounds", "limits"),
    (lambda m: m["shapes"][MINUTES].update(type="string"), f"{MINUTES}: type", "members"),
    (lambda m: m["shapes"][MINUTES].update(type="timestamp"), f"{MINUTES}: type", "members"),
    (lambda m: m["shapes"][ROLES]["enum"].append("SUPERVISOR"), f"{ROLES}: enumerators and their order", "words"),
    (lambda m: m["shapes"][ROLES]["enum"].reverse(), f"{ROLES}: enumerators and their order", "words"),
    (lambda m: m["shapes"][ROLES]["enum"].pop(), f"{ROLES}: enumerators and their order", "words"),
    (lambda m: m["shapes"][TYPES]["enum"].__setitem__(0, "SILENT"), f"{TYPES}: enumerators and their order", "words"),
    (lambda m: m["shapes"][ACTION]["enum"].insert(0, "Pause"), f"{ACTION}: enumerators and their order", "words"),
    (lambda m: m["shapes"][TIMER]["members"].update(Note={"shape": "ContactId"}), f"{TIMER}: members", "members"),
    (lambda m: m["shapes"][TIMER]["members"].pop("TimerType") and m["shapes"][TIMER]["required"].remove("TimerType"),
     f"{TIMER}: members", "members"),
    (lambda m: m["shapes"][TIMER]["required"].remove("TimerType"), f"{TIMER}.TimerType: required", "members"),
    (lambda m: m["shapes"][INPUT]["members"].update(ClientToken={"shape": "ContactId"}), f"{INPUT}: members", "members"),
    (lambda m: m["shapes"][VALUE]["members"].update(Seconds={"shape": MINUTES}), f"{VALUE}: members", "members"),
    (lambda m: m["shapes"][VALUE].update(union=False), f"{VALUE}: is a union", "members"),
    (lambda m: m["shapes"][UNION]["members"].update(Voice={"shape": "ChatParticipantRoleConfig"}), f"{UNION}: members",
     "members"),
    (lambda m: m["shapes"]["ChatParticipantRoleConfig"].update(union=True), "ChatParticipantRoleConfig: the union's members",
     "members"),
    (lambda m: m["operations"][OPERATION]["errors"].append({"shape": "LimitExceededException"}),
     "error LimitExceededException: status", "errors"),
    (lambda m: m["operations"][OPERATION]["errors"].pop(0), "error InvalidRequestException", "errors"),
    (lambda m: m["shapes"]["ThrottlingException"]["error"].update(httpStatusCode=503), "error ThrottlingException: status",
     "errors"),
    (lambda m: m["shapes"]["ThrottlingException"]["members"].pop("Message"), "error ThrottlingException: has a Message",
     "errors"),
]


def changed_models(model, library):
    for number, (change, what, kind) in enumerate(CHANGES):
        changed = copy.deepcopy(model)
        change(changed)
        comparison = drift.Comparison(changed, library)
        comparison.compare()
        found = [line for line in comparison.contradictions if line.startswith(what)]
        expect(f"change {number}: {what}", (len(found) > 0, all(line.endswith(drift.home(kind)) for line in found)),
               (True, True))
    unchanged = drift.Comparison(model, library)
    unchanged.compare()
    expect("no change", unchanged.contradictions, [])
    withdrawn = copy.deepcopy(model)
    del withdrawn["operations"][OPERATION]
    comparison = drift.Comparison(withdrawn, library)
    comparison.compare()
    expect("no operation", (comparison.contradictions, len(comparison.lacks)), ([], 1))


def changed_endpoints(model, library):
    rules = drift.load(DEBIAN.with_name("endpoint-rule-set-1.json"))
    partitions = drift.load(DEBIAN.parents[2] / "partitions.json")

    def found(rules, partitions):
        comparison = drift.Comparison(model, library)
        comparison.compare_endpoints(rules, partitions)
        return {line.split(":")[0] for line in comparison.contradictions}

    before = found(rules, partitions)
    for old, new, what in (
        ('"dnsSuffix": "amazonaws.com.cn"', '"dnsSuffix": "amazonaws.cn"', "endpoint of cn-north-1"),
        ('"dualStackDnsSuffix": "api.aws"', '"dualStackDnsSuffix": "aws"', "endpoint of us-east-1 (dual-stack)"),
    ):
        text = json.dumps(partitions)
        expect(f"{what}: is there", old in text, True)
        expect(what, what in found(rules, json.loads(text.replace(old, new))) - before, True)
    for old, new, what in (
        ("https://connect-fips.{Region}.{PartitionResult#dnsSuffix}", "https://connect.fips.{Region}.{PartitionResult#dnsSuffix}",
         "endpoint of us-east-1 (FIPS)"),
        ("https://connect.{Region}.{PartitionResult#dnsSuffix}", "https://connect2.{Region}.{PartitionResult#dnsSuffix}",
         "endpoint of eu-central-1"),
    ):
        text = json.dumps(rules)
        expect(f"{what}: is there", old in text, True)
        expect(what, what in found(json.loads(text.replace(old, new)), partitions) - before, True)


def command_line():
    def run(*arguments):
        return subprocess.run([sys.executable, HERE / "model_drift.py", *arguments], capture_output=True, text=True)

    with tempfile.TemporaryDirectory() as folder:
        changed = json.loads(DEBIAN.read_text(encoding="utf-8"))
        changed["shapes"][MINUTES]["max"] = 1440
        path = pathlib.Path(folder) / "service-2.json"
        path.write_text(json.dumps(changed), encoding="utf-8")
        done = run(path)
        line = next(line for line in done.stdout.splitlines() if "bounds" in line)
        expect("a contradiction ends it with 1", (done.returncode, line), (
            1, f"CONTRADICTION {MINUTES}: bounds: the library says [2, 480], the model [2, 1440]: change "
               + drift.home("limits")))
        path.write_text("{", encoding="utf-8")
        expect("no JSON", (run(path).returncode, run(pathlib.Path(folder) / "missing").returncode), (2, 2))
    expect("usage", (run().returncode, run("--help").returncode), (2, 0))
    for kind in drift.HOMES:
        expect(f"the file of {kind}", drift.home(kind).endswith(".hpp"), True)


debians_model()
with tempfile.TemporaryDirectory() as directory:
    shared = drift.Library(directory)
    whole = json.loads(DEBIAN.read_text(encoding="utf-8"))
    changed_models(whole, shared)
    changed_endpoints(whole, shared)
command_line()
print(f"{failures} failed")
sys.exit(1 if failures else 0)
