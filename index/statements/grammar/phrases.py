"""Noun phrases and clause borders around a reporting verb, read on the outline's units."""

from __future__ import annotations

from ...lexicon.cues import CUES
from ...lexicon.roles import ROLES
from ...lexicon.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    NUMBERS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_NOUNS,
    WEEKDAYS,
    has_past_form,
    is_adverb,
    word_set,
)
from ..people.descriptions import MODIFIERS
from .outline import QUOTE, Outline

# How far a noun phrase may reach, in units; longer ones are misread sentences.
REACH = 30
BORDERS = frozenset(',;:.?!()[]—–―/…|•"“”') | {QUOTE, "--", "...", "-", "_"}
_BEFORE_PARTICIPLES = BE | {"have", "has", "had"}
RELATIVE = frozenset({"who", "which", "that"})
DASHES = frozenset({"—", "–", "―", "--", "-"})
PAUSES = DASHES | {","}
# Before a clause of its own.
JOINTS = word_set("and but while so though although whereas because")
CLAUSE_BORDERS = PAUSES | {";", ":", QUOTE}
NOUN_LEADS = DETERMINERS | POSSESSIVES
PRONOUNS = SUBJECT_PRONOUNS - DETERMINERS  # "he", but not "both", which may stand before its noun
FINITE = AUXILIARIES - {"'s"}  # mostly a possessive

Range = tuple[int, int]


def skip_back(units: Outline, at: int, low_bound: int) -> int:
    """The first unit of the verb group that ends before `at`: adverbs and auxiliaries to its left are its own."""
    lowers = units.lowers
    while at > low_bound:
        low = lowers[at - 1]
        if low == "'s" and at >= 2 and lowers[at - 2] not in SUBJECT_PRONOUNS:
            break
        if low in ("both", "all") and (at - 1 == low_bound or (at - 3 == low_bound and lowers[at - 2] == ",")):
            break  # "However, both said"
        if low == "today" and at - 1 > low_bound and lowers[at - 2] == "usa":
            break  # the newspaper
        if (
            (low in AUXILIARIES and units.words[at - 1] != "May")
            or (is_adverb(low) and (low in ADVERBS or units.words[at - 1][0].islower()))
            or low in ("not", "never", "hardly")
        ):
            at -= 1
            continue
        later = lowers[at : at + 1] in (["later"], ["earlier"]) and lowers[at - 2] == "a" and low in TIME_NOUNS
        if (low == "far" or later) and at - 2 > low_bound:  # "so far", "Kirby a month later said"
            at -= 2
            continue
        time = _time_before(units, at, low_bound)
        if time == at:
            break
        at = time
    return at


def _time_before(units: Outline, at: int, low_bound: int) -> int:
    """The first unit of when something was said, where it stands before its verb: "Kirby on Sunday night said"."""
    lowers = units.lowers
    month = at - 1 - lowers[at - 1].isdigit()
    dated = month - 1 > low_bound and lowers[month] in MONTHS and lowers[month - 1] in ("on", "in")
    if dated and not has_past_form(lowers[month - 2]):  # not "a poll published in May"
        return month - 1  # "Kirby on May 12 (said)"
    first = at
    while first > low_bound and lowers[first - 1] in TIME_NOUNS and lowers[first - 2 : first] != ["usa", "today"]:
        first -= 1
    dated = lowers[first] in WEEKDAYS and first < at
    if first < at and lowers[first - 2 : first] == ["in", "the"] and first - 2 > low_bound:  # "earlier in the day"
        return first - 2
    if first < at and first - 1 > low_bound and lowers[first - 1] in ("past", "last", "this", "late", "early"):
        first -= 1
        dated = True
    if first - 1 > low_bound and lowers[first - 1] in ("this", "on", "last", "late", "earlier"):
        first -= 1
    return first if dated and first > low_bound else at


def noun_phrase_before(units: Outline, end: int, low_bound: int) -> Range | None:
    """The noun phrase that ends before unit `end`, back to a border, a verb or a subordinator."""
    lowers, words = units.lowers, units.words
    first = end
    if is_share(lowers[max(low_bound, end - 3) : end]):
        return end - 3 - (lowers[end - 3] == "out"), end
    floor = max(low_bound, end - REACH)
    while first > floor:
        low = lowers[first - 1]
        if low in BORDERS or low in PRONOUNS:
            break
        if low in ("after", "before", "since", "until", "as", "once"):
            break
        if low in FINITE:
            break
        if low in ("and", "or"):
            if not _joins(units, first - 1, end, floor):
                break
        elif (
            low in CONJUNCTIONS
            or (low == "that" and not (first < end and lowers[first - 2] in PREPOSITIONS))  # "of that group"
            or (first < end and _names_hearer(units, first, floor))
            or (low in SUBORDINATORS and low not in PREPOSITIONS and low not in DETERMINERS)
            or (first < end and (_is_finite_verb(units, first - 1, end) or is_past(units, first - 1, floor)))
        ):
            break
        first -= 1
    relative = RELATIVE & set(lowers[end : end + 2])
    participle = first < end and (has_past_form(lowers[first]) or lowers[first].endswith("ing"))
    if relative and participle and first > low_bound and lowers[first - 1] in _BEFORE_PARTICIPLES:
        # "have come under attack from critics, who say", "was approached by Smith, who said", "is wearing a shirt that"
        first = next((at + 1 for at in range(end - 2, first, -1) if lowers[at] in PREPOSITIONS), first + 1)
    first = _trim(units, first, end)
    return (first, end) if first < end and any(words[i][0].isalnum() for i in range(first, end)) else None


