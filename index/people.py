"""The people of all articles: one entry for a person, however the articles spell the name.

Two names are one person's where the family names sound alike and nothing else in them disagrees. A family name alone
joins a fuller name only within its own article, or where one person alone bears it, or one alone in the role given
with it, or where hardly any article names another bearer: two people stay two, father and son above all. A misprint
in a few articles is the name that many give to who holds the same role.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from .fold import edits, fold
from .statements.given_names import gender
from .statements.nicknames import same_given
from .statements.roles import KINSHIP
from .statements.surnames import generation_of, is_formal, surname_of
from .values import Mention, Person

# What differs between romanisations of one name, most specific first: Zelenskyy and Zelensky, Dmitri and Dmitry.
_SPELLINGS = (
    (re.compile(r"(?:yy|iy|ii|ij|yi|ey|y)\b"), "i"),
    (re.compile(r"th(?!\b)"), "t"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ts|tz|cz"), "c"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"(?<=.)[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
# Roles kept for one person; the rarest are dropped.
_MOST_ROLES = 12
# A name that fewer than one in so many of somebody's articles give is not his usual one.
_RARELY = 20
# A bare family name goes to the bearer whom this many times more articles name than any other.
_DOMINANCE = 20
# A name of one letter more, less or other is a misprint of somebody's whom this many times more articles name.
_MISPRINTED = 10


@dataclass(frozen=True, slots=True)
class Registry:
    """Everybody named, sorted by name."""

    people: tuple[Person, ...]
    _by_name: dict[str, int]

    def person_of(self, name: str) -> int | None:
        """The index into `people` of whom some article's fullest form of a name stands for; None for an unknown one."""
        return self._by_name.get(name)


@dataclass(slots=True)
class _Entry:
    """A person while names are gathered; `words` are the first full name met, `names` all of them by frequency, and
    `within` by the number of articles that give no fuller one.
    """

    words: tuple[str, ...]
    names: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    beside: set[str] = field(default_factory=set)  # for a formal name with `Jr.`: its namesakes in the same articles


def register(mentions: Iterable[tuple[str, tuple[Mention, ...]]]) -> Registry:
    """Gather the people of all articles from `(article id, its mentions)`, read once.

    Memory grows with the number of distinct names, not of articles.
    """
    by_name: dict[str, _Entry] = {}
    for _, named in mentions:
        formal = [mention for mention in named if generation_of(tuple(mention.name.split()))]
        for mention in named:
            entry = by_name.get(mention.name)
            if entry is None:
                entry = by_name[mention.name] = _Entry(tuple(mention.name.split()))
            _count(entry, mention)
        for mention in formal:
            by_name[mention.name].beside.update(other.name for other in named if other is not mention)
    people = _corrected(_merged(sorted(by_name.values(), key=lambda entry: (-entry.names.total(), entry.words))))
    people.sort(key=lambda entry: (_fullest(entry), entry.words))
    index = {name: at for at, entry in enumerate(people) for name in entry.names}
    return Registry(tuple(_person(entry) for entry in people), index)


def _count(entry: _Entry, mention: Mention) -> None:
    entry.names[mention.name] += mention.count
    entry.within[mention.name] += 1
    entry.forms.update(mention.forms)
    entry.roles.update(mention.roles)
    entry.articles += 1
    if len(entry.roles) > 4 * _MOST_ROLES:
        entry.roles = Counter(dict(entry.roles.most_common(_MOST_ROLES)))


def _merged(entries: list[_Entry]) -> list[_Entry]:
    """Entries of one person made one: full names first, then family names that only one person bears."""
    bearers: dict[str, list[_Entry]] = defaultdict(list)
    alone = []
    sons = {_son(entry.words) for entry in entries if generation_of(entry.words) and not is_formal(entry.words)}
    for entry in entries:
        if len(entry.words) < 2:
            alone.append(entry)
            continue
        known = bearers[_family(entry.words)]
        same = [other for other in known if _is_same(entry, other, sons)]
        if len(same) == 1:
            _join(same[0], entry)
        else:
            known.append(entry)
    people = [entry for known in bearers.values() for entry in known]
    for entry in alone:
        known = bearers.get(_spelled(entry.words[0].lower()), [])
        if len(known) > 1:
            known = _in_role(known, entry) or _dominant(known)
        if len(known) == 1 and not generation_of(known[0].words):
            _join(known[0], entry)
        else:
            people.append(entry)
    return people


def _corrected(people: list[_Entry]) -> list[_Entry]:
    """People with the misprints of their names: "Sen. Lindsay Graham" of a few articles is Sen. Lindsey Graham of many.

    One word has one slip, past its first letter, and the other is the same; a role that both have shows that no two
    people are meant.
    """
    known: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
    kept = []
    for entry in sorted(people, key=lambda entry: (-entry.articles, entry.words)):
        likely = [person for key in _slip_keys(entry) for person in known[key] if _is_misprint(entry, person)]
        if len(likely) == 1:
            _join(likely[0], entry)
            continue
        kept.append(entry)
        if entry.articles >= _MISPRINTED:
            for key in _slip_keys(entry):
                known[key].append(entry)
    return kept


