# SPDX-License-Identifier: BSL-1.0
"""What goes wrong around a gateway: slow clients, a dead upstream, reloads under load, a stop, broken requests."""
import concurrent.futures
import pathlib
import random
import re
import shutil
import signal
import subprocess
import threading
import time

from module_test import RANGE, captured_requests, check_of, completed, expect_invalid
from support import BAD_BODY, BODY, PATH, Failure, chunked, expect, expect_equal, message, wait_for


class Load(threading.Thread):
    """Sends good and bad requests, one a connection, until it is stopped; keeps each unexpected reply."""

    def __init__(self, lab, server="main"):
        super().__init__(daemon=True)
        self.lab, self.server = lab, server
        self.stopped = threading.Event()
        self.sent, self.failures = 0, []
        self.start()

    def run(self):
        while not self.stopped.is_set() and len(self.failures) < 10:
            for body, fields, wanted in (
                (BODY, [], 200),
                (BAD_BODY, [], 400),
                (BODY, [("Transfer-Encoding", "chunked")], 200),
            ):
                self.sent += 1
                try:
                    with self.lab.connect(self.server) as connection:
                        text = chunked(body, 100) if fields else body
                        request = self.lab.request(self.server, body=body, fields=[*fields, ("Connection", "close")])
                        connection.send(request + text)
                        reply = connection.reply()
                    if reply.status != wanted or (wanted == 400 and reply.body != message(RANGE)):
                        self.failures.append(reply)
                except (OSError, Failure) as error:
                    self.failures.append(error)

    def stop(self):
        self.stopped.set()
        self.join()


def under_load(lab, task, threads=2):
    loads = [Load(lab) for _ in range(threads)]
    try:
        task()
    finally:
        for load in loads:
            load.stop()
    failures = [failure for load in loads for failure in load.failures]
    sent = sum(load.sent for load in loads)
    expect_equal(f"failures of {sent} requests", failures, [])
    expect("more requests", sent >= 20, sent)
    lab.seen()
    return f"{sent} requests, none failed"


def slow_clients(lab, seconds, *attacks):
    """Good clients are served while slow ones attack: each attack, with these options, at the same time."""
    url = f"http://{lab.host('main')}{PATH}a/b"
    before = (lab.folder / "access.log").stat().st_size

    def attack(options):
        run = subprocess.run(
            ["slowhttptest", "-c", "200", "-r", "200", "-l", str(seconds), "-p", "3", "-u", url, *options],
            capture_output=True,
            text=True,
            timeout=seconds + 60,
            cwd=lab.folder,
        )
        text = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout)
        reached = [int(count) for count in re.findall(r"connected:\s+(\d+)", text)]
        expect(
            "200 slow connections", max(reached, default=0) >= 190 or "-X" in options, reached or run.stderr[-500:]
        )
        expect("the service to be available throughout", "service available:   NO" not in text, text[-600:])

    def attack_at_once():
        with concurrent.futures.ThreadPoolExecutor(len(attacks)) as pool:
            list(pool.map(attack, attacks))

    note = under_load(lab, attack_at_once)
    wait_for("the slow connections to end", lambda: lab.ask("main").status == 200)
    expect("a longer access log", (lab.folder / "access.log").stat().st_size > before)
    lab.seen()
    return note


def upstream_dies(lab):
    for round_ in range(5):
        with lab.connect("main") as waiting:
            stuck = lab.upstreams["service"]
            stuck.child.send_signal(signal.SIGSTOP)
            state = pathlib.Path(f"/proc/{stuck.child.pid}/stat")
            wait_for("the upstream to stop", lambda: state.read_text().rsplit(")", 1)[1].split()[0] == "T")
            waiting.send(lab.request("main") + BODY)
            time.sleep(0.1)
            stuck.stop(signal.SIGKILL)
            expect_equal("the reply to a request under way", waiting.reply().status, 502)
            waiting.send(lab.request("main") + BODY)
            reply = waiting.reply()
            expect_equal("the reply without an upstream", (reply.status, reply.verdict), (502, "ok  0"))
            waiting.send(lab.request("main", body=BAD_BODY) + BAD_BODY)
            lab.seen()
            expect_invalid(lab, waiting.reply(), RANGE, "range")
            lab.start_upstream("service")
            for _ in range(10):
                waiting.send(lab.request("main") + BODY)
                expect_equal("the reply when it is back", waiting.reply().status, 200)
        lab.seen()


def reloads(lab, count):
    workers = set()

    def reload():
        for _ in range(count):
            worker = lab.worker()
            workers.add(worker)
            lab.nginx.child.send_signal(signal.SIGHUP)
            wait_for("a new worker", lambda: lab.worker() != worker)

    note = under_load(lab, reload)
    expect_equal("the number of workers", len(workers), count)
    master = lab.nginx.child.pid
    children = pathlib.Path(f"/proc/{master}/task/{master}/children")
    wait_for("the old workers to end", lambda: len(children.read_text().split()) == 1, 40)
    return note


