# SPDX-License-Identifier: BSL-1.0
"""What the module promises, request by request, over raw sockets."""
import contextlib
import json
import pathlib
import re
import signal
import ssl
import subprocess
import time

from support import BAD_BODY, BODY, HERE, PATH, ROOT, TIMEOUT, Connection, Lab
from support import Failure, chunked, expect, expect_equal, free_ports, message, wait_for

RANGE = (
    "1 validation error detected. Value at '/ChannelConfiguration/Chat/ParticipantTimerConfigList/0/TimerValue/"
    "ParticipantTimerDurationInMinutes' failed to satisfy constraint: Member must be between 2 and 480, inclusive"
)
METHOD = "Method must be PUT"
PATH_SENTENCE = "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}"
REQUIRED = (
    "1 validation error detected. Value at '/ChannelConfiguration' failed to satisfy constraint: "
    "Member must not be null"
)


def too_large(limit):
    return f"Text must not be longer than {limit} bytes"


def expect_passed(lab, reply, target=PATH + "a/b", body=BODY, upstream="service", method="PUT"):
    """The reply is the upstream's, which got exactly these bytes with a valid signature."""
    expect("the upstream's 200", reply.status == 200, reply)
    expect_equal("the verdict", reply.verdict, "ok  0")
    seen = lab.seen(upstream)
    expect_equal("the upstream's number of requests", len(seen), 1)
    expect_equal("the target", seen[0]["target"], target)
    expect_equal("the body", seen[0]["body"].encode("latin-1"), body)
    expect_equal("the method", seen[0]["method"], method)
    if upstream == "service":
        expect_equal("the signature", seen[0]["signature"], "valid")


def expect_refused(lab, reply, status, error_type, text, rule, count=1, body=None):
    expect_equal("the status", reply.status, status)
    expect_equal("x-amzn-ErrorType", reply.field("x-amzn-ErrorType"), error_type)
    expect_equal("Content-Type", reply.field("Content-Type"), "application/json")
    expect_equal("the body", reply.body, message(text) if body is None else body)
    expect_equal("the verdict", reply.verdict, f"refused {rule} {count}")
    expect_equal("what the upstreams saw", lab.seen("service") + lab.seen("second"), [])


def expect_invalid(lab, reply, text, rule, count=1):
    expect_refused(lab, reply, 400, "InvalidParameterException", text, rule, count)


def expect_nginx_refused(reply, status):
    expect_equal("nginx's own status", reply.status, status)
    expect("nginx's own page", b"<center>nginx" in reply.body, reply)


# ---- Configuration


def configuration_errors(lab):
    for text, wanted in [
        ("chat_timers maybe;", 'invalid value "maybe" in "chat_timers" directive, it must be "on" or "off"'),
        (
            "chat_timers_reply\nhtml;",
            'invalid value "html" in "chat_timers_reply" directive, ' 'it must be "connect", "smithy" or "envelope"',
        ),
        (
            "chat_timers_profile lax;",
            'invalid value "lax" in "chat_timers_profile" directive, ' 'it must be "service" or "strict"',
        ),
        (
            "chat_timers_forward twice;",
            'invalid value "twice" in "chat_timers_forward" directive, ' 'it must be "original" or "canonical"',
        ),
        ("chat_timers_max_bytes many;", '"chat_timers_max_bytes" directive invalid value'),
        ("chat_timers_max_bytes 0;", '"chat_timers_max_bytes" directive must allow at least one byte'),
        ("chat_timers_reply connect; chat_timers_reply connect;", '"chat_timers_reply" directive is duplicate'),
        ("chat_timers on off;", 'invalid number of arguments in "chat_timers" directive'),
        ("server { if ($host) { chat_timers on; } }", '"chat_timers" directive is not allowed here'),
    ]:
        code, said = lab.test_configuration(text)
        expect(f"nginx -t to refuse {text!r}", code == 1)
        line = 6 if "\n" in text else 5
        expect(f"{wanted!r} with its line", f"{wanted} in {lab.folder}/tested.conf:{line}" in said, said)


def configuration_of_locations(lab):
    refused = 'directives of this location have no effect, because "chat_timers on" of its server'
    for text in ("chat_timers off;", "chat_timers_reply smithy;", "location /x/y { chat_timers_max_bytes 1k; }"):
        for outer in (
            f"server {{ chat_timers on;\nlocation /x {{ {text} }} }}",
            f"chat_timers on; server {{\nlocation /x {{ {text} }} }}",
        ):
            code, said = lab.test_configuration(outer)
            expect(f"nginx -t to refuse {text!r}", code == 1)
            expect(
                f"{refused!r} with the location's line",
                refused in said and f"in {lab.folder}/tested.conf:6" in said,
                said,
            )
    for text in (
        "server { chat_timers on; location /x { chat_timers on; } }",
        "chat_timers_reply smithy; server { chat_timers on; location /x { chat_timers_reply smithy; } }",
        "chat_timers on; server { chat_timers off; location /x { chat_timers on; chat_timers_reply smithy; "
        "location /x/y { chat_timers off; } } }",
        "chat_timers_profile strict; chat_timers_max_bytes 8k; chat_timers_forward canonical;",
    ):
        code, said = lab.test_configuration(text)
        expect(f"nginx -t to take {text!r}", code == 0, said)


# ---- Verdicts


def valid(lab):
    expect_passed(lab, lab.ask("main"))


def invalid(lab):
    lab.logged()
    expect_invalid(lab, lab.ask("main", body=BAD_BODY), RANGE, "range")
    lines = lab.logged()
    expect_equal("the number of log lines", len(lines), 1)
    sentence = RANGE.removeprefix("1 validation error detected. ")
    expect(
        "an info line with the sentence",
        "[info]" in lines[0]
        and f"chat_timers refused the request: {sentence} (violations: 1), client: 127.0.0.1" in lines[0],
        lines[0],
    )