def _slip_keys(entry: _Entry) -> list[tuple[str, ...]]:
    """What a name shares with its misprints: one word and the first letter of the other; nothing of "Charles III"."""
    words = entry.words
    if len(words) != 2 or words[1].isupper() or generation_of(words):
        return []
    given, family = words[0].lower(), _spelled(words[1].lower())
    return [("given", given, family[0]), ("family", family, given[0])]


def _is_misprint(entry: _Entry, person: _Entry) -> bool:
    if person.articles < _MISPRINTED * entry.articles:
        return False
    slips = [edits(one.lower(), other.lower()) for one, other in zip(entry.words, person.words, strict=True)]
    genders = {gender(entry.words[0]), gender(person.words[0])} - {""}
    return min(slips) == 0 and max(slips) == 1 and len(genders) < 2 and not _heads(entry).isdisjoint(_heads(person))


def _heads(entry: _Entry) -> set[str]:
    """What somebody is in a word, whose wife or son aside: the senator of "South Carolina Sen."."""
    return {words[-1] for role in entry.roles if (words := fold(role))} - KINSHIP


def _family(words: tuple[str, ...]) -> str:
    """What two names must share to be one person's: the family name, or all of "Charles III" and of "Michael R."."""
    surname = surname_of(words)
    return _spelled(surname) if len(surname.rstrip(".")) > 1 and " " not in surname else " ".join(words).lower()


def _son(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], _spelled(surname_of(words))


def _is_same(entry: _Entry, other: _Entry, sons: set[tuple[str, str]]) -> bool:
    """Whether nothing speaks against one person; `sons` are names that occur with `Jr.` and no middle initial.

    "Joseph R. Biden Jr." may be Joe Biden, but "Robert F. Kennedy Jr." is nobody else where there also is a "Robert
    Kennedy Jr.", or where one article names both.
    """
    if not same_given(_respelled(other.words), _respelled(entry.words)):
        return False
    if is_formal(entry.words) != is_formal(other.words) and _are_strangers(entry, other):
        return False  # Derrick D. Johnson, convicted, is not Derrick Johnson, president
    if generation_of(entry.words) == generation_of(other.words):
        return True
    apart = _son(entry.words) in sons or _son(other.words) in sons
    return not apart and entry.beside.isdisjoint(other.names) and other.beside.isdisjoint(entry.names)


def _are_strangers(entry: _Entry, other: _Entry) -> bool:
    """Whether both have roles, and none in common."""
    one, two = _heads(entry), _heads(other)
    return bool(one and two) and one.isdisjoint(two)


def _in_role(bearers: list[_Entry], entry: _Entry) -> list[_Entry]:
    """Of several bearers the one who plainly holds the role beside a bare name: "President Obama" is not Michelle."""
    if not entry.roles:
        return []
    role = _ranked(entry.roles)[0][0]
    first, second = sorted(bearers, key=lambda person: -person.roles[role])[:2]
    return [first] if first.roles[role] > 4 * second.roles[role] else []


def _dominant(bearers: list[_Entry]) -> list[_Entry]:
    first, second = sorted(bearers, key=lambda person: -person.articles)[:2]
    return [first] if first.articles >= _DOMINANCE * max(second.articles, 1) else []


def _join(person: _Entry, entry: _Entry) -> None:
    person.names += entry.names
    person.within += entry.within
    person.forms += entry.forms
    person.roles += entry.roles
    person.articles += entry.articles
    person.beside |= entry.beside


def _person(entry: _Entry) -> Person:
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


def _fullest(entry: _Entry) -> str:
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
        and not any(name.endswith(f" {other}") and " " in other for other, _ in ranked[:at])
    ]
    return max(usual, key=lambda item: item[:3], default=(True, 0, 0, ranked[0][0]))[3]


def _repeats(name: str) -> bool:
    words = name.split()
    return len(set(words)) < len(words)


def _respelled(words: tuple[str, ...]) -> tuple[str, ...]:
    """A full name with its family name last and spelled one way, so that given names can be compared."""
    surname = surname_of(words)
    if " " in surname:
        return words
    at = next(at for at, word in enumerate(words) if word.lower() == surname)
    return (*words[:at], *words[at + 1 :], _spelled(surname))


@lru_cache(maxsize=65_536)
def _spelled(surname: str) -> str:
    """One spelling for all romanisations of a family name, in lower case without accents."""
    plain = "".join(char for char in normalize("NFKD", surname) if not combining(char))
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain
