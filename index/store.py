"""Articles, passages, statements and people of a generation in one SQLite file, opened read-only and immutable.

Articles are numbered from 0 by id, passages ("rows") from 0 by article and start, so that ties broken by number are
broken by article id, then start.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .directory import Directory
from .errors import IndexDamaged
from .said import Said
from .values import Article, Extraction, Passage, Span


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what the build found out about it."""

    article: Article
    number: int
    sha256: str
    boilerplate: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of an article, less its text."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    authors: tuple[str, ...]
    sha256: str


class Store:
    """A store opened for reading. Safe to share between threads that take turns; `fetch` methods are short."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("SELECT 1 FROM articles LIMIT 1")
        except sqlite3.Error as exc:
            raise IndexDamaged(f"{path} is not a readable store: {exc}", "Run: onrecord rebuild-index SOURCE") from exc
        self.said = Said(self._db)
        self.people = Directory(self._db)

    def article(self, article_id: str) -> StoredArticle | None:
        """An article by id, with its full text."""
        row = self._db.execute(f"{_ARTICLE} WHERE id = ?", (article_id,)).fetchone()
        return _article(row) if row else None

    def headings(self, after: str | None, k: int) -> list[Heading]:
        """Up to k articles by id, after an id."""
        found = self._db.execute(
            "SELECT id, title, outlet, published, url, authors, sha256 FROM articles WHERE id > ? ORDER BY id LIMIT ?",
            (after or "", k),
        )
        return [
            Heading(id_, title, outlet, date.fromisoformat(day) if day else None, url, tuple(json.loads(authors)), sha)
            for id_, title, outlet, day, url, authors, sha in found
        ]

    def numbered(self, numbers: Sequence[int]) -> dict[int, StoredArticle]:
        """Articles by number."""
        marks = ",".join("?" * len(numbers))
        found = map(_article, self._db.execute(f"{_ARTICLE} WHERE number IN ({marks})", tuple(numbers)))
        return {stored.number: stored for stored in found}

    def articles(self) -> Iterator[StoredArticle]:
        """All articles in order."""
        return map(_article, self._db.execute(f"{_ARTICLE} ORDER BY number"))

    def passages_of(self, numbers: Sequence[int]) -> dict[int, list[tuple[int, Span]]]:
        """Rows and spans of the passages of some articles, by article number."""
        found: dict[int, list[tuple[int, Span]]] = {n: [] for n in numbers}
        marks = ",".join("?" * len(numbers))
        for number, row, start, end in self._db.execute(
            f'SELECT article, row, start, "end" FROM passages WHERE article IN ({marks}) ORDER BY row', tuple(numbers)
        ):
            found[number].append((row, Span(start, end)))
        return found

    def passages(self, rows: Sequence[int]) -> dict[int, tuple[Passage, StoredArticle]]:
        """Passages by row, each with its article; rows that don't exist are left out."""
        marks = ",".join("?" * len(rows))
        found = self._db.execute(
            f'SELECT row, article, start, "end" FROM passages WHERE row IN ({marks})', tuple(map(int, rows))
        ).fetchall()
        articles = self.numbered(sorted({number for _, number, _, _ in found}))
        result = {}
        for row, number, start, end in found:
            stored = articles[number]
            text = stored.article.text[start:end]
            result[row] = (Passage(stored.article.id, start, end, text), stored)
        return result

    def numbers(self, article_ids: Sequence[str]) -> list[int]:
        """Numbers of the articles with these ids; unknown ids are left out."""
        marks = ",".join("?" * len(article_ids))
        found = self._db.execute(
            f"SELECT number FROM articles WHERE id IN ({marks}) ORDER BY number", tuple(article_ids)
        )
        return [number for (number,) in found]

    def outlets(self) -> dict[str, int]:
        """All outlets with their numbers; the empty name stands for articles without one."""
        return dict(self._db.execute("SELECT name, number FROM outlets ORDER BY number").fetchall())

    def count_articles(self) -> int:
        """How many articles there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM articles").fetchone()[0])

    def count_passages(self) -> int:
        """How many passages there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM passages").fetchone()[0])

    def newest_article(self) -> date | None:
        """Day of the newest dated article."""
        newest = self._db.execute("SELECT MAX(published) FROM articles").fetchone()[0]
        return date.fromisoformat(newest) if newest else None

    def extracted(self, digest: bytes) -> Extraction | None:
        """What an article was found to hold whose statements depend on what has this digest."""
        found = self._db.execute("SELECT number, id FROM articles WHERE extracted = ? LIMIT 1", (digest,)).fetchone()
        return self.said.extraction(*found) if found else None

    def count_statements(self) -> int:
        """How many statements there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM statements").fetchone()[0])

    def count_people(self) -> int:
        """How many people there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM people").fetchone()[0])

    def row_of(self, encoded: bytes) -> int | None:
        """A row whose encoded text has this digest."""
        row = self._db.execute("SELECT row FROM passages WHERE encoded = ? LIMIT 1", (encoded,)).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Release the file."""
        self._db.close()


_ARTICLE = (
    "SELECT number, id, title, outlet, published, url, authors, sha256, boilerplate, text "
    "FROM articles JOIN texts USING (number)"
)


def _article(row: tuple[object, ...]) -> StoredArticle:
    number, id_, title, outlet, published, url, authors, sha256, boilerplate, text = row
    return StoredArticle(
        Article(
            id=str(id_),
            text=str(text),
            title=_or_none(title),
            outlet=_or_none(outlet),
            published=date.fromisoformat(str(published)) if published else None,
            url=_or_none(url),
            authors=tuple(json.loads(str(authors))),
        ),
        int(str(number)),
        str(sha256),
        tuple(Span(*s) for s in json.loads(str(boilerplate))),
    )


def _or_none(value: object) -> str | None:
    return None if value is None else str(value)
