"""Whom a name in a question stands for, as articles spell it or nearly so; else who holds the role that it names."""

from __future__ import annotations

from collections.abc import Sequence

from index.fold import fold
from index.lexicon.gazetteer import NAME_PARTICLES
from index.lexicon.roles import KINSHIP
from index.lexicon.surnames import surname_of
from index.lexicon.words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from index.values import Person

from .holders import GIVEN, NO_NAMES, OTHERS, by_role, head_end, is_role, usually_holds
from .looks import after_titles, as_name, is_determined, names_nobody, points_elsewhere, undetermined
from .registry import ANY_DAY, Days, Found, People
from .spelling import OFTEN, by_spelling, in_capitals, respelt

# Statements by which words that name no person are an organisation's; fewer may be a misspelt name's.
_SPEAKS = 5
# Words that no title before a name holds.
_APART = (PREPOSITIONS - {"of", "for"}) | DETERMINERS | AUXILIARIES | {"that", "and"}

# What stands between a name and where its bearer is from.
_WHENCE = frozenset(("of", "from", "at"))

_GROUP = Found(is_group=True)


def find(asked: str, people: People, days: Days = ANY_DAY) -> Found:
    """Whom words of a question stand for: by name, else by role, else as an organisation, else by another spelling."""
    words = undetermined(asked)
    if points_elsewhere(words):
        return Found()
    # "The pope" is nobody of the name Pope.
    named = by_name(asked, people) if not (is_determined(asked) and is_role(words)) else None
    if named and named.person and _is_rather_group(asked, named.person, people):
        return _GROUP
    if found := named or _by_role_or_owner(asked, people, days):
        return found
    if not is_role(words) and (found := _from_somewhere(words, people)):
        return found
    if not names_nobody(words) and people.said_unnamed(asked) >= (1 if all(map(in_capitals, words)) else _SPEAKS):
        return _GROUP
    # "The Justice Department" is no misspelt name: names stand without an article.
    # Nor is "Gov. Abbott and Gov. DeSantis", which two are.
    if is_determined(asked) or not _APART.isdisjoint(word.lower() for word in words):
        return Found()
    near = by_spelling(as_name(asked), people)
    surname = None if near.person else respelt(as_name(asked), people)
    return (by_name(surname, people) if surname else None) or near


def find_lower(asked: str, people: People, days: Days = ANY_DAY) -> Found:
    """Whom words in small letters stand for in a question that writes names with capitals: by role, else who has said
    much by a name that is no plural, else as an organisation. "biden" may be he, but "banks" is nobody called Banks.
    """
    words = undetermined(asked)
    if points_elsewhere(words):
        return Found()
    if found := _by_role_or_owner(asked, people, days):
        return found
    named = by_name(asked, people) if not asked.endswith("s") else None
    if named and named.person and people.said_by(named.person, None, None) >= _SPEAKS:
        return _GROUP if _is_rather_group(asked, named.person, people) else named
    return _GROUP if not names_nobody(words) and people.said_unnamed(asked) >= _SPEAKS else Found()


def _by_role_or_owner(asked: str, people: People, days: Days) -> Found | None:
    """Whom words stand for by what else they say than a name: "Secretary Blinken", "the mayor", "NATO's Mark Rutte"."""
    return _by_last_words(asked, people) or find_role(asked, people, days) or _by_possessed(asked, people)


def find_role(asked: str, people: People, days: Days = ANY_DAY) -> Found | None:
    """Whom words of a question stand for by their role alone; "a witness" is any whom articles quote without a name."""
    if asked.split()[:1] in (["a"], ["an"]) and people.said_unnamed(asked) >= _SPEAKS:
        return _GROUP
    return by_role(undetermined(asked), people, days)


def _is_rather_group(asked: str, person: Person, people: People) -> bool:
    """Whether the words name an organisation that spoke more often than this person, whom they fit as well.

    A whole name is hardly an organisation's, but in capitals: NASA is nobody of that name.
    """
    words = undetermined(asked)
    folded = fold(" ".join(words))
    said = people.said_unnamed(asked)
    if "&" in words or asked.endswith(("'s", "’s")):
        # "Johnson & Johnson" is more than a Johnson, and who speaks as "Wendy's" is no Wendy.
        return said > 0
    if said < _SPEAKS:
        return said > 0 == people.said_by(person, None, None)
    own = people.said_by(person, None, None)
    # Names stand without an article: "the Fed" is hardly a Fed.
    if (
        not is_determined(asked)
        and not any(map(in_capitals, words))
        and (is_whole(folded, person) or not GIVEN.isdisjoint(folded))
    ):
        own = OFTEN * (own + 1)
    return said > own


def is_known_group(asked: str, person: Person | None, people: People) -> bool:
    """Whether words are the initials of an organisation that said something, and more than a person whom they fit."""
    words = undetermined(asked)
    if not words or not all(map(in_capitals, words)) or people.said_unnamed(asked) < _SPEAKS:
        return False
    return person is None or _is_rather_group(asked, person, people)


