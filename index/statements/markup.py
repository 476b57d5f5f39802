"""Marks of Markdown within a text, which are read over: who is *emphasised* or [linked](to) is no other than named."""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"(?<![\w*_])(?P<mark>[*_]{1,3})(?=[^\s*_])(?P<emphasised>[^*_\n]{1,200}?)(?<=\S)(?P=mark)(?![\w*_])"
    r"|(?<!\w)\[(?P<linked>[^\[\]\n]{1,200})\]\([^\s()]{1,500}\)"
    r"|^[ \t]*\*(?=[ \t])",
    re.MULTILINE,
)


def without_marks(text: str) -> str:
    """The text with white space in the place of marks, every other character where it was."""
    # Most texts have none.
    return _MARKS.sub(_blanked, text) if any(mark in text for mark in ("*", "_", "](")) else text


def _blanked(found: re.Match[str]) -> str:
    name = "linked" if found["linked"] else "emphasised"
    if not found[name]:
        return " " * len(found[0])
    (start, end), (first, last) = found.span(name), found.span()
    return " " * (start - first) + found[name] + " " * (last - end)