def nothing_of_the_payload_is_logged(lab):
    body = BODY.replace(b"CUSTOMER", b"SECRET\\n").replace(b'"TimerValue"', b'"SECRET"')
    lab.logged()
    reply = lab.ask("strict", body=body)
    expect_equal("the status", reply.status, 400)
    expect_equal("the count in the reply's field", reply.verdict, "refused unknown_member 3")
    lines = lab.logged()
    expect_equal("the number of log lines", len(lines), 1)
    expect("the number of violations", "(violations: 3)" in lines[0], lines[0])
    expect(
        "no byte of the payload in log and reply", "SECRET" not in lines[0] and b"SECRET" not in reply.body, lines[0]
    )


def styles(lab):
    sentence = RANGE.removeprefix("1 validation error detected. ")
    pointer = sentence.split("'")[1]
    field = json.dumps([{"path": pointer, "message": sentence}], separators=(",", ":"))
    expect_refused(
        lab,
        lab.ask("smithy", body=BAD_BODY),
        400,
        "ValidationException",
        "",
        "range",
        body=f'{{"message":"{RANGE}","fieldList":{field}}}'.encode(),
    )
    expect_refused(
        lab,
        lab.ask("envelope", body=BAD_BODY),
        400,
        "",
        "",
        "range",
        body=f'{{"success":false,"error":{{"code":"VALIDATION_ERROR","message":"{RANGE}"}}}}'.encode(),
    )
    expect_refused(
        lab,
        lab.ask("main", body=b"{"),
        400,
        "InvalidRequestException",
        "Text is not JSON: expected a name in quotes or '}'",
        "syntax",
    )


def profiles(lab):
    lenient = BODY.replace(b":5", b":5.0").replace(b"{", b'{"New":[],', 1)
    expect_passed(lab, lab.ask("main", body=lenient), body=lenient)
    reply = lab.ask("strict", body=lenient)
    expect_equal("the status", reply.status, 400)
    expect_equal("the verdict", reply.verdict, "refused unknown_member 2")
    expect_passed(lab, lab.ask("strict"))


def empty_bodies(lab):
    expect_invalid(lab, lab.ask("main", body=b""), REQUIRED, "required")
    expect_invalid(lab, lab.ask("main", body=b"", length=False), REQUIRED, "required")
    expect_invalid(lab, lab.ask("main", body=b"", version="HTTP/1.0", length=False), REQUIRED, "required")
    with lab.connect("main") as connection:
        connection.send(lab.request("main", fields=[("Transfer-Encoding", "chunked")]) + b"0\r\n\r\n")
        expect_invalid(lab, connection.reply(), REQUIRED, "required")
    expect_equal("the verdict of strict", lab.ask("strict", body=b"").verdict, "refused syntax 1")


def methods(lab):
    for method in ("GET", "HEAD", "POST", "DELETE", "PATCH", "OPTIONS", "PUTS"):
        for body in (b"", BODY):
            with lab.connect("main") as connection:
                connection.send(lab.request("main", body=body, method=method) + body)
                reply = connection.reply(method)
                expect_refused(
                    lab,
                    reply,
                    405,
                    "UnknownOperationException",
                    METHOD,
                    "method",
                    body=b"" if method == "HEAD" else None,
                )
                expect_equal("Allow", reply.field("Allow"), "PUT")
                expect_equal("Content-Length", reply.field("Content-Length"), str(len(message(METHOD))))
                connection.send(lab.request("main") + BODY)  # the connection goes on
                expect_passed(lab, connection.reply())
    expect_equal("nginx's own status of a method in lower case", lab.ask("main", method="put").status, 400)


def fields(lab):
    refused = ("415", "UnsupportedMediaTypeException", "Content-Type must be application/json", "media_type")
    encoded = ("415", "UnsupportedMediaTypeException", "Content-Encoding must be identity", "media_type")
    accept = ("406", "NotAcceptableException", "Accept must admit application/json", "not_acceptable")
    for content_type, extra, wanted in [
        ("text/plain", [], refused),
        (None, [], refused),
        ("application/json", [("Content-Type", "application/json")], refused),
        ("application/json", [("Content-Type", "")], refused),
        (None, [("Content-Type", ""), ("Content-Type", "application/json")], refused),
        ("Application/JSON; charset=utf-8", [], None),
        ("application/json", [("Accept", "text/html")], accept),
        ("application/json", [("Accept", "text/html"), ("accept", "application/*;q=0.5")], None),
        ("application/json", [("Accept", "text/html")] * 30 + [("ACCEPT", "*/*")], None),
        ("application/json", [("Accept", "application/json;q=0"), ("Accept", "text/html")], accept),
        ("application/json", [("Accept", "")], None),
        ("application/json", [("Accept", ""), ("Accept", "text/html")], accept),
        ("application/json", [("Content-Encoding", "gzip")], encoded),
        ("application/json", [("content-encoding", "identity"), ("Content-Encoding", "br")], encoded),
        ("application/json", [("Content-Encoding", "Identity")], None),
        ("text/plain", [("Content-Encoding", "gzip")], refused),
    ]:
        reply = lab.ask(
            "main", content_type=content_type, fields=extra, signed=len(extra) == 0 or extra[0][0] != "Content-Type"
        )
        if wanted:
            status, error_type, text, rule = wanted
            expect_refused(lab, reply, int(status), error_type, text, rule)
        else:
            expect_passed(lab, reply)


# ---- Targets


