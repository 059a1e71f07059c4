# SPDX-License-Identifier: BSL-1.0
"""gdb printers of chat_timers' types, in both inline namespaces: `source` this file. README.md is its manual.

The members are found by their names, so a renamed one is an error that gdb shows. The texts of violations repeat the
library's, since a program holds only the functions that it calls; gdb_test.py compares them with the library's."""
import re

import gdb
import gdb.printing

# Each field of the model: the name of its member, and the field that holds it.
FIELDS = {
    "body": ("", None),
    "input": ("", None),
    "instance_id": ("InstanceId", "input"),
    "contact_id": ("ContactId", "input"),
    "channel_configuration": ("ChannelConfiguration", "input"),
    "chat": ("Chat", "channel_configuration"),
    "timer_list": ("ParticipantTimerConfigList", "chat"),
    "timer": ("", "timer_list"),
    "role": ("ParticipantRole", "timer"),
    "type": ("TimerType", "timer"),
    "value": ("TimerValue", "timer"),
    "action": ("ParticipantTimerAction", "value"),
    "duration": ("ParticipantTimerDurationInMinutes", "value"),
}
WORDS = {"role": "CUSTOMER, AGENT", "type": "IDLE, DISCONNECT_NONCUSTOMER", "action": "Unset"}
KINDS = {"timer_list": "an array", "instance_id": "a string", "contact_id": "a string", "role": "a string", "type": "a string",
         "action": "a string", "duration": "an integer"}
GRAMMAR = {
    "none": "nothing",
    "value": "a value",
    "value_or_end": "a value or ']'",
    "name": "a name in quotes",
    "name_or_end": "a name in quotes or '}'",
    "colon": "':'",
    "comma_or_end_of_object": "',' or '}'",
    "comma_or_end_of_array": "',' or ']'",
    "end_of_text": "the end of the text",
    "digit": "a digit",
    "closing_quote": "the string's closing quote",
    "escaped_control": "an escape for the control character",
    "escape": 'one of "\\/bfnrtu',
    "hex_digit": "a hexadecimal digit",
}


def members(field, separator):
    owner = "input" if field == "body" else field
    names = [name for name, holder in FIELDS.values() if holder == owner and name]
    return separator.join(names[2:] if field == "body" else names)


def pointer(field, item):
    name, holder = FIELDS[field]
    if holder is None:
        return ""
    if field == "timer":
        name = "-" if item is None else str(item)
    return f"{pointer(holder, item)}/{name}"


def sentence(rule, field, item, part, actual, low, high, other, wanted):
    place = pointer(field, item)
    at = f" at '{place}'" if place else ""
    must = "failed to satisfy constraint: Member must"
    between = f"between {low} and {high}, inclusive"
    listed = pointer("timer_list", None)
    return {
        "syntax": f"Text{at} is not JSON: expected {GRAMMAR[wanted]}",
        "encoding": f"Text{at} must be well-formed UTF-8 without byte order mark or lone surrogates"
                    + (", percent-encoded in a path" if field in ("instance_id", "contact_id") else ""),
        "too_large": f"Text must not be longer than {high} bytes",
        "too_deep": f"Text{at} must not be nested deeper than 32 levels",
        "duplicate_member": f"Value{at} must not be given twice",
        "unknown_member": f"Object{at} must have no members other than {members(field, ', ')}",
        "wrong_type": f"Value{at} must be {KINDS.get(field, 'an object')}",
        "not_an_integer": f"Value{at} must be an integer"
                          + (f" between {low} and {high}" if low or high else ", written without fraction or exponent"),
        "null_item": f"Item{at} must not be null",
        "union_empty": f"Union{at} must have a member that is not null: {members(field, ' or ')}",
        "union_conflict": f"Union{at} must have only one member that is not null: {members(field, ' or ')}",
        "required": f"Value{at} {must} not be null",
        "length": f"Value with length {actual}{at} {must} have length {between}",
        "range": f"Value{at} {must} be {between}",
        "enumeration": f"Value{at} {must} satisfy enum value set: [{WORDS.get(field, '')}]",
        "duplicate_timer": f"Value at '{listed}' {must} have unique values, items {other} and {item or 0} are the same timer",
        "unroutable": f"Value{at} must not be '.' or '..', which do not survive in a path",
        "method": "Method must be PUT",
        "path": "Path must be /contact/participant-role-config/{InstanceId}/{ContactId}",
        "media_type": "Content-Encoding must be identity" if part == "content_encoding" else "Content-Type must be application/json",
        "not_acceptable": "Accept must admit application/json",
    }.get(rule)


def word(enumerator):
    """`customer` of `chat_timers::v2::participant_role::customer`."""
    return str(enumerator).rsplit("::", 1)[-1]


def require(holds):
    """Ends the display of a variable that is not initialized yet, before it reads memory beyond it. gdb shows the sentence."""
    if not holds:
        raise gdb.MemoryError("not initialized")


def capacity(array):
    return array.type.strip_typedefs().range()[1] + 1


def optional(value):
    """What a std::optional of libstdc++ or libc++ holds, or None."""
    names = {field.name for field in value.type.strip_typedefs().fields()}
    if "_M_payload" in names or any(name.startswith("std::_Optional_base") for name in names if name):
        payload = value["_M_payload"]
        return payload["_M_payload"]["_M_value"] if payload["_M_engaged"] else None
    return value["__val_"] if value["__engaged_"] else None


