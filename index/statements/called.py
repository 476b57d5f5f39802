"""Whether "call" tells what somebody says a thing is ("called it a mistake"), or rings up, summons or only names it."""

from __future__ import annotations

import re

from ..lexicon.cues import CUES
from ..lexicon.words import (
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_plural_noun,
    word_set,
)
from .grammar.frame import Frame
from .grammar.outline import Outline
from .grammar.phrases import BORDERS, FINITE

_MARKS = frozenset('"“”')
_OBJECTS = word_set("it him her them me us you himself herself itself themselves")
_AWAY = word_set("off back up down out quits home again together away aside over")
_ANYBODY = word_set("we you i people")
_WHICH = word_set("what which whom that")
# "The agency, now called the Office, left".
_BY_ITS_NAME = word_set("now once then formerly originally sometimes often commonly popularly initially previously")
# What ends so, or is one of these, tells how something is: "called the vote illegal", "the trip great".
_QUALITY = re.compile(r".*(?:[ai]ble|ful|less|ous|[^e]al|ish|ive|[ai]c|ist|[ao]ry|ed|ting)")
_QUALITIES = word_set(
    "wrong false fake unfair fair unfit fit weak strong great good bad evil true untrue corrupt crazy insane stupid"
    " dumb absurd inept dead safe unsafe wise unwise smart brave rude cruel unjust just key vital guilty lazy crooked"
    " brilliant arrogant ignorant important urgent inhumane extreme obscene essential mere unclear premature appalling"
    " misleading troubling disturbing disgusting shocking alarming embarrassing encouraging"
)


def is_no_word(units: Outline, frame: Frame, start: int, end: int) -> bool:
    """Whether what stands at `[start, end)`, right after "call" and in no quotation marks, is not said of anything."""
    lowers = units.lowers
    before = lowers[frame.at - 1]
    if before in _BY_ITS_NAME and lowers[frame.group - 1] in BORDERS:
        return True
    if frame.source is not None and _stands_before(units, *frame.source):
        return lowers[frame.source[0]] in _ANYBODY
    return _is_subject(units, frame, start, end) or not _says_what_it_is(units, start, end)


def _stands_before(units: Outline, first: int, after: int) -> bool:
    """Whether the thing stands before who calls it something: "which Kirby called a lie", "plans he called vague"."""
    before = units.lowers[first - 1] if first else ""
    if before in _WHICH:
        return True
    known = before in CUES or before in PREPOSITIONS or before in CONJUNCTIONS or before in SUBORDINATORS
    return after - first == 1 and units.lowers[first] in SUBJECT_PRONOUNS and before.isalpha() and not known


def _is_subject(units: Outline, frame: Frame, start: int, end: int) -> bool:
    """Whether a verb follows, so that it is the sentence's subject that is named: "a quarter called Treme is old"."""
    if frame.cue.form != "past":
        return False
    for low in units.lowers[start:end]:
        if low in BORDERS or low in SUBORDINATORS or low in SUBJECT_PRONOUNS:
            return False
        if low in FINITE:
            return True
    return False


def _says_what_it_is(units: Outline, start: int, end: int) -> bool:
    """Whether a thing is followed by what it is said to be."""
    lowers = units.lowers
    if not _MARKS.isdisjoint(lowers[start:end]):
        return True  # a quotation mark that opens nothing
    if lowers[start] in _OBJECTS and (lowers[start] != "her" or _ends_phrase(lowers[start + 1 : end])):
        return not _ends_phrase(lowers[start + 1 : end])
    last = end
    for at in range(start + 1, end):
        low, before = lowers[at], lowers[at - 1]
        if low in BORDERS or (low in SUBORDINATORS and low not in PREPOSITIONS):
            last = at
            break
        leads = low in ("a", "an", "the", "one", "both") or low in POSSESSIVES
        if leads and before not in PREPOSITIONS and before not in CONJUNCTIONS:
            return True
    ends = (at for at in range(start + 1, last) if lowers[at] in CONJUNCTIONS or lowers[at] in PREPOSITIONS - {"of"})
    return _is_called_so(units, start, next(ends, last))


def _ends_phrase(following: list[str]) -> bool:
    first = following[0] if following else "."
    return first in _AWAY or first in PREPOSITIONS or first in CONJUNCTIONS or first in BORDERS


def _is_called_so(units: Outline, start: int, after: int) -> bool:
    """Whether a phrase ends in what its beginning is said to be: "Kirby unfit", "the vote illegal", "voters fools"."""
    if after - start < 2:
        return False
    *called, last = units.words[start:after]
    low, before = last.lower(), called[-1].lower()
    if not last[0].islower():
        return called[-1][0].islower() and is_plural_noun(before)
    if _tells_how(low) or is_plural_noun(before):
        return True
    return all(word[0].isupper() for word in called) and not is_plural_noun(low)


def _tells_how(low: str) -> bool:
    return low in _QUALITIES or _QUALITY.fullmatch(low) is not None
