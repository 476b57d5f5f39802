"""Stdout, as programs read it: JSON, in the characters that it takes."""

from __future__ import annotations

import io
import json
import sys


def print_json(value: object) -> None:
    """A value as one line of JSON, or indented on a terminal."""
    json.dump(value, sys.stdout, ensure_ascii=not _takes_everything(), indent=None if not sys.stdout.isatty() else 1)
    sys.stdout.write("\n")


def escape_what_it_lacks() -> None:
    """Let characters that stdout doesn't take be written as escapes, where they would be an error."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not _takes_everything():
        sys.stdout.reconfigure(errors="backslashreplace")


def _takes_everything() -> bool:
    return sys.stdout.encoding.lower().replace("-", "") == "utf8"
