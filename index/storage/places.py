"""Where every passage and statement stands: what ranking asks of many at once, as memory-mapped arrays.

All that is shown of a statement is in the store; these are the few numbers by which one is found, filtered and read.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..filters import Subset
from ..values import Article, Span, Statement, StatementKind, day_number
from .generation import FILES
from .texts import Piece
from .vectors import Rows, open_array, save_array

# In these arrays: by nobody that the registry knows.
NONE = -1
KINDS: tuple[StatementKind, ...] = ("direct", "mixed", "indirect")

# Spans in code points of the article; `at` and `size` in bytes of the texts. `first` and `count` of a passage say which
# part of `by_row` are its statements, those of a person which part of `by_person`.
_PASSAGE = np.dtype(
    [(name, np.int32) for name in ("article", "start", "end", "size", "first", "count")] + [("at", np.int64)]
)
_PERSON = np.dtype([("first", np.int32), ("count", np.int32)])
_FOUND = ("article", "start", "end", "at", "size")
_LOCATED = ("article", "day", "start", "end", "at", "size", "row", "person", "kind")
_STATEMENT = np.dtype(
    [(name, np.int64 if name == "at" else np.int32) for name in _LOCATED]
    + [("by_row", np.int32), ("by_person", np.int32)]
)


class Located(NamedTuple):
    """A statement's number and its place; `person` may be `NONE`, `kind` is a position in `KINDS`."""

    number: int
    article: int
    day: int
    start: int
    end: int
    at: int
    size: int
    row: int
    person: int
    kind: int

    @property
    def span(self) -> Span:
        """From the first to the last spoken character, in the article."""
        return Span(self.start, self.end)

    @property
    def piece(self) -> Piece:
        """The same in the file of texts."""
        return Piece(self.at, self.size)


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whose words are asked for: people by number, and the statements of those who are no people ("NATO")."""

    people: frozenset[int]
    statements: frozenset[int]

    def __contains__(self, located: Located) -> bool:
        return located.person in self.people or located.number in self.statements


class PlacesWriter:
    """Collects places as articles come. Memory: 72 bytes a statement, 40 a passage."""

    def __init__(self) -> None:
        self._passages = array("q")
        self._statements = array("q")

    def add_passage(self, article: int, span: Span, piece: Piece) -> None:
        """Add the passage of the next row."""
        self._passages.extend((article, *span, *piece))

    def add_statement(self, number: int, article: Article, statement: Statement, piece: Piece, row: int) -> None:
        """Add the next statement; `number` is its article's."""
        day, kind = day_number(article.published), KINDS.index(statement.kind)
        place = (number, day, *statement.span, *piece, row, NONE, kind)
        self._statements.extend(place)

    def copy(self, old: Places, rows: slice, statements: slice, shifts: Mapping[str, int]) -> None:
        """Add passages and statements of other places that follow one another, shifted."""
        places, said = old.rows_in(rows), old.statements_in(statements)
        for block, names in ((places, _FOUND), (said, _LOCATED)):
            for name in shifts.keys() & names:
                block[:, names.index(name)] += shifts[name]
        self._passages.frombytes(places.tobytes())
        self._statements.frombytes(said.tobytes())

    def write(self, folder: Path, persons: Sequence[int | None], people: int) -> None:
        """Write the arrays; `persons` are the speakers of the statements, `people` is how many the registry has."""
        statements = np.zeros(len(persons), _STATEMENT)
        found = np.frombuffer(self._statements, np.int64).reshape(-1, len(_LOCATED))
        for column, name in enumerate(_LOCATED):
            statements[name] = found[:, column]
        statements["person"] = [NONE if person is None else person for person in persons]
        passages = np.zeros(len(self._passages) // 5, _PASSAGE)
        for column, name in enumerate(_FOUND):
            passages[name] = np.frombuffer(self._passages, np.int64).reshape(-1, len(_FOUND))[:, column]
        numbers = np.arange(len(statements))
        statements["by_row"] = np.lexsort((numbers, statements["row"]))
        # A speaker's newest come first.
        statements["by_person"] = np.lexsort((numbers, -statements["day"], statements["person"]))
        bearers = np.zeros(people, _PERSON)
        for table, owners in ((passages, statements["row"]), (bearers, statements["person"])):
            table["count"] = np.bincount(owners[owners != NONE], minlength=len(table))
            table["first"] = np.count_nonzero(owners == NONE) + np.cumsum(table["count"]) - table["count"]
        for name, written in ((FILES.passages, passages), (FILES.statements, statements), (FILES.people, bearers)):
            save_array(folder / name, written)


class Places:
    """The places of a generation."""

    def __init__(self, folder: Path) -> None:
        self._passages: NDArray[Any] = open_array(folder / FILES.passages, _PASSAGE)
        self._statements: NDArray[Any] = open_array(folder / FILES.statements, _STATEMENT)
        self._people: NDArray[Any] = open_array(folder / FILES.people, _PERSON)

    def passages(self, rows: Sequence[int]) -> list[tuple[int, int, Span, Piece]]:
        """Row, article, span and piece of some passages; rows that don't exist are left out."""
        known = [row for row in rows if 0 <= row < len(self._passages)]
        found = self._passages[known][list(_FOUND)].tolist()
        return [
            (row, a, Span(start, end), Piece(at, n)) for row, (a, start, end, at, n) in zip(known, found, strict=True)
        ]

    def article_of(self, rows: Rows) -> Rows:
        """Number of the article of each of some passages."""
        numbers: Rows = self._passages["article"][rows].astype(np.int64)
        return numbers

    def first_of_each(self, articles: int) -> tuple[Rows, Rows]:
        """The first passage and the first statement of each of all articles, and the number of all, `(articles + 1,)`
        each.
        """
        numbers = np.arange(articles + 1)
        return np.searchsorted(self._passages["article"], numbers), np.searchsorted(
            self._statements["article"], numbers
        )

    def rows_in(self, rows: slice) -> Rows:
        """Article, span and piece of passages that follow one another, `(len(rows), 5)`."""
        return _matrix(self._passages[rows], _FOUND)

    def statements_in(self, statements: slice) -> Rows:
        """The places of statements that follow one another, `(len(statements), 9)`, as `Located` has them."""
        return _matrix(self._statements[statements], _LOCATED)

    def in_rows(self, rows: Sequence[int]) -> list[Located]:
        """Statements that lie in some passages, in order."""
        return self.located(np.sort(self._owned(self._passages, rows, "by_row")))

    def by_people(self, people: Sequence[int]) -> Rows:
        """Numbers of the statements by some people, newest first, undated last, then in order."""
        numbers = self._owned(self._people, people, "by_person")
        if len(people) < 2:
            return numbers
        ordered: Rows = numbers[np.lexsort((numbers, -self._statements["day"][numbers]))]
        return ordered

    def count_by(self, people: Sequence[int], first: date | None, last: date | None) -> int:
        """How many statements some people made in articles of these days, undated ones not; None leaves an end open."""
        days = self._statements["day"][self.by_people(people)]
        passing = (days >= (first or date.min).toordinal()) & (days <= (last or date.max).toordinal())
        return int(np.count_nonzero(passing))

    def by_each_person(self) -> Iterator[Rows]:
        """Numbers of the statements of each person who made several, newest first, undated last, then in order."""
        ordered = self._statements["by_person"]
        for first, count in self._people[self._people["count"] > 1].tolist():
            yield ordered[first : first + count].astype(np.int64)

    def rows_of(self, speaking: Speaking) -> Rows:
        """Rows of the passages that hold words of some speakers, in order."""
        numbers = np.array(sorted(speaking.statements), np.int64)
        numbers = np.concatenate([self.by_people(sorted(speaking.people)), numbers])
        rows: Rows = np.unique(self._statements["row"][numbers]).astype(np.int64)
        return rows

    def passing(self, numbers: Rows, articles: Subset | None) -> Rows:
        """Those of some statements whose article passes; None lets all pass."""
        return numbers if articles is None else numbers[articles.mask[self._statements["article"][numbers]]]

    def located(self, numbers: Rows) -> list[Located]:
        """Statements by number."""
        found = self._statements[numbers][list(_LOCATED)].tolist()
        return [Located(number, *place) for number, place in zip(numbers.tolist(), found, strict=True)]

    def _owned(self, owners: NDArray[Any], which: Sequence[int], order: str) -> Rows:
        """Numbers of the statements of some passages or people, one owner's after the other's."""
        ordered = self._statements[order]
        parts = [ordered[first : first + count] for first, count in owners[list(which)][["first", "count"]].tolist()]
        return np.concatenate([np.empty(0, np.int64), *parts])


def _matrix(table: NDArray[Any], columns: Sequence[str]) -> Rows:
    """Columns of a table, `(n, columns)`."""
    return np.stack([table[name].astype(np.int64) for name in columns], axis=1)
