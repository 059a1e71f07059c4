#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""dangling.py [CLANG [FLAG...]]: Clang warns of each view of a temporary that the library hands out, and of none of the
safe spellings. Exits with 77 where there is no Clang 14 or newer."""
import pathlib
import re
import shutil
import subprocess
import sys

include = pathlib.Path(__file__).resolve().parents[2] / "include"
oldest = 14  # the first version that was tried
default = ["clang++", *(f"clang++-{version}" for version in range(30, oldest - 1, -1))]
compiler = sys.argv[1:] or [next(filter(shutil.which, default), "clang++")]

# Each is a statement; a view that it declares outlives the temporary object that owns the text. Clang does not follow
# a member behind `->` (decode_input(s)->instance_id.value()) and the `*` of a std::optional.
DANGLING = """
    auto q = encode(r)->as_request();
    auto q = (*encode(r)).as_request();
    auto q = encode(r).value().as_request();
    auto t = decode_envelope(s)->value();
    auto t = decode_envelope(s).value().value();
    std::string_view t = encode(r)->target();
    std::string_view t = encode(r)->body();
    std::string_view t = encode(r).value().target();
    std::string_view t = v.message();
    std::string_view t = v.pointer();
    std::string_view t = v.message().view();
    std::string_view t = encode_body(c);
    std::string_view t = encode_input(r);
    char const* t = encode_body(c).data();
    std::string_view t = describe({});
    std::string_view t = decode_input(s).value().contact_id.value();
    std::string_view t = instance_id::parse(s)->value();
    std::string_view t = contact_id::parse(s).value().value();
    std::string_view t = make_reply(f).body();
    std::string_view t = reply_message({400, {}, s});
    std::string_view t = encode_envelope(envelope_data{});
    auto const& t = timers(*decode_body(s));
    auto const* t = timers(*decode_body(s)).begin();
    violation const* t = decode_body(s).error().begin();
""".strip().splitlines()
SAFE = """
    std::string t = v.message();
    std::string t{v.message()};
    std::string t = v.pointer();
    std::string t{encode_body(c)};
    std::string t = encode_input(r);
    std::string t{encode(r)->target()};
    std::string t{encode(r).value().body()};
    std::string t{make_reply(f).body()};
    std::string t{decode_input(s)->instance_id.value()};
    std::string t{*endpoint("us-east-1")};
    std::cout << v.message();
    std::cout << v.pointer() << encode_body(c) << describe({});
    std::cout << encode(r)->target();
    auto const m = encode(r); auto const q = m->as_request();
    auto const d = decode_envelope(s); auto const e = d->value();
    auto const m = v.message(); std::string_view t = m;
    auto const& b = encode_body(c); std::string_view t = b;
    for (violation const& each : decode_body(s).error()) std::cout << each.message();
    timer_list const t = timers(*decode_body(s));
    bool const t = decode(encode(r)->as_request()).has_value();
    auto const t = timers(*decode_body(s)).size();
""".strip().splitlines()

if not shutil.which(compiler[0]):
    print(f"Skipped: {compiler[0]} is not installed.")
    sys.exit(77)
said = subprocess.run([*compiler, "--version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
version = re.search(r"clang version (\d+)", said)
if not version or int(version[1]) < oldest or "Apple" in said:
    print(f"Skipped: {compiler[0]} is not Clang {oldest} or newer.")
    sys.exit(77)

lines = ["#include <chat_timers/chat_timers.hpp>", "#include <iostream>", "#include <string>", "#include <string_view>",
         "using namespace chat_timers;"]
numbers = {}  # statement -> its line
for group in (DANGLING, SAFE):
    for statement in map(str.strip, group):
        lines.append(f"void use_{len(lines)}(request const& r, channel_configuration const& c, violations const& f, "
                     f"violation const& v, std::string_view s) {{ {statement} }}")
        numbers[len(lines)] = (statement, group is DANGLING)
command = [*compiler, "-std=c++20", "-fsyntax-only", "-Wno-everything", "-Wdangling", "-Wdangling-gsl",
           "-fno-caret-diagnostics", "-fdiagnostics-color=never", "-ferror-limit=0", f"-I{include}", "-xc++", "-"]
compiled = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
warned, refused, other = set(), set(), []
for line in compiled.stdout.splitlines():
    if found := re.match(r"<stdin>:(\d+):\d+: (warning|error): (.*)", line):
        if "[-Wdangling" in found[3]:
            warned.add(int(found[1]))
        elif "deleted" in found[3]:
            refused.add(int(found[1]))
        else:
            other.append(line)
    elif " error: " in line:
        other.append(line)
failures = [f"does not compile: {line}" for line in other]
for number, (statement, dangles) in numbers.items():
    if dangles and number not in warned | refused:
        failures.append(f"no warning of a view of a temporary: {statement}")
    if not dangles and number in warned | refused:
        failures.append(f"a warning of what is safe: {statement}")
print(f"{compiler[0]} {version[1]}: {len(warned)} spellings warned of, {len(refused)} deleted, {len(SAFE)} safe ones accepted.")
if failures:
    sys.exit("\n".join(failures))
