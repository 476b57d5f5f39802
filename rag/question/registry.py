"""The registry of people, behind a seam of five methods, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.values import Person

_YEAR = 365
# Near spellings that are looked for where a request names many people: each may take as long as an answer.
_SPELLINGS = 20


class People(Protocol):
    """The registry of people of a generation."""

    def named(self, name: str) -> tuple[Person, ...]:
        """People one of whose forms holds every word of a name, case, accents and marks aside, most mentioned first."""

    def like(self, name: str) -> tuple[Person, ...]:
        """People whose name has every word of `name` in a near spelling, fewest edits first, then most mentioned."""

    def with_role(self, role: str) -> tuple[Person, ...]:
        """People with a role that holds every word of `role`, folded as names are, most mentioned first."""

    def said_by(self, person: Person, first: date | None, last: date | None) -> int:
        """How many statements of a person articles of these days hold; None leaves that end open."""

    def said_unnamed(self, speaker: str) -> int:
        """How many statements are by a speaker of these words that is no person of the registry ("the White House")."""


class Sparing:
    """A registry that looks for so many near spellings, and then for none."""

    def __init__(self, people: People, spellings: int = _SPELLINGS) -> None:
        self._left = spellings
        self._like = people.like
        self.named, self.with_role = people.named, people.with_role
        self.said_by, self.said_unnamed = people.said_by, people.said_unnamed

    def like(self, name: str) -> tuple[Person, ...]:
        """As the registry's own, as long as there are any left."""
        self._left -= 1
        return self._like(name) if self._left >= 0 else ()


@dataclass(frozen=True, slots=True)
class Days:
    """The days asked about, from first to last, None where that end is open; `newest` is the newest article's."""

    first: date | None = None
    last: date | None = None
    newest: date | None = None

    @property
    def are_given(self) -> bool:
        """Whether the question asks for some days."""
        return self.first is not None or self.last is not None

    @property
    def latest(self) -> Days:
        """The year before the newest article."""
        first = max(1, self.newest.toordinal() - _YEAR) if self.newest else None
        return Days(date.fromordinal(first), self.newest) if first else self


ANY_DAY = Days()


@dataclass(frozen=True, slots=True)
class Found:
    """The person taken, others whom the words fit as well, and nearest names where nobody is.

    `is_group` where the words are an organisation's, which has statements of its own.
    """

    person: Person | None = None
    others: tuple[Person, ...] = ()
    suggestions: tuple[str, ...] = ()
    is_group: bool = False
