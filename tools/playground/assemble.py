#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Usage: assemble.py MODULE.wasm OUTPUT.html -- one page of index.html, style.css, page.js and the module."""

import base64
import gzip
import hashlib
import pathlib
import re
import sys

LARGEST = 80_000  # bytes

folder = pathlib.Path(__file__).parent


def slim(name):
    """The file without indentation, blank lines and lines that are a comment. Its texts span no lines."""
    text = re.sub(r"^\s*/\*.*?\*/\s*$", "", (folder / name).read_text("utf-8"), flags=re.MULTILINE)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


def pack(data):
    return base64.b64encode(gzip.compress(data, mtime=0)).decode()


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def replaced(page, old, new):
    if page.count(old) != 1:
        sys.exit(f"assemble: index.html has {page.count(old)} times {old!r}, expected it once")
    return page.replace(old, new)


def main():
    module, output = map(pathlib.Path, sys.argv[1:])
    style, loader, script = (slim(name) for name in ("style.css", "loader.js", "page.js"))
    # The page runs these scripts and the module, and reaches nothing outside itself.
    policy = (f"default-src 'none'; base-uri 'none'; form-action 'none'; "
              f"script-src {digest(loader)} {digest(script)} 'wasm-unsafe-eval'")
    parts = {"packed-module": pack(module.read_bytes()), "packed-script": pack(script.encode()),
             "packed-style": pack(style.encode())}
    packed = "".join(f'<script id="{name}" type="application/octet-stream">{text}</script>\n'
                     for name, text in parts.items())
    page = (folder / "index.html").read_text("utf-8")
    page = replaced(page, "default-src 'none'", policy)
    page = replaced(page, '<link rel="stylesheet" href="style.css">\n', "")
    page = replaced(page, '<script src="loader.js"></script>', f"{packed}<script>{loader}</script>")
    size = len(page.encode())
    sizes = ", ".join(f"{name} {len(text)}" for name, text in parts.items())
    if size > LARGEST:
        sys.exit(f"assemble: the page has {size} bytes, more than {LARGEST}: {sizes}")
    output.write_text(page, "utf-8")
    print(f"{output}: {size} bytes, of these {sizes}")


main()