def variant(value):
    """The index and the alternative that a std::variant of libstdc++ or libc++ holds."""
    type_ = value.type.strip_typedefs()
    libstdcxx = any((field.name or "").startswith("std::__detail") for field in type_.fields())
    index = int(value["_M_index"] if libstdcxx else value["__impl_"]["__index"])
    try:
        alternative = type_.template_argument(index)
    except RuntimeError:
        require(False)
    if not libstdcxx:
        union = value["__impl_"]["__data"]
        for _ in range(index):
            union = union["__tail"]
        return index, union["__head"]["__value"]
    union = value["_M_u"]
    for _ in range(index):
        union = union["_M_rest"]
    stored = union["_M_first"]["_M_storage"]
    if stored.type.strip_typedefs() != alternative.strip_typedefs():  # bytes: the alternative has a destructor
        stored = stored.address.cast(alternative.pointer()).dereference()
    return index, stored


def plain(value):
    """The text of one value, as its printer says it: of a variant, the alternative's."""
    if re.match(r"std::(__1::)?variant<", value.type.strip_typedefs().name or ""):
        value = variant(value)[1]
    return value.format_string(pretty_structs=False)


class Printer:
    def __init__(self, value):
        self.value = value


class Text(Printer):
    """fixed_text, and what is built in one."""

    def to_string(self):
        bytes_ = self.value["bytes_"]
        size = int(self.value["size_"])
        require(size <= capacity(bytes_))
        held = gdb.selected_inferior().read_memory(bytes_.address, size).tobytes() if size else b""
        return held.decode("utf-8", "replace")

    def display_hint(self):
        return "string"


class Identifier(Printer):
    def to_string(self):
        return Text(self.value["value_"]).to_string()

    def display_hint(self):
        return "string"


class Duration(Printer):
    def to_string(self):
        return f"{int(self.value['minutes_'])}min"


class Unset(Printer):
    def to_string(self):
        return "unset"


class Timer(Printer):
    def to_string(self):
        return f"{word(self.value['role'])} {word(self.value['type'])} {plain(self.value['value'])}"


class Variant(Printer):
    """timer_value and channel_configuration, where the standard library brings no printers."""

    def to_string(self):
        return plain(self.value)


class TimerList(Printer):
    def to_string(self):
        size = int(self.value["size_"])
        require(size <= capacity(self.value["items_"]))
        return ", ".join(plain(self.value["items_"][index]) for index in range(size))


class Chat(Printer):
    def to_string(self):
        return f"chat: {plain(self.value['timers'])}"


class Request(Printer):
    def to_string(self):
        return "request"

    def children(self):
        for name in ("instance_id", "contact_id"):
            yield name, self.value[name]
        yield "channel_configuration", variant(self.value["channel_configuration"])[1]


class TimerState(Printer):
    def to_string(self):
        namespace = re.match(r"chat_timers::\w+", self.value.type.strip_typedefs().name)[0]
        roles, types = ([word(field.name) for field in gdb.lookup_type(f"{namespace}::{name}").fields()]
                        for name in ("participant_role", "timer_type"))
        slots = self.value["slots_"]
        count = slots.type.range()[1] + 1
        if count != len(roles) * len(types):
            raise gdb.GdbError("timer_state has another number of slots than there are roles and types.")
        minutes = []
        for index in range(count):
            slot = slots[index]
            minutes.append(int(slot["__r" if slot.type.strip_typedefs().fields()[0].name == "__r" else "__rep_"]))
        set_ = [f"{roles[index // len(types)]} {types[index % len(types)]} {each}min" for index, each in enumerate(minutes) if each]
        return ", ".join(set_) or "no timer"


class Violation(Printer):
    def to_string(self):
        value = self.value
        rule, field = word(value["rule"]), word(value["field"])
        require(field in FIELDS)
        item = optional(value["item"])
        item = None if item is None else int(item)
        low, high = (int(value["allowed"][name]) for name in ("min", "max"))
        text = sentence(rule, field, item, word(value["part"]), int(value["actual"]), low, high, int(value["other"]),
                        word(value["wanted"]))
        return f"{pointer(field, item)}: {text} [{rule}]" if text else "no violation"


class Violations(Printer):
    def to_string(self):
        size, total = int(self.value["size_"]), int(self.value["total_"])
        require(size <= total and size <= capacity(self.value["items_"]["storage_"]["elements"]))
        count = f"{size} violation{'s' if size != 1 else ''}"
        return count if size == total else f"{size} of {total} violations"

    def children(self):
        for index in range(int(self.value["size_"])):
            yield f"[{index}]", self.value["items_"]["storage_"]["elements"][index]


class Result(Printer):
    """The value, or the error."""

    def held(self):
        held = self.value["held_"]
        if "held_" in {field.name for field in held.type.strip_typedefs().fields()}:
            index, held = variant(held["held_"])
            return ("value", "error")[index], held
        return ("value", held["value_"]) if held["has_value_"] else ("error", held["error_"])

    def to_string(self):
        name, held = self.held()
        return f"{name}: {plain(held)}"


def printers():
    made = gdb.printing.RegexpCollectionPrettyPrinter("chat_timers")
    namespace = "chat_timers::(v2|v2_portable)::"
    for name, printer in {
        "result<.*>": Result,
        "violations": Violations,
        "violation": Violation,
        "timer_list": TimerList,
        "timer_state": TimerState,
        "timer_duration": Duration,
        "unset_t": Unset,
        "timer": Timer,
        "chat": Chat,
        "request": Request,
        "(instance|contact)_id": Identifier,
        "(fixed_text|detail::text_builder)<.*>": Text,
    }.items():
        made.add_printer(name, f"^{namespace}{name}$", printer)
    made.add_printer("channel_configuration", f"^std::(__1::)?variant<{namespace}(chat|unset_t, {namespace}timer_duration)>$", Variant)
    return made


gdb.printing.register_pretty_printer(None, printers(), replace=True)
