#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""model_changes.py COMPILER [FLAG...]: changes the model in copies of include/ and demands that the compiler refuses
a program that uses all of the library, by assertions that say what to do.

Each change is made twice: as somebody makes it who knows nothing of this library, and once more with the assertion
on the number of words mended as its own text asks for, so that those are seen that the first one would precede.

Then changes are made one, two and three at a time as the assertions ask for. What compiles now must run right, with
AddressSanitizer where there is one, and decode four timers in at most SLOWER_AT_MOST times as many instructions as
with today's model. Valgrind counts them on Linux; they repeat exactly."""
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

tests = pathlib.Path(__file__).resolve().parents[1]
include = tests.parent / "include"
program = tests / "quality" / "model_changes.cpp"
compiler = sys.argv[1:] or ["g++"]
has_boost = subprocess.run([*compiler, "-std=c++20", "-fsyntax-only", "-include", "boost/json/value.hpp", "-xc++",
                            "/dev/null"], stderr=subprocess.DEVNULL).returncode == 0

# Name of the change: its edits; those that mend the number of words; the headers that must refuse it then.
CHANGES = {
    "a role": (
        [("    customer,\n    agent,\n};",
          "    customer,\n    agent,\n    supervisor,\n};"),
         ('{"CUSTOMER", "AGENT"}', '{"CUSTOMER", "AGENT", "SUPERVISOR"}')],
        [("last = participant_role::agent", "last = participant_role::supervisor")],
        "schedule aws_sdk"),
    "a role before the others": (
        [("    customer,\n    agent,\n};",
          "    supervisor,\n    customer,\n    agent,\n};"),
         ('{"CUSTOMER", "AGENT"}', '{"SUPERVISOR", "CUSTOMER", "AGENT"}'),
         ("first = participant_role::customer", "first = participant_role::supervisor")],
        [],
        "schedule aws_sdk"),
    "a role before the others, but not the first": (
        [("    customer,\n    agent,\n};",
          "    supervisor,\n    customer,\n    agent,\n};"),
         ('{"CUSTOMER", "AGENT"}', '{"SUPERVISOR", "CUSTOMER", "AGENT"}')],
        [],
        "vocabulary"),
    "a role without a word": (
        [("    customer,\n    agent,\n};",
          "    customer,\n    supervisor,\n    agent,\n};")],
        [],
        "vocabulary"),
    "a word without a role": (
        [('{"CUSTOMER", "AGENT"}', '{"CUSTOMER", "AGENT", "SUPERVISOR"}')],
        [],
        "vocabulary"),
    "a role whose word begins with another": (
        [("    customer,\n    agent,\n};",
          "    customer,\n    agent,\n    agents,\n};"),
         ('{"CUSTOMER", "AGENT"}', '{"CUSTOMER", "AGENT", "AGENTS"}')],
        [("last = participant_role::agent", "last = participant_role::agents")],
        "schedule aws_sdk"),
    "a timer type": (
        [("    idle,\n    disconnect_noncustomer,\n};",
          "    idle,\n    disconnect_noncustomer,\n    response,\n};"),
         ('{"IDLE", "DISCONNECT_NONCUSTOMER"}', '{"IDLE", "DISCONNECT_NONCUSTOMER", "RESPONSE"}')],
        [("last = timer_type::disconnect_noncustomer", "last = timer_type::response")],
        "schedule aws_sdk"),
    "a timer action": (
        [("    unset,\n};", "    unset,\n    pause,\n};"),
         ('{"Unset"}', '{"Unset", "Pause"}')],
        [("last = timer_action::unset", "last = timer_action::pause")],
        "timer assembler layouts writer aws_sdk boost_json"),
    "a member of TimerValue": (
        [("    duration,\n};", "    duration,\n    seconds,\n};"),
         ('        "ParticipantTimerDurationInMinutes",\n',
          '        "ParticipantTimerDurationInMinutes",\n        "ParticipantTimerDurationInSeconds",\n'),
         ("field::timer, field::action, field::duration},", "field::timer, field::action, field::seconds},"),
         ("limits::timer_minutes},\n};",
          "limits::timer_minutes},\n    {spelling(field::seconds), field_kind::integer, field::value, {}, {}, "
          "limits::timer_minutes},\n};")],
        [("last = field::duration", "last = field::seconds")],
        "timer assembler draft layouts writer aws_sdk boost_json"),
    "a member of TimerValue in the table alone": (
        [("    duration,\n};", "    duration,\n    seconds,\n};"),
         ('        "ParticipantTimerDurationInMinutes",\n',
          '        "ParticipantTimerDurationInMinutes",\n        "ParticipantTimerDurationInSeconds",\n'),
         ("last = field::duration", "last = field::seconds")],
        [],
        "schema"),
    "a member of TimerValue behind its object's last": (
        [("    duration,\n};", "    duration,\n    seconds,\n};"),
         ('        "ParticipantTimerDurationInMinutes",\n',
          '        "ParticipantTimerDurationInMinutes",\n        "ParticipantTimerDurationInSeconds",\n'),
         ("limits::timer_minutes},\n};",
          "limits::timer_minutes},\n    {spelling(field::seconds), field_kind::integer, field::value, {}, {}, "
          "limits::timer_minutes},\n};"),
         ("last = field::duration", "last = field::seconds")],
        [],
        "schema"),
    "a field without a word": (
        [("    duration,\n};", "    duration,\n    seconds,\n};"),
         ("last = field::duration", "last = field::seconds")],
        [],
        "vocabulary"),
    "two rows of the table in each other's place": (
        [("    {spelling(field::instance_id), field_kind::string, field::input, {}, {}, limits::instance_id_length},\n"
          "    {spelling(field::contact_id), field_kind::string, field::input, {}, {}, limits::contact_id_length},\n",
          "    {spelling(field::contact_id), field_kind::string, field::input, {}, {}, limits::contact_id_length},\n"
          "    {spelling(field::instance_id), field_kind::string, field::input, {}, {}, limits::instance_id_length},\n")],
        [],
        "schema"),
    "an alternative of timer_value": (
        [("std::variant<unset_t, timer_duration>", "std::variant<unset_t, timer_duration, std::monostate>")],
        [],
        "timer schedule writer aws_sdk boost_json"),
    "an alternative of channel_configuration": (
        [("std::variant<chat>", "std::variant<chat, std::monostate>")],
        [],
        "request writer aws_sdk"),
    "a member of the timer": (
        [("    value,\n    action,", "    value,\n    note,\n    action,"),
         ('        "TimerValue",\n', '        "TimerValue",\n        "Note",\n'),
         ("field::timer_list, field::role, field::value},", "field::timer_list, field::role, field::note},"),
         ("    {spelling(field::action)",
          "    {spelling(field::note), field_kind::string, field::timer, {}, {}},\n    {spelling(field::action)")],
        [],
        "timer assembler draft layouts aws_sdk boost_json"),
    "a member of the chat": (
        [("    timer_list,\n    timer,", "    timer_list,\n    welcome,\n    timer,"),
         ('        "ParticipantTimerConfigList",\n', '        "ParticipantTimerConfigList",\n        "Welcome",\n'),
         ("field::timer_list,\n     field::timer_list},", "field::timer_list,\n     field::welcome},"),
         ("    {{}, field_kind::structure, field::timer_list,",
          "    {spelling(field::welcome), field_kind::string, field::chat, {}, {}},\n"
          "    {{}, field_kind::structure, field::timer_list,")],
        [],
        "request assembler draft layouts aws_sdk boost_json"),
    "a channel": (
        [("    chat,\n    timer_list,", "    chat,\n    voice,\n    timer_list,"),
         ('        "Chat",\n', '        "Chat",\n        "Voice",\n'),
         ("field::chat, field::chat},", "field::chat, field::voice},"),
         ("    {spelling(field::timer_list)",
          "    {spelling(field::voice), field_kind::string, field::channel_configuration, {}, {}},\n"
          "    {spelling(field::timer_list)")],
        [],
        "request assembler draft aws_sdk boost_json"),
    "a member of the request": (
        [("    contact_id,\n    channel_configuration,", "    contact_id,\n    client_token,\n    channel_configuration,"),
         ('        "ContactId",\n', '        "ContactId",\n        "ClientToken",\n'),
         ("    {spelling(field::channel_configuration)",
          "    {spelling(field::client_token), field_kind::string, field::input, {}, {}, limits::contact_id_length},\n"
          "    {spelling(field::channel_configuration)")],
        [],
        "request assembler draft writer aws_sdk boost_json"),
    "a member of the body": (
        [("    channel_configuration,\n    chat,", "    channel_configuration,\n    client_token,\n    chat,"),
         ('        "ChannelConfiguration",\n', '        "ChannelConfiguration",\n        "ClientToken",\n'),
         ("field::body, field::channel_configuration, field::channel_configuration},",
          "field::body, field::channel_configuration, field::client_token},"),
         ("field::input, field::instance_id, field::channel_configuration},\n",
          "field::input, field::instance_id, field::client_token},\n"),
         ("    {spelling(field::chat), field_kind",
          "    {spelling(field::client_token), field_kind::string, field::input, {}, {}, limits::contact_id_length},\n"
          "    {spelling(field::chat), field_kind")],
        [],
        "request assembler draft layouts aws_sdk boost_json"),
    "a rule": (
        [("    not_acceptable = 21,", "    office_hours = 22,\n    not_acceptable = 21,"),
         ('"not_acceptable",\n', '"not_acceptable", "office_hours",\n'),
         ("operation's media type\"},\n};",
          "operation's media type\"},\n"
          "    {rule::office_hours, rule_group::constraint, false, \"the office is closed\"},\n};")],
        [("last = rule::not_acceptable", "last = rule::office_hours")],
        "sentences reply literal_errors"),
    "a rule that moves those behind it": (
        [("    range = 14,", "    office_hours = 14,\n    range = 15,"),
         *[(f"    {name} = {value},", f"    {name} = {value + 1},")
           for value, name in enumerate(("enumeration", "duplicate_timer", "unroutable", "method", "path", "media_type",
                                         "not_acceptable"), start=15)],
         ('"range",     "enumeration",', '"office_hours", "range", "enumeration",'),
         ("    {rule::range, ",
          "    {rule::office_hours, rule_group::constraint, false, \"the office is closed\"},\n"
          "    {rule::range, ")],
        [],
        "sentences reply literal_errors"),
    "a rule without facts": (
        [("    not_acceptable = 21,", "    office_hours = 22,\n    not_acceptable = 21,"),
         ('"not_acceptable",\n', '"not_acceptable", "office_hours",\n'),
         ("last = rule::not_acceptable", "last = rule::office_hours")],
        [],
        "rule"),
    "two rules that exchange their values": (
        [("    length = 13,", "    length = 14,"), ("    range = 14,", "    range = 13,"),
         ('"length",         "range", ', '"range", "length", ')],
        [],
        "rule"),
    "a part of the request": (
        [("    content_encoding,\n};", "    content_encoding,\n    trailer,\n};"),
         ("last = source_part::content_encoding", "last = source_part::trailer"),
         ('"content_encoding"}', '"content_encoding", "trailer"}')],
        [],
        "request"),
    "a limit of the list": (
        [("interval timer_list_size{1, 6}", "interval timer_list_size{0, 6}")],
        [],
        "writer"),
    "a limit that admits zero minutes": (
        [("interval timer_minutes{2, 480}", "interval timer_minutes{0, 480}")],
        [],
        "timer"),
}


