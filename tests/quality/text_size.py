#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""text_size.py OBJECT: the code and constants of an object file (`size` of binutils), at most 46 kB (GCC 12.2 -O2)."""
import subprocess
import sys

MOST = 46_000
text = int(subprocess.run(["size", sys.argv[1]], check=True, capture_output=True, text=True).stdout.splitlines()[1].split()[0])
print(f"{text:,} bytes of {MOST:,}")
sys.exit(text > MOST)
