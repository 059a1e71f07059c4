#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""public_surface.py [HEADER...]: fails if a public declaration of include/ names `detail::`, or a header of the core
includes a standard header that the core does without. Without arguments, reads all public headers."""
import pathlib
import re
import sys

include = pathlib.Path(__file__).resolve().parents[2] / "include"
avoided = {"algorithm", "exception", "format", "fstream", "functional", "ios", "iostream", "istream", "locale",
           "memory", "ostream", "print", "sstream", "stdexcept", "string", "system_error", "typeinfo", "vector"}


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def without_comments_and_literals(code):
    code = re.sub(r'R"(\w*)\(.*?\)\1"', blank, code, flags=re.S)
    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, code, flags=re.S)


def kind_of_block(head):
    """What a brace opens, by the text of its declaration before it."""
    if re.search(r"\bnamespace\b[^;{}()]*\bdetail\b", head):
        return "hidden"
    if re.search(r"\bnamespace\b", head):
        return "namespace"
    if re.search(r"\b(class|struct|union)\b(?!.*\)\s*(const|noexcept|&|\s)*$)[^()=]*$", head, re.S):
        return "class"
    if re.search(r"\benum\b[^()]*$", head):
        return "namespace"
    return "hidden"  # a body, an initializer, a requires-expression that is part of one


def public_text(code):
    """The declarations that a user reads: no bodies, nothing private, nothing in a namespace `detail`."""
    code = without_comments_and_literals(code)
    shown, stack, head = [], [], ""
    hidden = 0
    for token in re.finditer(r"\b(?:public|private|protected)\s*:(?!:)|requires\s*(?:\([^()]*\))?\s*\{|[{};]|[^{};\n]|\n", code):
        text = token[0]
        if text.startswith("requires") and text.endswith("{"):
            # A requires-expression: shown, since a constraint is part of the signature.
            stack.append("requires")
            shown.append(text)
            continue
        if text == "{":
            kind = "hidden" if hidden else kind_of_block(head)
            if stack and stack[-1] == "requires":
                kind = "requires"
            stack.append(kind)
            hidden += kind == "hidden"
            if kind == "class" and re.search(r"\bclass\b", head):
                stack[-1] = "private"
                hidden += 1
            head = ""
            shown.append(" ; " if kind == "hidden" else "{")
        elif text == "}":
            kind = stack.pop()
            hidden -= kind in ("hidden", "private")
            head = ""
        elif re.match(r"(public|private|protected)\s*:", text) and stack:
            if stack[-1] in ("class", "private"):
                now = "class" if text.startswith("public") else "private"
                hidden += (now == "private") - (stack[-1] == "private")
                stack[-1] = now
            head = ""
        else:
            if text == ";":
                head = ""
            else:
                head += text
            shown.append(text if not hidden or text == "\n" else " ")
    return "".join(shown)


def faults_of(header):
    code = header.read_text(encoding="utf-8")
    name = header.relative_to(include).as_posix()
    if "/detail/" not in name:
        # The capacity of a text is a number that `detail` computes.
        hidden = r"\bfriend\b[^;]*|static_assert[^;]*(;[^;]*)*?\)\s*;|\busing \w+ =\s*fixed_text<[^;]*;"
        shown = re.sub(hidden, blank, public_text(code))
        for number, line in enumerate(shown.splitlines(), 1):
            if re.search(r"\bdetail::", line):
                yield f"{name}:{number}: a public declaration names detail::: {line.strip()}"
    if "/interop/" not in name:
        for number, line in enumerate(code.splitlines(), 1):
            found = re.match(r"#\s*include\s*<([a-z_]+)>", line)
            if found and found[1] in avoided:
                yield f"{name}:{number}: the core does without <{found[1]}>"


def main():
    headers = [pathlib.Path(name).resolve() for name in sys.argv[1:]] or sorted(include.rglob("*.hpp"))
    faults = [fault for header in headers for fault in faults_of(header)]
    print(*faults, sep="\n") if faults else print(f"{len(headers)} headers: no public declaration names detail::.")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
