# SPDX-License-Identifier: BSL-1.0
"""What the tests of the gateway share: cases, nginx and the upstream as processes, raw requests over sockets."""
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import upstream

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PATH = upstream.PATH
BODY = (
    '{"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER",'
    '"TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}}'
).encode()
BAD_BODY = BODY.replace(b":5", b":1")
TIMEOUT = 20

# Of nginx, where the module is built with sanitizers. The pools that nginx keeps until it ends are no leaks.
PRELOAD = (
    {"LD_PRELOAD": os.environ["GATEWAY_PRELOAD"], "ASAN_OPTIONS": "detect_leaks=0:detect_odr_violation=0"}
    if os.environ.get("GATEWAY_PRELOAD")
    else {}
)


class Failure(Exception):
    pass


def expect(what, is_so, saw=""):
    if not is_so:
        raise Failure(f"expected {what}" + (f"; saw {saw!r}" if saw != "" else ""))


def expect_equal(what, actual, wanted):
    expect(f"{what} {wanted!r}", actual == wanted, actual)


class Cases:
    """Runs cases, one line each."""

    def __init__(self, pattern):
        self.pattern = re.compile(pattern)
        self.passed = self.failed = self.skipped = 0

    def run(self, name, case, *arguments):
        if not self.pattern.search(name):
            return
        try:
            note = case(*arguments)
        except Exception as error:  # whatever went wrong is the case's failure
            self.failed += 1
            kind = "" if isinstance(error, Failure) else f"{type(error).__name__}: "
            print(f"FAILED {name}: {kind}{' '.join(str(error).split())[:1000]}", flush=True)
        else:
            self.passed += 1
            print(f"ok {name}" + (f" ({note})" if note else ""), flush=True)

    def skip(self, name, why):
        self.skipped += 1
        print(f"skipped {name}: {why}", flush=True)


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(what, is_so, seconds=TIMEOUT):
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {what}")
        time.sleep(0.02)


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


class Process:
    def __init__(self, command, output, **options):
        self.output = open(output, "ab")
        self.child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=self.output, stderr=self.output, **options
        )

    def stop(self, how=signal.SIGTERM):
        if self.child.poll() is None:
            self.child.send_signal(how)
        try:
            self.child.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.output.close()
        return self.child.returncode


# Name: what its server block holds besides the common lines. `second` is another upstream.
SERVERS = {
    "main": """chat_timers on;
            location / { proxy_pass http://service; }
            location /x { proxy_set_header X-Location second; proxy_set_header Host $http_host;
                proxy_set_header Connection ""; proxy_pass http://service; }""",
    "strict": "chat_timers on; chat_timers_profile strict; location / { proxy_pass http://service; }",
    "smithy": "chat_timers on; chat_timers_reply smithy; location / { proxy_pass http://service; }",
    "envelope": "chat_timers on; chat_timers_reply envelope; location / { proxy_pass http://service; }",
    "canonical": """chat_timers on; chat_timers_forward canonical;
            proxy_set_header Host $http_host; proxy_set_header Connection "";
            proxy_set_header X-Variables "$uri|$args|$content_length";
            location / { proxy_pass http://second; }
            location /contact/moved/ { proxy_pass http://second; }""",
    "small": """chat_timers on; chat_timers_max_bytes 400;
            location / { proxy_pass http://service; }""",
    "file": """chat_timers on; client_body_buffer_size 1k; client_header_buffer_size 512;
            location / { proxy_pass http://service; }""",
    "unbuffered": """chat_timers on;
            location / { proxy_pass http://service; proxy_request_buffering off; }""",
    "http2": "chat_timers on; location / { proxy_pass http://service; }",
    "off": "location / { proxy_pass http://service; }",
    "location": """location / { proxy_pass http://service; }
            location /contact/ { chat_timers on; chat_timers_reply smithy; proxy_pass http://service; }
            location /contact/participant-role-config/off/ { chat_timers off; proxy_pass http://service; }""",
    "raw_slashes": "chat_timers on; merge_slashes off; location / { proxy_pass http://service; }",
    "redirected": """chat_timers on; error_page 400 403 404 405 413 502 = /sorry; proxy_intercept_errors on;
            location / { proxy_pass http://service; }
            location = /sorry { internal; return 200 "sorry"; }""",
    "named": """chat_timers on; error_page 400 408 = @service;
            location / { proxy_pass http://service; }
            location @service { proxy_pass http://service; }""",
    "repeated": """chat_timers on; post_action @service;
            location / { proxy_pass http://service; }
            location @service { proxy_pass http://second; }""",
    "counted": """chat_timers on; post_action /count;
            location / { proxy_pass http://service; }
            location = /count { internal; proxy_pass http://second; }""",
    "included": """chat_timers on;
            location / { ssi on; ssi_types *; default_type text/html; root html; }
            location /contact/ { proxy_pass http://service; }""",
    "authorized": """chat_timers on; mirror /mirror;
            location / { auth_request /auth; proxy_pass http://service; }
            location = /auth { internal; proxy_pass http://second; proxy_pass_request_body off;
                proxy_set_header Content-Length ""; proxy_set_header Connection ""; }
            location = /mirror { internal; proxy_pass http://second; }""",
    "server_return": "chat_timers on; return 200 'returned';",
}