# What the assertions ask for, done: the name of the change and its edits.
DONE = {
    "a role": CHANGES["a role"][0] + CHANGES["a role"][1] + [
        ('role_names[] = {"customer", "agent"}', 'role_names[] = {"customer", "agent", "supervisor"}')],
    "a timer type": CHANGES["a timer type"][0] + CHANGES["a timer type"][1] + [
        ("detail::enumerator_count<timer_type> == 2,", "detail::enumerator_count<timer_type> == 3,")],
    "1,440 minutes": [("interval timer_minutes{2, 480}", "interval timer_minutes{2, 1440}")],
    "99,999 minutes": [("interval timer_minutes{2, 480}", "interval timer_minutes{2, 99999}")],
    "a type that shares its beginning": [
        ("    idle,\n    disconnect_noncustomer,\n};",
         "    idle,\n    disconnect_noncustomer,\n    disconnect_customer,\n};"),
        ('{"IDLE", "DISCONNECT_NONCUSTOMER"}', '{"IDLE", "DISCONNECT_NONCUSTOMER", "DISCONNECT_CUSTOMER"}'),
        ("last = timer_type::disconnect_noncustomer", "last = timer_type::disconnect_customer"),
        ("detail::enumerator_count<timer_type> == 2,", "detail::enumerator_count<timer_type> == 3,")],
    "a list of nine": [
        ("interval timer_list_size{1, 6}", "interval timer_list_size{1, 9}")],
}
# Changes made together, and the headers that still refuse them; none if the program must run.
TOGETHER = {
    ("a role", "a timer type"): "schedule",  # a list of nine timers
    ("a role", "a timer type", "a list of nine"): "",
    ("a timer type", "1,440 minutes"): "",
    ("a type that shares its beginning", "1,440 minutes"): "",
    ("99,999 minutes",): "",
}
SLOWER_AT_MOST = 1.1


