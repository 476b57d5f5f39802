"""The speaker who follows the verb: "said John Kirby, a spokesman"."""

from __future__ import annotations

from .descriptions import MODIFIERS
from .outline import Outline
from .phrases import BORDERS, REACH, RELATIVE, Range, is_past
from .roles import ADDRESS, ROLES
from .words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    has_past_form,
    is_plural_noun,
    word_set,
)

_ENDS_SPEAKER = word_set("who whose when while as after before during earlier this last late later today yesterday")


def subject_after(units: Outline, at: int, high_bound: int) -> Range | None:
    """The noun phrase that follows an inverted verb: "said John Kirby, a spokesman"."""
    lowers, words = units.lowers, units.words
    if at >= high_bound:
        return None
    first = at
    if lowers[first] in ("he", "she", "they", "i", "we"):
        return first, first + 1
    if not (
        words[first][0].isupper()
        or (lowers[first] in DETERMINERS and lowers[first] not in ("that", "this", "these", "those"))
        or lowers[first] in POSSESSIVES
        or lowers[first] in ROLES
        or lowers[first] in MODIFIERS
        or is_plural_noun(lowers[first])
        or _name_ahead(units, first, high_bound)
    ):
        return None
    if lowers[first] in WEEKDAYS or lowers[first] in PREPOSITIONS or lowers[first] in SUBORDINATORS:
        return None
    several = words[first][0].islower() and is_plural_noun(lowers[first])
    while at < high_bound and at - first < REACH:
        low = lowers[at]
        if (
            low in BORDERS
            or (low in AUXILIARIES and low != "'s")
            or (low in SUBJECT_PRONOUNS and low not in DETERMINERS)
        ):
            break
        if at > first and (low in WEEKDAYS or low in _ENDS_SPEAKER):
            break
        if at > first and (is_past(units, at, first) or _takes_object(units, at)):
            break
        if at > first and several and has_past_form(low):  # "said guards fired tear gas"
            break
        if low in PREPOSITIONS and at > first and low not in ("of", "for", "from", "at", "with", "to"):
            break
        if low in PREPOSITIONS and lowers[at - 1] not in ROLES and words[at - 1][0].isupper() and low != "of":
            break
        if low in CONJUNCTIONS and not (
            at + 1 < high_bound and words[at + 1][0].isupper() and words[at - 1][0].isupper()
        ):
            break
        if at > first and low == "in":
            break
        at += 1
    return (first, at) if at > first else None


def _name_ahead(units: Outline, first: int, high_bound: int) -> bool:
    """ "said undecided Republican voter Stephanie Hooton": a bare noun phrase that a name closes."""
    for at in range(first, min(first + 6, high_bound)):
        if units.words[at][0].isupper():
            return at > first and units.lowers[at] not in WEEKDAYS
        if units.lowers[at] in BORDERS or units.lowers[at] in SUBJECT_PRONOUNS or units.lowers[at] in AUXILIARIES:
            return False
        if units.lowers[at] in RELATIVE:
            return False
        if units.lowers[at] in PREPOSITIONS and units.lowers[at] != "of":
            return False
    return False


def _takes_object(units: Outline, at: int) -> bool:
    """Whether a past tense has an object after it, as no participle has: "his district received a flurry"."""
    low = units.lowers[at]
    if units.words[at][0].isupper() or low in MODIFIERS or not has_past_form(low):
        return False
    following = units.lowers[at + 1] if at + 1 < len(units.lowers) else ""
    return following in DETERMINERS or following in POSSESSIVES or following in ADDRESS
