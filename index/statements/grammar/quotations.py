"""Where an article quotes: from opening to closing mark, over several paragraphs where each opens anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...values import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# Of three single marks in a row the outer two are a double one.
_DOUBLE = re.compile(r"[“”„«»\"「」『』‹›]|(?:(?<!\w)''|''(?!\w))(?!'(?!\w))|‘‘(?=\w)|(?<=[\w.,!?…])’’(?!\w)")
# Two single marks for one double, and others, which quote only where nothing else is open.
_LIKE = {"‘‘": "“", "’’": "”", "「": "“", "」": "”", "『": "“", "』": "”", "‹": "“", "›": "”"}
_PARTNERS = {"「": "", "」": "「", "『": "", "』": "『", "‹": "", "›": "‹"}
# German opens with what English and French close with, or the other way round: „so“ and »so«.
_CLOSES = {"„": "“", "»": "«"}
# A line of a transcript, whose mark only shows that the whole is quoted: the label tells whose words these are.
_TURN = re.compile(r"[\"“](?=[A-Z][A-Z.'’ -]{2,30}:\s)")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–])|^)[‘'’](?=[A-Za-z\[$£€])(?!(?:em|til|tis|twas|cause|bout|n|s)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%)\]])['’](?![\w])")
# A single quotation longer than this is more likely an apostrophe that found a partner.
_LONGEST_SINGLE = 400
# So far ahead is looked for what closes a quotation, lest a line of nothing but marks be looked through for each.
_AHEAD = 5_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks. `pieces` holds one span a paragraph; `double` tells which marks."""

    start: int
    end: int
    pieces: tuple[Span, ...]
    double: bool


def find_quotations(text: str) -> list[Quotation]:
    """Outermost quotations in order of start; they never overlap."""
    found: list[Quotation] = []
    pending: list[Span] = []  # pieces of a quotation whose paragraph ended before it closed
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        first = next((at for at in range(start, end) if not text[at].isspace()), end)
        if first == end:
            continue
        turn = _TURN.match(text, first, end)
        first = turn.end() if turn else first
        if pending and (turn or text[first] not in '“"„'):
            found.extend(_unclosed(text, pending))
            pending = []
        pairs, open_at = _doubles(text, first, end)
        begins_open = bool(pending)
        for number, (opened, closed) in enumerate(pairs):
            if number == 0 and begins_open and opened == first:
                pieces = (*pending, Span(opened, closed))
                found.append(Quotation(pieces[0].start, closed, pieces, double=True))
                pending = []
            else:
                found.append(Quotation(opened, closed, (Span(opened, closed),), double=True))
        if open_at is None:
            pending = []
        elif begins_open and open_at == first:
            pending.append(Span(open_at, end))
        else:
            found.extend(_unclosed(text, pending))
            pending = [Span(open_at, end)]
    found.extend(_unclosed(text, pending))
    return sorted([*found, *_singles(text, found)], key=lambda quotation: quotation.start)


def _unclosed(text: str, pieces: list[Span]) -> list[Quotation]:
    """A quotation whose closing mark was forgotten, if it opens where only a quotation can."""
    if not pieces or text[pieces[0].start] in _PARTNERS:
        return []
    start, end = pieces[0].start, pieces[-1].end
    before = text[max(0, start - 3) : start].rstrip(" ")
    if end - start < 20 or not (not before or before[-1] in "\r\n,:" or before.endswith(".")):
        return []
    return [Quotation(start, end, tuple(pieces), double=True)]


def _doubles(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Pairs of double marks in one line, and where the last one opened if it never closed."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    inner = 0  # double quotations open inside the open one
    # How many more closing marks than opening ones are still to come: of two, one closes a quotation inside another.
    marks = [_LIKE.get(match.group(), match.group()) for match in _DOUBLE.finditer(text, start, end)]
    ahead = marks.count("”") - marks.count("“")
    for mark, match in zip(marks, _DOUBLE.finditer(text, start, end), strict=True):
        at, after = match.span()
        ahead += (mark == "“") - (mark == "”")
        if text[at] in _PARTNERS and _PARTNERS[text[at]] != ("" if opened is None else text[opened]):
            continue
        if opened is not None and mark == _CLOSES.get(text[opened]) and not text[at - 1].isspace():
            mark = "”"
        elif mark == "»" and opened is None and _is_turned(text, at, after, start, end):
            mark = "“"
        if mark == "“" and opened is not None and text[at - 1] in ",.?!" and text[after : after + 1] in ("", " "):
            mark = "”"  # "Apparently not,“ he said: the wrong mark closes
        if mark == "”" and opened is None and text[at - 1 : at].isspace() and text[after : after + 1].isalnum():
            mark = "“"  # ”Restoring it: the wrong mark opens
        if mark in "“„«" or (mark not in "”»" and _opens(text, at, after, start, end)):
            if opened is not None and mark == "“" and (ahead == 2 or _is_inside(text, opened, after, end)):
                inner += 1
            elif opened is None or mark in "“„«":
                opened, inner = at, 0
            else:  # a straight mark that looks as if it opened while one is open: it closes
                pairs.append((opened, after))
                opened = None
        elif inner:
            inner -= 1
        elif opened is not None:
            if after - opened > 2:
                pairs.append((opened, after))
            opened = None
    return pairs, opened


def _is_turned(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether what closes in French opens here, since what opens there closes it: alone it lists, or links."""
    return (at == start or text[at - 1].isspace()) and text.find("«", after + 1, min(end, after + _AHEAD)) > 0


def _is_inside(text: str, opened: int, after: int, end: int) -> bool:
    """Whether a straight mark that is open closes only after curved ones: "it is not for “us” because they left"."""
    if text[opened] != '"':
        return False
    end = min(end, after + _AHEAD)
    closing, straight = text.find("”", after, end), text.find('"', after, end)
    return -1 < closing < straight and text[straight - 1] in ",.?!"


def _opens(text: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    return (before.isspace() or before in "([—–-:/'‘’") and not following.isspace()


def _singles(text: str, doubles: list[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    inside = iter([piece for quotation in doubles for piece in quotation.pieces])
    outer = next(inside, None)
    last = 0
    for match in _SINGLE_OPEN.finditer(text):
        at = match.start()
        while outer is not None and outer.end <= at:
            outer = next(inside, None)
        if at < last or (outer is not None and outer.start <= at):
            continue
        limit = min(at + _LONGEST_SINGLE, len(text))
        line_end = text.find("\n", at, limit)
        limit = limit if line_end < 0 else line_end
        if outer is not None:
            limit = min(limit, outer.start)
        close = _SINGLE_CLOSE.search(text, at + 2, limit)
        if close:
            last = close.end()
            found.append(Quotation(at, last, (Span(at, last),), double=False))
    return found