def others_are_left_alone(lab):
    for target in (
        "/",
        "/contact/participant-role-config",
        "/contact/participant-role-confi/a/b",
        "/contact/start-chat",
        "/CONTACT/participant-role-config/a/b",
        "/x?y=/contact/participant-role-config/a/b",
        "/a%20b/%2E%2E/c",
        "//contact/participant-role-config",
        "/contact/participant%2Drole-config",
        "/a//b/../c#d",
        "/contact/participant%252Drole-config/a/b",
        "/contact/./start-chat",
        "/contact/participant-role-config?x",
    ):
        for method in ("PUT", "GET"):
            reply = lab.ask("main", target, body=b"not JSON", method=method)
            expect_equal(f"the verdict of {target}", reply.verdict, "unchecked  0")
            seen = lab.seen("service") + lab.seen("second")
            expect_equal("the upstream's number of requests", len(seen), 1)


def disguises(lab):
    for target in (
        "/contact/participant%2Drole-config/a/b",
        "/%63ontact/participant-role-config/a/b",
        "//contact/participant-role-config/a/b",
        "/contact//participant-role-config/a/b",
        "/contact/participant-role-config%2Fa/b",
        "/x/../contact/participant-role-config/a/b",
        "/./contact/participant-role-config/a/b",
        "/contact/x/../participant-role-config/a/b",
        "/x/%2e%2E/contact/participant-role-config/a/b",
        "/x%2F..%2Fcontact/participant-role-config/a/b",
        "/contact%2fparticipant-role-config/a/b?q",
        "/contact/%2e/participant-role-config/a/b",
        "/contact/participant%2Drole-config/a/..%2F..%2F..%2Fx",
        "/x/y/../../contact/participant-role-config/a/b",
        "/contact/participant-role-config%2F/b",
        "//contact//participant-role-config//a//b",
    ):
        for body in (BODY, BAD_BODY):
            expect_refused(
                lab, lab.ask("main", target, body=body), 404, "UnknownOperationException", PATH_SENTENCE, "path"
            )
    for target in (
        "//contact/participant-role-config/a/b",
        "/x//../contact/participant-role-config/a/b",
        "/contact//../participant-role-config/a/b",
        "/contact/participant%2Drole-config/a/b",
    ):
        expect_refused(lab, lab.ask("raw_slashes", target), 404, "UnknownOperationException", PATH_SENTENCE, "path")


def ids_that_lead_elsewhere(lab):
    for ids in (
        "a/..%2F..%2F..%2Fx",
        "a/..%2f..%2f..%2fx",
        "a/%2E%2E%2F%2e%2e%2F..%2Fx",
        "a%2F..%2F..%2Fy/b",
        "a/b%2F..%2F..%2F..%2F..%2Fx",
        "..%2F..%2Fy/b",
        "a%2F../..%2F..%2Fx",
    ):
        target = PATH + ids
        expect_invalid(lab, lab.ask("main", target, body=BAD_BODY), RANGE, "range")
        lab.ask("main", target)
        seen = lab.seen()
        expect_equal(
            "the location",
            [value for name, value in seen[0]["headers"] if name == "X-Location"],
            ["second"] if target.endswith("x") else [],
        )
        expect_passed(lab, lab.ask("main", target), target)
    for ids, rule in (
        ("../x", "unroutable"),
        ("%2e%2E/x", "unroutable"),
        ("a/..", "unroutable"),
        ("a/.", "unroutable"),
        ("a/../../x", "path"),
        ("a/b/../../../x", "path"),
        ("a//b", "path"),
        ("", "path"),
        ("a", "path"),
        ("a/", "length"),
        ("/b", "length"),
        ("a/b//", "path"),
        ("a/b/c", "path"),
    ):
        reply = lab.ask("main", PATH + ids)
        expect_equal(f"the rule that {ids!r} breaks", reply.verdict.split()[:2], ["refused", rule])
        expect_equal("what the upstreams saw", lab.seen("service") + lab.seen("second"), [])


def ids_of_every_kind(lab):
    thumb = "%F0%9F%91%8D"
    for ids in (
        "a%2Fb/c%2Fd",
        "100%25/%2525",
        f"{thumb}/{thumb}",
        "i" * 100 + "/" + "c" * 256,
        thumb * 100 + "/" + thumb * 256,
        "a+b/c~d",
        "a%20b/%7E",
        "arn%3Aaws%3Aconnect/b",
        "a/b/",
        "a/b?x=/../y",
        "a/b/?q",
        "a:b/c;d",
        ".../....",
    ):
        expect_passed(lab, lab.ask("main", PATH + ids), PATH + ids)
    expect_invalid(
        lab,
        lab.ask("main", PATH + thumb * 101 + "/b"),
        "1 validation error detected. Value with length 101 at '/InstanceId' failed to satisfy constraint: "
        "Member must have length between 1 and 100, inclusive",
        "length",
    )
    expect_equal("ill-formed UTF-8", lab.ask("main", PATH + "a/%FF").verdict, "refused encoding 1")


def absolute_form(lab):
    host = lab.host("main")
    reply = lab.ask("main", f"http://{host}{PATH}a/b", signed=False)
    expect_equal("the verdict", reply.verdict, "ok  0")
    expect_equal("the target", [each["target"] for each in lab.seen()], [PATH + "a/b"])
    reply = lab.ask("main", f"http://{host}{PATH}a/b", body=BAD_BODY, signed=False)
    expect_invalid(lab, reply, RANGE, "range")
    for target in (f"ftp://{host}{PATH}a/b", f"http://{host}//{PATH}a/b", f"http://{host}/x/..{PATH}a/b"):
        expect_refused(
            lab, lab.ask("main", target, signed=False), 404, "UnknownOperationException", PATH_SENTENCE, "path"
        )
    expect_equal(
        "the verdict of a URI without a path",
        lab.ask("main", f"http://{host}?x", signed=False).verdict,
        "unchecked  0",
    )
    lab.seen()


