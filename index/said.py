"""Who said what, in the store: statements, whose they are, and the ways to find them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, cast

from .directory import write_people
from .fold import fold
from .people import register
from .values import Article, Extraction, Mention, Span, Speaker, Statement, StatementKind

_TABLES = """
CREATE TABLE statements (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, day INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, parts TEXT NOT NULL, kind TEXT NOT NULL, cue TEXT, via TEXT, name TEXT,
    resolved_by TEXT NOT NULL, as_written TEXT, span TEXT, evidence TEXT, row INTEGER, person INTEGER, unnamed TEXT
);
CREATE TABLE mentions (
    article INTEGER NOT NULL, name TEXT NOT NULL, forms TEXT NOT NULL, roles TEXT NOT NULL, count INTEGER NOT NULL
);
"""
_INDEXES = (
    "CREATE INDEX mentions_article ON mentions (article)",
    "CREATE INDEX statements_article ON statements (article)",
    "CREATE INDEX statements_row ON statements (row)",
    "CREATE INDEX statements_day ON statements (day DESC)",
    "CREATE INDEX statements_person ON statements (person, day) WHERE person IS NOT NULL",
    "CREATE INDEX statements_unnamed ON statements (unnamed, day) WHERE unnamed IS NOT NULL",
)
UNDATED = -1


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with its number, its article's number, the row of its passage and its speaker in the registry."""

    statement: Statement
    number: int
    article: int
    row: int | None
    person: int | None


class Place(NamedTuple):
    """Where a statement stands among all, newest first, undated last: it means the same in every generation."""

    day: int
    article_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements: None lets all pass, an empty list none. Either `people` or `unnamed`, a folded speaker."""

    people: tuple[int, ...] | None = None
    unnamed: str | None = None
    rows: tuple[int, ...] | None = None
    outlets: tuple[str, ...] | None = None
    first_day: int | None = None
    last_day: int | None = None


class SaidWriter:
    """Writes statements and mentions as articles come, then the people once all have come."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        for statement in _TABLES.split(";"):
            db.execute(statement)
        self.statements = 0

    def add(self, number: int, article: Article, found: Extraction, passages: Sequence[tuple[int, Span]]) -> None:
        """Store what one article holds; `passages` are its rows and spans."""
        day = article.published.toordinal() if article.published else UNDATED
        for s in found.statements:
            speaker = s.speaker
            self._db.execute(
                "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
                (
                    self.statements,
                    number,
                    day,
                    s.start,
                    s.end,
                    json.dumps(s.parts),
                    s.kind,
                    s.cue,
                    s.via,
                    speaker.name,
                    speaker.resolved_by,
                    speaker.as_written,
                    json.dumps(speaker.span) if speaker.span else None,
                    json.dumps(speaker.evidence) if speaker.evidence else None,
                    _row_of(Span(s.start, s.end), passages),
                    None if speaker.name or not speaker.as_written else _bare(speaker.as_written) or None,
                ),
            )
            self.statements += 1
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            ((number, m.name, json.dumps(m.forms), json.dumps(m.roles), m.count) for m in found.mentions),
        )

    def finish(self) -> None:
        """Tell the people apart, give each statement its speaker, write the indexes."""
        mentions = self._db.execute(
            "SELECT id, m.name, forms, roles, count FROM mentions m JOIN articles ON number = article ORDER BY m.rowid"
        )
        registry = register(
            (article_id, tuple(_mention(row[1:]) for row in rows))
            for article_id, rows in groupby(mentions, lambda r: r[0])
        )
        names = self._db.execute("SELECT DISTINCT name FROM statements WHERE name IS NOT NULL").fetchall()
        self._db.execute("CREATE TEMP TABLE bearers (name TEXT PRIMARY KEY, person INTEGER)")
        bearers = ((name, registry.person_of(name)) for (name,) in names)
        self._db.executemany("INSERT INTO bearers VALUES (?, ?)", bearers)
        self._db.execute("UPDATE statements SET person = (SELECT person FROM bearers WHERE name = statements.name)")
        write_people(self._db, registry.people)
        for statement in _INDEXES:
            self._db.execute(statement)


