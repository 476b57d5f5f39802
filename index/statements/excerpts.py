"""Words set off from the line that tells whose they are: "In a statement, Smith said:" or "ANNA SMITH, HOST:"."""

from __future__ import annotations

from collections.abc import Container

from ..lexicon.words import PREPOSITIONS
from .attribution import Attribution
from .grammar.outline import QUOTE, Outline
from .grammar.paragraphs import (
    is_aside,
    is_courtesy,
    is_whole,
    opening_sentences,
    paragraph_end,
    past_lead,
    sounds_spoken,
)
from .grammar.phrases import Range
from .turns import announced

_TAIL = 6  # units between a verb and its colon: "wrote in a post on Facebook:"
_LISTS = frozenset({"what", "how", "here", "here's", "following", "these"})
_HEAD = 10  # units before the colon of a label or a link


def read_excerpts(units: Outline, given: Container[int]) -> dict[int, Attribution]:
    """Paragraphs without quotation marks that the line above hands to somebody, by the sentence that opens them."""
    found: dict[int, Attribution] = {}
    opening = opening_sentences(units)
    for at, number in enumerate(opening[1:], 1):
        if units.lowers[units.sentences[number][0] - 1] != ":" or number in given:
            continue
        said = announced(units, number - 1)
        if said is None or (source := said[1]) is None or not _hands_on(units, number - 1, said[0].start, source):
            continue
        cue = said[0]
        surname = units.lowers[source[1] - 1]
        for later in (opening[i] for i in range(at, len(opening))):
            start, end = past_lead(units, units.sentences[later][0]), paragraph_end(units, later)
            goes_on = later == number or (sounds_spoken(units, later) and sounds_spoken(units, number))
            if later in given or not goes_on or not _is_said(units, later) or surname in units.lowers[start:end]:
                break
            if not is_courtesy(units.lowers[start:end]):
                found[later] = Attribution((units.span(start, end),), "direct", cue, source, later, label="turn")
    return found


def _hands_on(units: Outline, number: int, cue: int, source: Range) -> bool:
    """Whether a line is a name and its office, or ends with its verb, or with where it was said or written."""
    lo, hi = units.sentences[number]
    if units.starts[hi - 1] == cue:
        return source[0] == lo and units.lowers[source[1]] in (":", ",")
    tail = [at for at in range(lo, hi - 1) if units.starts[at] > cue]
    placed = not tail or (units.lowers[tail[0]] in ("in", "on") and units.words[tail[-1]] not in PREPOSITIONS)
    return placed and len(tail) <= _TAIL and _LISTS.isdisjoint(units.lowers[lo:hi])


def _is_said(units: Outline, number: int) -> bool:
    lo, end = units.sentences[number][0], paragraph_end(units, number)
    lowers = units.lowers[past_lead(units, lo) : end]
    quoted = lowers[:1] == [QUOTE] or ":" in lowers[:_HEAD]
    return not quoted and is_whole(units, number) and not is_aside(units, number)
