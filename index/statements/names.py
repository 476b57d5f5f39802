"""Where an article names people: capitalised runs of tokens, told from places and institutions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..values import Span
from .cues import CUES
from .gazetteer import CALENDAR, FAMILY_FIRST, NAME_PARTICLES, NAME_SUFFIXES, NOT_NAMES, PLACE_OPENERS, SURNAMES_TOO
from .given_names import GIVEN_NAMES
from .roles import ADDRESS, NATIONS, ROLES
from .tokens import Tokens
from .words import OPENERS, PREPOSITIONS

# Longer capitalised runs are headlines or lists; names in them are pairs that begin with a given name.
_LONGEST_NAME = 4
_NICKNAME_MARKS = frozenset('"“”()')


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


def surname_of(words: tuple[str, ...]) -> str:
    """The family name among a name's words, in lower case."""
    core = [word for word in words if word not in NAME_SUFFIXES] or list(words)
    family_first = len(core) > 1 and (
        core[0] in FAMILY_FIRST or (core[0] in ("Kim", "Lee", "Park") and (len(core) == 3 or "-" in core[1]))
    )
    return core[0 if family_first else -1].lower()


def find_names(tokens: Tokens) -> list[Name]:
    """Names that may be people's, in order."""
    found: list[Name] = []
    words = tokens.words
    for first, after in _runs(tokens):
        at = first
        if words[at] in ("April", "May", "June", "August") and _dates(tokens, at):
            at += 1
        while at < after and (
            _leads_in(words[at])
            or (at + 1 < after and _is_verb(tokens.lowers[at]))
            or (at + 1 < after and _is_participle(words[at]))
        ):
            at += 1
        if at < after and not (after - at == 1 and tokens.lowers[at] in ROLES):
            found.extend(_names_in(tokens, at, after))
    return found


def _dates(tokens: Tokens, at: int) -> bool:
    """ "In June Trump": a month, where `June Trump` would be a woman."""
    before = tokens.lowers[at - 1] if at else ""
    return before in PREPOSITIONS or before in ("early", "late", "last", "this", "next", "mid", "every")


def _leads_in(word: str) -> bool:
    return word in OPENERS or word in CALENDAR


def _is_verb(lower: str) -> bool:
    cue = CUES.get(lower)
    return cue is not None and not cue.noun and cue.form != "base"


def _is_participle(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5 and word not in GIVEN_NAMES


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised tokens; particles and initials inside them belong."""
    words, lowers, count = tokens.words, tokens.lowers, len(tokens)
    at = 0
    while at < count:
        if not words[at][0].isupper():
            at += 1
            continue
        first = at
        at += 1
        while at < count:
            word = words[at]
            if word[0].isupper():
                if _is_verb(lowers[at]) or _breaks_line(tokens, at):
                    break
                at += 1
            elif (
                word in NAME_PARTICLES
                and at + 1 < count
                and words[at + 1][0].isupper()
                and words[at - 1] not in NOT_NAMES
                and words[at - 1].lower() not in ROLES
            ):
                at += 1
            elif word in _NICKNAME_MARKS and _is_nickname(tokens, at):
                at += 3
            else:
                break
        yield first, at


def _is_nickname(tokens: Tokens, at: int) -> bool:
    """A quoted word between a given name and a surname: "John "Tig" Tiegen"."""
    words = tokens.words
    return (
        at + 3 < len(tokens)
        and words[at - 1] in GIVEN_NAMES
        and words[at + 1][0].isupper()
        and words[at + 2] in _NICKNAME_MARKS
        and words[at + 3][0].isupper()
    )


def _breaks_line(tokens: Tokens, at: int) -> bool:
    return tokens.starts[at] - tokens.ends[at - 1] > 1


def _names_in(tokens: Tokens, first: int, after: int) -> Iterator[Name]:
    words, lowers = tokens.words, tokens.lowers
    # A title inside the run parts what stands before the name from the name.
    title = -1
    for at in range(first, after - 1):
        if (lowers[at] in ROLES or lowers[at] in ADDRESS) and words[at + 1] not in NAME_SUFFIXES:
            if at > first and words[at - 1] in GIVEN_NAMES and words[at][-1] != "." and at - 1 > title:
                continue  # "Larry King Live": a surname that reads like a title
            title = at
    if title >= 0:
        start = title + 1
        while start < after and words[start] in NATIONS:
            start += 1
        if start < after:
            yield from _pairs(tokens, start, after, lowers[title])
        return
    before = lowers[first - 1] if first else ""
    address = before if before in ROLES or before in ADDRESS else ""
    yield from _pairs(tokens, first, after, address)


def _pairs(tokens: Tokens, first: int, after: int, address: str) -> Iterator[Name]:
    words = tokens.words
    while first < after and words[first] not in GIVEN_NAMES:
        if words[first] in PLACE_OPENERS:
            first += 2
        elif (
            words[first] in NOT_NAMES
            or words[first] in OPENERS
            or words[first] == "Former"
            or _is_plural_role(words[first])
        ):
            first += 1
        else:
            break
        address = ""
    if first >= after:
        return
    if words[first] not in GIVEN_NAMES and not address:  # "Icon Morton Blackwell": the name begins with the given name
        given = next((at for at in range(first + 1, after - 1) if words[at] in GIVEN_NAMES), None)
        if given is not None and words[given + 1] not in NAME_SUFFIXES and len(words[first]) > 2:
            first = given
    run = words[first:after]
    if _fits_one(run) and not any(word in NOT_NAMES or word in OPENERS for word in run[1:]):
        yield _name(tokens, first, after, address)
        return
    if (
        len(run) in (2, 3)
        and run[0] in GIVEN_NAMES
        and run[-1] in SURNAMES_TOO
        and run[1] not in NOT_NAMES - SURNAMES_TOO
    ):
        yield _name(tokens, first, after, address)
        return
    at = first
    while at < after:
        word = words[at]
        end = at + 1
        if word in GIVEN_NAMES or (at == first and address):
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
        elif word not in NOT_NAMES and word not in OPENERS and len(word) > 2:
            yield _name(tokens, at, end, "")
        at = end


def _fits_one(run: list[str]) -> bool:
    """Whether a run is short enough for one name: four words only with an initial, a particle or `Jr.` among them."""
    plain = [word for word in run if word not in NAME_SUFFIXES and word not in NAME_PARTICLES and word[-1] != "."]
    return len(plain) <= 3 and len(run) <= _LONGEST_NAME + 1


def _is_plural_role(word: str) -> bool:
    return word[-1] == "s" and word[:-1].lower() in ROLES


def _name(tokens: Tokens, first: int, after: int, address: str) -> Name:
    words = tuple(word for word in tokens.words[first:after] if word not in _NICKNAME_MARKS)
    sure = (bool(address) and len(words[-1]) < 20) or (
        len(words) > 1
        and (words[0] in GIVEN_NAMES or words[0] in FAMILY_FIRST)
        and words[0] not in PLACE_OPENERS
        and not all(word.isupper() for word in words)
    )
    return Name(first, after, Span(tokens.starts[first], tokens.ends[after - 1]), words, address, sure)
