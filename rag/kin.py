"""Whose relative somebody is: "Anna Berg's mother" is the mother who speaks where Anna Berg is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.fold import fold
from index.lexicon.roles import KINSHIP
from index.lexicon.words import DETERMINERS, POSSESSIVES
from index.searcher import Searcher
from index.storage.places import NONE
from index.values import Person

_WHOSE = re.compile(r"(.+?)['’]s? (?P<kin>\S+)|the (?P<of>\S+) of (.+)")
_SMALL = DETERMINERS | POSSESSIVES | {"of"}
_PLAIN = {"mom": "mother", "mum": "mother", "dad": "father"}


def relatives(searcher: Searcher, asked: str, rows: Sequence[int]) -> tuple[str, list[Person]]:
    """The word for a relative in a phrase, and who is called so in passages that name whose he is, in their order."""
    described = _WHOSE.fullmatch(asked)
    kin = described["kin"] or described["of"] if described else ""
    if not described or kin not in KINSHIP:
        return "", []
    names, words = {*fold(described[1] or described[4])}, {kin, _PLAIN.get(kin, kin)}
    found: list[Person] = []
    for row in rows:
        text = searcher.passage_text(row)
        if names <= {*fold(text)}:
            title = title_of(searcher, row)
            for person in speaking_in(searcher, row):
                called = re.findall(rf"(\S+ (?:{'|'.join(sorted(words))})),? {re.escape(person.name)}\b", text)
                if _is_kin([*person.roles, *called], words, names, f"{title} {person.name}"):
                    found.append(person)
    return kin, found


def _is_kin(roles: Sequence[str], kin: set[str], names: set[str], near: str) -> bool:
    """Whether roles are a relative's of one of these names; or of nobody who is named, as "the mother" is, where what
    is `near`, the title of an article and the relative's own name, holds one.
    """
    owners = [own - kin for role in roles if not kin.isdisjoint(own := {*fold(role)} - _SMALL)]
    bare = owners != [] and not any(owners)
    return any(names & owner for owner in owners) or (bare and not names.isdisjoint(fold(near)))


def title_of(searcher: Searcher, row: int) -> str:
    """The title of a passage's article, empty where it has none."""
    [article] = searcher.articles_of([row])
    return searcher.headings_numbered([article])[article].title or ""


def speaking_in(searcher: Searcher, row: int) -> Iterator[Person]:
    """Who speaks in a passage, in the order in which they do."""
    for person in dict.fromkeys(located.person for located in searcher.statements_in([row])):
        if person != NONE:
            yield from bearers(searcher, searcher.speaker_name(person))


def bearers(searcher: Searcher, name: str) -> Iterator[Person]:
    """Who bears exactly this name in the registry."""
    return (person for person in searcher.named(name) if person.name == name)
