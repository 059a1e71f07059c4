#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""stack_frames.py FILE: of what -fstack-usage wrote to FILE, the frames of decode(), decode_body() and decode_input(), each of which
is at most 5 KB."""
import re
import sys

MOST = 5 * 1024
frames = {}
for line in open(sys.argv[1], encoding="utf-8"):
    function, size, _ = line.rstrip("\n").split("\t")
    name = re.search(r"\b(decode(?:_body|_input)?)\((?:std::string_view|const [\w:]*http_request&)", function)
    if name:
        frames[name[1]] = max(frames.get(name[1], 0), int(size))
print(*(f"{name}: {size} bytes" for name, size in sorted(frames.items())), sep="\n")
sys.exit(sorted(frames) != ["decode", "decode_body", "decode_input"] or max(frames.values()) > MOST)