TEMPORARY_FOLDERS = " ".join(
    f"{kind}_temp_path {kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)

CONFIGURATION = """\
load_module {module};
{user}daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log info;
worker_shutdown_timeout 20s;
events {{ worker_connections 2048; }}
http {{
    log_format test escape=json '{{"port":"$server_port","request":"$request","status":"$status",'
        '"verdict":"$chat_timers_verdict","rule":"$chat_timers_rule","violations":"$chat_timers_violations"}}';
    access_log access.log test;
    {folders}
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header Connection "";
    proxy_next_upstream off;
    large_client_header_buffers 4 16k;
    keepalive_requests 1000000;
    add_header X-Verdict "$chat_timers_verdict $chat_timers_rule $chat_timers_violations" always;
    upstream service {{ server 127.0.0.1:{service} max_fails=0; keepalive 64; }}
    upstream second {{ server 127.0.0.1:{second} max_fails=0; keepalive 16; }}
{servers}}}
"""


def programs(name):
    """The programs of this name that do what the tests need."""
    run = subprocess.run([HERE / "programs.sh", name], stdout=subprocess.PIPE, text=True, timeout=180, check=False)
    return run.stdout.split()


class Lab:
    """nginx with the module, and two upstreams: `service`, which checks signatures, and `second`, which does not."""

    def __init__(self, folder, build):
        self.folder = pathlib.Path(folder)
        self.build = pathlib.Path(build).resolve()
        self.module = next(self.build.rglob("ngx_http_chat_timers_module.so"))
        self.nginx_program = next(iter(programs("nginx")), None)
        if not self.nginx_program:
            sys.exit("No nginx has the version of nginx-dev: tests/setup.sh --gateway installs both.")
        self.upstream_ports = dict(zip(("service", "second"), free_ports(2)))
        self.ports = dict(zip(SERVERS, free_ports(len(SERVERS))))
        self.upstreams = {}
        self.nginx = None

    def write_configuration(self, name="nginx.conf", servers=None):
        blocks = ""
        for server, text in (SERVERS if servers is None else servers).items():
            http2 = " http2" if server == "http2" else ""
            blocks += f"    server {{ listen 127.0.0.1:{self.ports.get(server, 1)}{http2} backlog=1024; {text} }}\n"
        path = self.folder / name
        user = "user root;\n" if os.geteuid() == 0 else ""
        path.write_text(
            CONFIGURATION.format(
                module=self.module, user=user, folders=TEMPORARY_FOLDERS, servers=blocks, **self.upstream_ports
            )
        )
        (self.folder / "html").mkdir(exist_ok=True)
        (self.folder / "html" / "page.html").write_text(
            f'<!--#include virtual="{PATH}a/b" -->|<!--#include virtual="{PATH}a" -->'
        )
        return path

    @classmethod
    def like(cls, lab, ports, upstream_ports):
        """Another nginx in a folder below that of the first."""
        other = cls(lab.folder / next(iter(ports)), lab.build)
        other.folder.mkdir(exist_ok=True)
        other.ports, other.upstream_ports = ports, upstream_ports
        return other

    def write_bare_configuration(self, name, text):
        """One whose http has only this text and folders for temporary files."""
        user = "user root;\n" if os.geteuid() == 0 else ""
        path = self.folder / name
        path.write_text(
            f"load_module {self.module};\n{user}daemon off;\npid {name}.pid;\nevents {{}}\n"
            f"error_log error.log info;\nhttp {{\n{TEMPORARY_FOLDERS}\n{text}\n}}\n"
        )
        return path

    def start_upstream(self, name, *options):
        command = [sys.executable, HERE / "upstream.py", str(self.upstream_ports[name]), self.record(name), *options]
        if name == "second":
            command.append("--unsigned")
        self.upstreams[name] = Process(command, self.folder / "upstream.log")
        wait_for("the upstream", lambda: answers(self.upstream_ports[name]))

    def start(self):
        for name in self.upstream_ports:
            self.start_upstream(name)
        self.start_nginx(self.write_configuration())

    def start_nginx(self, configuration):
        self.nginx = Process(
            [self.nginx_program, "-p", f"{self.folder}/", "-c", configuration, "-e", "error.log"],
            self.folder / "nginx.log",
            env=os.environ | PRELOAD,
        )
        try:
            wait_for(
                "nginx",
                lambda: all(answers(port) for port in self.ports.values()) or self.nginx.child.poll() is not None,
            )
            expect("nginx to run", self.nginx.child.poll() is None)
        except Failure:
            print((self.folder / "nginx.log").read_text()[-3000:])
            raise

    def heal(self):
        """Starts what a failed case has left dead."""
        for name, each in list(self.upstreams.items()):
            if each.child.poll() is not None:
                self.start_upstream(name)
        if self.nginx.child.poll() is not None:
            self.start_nginx(self.write_configuration())

    def stop(self):
        code = self.nginx.stop(signal.SIGQUIT) if self.nginx else 0
        for each in self.upstreams.values():
            each.stop()
        return code

    def test_configuration(self, text):
        """Exit status and messages of `nginx -t` with this text in http."""
        path = self.folder / "tested.conf"
        own = f"access_log off; {TEMPORARY_FOLDERS}"  # nginx -t creates the system's, too
        path.write_text(f"load_module {self.module};\npid tested.pid;\nevents {{}}\nhttp {{ {own}\n{text}\n}}\n")
        run = subprocess.run(
            [self.nginx_program, "-t", "-p", f"{self.folder}/", "-c", path, "-e", "tested.log"],
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            env=os.environ | PRELOAD,
        )
        return run.returncode, run.stderr

    def record(self, upstream_name):
        return self.folder / f"{upstream_name}.jsonl"

    def seen(self, upstream_name="service"):
        """What the upstream has seen since the last call."""
        path = self.record(upstream_name)
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]

    def logged(self):
        """The error log's lines of the module since the last call."""
        text = (self.folder / "error.log").read_text(errors="replace")
        start = getattr(self, "logged_until", 0)
        self.logged_until = len(text)
        return [line for line in text[start:].splitlines() if "chat_timers" in line]

    def host(self, server):
        return f"127.0.0.1:{self.ports[server]}"

    def worker(self):
        """The process id of nginx's worker that takes connections."""
        master = self.nginx.child.pid
        children = pathlib.Path(f"/proc/{master}/task/{master}/children").read_text().split()
        return max(int(child) for child in children)

    # ---- Raw requests

    def connect(self, server):
        return Connection(self.ports[server])

    def request(
        self,
        server,
        target=PATH + "a/b",
        body=BODY,
        method="PUT",
        fields=(),
        version="HTTP/1.1",
        content_type="application/json",
        signed=True,
        length=True,
        host=None,
    ):
        """The bytes of a signed request."""
        own = [("Content-Type", content_type)] if content_type else []
        date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        host = host or self.host(server)
        all_fields = upstream.sign(host, target, body, date, own, method) if signed else own
        if length and not any(name.lower() == "transfer-encoding" for name, _ in fields):
            all_fields = [*all_fields, ("Content-Length", str(len(body)))]
        lines = [
            f"{method} {target} {version}",
            f"Host: {host}",
            *(f"{name}: {value}" for name, value in all_fields),
            *(f"{name}: {value}" for name, value in fields),
        ]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"

    def ask(self, server, target=PATH + "a/b", body=BODY, method="PUT", **options):
        """Sends one request and returns the reply."""
        with self.connect(server) as connection:
            connection.send(self.request(server, target, body, method, **options) + body)
            return connection.reply(method)