# ---- Bodies


def bodies_in_parts(lab):
    for server in ("main", "file", "unbuffered", "small"):
        for body in (BODY, BAD_BODY):
            request = lab.request(server, body=body)
            for parts in (
                [request, body],
                [request, body[:10], body[10:]],
                [request[:50], request[50:] + body[:1], body[1:]],
                [request + body[:-1], body[-1:]],
                [request, *(body[at : at + 1] for at in range(len(body)))],
            ):
                with lab.connect(server) as connection:
                    connection.send_in_parts(*parts, pause=0.02 if len(parts) < 5 else 0)
                    reply = connection.reply()
                    if body == BODY:
                        expect_passed(lab, reply)
                    else:
                        expect_invalid(lab, reply, RANGE, "range")


def chunked_bodies(lab):
    for server in ("main", "file", "unbuffered"):
        for body in (BODY, BAD_BODY):
            for size in (1, 7, 100, 1000):
                request = lab.request(server, body=body, fields=[("Transfer-Encoding", "chunked")])
                text = chunked(body, size)
                for parts in ([request + text], [request, text], [request + text[:40], text[40:-3], text[-3:]]):
                    with lab.connect(server) as connection:
                        connection.send_in_parts(*parts, pause=0.02 if len(parts) > 1 else 0)
                        reply = connection.reply()
                        if body == BODY:
                            expect_passed(lab, reply)
                        else:
                            expect_invalid(lab, reply, RANGE, "range")
                        connection.send(lab.request(server) + BODY)
                        expect_passed(lab, connection.reply())
    with lab.connect("main") as connection:
        connection.send(lab.request("main", fields=[("Transfer-Encoding", "chunked")]) + b"zz\r\n")
        expect_nginx_refused(connection.reply(), 400)


def large_bodies(lab):
    """Of many buffers, and in a temporary file."""
    body = BODY.replace(b"[", b"[" + b" " * 12000, 1)
    largest = BODY.replace(b"[", b"[" + b" " * (16384 - len(BODY)), 1)
    expect_equal("the size of the largest body", len(largest), 16384)
    for server in ("main", "file", "unbuffered"):
        for text in (body, largest):
            expect_passed(lab, lab.ask(server, body=text), body=text)
            bad = text.replace(b":5", b":1")
            expect_invalid(lab, lab.ask(server, body=bad), RANGE, "range")
            with lab.connect(server) as connection:
                connection.send(lab.request(server, body=text, fields=[("Transfer-Encoding", "chunked")]))
                connection.send(chunked(text, 500))
                expect_passed(lab, connection.reply(), body=text)
    said = (lab.folder / "error.log").read_text()
    expect("a body in a temporary file", "a client request body is buffered to a temporary file" in said)


def too_large_bodies(lab):
    """Refused before they are read: not even the limit's bytes are sent here."""
    for server, limit, size in (("main", 16384, 16385), ("main", 16384, 10**12), ("small", 400, 401)):
        with lab.connect(server) as connection:
            connection.send(
                lab.request(server, signed=False, length=False, fields=[("Content-Length", str(size))]) + b"{"
            )
            reply = connection.reply()
            expect_refused(lab, reply, 413, "InvalidRequestException", too_large(limit), "too_large")
            expect_equal("Connection", reply.field("Connection"), "close")
    with lab.connect("main") as connection:
        request = lab.request(
            "main", PATH + "%FF/b", signed=False, length=False, fields=[("Content-Length", "16385")]
        )
        connection.send(request)
        expect_refused(
            lab,
            connection.reply(),
            413,
            "InvalidRequestException",
            too_large(16384) + " (and 1 more error)",
            "too_large",
            2,
        )
    expect_refused(
        lab, lab.ask("main", body=b" " * 16385), 413, "InvalidRequestException", too_large(16384), "too_large"
    )
    expect_refused(
        lab,
        lab.ask("small", body=BODY.replace(b"[", b"[" + b" " * 300, 1)),
        413,
        "InvalidRequestException",
        too_large(400),
        "too_large",
    )


def too_large_chunked_bodies(lab):
    """Refused at the limit, while the client goes on sending."""
    for server, limit in (("main", 16384), ("small", 400), ("file", 16384), ("unbuffered", 16384)):
        for size in (limit + 1, 300, 10**6):
            request = lab.request(server, signed=False, fields=[("Transfer-Encoding", "chunked")])
            with lab.connect(server) as connection:
                connection.send(request)
                if size == 10**6:
                    connection.send(b"%x\r\n" % size + b" " * (limit + 1))
                else:
                    connection.send(chunked(b" " * (limit + 1), size)[:-5])
                reply = connection.reply()
                expect_refused(lab, reply, 413, "InvalidRequestException", too_large(limit), "too_large")
                expect_equal("Connection", reply.field("Connection"), "close")
    reply = None
    with lab.connect("main") as connection:  # exactly the limit
        body = BODY.replace(b"[", b"[" + b" " * (16384 - len(BODY)), 1)
        connection.send(
            lab.request("main", body=body, fields=[("Transfer-Encoding", "chunked")]) + chunked(body, 999)
        )
        reply = connection.reply()
    expect_passed(lab, reply, body=body)