def by_name(asked: str, people: People) -> Found | None:
    """Whom a name stands for, spelt as the articles spell it: the whole of one of somebody's forms before a part of it.

    Titles before the name don't count: "US President Joe Biden".
    """
    words = undetermined(asked)
    if points_elsewhere(words):
        return None
    after = after_titles(words)
    before = words[: len(words) - len(after)]
    # "Washington Post" is not a Post of Washington, nor does "Ruud in the French Open" name an Open.
    apart = {word.lower() for word in after} & (NO_NAMES | AUXILIARIES) or {word.lower() for word in before} & _APART
    for name in (words, () if apart else after):
        folded = fold(" ".join(name))
        fits = [p for p in people.named(" ".join(name)) if not _is_inside(folded, p)] if folded else []
        if before and name is words:
            fits = [p for p in fits if is_whole(folded, p)]  # Prince William is no William Prince
        if fits:
            title = before if name is after else ()
            first, *others = _titled_first(title, folded, _likeliest_first(folded, fits, people), people)
            return Found(first, tuple(others[:OTHERS]))
    return None


def _titled_first(title: Sequence[str], folded: Sequence[str], fits: list[Person], people: People) -> list[Person]:
    """Whom a name fits, first whose surname it is and who bears its title: Prince Andrew, not Andrew Cuomo."""
    role = " ".join(title)
    if not title or len(fits) < 2 or usually_holds(role, fits[0], people):
        return fits
    named = [p for p in fits[: OTHERS + 1] if folded[-1] in fold(surname_of(tuple(p.name.split())))]
    titled = [p for p in named if fits[0].mentions < OFTEN * p.mentions and usually_holds(role, p, people)]
    first = max(titled, key=lambda p: people.said_by(p, None, None), default=fits[0])
    return [first, *(p for p in fits if p is not first)]


def _likeliest_first(folded: tuple[str, ...], fits: Sequence[Person], people: People) -> list[Person]:
    """Exact names first, John Kennedy before John F. Kennedy; for a single word, people who have statements first."""
    whole = [p for p in fits if is_whole(folded, p)]
    called = [p for p in whole if fold(p.name) == folded] if len(folded) > 1 else []
    different = list(dict.fromkeys([*called, *whole, *fits]))
    if len(folded) > 1 or len(different) < 2 or people.said_by(different[0], None, None):
        return different
    speaker = next((p for p in different[: OTHERS + 1] if people.said_by(p, None, None)), different[0])
    return [speaker, *(p for p in different if p is not speaker)]


def _by_last_words(asked: str, people: People) -> Found | None:
    """The name after a role that has a place and is its bearer's: "Secretary of State Blinken"; "the mother of Malcolm
    Evans" is no Evans, though one should be a mother.
    """
    words = undetermined(asked)
    of = head_end(words)
    for at in range(of + 2, len(words)) if is_role(words) and words[of - 1].lower() not in KINSHIP else ():
        name = " ".join(words[at:])
        for p in people.named(name)[: OTHERS + 1]:
            roles = (" ".join(words[:at]), words[of - 1])
            if is_whole(fold(name), p) and any(usually_holds(role, p, people) for role in roles):
                return Found(p)
    return None


def _by_possessed(asked: str, people: People) -> Found | None:
    """The name after whose somebody is: "NATO's Mark Rutte"."""
    _, _, name = asked.replace("’s ", "'s ").rpartition("'s ")
    return by_name(name, people) if name and name[0].isupper() and asked != name else None


def _from_somewhere(words: Sequence[str], people: People) -> Found | None:
    """The name before where somebody is from: "Ann Lee of Berg Bank" is the Ann Lee there, or else the best known."""
    at = head_end(words, _WHENCE)
    found = by_name(" ".join(words[:at]), people) if 1 < at < len(words) else None
    if not found or not found.person:
        return None
    place, fits = set(fold(" ".join(words[at:]))) - _WHENCE, (found.person, *found.others)
    there = next((p for p in fits if any(not place.isdisjoint(fold(role)) for role in p.roles)), fits[0])
    return Found(there, tuple(p for p in fits if p is not there))


def is_whole(folded: tuple[str, ...], person: Person) -> bool:
    """Whether a name is all of one form of a person's, or the family name."""
    surname = surname_of(tuple(person.name.split()))
    return any(fold(form) == folded for form in (person.name, surname, *person.forms))


def _is_inside(folded: tuple[str, ...], person: Person) -> bool:
    """Whether a name is only inside compounds of a person's: Hamas in "Israel-Hamas", but Assad is "al-Assad"."""
    asked = set(folded)
    for form in (person.name, *person.forms):
        parts = [fold(word) for word in form.split()]
        held = {part for word in parts for part in word if len(word) == 1 or asked >= set(word) - NAME_PARTICLES}
        if asked <= held:
            return False
    return True


def is_acronym(asked: str, person: Person) -> bool:
    """Whether a word in capitals only looks like a person's name: "the UN" is not Kim Jong Un."""
    written = {word for form in (person.name, *person.forms) for word in form.split()}
    lower = {word.lower() for word in written}
    return any(in_capitals(w) and w.lower() in lower and w not in written for w in asked.split())
