# SPDX-License-Identifier: BSL-1.0
"""AWS's own clients through the gateway: boto3, awscli, the SDKs for JavaScript, and curl."""
import json
import os
import re
import shutil
import subprocess
import urllib.parse

import service_model
import upstream
from support import BAD_BODY, BODY, HERE, PATH, TIMEOUT, expect, expect_equal, message, programs

CASES = json.loads((HERE / "cases.json").read_text())
STYLES = {"main": "connect", "smithy": "smithy", "envelope": "envelope"}
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": upstream.KEY,
    "AWS_SECRET_ACCESS_KEY": upstream.SECRET,
    "AWS_DEFAULT_REGION": upstream.REGION,
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_MAX_ATTEMPTS": "1",
    "AWS_PAGER": "",
    "NO_PROXY": "127.0.0.1",
    "PYTHONWARNINGS": "ignore",
}

# What the SDKs call the refusal of a broken constraint, and of what cannot be read.
NAMES = {
    "connect": ("InvalidParameterException", "InvalidRequestException"),
    "smithy": ("ValidationException", "SerializationException"),
}


def checked_message(lab, case, style="connect"):
    """The case's message, by hand where the case has it, else the checker's."""
    if case["message"] is not None:
        return case["message"]
    program = next(path for path in sorted(lab.build.rglob("check")) if path.is_file())
    run = subprocess.run(
        [program, "--form=input", "--profile=service", "--format=json", f"--reply={style}"],
        input=json.dumps(case["input"]),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    body = json.loads(json.loads(run.stdout)["reply"]["body"])
    return body.get("Message") or body.get("message") or body["error"]["message"]


def quoted(text):
    return urllib.parse.quote(text, safe="-._~")


def expect_seen(lab, given):
    """The upstream got one request, with these ids and this configuration, and its signature is valid."""
    seen = lab.seen()
    expect_equal("the upstream's number of requests", len(seen), 1)
    expect_equal("the signature", seen[0]["signature"], "valid")
    labels = seen[0]["target"].removeprefix(PATH).split("/")
    expect_equal(
        "the ids", [urllib.parse.unquote(label) for label in labels], [given["InstanceId"], given["ContactId"]]
    )
    expect_equal(
        "the configuration",
        json.loads(seen[0]["body"].encode("latin-1")),
        {"ChannelConfiguration": given["ChannelConfiguration"]},
    )


def not_sent(lab, client):
    expect_equal(f"what {client} sent after its own validation failed", lab.seen(), [])
    return f"refused by {client} itself"


# ---- boto3


def boto3_client(lab, server, validates):
    import boto3
    from botocore.config import Config

    settings = Config(parameter_validation=validates, retries={"max_attempts": 0})
    return boto3.session.Session().client("connect", endpoint_url=f"http://{lab.host(server)}", config=settings)


def boto3_valid(lab, client, case):
    expect_equal(
        "the status",
        client.update_participant_role_config(**case["input"])["ResponseMetadata"]["HTTPStatusCode"],
        200,
    )
    expect_seen(lab, case["input"])


def boto3_refused(lab, client, style, case, validates):
    from botocore.exceptions import ClientError, ParamValidationError

    try:
        client.update_participant_role_config(**case["input"])
    except ParamValidationError:
        expect("no ParamValidationError", validates and "botocore" in case.get("refused_by", ()))
        return not_sent(lab, "botocore")
    except ClientError as error:
        expect("a ParamValidationError", not (validates and "botocore" in case.get("refused_by", ())), error)
        code, text = error.response["Error"]["Code"], error.response["Error"]["Message"]
        if style == "envelope":
            expect_equal("code and message", (code, text, type(error)), ("400", "", ClientError))
        else:
            name = NAMES[style][case["malformed"]]
            expect_equal("the code", code, name)
            expect_equal("the message", text, checked_message(lab, case, style))
            typed = getattr(client.exceptions, name) if style == "connect" else ClientError
            expect_equal("the class", type(error), typed)
    else:
        expect("an exception", False)
    expect_equal("what the upstream saw", lab.seen(), [])
    return None


def boto3_cases(lab, cases):
    os.environ.update(ENVIRONMENT)
    service_model.use()
    for validates in (True, False):
        kind = "boto3" if validates else "boto3, parameter_validation=False"
        client = boto3_client(lab, "main", validates)
        for case in CASES["valid"]:
            cases.run(f"{kind}: {case['name']}", boto3_valid, lab, client, case)
    for server, style in STYLES.items():
        for validates in (True, False) if style == "connect" else (False,):
            kind = "boto3" if validates else "boto3, parameter_validation=False"
            client = boto3_client(lab, server, validates)
            for case in CASES["invalid"]:
                cases.run(f"{kind}, {style}: {case['name']}", boto3_refused, lab, client, style, case, validates)
    client = boto3_client(lab, "main", True)
    for name, (status, _, body) in upstream.ERRORS.items():
        cases.run(f"boto3: the service's {name}", boto3_error, client, name, status, body)
    lab.seen()


def service_message(body):
    body = json.loads(body)
    return body.get("Message") or body["message"]


def boto3_error(client, name, status, body):
    given = CASES["valid"][0]["input"] | {"InstanceId": name}
    try:
        client.update_participant_role_config(**given)
    except getattr(client.exceptions, name) as error:
        expect_equal(
            "status and message",
            (error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Message"]),
            (status, service_message(body)),
        )
    else:
        expect("an exception", False)


# ---- awscli


def aws(lab, program, server, given):
    command = [
        program,
        "connect",
        "update-participant-role-config",
        "--endpoint-url",
        f"http://{lab.host(server)}",
        "--cli-input-json",
        json.dumps(given),
    ]
    return subprocess.run(command, env=aws_environment(), capture_output=True, text=True, timeout=60)


def aws_environment():
    return {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON"))} | ENVIRONMENT


def aws_programs():
    """Version and path of each that knows the operation."""
    found = {}
    for path in programs("aws"):
        run = subprocess.run([path, "--version"], env=aws_environment(), capture_output=True, text=True, timeout=60)
        found[re.search(r"aws-cli/(\S+)", run.stdout + run.stderr)[1]] = path
    return found


def awscli_valid(lab, program, case):
    run = aws(lab, program, "main", case["input"])
    expect_equal("the exit status", run.returncode, 0 if not run.stderr else run.stderr)
    expect_seen(lab, case["input"])


def awscli_refused(lab, program, server, style, case):
    run = aws(lab, program, server, case["input"])
    if "botocore" in case.get("refused_by", ()):
        expect(
            "awscli's own refusal", run.returncode > 251 and "Parameter validation failed" in run.stderr, run.stderr
        )
        return not_sent(lab, "awscli")
    expect("an exit status of 254 or, of some versions, 255", run.returncode in (254, 255), run.returncode)
    code = "400" if style == "envelope" else NAMES[style][case["malformed"]]
    text = "None" if style == "envelope" else checked_message(lab, case, style)
    start = f"An error occurred ({code}) when calling the UpdateParticipantRoleConfig operation: "
    said = re.sub(r" \(reached max retries: 0\)", "", run.stderr.strip())  # as some versions say
    expect_equal("the message", said, (start + text) if style != "envelope" else start.strip())
    expect_equal("what the upstream saw", lab.seen(), [])
    return None


def awscli_error(lab, program, name, body):
    run = aws(lab, program, "main", CASES["valid"][0]["input"] | {"InstanceId": name})
    expect(
        "its name and message",
        run.returncode in (254, 255) and f"({name})" in run.stderr and service_message(body) in run.stderr,
        run.stderr,
    )
    lab.seen()


def awscli_cases(lab, cases):
    programs = aws_programs()
    if not programs:
        return cases.skip("awscli", "no aws knows the operation (tests/setup.sh --gateway)")
    step = 4 if lab.short else 1  # it takes a second to start
    for version, program in list(programs.items())[: 1 if lab.short else None]:
        kind = f"awscli {version}"
        for case in CASES["valid"][::step]:
            cases.run(f"{kind}: {case['name']}", awscli_valid, lab, program, case)
        for case in CASES["invalid"][::step]:
            cases.run(f"{kind}, connect: {case['name']}", awscli_refused, lab, program, "main", "connect", case)
        for server in ("smithy", "envelope"):
            for case in CASES["invalid"]:
                if case["name"] in ("481 minutes", "beyond 32 bits"):  # one of each class
                    cases.run(f"{kind}, {server}: {case['name']}", awscli_refused, lab, program, server, server, case)
        for name, (_, _, body) in list(upstream.ERRORS.items())[::step]:
            cases.run(f"{kind}: the service's {name}", awscli_error, lab, program, name, body)
    return None


# ---- SDK for JavaScript


def node_major():
    run = subprocess.run(["node", "--version"], capture_output=True, text=True)
    return int(run.stdout.lstrip("v").split(".")[0])


def js_valid(outcome, seen, case):
    expect_equal("the outcome", outcome, {"status": 200})
    seen = [
        each
        for each in seen
        if each["target"] == PATH + quoted(case["input"]["InstanceId"]) + "/" + quoted(case["input"]["ContactId"])
    ]
    expect("a request with these ids", len(seen) >= 1)
    wanted = {"ChannelConfiguration": case["input"]["ChannelConfiguration"]}
    expect(
        "one with this configuration and a valid signature",
        any(each["signature"] == "valid" and json.loads(each["body"]) == wanted for each in seen),
        seen,
    )


def js_refused(lab, outcome, style, case):
    if "js" in case.get("refused_by", ()):
        expect("no reply", outcome["status"] is None, outcome)
        return "refused by the SDK itself"
    text = checked_message(lab, case, style)
    expect_equal("the status", outcome["status"], 400)
    expect("a ConnectServiceException", outcome["isService"], outcome)
    if style == "envelope":
        expect_equal("the class", outcome["class"], "ConnectServiceException")
        expect_equal("error.error.message", outcome["inner"], text)
        return None
    expect_equal("the name", outcome["name"], NAMES[style][case["malformed"]])
    expect_equal("the message", outcome["message"], text)
    expect_equal("whether the class is that of the name", outcome["isTyped"], style == "connect")
    if style == "smithy":
        expect(
            "fieldList",
            outcome["fieldList"] and all({"path", "message"} == set(each) for each in outcome["fieldList"]),
            outcome,
        )
    return None


def js_error(outcome, name, status, body):
    expect_equal(
        "name, class, status and message",
        (outcome["name"], outcome["isTyped"], outcome["status"], outcome["message"]),
        (name, True, status, service_message(body)),
    )


def js_cases(lab, cases):
    if not shutil.which("node"):
        return cases.skip("SDK for JavaScript", "there is no node (tests/setup.sh --gateway)")
    for package in ("client-connect-node16", "client-connect-node20"):
        folder = next(iter(lab.build.glob(f"node_modules/{package}")), None)
        if folder is None:
            cases.skip(package, "npm has not installed it")
            continue
        version = json.loads((folder / "package.json").read_text())["version"]
        if node_major() < int(package[-2:]):
            cases.skip(f"JavaScript {version}", f"it needs Node.js {package[-2:]}")
            continue
        plan = [("valid", "main", case) for case in CASES["valid"]]
        plan += [(style, server, case) for server, style in STYLES.items() for case in CASES["invalid"]]
        plan += [
            ("error", "main", {"input": CASES["valid"][0]["input"] | {"InstanceId": name}})
            for name in upstream.ERRORS
        ]
        path = lab.folder / "plan.json"
        path.write_text(
            json.dumps(
                [{"endpoint": f"http://{lab.host(server)}", "input": case["input"]} for _, server, case in plan]
            )
        )
        lab.seen()
        run = subprocess.run(
            ["node", HERE / "client.mjs", folder, upstream.KEY, upstream.SECRET, path],
            capture_output=True,
            text=True,
            timeout=300,
            env=os.environ | {"NODE_NO_WARNINGS": "1"},
        )
        outcomes = [json.loads(line) for line in run.stdout.splitlines()]
        if len(outcomes) != len(plan):
            cases.run(
                f"JavaScript {version}",
                expect_equal,
                "the number of outcomes",
                run.stderr[-500:] or len(outcomes),
                len(plan),
            )
            continue
        seen = lab.seen()
        names = list(upstream.ERRORS)
        cases.run(
            f"JavaScript {version}: the upstream saw the good requests and those that it answers with errors",
            expect_equal,
            "their number",
            len(seen),
            len(CASES["valid"]) + len(names),
        )
        for (style, _, case), outcome in zip(plan, outcomes):
            if style == "valid":
                cases.run(f"JavaScript {version}: {case['name']}", js_valid, outcome, seen, case)
            elif style == "error":
                name = case["input"]["InstanceId"]
                status, _, body = upstream.ERRORS[name]
                cases.run(f"JavaScript {version}: the service's {name}", js_error, outcome, name, status, body)
            else:
                cases.run(f"JavaScript {version}, {style}: {case['name']}", js_refused, lab, outcome, style, case)
    return None


# ---- curl


def curl(lab, target, body, *options):
    run = subprocess.run(
        [
            "curl",
            "--silent",
            "--show-error",
            "--max-time",
            str(TIMEOUT),
            "--path-as-is",
            "-X",
            "PUT",
            "-H",
            "Content-Type: application/json",
            "-H",
            "Accept: */*",
            "--data-binary",
            "@-",
            "-D",
            lab.folder / "head",
            *options,
            f"http://{lab.host('main')}{target}",
        ],
        input=body,
        capture_output=True,
    )
    expect_equal("curl's exit status", run.returncode, 0 if not run.stderr else run.stderr)
    head = (lab.folder / "head").read_text(errors="replace").strip().split("\n\n")[-1].splitlines()
    fields = {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1].strip() for line in head[1:] if ": " in line}
    return int(head[0].split()[1]), fields.get("x-amzn-errortype", ""), run.stdout


def curl_valid(lab):
    """curl signs by itself."""
    signs = ["--aws-sigv4", f"aws:amz:{upstream.REGION}:connect", "--user", f"{upstream.KEY}:{upstream.SECRET}"]
    status, _, _ = curl(lab, PATH + "our-chat/4711", BODY, *signs)
    seen = lab.seen()
    expect_equal("the status", (status, [each["signature"] for each in seen]), (200, ["valid"]))
    expect_equal("the body", seen[0]["body"].encode(), BODY)


def curl_passes(lab, case):
    """Ids that curl would sign in its own way: they pass the gateway as they are, unsigned."""
    target = PATH + quoted(case["input"]["InstanceId"]) + "/" + quoted(case["input"]["ContactId"])
    body = json.dumps({"ChannelConfiguration": case["input"]["ChannelConfiguration"]}).encode()
    status, error_type, _ = curl(lab, target, body)
    expect_equal(
        "the upstream's refusal of what is not signed", (status, error_type), (403, "InvalidSignatureException")
    )
    expect_equal(
        "what the upstream saw", [(each["target"], each["body"].encode()) for each in lab.seen()], [(target, body)]
    )


def curl_refused(lab, case):
    target = PATH + quoted(case["input"]["InstanceId"]) + "/" + quoted(case["input"]["ContactId"])
    members = {name: value for name, value in case["input"].items() if name == "ChannelConfiguration"}
    reply = curl(lab, target, json.dumps(members).encode())
    expect_equal("the reply", reply, (400, NAMES["connect"][case["malformed"]], message(checked_message(lab, case))))
    expect_equal("what the upstream saw", lab.seen(), [])


def curl_only(lab):
    """What no SDK can send."""
    for target, body, options, status, text in (
        (PATH + "a/b", b"{", [], 400, "Text is not JSON: expected a name in quotes or '}'"),
        (
            PATH + "a/b",
            BODY.replace(b"[", b'[],"ParticipantTimerConfigList":[', 1),
            [],
            400,
            "Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList' must not be given twice "
            "(and 1 more error)",
        ),
        (PATH + "a/b", b" " * 16385, [], 413, "Text must not be longer than 16384 bytes"),
        (PATH + "a/b", BAD_BODY, ["-H", "Content-Type: text/plain"], 415, "Content-Type must be application/json"),
        (PATH + "a", BODY, [], 404, "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}"),
        (
            "/x/../" + PATH[1:] + "a/b",
            BODY,
            [],
            404,
            "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}",
        ),
        (PATH + "a/b", BODY, ["-X", "DELETE"], 405, "Method must be PUT"),
    ):
        reply = curl(lab, target, body, *options)
        expect_equal(f"status and body of {text!r}", (reply[0], reply[2]), (status, message(text)))
        expect_equal("what the upstream saw", lab.seen(), [])


def curl_cases(lab, cases):
    cases.run("curl: signed by curl", curl_valid, lab)
    for case in CASES["valid"]:
        cases.run(f"curl: {case['name']}", curl_passes, lab, case)
    for case in CASES["invalid"]:
        cases.run(f"curl: {case['name']}", curl_refused, lab, case)
    cases.run("curl: what no SDK sends", curl_only, lab)


# ---- The service's errors, read by the library


def library_reads(lab, name, status, body):
    reply = lab.ask("main", PATH + name + "/4711")
    expect_equal("status and body", (reply.status, reply.body.decode()), (status, body))
    program = next(lab.build.rglob("gateway_answer"))
    run = subprocess.run(
        [program, str(reply.status), reply.field("x-amzn-ErrorType"), reply.body.decode()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    again = "again" if name in ("ThrottlingException", "InternalServiceException") else "final"
    expect_equal("what the library reads", run.stdout, f"{name}\t{again}\t{service_message(body)}\n")
    lab.seen()


def run(lab, cases):
    lab.seen("service"), lab.seen("second")
    boto3_cases(lab, cases)
    awscli_cases(lab, cases)
    js_cases(lab, cases)
    curl_cases(lab, cases)
    for name, (status, _, body) in upstream.ERRORS.items():
        cases.run(f"library: the service's {name}", library_reads, lab, name, status, body)