def expect_continue(lab):
    waits = [("Expect", "100-continue")]
    for server in ("main", "file", "unbuffered"):
        for fields in (waits, waits + [("Transfer-Encoding", "chunked")]):
            for body in (BODY, BAD_BODY):
                text = body if fields == waits else chunked(body, 50)
                with lab.connect(server) as connection:
                    connection.send(lab.request(server, body=body, fields=fields))
                    expect_equal("the first reply", connection.reply().status, 100)
                    connection.send(text)
                    reply = connection.reply()
                    if body == BODY:
                        expect_passed(lab, reply)
                    else:
                        expect_invalid(lab, reply, RANGE, "range")
    with contextlib.ExitStack() as stack:
        waiting = []
        for fields, options, status in (
            (waits, {"method": "POST"}, 405),
            (waits, {"content_type": "text/plain"}, 415),
            (waits, {"target": PATH + "a"}, 404),
            (waits + [("Content-Length", "16385")], {"length": False}, 413),
        ):
            connection = stack.enter_context(lab.connect("main"))
            connection.send(lab.request("main", signed=False, fields=fields, **options))
            reply = connection.reply()
            expect_equal("the only reply", reply.status, status)
            expect_equal("Connection", reply.field("Connection"), "close")
            waiting.append(connection)
        for connection in waiting:  # nginx waits for the body, for 5 s (lingering_timeout)
            expect("a closed connection", connection.is_closed())


def http_1_0(lab):
    reply = lab.ask("main", version="HTTP/1.0")
    expect_passed(lab, reply)
    expect_equal("Connection", reply.field("Connection"), "close")
    expect_invalid(lab, lab.ask("main", body=BAD_BODY, version="HTTP/1.0"), RANGE, "range")
    with lab.connect("main") as connection:
        for body in (BAD_BODY, BODY):
            connection.send(
                lab.request("main", body=body, version="HTTP/1.0", fields=[("Connection", "keep-alive")]) + body
            )
            reply = connection.reply()
            expect_equal("Connection", reply.field("Connection"), "keep-alive")
            expect_equal("the status", reply.status, 200 if body == BODY else 400)
    lab.seen()


def pipelined_requests(lab):
    """All at once, some in parts, with bodies that are read, not read, in chunks and too large at the end."""
    for server in ("main", "file", "unbuffered", "canonical"):
        wanted, text = [], b""
        for round_ in range(20):
            for name, body, options in (
                ("ok", BODY, {}),
                ("refused range", BAD_BODY, {}),
                ("refused method", BODY, {"method": "POST"}),
                ("ok", BODY, {"fields": [("Transfer-Encoding", "chunked")]}),
                ("refused media_type", BODY, {"content_type": "a/b"}),
                ("unchecked", b"{}", {"target": "/"}),
                ("refused range", BAD_BODY, {"fields": [("Transfer-Encoding", "chunked")]}),
                ("refused path", BODY, {"target": "/" + PATH + "a/b"}),
            ):
                text += lab.request(server, body=body, **options)
                text += chunked(body, 1 + round_ * 10) if "fields" in options else body
                wanted.append(name)
        for size in (len(text), 1000, 97):
            with lab.connect(server) as connection:
                for at in range(0, len(text), size):
                    connection.send(text[at : at + size])
                got = [" ".join(connection.reply().verdict.split()[:-1]) for _ in wanted]
            expect_equal("the verdicts", got, wanted)
            passed = [each for each in lab.seen("service") + lab.seen("second") if each["target"] == PATH + "a/b"]
            expect_equal("the upstream's number of requests", len(passed), 40)
            expect_equal("the bodies that passed", {each["body"] for each in passed}, {BODY.decode()})


