"""Articles on their way into a generation: collected on disk as they come, given back in the order of their ids."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .values import Article


class Stage:
    """A scratch file of articles. The later of two with one id wins."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA locking_mode = exclusive;")
        self._db.execute(
            "CREATE TABLE staged "
            "(id TEXT PRIMARY KEY, title TEXT, outlet TEXT, published TEXT, url TEXT, authors TEXT, text TEXT)"
        )
        self._db.execute("BEGIN")

    def add(self, article: Article) -> bool:
        """Take an article; true if it replaces one with the same id."""
        replaces = self._db.execute("SELECT 1 FROM staged WHERE id = ?", (article.id,)).fetchone() is not None
        published = article.published.isoformat() if article.published else None
        self._db.execute(
            "INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                article.title,
                article.outlet,
                published,
                article.url,
                json.dumps(article.authors),
                article.text,
            ),
        )
        return replaces

    def __len__(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM staged").fetchone()[0])

    def __iter__(self) -> Iterator[Article]:
        for id_, title, outlet, published, url, authors, text in self._db.execute("SELECT * FROM staged ORDER BY id"):
            day = date.fromisoformat(published) if published else None
            yield Article(id_, text, title, outlet, day, url, tuple(json.loads(authors)))

    def remove(self) -> None:
        """Close and delete the scratch file."""
        self._db.close()
        self._path.unlink()
