#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""filter.py HEADER: prints a header as Doxygen shall read it, line for line.
- Names are documented as chat_timers::X, without the inline namespace.
- `Errors:`, `Preconditions:`, `Complexity:` and `See:` begin sections of a comment (aliases in Doxyfile.in).
- `namespace detail`, private members, and specializations for other libraries' templates are left out.
- A defaulted comparison and a container's type alias without a comment get one.
"""
import re
import sys

hidden_until = None  # the beginning of the line that ends a part that is left out
after = False        # after the end of the namespace
documented = False   # the line before is a comment for Doxygen
with open(sys.argv[1], encoding="utf-8") as header:
    lines = header.read().splitlines()
for line in lines:
    if hidden_until:
        ends = line.startswith(hidden_until)
        keep = ends and hidden_until.endswith(";")
        hidden_until = None if ends else hidden_until
        print(line if keep else "")
        continue
    if detail := re.match(r"(namespace (?:chat_timers::inline CHAT_TIMERS_ABI::)?detail(?:::\w+)*) {$", line):
        hidden_until = "}  // " + detail[1]
        line = ""
    elif line.startswith("namespace chat_timers::inline"):
        line = line.replace("::inline CHAT_TIMERS_ABI", "")
        after = False
    elif line.startswith("}  // namespace chat_timers::inline"):
        after = True
    elif after and not line.startswith("#"):
        line = ""
    elif private := re.match("( *)private:$", line):
        hidden_until = private[1] + "};"
        line = ""
    elif not documented and re.match(r" +friend .*operator(==|<=>)\(.*= default;$", line):
        line = re.sub("^( +)", r"\1/** Compares all members. */ ", line)
    elif not documented and re.match(r" +using (value_type|size_type|difference_type|(const_)?(reference|pointer|iterator)) =", line):
        line = re.sub("^( +)", r"\1/** As in the containers of the standard library. */ ", line)
    else:
        line = re.sub("^( *)/// (Errors|Preconditions|Complexity|See): ",
                      lambda match: f"{match[1]}/// \\{match[2].lower()} ", line)
    if re.search(r"///.* (Errors|Preconditions|Complexity|See):( |$)", line):
        sys.exit(f"{sys.argv[1]}: a section of a comment begins inside a line: {line}")
    print(line)
    documented = line.lstrip().startswith("///")
