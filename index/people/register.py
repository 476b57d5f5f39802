"""The people of all articles: one entry for a person, however the articles spell the name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from ..lexicon.surnames import generation_of
from ..values import Mention, Person
from .entries import Entry
from .merge import merged
from .misprints import corrected

# Roles kept for one person; the rarest are dropped.
_MOST_ROLES = 12
# Of those named in an article, who stands so near in the order of their first mentions is kept as company.
_BESIDE, _MOST_COMPANY = 6, 200
# A name that fewer than one in so many of somebody's articles give is not his usual one.
_RARELY = 20
# One that so many times as many articles give, without a word before it, is: "Young Miko | Bad Bunny" stands in a list.
_FAR_MORE = 3


@dataclass(frozen=True, slots=True)
class Registry:
    """Everybody named, sorted by name."""

    people: tuple[Person, ...]
    _by_name: dict[str, int]

    def person_of(self, name: str) -> int | None:
        """The index into `people` of whom some article's fullest form of a name stands for; None for an unknown one."""
        return self._by_name.get(name)


def register(mentions: Iterable[tuple[str, tuple[Mention, ...]]]) -> Registry:
    """Gather the people of all articles from `(article id, its mentions)`, read once.

    Memory grows with the number of distinct names, not of articles.
    """
    by_name: dict[str, Entry] = defaultdict(Entry)
    for _, named in mentions:
        formal = [mention for mention in named if generation_of(tuple(mention.name.split()))]
        names = [intern(mention.name) for mention in named]
        for at, mention in enumerate(named):
            entry = by_name[_one_spelling(mention.name)]
            _count(entry, mention)
            if len(entry.company) < _MOST_COMPANY:
                entry.company += names[max(0, at - _BESIDE) : at] + names[at + 1 : at + _BESIDE + 1]
        for mention in formal:
            by_name[_one_spelling(mention.name)].beside.update(other.name for other in named if other is not mention)
    entries = list(by_name.values())
    for entry in entries:
        entry.words = tuple(_ranked(entry.names)[0][0].split())
        entry.wholes = [entry.words]
    people = corrected(merged(sorted(entries, key=lambda entry: (-entry.names.total(), entry.words))))
    people.sort(key=lambda entry: (_fullest(entry), entry.words))
    index = {name: at for at, entry in enumerate(people) for name in entry.names}
    return Registry(tuple(_person(entry) for entry in people), index)


def _one_spelling(name: str) -> str:
    """A name, however it is typed: "O’Rourke" is "O'Rourke", "DeSantis" is "Desantis"."""
    return name.replace("’", "'").lower()


def _count(entry: Entry, mention: Mention) -> None:
    entry.names[mention.name] += mention.count
    entry.within[mention.name] += 1
    entry.forms.update(mention.forms)
    entry.roles.update(mention.roles)
    entry.articles += 1
    if len(entry.roles) > 4 * _MOST_ROLES:
        entry.roles = Counter(dict(entry.roles.most_common(_MOST_ROLES)))


def _person(entry: Entry) -> Person:
    name = _fullest(entry)
    spellings = entry.names + entry.forms
    return Person(
        name=name,
        forms=tuple(form for form, _ in _ranked(spellings) if form != name),
        roles=tuple(role for role, _ in _ranked(entry.roles)[:_MOST_ROLES]),
        articles=entry.articles,
        mentions=entry.names.total(),
    )


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _fullest(entry: Entry) -> str:
    """The longest name that is no rarity: a patronymic given once does not rename a person, nor does a word that
    stands before a more usual name ("Comedian Bob Hope"), nor a photographer who is named before him in some captions.
    A name with a word twice is two that were taken for one ("Boris Johnson Johnson").
    """
    floor = min(entry.names.total() / 10, max(entry.names.values()))
    ranked = _ranked(entry.names)
    usual = [
        (not _repeats(name), sum(len(word.rstrip(".")) > 1 for word in name.split()), count, name)
        for at, (name, count) in enumerate(ranked)
        if count >= floor
        and entry.within[name] >= entry.within.total() / _RARELY
        and not any(
            name.endswith(f" {other}")
            and " " in other
            and (before < at or entry.within[other] > _FAR_MORE * entry.within[name])
            for before, (other, _) in enumerate(ranked)
        )
    ]
    return max(usual, key=lambda item: item[:3], default=(True, 0, 0, ranked[0][0]))[3]


def _repeats(name: str) -> bool:
    words = name.split()
    return len(set(words)) < len(words)
