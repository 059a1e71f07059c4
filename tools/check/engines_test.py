#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs the recipes of README.md: engines_test.py PROGRAM. The sshd of the third are two on 127.0.0.1, with ports and keys
of their own, stopped by their process ids. Exit status 77 without GNU parallel or sshd, which tests/setup.sh --ci installs."""

import getpass
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time

from harness import *

os.environ["PATH"] += ":/usr/sbin"
MISSING = [tool for tool in ("parallel", "sshd", "ssh", "ssh-keygen") if not shutil.which(tool)]
if MISSING:
    print("not run: there is no", ", ".join(MISSING))
    sys.exit(SKIPPED)

RECIPES = re.findall(r"^```sh\n(.*?)^```$", (HERE / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
COUNT = 20000


def payloads():
    """One in seven is invalid, and each tells which line it is."""
    for number in range(COUNT):
        yield body(timer(minutes=str(2 + number % 479)), timer("AGENT", minutes="481" if number % 7 == 0 else "9"))


def run_recipe(name, **variables):
    """The one recipe that holds these words, to the letter, with `check` on the PATH."""
    recipe, = [recipe for recipe in RECIPES if name in recipe]
    os.makedirs("bin", exist_ok=True)
    if not os.path.exists("bin/check"):
        os.symlink(PROGRAM, "bin/check")
    environ = environment(PATH=os.path.abspath("bin") + ":" + os.environ["PATH"], PARALLEL_HOME=os.path.abspath("home"),
                          **variables)
    os.makedirs("home", exist_ok=True)
    return subprocess.run(["bash", "-euo", "pipefail", "-c", recipe], capture_output=True, text=True, env=environ,
                          timeout=PATIENCE)


def verdicts(text):
    """Each answer but its name, which counts lines in the part that the engine handed over."""
    return [{key: value for key, value in json.loads(line).items() if key != "name"} for line in text.splitlines()]


def expected():
    write("one.log", "".join(line + "\n" for line in payloads()))
    return verdicts(check("--lines", "--format=json", "one.log").out)


@case
def parts_of_a_file():
    wanted = expected()
    os.rename("one.log", "payloads.log")
    done = run_recipe("--pipepart")
    expect((done.returncode, done.stderr), (2, ""))  # how many parts had invalid payloads
    with open("answers", encoding="utf-8") as file:
        expect(verdicts(file.read()) == wanted, True)


@case
def several_files():
    lines = list(payloads())
    os.mkdir("logs")
    for part in range(4):
        write(f"logs/{part}.log", "".join(line + "\n" for line in lines[part::4]))
    done = run_recipe(":::")
    expect((done.returncode, done.stderr), (4, ""))  # how many files had invalid payloads
    for part in range(4):
        with open(f"logs/{part}.log.answers", encoding="utf-8") as file:
            expect(file.read(), check("--lines", "--format=json", f"logs/{part}.log").out)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Host:
    """An sshd of ours."""

    def __init__(self, name):
        self.name, self.port = name, free_port()
        for key in "host", "client":
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{name}.{key}"], check=True)
        here = os.getcwd()
        write(f"{name}.conf", "\n".join([
            f"Port {self.port}", "ListenAddress 127.0.0.1", f"HostKey {here}/{name}.host", f"PidFile {here}/{name}.pid",
            f"AuthorizedKeysFile {here}/{name}.client.pub", "StrictModes no", "UsePAM no", "PasswordAuthentication no",
            "KbdInteractiveAuthentication no", f"SetEnv PATH={here}/bin:/usr/bin:/bin CHECK_HOST={name}", ""]))
        self.log = open(f"{name}.log", "wb")
        self.process = subprocess.Popen([shutil.which("sshd"), "-D", "-e", "-f", f"{here}/{name}.conf"],
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def wait(self):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        with open(f"{self.name}.log", encoding="utf-8") as log:
            raise AssertionError("sshd does not listen: " + log.read())

    def client_config(self):
        with open(f"{self.name}.host.pub", encoding="utf-8") as key:
            write(f"{self.name}.known", f"[127.0.0.1]:{self.port} {key.read()}")
        here = os.getcwd()
        return "\n".join([f"Host {self.name}", "HostName 127.0.0.1", f"Port {self.port}", f"User {getpass.getuser()}",
                          f"IdentityFile {here}/{self.name}.client", "IdentitiesOnly yes", "StrictHostKeyChecking yes",
                          f"UserKnownHostsFile {here}/{self.name}.known", "LogLevel ERROR", ""])

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.log.close()


@case
def several_machines():
    if os.geteuid() == 0:
        os.makedirs("/run/sshd", exist_ok=True)  # where sshd has no init script to make it
    wanted = expected()
    os.rename("one.log", "payloads.log")
    hosts = []
    try:
        for name in "one", "two":
            hosts.append(Host(name))
        for host in hosts:
            host.wait()
        write("ssh.conf", "".join(host.client_config() for host in hosts))
        ssh = f"ssh -F {os.getcwd()}/ssh.conf"
        for host in hosts:
            run = subprocess.run(f"{ssh} {host.name} 'echo $CHECK_HOST; command -v check || echo none'", shell=True,
                                 capture_output=True, text=True, timeout=PATIENCE)
            expect((run.returncode, run.stdout.split()[0]), (0, host.name))
        done = run_recipe("--sshlogin", PARALLEL_SSH=ssh)
        expect((done.returncode > 0, done.stderr), (True, ""))  # how many parts had invalid payloads
        with open("answers", encoding="utf-8") as file:
            expect(verdicts(file.read()) == wanted, True)
        for host in hosts:  # Both did some of it.
            with open(f"{host.name}.log", encoding="utf-8") as log:
                expect((host.name, len(re.findall("Accepted publickey", log.read())) > 1), (host.name, True))
    finally:
        for host in hosts:
            host.stop()


@case
def key_and_answer():
    """What Hadoop Streaming and Spark's pipe() ask of a filter; here sorted by key, as a reducer gets it."""
    lines = list(payloads())
    write("pairs", "".join(f"order-{number:05}\t{line}\n" for number, line in enumerate(lines)))
    done = run_recipe("--key=tab")
    expect((done.returncode, done.stderr), (0, ""))
    wanted = verdicts(check("--lines", "--format=json", stdin="".join(line + "\n" for line in lines)).out)
    with open("answers", encoding="utf-8") as file:
        pairs = [line.rstrip("\n").split("\t", 1) for line in file]
    expect([key for key, _ in pairs], [f"order-{number:05}" for number in range(COUNT)])
    expect(verdicts("\n".join(answer for _, answer in pairs)) == wanted, True)


run_cases()
