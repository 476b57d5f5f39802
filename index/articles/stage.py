"""Articles on their way into a generation: collected on disk as they come, given back in the order of their ids."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..values import Article


class Stage:
    """A scratch file of articles. The later of two with one id wins."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA locking_mode = exclusive;")
        self._db.execute(
            "CREATE TABLE staged (id TEXT PRIMARY KEY, title TEXT, outlet TEXT, published TEXT, url TEXT, authors TEXT,"
            " place BLOB, text TEXT)"
        )
        self._db.execute("BEGIN")

    def add(self, article: Article) -> str | None:
        """Take an article; return where the one with the same id was read from that it replaces, if it does."""
        replaced = self._db.execute("SELECT place FROM staged WHERE id = ?", (article.id,)).fetchone()
        # A file's name need not be UTF-8.
        row = (*article.fields, os.fsencode(article.where), article.text)
        self._db.execute("INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return os.fsdecode(replaced[0]) if replaced else None

    def __contains__(self, id_: str) -> bool:
        return self._db.execute("SELECT 1 FROM staged WHERE id = ?", (id_,)).fetchone() is not None

    def __len__(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM staged").fetchone()[0])

    def __iter__(self) -> Iterator[Article]:
        rows = self._db.execute("SELECT * FROM staged ORDER BY id")
        for id_, title, outlet, published, url, authors, place, text in rows:
            day = date.fromisoformat(published) if published else None
            yield Article(id_, text, title, outlet, day, url, tuple(json.loads(authors)), os.fsdecode(place))

    def remove(self) -> None:
        """Close and delete the scratch file."""
        self._db.close()
        self._path.unlink()