def _names_hearer(units: Outline, first: int, floor: int) -> bool:
    """Whether a name ends right before a phrase that opens with its article: "told Smith | the president had"."""
    name, at = units.words[first - 1], first - 1
    return units.lowers[first] in ("the", "a", "an") and name[0].isupper() and name not in OPENERS and at - 1 >= floor


def is_share(lowers: list[str]) -> bool:
    """ "One in three", "three out of five", "all but two": a subject that small words alone make up."""
    if len(lowers) != 3:
        return False
    number, link, of = lowers
    return link in ("in", "but", "of") and _is_number(of) and (_is_number(number) or number in ("all", "out"))


def _is_number(low: str) -> bool:
    return low in NUMBERS or low[0].isdigit()


def _joins(units: Outline, at: int, end: int, floor: int) -> bool:
    """Whether `and` at this unit joins two nouns of one subject ("Rubio and Cruz", "the House and Senate leaders")."""
    if at - 1 < floor or at + 1 >= end:
        return False
    left, right = units.words[at - 1], units.words[at + 1]
    role = right.lower() in ROLES or right.lower() in MODIFIERS
    if (right[0].isupper() and (left[0].isupper() or left in ROLES)) or (left.lower() in ROLES and role):
        return True  # "actor and UNICEF ambassador Orlando Bloom"
    return (
        left[0].isalpha()
        and right[0].islower()
        and end - at <= (6 if role else 4)  # "Joe Biden and first lady Jill Biden"
        and units.lowers[at + 1] not in NOUN_LEADS
    )


def _is_finite_verb(units: Outline, at: int, end: int) -> bool:
    low = units.lowers[at]
    if low in ("said", "says"):
        return True
    cue = CUES.get(low)
    if cue is not None and cue.form == "s" and at + 1 < end and units.lowers[at + 1] in ("the", "a", "an"):
        return True  # "the suit claims the Astros"
    if cue is not None and not cue.noun and cue.form in ("past", "s") and units.words[at].islower():
        following = units.lowers[at + 1] if at + 1 < end else ""
        return (
            following in NOUN_LEADS or following in PREPOSITIONS or (at + 1 < end and units.words[at + 1][0].isupper())
        )
    return False


def is_past(units: Outline, at: int, floor: int) -> bool:
    """A past tense after what can be its subject: "Obama passionately rebuked critics"."""
    low = units.lowers[at]
    if units.words[at][0].isupper() or not has_past_form(low) or low in MODIFIERS or at <= floor:
        return False
    before = at - 1
    while before > floor and is_adverb(units.lowers[before]):
        before -= 1
    low = units.lowers[before]
    if units.words[before][0].isupper():
        return low not in NOUN_LEADS
    return low in ROLES or low in PRONOUNS


def begins_predicate(units: Outline, at: int, end: int) -> bool:
    """Whether a finite verb stands at a unit, as far as its form tells: "(Kirby) announced", "(Kirby) has"."""
    if at >= end:
        return False
    low = units.lowers[at]
    return low in AUXILIARIES or (has_past_form(low) and units.words[at][0].islower())


def has_verb(units: Outline, start: int, after: int) -> bool:
    """Whether a run holds a verb, as far as forms tell."""
    return any(
        (units.lowers[i] in FINITE and units.words[i] != "May")
        or (units.words[i].islower() and has_past_form(units.lowers[i]))
        or units.lowers[i] in PRONOUNS
        for i in range(start, after)
    )


def _is_timed(lowers: list[str], at: int, end: int) -> bool:
    """Whether "last week" or "two days" stands at a unit."""
    counted = lowers[at] in ("last", "this", "next") or lowers[at][0].isdigit()
    return counted and at + 1 < end and lowers[at + 1] in TIME_NOUNS


def _trim(units: Outline, first: int, end: int) -> int:
    """Leave out what opens the clause but is not the subject: "On Monday Kirby", "But Trump"."""
    lowers, words = units.lowers, units.words
    while first < end:
        low = lowers[first]
        owns = lowers[first + 1 : first + 2] == ["'s"]  # "Monday's announcement"
        if low in CONJUNCTIONS or (low in WEEKDAYS and not owns):
            first += 1  # "But Kirby"
        elif _is_timed(lowers, first, end) or lowers[first : first + 2] == ["according", "to"]:
            first += 2  # "Last week (Kirby)", "according to (the union), which says"
        elif low == "first" and first + 1 < end and lowers[first + 1] in ("lady", "ladies", "minister", "deputy"):
            break
        elif is_adverb(low) and low not in DETERMINERS:
            first += 1
        elif low in PREPOSITIONS:
            at = first + 1
            while at < end and not (
                (lowers[at] in NOUN_LEADS or words[at][0].isupper())
                and at > first + 1
                and lowers[at - 1] not in PREPOSITIONS
                and lowers[at - 1] not in DETERMINERS
                and not (words[at][0].isupper() and words[at - 1][0].isupper())
            ):
                at += 1
            first = at
        else:
            break
    return first
