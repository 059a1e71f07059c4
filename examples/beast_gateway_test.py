#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Drives beast_gateway with curl, in front of an upstream that keeps what it gets.
Usage: beast_gateway_test.py BEAST_GATEWAY"""
import http.client
import http.server
import json
import shutil
import subprocess
import sys
import threading

PATH = "/contact/participant-role-config/"
BODY = (
    '{"ChannelConfiguration": {"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER",'
    '"TimerType":"IDLE",'
    '"TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}}'
)
DURATION = "/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/ParticipantTimerDurationInMinutes"
seen = []


class Upstream(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        seen.append((self.path, self.headers["Authorization"], self.headers["Host"], body))
        self.send_response(200)
        self.send_header("x-amzn-RequestId", "of the upstream")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


curl = shutil.which("curl")
if not curl or not subprocess.run([curl, "--version"], capture_output=True, text=True).stdout.startswith("curl "):
    print("skipped: there is no curl")
    sys.exit(77)

upstream = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
threading.Thread(target=upstream.serve_forever, daemon=True).start()
gateway = subprocess.Popen([sys.argv[1], "0", str(upstream.server_port)], stdout=subprocess.PIPE, text=True)
failures = 0


def ask(target, body, *options):
    """Status, x-amzn-ErrorType, Allow, body and the upstream's request id."""
    run = subprocess.run(
        [
            "curl",
            "--silent",
            "--show-error",
            "--max-time",
            "20",
            "--path-as-is",
            "-X",
            "PUT",
            "-H",
            "Content-Type: application/json",
            "-H",
            "Authorization: signed",
            "-H",
            "Host: connect.example",
            "--data-binary",
            "@-",
            "-D",
            "-",
            *options,
            f"http://127.0.0.1:{port}{target}",
        ],
        input=body,
        capture_output=True,
        text=True,
    )
    if run.returncode != 0:
        return run.stderr, "", "", "", ""
    head, _, text = run.stdout.partition("\n\n")
    while head.startswith("HTTP/1.1 100"):
        head, _, text = text.partition("\n\n")
    lines = head.splitlines()
    fields = {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in lines[1:]}
    return (
        int(lines[0].split()[1]),
        fields.get("x-amzn-errortype", ""),
        fields.get("allow", ""),
        text,
        fields.get("x-amzn-requestid", ""),
    )


def expect(what, got, wanted):
    global failures
    if got != wanted:
        failures += 1
        print(f"{what}: got {got!r}, wanted {wanted!r}")


def message(text):
    return json.dumps({"Message": text}, separators=(",", ":"))


try:
    port = int(gateway.stdout.readline())
    for target, options in (
        (PATH + "a/b", []),
        (PATH + "a%2Fb/..%2F..%2Fx?y=z", []),
        (PATH + "%F0%9F%91%8D/b/", []),
        (PATH + "a/b", ["-H", "Transfer-Encoding: chunked"]),
        (PATH + "a/b", ["-H", "Expect: 100-continue"]),
        (PATH + "a/b", ["--http1.0"]),
    ):
        seen.clear()
        expect(f"the reply to {target} {options}", ask(target, BODY, *options), (200, "", "", "", "of the upstream"))
        expect("what the upstream saw", seen, [(target, "signed", "connect.example", BODY)])
    seen.clear()
    sentence = (
        f"1 validation error detected. Value at '{DURATION}' failed to satisfy constraint: "
        "Member must be between 2 and 480, inclusive"
    )
    for what, target, body, options, wanted in (
        (
            "481 minutes",
            PATH + "a/b",
            BODY.replace(":5", ":481"),
            [],
            (400, "InvalidParameterException", "", sentence),
        ),
        (
            "no JSON",
            PATH + "a/b",
            "x",
            [],
            (400, "InvalidRequestException", "", "Text is not JSON: expected a value"),
        ),
        (
            "another method",
            PATH + "a/b",
            BODY,
            ["-X", "POST"],
            (405, "UnknownOperationException", "PUT", "Method must be PUT"),
        ),
        (
            "another path",
            "/x/.." + PATH + "a/b",
            BODY,
            [],
            (
                404,
                "UnknownOperationException",
                "",
                "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}",
            ),
        ),
        (
            "another media type",
            PATH + "a/b",
            BODY,
            ["-H", "Content-Type: text/plain"],
            (415, "UnsupportedMediaTypeException", "", "Content-Type must be application/json"),
        ),
        (
            "two Accept fields",
            PATH + "a/b",
            BODY,
            ["-H", "Accept: text/html", "-H", "Accept: text/plain"],
            (406, "NotAcceptableException", "", "Accept must admit application/json"),
        ),
        (
            "16385 bytes",
            PATH + "a/b",
            " " * 16385,
            [],
            (413, "InvalidRequestException", "", "Text must not be longer than 16384 bytes"),
        ),
        (
            "16385 bytes in chunks",
            PATH + "a/b",
            " " * 16385,
            ["-H", "Transfer-Encoding: chunked"],
            (413, "InvalidRequestException", "", "Text must not be longer than 16384 bytes"),
        ),
    ):
        status, error_type, allow, text = wanted
        expect(what, ask(target, body, *options), (status, error_type, allow, message(text), ""))
    head = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    head.request("HEAD", PATH + "a/b")
    reply = head.getresponse()
    expect(
        "HEAD",
        (reply.status, reply.headers["Allow"], reply.headers["Content-Length"], reply.read()),
        (405, "PUT", "32", b""),
    )
    expect("what the upstream saw of refused requests", seen, [])
    upstream.shutdown()
    upstream.server_close()
    expect("a valid request without an upstream", ask(PATH + "a/b", BODY)[0], 502)
finally:
    gateway.terminate()
    gateway.wait(20)
if failures:
    sys.exit(f"{failures} failed")
