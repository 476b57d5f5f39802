"""What sets two statements of nearly the same words apart: another figure or day, a negation, an opposite."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .terms import STOPWORDS, WORD, term_set, word_terms
from .values import WEEKDAYS

_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})")
_DIGITS = re.compile(r"\d+")
_NUMBERS = """
    1/one/first 2/two/second 3/three/third/thirds 4/four/fourth 5/five/fifth 6/six/sixth 7/seven/seventh
    8/eight/eighth 9/nine/ninth 10/ten/tenth 11/eleven 12/twelve 20/twenty 30/thirty 40/forty 50/fifty 60/sixty
    70/seventy 80/eighty 90/ninety hundred/hundreds thousand/thousands million/millions billion/billions
    trillion/trillions half/halves quarter/quarters double/doubled/twice triple/tripled
"""
_MONTHS = """
    january/jan february/feb march april june july august/aug september/sept october/oct november/nov december/dec
"""
# Every word for a figure, by kind, with the one that stands for all: "five" is 5, and so is "fifth".
_KINDS = tuple(
    {word: group.split("/")[0] for group in words.split() for word in group.split("/")}
    for words in (_NUMBERS, " ".join(WEEKDAYS), _MONTHS)
)
# The "t" of "isn't" stands alone once words are told apart.
_NEGATIONS = frozenset(["not", "t", "never", "no", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"])
# Words of content after a negation that it may turn round.
_REACH = 2
_PAIRS = """
    rise/fall rising/falling rose/fell increase/decrease grow/shrink gain/lose up/down higher/lower high/low more/less
    win/lose won/lost support/oppose favor/oppose accept/reject agree/disagree true/false right/wrong better/worse
    guilty/innocent legal/illegal possible/impossible likely/unlikely before/after raise/cut raise/lower expand/shrink
"""
_OPPOSITES = tuple(
    (word_terms(a)[0], word_terms(b)[0]) for a, b in (pair.split("/") for pair in dict.fromkeys(_PAIRS.split()))
)


class _Marks(NamedTuple):
    """What tells a statement from its like: its terms, its figures, and the terms that it negates.

    `figures` are numbers, weekdays and months, a set of each; `negates` tells whether it negates anything.
    """

    terms: frozenset[str]
    figures: tuple[frozenset[str], ...]
    negated: frozenset[str]
    negates: bool


def contradict(one: str, other: str) -> bool:
    """Whether two statements of like words can't be the same.

    Each gives a figure or a day that the other doesn't, one negates what the other says and negates nothing, or they
    hold opposites.
    """
    a, b = _marks(one), _marks(other)
    if any(not (ours <= theirs or theirs <= ours) for ours, theirs in zip(a.figures, b.figures, strict=True)):
        return True
    if (not b.negates and a.negated & b.terms) or (not a.negates and b.negated & a.terms):
        return True
    ours, theirs = a.terms - b.terms, b.terms - a.terms
    return any((x in ours and y in theirs) or (y in ours and x in theirs) for x, y in _OPPOSITES)


def differs_in_denying(one: str, other: str) -> bool:
    """Whether a statement denies nothing of what another denies."""
    return _marks(one).negated.isdisjoint(_marks(other).negated)


# A statement is held against several others, one after the other.
@lru_cache(maxsize=4_096)
def _marks(text: str) -> _Marks:
    plain = _SEPARATOR.sub("", text).lower()
    words = WORD.findall(plain)
    negated: set[str] = set()
    left = 0
    for word in words:
        if word in _NEGATIONS:
            left = _REACH
        elif left and (own := _content(word)):
            negated.update(own)
            left -= 1
    return _Marks(
        terms=term_set(plain),
        figures=tuple(frozenset(filter(None, (_figure(word, kind) for word in words))) for kind in range(len(_KINDS))),
        negated=frozenset(negated),
        negates=not _NEGATIONS.isdisjoint(words),
    )


@lru_cache(maxsize=65_536)
def _figure(word: str, kind: int) -> str | None:
    digits = _DIGITS.match(word) if kind == 0 else None
    return (digits.group().lstrip("0") or "0") if digits else _KINDS[kind].get(word)


@lru_cache(maxsize=16_384)
def _content(word: str) -> tuple[str, ...]:
    return tuple(term for term in word_terms(word) if term not in STOPWORDS)