def clients_that_go_away(lab):
    worker = lab.worker()
    for server in ("main", "file", "unbuffered", "canonical"):
        for fields, text in (([], BODY), ([("Transfer-Encoding", "chunked")], chunked(BODY, 20))):
            for at in (0, 1, len(text) // 2, len(text) - 1):
                for resets in (False, True):
                    with lab.connect(server) as connection:
                        connection.send(lab.request(server, fields=fields) + text[:at])
                        if at % 2:
                            time.sleep(0.02)
                        if resets:
                            connection.socket.setsockopt(1, 13, b"\x01\0\0\0\0\0\0\0")  # SO_LINGER: RST at close
    expect_passed(lab, lab.ask("main"))
    expect_equal("the worker's process", lab.worker(), worker)


def slow_bodies_across_reload(lab):
    """Requests whose bodies are under way when nginx reloads end well."""
    texts = [
        (lab.connect("main"), fields, text)
        for fields, text in (([], BODY), ([("Transfer-Encoding", "chunked")], chunked(BODY, 30)))
        for _ in range(5)
    ]
    for connection, fields, text in texts:
        connection.send(lab.request("main", fields=fields) + text[:100])
    worker = lab.worker()
    lab.nginx.child.send_signal(signal.SIGHUP)
    wait_for("a new worker", lambda: lab.worker() != worker)
    for connection, _, text in texts:
        connection.send(text[100:])
        expect_equal("the status", connection.reply().status, 200)
        connection.socket.close()
    seen = lab.seen()
    expect_equal("the signatures", [each["signature"] for each in seen], ["valid"] * 10)


# ---- Places in nginx


def in_a_location(lab):
    """On in a location only: what lands there is judged, in the location's style."""
    reply = lab.ask("location", body=BAD_BODY)
    expect_equal("x-amzn-ErrorType", reply.field("x-amzn-ErrorType"), "ValidationException")
    expect_equal("the verdict", reply.verdict, "refused range 1")
    expect_passed(lab, lab.ask("location"))
    reply = lab.ask("location", PATH + "off/b", body=BAD_BODY)
    expect_equal("the verdict of the location that is off", reply.verdict, "unchecked  0")
    reply = lab.ask("location", PATH + "a/..%2F..%2F..%2Fx", body=BAD_BODY)
    expect_equal("the verdict of a request that lands elsewhere", reply.verdict, "unchecked  0")
    reply = lab.ask("location", "//contact/participant-role-config/a/b")
    expect_equal("the verdict of a disguise", reply.verdict, "refused path 1")
    lab.seen()


def before_rewrites(lab):
    reply = lab.ask("server_return", body=BAD_BODY)
    expect_equal("the verdict", reply.verdict, "refused range 1")
    reply = lab.ask("server_return")
    expect_equal("the verdict and the body", (reply.verdict, reply.body), ("ok  0", b"returned"))


def off(lab):
    expect_equal("the verdict", lab.ask("off", body=BAD_BODY).verdict, "unchecked  0")
    expect_equal("the upstream's number of requests", len(lab.seen()), 1)


def subrequests_are_left_alone(lab):
    reply = lab.ask("included", "/page.html", body=b"", method="GET", signed=False)
    expect_equal("the status", reply.status, 200)
    no_signature = b'{"message": "no signature"}'
    expect_equal("the page with the upstream's two answers", reply.body.strip(), no_signature + b"|" + no_signature)
    lab.seen()


def with_auth_request_and_mirror(lab):
    """Modules that send subrequests and read the body besides."""
    for fields in ([], [("Transfer-Encoding", "chunked")]):
        for body in (BODY, BAD_BODY):
            lab.seen("second")
            with lab.connect("authorized") as connection:
                text = chunked(body, 20) if fields else body
                connection.send_in_parts(lab.request("authorized", body=body, fields=fields), text[:50], text[50:])
                reply = connection.reply()
            if body == BODY:
                wait_for("the mirrored request", lambda: lab.record("second").read_text().count("\n") >= 2)
                seen = sorted(each["target"] for each in lab.seen("second"))
                expect_equal("the subrequests", seen, ["/auth", "/mirror"])
                expect_passed(lab, reply)
            else:
                expect_invalid(lab, reply, RANGE, "range")


def verdict_survives_an_internal_redirect(lab):
    reply = lab.ask("redirected", signed=False)  # the upstream's 403 leads to /sorry
    expect_equal("the reply", (reply.status, reply.body, reply.verdict), (200, b"sorry", "ok  0"))
    lab.seen()
    expect_invalid(lab, lab.ask("redirected", body=BAD_BODY), RANGE, "range")  # not the error page


def error_pages_lead_past_nothing(lab):
    """What nginx itself refuses while it reads a request does not reach the upstream unjudged."""
    for head, rest in (
        (
            lab.request("named", body=BAD_BODY, fields=[("Transfer-Encoding", "chunked")]),
            chunked(BAD_BODY, 50)[:-5] + b"zz\r\n",
        ),
        (lab.request("named", body=BAD_BODY, length=False, fields=[("Content-Length", "x")]), BAD_BODY),
        (
            lab.request("named", body=BODY, fields=[("Transfer-Encoding", "chunked")]),
            chunked(BODY, 50)[:-5] + b"zz\r\n",
        ),
    ):
        for parts in ([head + rest], [head, rest]):
            with lab.connect("named") as connection:
                connection.send_in_parts(*parts)
                try:
                    status = connection.reply().status
                except (Failure, ConnectionResetError):
                    status = None  # closed
            expect("a refusal or a closed connection", status in (None, 400, 415), status)
            expect_equal("what the upstream saw", lab.seen(), [])


def what_follows_a_refusal(lab):
    """`post_action` may send another request to an upstream after the reply, but not the refused one."""
    for server, body, follows in (
        ("repeated", BODY, {PATH + "a/b"}),
        ("repeated", BAD_BODY, set()),
        ("counted", BODY, {"/count"}),
        ("counted", BAD_BODY, {"/count"}),
    ):
        reply = lab.ask(server, body=body)
        expect_equal("the status", reply.status, 200 if body == BODY else 400)
        if follows:
            wait_for("the request that follows", lambda: lab.record("second").exists())
        time.sleep(0.3)  # nginx sends it several times, since its location inherits the `post_action`
        expect_equal("what follows", {each["target"] for each in lab.seen("second")}, follows)
        expect_equal("the number of requests that passed", len(lab.seen()), 1 if body == BODY else 0)


def access_log(lab):
    path = lab.folder / "access.log"
    before = len(path.read_text().splitlines())
    for body, method, target in (
        (BODY, "PUT", PATH + "a/b"),
        (BAD_BODY.replace(b"IDLE", b"x"), "PUT", PATH + "a/b"),
        (BODY, "PUT", "/x"),
    ):
        lab.ask("main", target, body, method)
    wait_for("three lines", lambda: len(path.read_text().splitlines()) == before + 3)
    lines = [json.loads(line) for line in path.read_text().splitlines()[before:]]
    expect_equal(
        "the variables",
        [(line["verdict"], line["rule"], line["violations"]) for line in lines],
        [("ok", "", "0"), ("refused", "enumeration", "2"), ("unchecked", "", "0")],
    )
    lab.seen("service"), lab.seen("second")


# ---- Canonical form


def canonical(lab):
    spaced = (
        BODY.replace(b":", b" : ")
        .replace(b"{", b'{ "New" : 1e2 ,\n', 1)
        .replace(b"5", b"5.0")
        .replace(b"IDLE", b"\\u0049DLE")
    )
    for ids, wanted in (
        ("a/b", "a/b"),
        ("a/b/?x=1", "a/b"),
        ("a%2fb/%7ec", "a%2Fb/~c"),
        ("%41+b/%25", "A%2Bb/%25"),
        ("a/..%2F..%2F..%2Fx", "a/..%2F..%2F..%2Fx"),
        ("a:b/%F0%9F%91%8D", "a%3Ab/%F0%9F%91%8D"),
    ):
        for fields in ([], [("Transfer-Encoding", "chunked")]):
            for is_split in (False, True):
                with lab.connect("canonical") as connection:
                    text = chunked(spaced, 11) if fields else spaced
                    request = lab.request("canonical", PATH + ids, spaced, fields=fields)
                    connection.send_in_parts(
                        *([request, text[:30], text[30:]] if is_split else [request + text]), pause=0.01
                    )
                    expect_passed(lab, connection.reply(), PATH + wanted, BODY, "second")
    lab.ask("canonical", PATH + "%61%20/b/?x=1", body=spaced)
    seen = lab.seen("second")
    expect_equal("nginx's variables", dict(seen[0]["headers"])["X-Variables"], f"{PATH}a /b||{len(BODY)}")
    lengths = [value for name, value in seen[0]["headers"] if name.lower() == "content-length"]
    expect_equal("Content-Length", lengths, [str(len(BODY))])
    expect_invalid(lab, lab.ask("canonical", body=BAD_BODY), RANGE, "range")
    host = lab.host("canonical")
    expect_passed(lab, lab.ask("canonical", f"HTTP://{host}{PATH}a/b?x"), PATH + "a/b", BODY, "second")


# ---- HTTP/2, spoken by curl


def http2(lab):
    url = f"http://{lab.host('http2')}{PATH}"
    large = BODY.replace(b"[", b"[" + b" " * 12000, 1)
    log = lab.folder / "access.log"
    for body, status, verdict, rule in (
        (BODY, 403, "ok", ""),
        (BAD_BODY, 400, "refused", "range"),
        (b"", 400, "refused", "required"),
        (large, 403, "ok", ""),
        (b" " * 16385, 413, "refused", "too_large"),
        (b" " * 300000, 413, "refused", "too_large"),
    ):
        path = lab.folder / "body"
        path.write_bytes(body)
        for how in (["--data-binary", f"@{path}"], ["-T", "-"]):  # with and without Content-Length
            before = len(log.read_text().splitlines())
            run = subprocess.run(
                [
                    "curl",
                    "--silent",
                    "--http2-prior-knowledge",
                    "--max-time",
                    str(TIMEOUT),
                    "-X",
                    "PUT",
                    "-H",
                    "Content-Type: application/json",
                    "-o",
                    "/dev/null",
                    "-w",
                    "%{http_version} %{http_code}",
                    *how,
                    url + "a/b",
                ],
                input=body if "-T" in how else None,
                capture_output=True,
            )
            if status != 413:  # after which nginx resets the stream, and old curls then forget the reply
                expect_equal(f"version and status of {len(body)} bytes", run.stdout.decode(), f"2 {status}")
            wait_for("a line in the log", lambda: len(log.read_text().splitlines()) > before)
            line = json.loads(log.read_text().splitlines()[-1])
            expect_equal(
                "what is logged", (line["status"], line["verdict"], line["rule"]), (str(status), verdict, rule)
            )
            seen = lab.seen()
            expect_equal(
                "the bodies that passed", [each["body"].encode() for each in seen], [body] if status == 403 else []
            )
    for target, how, wanted in (
        (PATH + "a/b", "-I", ("405", "method")),
        ("/" + PATH + "a/b", "-XPUT", ("404", "path")),
    ):
        before = len(log.read_text().splitlines())
        run = subprocess.run(
            [
                "curl",
                "--silent",
                "--http2-prior-knowledge",
                "--max-time",
                str(TIMEOUT),
                "--path-as-is",
                how,
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                f"http://{lab.host('http2')}{target}",
            ],
            capture_output=True,
        )
        expect_equal("the status", run.stdout.decode(), wanted[0])
        wait_for("a line in the log", lambda: len(log.read_text().splitlines()) > before)
        line = json.loads(log.read_text().splitlines()[-1])
        expect_equal("what is logged", (line["status"], line["rule"]), wanted)
    expect_equal("what the upstream saw", lab.seen(), [])


# ---- The manual


def configuration_of_the_manual(lab):
    """README.md's configuration, in front of an upstream that speaks TLS as connect.us-east-1.amazonaws.com."""
    name = "connect.us-east-1.amazonaws.com"
    pem = lab.folder / "connect.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    make += ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", f"{pem}.key", "-out", pem]
    subprocess.run(make, check=True, capture_output=True, timeout=TIMEOUT)
    both = lab.folder / "both.pem"
    both.write_text(pem.read_text() + pathlib.Path(f"{pem}.key").read_text())

    text = re.search(r"```nginx\n(.*?)```", (HERE / "README.md").read_text(), re.DOTALL)[1]
    port, upstream_port = free_ports(2)
    for old, new in (
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        (f"server {name}:443;", f"server 127.0.0.1:{upstream_port};"),
        ("/etc/nginx/connect.pem", str(pem)),
        ("/etc/nginx/connect.key", f"{pem}.key"),
        ("/etc/ssl/certs/ca-certificates.crt", str(pem)),
        ("/var/log/nginx/connect.log", f"{lab.folder}/connect.log"),
    ):
        expect_equal(f"README.md's number of {old!r}", text.count(old), 1)
        text = text.replace(old, new)
    other = Lab.like(lab, {"manual": port}, {"service": upstream_port})
    other.start_upstream("service", "--tls", both)
    try:
        other.start_nginx(other.write_bare_configuration("manual.conf", text))
        context = ssl.create_default_context(cafile=pem)
        for body, status in ((BODY, 200), (BAD_BODY, 400)):
            with Connection(port) as connection:
                connection.socket = context.wrap_socket(connection.socket, server_hostname=name)
                connection.send(other.request("manual", body=body, host=name) + body)
                reply = connection.reply()
            expect_equal("the status", reply.status, status)
        seen = other.seen()
        expect_equal(
            "signatures, server names and hosts",
            [(each["signature"], each["sni"], dict(each["headers"])["Host"]) for each in seen],
            [("valid", name, name)],
        )
        lines = (lab.folder / "connect.log").read_text().splitlines()
        expect_equal(
            "the log",
            [line.rsplit(" ", 4)[1:] for line in lines],
            [["200", "ok", "-", "0"], ["400", "refused", "range", "1"]],
        )
    finally:
        other.stop()


