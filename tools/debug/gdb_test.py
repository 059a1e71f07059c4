#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""gdb_test.py PROGRAM: what gdb shows of the values of values.cpp, with the printers, and what chat_timers.natvis says of the
same violations. Exit status 77 without a gdb that has Python, which runs this file, too, as a script of its own."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import types
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
TIMERS = "customer idle 5min, agent disconnect_noncustomer unset"
LIST = "/ChannelConfiguration/Chat/ParticipantTimerConfigList"
SHOWN = {
    "list": TIMERS,
    "one": "customer idle 5min",
    "value": "5min",
    "deleted": "unset",
    "duration": "480min",
    "instance": '"our chat"',
    "whole": 'request = {instance_id = "our chat", contact_id = "\U0001F44D", channel_configuration = chat: ' + TIMERS + "}",
    "configuration": "chat: " + TIMERS,
    "state": "customer idle 5min",
    "nothing": "no timer",
    "body": '"' + (
        '{"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER","TimerType":"IDLE",'
        '"TimerValue":{"ParticipantTimerDurationInMinutes":5}},{"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER",'
        '"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}}').replace('"', '\\"') + '"',
    "good": "value: 5min",
    "bad": "error: /ChannelConfiguration/Chat/ParticipantTimerConfigList/-/TimerValue/ParticipantTimerDurationInMinutes: ",
    "decoded": "value: chat: " + TIMERS,
    "refused": f"error: 3 violations = {{[0] = {LIST}/0/ParticipantRole: Value at '{LIST}/0/ParticipantRole' failed to satisfy "
               "constraint: Member must not be null [required], [1] = ",
    "twenty": f"error: 16 of 21 violations = {{[0] = {LIST}: Value with length 20 at '{LIST}' failed to satisfy constraint: Member "
              "must have length between 1 and 6, inclusive [length], [1] = ",
    "sentence": 'value: "of another type"',
    "none": "no violation",
}

# Variables of which a debugger may show the bytes before their initialization.
UNINITIALIZED = "body", "instance", "list", "found", "refused", "none"

# A value of each type that chat_timers.natvis shows.
NATVIS = {
    "fixed_text<*>": "body",
    "instance_id": "instance",
    "contact_id": "whole.contact_id",
    "timer_duration": "duration",
    "unset_t": "removed",
    "timer": "one",
    "timer_list": "list",
    "chat": "talk",
    "request": "whole",
    "timer_state": "state",
    "violation": "found.items_.storage_.elements[0]",
    "violations": "found",
    "detail::either<*,*,true>": "good.held_",
    "detail::either<*,*,false>": "sentence.held_",
    "result<*>": "good",
}


class Natvis:
    """As much of Visual Studio's natvis as the file's displays of a violation use."""

    def __init__(self):
        self.types = {}
        for type_ in xml.etree.ElementTree.parse(HERE / "chat_timers.natvis").getroot():
            names = [type_.get("Name")] + [each.get("Name") for each in type_ if each.tag.endswith("AlternativeType")]
            assert names[1:] == [names[0].replace("::v2::", "::v2_portable::")], names
            self.types[names[0].removeprefix("chat_timers::v2::")] = type_

    def names(self, type_):
        """The names of members in a type's expressions."""
        texts = [each.get("Condition", "") + " " + (" ".join(re.findall(r"{([^{}]*)}", each.text or ""))
                 if each.tag.endswith("DisplayString") else each.text or "") for each in self.types[type_].iter()]
        return {name for text in texts for name in re.findall(r"(?<![\w.)])[a-z]\w*", re.sub(r"view\(\w+\)|\(int\)|,en|s8\b", "", text))}

    def display(self, type_, values, view=None):
        for each in self.types[type_]:
            if not each.tag.endswith("DisplayString") or each.get("IncludeView") != view:
                continue
            condition = each.get("Condition", "True").replace("(int)", "").replace("&&", "and").replace("||", "or")
            if eval(condition, {}, values):
                return re.sub(r"{{|}}|{([^{}]*)}", lambda match: self.part(type_, match, values), each.text or "")
        return None

    def part(self, type_, match, values):
        if match[1] is None:
            return match[0][0]
        if nested := re.fullmatch(r"\*this,view\((\w+)\)", match[1]):
            return self.display(type_, values, nested[1])
        if match[1] == "rule,en":
            return values["word"]
        return str(eval(match[1], {}, values))


