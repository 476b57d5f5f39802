"""Paragraphs of transcripts, speeches and letters: where they begin and end, and whether somebody speaks in them."""

from __future__ import annotations

from ...lexicon.words import SPOKEN, word_set
from .outline import QUOTE, Outline
from .phrases import DASHES

_COURTESIES = word_set(
    "i we you are is my me it us thank thanks very much so many again sir madam welcome good evening morning afternoon"
    " night yield time back okay ok yes right please oh all everyone everybody"
)
_LEADERS = DASHES | {">", "...", "•", "*", '"', "“"}
_ASIDE = 8  # units of "[18:58]", "(R-Ohio)" and "[laughs]"
_ENDS = (DASHES - {"-"}) | {".", "!", "?", "…", "...", ")", "]", QUOTE}


def opening_sentences(units: Outline) -> list[int]:
    """The sentences that open a paragraph."""
    return [n for n in range(len(units.sentences)) if units.opens_paragraph(n)]


def paragraph_end(units: Outline, number: int) -> int:
    """The unit after the paragraph of a sentence."""
    while not units.closes_paragraph(number):
        number += 1
    return units.sentences[number][1]


def is_spoken(lowers: list[str]) -> bool:
    """Whether somebody speaks of himself, or to somebody, in what is not quoted."""
    return not SPOKEN.isdisjoint(lowers)


def is_courtesy(lowers: list[str]) -> bool:
    """Whether no more than a greeting, thanks or leave is said, to somebody named or not: "Thank you, WOLF."."""
    spoken = QUOTE not in lowers
    return spoken and all(low in _COURTESIES or low.isupper() or not low[0].isalnum() for low in lowers)


def sounds_spoken(units: Outline, number: int) -> bool:
    """As `is_spoken`, of the paragraph that a sentence opens."""
    return is_spoken(units.lowers[units.sentences[number][0] : paragraph_end(units, number)])


def asks(units: Outline, number: int) -> bool:
    """Whether a paragraph ends in a question."""
    return units.lowers[paragraph_end(units, number) - 1] == "?"


def is_whole(units: Outline, number: int) -> bool:
    """Whether a paragraph ends as a sentence does, which headings and links do not."""
    last = paragraph_end(units, number) - 1
    return units.lowers[last] in _ENDS or units.words[last][-1] == "."


def is_aside(units: Outline, number: int) -> bool:
    """Whether a paragraph only tells of what is heard: "[crosstalk]"."""
    return past_lead(units, units.sentences[number][0]) >= paragraph_end(units, number)


def past_lead(units: Outline, at: int) -> int:
    """Past the marks and the brackets that stand before what is said or its label."""
    while at < len(units.words) and units.lowers[at] in _LEADERS:
        at += 1
    return past_aside(units, at, len(units.words))


def past_aside(units: Outline, at: int, hi: int) -> int:
    """Past what stands in brackets: a time, a party, how it was said; but not "[Rooting out] corruption"."""
    lowers = units.lowers
    if at >= hi or lowers[at] not in ("[", "("):
        return at
    past = next((i + 1 for i in range(at + 1, min(at + _ASIDE, hi)) if lowers[i] in ("]", ")")), at)
    return at if past < hi and units.words[past][0].islower() else past