# ---- The captured requests that the library is tested with

# nginx refuses them itself, and so it does what the checker does not judge. Why:
NGINX_REFUSES = {
    "invalid-body-16385-bytes-and-bad-id.http": "a broken percent-encoding",
    "invalid-percent-without-digits.http": "a broken percent-encoding",
    "half-a-percent-encoding.http": "a broken percent-encoding",
    "valid-controls-in-ids.http": "%00 in the target",
    "invalid-method-lower-case.http": "a method in lower case",
    "invalid-path-without-host.http": "no host in the absolute form",
}


def captured_requests():
    files = sorted((ROOT / "tests/conformance/http").glob("*.http")) + sorted(
        (ROOT / "tests/fuzz/corpus/http").iterdir()
    )
    for path in files:
        yield path, path.read_bytes()


def check_of(lab, text):
    """The checker's answer to a captured request."""
    program = next(path for path in sorted(lab.build.rglob("check")) if path.is_file())
    run = subprocess.run(
        [program, "--form=http", "--format=json", "--reply=connect", "-"],
        input=text,
        capture_output=True,
        timeout=TIMEOUT,
    )
    return json.loads(run.stdout)


def lacks_host(text):
    """nginx refuses such a request; a capture of it can be judged nevertheless."""
    head = text.partition(b"\r\n\r\n")[0].lower()
    return b"\nhost:" not in head and b"://" not in head.partition(b"\r\n")[0]


