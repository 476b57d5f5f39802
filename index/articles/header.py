"""What a plain text opens with to tell of itself: the date in a first line, or front matter, as Markdown has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..values import Span

# A byte order mark may stand before either, and stays in the text.
_DATE = re.compile(r"\A\ufeff?\s*date (\d{4}-\d{2}-\d{2})(?:T[\d:.+-]+Z?)?(?!\w)")
# Between two rules nothing but fields, items of lists, comments and empty lines.
_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n((?:[A-Za-z][\w-]*:[^\n]*\n|[ \t#-][^\n]*\n|\r?\n)*?)(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)"
)
_FIELD = re.compile(r"([A-Za-z][\w-]*):(.*)")
_SPACE = re.compile(r"\s*")
# What Jekyll, Hugo, Pandoc and their like call a field of ours.
_OURS = {"date": "published", "author": "authors", "source": "outlet"}
# Without one of these, what stands between two rules is a text of its own: a transcript's turns look like fields.
_TELLING = frozenset(["title", "date", "published"])

# Nothing, and what announces a text of several lines.
_NO_TEXT = frozenset(["~", "null", ">", ">-", "|", "|-"])


@dataclass(frozen=True, slots=True)
class Header:
    """What a header tells, by the names that a line of JSON has for it, and where it ends; 0 where there is none."""

    end: int
    record: dict[str, Any]

    def span(self, text: str) -> Span:
        """What is no reporting: the header and the white space below it."""
        below = _SPACE.match(text, self.end) if self.end else None
        return Span(0, below.end() if below else 0)


def header_of(text: str) -> Header:
    """The header of a text."""
    if dated := _DATE.match(text):
        return Header(dated.end(), {"published": dated[1]})
    front = _FRONT.match(text)
    written = _fields(front[1]) if front else {}
    if front is None or _TELLING.isdisjoint(written):
        return Header(0, {})
    # A field's own name comes last, and wins.
    named = sorted(written.items(), key=lambda item: item[0] not in _OURS)
    record = {_OURS.get(name, name): value for name, value in named if value}
    if isinstance(day := record.get("published"), str):
        record["published"] = day.split()[0]
    return Header(front.end(), record)


def _fields(block: str) -> dict[str, Any]:
    """The fields of front matter: texts, and lists of them; what is nested deeper is nothing of ours."""
    record: dict[str, Any] = {}
    name = ""
    for line in block.splitlines():
        if found := _FIELD.match(line):
            name = found[1].lower()
            value = found[2].strip()
            items = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else None
            record[name] = _text(value) if items is None else [_text(item) for item in items]
        elif name and (item := line.strip()).startswith("- "):
            if not isinstance(record[name], list):
                record[name] = []
            record[name].append(_text(item[2:]))
    return record


def _text(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        return value[1:-1].strip()
    return "" if value in _NO_TEXT else value
