"""Paragraphs that name their speaker before a colon: "John Kirby: We Will Stay" and the turns of a transcript."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..lexicon.cues import CUES
from ..lexicon.words import word_set
from ..values import StatementKind
from .attribution import Attribution, quotes_only
from .grammar.outline import QUOTE, Outline
from .grammar.utterances import is_utterance

_LONGEST = 6  # units of a label
_FEWEST = 3  # units of what is said
_SPOKEN = word_set(
    "i i'm i've i'll i'd me my we we're we've we'll our us you you're your yes no thank thanks well let's"
)
_MATTERS = word_set("on about to in at")
_MATTER = 12  # units between a name and its colon
_LEADERS = frozenset({"-", "—", "–", "•", "*", '"', "“"})
_TURNS = 3  # paragraphs that one label opens in a transcript
_ASIDE = 8  # units of "[18:58]", "(R-Ohio)" and "[laughs]"


class _Label(NamedTuple):
    """Units: the name from `first` to before `after`, the colon, and where what is said starts."""

    first: int
    after: int
    colon: int
    start: int


def read_labels(units: Outline) -> dict[int, Attribution]:
    """What labels hand to somebody, each to the end of its paragraph, by the sentence that opens with it.

    Who it is decides the resolver: a label that names nobody ("Note: ...") reports nothing. What it opens must sound
    like speech, unless it opens one paragraph after the other, as in a transcript or an interview.
    """
    labels = {n: label for n in range(len(units.sentences)) if (label := _label(units, n)) is not None}
    turns = Counter(_named(units, label) for label in labels.values())
    read = {n: _read(units, n, label, turns[_named(units, label)] >= _TURNS) for n, label in labels.items()}
    return {n: attribution for n, attribution in read.items() if attribution is not None}


def _read(units: Outline, number: int, label: _Label, takes_turns: bool) -> Attribution | None:
    lowers, words, start = units.lowers, units.words, label.start
    end = _paragraph_end(units, number)
    while end > start and lowers[end - 1] in (".", "!", "?", ",", ":") and number == 0:
        end -= 1
    if lowers[start : start + 1] != [QUOTE] and (end - start < _FEWEST or not words[start][0].isalpha()):
        return None
    if start >= end:
        return None
    said = lowers[start:end]
    speech = number == 0 or not (_SPOKEN.isdisjoint(said) or lowers[label.after - 1] in said)
    if not speech and not takes_turns:
        return None
    quoted = any(lowers[at] == QUOTE for at in range(start, end))
    direct = quoted and quotes_only(units, start, end - 1) and is_utterance(units, start)
    parts = (units.span(start, end),)
    kind: StatementKind = "direct" if direct else "mixed" if quoted else "indirect"
    cue = units.span(label.colon, label.colon + 1)
    return Attribution(parts, kind, cue, (label.first, label.after), number, label="speech" if speech else "turn")


def _label(units: Outline, number: int) -> _Label | None:
    """The label that a sentence opens with, where it opens its paragraph."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    if number and units.paragraph_of[number - 1] == units.paragraph_of[number]:
        return None
    first = lo
    while first < hi and lowers[first] in _LEADERS:
        first += 1
    first = _past_aside(units, first, hi)
    after = units.capitals_after(first, min(hi, first + _LONGEST))
    colon = _past_aside(units, after, hi)
    if after > first and colon < hi and lowers[colon] in _MATTERS:  # "Kirby on the talks: 'We will stay'"
        colon = next((at for at in range(colon, min(colon + _MATTER, hi)) if lowers[at] == ":"), hi)
        if colon + 1 >= hi or lowers[colon + 1] != QUOTE:
            return None
    if after == first or colon >= hi or lowers[colon] != ":" or any(low in CUES for low in lowers[first:after]):
        return None
    return _Label(first, after, colon, _past_aside(units, colon + 1, len(units.words)))


def _named(units: Outline, label: _Label) -> str:
    return " ".join(units.lowers[label.first : label.after])


def _past_aside(units: Outline, at: int, hi: int) -> int:
    """Past what stands in brackets: a time, a party, how it was said."""
    lowers = units.lowers
    if at >= hi or lowers[at] not in ("[", "("):
        return at
    return next((i + 1 for i in range(at + 1, min(at + _ASIDE, hi)) if lowers[i] in ("]", ")")), at)


def _paragraph_end(units: Outline, number: int) -> int:
    last = number
    while last + 1 < len(units.sentences) and units.paragraph_of[last + 1] == units.paragraph_of[number]:
        last += 1
    return units.sentences[last][1]
