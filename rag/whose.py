"""Whose somebody is: "Anna Berg's mother" or lawyer is the mother or lawyer who speaks where Anna Berg is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.fold import fold
from index.lexicon.roles import KINSHIP, ROLES
from index.lexicon.words import DETERMINERS, POSSESSIVES
from index.searcher import Searcher
from index.storage.places import NONE
from index.values import Person

from .question.holders import role_words

_WHOSE = re.compile(r"(.+?)['’]s? (?P<role>\S+)|the (?P<of>\S+) of (.+)")
_SMALL = DETERMINERS | POSSESSIVES | {"of"}
_PLAIN = {"mom": "mother", "mum": "mother", "dad": "father"}


def belonging(searcher: Searcher, asked: str, rows: Sequence[int]) -> tuple[str, list[Person]]:
    """The word for somebody's relative, lawyer or the like in a phrase, and who is called so in passages that name
    whose he is, in their order.
    """
    described = _WHOSE.fullmatch(asked)
    role = described["role"] or described["of"] if described else ""
    if not described or role not in ROLES:
        return "", []
    names = {*fold(described[1] or described[4])}
    words = {role, _PLAIN.get(role, role), *role_words(role, searcher)}
    found: list[Person] = []
    for row in rows:
        text, title = searcher.passage_text(row), title_of(searcher, row)
        # Whoever the title names in full the passage may call by the family name.
        if names <= {*fold(f"{title} {text}")} and not names.isdisjoint(fold(text)):
            for person in speaking_in(searcher, row):
                called = re.findall(rf"(\S+ (?:{'|'.join(sorted(words))})),? {re.escape(person.name)}\b", text)
                near = f"{title} {person.name}" if role in KINSHIP else title
                if _is_whose([*person.roles, *called], words, names, near):
                    found.append(person)
    return role, found


def _is_whose(roles: Sequence[str], asked: set[str], names: set[str], near: str) -> bool:
    """Whether one of somebody's roles is the one asked for and names its owner ("Berg's mother"), or is named with no
    owner at all ("the mother") where `near` names him: the title of the article, and a relative's own name.
    """
    owners = [own - asked for role in roles if not asked.isdisjoint(own := {*fold(role)} - _SMALL)]
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
