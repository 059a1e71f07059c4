#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""A stand-in for Amazon Connect: checks each request's signature (Signature Version 4) with botocore's own signer and
answers UpdateParticipantRoleConfig as the service does.

Usage: upstream.py PORT RECORD [--unsigned] [--tls PEM]

The answer is 403 if the signature is not that of the bytes received, else 200 and an empty body, or the error that
the InstanceId names. With --unsigned the signature is not checked. Each request is appended to the file RECORD, one
JSON object a line; texts in it are Latin-1, so that each character is a byte."""
import argparse
import hmac
import http.server
import json
import pathlib
import re
import ssl
import threading
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

KEY, SECRET, REGION = "AKIDEXAMPLE", "secret of the tests", "us-east-1"
PATH = "/contact/participant-role-config/"

# Name: status, x-amzn-ErrorType, body. Each name is in another of the places where services have been seen to put it.
ERRORS = {
    "InvalidRequestException": (400, "InvalidRequestException", '{"Message":"no such thing"}'),
    "InvalidParameterException": (
        400,
        "InvalidParameterException:http://internal.amazon.com/coral/",
        '{"message":"no"}',
    ),
    "AccessDeniedException": (
        403,
        "",
        '{"__type":"com.amazonaws.connect#AccessDeniedException","Message":"not you"}',
    ),
    "ResourceNotFoundException": (404, "ResourceNotFoundException", '{"Message":"not here"}'),
    "ThrottlingException": (429, "", '{"code":"ThrottlingException","message":"Rate exceeded"}'),
    "InternalServiceException": (500, "InternalServiceException", '{"Message":"our fault \\u2014 sorry"}'),
}


def signature(method, host, target, fields, body, date, region=REGION):
    """The signature by botocore of a request with these signed fields (lower-case names and values)."""
    request = AWSRequest(method=method, url=f"http://{host}{target}", headers=dict(fields), data=body)
    request.context["timestamp"] = date
    signer = SigV4Auth(Credentials(KEY, SECRET), "connect", region)
    text = signer.string_to_sign(request, signer.canonical_request(request))
    return signer.signature(text, request)


def sign(host, target, body, date, fields=(), method="PUT"):
    """The fields that sign a request: those given, which the signature covers, and X-Amz-Date and Authorization."""
    covered = {name.lower(): value for name, value in fields} | {"host": host, "x-amz-date": date}
    value = signature(method, host, target, covered, body, date)
    names = ";".join(sorted(covered))
    scope = f"{KEY}/{date[:8]}/{REGION}/connect/aws4_request"
    return [
        *fields,
        ("X-Amz-Date", date),
        ("Authorization", f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders={names}, Signature={value}"),
    ]


def judge_signature(method, target, headers, body):
    """ "valid", or in words why not."""
    given = re.fullmatch(
        r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/connect/aws4_request, ?"
        r"SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})",
        headers.get("Authorization", ""),
    )
    if not given:
        return "no signature"
    key, day, region, names, value = given.groups()
    fields = {name: ",".join(headers.get_all(name, [])) for name in names.split(";")}
    date = headers.get("X-Amz-Date", "")
    if key != KEY or "host" not in fields or not date.startswith(day):
        return "a signature of another kind"
    wanted = signature(method, headers.get("Host", ""), target, fields, body, date, region)
    return "valid" if hmac.compare_digest(wanted, value) else "another signature"


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # the whole reply in one packet
    disable_nagle_algorithm = True
    record = None
    checks_signature = True
    lock = threading.Lock()

    def body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def reply(self, status, error_type, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000")
        if error_type:
            self.send_header("x-amzn-ErrorType", error_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle_request(self):
        body = self.body()
        verdict = judge_signature(self.command, self.path, self.headers, body)
        seen = {
            "method": self.command,
            "target": self.path,
            "headers": self.headers.items(),
            "body": body.decode("latin-1"),
            "signature": verdict,
            "sni": getattr(self.connection, "asked_for", None),
        }
        with self.lock, open(self.record, "a", encoding="utf-8") as record:
            record.write(json.dumps(seen) + "\n")
        if self.checks_signature and verdict != "valid":
            return self.reply(403, "InvalidSignatureException", json.dumps({"message": verdict}).encode())
        instance_id = urllib.parse.unquote(self.path.removeprefix(PATH).split("/")[0])
        status, error_type, text = ERRORS.get(instance_id, (200, "", ""))
        self.reply(status, error_type, text.encode())

    do_PUT = do_GET = do_POST = do_HEAD = do_DELETE = do_PATCH = do_OPTIONS = handle_request

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True

    def handle_error(self, *_):
        pass  # clients that go away are part of the tests


def note_server_name(connection, name, _):
    connection.asked_for = name


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port", type=int)
    parser.add_argument("record", type=pathlib.Path)
    parser.add_argument("--unsigned", action="store_true")
    parser.add_argument("--tls", metavar="PEM", help="certificate and key")
    wanted = parser.parse_args()
    Service.record = wanted.record
    Service.checks_signature = not wanted.unsigned
    server = Server(("127.0.0.1", wanted.port), Service)
    if wanted.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(wanted.tls)
        context.sni_callback = note_server_name
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()
