"""Stdout, as programs read it: JSON, in the characters that it takes."""

from __future__ import annotations

import io
import json
import os
import sys


def print_json(value: object) -> None:
    """A value as one line of JSON, or indented on a terminal."""
    _print(value, indent=1 if sys.stdout.isatty() else None)


def print_json_line(value: object) -> None:
    """A value as one line of JSON: one of many."""
    _print(value, indent=None)


def _print(value: object, indent: int | None) -> None:
    # An article's text may hold what steers a terminal; JSON itself escapes only some of it.
    json.dump(value, sys.stdout, ensure_ascii=sys.stdout.isatty() or not _takes_everything(), indent=indent)
    sys.stdout.write("\n")


def prepare_streams() -> None:
    """Let characters that stdout doesn't take be written as escapes, where they would be an error.

    What is written to a stream that was closed goes nowhere, as it would to /dev/null.
    """
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper) and not _takes_everything():
        sys.stdout.reconfigure(errors="backslashreplace")


def _takes_everything() -> bool:
    return sys.stdout.encoding.lower().replace("-", "") == "utf8"