def graceful_stop(lab):
    """Requests whose bodies are under way when nginx is told to quit end well."""
    under_way = []
    for number in range(20):
        fields, text = ([("Transfer-Encoding", "chunked")], chunked(BODY, 30)) if number % 2 else ([], BODY)
        connection = lab.connect("main")
        connection.send(lab.request("main", fields=fields) + text[:100])
        under_way.append((connection, text[100:]))
    time.sleep(0.2)
    lab.nginx.child.send_signal(signal.SIGQUIT)
    time.sleep(0.3)
    for connection, rest in under_way:
        connection.send(rest)
        expect_equal("the status", connection.reply().status, 200)
        connection.socket.close()
    expect_equal("the exit status", lab.nginx.stop(signal.SIGQUIT), 0)
    lab.start_nginx(lab.write_configuration())
    expect_equal("the status after the start", lab.ask("main").status, 200)
    lab.seen()


def mutated(text, random_):
    text = bytearray(text)
    for _ in range(random_.randint(1, 4)):
        at = random_.randrange(len(text))
        kind = random_.randrange(4)
        if kind == 0:
            text[at] = random_.randrange(256)
        elif kind == 1:
            del text[at : at + random_.randint(1, 8)]
        elif kind == 2:
            text[at:at] = random_.choice(
                [b"/", b"%2F", b"..", b"%", b"\r\n", b"{", b'"', b":", b"\xF0\x9F\x91\x8D", b"\0", b" "]
            )
        else:
            end = at + random_.randint(1, 40)
            text[at:at] = text[at:end]
    return bytes(text)


def of_its_length(text):
    """The same with the length of its body in Content-Length, if that field survived."""
    head, separator, body = text.partition(b"\r\n\r\n")
    return re.sub(rb"(?i)(\r\nContent-Length: )\d+", rb"\g<1>%d" % len(body), head) + separator + body


def is_read_alike(text):
    """Whether nginx and the checker read the same body. Without Content-Length it is empty for nginx, and the rest of
    the file for the checker."""
    head, *body = re.split(rb"\n\r?\n", text, maxsplit=1)
    return body == [b""] or re.search(rb"(?i)\ncontent-length:", head) is not None


def is_judged_alike(lab, text):
    """Whether nginx and the checker both judge this request; raises Failure if they differ."""
    with lab.connect("main") as connection:
        connection.socket.settimeout(0.5)
        try:
            connection.send(text)
            reply = connection.reply(text.split(b" ")[0].decode("latin-1"))
        except (OSError, Failure, ValueError, IndexError):
            return False  # closed, or waiting for more
    if reply.verdict.startswith("unchecked") or not is_read_alike(text):
        return False
    wanted = check_of(lab, text)
    if "error" in wanted:
        return False
    if wanted["valid"]:
        expect_equal(f"the verdict of {text!r}", reply.verdict, "ok  0")
    else:
        expect_equal(f"the status of {text!r}", reply.status, wanted["reply"]["status"])
        body = reply.body.decode() or wanted["reply"]["body"]  # of HEAD it is empty
        expect_equal(f"the body of {text!r}", body, wanted["reply"]["body"])
    return True


def mutated_requests(lab, count):
    """Broken requests: nginx lives, and where the checker and nginx both take one, they agree."""
    random_ = random.Random(13)
    captured = [completed(text) for _, text in captured_requests() if len(text) < 4000]
    texts = [mutated(random_.choice(captured), random_) for _ in range(count)]
    texts[::2] = map(of_its_length, texts[::2])
    worker = lab.worker()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:  # for many of them nginx waits, and so do we
        agreed = sum(pool.map(lambda text: is_judged_alike(lab, text), texts))
    expect_equal("the worker's process", lab.worker(), worker)
    expect("many on which both agree", agreed > count / 5, agreed)
    lab.seen()
    return f"{agreed} of {count} judged by both"


def run(lab, cases):
    seconds = 6 if lab.short else 30  # slowhttptest reports every 5 s
    attacks = {
        "slow headers": ["-H", "-i", "2", "-t", "PUT"],
        "slow body": ["-B", "-i", "2", "-t", "PUT", "-f", "application/json", "-s", "8192"],
        "slow read": ["-X", "-t", "GET", "-w", "10", "-y", "20", "-n", "2", "-z", "5", "-k", "3"],
    }
    if not shutil.which("slowhttptest"):
        cases.skip("faults.slow clients", "there is no slowhttptest (tests/setup.sh --gateway)")
    elif lab.short:
        cases.run("faults.slow headers, bodies and reads at once", slow_clients, lab, seconds, *attacks.values())
    else:
        for name, options in attacks.items():
            cases.run(f"faults.{name}", slow_clients, lab, seconds, options)
    cases.run("faults.upstream dies", upstream_dies, lab)
    lab.heal()
    cases.run("faults.reloads", reloads, lab, 20 if lab.short else 100)
    cases.run("faults.graceful stop", graceful_stop, lab)
    lab.heal()
    cases.run("faults.mutated requests", mutated_requests, lab, 200 if lab.short else 2000)