class Said:
    """Statements and people of a generation, for reading."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of_article(self, number: int, article_id: str) -> list[StoredStatement]:
        """Statements of an article in order."""
        return [
            _stored(row, article_id)
            for row in self._db.execute(f"{_STATEMENT} WHERE article = ? ORDER BY s.number", (number,))
        ]

    def extraction(self, number: int, article_id: str) -> Extraction:
        """What an article was found to hold, as `extract` gave it."""
        mentions = self._db.execute(
            "SELECT name, forms, roles, count FROM mentions WHERE article = ? ORDER BY rowid", (number,)
        )
        return Extraction(
            tuple(s.statement for s in self.of_article(number, article_id)), tuple(_mention(row) for row in mentions)
        )

    def in_rows(self, rows: Sequence[int]) -> list[StoredStatement]:
        """Statements that lie in some passages, in order."""
        marks = ",".join("?" * len(rows))
        return self._select(f"WHERE row IN ({marks}) ORDER BY s.number", tuple(map(int, rows)))

    def by_people(
        self, people: Sequence[int], first_day: int | None, last_day: int | None
    ) -> Iterator[StoredStatement]:
        """Statements by some people, newest first, undated last, then in order."""
        marks = ",".join("?" * len(people))
        return self._by(f"person IN ({marks})", tuple(people), first_day, last_day)

    def by_unnamed(self, speaker: str, first_day: int | None, last_day: int | None) -> Iterator[StoredStatement]:
        """Statements by a speaker that is no person ("the White House"), as `by_people`."""
        return self._by("unnamed = ?", (_bare(speaker),), first_day, last_day)

    def has_unnamed(self, speaker: str) -> bool:
        """Whether anything is stated by a speaker that is no person."""
        return (
            self._db.execute("SELECT 1 FROM statements WHERE unnamed = ? LIMIT 1", (_bare(speaker),)).fetchone()
            is not None
        )

    def rows_by_people(self, people: Sequence[int]) -> list[int]:
        """Rows of the passages that hold statements by some people, in order."""
        marks = ",".join("?" * len(people))
        found = self._db.execute(
            f"SELECT DISTINCT row FROM statements WHERE person IN ({marks}) AND row IS NOT NULL ORDER BY row",
            tuple(people),
        )
        return [row for (row,) in found]

    def speakers_of(self, rows: Sequence[int]) -> dict[int, list[int]]:
        """People whose statements lie in each of some passages."""
        marks = ",".join("?" * len(rows))
        found: dict[int, list[int]] = {}
        for row, person in self._db.execute(
            f"SELECT DISTINCT row, person FROM statements WHERE row IN ({marks}) AND person IS NOT NULL "
            "ORDER BY row, person",
            tuple(rows),
        ):
            found.setdefault(row, []).append(person)
        return found

    def page(self, wanted: Wanted, after: Place | None, k: int) -> list[StoredStatement]:
        """Up to k statements after a place, newest first, undated last, then by article and start."""
        which, values = ["1"], list[Any]()
        for column, among in (("s.person", wanted.people), ("s.row", wanted.rows), ("a.outlet", wanted.outlets)):
            if among is not None:
                which.append(f"{column} IN (SELECT value FROM json_each(?))")
                values.append(json.dumps(among))
        if wanted.unnamed is not None:
            which.append("s.unnamed = ?")
            values.append(_bare(wanted.unnamed))
        if wanted.first_day is not None or wanted.last_day is not None:
            which.append("s.day BETWEEN ? AND ?")
            values += [wanted.first_day or 0, 1 << 30 if wanted.last_day is None else wanted.last_day]
        if after is not None:
            # The first term is implied by the second; it is what the index on days can use.
            which.append("s.day <= ? AND (s.day < ? OR (a.id, s.start) > (?, ?))")
            values += [after.day, *after]
        return self._select(f"WHERE {' AND '.join(which)} ORDER BY s.day DESC, s.number LIMIT ?", (*values, k))

    def count_by(self, person: int) -> int:
        """How many statements a person made."""
        found = self._db.execute("SELECT COUNT(*) FROM statements WHERE person = ?", (person,)).fetchone()
        return int(found[0])

    def _by(
        self, which: str, values: tuple[Any, ...], first: int | None, last: int | None
    ) -> Iterator[StoredStatement]:
        if first is not None or last is not None:
            which += " AND day BETWEEN ? AND ?"
            values += (0 if first is None else first, 1 << 30 if last is None else last)
        return iter(self._select(f"WHERE {which} ORDER BY day DESC, s.number", values))

    def _select(self, which: str, values: tuple[Any, ...]) -> list[StoredStatement]:
        found = self._db.execute(
            f"SELECT s.*, a.id FROM statements s JOIN articles a ON a.number = s.article {which}", values
        )
        return [_stored(row[:-1], row[-1]) for row in found]


_STATEMENT = "SELECT s.* FROM statements s"


def _row_of(span: Span, passages: Iterable[tuple[int, Span]]) -> int | None:
    """Row of the passage that holds most of a span."""
    overlaps = [(min(span.end, p.end) - max(span.start, p.start), -row) for row, p in passages]
    best = max(overlaps, default=(0, 0))
    return -best[1] if best[0] > 0 else None


_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "some", "many", "one", "two", "several"])


def _bare(speaker: str) -> str:
    """A speaker that is no person, folded, without what stands before the noun."""
    words = fold(speaker)
    while words and words[0] in _DETERMINERS:
        words = words[1:]
    return " ".join(words)


def _mention(row: Sequence[Any]) -> Mention:
    name, forms, roles, count = row
    return Mention(name, tuple(json.loads(forms)), tuple(json.loads(roles)), count)


def _stored(row: Sequence[Any], article_id: str) -> StoredStatement:
    (
        number,
        article,
        _,
        start,
        end,
        parts,
        kind,
        cue,
        via,
        name,
        resolved_by,
        as_written,
        span,
        evidence,
        at,
        person,
        _,
    ) = row
    speaker = Speaker(name, resolved_by, as_written, _span(span), _span(evidence))
    spans = tuple(Span(*p) for p in json.loads(parts))
    statement = Statement(article_id, start, end, spans, cast(StatementKind, kind), speaker, cue, via)
    return StoredStatement(statement, number, article, at, person)


def _span(written: str | None) -> Span | None:
    return Span(*json.loads(written)) if written else None
