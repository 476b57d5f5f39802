"""Who said what, in the store: statements, whose they are, and the ways to find them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from ..people.bodies import also_called
from ..people.spokespeople import american, bare
from ..values import Extraction, Mention, Span, Speaker, Statement, StatementKind
from .database import Database


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with its number, its article's number, the row of its passage and its speaker in the registry."""

    statement: Statement
    number: int
    article: int
    row: int
    person: int | None


class Named(NamedTuple):
    """Where an article has the words of somebody who is named."""

    start: int
    end: int
    name: str


class Place(NamedTuple):
    """Where a statement stands among all, newest first, undated last: it means the same in every generation."""

    day: int
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements: None lets all pass, an empty list none. Either `people` or `unnamed`, a speaker as asked."""

    people: tuple[int, ...] | None = None
    unnamed: str | None = None
    outlets: tuple[str, ...] | None = None
    first_day: int | None = None
    last_day: int | None = None


_NAMES = "(SELECT value FROM json_each(:names))"
# By a speaker that is no person; "the Air Force", in capitals, is the U.S. one.
_UNNAMED = f"(unnamed IN {_NAMES} OR (unnamed = :home AND as_written GLOB :written))"
# By a speaker that is no person, or by somebody who is named and speaks for it.
_SPOKEN = f"({_UNNAMED} OR s.number IN (SELECT number FROM spoken_for WHERE name IN {_NAMES}))"
# Whose office or campaign speaks, and the family name.
_OFFICE = re.compile(r"(.*?(\w+))['’]s? (office|campaign)")
# What GLOB takes for more than itself.
_PATTERN = re.compile(r"[*?\[\]]")


class Said:
    """Statements of a generation, for reading."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_article(self, number: int, article_id: str) -> list[StoredStatement]:
        """Statements of an article in order."""
        found = self._db.rows("SELECT * FROM statements WHERE article = ? ORDER BY number", (number,))
        return [_stored(row, article_id) for row in found]

    def named_in(self, number: int) -> list[Named]:
        """The statements of an article, in order, whose speakers have names."""
        query = 'SELECT start, "end", name FROM statements WHERE article = ? AND name IS NOT NULL ORDER BY number'
        return [Named(*row) for row in self._db.rows(query, (number,))]

    def extraction(self, number: int, article_id: str) -> Extraction:
        """What an article was found to hold, as `extract` gave it."""
        mentions = self._db.rows(
            "SELECT name, forms, roles, count FROM mentions WHERE article = ? ORDER BY rowid", (number,)
        )
        return Extraction(
            tuple(s.statement for s in self.of_article(number, article_id)), tuple(mention(row) for row in mentions)
        )

    def numbered(self, numbers: Sequence[int]) -> dict[int, StoredStatement]:
        """Statements by number."""
        marks = ",".join("?" * len(numbers))
        return {s.number: s for s in self._select(f"WHERE s.number IN ({marks})", tuple(numbers))}

    def by_unnamed(self, speaker: str) -> list[int]:
        """Numbers of the statements by a speaker that is no person ("the White House"), and by those who speak for it,
        newest first, undated last.
        """
        found = self._db.rows(
            f"SELECT s.number FROM statements s WHERE {_SPOKEN} ORDER BY s.day DESC, s.number",
            self._called(speaker),
        )
        return [number for (number,) in found]

    def count_unnamed(self, speaker: str) -> int:
        """How many statements are by a speaker that is no person."""
        return self._db.count(f"statements WHERE {_UNNAMED}", self._called(speaker))

    def speakers_of(self, rows: Sequence[int]) -> dict[int, list[int]]:
        """People whose statements lie in each of some passages."""
        marks = ",".join("?" * len(rows))
        found: dict[int, list[int]] = {}
        for row, person in self._db.rows(
            f"SELECT DISTINCT row, person FROM statements WHERE row IN ({marks}) AND person IS NOT NULL "
            "ORDER BY row, person",
            tuple(rows),
        ):
            found.setdefault(row, []).append(person)
        return found

    def page(self, wanted: Wanted, after: Place | None, k: int) -> list[StoredStatement]:
        """Up to k statements after a place, newest first, undated last, then by article and start."""
        which: list[str] = ["1"]
        values: dict[str, Any] = {"k": k}
        for column, among in (("person", wanted.people), ("outlet", wanted.outlets)):
            if among is not None:
                which.append(f"{column} IN (SELECT value FROM json_each(:{column}s))")
                values[f"{column}s"] = json.dumps(among)
        if wanted.unnamed is not None:
            which.append(_SPOKEN)
            values |= self._called(wanted.unnamed)
        if wanted.first_day is not None or wanted.last_day is not None:
            which.append("day BETWEEN :first AND :last")
            values |= {"first": wanted.first_day or 0, "last": 1 << 30 if wanted.last_day is None else wanted.last_day}
        if after is not None:
            # The first term is implied by the second; it is what the index on days can use.
            which.append('day <= :day AND (day < :day OR (a.id, s.start, s."end") > (:article_id, :start, :end))')
            values |= after._asdict()
        return self._select(f"WHERE {' AND '.join(which)} ORDER BY day DESC, s.number LIMIT :k", values)

    def count_by(self, person: int) -> int:
        """How many statements a person made."""
        return self._db.count("statements WHERE person = ?", (person,))

    def _called(self, speaker: str) -> dict[str, str]:
        """All names, as JSON, under which statements of a speaker that is no person stand: of "the FTC" the whole one,
        where articles explain it; and with and without "U.S.": "the U.S. Air Force" is also "the Air Force".
        """
        called = bare(speaker)
        found = self._db.rows("SELECT name FROM organisations WHERE called = ? ORDER BY name", (called,))
        names = [also for name in [name for (name,) in found] or [called] for also in also_called(name)]
        if office := _OFFICE.fullmatch(speaker):
            # "Ann Lee's office" is also who speaks for Ann Lee, or for Lee, and Lee's office.
            names += [
                bare(office[1]),
                *(bare(own) for own in (office[2], f"{office[2]} {office[3]}") if own[0].isupper()),
            ]
        own, told = american(speaker)
        if own and not told:
            names += [f"us {called}"]
        home, written = (bare(own), f"*{own}*") if told and not _PATTERN.search(own) else ("", "")
        # In small letters "who" may be a word as well.
        names = [called, *names] if speaker.islower() else names
        return {"names": json.dumps(names), "home": home, "written": written}

    def _select(self, which: str, values: Sequence[Any] | Mapping[str, Any]) -> list[StoredStatement]:
        found = self._db.rows(
            f"SELECT s.*, a.id FROM statements s JOIN articles a ON a.number = s.article {which}", values
        )
        return [_stored(row[:-1], row[-1]) for row in found]


def mention(row: Sequence[Any]) -> Mention:
    """A mention from its row: name, forms, roles, count."""
    name, forms, roles, count = row
    return Mention(name, tuple(json.loads(forms)), tuple(json.loads(roles)), count)


def _stored(row: Sequence[Any], article_id: str) -> StoredStatement:
    number, article, _, start, end, parts, kind, cue, via, name, resolved, written, span, evidence, at, person, _ = row
    speaker = Speaker(name, resolved, written, _span(span), _span(evidence))
    spans = tuple(Span(*p) for p in json.loads(parts))
    statement = Statement(article_id, start, end, spans, cast(StatementKind, kind), speaker, cue, via)
    return StoredStatement(statement, number, article, at, person)


def _span(written: str | None) -> Span | None:
    return Span(*json.loads(written)) if written else None
