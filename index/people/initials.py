"""People by their initials: AOC, where articles name Alexandria Ocasio-Cortez beside them, is she."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ..fold import fold
from ..lexicon.gazetteer import NAME_SUFFIXES
from ..lexicon.surnames import generation_of
from ..values import Person
from .register import Registry

# Initials are somebody's where so many articles have them beside the name, this share of all that have them beside one
# whose they may be, or explain them, and this share of all: LBJ is often alone, but SBA is seldom Susan B. Anthony.
_SEVERAL, _AGREED, _NAMED = 2, 2 / 3, 1 / 3
_INITIALS = re.compile(r"(?<![\w.&-])[A-Z]{3,4}(?![\w&])(?: Jr\b)?")
_DOTTED = re.compile(r"(?:[A-Z]\.)+")


def beside(text: str, names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of initials and a person of one article whose names begin and end so ("JFK", "John Kennedy"); and of each
    initials and the empty name, by which the articles that have them are counted.
    """
    found = set(_INITIALS.findall(text))
    pairs = {(short, "") for short in found}
    for name in names if found else ():
        ends = initials_of(name)
        pairs.update((short, name) for short in found if ends[:1] + ends[-1:] == short[0] + _bare(short)[-1])
    return pairs


class Initials:
    """Tells whose initials are, by the names that articles have beside them."""

    def __init__(self, counted: Iterable[tuple[str, str, int]]) -> None:
        """`counted` are initials and names, as `beside` gives them, and how many articles have both."""
        self._counted = {(short, name): articles for short, name, articles in counted}

    def added(self, registry: Registry, explained: Callable[[str], Mapping[str, int]]) -> tuple[Person, ...]:
        """The registry's people, with the initials that are theirs; `explained` tells what articles say that initials
        stand for, folded, and how many do.
        """
        theirs: dict[int, set[str]] = defaultdict(set)
        for short, counts in sorted(self._by_person(registry).items()):
            others = explained(_bare(short))
            for at in self._bearers(short, counts, others, registry.people):
                if _is_junior(registry.people[at].name):
                    theirs[at] |= {short, f"{_bare(short)} Jr"}
                elif short == _bare(short):
                    theirs[at].add(short)
        return tuple(
            replace(person, forms=(*person.forms, *sorted(theirs[at]))) if at in theirs else person
            for at, person in enumerate(registry.people)
        )

    def _bearers(
        self, short: str, counts: Counter[int], explained: Mapping[str, int], people: Sequence[Person]
    ) -> list[int]:
        """Whose initials are, of those beside whom articles have them: one person's, or a father's and a son's."""
        first = max(counts, key=lambda at: (counts[at], -at))
        own = {" ".join(fold(form)) for form in (people[first].name, *people[first].forms)}
        others = sum(articles for name, articles in explained.items() if name not in own)
        enough = max(_SEVERAL, _AGREED * (counts.total() + others), _NAMED * self._counted[short, ""])
        if counts[first] >= enough:
            return [first]
        both = [at for at in counts if _core(people[at]) == _core(people[first]) and 2 * counts[at] >= counts[first]]
        return both if sum(counts[at] for at in both) >= enough else []

    def _by_person(self, registry: Registry) -> dict[str, Counter[int]]:
        """The articles that have initials beside each person one of whose names has them in full."""
        counts: dict[str, Counter[int]] = defaultdict(Counter)
        for (short, name), articles in self._counted.items():
            at = registry.person_of(name) if name else None
            if at is not None and _bare(short) in map(
                initials_of, (registry.people[at].name, *registry.people[at].forms)
            ):
                counts[short][at] += articles
        return counts


def initials_of(name: str) -> str:
    """The first letters of a name's words in capitals, "Jr." aside: "MBS" of "Mohammed bin Salman"."""
    words = (word for word in name.split() if word not in NAME_SUFFIXES)
    return "".join(_first(part) for word in words for part in word.split("-")).upper()


def _first(word: str) -> str:
    return word.replace(".", "") if _DOTTED.fullmatch(word) else word[:1]


def _core(person: Person) -> list[str]:
    return [word for word in person.name.split() if word not in NAME_SUFFIXES]


def _bare(short: str) -> str:
    return short.removesuffix(" Jr")


def _is_junior(name: str) -> bool:
    return generation_of(tuple(name.split())) == "jr"
