"""Where an article names people: capitalised runs of tokens, told from places and institutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...lexicon.gazetteer import (
    FAMILY_FIRST,
    INSTITUTIONS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NOT_NAMES,
    PLACE_OPENERS,
    SURNAMES_TOO,
)
from ...lexicon.given_names import GIVEN_NAMES, called_by
from ...lexicon.roles import ADDRESS, NATIONS, ROLES
from ...lexicon.surnames import surname_of
from ...lexicon.things import COMPANY_ENDS, COMPANY_NOUNS, LEADS, LETTERS, NAMED_LIKE_PEOPLE, NEWSPAPERS, THINGS
from ...lexicon.tokens import Tokens
from ...lexicon.words import OPENERS
from ...values import Span
from .runs import NICKNAME_MARKS, breaks_line, name_runs

# Longer capitalised runs are headlines or lists; names in them are pairs that begin with a given name.
_LONGEST_NAME = 4
_THINGS = INSTITUTIONS | THINGS
_ADDRESSED = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms"})
_OF_AN_OFFICE = frozenset({"for", "in", "of", "on"})  # "Special Agent in Charge Anna Smith"
_AFTER_COMMA = (["Jr."], ["Sr."])  # "Martin Luther King, Jr."


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text: tokens `[first, after)`, its words, and how sure it is that a person bears it.

    `address` is a form of address or title right before it (`Mr.`, `President`), in lower case.
    """

    first: int
    after: int
    span: Span
    words: tuple[str, ...]
    address: str
    sure: bool

    @property
    def surname(self) -> str:
        """The family name, in lower case: the last word but for `Jr.`, the first in Chinese and Korean names."""
        return surname_of(self.words)


def find_names(tokens: Tokens) -> list[Name]:
    """Names that may be people's, in order."""
    known = _Known(frozenset(tokens.words), SURNAMES_TOO | _addressed(tokens) | _sainted(tokens))
    runs = name_runs(tokens, known.used)
    names = [name for first, after in runs for name in _names_in(tokens, first, after, known)]
    return [name for name in names if not _is_company(tokens, name)]


def _is_company(tokens: Tokens, name: Name) -> bool:
    """Whether a full name is a company's or a thing's: by itself, or by the word before or after it."""
    if name.words[-1][-1].isdigit() or _opens_with_letters(name.words):  # "CDC COVID-19"
        return True
    if len(name.words) < 2 or name.address:
        return False
    before = tokens.words[name.first - 1] if name.first and not breaks_line(tokens, name.first) else ""
    ends = name.after >= len(tokens) or breaks_line(tokens, name.after)
    following = "" if ends else tokens.words[name.after]
    named = {before.lower(), name.words[0].lower()}
    longer = len(name.words) > 2 and name.words[1] in GIVEN_NAMES  # "Mary Kay Henry" sells nothing
    return (
        (" ".join(name.words[:2]) in NAMED_LIKE_PEOPLE and not longer)
        or following in COMPANY_ENDS
        or name.words[-1].rpartition("-")[2] in NEWSPAPERS  # "the Austin American-Statesman"
        or not COMPANY_NOUNS.isdisjoint(named)
    )