def natvis_values(violation):
    """Its members as natvis sees them: numbers, and the optional's members by their names in MSVC's library."""
    item = violation["item"]["_M_payload"]
    allowed = types.SimpleNamespace(**{name: int(violation["allowed"][name]) for name in ("min", "max")})
    return {name: int(violation[name]) for name in ("rule", "field", "part", "actual", "other", "wanted")} | {
        "item": types.SimpleNamespace(_Has_value=bool(item["_M_engaged"]), _Value=int(item["_M_payload"]["_M_value"])),
        "allowed": allowed, "word": str(violation["rule"]).rsplit("::", 1)[-1]}


def member_names(gdb, type_):
    """The names of a type's members, and of those of its bases."""
    found = set()
    for field in type_.strip_typedefs().fields():
        found |= {field.name} if field.name and not field.is_base_class else member_names(gdb, field.type)
    return found


def inside_gdb():
    import gdb

    gdb.execute(f"source {HERE / 'chat_timers_gdb.py'}")
    for setting in ("pagination off", "confirm off", "print elements unlimited", "print repeats unlimited",
                    "charset UTF-8", "breakpoint pending off"):
        gdb.execute(f"set {setting}")
    gdb.execute("break show_all")
    gdb.execute("run", to_string=True)
    gdb.execute("up", to_string=True)
    failures = []

    def expect(name, shown, wanted):
        if shown != wanted:
            failures.append(f"{name}:\n  shown  {shown}\n  wanted {wanted}")

    for name, wanted in SHOWN.items():
        shown = gdb.execute(f"output {name}", to_string=True)
        shown = re.sub(r"^std::variant<.*> \[index \d\] = {(.*)}$", r"\1", shown)  # by libstdc++'s own printers
        expect(name, shown[:len(wanted)] if wanted.endswith((": ", " = ")) else shown, wanted)
    natvis = Natvis()
    for type_, name in NATVIS.items():
        shown = gdb.parse_and_eval(name)
        expect(f"the members of {type_} in chat_timers.natvis that there are not",
               natvis.names(type_) - member_names(gdb, shown.type) - {"this", "sizeof"}, set())
    expect("the types of chat_timers.natvis", set(natvis.types), set(NATVIS))
    count = int(gdb.parse_and_eval("all.size()"))
    for index in range(count):
        text = gdb.parse_and_eval(f"texts._M_impl._M_start[{index}]")
        wanted = text["_M_dataplus"]["_M_p"].string("utf-8", length=int(text["_M_string_length"]))
        found = gdb.parse_and_eval(f"all._M_impl._M_start[{index}]")
        expect(f"all[{index}]", found.format_string(), wanted)
        expect(f"all[{index}] by natvis", natvis.display("violation", natvis_values(found)), wanted)
    for name in UNINITIALIZED:
        place = gdb.parse_and_eval(name)
        gdb.selected_inferior().write_memory(int(place.address), b"\xff" * place.type.sizeof)
        shown = gdb.execute(f"output {name}", to_string=True)
        expect(f"{name}, not initialized", shown if "not initialized" not in shown else "", "")
    for each in failures[:20]:
        print(each)
    print(f"{len(SHOWN) + len(NATVIS) + 1 + 2 * count + len(UNINITIALIZED) - len(failures)} shown as expected, {len(failures)} not")
    gdb.execute("kill", to_string=True)
    gdb.execute(f"quit {1 if failures else 0}")


def main(program):
    gdb = shutil.which("gdb")
    has_python = gdb and "42" in subprocess.run([gdb, "-nx", "-batch", "-ex", "python print(6 * 7)"], text=True,
                                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout
    if not has_python:
        print("not run: there is no gdb with Python, which tests/setup.sh --ci installs")
        sys.exit(77)
    run = subprocess.run([gdb, "-nx", "-batch", "-x", __file__, program], text=True, timeout=300, stdin=subprocess.DEVNULL,
                         env=os.environ | {"LC_ALL": "C.UTF-8", "DEBUGINFOD_URLS": ""}, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT)
    print(run.stdout)
    sys.exit(run.returncode or not re.search(r"^[1-9]\d* shown as expected, 0 not$", run.stdout, re.M))


if "gdb" in sys.modules or not sys.argv[1:]:
    inside_gdb()
else:
    main(sys.argv[1])
