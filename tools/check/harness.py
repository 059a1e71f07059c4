# SPDX-License-Identifier: BSL-1.0
"""What the tests of the checker share: payloads, running the program, a terminal, and running the cases."""

import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1])
HERE = pathlib.Path(__file__).resolve().parent
CONFORMANCE = HERE.parents[1] / "tests/conformance"
SKIPPED = 77
PATIENCE = 60  # seconds, for what should take milliseconds

LIST = "/ChannelConfiguration/Chat/ParticipantTimerConfigList"


def timer(role="CUSTOMER", kind="IDLE", minutes="5"):
    return (f'{{"ParticipantRole":"{role}","TimerType":"{kind}",'
            f'"TimerValue":{{"ParticipantTimerDurationInMinutes":{minutes}}}}}')


def body(*timers):
    return f'{{"ChannelConfiguration":{{"Chat":{{"ParticipantTimerConfigList":[{",".join(timers)}]}}}}}}'


GOOD = body(timer())
BAD = body(timer(minutes="481"))
BAD_POINTER = f"{LIST}/0/TimerValue/ParticipantTimerDurationInMinutes"
BAD_MESSAGE = (f"Value at '{BAD_POINTER}' failed to satisfy constraint: "
               "Member must be between 2 and 480, inclusive")
BAD_EXCERPT = ('..."IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":481}}]}}}\n'
               "                                                            ^~~\n")


def bad_text(place):
    return f"{place}:163: error: {BAD_MESSAGE} [range]\n{BAD_EXCERPT}"


def too_large_text(place):
    return f"{place}:16385: error: Text must not be longer than 16384 bytes [too_large]\n"


def empty_text(place):
    return f"{place}:1: error: Text is not JSON: expected a value [syntax]\n\n^\n"


def canonical_json(name, text=GOOD, form="body"):
    return json.dumps({"name": name, "form": form, "valid": True, "canonical": text}, separators=(",", ":")) + "\n"


def bad_json(name):
    found = {"rule": "range", "pointer": BAD_POINTER, "offset": 162, "length": 3, "line": 1, "column": 163,
             "message": BAD_MESSAGE}
    answer = {"name": name, "form": "body", "valid": False, "total": 1, "truncated": False, "violations": [found]}
    return json.dumps(answer, separators=(",", ":")) + "\n"


# Running it

def environment(**changes):
    names = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return {**names, "LC_ALL": "C", **changes}


try:
    import jsonschema
    ANSWERS = jsonschema.Draft202012Validator(json.loads((HERE / "answer.schema.json").read_text()))
except ImportError:
    ANSWERS = None  # tests/setup.sh --ci installs it
SEEN = set()


def follow_the_schema(arguments, text):
    """Every answer of every test: each distinct one is validated once, whatever its name and numbers."""
    keyed = any(argument.startswith("--key") for argument in arguments)
    for line in text.splitlines():
        line = line.split("\t", 1)[1] if keyed else line
        try:
            answer = json.loads(line)
        except ValueError:
            raise AssertionError(f"not JSON: {line!r}") from None
        shape = repr(answer if len(line) < 2000 else line[:2000])
        if ANSWERS is not None and shape not in SEEN and len(SEEN) < 20000:
            SEEN.add(shape)
            for wrong in ANSWERS.iter_errors(answer):
                raise AssertionError(f"{line}\n    breaks answer.schema.json: {wrong.message}")


class Run:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out.decode(), err.decode()


def check(*arguments, stdin="", **options):
    source = {"input": stdin.encode()} if isinstance(stdin, str) else {"stdin": stdin}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done = subprocess.run([PROGRAM, *arguments], timeout=PATIENCE,
                          **{"env": environment(), **pipes, **source, **options})
    run = Run(done.returncode, done.stdout or b"", done.stderr or b"")
    words = [os.fsdecode(argument) for argument in arguments]
    is_json = any(word.startswith(("--format=json", "--key")) for word in words)
    if is_json and not {"--version", "--help", "--print-schema"} & set(words) and "stderr" not in options:
        follow_the_schema(words, run.out)
    return run


