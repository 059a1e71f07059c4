# SPDX-License-Identifier: BSL-1.0
"""Measures the module: see bench.sh."""
import argparse
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from support import programs

TIMERS = ",".join(
    f'{{"ParticipantRole":"{role}","TimerType":"{kind}","TimerValue":{value}}}'
    for role, kind, value in (
        ("CUSTOMER", "IDLE", '{"ParticipantTimerDurationInMinutes":5}'),
        ("CUSTOMER", "DISCONNECT_NONCUSTOMER", '{"ParticipantTimerDurationInMinutes":10}'),
        ("AGENT", "IDLE", '{"ParticipantTimerDurationInMinutes":480}'),
        ("AGENT", "DISCONNECT_NONCUSTOMER", '{"ParticipantTimerAction":"Unset"}'),
    )
)
GOOD = f'{{"ChannelConfiguration":{{"Chat":{{"ParticipantTimerConfigList":[{TIMERS}]}}}}}}'
BAD = GOOD.replace(":480}", ":481}")
TARGET = "/contact/participant-role-config/12345678-1234-1234-1234-123456789012/87654321-4321-4321-4321-210987654321"
# Name: the server's directives, the body, the status.
KINDS = {
    "off": ("", GOOD, 200),
    "on": ("chat_timers on;", GOOD, 200),
    "canonical": ("chat_timers on; chat_timers_forward canonical;", GOOD, 200),
    "refused": ("chat_timers on;", BAD, 400),
}

COMMON = """\
{load}worker_processes 1;
worker_cpu_affinity {cpu};
daemon off;
pid {name}.pid;
error_log {name}.log error;
{user}events {{ worker_connections 1024; }}
"""
HTTP = """\
    access_log off;
    keepalive_requests 1000000000;
    client_body_temp_path client_body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
"""


def ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return numbers


