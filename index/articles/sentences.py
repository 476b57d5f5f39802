"""Sentences and paragraphs of an article, as spans.

sentencex does the splitting: it gives exact offsets, keeps a quotation of several sentences whole, and was the
fastest and among the most accurate of four libraries tried on news (see benchmarks/README.md). Two things it can't
know are mended here: a missing space (`arrivalHe noted`) and a time zone after `a.m.`.
"""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from ..values import Span

# A sentence that lost its space: a lower-case word run into a word that opens sentences. The set is closed, so that
# names such as LinkedIn, YouTube and DeSantis stay whole.
_GLUED = re.compile(r"(?<=[a-z]{3})(?=(?:He|She|They|It|We|The|This|That|These|But|And|However|According)\s)")
# A sentence in brackets, which sentencex runs into the next: "(It is late.) He left", but "the Tampa (Fla.) Times".
_BRACKETED = re.compile(r"\([^()\n]{12,400}[.!?]\)(?=\s+[A-Z])")
_SPACE = re.compile(r"[^\S\n]")
# What sentencex takes for an end but isn't: "10 a.m. ET", "5 p.m. EDT", "Roe v. Wade", "then-Sen. Smith", "D-W.Va.".
_BEFORE_ZONE = re.compile(r"\b[ap]\.m\.\s+$")
_ZONE = re.compile(r"(?:[ECMP][SD]?T|GMT|UTC|BST|CET)\b")
_VERSUS = re.compile(r"\w\s+vs?\.\s+$")
_HYPHENED = re.compile(r"(?:\b(?:[Tt]hen|[Ee]x)-(?:Sen|Rep|Gov|Lt)\.\s*|\b[DRI]-W\.)$")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_LINE_ENDS = re.compile(r"[.!?:;…\"”’'»)\]]\s*$")
# sentencex is quadratic in unclosed quotation marks: a line is split in pieces of at most this many code points.
_PIECE = 5_000


def paragraphs(text: str) -> list[Span]:
    """Lines with something in them, stripped of the white space around them.

    A line that was wrapped (no closing punctuation, and the next begins in lower case) is joined with the next.
    """
    found: list[Span] = []
    # A byte order mark is no part of the first.
    for match in _LINE.finditer(text, text.startswith("\ufeff")):
        start, end = match.span()
        line = match.group()
        start += len(line) - len(line.lstrip())
        end -= len(line) - len(line.rstrip())
        if start >= end:
            continue
        if found and _is_wrapped(text, found[-1], start):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def _is_wrapped(text: str, before: Span, start: int) -> bool:
    gap = text[before.end : start]
    return (
        text[start].islower()
        and gap.count("\n") <= 1
        and not _LINE_ENDS.search(text, max(0, before.end - 3), before.end)
    )


def sentences(text: str, within: Span) -> list[Span]:
    """Sentences of `text[within.start:within.end]`, stripped, in order, none empty."""
    ends: list[int] = []
    for piece in _pieces(text, within):
        # The splitter panics at a capital letter, other white space than ASCII's and a full stop.
        chunk = _SPACE.sub(" ", piece.of(text))
        ends.extend(piece.start + found["end_index"] for found in get_sentence_boundaries("en", chunk))
    ends = [end for end in ends if not _goes_on(text, max(within.start, end - 10), end)]
    ends.extend(match.start() for match in _GLUED.finditer(text, within.start, within.end))
    ends.extend(match.end() for match in _BRACKETED.finditer(text, within.start, within.end))
    found: list[Span] = []
    start = within.start
    for end in sorted({*ends, within.end}):
        sentence = _stripped(text, start, end)
        if sentence.start < sentence.end:
            found.append(sentence)
        start = end
    return found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on after an end that was found, by the characters from `start` on before it."""
    if _VERSUS.search(text, start, end) or _HYPHENED.search(text, start, end):
        return True
    return _BEFORE_ZONE.search(text, start, end) is not None and _ZONE.match(text, end) is not None


def _pieces(text: str, within: Span) -> list[Span]:
    pieces = []
    start = within.start
    while within.end - start > _PIECE:
        cut = text.rfind(" ", start, start + _PIECE) + 1 or start + _PIECE
        pieces.append(Span(start, cut))
        start = cut
    return [*pieces, Span(start, within.end)]


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
