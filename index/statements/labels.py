"""Paragraphs that name their speaker before a colon: "John Kirby: We Will Stay" and the turns of a transcript."""

from __future__ import annotations

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


def read_label(units: Outline, number: int) -> Attribution | None:
    """What a paragraph's label hands to somebody, to the paragraph's end, where sentence `number` opens with one.

    Who it is decides the resolver: a label that names nobody ("Note: ...") reports nothing.
    """
    lo, hi = units.sentences[number]
    lowers, words = units.lowers, units.words
    if number and units.paragraph_of[number - 1] == units.paragraph_of[number]:
        return None
    first = lo
    while first < hi and lowers[first] in _LEADERS:
        first += 1
    colon = units.capitals_after(first, min(hi, first + _LONGEST))
    after = colon
    if colon > first and colon < hi and lowers[colon] in _MATTERS:  # "Kirby on the talks: 'We will stay'"
        colon = next((at for at in range(colon, min(colon + _MATTER, hi)) if lowers[at] == ":"), hi)
        if colon + 1 >= hi or lowers[colon + 1] != QUOTE:
            return None
    if colon == first or colon >= hi or lowers[colon] != ":" or any(low in CUES for low in lowers[first:after]):
        return None
    start, end = colon + 1, _paragraph_end(units, number)
    while end > start and lowers[end - 1] in (".", "!", "?", ",", ":") and number == 0:
        end -= 1
    if lowers[start : start + 1] != [QUOTE] and (end - start < _FEWEST or not words[start][0].isalpha()):
        return None
    if start >= end:
        return None
    said = lowers[start:end]
    if number and (_SPOKEN.isdisjoint(said) or lowers[after - 1] in said):
        return None
    quoted = any(lowers[at] == QUOTE for at in range(start, end))
    direct = quoted and quotes_only(units, start, end - 1) and is_utterance(units, start)
    parts = (units.span(start, end),)
    kind: StatementKind = "direct" if direct else "mixed" if quoted else "indirect"
    return Attribution(parts, kind, units.span(colon, colon + 1), (first, after), number, label=True)


def _paragraph_end(units: Outline, number: int) -> int:
    last = number
    while last + 1 < len(units.sentences) and units.paragraph_of[last + 1] == units.paragraph_of[number]:
        last += 1
    return units.sentences[last][1]
