"""Writing a store: articles, passages and statements as articles come, the people once all have come."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from .people.initials import beside
from .people.organisations import explained
from .people.spokespeople import spoken_for
from .settle import settle
from .storage.generation import FILES
from .storage.places import PlacesWriter
from .storage.texts import Piece, TextsWriter, byte_offsets
from .takeover import Numbers, Takeover
from .values import Article, Extraction, Passage, Span, day_number

_STORE_TABLES = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT, published TEXT, url TEXT,
    authors TEXT NOT NULL, sha256 TEXT NOT NULL, boilerplate TEXT NOT NULL, extracted BLOB NOT NULL,
    at INTEGER NOT NULL, size INTEGER NOT NULL
);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    encoded BLOB NOT NULL
);
CREATE TABLE outlets (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
"""
_STORE_INDEXES = (
    "CREATE INDEX passages_article ON passages (article)",
    "CREATE INDEX passages_encoded ON passages (encoded)",
    "CREATE INDEX articles_extracted ON articles (extracted)",
)
_SAID_TABLES = """
CREATE TABLE statements (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, day INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, parts TEXT NOT NULL, kind TEXT NOT NULL, cue TEXT, via TEXT, name TEXT,
    resolved_by TEXT NOT NULL, as_written TEXT, span TEXT, evidence TEXT, row INTEGER NOT NULL, person INTEGER,
    unnamed TEXT
);
CREATE TABLE mentions (
    article INTEGER NOT NULL, name TEXT NOT NULL, forms TEXT NOT NULL, roles TEXT NOT NULL, count INTEGER NOT NULL
);
CREATE TABLE spokespeople (number INTEGER, article INTEGER, name TEXT, role TEXT, PRIMARY KEY (number, role))
    WITHOUT ROWID;
CREATE TABLE explained (article INTEGER, short TEXT, name TEXT, implied INTEGER, PRIMARY KEY (article, short))
    WITHOUT ROWID;
CREATE TABLE initials (article INTEGER, short TEXT, name TEXT, PRIMARY KEY (article, short, name)) WITHOUT ROWID;
"""


