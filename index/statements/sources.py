"""Whose name heads a source: "former Gov. Smith of Ohio" is Smith, "a spokesman for Smith" is somebody else."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from ..lexicon.gazetteer import INSTITUTIONS, PLACES
from ..lexicon.roles import ADDRESS, KINSHIP, ROLES
from ..lexicon.words import PREPOSITIONS, is_adverb, word_set
from .grammar.outline import Outline
from .grammar.phrases import NOUN_LEADS, PAUSES
from .grammar.verbs import can_speak
from .people.descriptions import MODIFIERS
from .people.figures import Cast, Figure

# Before whom a group or its spokesman stands for, or against.
_TAKES_SOMEBODY = word_set(
    "supporting backing representing encouraging opposing criticizing criticising embracing accusing advising"
    " challenging defending endorsing favoring favouring attacking praising joining succeeding replacing"
)
# Whom somebody else is: "a critic of former Gov. Smith".
_OF_SOMEBODY = KINSHIP | word_set(
    "ally critic friend supporter aide adviser advisor colleague opponent rival challenger successor predecessor"
    " biographer associate partner collaborator teammate mate victim lawyer attorney family target death"
)
_FROM = word_set("from for to with")
_OF = word_set("of for")
_OF_STATES = word_set("u.s. states district county state city")
_WITHIN_TITLES = word_set("of for on and the in to")
_WRITTEN = word_set("statement letter tweet post email message note memo op-ed essay")


def headed_by(units: Outline, cast: Cast, first: int, after: int) -> tuple[Figure | None, bool]:
    """The person whose name heads the phrase, and whether a name does."""
    relative = "who" in units.lowers[after : after + 2]
    for name, figure in cast.within(units.span(first, after)):
        at = bisect_left(units.starts, name.span.start, first, after)
        end = bisect_left(units.starts, name.span.end, at, after)
        if end < after and units.lowers[end] in ROLES:
            continue  # "the Germany and Bayern Munich player Lina Magull"
        if "&" in units.lowers[max(first, at - 1) : min(end + 1, after)]:
            continue  # "Johnson & Johnson"
        titles = _title_start(units, first, at)
        signs = titles - 2 >= first and units.lowers[titles - 1] in ("from", "by")
        if signs and units.lowers[titles - 2] in _WRITTEN and not units.lowers[end:after]:
            return figure, True  # "a statement from Mayor Smith"
        if end == after and (_holds_office(units, first, at) or (relative and _is_given_by(units, first, at))):
            return figure, True
        if _is_oblique(units, first, at) or (titles < at and not relative and _is_oblique(units, first, titles)):
            return None, False  # "a spokesman for Mayor Smith", but "for Mayor Smith, who said"
        if not relative and _is_of_somebody(units, first, at):
            return None, False  # "the mother of crash victim Smith"
        if titles > first and units.lowers[titles - 1] in _TAKES_SOMEBODY:
            return None, False  # "a group backing former Gov. Smith"
        if _is_infinitive(units, first, titles - 1):
            return None, False  # "activists clamoring to stop Smith"
        following = units.lowers[end] if end < after else ""
        if following == "and" or _is_joined(units, cast, first, titles, at):
            return None, False  # two of them
        if following == "(" and [")", "and"] in (units.lowers[i : i + 2] for i in range(end, after)):
            return None, False  # "Smith (R-Ohio) and Jones"
        if not following or following in PREPOSITIONS or following == "(":
            return figure, True
        if is_adverb(following):  # "Gowdy earlier Thursday said"
            return figure, True
    return None, False


def _is_joined(units: Outline, cast: Cast, first: int, titles: int, at: int) -> bool:
    """Whether `and` joins the name at a unit to somebody else: "Kirby and President (Biden)", "the UN and (Xi)"."""
    lowers = units.lowers
    if at > first and lowers[at - 1] == "and":
        return True
    joint = titles - 1
    if joint <= first or lowers[joint] != "and":
        return False
    before = units.span(first, joint)
    named = any(name.span.end == before.end for name, _ in cast.within(before))
    return (
        named or lowers[joint - 1] in ("he", "she") or (lowers[first] == "the" and units.words[joint - 1][0].isupper())
    )


def _is_given_by(units: Outline, first: int, at: int) -> bool:
    """Whether nobody else can speak before the name at a unit: "a call that day from (Smith, who said)", "hopes to
    replace (Smith, who said)".
    """
    led = units.lowers[max(first, at - 2) : at]
    return (not _FROM.isdisjoint(led[-1:]) or led[:1] == ["to"]) and not can_speak(units, (first, at))


def _holds_office(units: Outline, first: int, at: int) -> bool:
    """Whether all before a name is one title: "Under Secretary of Defense for Policy (Colin Kahl)".

    What the title is for ends in capitals that are no title of their own: "Spokesman for President (Smith)".
    """
    lowers, words = units.lowers, units.words
    if at - first < 3 or not all(words[i][0].isupper() or lowers[i] in _WITHIN_TITLES for i in range(first, at)):
        return False
    last = next((i for i in range(at - 1, first, -1) if lowers[i] in PREPOSITIONS), at - 1)
    field = lowers[last + 1 : at]
    return (
        bool(field) and ROLES.isdisjoint(field) and ADDRESS.keys().isdisjoint(field) and _is_titled(lowers[first:last])
    )


def _is_titled(lowers: list[str]) -> bool:
    """Whether a title heads some words; an attorney is somebody's, but for the state's."""
    return any(
        low in ROLES and (low not in _OF_SOMEBODY or before in _OF_STATES) for before, low in pairwise(["", *lowers])
    )


def _is_infinitive(units: Outline, first: int, at: int) -> bool:
    """Whether an infinitive ends at a unit: "to stop (Smith)", but "(ambassador) to the (Smith)"."""
    lowers = units.lowers
    taken = lowers[at] in NOUN_LEADS or units.words[at][0].isupper()
    return at - 1 > first and lowers[at - 1] == "to" and not taken


def _is_oblique(units: Outline, first: int, at: int) -> bool:
    """Whether a preposition takes the noun at a unit; "Secretary of State Smith" is a title throughout."""
    lowers = units.lowers
    if at <= first or lowers[at - 1] not in PREPOSITIONS:
        return False
    if at - 2 < first or lowers[at - 1] != "of":
        return True
    if units.words[at - 2] in INSTITUTIONS and (lowers[at] in MODIFIERS or units.words[at] in PLACES):
        return False  # "Department of Health analyst Smith", "University of Kentucky law professor Smith"
    if lowers[at - 2] not in ROLES or lowers[at - 2] in _OF_SOMEBODY:
        return True
    return lowers[at] not in MODIFIERS


def _is_of_somebody(units: Outline, first: int, at: int) -> bool:
    """Whether somebody of the person named at a unit speaks: "the mother of crash victim (Smith)"."""
    lowers = units.lowers
    of = next((i for i in range(at - 1, first, -1) if lowers[i] in PREPOSITIONS or lowers[i] in PAUSES), first)
    return of > first and lowers[of] in _OF and not _OF_SOMEBODY.isdisjoint((lowers[of - 1], lowers[of - 1][:-1]))


def _title_start(units: Outline, first: int, at: int) -> int:
    """Where the titles before a name at a unit start: "former Florida Gov. (Smith)"."""
    lowers, words = units.lowers, units.words
    while at - 1 > first and (
        lowers[at - 1] in ROLES or lowers[at - 1] in MODIFIERS or lowers[at - 1] in ADDRESS or words[at - 1] in PLACES
    ):
        at -= 1
    return at