def _opens_with_letters(words: tuple[str, ...]) -> bool:
    """ "UPS Teamsters", "JFK Assassinated"; but "WILLIAM FRENCH SMITH"."""
    first = words[0]
    return (
        len(words) > 1
        and len(first) > 2
        and first.isalpha()
        and first.isupper()
        and GIVEN_NAMES.isdisjoint(map(str.capitalize, words))
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the text shows by itself: all its words, and which of them are surnames whatever else they are."""

    used: frozenset[str]
    surnames: frozenset[str]


def _addressed(tokens: Tokens) -> frozenset[str]:
    """Surnames by their form of address, even where they name a thing or a place elsewhere: "Mr. Tribe"."""
    return frozenset(word for before, word in pairwise(tokens.words) if before in _ADDRESSED)


def _sainted(tokens: Tokens) -> frozenset[str]:
    """What stands after "St." in surnames: "Allen St. Pierre"."""
    words = tokens.words
    if "St." not in words:
        return frozenset()
    return frozenset(
        words[at + 1] for at in range(1, len(words) - 1) if words[at] == "St." and words[at - 1] in GIVEN_NAMES
    )


def _names_in(tokens: Tokens, first: int, after: int, known: _Known) -> Iterator[Name]:
    words, lowers = tokens.words, tokens.lowers
    # A title inside the run parts what stands before the name from the name.
    title = -1
    for at in range(first, after - 1):
        if words[at] in GIVEN_NAMES:
            continue  # "Dean Baker"
        if (lowers[at] in ROLES or lowers[at] in ADDRESS) and words[at + 1] not in NAME_SUFFIXES:
            if at > first and words[at - 1] in GIVEN_NAMES and words[at][-1] != "." and at - 1 > title:
                continue  # "Larry King Live": a surname that reads like a title
            title = at
    if title >= 0:
        start = title + 1
        while start < after - (lowers[title] in ADDRESS) and words[start] in NATIONS:  # "Mr. English" bears it
            start += 1
        if start < after:
            yield from _pairs(tokens, start, after, lowers[title], known)
        return
    before = lowers[first - 1] if first else ""
    address = before if before in ROLES or before in ADDRESS else ""
    yield from _pairs(tokens, first, after, address, known)


def _pairs(tokens: Tokens, first: int, after: int, address: str, known: _Known) -> Iterator[Name]:
    """The names in a run of capitalised words without titles: one, or several that follow one another."""
    words = tokens.words
    if address in ADDRESS and after - first == 1 and words[first] in known.surnames:
        yield _name(tokens, first, after, address)
        return
    if words[first] == "St." and after - first == 2 and words[first + 1] in known.surnames:
        yield _name(tokens, first + 1, after, address)
        return
    if words[first] == "Marine" and first + 1 < after and words[first + 1] in GIVEN_NAMES:
        first += 1  # "Marine John Smith", but Marine Le Pen
    start = _past_no_names(words, first, after)
    address = address if start == first else ""
    if start >= after:
        return
    if words[start] not in GIVEN_NAMES and not address:
        start = _given_name_in(words, start, after, known)
    run = words[start:after]
    if (
        run[0].capitalize() not in GIVEN_NAMES
        and run[-1].lower() in ROLES
        and run[-1] not in SURNAMES_TOO
        and not address
    ):
        return  # "Special Envoy"
    if (_fits_one(run) and _holds_no_thing(run) and OPENERS.isdisjoint(run[1:])) or _is_known(run, known):
        yield _name(tokens, start, after, address)
    else:
        yield from _several(tokens, start, after, address)


def _past_no_names(words: Sequence[str], first: int, after: int) -> int:
    """The first word of a run that may be a name's."""
    while first < after and words[first] not in GIVEN_NAMES:
        if words[first] in PLACE_OPENERS and (first + 1 < after or words[first] not in SURNAMES_TOO):
            first += 2
        elif (
            words[first] in NOT_NAMES
            or words[first] in OPENERS
            or words[first] in LETTERS
            or words[first] in LEADS
            or _is_like_a_role(words[first])
        ):
            first += 1
        else:
            break
    return first


def _given_name_in(words: Sequence[str], first: int, after: int, known: _Known) -> int:
    """Where a name begins whose run opens with no given name: with the first one, "Icon Morton Blackwell"."""
    run = range(first + 1, after - 1)
    given = next((at for at in run if words[at] in GIVEN_NAMES and words[at - 1] not in NICKNAME_MARKS), None)
    if given is None or words[given + 1] in NAME_SUFFIXES or len(words[first]) < 3:
        return first
    titled = first > 1 and words[first - 1] in _OF_AN_OFFICE and words[first - 2].lower() in ROLES
    long = after - first > _LONGEST_NAME - 1  # "Riverkeeper Anna van Berg"
    return given if given > first + 1 or long or titled or words[first].lower() in known.used else first


def _holds_no_thing(run: Sequence[str]) -> bool:
    """Whether no word after the first names a thing; a name before the surname may: "Sandra Day O'Connor"."""
    middle = (
        len(run) == 3
        and run[0] in GIVEN_NAMES
        and run[0] not in NOT_NAMES
        and (run[1] in SURNAMES_TOO or run[1] == "St.")
    )
    return NOT_NAMES.isdisjoint(run[2 if middle else 1 :])


def _is_known(run: Sequence[str], known: _Known) -> bool:
    """Whether a run is one name for it ends in a surname that the text tells of."""
    return (
        len(run) in (2, 3)
        and (called_by(tuple(run)) in GIVEN_NAMES or run[-1] not in SURNAMES_TOO)
        and run[-1] in known.surnames
        and (len(run) == 2 or run[1] not in NOT_NAMES - SURNAMES_TOO)
    )


def _several(tokens: Tokens, first: int, after: int, address: str) -> Iterator[Name]:
    """The names in a run too long for one: from each given name to the next word that may be a surname."""
    words = tokens.words
    at = first
    while at < after:
        word = words[at]
        end = at + 1
        if word in GIVEN_NAMES or word in FAMILY_FIRST or (at == first and address):
            while end < after and end - at < 3 and words[end] not in NOT_NAMES and words[end].lower() not in ROLES:
                end += 1
                if len(words[end - 1]) > 2 and words[end - 1] not in NAME_PARTICLES:
                    break
            if end < after and words[end] in NAME_SUFFIXES:
                end += 1
            if end < after and words[end] in NOT_NAMES and end - at < 2:
                at = end + 1
                continue
            yield _name(tokens, at, end, address if at == first else "")
        elif (
            word not in NOT_NAMES
            and word not in OPENERS
            and len(word) > 2
            and not (end < after and words[end] in _THINGS)
        ):
            yield _name(tokens, at, end, "")
        at = end


def _fits_one(run: list[str]) -> bool:
    """Whether a run is short enough for one name: four words only with an initial, a particle or `Jr.` among them."""
    if not NICKNAME_MARKS.isdisjoint(run):
        return len(run) <= _LONGEST_NAME + 4
    plain = [word for word in run if word not in NAME_SUFFIXES and word not in NAME_PARTICLES and word[-1] != "."]
    if len(plain) == _LONGEST_NAME and plain[1] in GIVEN_NAMES:  # "Jorge Antonio Villasenor Llamas"
        return plain[0] in GIVEN_NAMES and GIVEN_NAMES.isdisjoint(plain[2:])
    return len(plain) <= 3


def _is_like_a_role(word: str) -> bool:
    """ "Senators", "President-elect", "Then-President"."""
    lower = word.lower()
    return (word[-1] == "s" and lower[:-1] in ROLES) or ("-" in word and not ROLES.isdisjoint(lower.split("-")))


def _name(tokens: Tokens, first: int, after: int, address: str) -> Name:
    if tokens.words[after : after + 1] == [","] and tokens.words[after + 1 : after + 2] in _AFTER_COMMA:
        after += 2
    words = tuple(
        f"{word}." if tokens.words[at + 1 : at + 2] == ["."] and at + 1 < after else word  # before a nickname
        for at, word in enumerate(tokens.words[first:after], first)
        if word not in NICKNAME_MARKS and word not in ".,"
    )
    given = called_by(words)
    sure = bool(address) or (len(words) > 1 and (given in GIVEN_NAMES or given in FAMILY_FIRST))
    return Name(first, after, Span(tokens.starts[first], tokens.ends[after - 1]), words, address, sure)