class StoreWriter:
    """Writes a new store, its texts and places beside it: articles in order, each with what it holds, then `finish`."""

    def __init__(self, path: Path, old: Path | None = None) -> None:
        """`old` is the folder of an older generation, written by the same code, of which `copy` takes articles."""
        self._db = sqlite3.connect(path.absolute().as_uri(), uri=True, isolation_level=None)
        # Nothing here outlives a crash: an unfinished generation is thrown away. `finish` leaves one whole file.
        self._db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA locking_mode = exclusive;")
        self._db.executescript(_STORE_TABLES)
        self._folder = path.parent
        self._texts = TextsWriter(self._folder / FILES.texts)
        self._places = PlacesWriter()
        self._takeover = Takeover(self._db, old, self._texts, self._places) if old else None
        self._db.execute("BEGIN")
        self._said = SaidWriter(self._db)
        self._last = Piece(0, 0)
        self._held = Numbers(0, 0, 0)

    @property
    def passages(self) -> int:
        """How many passages the store holds."""
        return self._held.passages

    def copy(self, number: int) -> int:
        """Take the old store's article of this number, with all that it holds; return how many passages that is."""
        assert self._takeover
        before = self.passages
        self._held = self._takeover.add(number, self._held)
        return self.passages - before

    def add(self, article: Article, boilerplate: Sequence[Span], extracted: bytes) -> int:
        """Store an article and return its number. Articles come in the order of their ids.

        `extracted` is the digest of all that its statements depend on.
        """
        self._write_copied()
        number, self._last = self._held.articles, self._texts.add(article.text)
        self._db.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                *article.fields,
                article.sha256,
                json.dumps(boilerplate),
                extracted,
                *self._last,
            ),
        )
        self._held = replace(self._held, articles=number + 1)
        return number

    def add_found(
        self, number: int, article: Article, passages: Sequence[tuple[Passage, bytes]], said: Extraction
    ) -> None:
        """Store what the last article holds: passages, each with the digest of what is encoded, and statements."""
        first = self.passages
        spans = [*(p.span for p, _ in passages), *(s.span for s in said.statements)]
        offsets = byte_offsets(article.text, (position for span in spans for position in span))

        def piece(span: Span) -> Piece:
            at = offsets[span.start]
            return Piece(self._last.at + at, offsets[span.end] - at)

        for row, (passage, encoded) in enumerate(passages, first):
            self._db.execute(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?)", (row, number, passage.start, passage.end, encoded)
            )
            self._places.add_passage(number, passage.span, piece(passage.span))
        rows = [(row, p.span) for row, (p, _) in enumerate(passages, first)]
        statement_rows = [_row_of(s.span, rows) for s in said.statements]
        for s, at in zip(said.statements, statement_rows, strict=True):
            self._places.add_statement(number, article, s, piece(s.span), at)
        self._said.add(number, self._held.statements, article, said, statement_rows)
        held = self._held
        self._held = Numbers(held.articles, first + len(passages), held.statements + len(said.statements))

    def _write_copied(self) -> None:
        if self._takeover:
            self._takeover.write()

    def add_outlets(self, numbers: dict[str, int]) -> None:
        """Store the outlets' names by the numbers that the columns use."""
        self._db.executemany("INSERT INTO outlets VALUES (?, ?)", ((number, name) for name, number in numbers.items()))

    def finish(self) -> None:
        """Tell the people apart, write the indexes and the places, and close."""
        self._write_copied()
        if self._takeover:
            self._takeover.close()
        people = settle(self._db)
        for statement in _STORE_INDEXES:
            self._db.execute(statement)
        persons = [person for (person,) in self._db.execute("SELECT person FROM statements ORDER BY number")]
        self._places.write(self._folder, persons, people)
        self._db.execute("COMMIT")
        self._db.execute("ANALYZE main")
        self._db.close()


class SaidWriter:
    """Writes what articles hold as they come; whose each statement is, `settle` tells once all have come."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        for statement in _SAID_TABLES.split(";"):
            db.execute(statement)

    def add(self, number: int, first: int, article: Article, found: Extraction, rows: Sequence[int]) -> None:
        """Store what one article holds; `first` is the number of its first statement, `rows` are those of the passages
        in which its statements lie.
        """
        roles = [(m.name, role, spoken_for(role)) for m in found.mentions for role in m.roles]
        written = {s.speaker.as_written for s in found.statements if s.speaker.as_written and not s.speaker.name}
        day = day_number(article.published)
        for at, (s, row) in enumerate(zip(found.statements, rows, strict=True), first):
            speaker = s.speaker
            self._db.execute(
                "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                (
                    at,
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
                    row,
                ),
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO spokespeople VALUES (?, ?, ?, ?)",
                (
                    (at, number, organisation, role)
                    for name, role, organisation in roles
                    if organisation and name == speaker.name
                ),
            )
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            ((number, m.name, json.dumps(m.forms), json.dumps(m.roles), m.count) for m in found.mentions),
        )
        self._db.executemany(
            "INSERT INTO explained VALUES (?, ?, ?, ?)",
            ((number, *each) for each in explained(article.text, sorted(written))),
        )
        self._db.executemany(
            "INSERT INTO initials VALUES (?, ?, ?)",
            ((number, *pair) for pair in sorted(beside(article.text, (m.name for m in found.mentions)))),
        )


def _row_of(span: Span, passages: Sequence[tuple[int, Span]]) -> int:
    """Row of the passage that holds most of a statement, the first of several; passages are in order and don't overlap.

    One holds some of it: both are made of all that is no boilerplate.
    """
    near = passages[max(0, bisect_right(passages, span.start, key=lambda p: p[1].start) - 1) :]
    touching = takewhile(lambda p: p[1].start < span.end, near)
    row, _ = max(touching, key=lambda p: min(span.end, p[1].end) - max(span.start, p[1].start))
    return row
