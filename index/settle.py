"""Whose every statement is, told once all articles are in a store: the people told apart, organisations named."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from itertools import groupby

from .people.initials import Initials
from .people.organisations import Explained, Organisations
from .people.register import Registry, register
from .people.spokespeople import bare
from .storage.directory import write_people
from .storage.said import mention

_TABLES = """
CREATE TABLE spoken_for (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE organisations (called TEXT, name TEXT, PRIMARY KEY (called, name)) WITHOUT ROWID;
CREATE TEMP TABLE bearers (name TEXT PRIMARY KEY, person INTEGER) WITHOUT ROWID;
"""
_INDEXES = (
    "CREATE INDEX mentions_article ON mentions (article)",
    "CREATE INDEX statements_article ON statements (article)",
    "CREATE INDEX statements_row ON statements (row)",
    "CREATE INDEX statements_day ON statements (day DESC)",
    "CREATE INDEX statements_person ON statements (person, day) WHERE person IS NOT NULL",
    "CREATE INDEX statements_unnamed ON statements (unnamed, day) WHERE unnamed IS NOT NULL",
)


def settle(db: sqlite3.Connection) -> int:
    """Tell the people apart, give each statement its speaker, write the indexes; return the number of people."""
    for statement in _TABLES.split(";"):
        db.execute(statement)
    registry = _register(db)
    names = db.execute("SELECT DISTINCT name FROM statements WHERE name IS NOT NULL").fetchall()
    db.executemany("INSERT INTO bearers VALUES (?, ?)", ((name, registry.person_of(name)) for (name,) in names))
    organisations = Organisations(db.execute("SELECT short, name, COUNT(*) FROM explained GROUP BY short, name"))
    _name_speakers(db, organisations)
    initials = Initials(db.execute("SELECT short, name, COUNT(*) FROM initials GROUP BY short, name"))
    write_people(db, initials.added(registry, organisations.explained))
    for statement in _INDEXES:
        db.execute(statement)
    return len(registry.people)


def _register(db: sqlite3.Connection) -> Registry:
    mentions = db.execute(
        "SELECT id, m.name, forms, roles, count FROM mentions m JOIN articles ON number = article ORDER BY m.rowid"
    )
    return register(
        (article_id, tuple(mention(row[1:]) for row in rows)) for article_id, rows in groupby(mentions, lambda r: r[0])
    )


def _name_speakers(db: sqlite3.Connection, organisations: Organisations) -> None:
    """Give every statement its person, or the one name of the organisation, whatever it is called."""

    @lru_cache(maxsize=1)  # statements come article by article
    def told(article: int) -> list[Explained]:
        rows = db.execute("SELECT short, name, implied FROM explained WHERE article = ?", (article,))
        return [Explained(*row) for row in rows]

    def organisation(article: int, speaker: str, as_written: str) -> str | None:
        return organisations.name(speaker, as_written, told(article)) if speaker else None

    db.create_function("bare", 1, bare, deterministic=True)
    db.create_function("organisation", 3, organisation, deterministic=True)
    db.execute(
        "UPDATE statements SET person = (SELECT person FROM bearers WHERE name = statements.name), "
        "unnamed = CASE WHEN name IS NULL AND as_written IS NOT NULL"
        " THEN organisation(article, bare(as_written), as_written) END"
    )
    db.execute("INSERT OR IGNORE INTO spoken_for SELECT organisation(article, name, role), number FROM spokespeople")
    db.executemany("INSERT INTO organisations VALUES (?, ?)", organisations.called())