def copy_to(copy):
    """Copies the headers without their comments, which the edits need not know."""
    shutil.copytree(include, copy)
    for header in copy.rglob("*.hpp"):
        text = header.read_text(encoding="utf-8")
        header.write_text(re.sub(r"[ \t]*//[/<]*( .*)?$", "", text, flags=re.MULTILINE), encoding="utf-8")


def edit(headers, old, new):
    """Replaces the one occurrence of `old` in all of the headers."""
    holders = [path for path in headers.rglob("*.hpp") if old in path.read_text(encoding="utf-8")]
    if len(holders) != 1 or (text := holders[0].read_text(encoding="utf-8")).count(old) != 1:
        sys.exit(f"model_changes: {old!r} is not in include/ exactly once: write the edit anew for today's headers.")
    holders[0].write_text(text.replace(old, new), encoding="utf-8")


def precompile(folder):
    """Compiles once what no change touches: the standard's headers and Boost's. Returns the options that use it."""
    texts = [path.read_text(encoding="utf-8") for path in [program, *include.rglob("*.hpp")]]
    names = {name for text in texts for name in re.findall(r"^#include <([a-z_]+)>$", text, re.MULTILINE)}
    names -= {"expected", "format"}  # not in every library
    if has_boost:
        names |= {name for text in texts for name in re.findall(r"^#include <(boost/.*)>$", text, re.MULTILINE)}
    prelude = pathlib.Path(folder) / "prelude.hpp"
    prelude.write_text("".join(f"#include <{name}>\n" for name in sorted(names)), encoding="utf-8")
    subprocess.run([*compiler, "-std=c++20", "-w", "-xc++-header", str(prelude), "-o", f"{prelude}.gch"], check=True)
    return ["-include", str(prelude)]