def check_in_shell(command):
    """`check` stands for the program."""
    return subprocess.run(["sh", "-c", f'check() {{ "$0" "$@"; }}; {command}', PROGRAM], capture_output=True,
                          text=True, env=environment(), timeout=PATIENCE)


def start(*arguments, **options):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([PROGRAM, *arguments], bufsize=0, **{"env": environment(), **pipes, **options})


def peak_memory(*arguments):
    nothing = subprocess.DEVNULL
    process = start(*arguments, stdin=nothing, stdout=nothing, stderr=nothing)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def read_line(stream):
    readable, _, _ = select.select([stream], [], [], PATIENCE)
    return stream.readline().decode() if readable else "nothing came"


class Skipped(Exception):
    """This machine lacks what a case needs."""


class Terminal:
    """The program's standard error, and what a person would have seen on it."""

    def __init__(self):
        try:
            self.ours, self.its = os.openpty()
        except OSError as reason:
            raise Skipped(f"no terminal can be opened: {reason}") from None
        self.text = ""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        try:
            while piece := os.read(self.ours, 65536):
                self.text += piece.decode()
        except OSError:  # Linux: nobody holds the other side any more
            pass

    def close(self):
        os.close(self.its)
        self.reader.join(PATIENCE)
        os.close(self.ours)
        return self.text

    def wait_for(self, text):
        deadline = time.monotonic() + PATIENCE
        while text not in self.text and time.monotonic() < deadline:
            time.sleep(0.01)
        return text in self.text


def lines_on_screen(text):
    lines = []
    for written in text.replace("\r\n", "\n").split("\n"):
        line = ""
        for part in written.split("\r"):
            line = part + line[len(part):]
        lines.append(line.rstrip(" "))
    return lines


TARGET = "/contact/participant-role-config/an-instance/a-contact"
FIELDS = ["Host: 127.0.0.1", "Content-Type: application/json"]
CAPTURES = sorted((CONFORMANCE / "http").glob("*.http"))


REQUEST_LINE = "Request line must be METHOD TARGET, and HTTP/1.1, HTTP/2, HTTP/3 or nothing after it"
LOOKS_LIKE_JSON = "this looks like JSON, not an HTTP request: try --form=auto"
ADDED_LINE_END = ("Content-Length does not count the line end of the last line, which an editor may have added: "
                  "remove it")
LOST_LINE_END = "an editor may have removed a line end that Content-Length counts: restore it"


def capture(body=GOOD, method="PUT", target=TARGET, fields=None, end="\r\n"):
    if fields is None:
        fields = FIELDS + [f"Content-Length: {len(body.encode())}"]
    return end.join([f"{method} {target} HTTP/1.1", *fields, "", body])


def whole(instance="an-instance", contact="a-contact", text=GOOD):
    return f'{{"InstanceId":"{instance}","ContactId":"{contact}",{text[1:]}'


# The cases

CASES = []


def case(function):
    CASES.append(function)
    return function


def expect(actual, expected):
    if actual != expected:
        raise AssertionError(f"\n    expected {expected!r}\n    actual   {actual!r}")


def expect_run(run, status, out="", err=""):
    expect((run.status, run.out, run.err), (status, out, err))


def answers(run):
    return [json.loads(line) for line in run.out.splitlines()]


def write(name, text):
    with open(name, "wb") as file:
        file.write(text.encode() if isinstance(text, str) else text)
    return name


def run_cases():
    """A line for each case, each in a directory of its own. Ends the program with 0 if all pass."""
    failed = skipped = 0
    for function in CASES:
        with tempfile.TemporaryDirectory() as directory:
            os.chdir(directory)
            try:
                function()
                print("passed", function.__name__)
            except Skipped as reason:
                skipped += 1
                print("skipped", function.__name__, reason)
            except Exception as problem:  # whatever it is, the other cases still count
                failed += 1
                print("FAILED", function.__name__, type(problem).__name__, problem)
            os.chdir("/")
    print(f"{len(CASES) - failed - skipped} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)