class Nginx:
    def __init__(self, folder, name, text, cpu, load=""):
        program = next(iter(programs("nginx")), None) or sys.exit("bench.sh: no nginx has the version of nginx-dev")
        user = "user root;\n" if os.geteuid() == 0 else ""
        path = folder / f"{name}.conf"
        path.write_text(COMMON.format(name=name, cpu=cpu, user=user, load=load) + text)
        self.master = subprocess.Popen([program, "-p", f"{folder}/", "-c", path, "-e", f"{name}.log"])
        time.sleep(0.5)
        if self.master.poll() is not None:
            sys.exit("bench.sh: nginx did not start, see above")

    @property
    def worker(self):
        pid = self.master.pid
        return int(pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])

    def cpu_seconds(self):
        """On-CPU time of the worker, in nanoseconds where the kernel counts them, else from /proc/PID/stat."""
        try:
            return int(pathlib.Path(f"/proc/{self.worker}/schedstat").read_text().split()[0]) / 1e9
        except OSError:
            fields = pathlib.Path(f"/proc/{self.worker}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_kb(self):
        status = pathlib.Path(f"/proc/{self.worker}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def stop(self):
        self.master.send_signal(signal.SIGTERM)
        self.master.wait(20)


def wrk(folder, port, body, status, seconds):
    """Requests a second, p50 and p99 in microseconds, number of requests."""
    script = folder / "wrk.lua"
    script.write_text(
        f"""
wrk.method = "PUT"
wrk.path = "{TARGET}"
wrk.body = [[{body}]]
wrk.headers["Content-Type"] = "application/json"
wrong = 0
function response(status) if status ~= {status} then wrong = wrong + 1 end end
function setup(thread) the_thread = thread end
function done(summary, latency)
    print(string.format("RESULT %d %d %f %f %d", summary.requests, summary.duration, latency:percentile(50),
        latency:percentile(99), the_thread:get("wrong") + summary.errors.connect + summary.errors.read +
        summary.errors.write + summary.errors.timeout))
end
"""
    )
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", script, f"http://127.0.0.1:{port}"]
    if os.cpu_count() > 1:
        command = ["taskset", "-c", "1", *command]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    requests, microseconds, p50, p99, wrong = map(float, re.search(r"RESULT (.*)", run.stdout)[1].split())
    if wrong:
        sys.exit(f"bench.sh: {wrong:.0f} of {requests:.0f} replies had another status than {status}, or none")
    return requests / microseconds * 1e6, p50, p99, requests


def main():
    parser = argparse.ArgumentParser(prog="bench.sh")
    parser.add_argument("module", help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--kinds", default=",".join(KINDS), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if len(GOOD) != 506:
        sys.exit(f"bench.sh: the body has {len(GOOD)} bytes")
    kinds = {name: KINDS[name] for name in wanted.kinds.split(",")}
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gateway-bench."))
    upstream_port, *numbers = ports(1 + len(kinds))
    servers = "".join(
        f"    server {{ listen 127.0.0.1:{port}; {directives} location / {{ proxy_pass http://upstream; }} }}\n"
        for port, (directives, _, _) in zip(numbers, kinds.values())
    )
    upstream = Nginx(
        folder,
        "upstream",
        f"http {{\n{HTTP}    server {{ listen 127.0.0.1:{upstream_port}; " f"location / {{ return 200; }} }}\n}}\n",
        "10" if os.cpu_count() > 1 else "1",
    )
    gateway = Nginx(
        folder,
        "gateway",
        f"http {{\n{HTTP}"
        f'    proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;\n'
        f"    upstream upstream {{ server 127.0.0.1:{upstream_port};\n"
        f"        keepalive 64; keepalive_requests 1000000000; }}\n"
        f"{servers}}}\n",
        "01" if os.cpu_count() > 1 else "1",
        f"load_module {wanted.module};\n",
    )
    try:
        if wanted.memory:
            memory(folder, gateway, dict(zip(kinds, numbers)))
        else:
            table(folder, gateway, dict(zip(kinds, numbers)), wanted)
    finally:
        gateway.stop()
        upstream.stop()
        shutil.rmtree(folder)


def table(folder, gateway, at, wanted):
    for name, port in at.items():  # warms up
        wrk(folder, port, *KINDS[name][1:], 1)
    runs = {name: [] for name in at}
    for _ in range(wanted.runs):
        for name, port in at.items():
            before = gateway.cpu_seconds()
            *figures, requests = wrk(folder, port, *KINDS[name][1:], wanted.seconds)
            runs[name].append((*figures, (gateway.cpu_seconds() - before) / requests * 1e6))
    medians = {name: [statistics.median(column) for column in zip(*each)] for name, each in runs.items()}
    base = medians["off"]
    print(
        "| module | requests/s | of off | p50 µs | p99 µs | CPU µs a request | of off |\n"
        "|---|---:|---:|---:|---:|---:|---:|"
    )
    for name, (rate, p50, p99, cpu) in medians.items():
        print(
            f"| {name} | {rate:,.0f} | {rate / base[0]:.2f} | {p50:,.0f} | {p99:,.0f} "
            f"| {cpu:.2f} | {cpu / base[3]:.3f} |"
        )
    ratios = [on[3] / off[3] for on, off in zip(runs.get("on", []), runs["off"])]
    print(
        f"\nCPU time of on over off, run by run: {' '.join(f'{ratio:.3f}' for ratio in ratios)}; "
        f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs"
    )


def memory(folder, gateway, at):
    names = list(at)
    total, first, turn = 0, None, 0
    while total < 1_000_000:
        name = names[turn % len(names)]
        turn += 1
        total += wrk(folder, at[name], *KINDS[name][1:], 5 if first else 1)[3]
        resident = gateway.resident_kb()
        if first is None and total >= 10_000 and turn >= len(names):  # each kind has had its first
            first, since = resident, total
            print(f"after {total:>9,.0f} requests: {resident:,} KiB", flush=True)
    growth = (resident - first) / first * 100
    print(f"after {total:>9,.0f} requests: {resident:,} KiB, {growth:+.2f} % since request {since:,.0f}")
    if growth >= 1:
        sys.exit("bench.sh: the worker's memory has grown by 1 % or more")


if __name__ == "__main__":
    main()
