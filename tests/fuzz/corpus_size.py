#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The inputs that a clone brings have at most 500 kB."""
import pathlib
import sys

corpus = pathlib.Path(__file__).resolve().parent / "corpus"
size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
sys.exit(f"{corpus} holds {size} bytes, more than 500,000." if size > 500_000 else 0)