class Reply:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    def field(self, name):
        return ", ".join(value for key, value in self.fields if key.lower() == name.lower())

    @property
    def verdict(self):
        return self.field("X-Verdict")

    def __repr__(self):
        return f"{self.status} {self.field('x-amzn-ErrorType')} [{self.verdict}] {self.body.decode('latin-1')[:300]}"


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), TIMEOUT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.held = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def send_in_parts(self, *parts, pause=0.03):
        for part in parts:
            self.send(part)
            time.sleep(pause)

    def more(self):
        data = self.socket.recv(65536)
        if not data:
            raise Failure(f"the connection was closed early, after {self.held[:200]!r}")
        self.held += data

    def is_closed(self):
        """Whether nginx closes, with nothing more to read."""
        try:
            return self.held == b"" and self.socket.recv(1) == b""
        except ConnectionResetError:
            return True

    def reply(self, method="PUT"):
        while b"\r\n\r\n" not in self.held:
            self.more()
        head, self.held = self.held.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        status = int(first.split()[1])
        fields = [tuple(line.split(": ", 1)) for line in lines]
        reply = Reply(status, fields, b"")
        if status == 100 or method == "HEAD" or status in (204, 304):
            return reply
        if "chunked" in reply.field("Transfer-Encoding"):
            while True:
                while b"\r\n" not in self.held:
                    self.more()
                size, self.held = self.held.split(b"\r\n", 1)
                while len(self.held) < int(size, 16) + 2:
                    self.more()
                reply.body += self.held[: int(size, 16)]
                self.held = self.held[int(size, 16) + 2 :]
                if int(size, 16) == 0:
                    return reply
        length = reply.field("Content-Length")
        if not length:
            raise Failure(f"a reply without a length: {head!r}")
        while len(self.held) < int(length):
            self.more()
        reply.body, self.held = self.held[: int(length)], self.held[int(length) :]
        return reply


def chunked(body, size):
    """The body in chunks of this size."""
    chunks = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in [*chunks, b""])


def message(text):
    """The body of a refusal in the style `connect`."""
    return json.dumps({"Message": text}, separators=(",", ":"), ensure_ascii=False).encode()


def stopped_in_order(lab, code):
    """No worker died, no alert or critical error was logged, no sanitizer spoke."""
    expect_equal("the exit status", code, 0)
    for name in ("error.log", "nginx.log"):
        for line in (lab.folder / name).read_text(errors="replace").splitlines():
            for word in ("[alert]", "[crit]", "[emerg]", "exited on signal", "Sanitizer", "runtime error"):
                expect(f"no {word} in {name}", word not in line, line)
