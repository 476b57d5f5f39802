"""What an older store holds of articles that stay as they are, copied into a new one.

Articles are numbered in the order of their ids, passages and statements in the order of their articles. So articles
that follow one another in both stores keep the same distance in each kind of number, and such a run is copied at once.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from .storage.generation import FILES
from .storage.places import Places, PlacesWriter
from .storage.texts import Piece, Texts, TextsWriter

_COPIES = """
INSERT INTO articles SELECT number + :article, id, title, outlet, published, url, authors, sha256, boilerplate,
    extracted, at + :at, size FROM old.articles WHERE number >= :first AND number < :end ORDER BY number;
INSERT INTO passages SELECT row + :row, article + :article, start, "end", encoded
    FROM old.passages WHERE row >= :first_row AND row < :end_row ORDER BY row;
INSERT INTO statements SELECT number + :statement, article + :article, day, start, "end", parts, kind, cue, via, name,
    resolved_by, as_written, span, evidence, row + :row, NULL, NULL
    FROM old.statements WHERE number >= :first_statement AND number < :end_statement ORDER BY number;
INSERT INTO spokespeople SELECT number + :statement, article + :article, name, role
    FROM old.spokespeople WHERE number >= :first_statement AND number < :end_statement;
INSERT INTO mentions SELECT article + :article, name, forms, roles, count
    FROM old.mentions WHERE article >= :first AND article < :end ORDER BY article, rowid;
INSERT INTO explained SELECT article + :article, short, name, implied
    FROM old.explained WHERE article >= :first AND article < :end;
INSERT INTO initials SELECT article + :article, short, name
    FROM old.initials WHERE article >= :first AND article < :end
"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many articles, passages and statements a store holds: the numbers of the next."""

    articles: int
    passages: int
    statements: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Articles `[first, end)` of the old store, and where in the new one they go."""

    first: int
    end: int
    to: Numbers


class Takeover:
    """Copies articles into the store that a connection writes, and into the texts and places beside it."""

    def __init__(self, db: sqlite3.Connection, folder: Path, texts: TextsWriter, places: PlacesWriter) -> None:
        """`folder` is the older generation's, written by the same code."""
        self._db = db
        uri = (folder / FILES.store).absolute().as_uri()
        db.execute("ATTACH ? AS old", (f"{uri}?mode=ro&immutable=1",))
        self._texts, self._old_texts = texts, Texts(folder / FILES.texts)
        self._places, self._old_places = places, Places(folder)
        n = int(db.execute("SELECT COUNT(*) FROM old.articles").fetchone()[0])
        self._rows, self._statements = self._old_places.first_of_each(n)
        self._run: _Run | None = None

    def add(self, number: int, to: Numbers) -> Numbers:
        """Take an article of the old store, where the new one holds so much; return how much it holds with it.

        It is written by the next `write` at the latest.
        """
        if self._run and self._run.end == number:
            self._run = replace(self._run, end=number + 1)
        else:
            self.write()
            self._run = _Run(number, number + 1, to)
        return Numbers(
            to.articles + 1,
            to.passages + int(self._rows[number + 1] - self._rows[number]),
            to.statements + int(self._statements[number + 1] - self._statements[number]),
        )

    def write(self) -> None:
        """Write what was taken."""
        if self._run is None:
            return
        first, end, to = self._run.first, self._run.end, self._run.to
        self._run = None
        rows = slice(int(self._rows[first]), int(self._rows[end]))
        statements = slice(int(self._statements[first]), int(self._statements[end]))
        pieces = "SELECT MIN(at), MAX(at + size) FROM old.articles WHERE number >= ? AND number < ?"
        at, last = self._db.execute(pieces, (first, end)).fetchone()
        shifts = {
            "article": to.articles - first,
            "row": to.passages - rows.start,
            "statement": to.statements - statements.start,
            "at": self._texts.copy(self._old_texts, Piece(at, last - at)).at - at,
        }
        self._places.copy(self._old_places, rows, statements, shifts)
        bounds = {"first": first, "end": end, "first_row": rows.start, "end_row": rows.stop}
        bounds |= {"first_statement": statements.start, "end_statement": statements.stop}
        for copy in _COPIES.split(";"):
            self._db.execute(copy, shifts | bounds)

    def close(self) -> None:
        """Let the old files go; the old store goes with the connection."""
        self._old_texts.close()
