"""Whom a name in a question stands for that articles spell in another way: misspelt, by a nickname, by an initial."""

from __future__ import annotations

from collections.abc import Sequence

from index.fold import edits, fold
from index.lexicon.given_names import gender
from index.lexicon.nicknames import same_given
from index.lexicon.surnames import surname_of
from index.lexicon.words import PREPOSITIONS
from index.values import Person

from .holders import GIVEN, OTHERS
from .registry import Found, People

# Nearest names that are worth showing.
_SUGGESTIONS = 5
# So many times as often is the one named who is meant, as another whose name is spelt as nearly; and so many times as
# much does an organisation say, as a person who bears its name.
OFTEN = 20
# Letters of a word that is long enough for a slip to leave no doubt.
_LONG = 5
# How a name ends that sounds the same: Kirby, "Kirbie".
_ENDINGS = ("ie", "ey", "y")


def by_spelling(name: str, people: People) -> Found:
    """The one person whose name is spelt nearly so; nobody, with suggestions, where two are as near."""
    folded = fold(name)
    # Initials are nobody's misspelt name: NERC is no Neri. Nor are words around "and" or "in".
    if not folded or "and" in folded or not PREPOSITIONS.isdisjoint(folded[:-1]) or all(map(in_capitals, name.split())):
        return Found()
    kin = people.named(folded[-1]) if len(folded) > 1 else ()
    if len(folded) == 2 and len(folded[0]) == 1:
        own = [p for p in kin if fold(p.name)[-1:] == folded[1:] and fold(p.name)[0].startswith(folded[0])]
        return Found(own[0], tuple(own[1 : 1 + OTHERS])) if own else Found()
    nicknamed = [p for p in kin if fold(p.name)[1:][-1:] == folded[-1:] and same_given(folded, tuple(p.name.split()))]
    if len(nicknamed) == 1:
        return Found(nicknamed[0])
    near = people.like(name)
    costs = {p: cost for p in near if (cost := _misspelt(folded, p)) is not None}
    nearest = sorted((p for p in costs if costs[p] == min(costs.values())), key=lambda p: -p.mentions)
    # Articles misspell names too: somebody named once is no other person whom one might mean.
    if len(nearest) == 1 or (nearest and nearest[0].mentions >= OFTEN * nearest[1].mentions):
        return Found(nearest[0])
    return Found(suggestions=tuple(dict.fromkeys(p.name for p in (*near, *kin)))[:_SUGGESTIONS])


def nearest(name: str, people: People) -> tuple[str, ...]:
    """Names spelt nearest one that fits nobody; none of one that fits somebody, or an organisation that speaks."""
    if people.named(name) or people.said_unnamed(name):
        return ()
    found = by_spelling(name, people)
    return (found.person.name,) if found.person else found.suggestions


def respelt(name: str, people: People) -> str | None:
    """The one surname as which several bear it that a misspelt one comes nearest: "Pelossi" is whoever Pelosi is."""
    folded = fold(name)
    if len(folded) != 1 or in_capitals(name):
        return None
    word = folded[0]
    known: dict[str, int] = {}
    costs: dict[str, int] = {}
    for p in people.like(name):
        for surname in {fold(surname_of(tuple(p.name.split())))[-1], fold(p.name)[-1]}:
            cost = _slip(word, surname)
            if cost is not None:
                known[surname] = known.get(surname, 0) + p.mentions
                costs[surname] = cost
    nearest = sorted((own for own in costs if costs[own] == min(costs.values())), key=lambda own: -known[own])
    if word in nearest:
        return None
    if nearest:
        return nearest[0] if len(nearest) == 1 or known[nearest[0]] >= OFTEN * known[nearest[1]] else None
    sounds = (word.removesuffix(end) + other for end in _ENDINGS for other in _ENDINGS if word.endswith(end))
    return next((other for other in sounds if people.named(other)), None)


def _misspelt(asked: Sequence[str], person: Person) -> int | None:
    """Edits from a name to one form of a person's; None where it is somebody else's name."""
    totals = []
    for form in (person.name, *person.forms):
        slips = [
            min((cost for own in fold(form) if (cost := _slip(word, own)) is not None), default=-1) for word in asked
        ]
        # One word is misspelt, the others tell who is meant: "Epic Games" is not Eric Gales.
        if -1 not in slips and (sum(map(bool, slips)) < 2 or min(map(len, asked)) > _LONG):
            totals.append(sum(slips))
    return min(totals, default=None)


def _slip(asked: str, own: str) -> int | None:
    """Edits between two spellings of one word of a name; None where they are two words.

    A short word, another first letter or another given name makes it two: Xu is not Xi, Jane is not Jake.
    """
    if asked == own:
        return 0
    given = asked in GIVEN and own in GIVEN
    if given and (len(asked) == len(own) or gender(asked.capitalize()) != gender(own.capitalize())):
        return None
    cost = edits(asked, own)
    return cost if asked[0] == own[0] and cost <= len(asked) // 4 and cost <= 2 else None


def in_capitals(word: str) -> bool:
    """Whether a word is written as initials are."""
    return len(word) > 1 and word.isupper()