def captured_request(lab, text, nginx_refuses):
    with lab.connect("main") as connection:
        connection.send(text)
        if b"\r\n\r\n" not in text:  # nginx would wait for the rest of the head
            connection.socket.shutdown(1)
            expect("nginx to close the connection", connection.is_closed())
            return "cut off"
        reply = connection.reply(text.split(b" ")[0].decode("latin-1"))
    seen = lab.seen("service") + lab.seen("second")
    wanted = check_of(lab, text)
    if nginx_refuses or lacks_host(text) or "error" in wanted:
        expect_nginx_refused(reply, 400)
        return "nginx's own 400"
    target = text.split(b" ")[1].decode("latin-1")
    path = "/" + target.split("://", 1)[1].split("/", 1)[-1] if "://" in target else target
    if wanted["valid"]:
        expect_equal("the verdict", reply.verdict, "ok  0")
        expect_equal(
            "what the upstream saw",
            [(each["target"], each["body"].encode("latin-1")) for each in seen],
            [(path, text.split(b"\r\n\r\n", 1)[1])],
        )
        return None
    rule = wanted["violations"][0]["rule"]
    if rule == "path" and reply.verdict == "unchecked  0":  # not the operation's: left alone
        expect("another path", not path.startswith(PATH), path)
        return "another path, left alone"
    expect_equal("the status", reply.status, wanted["reply"]["status"])
    expect_equal("x-amzn-ErrorType", reply.field("x-amzn-ErrorType"), wanted["reply"]["error_type"])
    expect_equal("the body", reply.body.decode(), wanted["reply"]["body"])
    expect_equal("the number of violations", reply.verdict.split()[2], str(wanted["total"]))
    expect_equal("what the upstream saw", seen, [])
    return None


def completed(text):
    """The same with the Host and Content-Length that nginx and the checker ask for."""
    head, _, body = text.partition(b"\r\n\r\n")
    head = head.rstrip(b"\r\n")
    for name, value in ((b"Host", b"127.0.0.1"), (b"Content-Length", b"%d" % len(body))):
        if b"\n" + name.lower() + b":" not in head.lower():
            head += b"\r\n" + name + b": " + value
    return head + b"\r\n\r\n" + body


def run(lab, cases):
    for case in (
        configuration_errors,
        configuration_of_locations,
        valid,
        invalid,
        nothing_of_the_payload_is_logged,
        styles,
        profiles,
        empty_bodies,
        methods,
        fields,
        others_are_left_alone,
        disguises,
        ids_that_lead_elsewhere,
        ids_of_every_kind,
        absolute_form,
        bodies_in_parts,
        chunked_bodies,
        large_bodies,
        too_large_bodies,
        too_large_chunked_bodies,
        expect_continue,
        http_1_0,
        pipelined_requests,
        clients_that_go_away,
        slow_bodies_across_reload,
        in_a_location,
        before_rewrites,
        off,
        subrequests_are_left_alone,
        with_auth_request_and_mirror,
        verdict_survives_an_internal_redirect,
        error_pages_lead_past_nothing,
        what_follows_a_refusal,
        access_log,
        canonical,
        configuration_of_the_manual,
        http2,
    ):
        lab.seen("service"), lab.seen("second")
        cases.run(f"module.{case.__name__}", case, lab)
    for path, text in captured_requests():
        cases.run(f"captured.{path.name}", captured_request, lab, text, path.name in NGINX_REFUSES)
        if completed(text) != text:
            cases.run(
                f"captured.{path.name}, completed", captured_request, lab, completed(text), path.name in NGINX_REFUSES
            )