def compile_with(headers):
    command = [*compiler, *precompiled, "-std=c++20", "-fsyntax-only", "-w", "-fdiagnostics-color=never", f"-I{headers}",
               f"-I{tests.parent / 'examples'}", str(program)]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def refusals(output):
    """The text of each assertion that failed, by the stem of its header."""
    texts = {}
    for line in output.split("\n"):
        match = re.match(r".*/(\w+)\.hpp:\d+:\d+: error: static(?:_assert| assertion) failed(?: due to .*?')?"
                         r":? \"?(.*?)\"?$", line)
        if match:
            texts.setdefault(match[1], []).append(match[2])
    return texts


def sanitizers(folder):
    """The options of AddressSanitizer, if the compiler has it."""
    options = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    source = pathlib.Path(folder) / "empty.cpp"
    source.write_text("int main() {}\n", encoding="utf-8")
    made = subprocess.run([*compiler, *options, str(source), "-o", str(source.with_suffix(""))], stderr=subprocess.DEVNULL)
    return options if made.returncode == 0 else []


def run_with(headers):
    """Compiles and runs model_changes_run.cpp. Returns the headers whose assertions failed, and what was wrong."""
    target = headers / "program"
    command = [*compiler, "-std=c++20", "-w", "-O0", "-fdiagnostics-color=never", *sanitizing, f"-I{headers}",
               str(tests / "quality" / "model_changes_run.cpp"), "-o", str(target)]
    compiled = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if compiled.returncode != 0:
        return list(refusals(compiled.stdout)), compiled.stdout
    run = subprocess.run([str(target)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    return [], run.stdout + f"exit status {run.returncode}" if run.returncode != 0 else ""


def instructions_of(headers, folder):
    """The instructions of two calls of decode_body(), each of four timers: in the canonical layout, and in another."""
    target, counted = pathlib.Path(folder) / "speed", []
    subprocess.run([*compiler, "-std=c++20", "-w", "-O3", "-DNDEBUG", f"-I{headers}",
                    str(tests / "quality" / "model_changes_speed.cpp"), "-o", str(target)], check=True)
    for arguments in ([], ["reordered"]):
        subprocess.run(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={target}.out",
                        "--toggle-collect=decode_four", str(target), *arguments], check=True)
        text = pathlib.Path(f"{target}.out").read_text(encoding="utf-8")
        counted.append(int(re.search(r"^(?:totals|summary): (\d+)", text, re.MULTILINE)[1]))
    return counted


failures = []
with tempfile.TemporaryDirectory() as folder:
    sanitizing = sanitizers(folder)
    precompiled = precompile(folder)
    unchanged = compile_with(include)
    if unchanged.returncode != 0:
        sys.exit(f"{unchanged.stdout}model_changes: the program does not compile with the headers as they are.")
    for index, (change, (edits, mends, headers)) in enumerate(CHANGES.items()):
        copy = pathlib.Path(folder) / str(index)
        copy_to(copy)
        for old, new in edits:
            edit(copy, old, new)
        for step, step_edits in enumerate([[], mends] if mends else [[]]):
            for old, new in step_edits:
                edit(copy, old, new)
            compiled = compile_with(copy)
            found = refusals(compiled.stdout)
            if compiled.returncode == 0:
                failures.append(f"{change}: compiles, and the program is wrong.")
                continue
            if not found:
                failures.append(f"{change}: is refused, but by no assertion:\n{compiled.stdout[:2000]}")
            for header, texts in found.items():
                for text in texts:
                    if not re.fullmatch(r"[^:]{10,}: .{10,}", text):
                        failures.append(f"{change}: {header}.hpp does not say what to do: {text}")
            if step < (1 if mends else 0):
                continue
            for header in headers.split():
                if header not in found and (header != "boost_json" or has_boost):
                    failures.append(f"{change}: {header}.hpp does not refuse it; only these do: {', '.join(found)}.")
        print(f"{change}: refused by {', '.join(f'{header}.hpp' for header in sorted(found))}")
    today = instructions_of(include, folder) if platform.system() == "Linux" else []
    for index, (changes, headers) in enumerate(TOGETHER.items()):
        name = " and ".join(changes)
        copy = pathlib.Path(folder) / f"together_{index}"
        copy_to(copy)
        for old, new in (edits for change in changes for edits in DONE[change]):
            edit(copy, old, new)
        found, wrong = run_with(copy)
        if sorted(found) != sorted(headers.split()):
            failures.append(f"{name}: is refused by {', '.join(found) or 'no header'}, not by {headers or 'none'}.\n{wrong[:2000]}")
        elif wrong and not headers:
            failures.append(f"{name}: compiles, and the program is wrong:\n{wrong[:2000]}")
        speed = ""
        if not found and not wrong and today:
            counts = instructions_of(copy, folder)
            ratios = [count / before for count, before in zip(counts, today)]
            speed = f", in {ratios[0]:.2f} and {ratios[1]:.2f} times as many instructions ({counts[0]}, {counts[1]})"
            if max(ratios) > SLOWER_AT_MOST:
                failures.append(f"{name}: four timers take {max(ratios):.2f} times as many instructions.")
        print(f"{name}, done: {'refused by ' + ', '.join(f'{header}.hpp' for header in found) if found else 'runs'}{speed}")
if failures:
    sys.exit("\n".join(failures))
