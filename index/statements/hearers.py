"""Whom something was said to, told or asked, and what they are asked to do: "told (reporters in Paris) that"."""

from __future__ import annotations

from ..lexicon.roles import ROLES
from ..lexicon.words import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    CONTRACTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    is_plural_noun,
    word_set,
)
from .grammar.frame import Frame
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import FINITE, NOUN_LEADS, begins_predicate
from .grammar.utterances import opens_high

_WITHIN_NAMES = word_set("the and of for last")
_OBJECTS = word_set("him them me us you it himself herself themselves")
_OPENS_CLAUSE = SUBJECT_PRONOUNS | CONTRACTIONS | DETERMINERS | POSSESSIVES
_SUBJECTS = (SUBJECT_PRONOUNS | CONTRACTIONS) - DETERMINERS
_REACH = 16


def after_hearer(units: Outline, at: int, hi: int, frame: Frame) -> int:
    """The unit after whom something was said to, if anybody stands at a unit: "told (reporters in Paris) that"."""
    lowers, words = units.lowers, units.words
    if at >= hi:
        return at
    if (lowers[at] in CLAUSE_OPENERS and lowers[at] != "to") or lowers[at] in PREPOSITIONS:
        return at
    if lowers[at] in ("it", "you") and begins_predicate(units, at + 1, hi):
        return at  # "warned it would leave"
    if lowers[at] in _OBJECTS:
        return at + 1
    optional = frame.cue.lemma in ("ask", "warn", "caution", "promise", "advise", "plead")
    topic = frame.cue.lemma == "ask" and "about" in lowers[at : min(at + 8, hi)]
    if optional and not topic and CLAUSE_OPENERS.isdisjoint(lowers[at : min(at + 8, hi)]):
        warned = is_plural_noun(lowers[at]) and {*lowers[at + 1 : at + 2]} <= _OPENS_CLAUSE
        return at + warned  # "warned residents the storm would come"
    first = at
    while at < hi and at - first < _REACH:
        low = lowers[at]
        if low == "who" and at > first:  # "urged anyone who bought it not to eat it"
            return next((i for i in range(at + 2, min(at + _REACH, hi)) if lowers[i] in ("to", "that")), at)
        if low in CLAUSE_OPENERS or low in _SUBJECTS:
            break
        if low == QUOTE and lowers[at - 1] == "'s":  # "told ABC's “This Week” that"
            at += 1
            continue
        if low == QUOTE or low in ",:;.—–":
            break
        if words[at] == "TODAY" and at > first:
            return at + 1 + (lowers[at + 1 : at + 2] in (["sports"], ["network"]))
        if at > first and (low in PREPOSITIONS or low in TIME_NOUNS or low in FINITE):
            if low in AUXILIARIES:  # the hearer was the clause's own subject: "warned Russia would"
                return first
            # "asked governments around the world to save fuel", "told the Department of Labor to"
            return _asked_of(units, at, hi) or at
        if at > first and low in NOUN_LEADS and lowers[at - 1] != "and":
            break
        inner = lowers[at - 1] in DETERMINERS or lowers[at - 1] in ("and", "'s")
        named = at + 1 < hi and lowers[at + 1] == "that"  # "told British news site Unilad that"
        # "told radio host Anna Smith that", but "told the senator Smith had", "told aides Smith had"
        titled = lowers[at - 1] in ROLES and lowers[first] not in DETERMINERS
        if titled and at > first and words[at][0].isupper():
            at = max(units.capitals_after(at, hi), at + 1)
            continue
        if at > first and words[at][0].isupper() and words[at - 1][0].islower() and not inner and not named:
            break
        at += 1
    return at


def _asked_of(units: Outline, at: int, hi: int) -> int:
    """Where the infinitive stands that says what somebody is asked to do, past where he is; 0 where none is near."""
    for to in range(at, min(at + _REACH, hi)):
        low = units.lowers[to]
        if is_infinitive(units, to, hi):
            return to
        if low == QUOTE or low in ",:;.—–" or low in AUXILIARIES or low in CLAUSE_OPENERS | _SUBJECTS:
            break
    return 0


def is_infinitive(units: Outline, at: int, hi: int) -> bool:
    """Whether `to` stands at a unit before a verb: "to ban", but "to the press", "to Xi"."""
    if at + 1 >= hi or units.lowers[at] != "to":
        return False
    if not units.words[at + 1].islower():
        return units.lowers[at + 1] == QUOTE and not opens_high(units, at + 1)
    return units.lowers[at + 1] not in NOUN_LEADS


def past_name(units: Outline, at: int, hi: int) -> int:
    """Past what is left of a name before `that`: "told the Kennedy Library and (Museum last week) that"."""
    after = at
    while after < hi and (units.words[after][0].isupper() or units.lowers[after] in _WITHIN_NAMES):
        after += 1
    while after < hi and units.lowers[after] in TIME_NOUNS:
        after += 1
    return after if units.lowers[after : after + 1] == ["that"] else at


def names_outlet(units: Outline, at: int, hi: int) -> bool:
    """Whether a name stands at a unit, and after it nothing, or when, where and what was said."""
    after = units.capitals_after(at, hi)
    following = units.lowers[after] if after < hi else ""
    return after > at and (following in ("", ".", ",", "that") or following in PREPOSITIONS or following in TIME_NOUNS)
