"""Writing a store: articles, passages and statements as articles come, the people once all have come."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby, takewhile
from pathlib import Path

from .people.initials import Initials
from .people.organisations import Organisations, expanded
from .people.register import register
from .people.spokespeople import bare, spoken_for
from .storage.directory import write_people
from .storage.generation import FILES
from .storage.places import PlacesWriter
from .storage.said import mention
from .storage.texts import Piece, TextsWriter, byte_offsets
from .values import Article, Extraction, Passage, Span, Speaker, day_number

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
CREATE TABLE spoken_for (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TEMP TABLE spokespeople (article INTEGER, name TEXT, role TEXT, number INTEGER);
CREATE TABLE organisations (called TEXT, name TEXT, PRIMARY KEY (called, name)) WITHOUT ROWID;
"""
_SAID_INDEXES = (
    "CREATE INDEX mentions_article ON mentions (article)",
    "CREATE INDEX statements_article ON statements (article)",
    "CREATE INDEX statements_row ON statements (row)",
    "CREATE INDEX statements_day ON statements (day DESC)",
    "CREATE INDEX statements_person ON statements (person, day) WHERE person IS NOT NULL",
    "CREATE INDEX statements_unnamed ON statements (unnamed, day) WHERE unnamed IS NOT NULL",
)


class StoreWriter:
    """Writes a new store, its texts and places beside it: articles in order, each with what it holds, then `finish`."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # Nothing here outlives a crash: an unfinished generation is thrown away. `finish` leaves one whole file.
        self._db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA locking_mode = exclusive;")
        self._db.executescript(_STORE_TABLES)
        self._db.execute("BEGIN")
        self._folder = path.parent
        self._texts = TextsWriter(self._folder / FILES.texts)
        self._places = PlacesWriter()
        self._said = SaidWriter(self._db)
        self._last = Piece(0, 0)
        self.articles = 0
        self.passages = 0

    def add(self, article: Article, boilerplate: Sequence[Span], extracted: bytes) -> int:
        """Store an article and return its number. Articles come in the order of their ids.

        `extracted` is the digest of all that its statements depend on.
        """
        number, self._last = self.articles, self._texts.add(article.text)
        self._db.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                article.id,
                article.title,
                article.outlet,
                article.published.isoformat() if article.published else None,
                article.url,
                json.dumps(article.authors),
                article.sha256,
                json.dumps(boilerplate),
                extracted,
                *self._last,
            ),
        )
        self.articles += 1
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
        self.passages += len(passages)
        rows = [(row, p.span) for row, (p, _) in enumerate(passages, first)]
        statement_rows = [_row_of(s.span, rows) for s in said.statements]
        for s, at in zip(said.statements, statement_rows, strict=True):
            self._places.add_statement(number, article, s, piece(s.span), at)
        self._said.add(number, article, said, statement_rows)

    def add_outlets(self, numbers: dict[str, int]) -> None:
        """Store the outlets' names by the numbers that the columns use."""
        self._db.executemany("INSERT INTO outlets VALUES (?, ?)", ((number, name) for name, number in numbers.items()))

    def finish(self) -> None:
        """Tell the people apart, write the indexes and the places, and close."""
        people = self._said.finish()
        for statement in _STORE_INDEXES:
            self._db.execute(statement)
        persons = [person for (person,) in self._db.execute("SELECT person FROM statements ORDER BY number")]
        self._places.write(self._folder, persons, people)
        self._db.execute("COMMIT")
        self._db.execute("ANALYZE")
        self._db.close()


class SaidWriter:
    """Writes statements and mentions as articles come, then the people once all have come."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        for statement in _SAID_TABLES.split(";"):
            db.execute(statement)
        self._organisations = Organisations()
        self._initials = Initials()
        self.statements = 0

    def add(self, number: int, article: Article, found: Extraction, rows: Sequence[int | None]) -> None:
        """Store what one article holds; `rows` are those of the passages in which its statements lie."""
        roles = [(m.name, role, spoken_for(role)) for m in found.mentions for role in m.roles]
        written = {s.speaker.as_written for s in found.statements if s.speaker.as_written and not s.speaker.name}
        day, short = day_number(article.published), self._organisations.read(number, article.text, sorted(written))
        self._initials.read(article.text, (m.name for m in found.mentions))
        for s, row in zip(found.statements, rows, strict=True):
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
                    row,
                    _unnamed(speaker, short),
                ),
            )
            self._db.executemany(
                "INSERT INTO spokespeople VALUES (?, ?, ?, ?)",
                (
                    (number, expanded(organisation, role, short), role, self.statements)
                    for name, role, organisation in roles
                    if organisation and name == speaker.name
                ),
            )
            self.statements += 1
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            ((number, m.name, json.dumps(m.forms), json.dumps(m.roles), m.count) for m in found.mentions),
        )

    def finish(self) -> int:
        """Tell the people apart, give each statement its speaker, write the indexes; return the number of people."""
        mentions = self._db.execute(
            "SELECT id, m.name, forms, roles, count FROM mentions m JOIN articles ON number = article ORDER BY m.rowid"
        )
        registry = register(
            (article_id, tuple(mention(row[1:]) for row in rows))
            for article_id, rows in groupby(mentions, lambda r: r[0])
        )
        names = self._db.execute("SELECT DISTINCT name FROM statements WHERE name IS NOT NULL").fetchall()
        self._db.execute("CREATE TEMP TABLE bearers (name TEXT PRIMARY KEY, person INTEGER)")
        bearers = ((name, registry.person_of(name)) for (name,) in names)
        self._db.executemany("INSERT INTO bearers VALUES (?, ?)", bearers)
        self._db.execute("UPDATE statements SET person = (SELECT person FROM bearers WHERE name = statements.name)")
        write_people(self._db, self._initials.added(registry, self._organisations.explained))
        self._name_organisations()
        for statement in _SAID_INDEXES:
            self._db.execute(statement)
        return len(registry.people)

    def _name_organisations(self) -> None:
        """Give every organisation one name, whatever it is called."""
        self._organisations.settle()
        self._db.create_function("organisation", 3, self._organisations.name, deterministic=True)
        self._db.execute(
            "UPDATE statements SET unnamed = organisation(article, unnamed, as_written) WHERE unnamed IS NOT NULL"
        )
        self._db.execute(
            "INSERT OR IGNORE INTO spoken_for SELECT organisation(article, name, role), number FROM spokespeople"
        )
        self._db.executemany("INSERT INTO organisations VALUES (?, ?)", self._organisations.called())


def _unnamed(speaker: Speaker, short: Mapping[str, str]) -> str | None:
    """A speaker that is no person, folded, by what its article's own abbreviations stand for."""
    if speaker.name or not speaker.as_written:
        return None
    return expanded(bare(speaker.as_written), speaker.as_written, short) or None


def _row_of(span: Span, passages: Sequence[tuple[int, Span]]) -> int:
    """Row of the passage that holds most of a statement, the first of several; passages are in order and don't overlap.

    One holds some of it: both are made of all that is no boilerplate.
    """
    near = passages[max(0, bisect_right(passages, span.start, key=lambda p: p[1].start) - 1) :]
    touching = takewhile(lambda p: p[1].start < span.end, near)
    row, _ = max(touching, key=lambda p: min(span.end, p[1].end) - max(span.start, p[1].start))
    return row
