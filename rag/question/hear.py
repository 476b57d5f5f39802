"""Whose words a question asks for: whom the words for its speaker name, one or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.fold import fold
from index.lexicon.words import PREPOSITIONS
from index.values import Person

from .holders import GIVEN, NATION_WORDS, is_role, usually_holds
from .looks import Sort, after_titles, as_name, is_determined, is_lower, sort_of, undetermined
from .people import by_name, find, find_lower, find_role, is_acronym, is_known_group
from .registry import ANY_DAY, Days, Found, People
from .shapes import Trust
from .spelling import by_spelling

_POSSESSED = re.compile(r"\w{2,}s$")
_AND = re.compile(r",? and |,? & |, ", re.IGNORECASE)
# Shapes that trust names alone, by how many statements somebody of the name made: a surname among words that are no
# sentence is Fauci's, not a Mrs White's.
BY_NAME: dict[Trust, int] = {"exact": 0, "speaking": 1, "famous": 200}


@dataclass(frozen=True, slots=True)
class Heard:
    """One speaker asked for: whom the words stand for, or what they look like."""

    asked: str
    found: Found
    sort: Sort | None = None

    @property
    def name(self) -> str:
        """The person's name, else what the words say it is."""
        if self.found.person:
            return self.found.person.name
        return as_name(self.asked) if self.sort == "person" else self.asked

    @property
    def group(self) -> str | None:
        """The words as those for an organisation, where they may be."""
        return self.asked if self.sort in ("group", "either") else None


def hear_all(asked: str, trust: Trust, people: People, cased: bool, days: Days) -> list[Heard]:
    """Everybody whom a shape's speaker names, one or several; empty where it is nobody."""
    company = asked.replace(" and ", " & ")  # as articles may write it: "Bed Bath & Beyond"
    if trust == "anybody" and company != asked and people.said_unnamed(company) > 0 == people.said_unnamed(asked):
        return [Heard(company, Found(is_group=True), "group")]
    name, _, described = asked.partition(", ")
    if is_role(undetermined(described)) and not (_AND.search(described) or is_role(undetermined(name))):
        asked = name  # "Ann Lee, the mayor of Berg" is one.
    whole = hear(asked, trust, people, cased, days)
    each = [part for part in _AND.split(asked) if part]
    if len(each) < 2 or (whole and (whole.found.person or whole.found.is_group)):
        return [whole] if whole else []
    each = [_with_surname(part, each[-1], people) for part in each]
    heard = [h for part in each if (h := hear(part, trust, people, cased, days))]
    if len(heard) == len(each) and (not whole or _are_several(asked, heard, people)):
        return heard
    return [whole] if whole else []


def _with_surname(given: str, last: str, people: People) -> str:
    """A given name with the surname of the last of several, where somebody bears both: "Bill and Melinda Gates"."""
    name = f"{given} {last.split()[-1]}"
    shares = given.lower() in GIVEN and " " in last and people.named(name)
    return name if shares else given


def _are_several(asked: str, heard: Sequence[Heard], people: People) -> bool:
    """Whether the parts of words that may be one organisation's name speak by themselves: "police and firefighters",
    "the White House and Ann Lee", but no Department of Health and Wellness.
    """
    if any(h.found.person for h in heard):
        return True
    if all(h.found.is_group for h in heard):
        # "Israeli and Palestinian officials" are officials.
        return heard[-1].asked.count(" ") == 0 or not NATION_WORDS.keys() & {"".join(fold(h.asked)) for h in heard}
    is_name = not people.said_unnamed(asked) and PREPOSITIONS.isdisjoint(asked.lower().split())
    return (
        is_name and any(h.found.is_group for h in heard) and all(h.sort != "group" or h.found.is_group for h in heard)
    )


def hear(asked: str, trust: Trust, people: People, cased: bool, days: Days = ANY_DAY) -> Heard | None:
    """Whom the words for one speaker name, as far as a shape trusts them; None where that is nobody."""
    if cased and is_lower(asked) and (trust not in ("anybody", "known") or is_determined(asked)):
        # Where names are written with capitals, "according to new figures" names nobody; it may still be a role.
        found = (find_role(asked, people, days) if trust not in BY_NAME else None) or Found()
    elif cased and is_lower(asked):
        found = find_lower(asked, people, days)
    elif trust in BY_NAME:
        found = _by_name(asked, people)
        if trust != "exact" and (not found.person or people.said_by(found.person, None, None) < BY_NAME[trust]):
            return None
        if is_known_group(asked, found.person, people):
            return Heard(asked, Found(), "group")  # "CDC on monkeypox"
    else:
        found = find(asked, people, days)
    if found.person and is_acronym(asked, found.person):
        found = Found()
    if found.person:
        return Heard(asked, found)
    if found.is_group:
        return Heard(asked, found, "group") if trust == "anybody" else None
    sort = sort_of(asked, cased) if trust in ("anybody", "named") else None
    return Heard(asked, found, sort) if sort == "person" or (sort and trust == "anybody") else None


def _by_name(asked: str, people: People) -> Found:
    """Whom a name stands for, spelt as in the articles; a given name and a surname may be spelt nearly so."""
    # In a question without apostrophes the name may end in its possessive.
    found = by_name(asked, people) or (by_name(asked[:-1], people) if _POSSESSED.search(asked) else None)
    if found and found.person and not _is_titled(asked, found.person, people):
        return Found()
    given, *rest = fold(asked) or ("",)
    if not found and given in GIVEN and len(rest) == 1:
        near = by_spelling(asked, people)
        return near if near.person and fold(near.person.name)[0] == given else Found()
    return found or Found()


def _is_titled(asked: str, person: Person, people: People) -> bool:
    """Whether the words before a surname, if several, end with a role that its bearer holds: "Boeing CEO Calhoun", but
    "Jean-Pierre student loans" are no words of Quicken Loans.
    """
    words = undetermined(asked)
    name = after_titles(words)
    before = words[: len(words) - len(name)]
    return len(before) < 2 or len(name) != 1 or usually_holds(before[-1], person, people)
