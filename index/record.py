"""Writing a store: articles, passages and statements as articles come, the people once all have come."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from .directory import write_people
from .people import register
from .said import bare, mention
from .values import Article, Extraction, Passage, Span, day_number

_STORE_TABLES = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT, published TEXT, url TEXT,
    authors TEXT NOT NULL, sha256 TEXT NOT NULL, boilerplate TEXT NOT NULL, extracted BLOB NOT NULL
);
CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
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
    resolved_by TEXT NOT NULL, as_written TEXT, span TEXT, evidence TEXT, row INTEGER, person INTEGER, unnamed TEXT
);
CREATE TABLE mentions (
    article INTEGER NOT NULL, name TEXT NOT NULL, forms TEXT NOT NULL, roles TEXT NOT NULL, count INTEGER NOT NULL
);
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
    """Writes a new store: articles in order, each with its passages and statements, then `finish`."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # Nothing here outlives a crash: an unfinished generation is thrown away. `finish` leaves one whole file.
        self._db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA locking_mode = exclusive;")
        self._db.executescript(_STORE_TABLES)
        self._db.execute("BEGIN")
        self._said = SaidWriter(self._db)
        self.articles = 0
        self.passages = 0

    def add(self, article: Article, boilerplate: Sequence[Span], extracted: bytes) -> int:
        """Store an article and return its number. Articles come in the order of their ids.

        `extracted` is the digest of all that its statements depend on.
        """
        number = self.articles
        self._db.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            ),
        )
        self._db.execute("INSERT INTO texts VALUES (?, ?)", (number, article.text))
        self.articles += 1
        return number

    def add_found(
        self, number: int, article: Article, passages: Sequence[tuple[Passage, bytes]], said: Extraction
    ) -> None:
        """Store passages of an article, each with the digest of the text that is encoded for it, and its statements."""
        first = self.passages
        for row, (passage, encoded) in enumerate(passages, first):
            self._db.execute(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?)", (row, number, passage.start, passage.end, encoded)
            )
        self.passages += len(passages)
        rows = [(row, p.span) for row, (p, _) in enumerate(passages, first)]
        self._said.add(number, article, said, rows)

    def add_outlets(self, numbers: dict[str, int]) -> None:
        """Store the outlets' names by the numbers that the columns use."""
        self._db.executemany("INSERT INTO outlets VALUES (?, ?)", ((number, name) for name, number in numbers.items()))

    def finish(self) -> None:
        """Tell the people apart, write the indexes and close."""
        self._said.finish()
        for statement in _STORE_INDEXES:
            self._db.execute(statement)
        self._db.execute("COMMIT")
        self._db.execute("ANALYZE")
        self._db.close()


class SaidWriter:
    """Writes statements and mentions as articles come, then the people once all have come."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        for statement in _SAID_TABLES.split(";"):
            db.execute(statement)
        self.statements = 0

    def add(self, number: int, article: Article, found: Extraction, passages: Sequence[tuple[int, Span]]) -> None:
        """Store what one article holds; `passages` are its rows and spans."""
        day = day_number(article.published)
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
                    _row_of(s.span, passages),
                    None if speaker.name or not speaker.as_written else bare(speaker.as_written) or None,
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
            (article_id, tuple(mention(row[1:]) for row in rows))
            for article_id, rows in groupby(mentions, lambda r: r[0])
        )
        names = self._db.execute("SELECT DISTINCT name FROM statements WHERE name IS NOT NULL").fetchall()
        self._db.execute("CREATE TEMP TABLE bearers (name TEXT PRIMARY KEY, person INTEGER)")
        bearers = ((name, registry.person_of(name)) for (name,) in names)
        self._db.executemany("INSERT INTO bearers VALUES (?, ?)", bearers)
        self._db.execute("UPDATE statements SET person = (SELECT person FROM bearers WHERE name = statements.name)")
        write_people(self._db, registry.people)
        for statement in _SAID_INDEXES:
            self._db.execute(statement)


def _row_of(span: Span, passages: Sequence[tuple[int, Span]]) -> int | None:
    """Row of the passage that holds most of a span; passages are in order and don't overlap."""
    best, most = None, 0
    for row, passage in passages[max(0, bisect_right(passages, span.start, key=lambda p: p[1].start) - 1) :]:
        if passage.start >= span.end:
            break
        held = min(span.end, passage.end) - max(span.start, passage.start)
        if held > most:
            best, most = row, held
    return best
