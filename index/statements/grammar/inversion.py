"""The speaker who follows the verb: "said John Kirby, a spokesman"."""

from __future__ import annotations

from ...lexicon.cues import CUES, EVIDENCE, RECORDS
from ...lexicon.roles import ROLES
from ...lexicon.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    PARTY_TAGS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_NOUNS,
    WEEKDAYS,
    has_past_form,
    is_adverb,
    is_plural_noun,
    word_set,
)
from ..people.descriptions import MODIFIERS
from .frame import Verb
from .outline import QUOTE, Outline
from .phrases import BORDERS, FINITE, NOUN_LEADS, PRONOUNS, REACH, RELATIVE, Range, begins_predicate, is_past
from .preceding import subject_before

_CLOSING = word_set("say report")
_AFTER_SPEAKER = word_set(", . ( ) who whose ! ? ; : — – -- earlier later last this when while after during")
# After "late" they tell when: "the deal, announced late Monday".
_WHEN = WEEKDAYS | TIME_NOUNS | {"on", "in", "this", "last"}
_ENDS_SPEAKER = word_set("who whose when while as after before during earlier this last late later today yesterday")


def inverted_subject(verb: Verb) -> Range | None:
    """The noun phrase after a verb that speaks ("said Kirby."); None where it is what was said."""
    phrase = phrase_after(verb.units, verb.at + 1, verb.hi)
    return phrase if phrase is not None and _inverts(verb, phrase) else None


def past_aside(units: Outline, after: int, hi: int) -> int:
    """The unit after what describes a speaker before what he said goes on: "said Sen. Anna Smith, D-Ohio, on Monday",
    "said Anna Smith, who left, “...”".
    """
    if after + 1 >= hi or units.lowers[after] != ",":
        return after
    if units.words[after + 1][:2] in PARTY_TAGS:
        return after + 2
    if units.lowers[after + 1] not in ("who", "whose", "a", "an", "the"):
        return after
    first = True
    for at in range(after + 2, min(after + REACH, hi - 1)):
        cue = CUES.get(units.lowers[at])
        if units.lowers[at] == QUOTE or (cue is not None and not cue.noun and cue.form in ("past", "s", "ing")):
            break  # "said Kirby, who added that"
        if units.lowers[at] == ",":
            if units.lowers[at + 1] == QUOTE or (first and begins_predicate(units, at + 1, hi)):
                return at
            first = False
    return after


def _inverts(verb: Verb, inverted: Range) -> bool:
    """Whether the noun phrase after a verb is its speaker ("said Kirby.") and not the start of what was said."""
    units, lowers, cue, group, lo, hi = verb.units, verb.units.lowers, verb.cue, verb.group, verb.lo, verb.hi
    if group > lo and cue.pattern == "object":
        return False
    if cue.lemma in EVIDENCE and RECORDS.isdisjoint(lowers[slice(*inverted)]):
        return False  # "The survey, taken in May, shows Kirby with a lead"
    several = _is_unnamed_plural(units, inverted[0])
    end = inverted[1]
    closed = end >= hi or lowers[end] in PREPOSITIONS or lowers[end] in _AFTER_SPEAKER or lowers[end] in TIME_NOUNS
    if not closed:
        return False
    first = lowers[inverted[0]]
    lowly = cue.lemma in ("ask", "warn", "answer", "promise") or first in NOUN_LEADS
    aside = group > lo and lowers[group - 1] == "," and lowers[group - 2] != QUOTE
    if aside and cue.lemma in _CLOSING and cue.form != "base" and _ends_sentence(units, inverted, hi):
        return True
    if aside and (lowly or several or _is_described(units, lo, group)):
        # "Xi, who ..., denied the", "Kirby, a diplomat, said Xi"
        return subject_before(units, group, lo) is None
    return group > lo or cue.lemma in ("say", "write", "add", "tweet") or lowers[hi - 1] == ":"


