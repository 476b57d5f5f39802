"""Reporting verbs in the passive: what somebody was asked, and by whom others were told."""

from __future__ import annotations

from ...lexicon.words import BE, PREPOSITIONS, TIME_NOUNS, is_adverb, word_set
from .frame import Frame, Verb
from .participles import ASKED
from .phrases import Range

# How many words may stand between "asked" and the question: "asked on Monday in Paris whether".
_BEFORE_QUESTION = 9
_AFTER_WHOM = word_set("to :")  # "asked by a judge to wait"


def was_asked(verb: Verb) -> Frame | None:
    """ "Kirby was asked by Smith whether": Smith asks; "when asked if": nobody who is named."""
    passive = not BE.isdisjoint(verb.helpers) or verb.before in ("", "when", "whenever", "once", "if")
    question = _question(verb) if passive and verb.cue.lemma == "ask" else 0
    return Frame.of(verb, _by(verb, question), question) if question else None


def told_by(verb: Verb) -> Frame | None:
    """ "Kirby was told by officials that": the officials speak."""
    lowers, at, hi = verb.units.lowers, verb.at, verb.hi
    if verb.cue.pattern != "tell" and verb.cue.lemma != "warn":
        return None
    by = next((i for i in range(at + 1, min(at + 4, hi)) if lowers[i] == "by"), hi)
    that = next((i for i in range(by + 2, min(by + 9, hi)) if lowers[i] == "that"), None)
    return None if that is None else Frame.of(verb, (by + 1, that), that)


def _question(verb: Verb) -> int:
    """The first unit of what somebody was asked, past when, where and by whom: "asked by Smith (on Monday) whether"; 0
    where none is.
    """
    first = verb.at + 1
    asked = ASKED | _AFTER_WHOM if verb.following == "by" else ASKED
    for i in range(first + (verb.following == "by"), min(first + _BEFORE_QUESTION, verb.hi)):
        low = verb.units.lowers[i]
        if low in asked:
            return i
        when_or_where = (low in PREPOSITIONS and low != "to") or low in TIME_NOUNS or is_adverb(low)
        if i == first and not when_or_where:
            break
    return 0


def _by(verb: Verb, question: int) -> Range | None:
    """Who asks in "asked by a judge (on Monday) whether"."""
    units, first, end = verb.units, verb.at + 2, question
    while end > first and _tells_when(units.lowers[end - 1]) and not units.words[end - 1].isupper():  # "USA TODAY"
        end -= 1
    return (first, end) if verb.following == "by" and end > first else None


def _tells_when(low: str) -> bool:
    return low in TIME_NOUNS or low in ("on", ",") or is_adverb(low)