def _ends_sentence(units: Outline, phrase: Range, hi: int) -> bool:
    """Whether a sentence ends in who said it: "..., said the Daily Record.", but "said the talks failed."."""
    first, end = phrase
    if end < hi and units.lowers[end] == "," and units.lowers[end - 1] in ROLES:
        end = units.capitals_after(end + 1, hi)  # "said the company's chief executive, John Kirby."
    if end < hi - 1 or (end == hi - 1 and units.lowers[end] != "."):
        return False
    named = units.words[end - 1][0].isupper() or end - first <= 3
    within = range(first + 1, end)
    return named and not any(has_past_form(units.lowers[at]) and units.words[at].islower() for at in within)


def _is_described(units: Outline, lo: int, group: int) -> bool:
    """Whether nothing but a name and what describes it stands before a verb: "Anna Smith, a lawyer from Ohio, said"."""
    comma = next((at for at in range(lo, group) if units.lowers[at] == ","), group)
    if comma == group - 1 or comma == lo or is_adverb(units.lowers[lo]):
        return False
    return all(units.words[at][0].isupper() or units.lowers[at] in ROLES for at in range(lo, comma))


def _is_unnamed_plural(units: Outline, at: int) -> bool:
    return is_plural_noun(units.lowers[at]) and not units.words[at][0].isupper()


def phrase_after(units: Outline, at: int, high_bound: int) -> Range | None:
    """The noun phrase that follows an inverted verb: "said John Kirby, a spokesman"."""
    lowers, words = units.lowers, units.words
    if at >= high_bound:
        return None
    first = at
    if lowers[first] in ("he", "she", "they", "i", "we"):
        return first, first + 1
    several = _is_unnamed_plural(units, first)
    if not (
        several
        or words[first][0].isupper()
        or (lowers[first] in NOUN_LEADS and lowers[first] not in ("that", "this", "these", "those"))
        or lowers[first] in ROLES
        or lowers[first] in MODIFIERS
        or _name_ahead(units, first, high_bound)
    ):
        return None
    if lowers[first] in WEEKDAYS or lowers[first] in PREPOSITIONS or lowers[first] in SUBORDINATORS:
        return None
    if lowers[first] in ("late", "early") and first + 1 < high_bound and lowers[first + 1] in _WHEN:
        return None
    while at < high_bound and at - first < REACH:
        low = lowers[at]
        if low in BORDERS or low in FINITE or low in PRONOUNS:
            break
        if at > first and (low in WEEKDAYS or low in _ENDS_SPEAKER):
            break
        if at > first and is_past(units, at, first):
            break
        if low in PREPOSITIONS and at > first and low not in ("of", "for", "from", "at", "with", "to"):
            break
        if low in PREPOSITIONS and lowers[at - 1] not in ROLES and words[at - 1][0].isupper() and low != "of":
            break
        owned = at + 2 < high_bound and lowers[at + 1] in NOUN_LEADS and words[at + 2].islower()
        if low == "of" and owned and at > first and units.capitals_after(first, at) == at:
            break  # "said Kirby (of) the film"
        if low in CONJUNCTIONS and not _is_another_name(units, at, high_bound):
            break
        at += 1
    return (first, at) if at > first else None


def _is_another_name(units: Outline, at: int, high_bound: int) -> bool:
    """ "Olympic medalist and Director Anna Smith", "former prosecutor and legal commentator Anna Smith": the "and"."""
    after_role = units.lowers[at - 1] in ROLES
    if at + 1 < high_bound and units.words[at + 1][0].isupper():
        return after_role or units.words[at - 1][0].isupper()
    return after_role and _name_ahead(units, at + 1, high_bound)


def _name_ahead(units: Outline, first: int, high_bound: int) -> bool:
    """ "said undecided Republican voter Stephanie Hooton": a bare noun phrase that a name closes."""
    for at in range(first, min(first + 6, high_bound)):
        if units.words[at][0].isupper():
            return at > first and units.lowers[at] not in WEEKDAYS
        low = units.lowers[at]
        if low in BORDERS or low in SUBJECT_PRONOUNS or low in AUXILIARIES or low in RELATIVE:
            return False
        if low in PREPOSITIONS and low != "of":
            return False
    return False
