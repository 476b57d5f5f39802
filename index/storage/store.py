"""Articles, passages, statements and people of a generation in one SQLite file, opened read-only and immutable.

Articles are numbered from 0 by id, passages ("rows") from 0 by article and start, so that ties broken by number are
broken by article id, then start.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..values import Article, Extraction, Passage, Span
from .database import Database
from .directory import Directory
from .generation import FILES
from .places import Places
from .said import Said
from .texts import Texts
from .vectors import Rows


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what the build found out about it."""

    article: Article
    number: int
    sha256: str
    boilerplate: tuple[Span, ...]

    @property
    def heading(self) -> Heading:
        """What is known of it, less its text."""
        a = self.article
        return Heading(a.id, a.title, a.outlet, a.published, a.url, a.authors, self.sha256)


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


# Digests of texts, `(n,)`, 16 bytes each.
Digests = NDArray[np.bytes_]
# Passages by row, each with what is known of its article.
PassagesRead = Mapping[int, tuple[Passage, Heading]]


class Store:
    """A store opened for reading, texts and places beside it. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = Database(path)
        self.said = Said(self._db)
        self.people = Directory(self._db)

    def article(self, article_id: str) -> StoredArticle | None:
        """An article by id, with its full text."""
        row = self._db.first(f"{_ARTICLE} WHERE id = ?", (article_id,))
        return self._article(row) if row else None

    def headings(self, after: str | None, k: int) -> list[Heading]:
        """Up to k articles by id, after an id."""
        found = self._db.rows(f"{_HEADING} WHERE id > ? ORDER BY id LIMIT ?", (after or "", k))
        return [_heading(row) for row in found]

    def headings_numbered(self, numbers: Sequence[int]) -> dict[int, Heading]:
        """Articles by number, less their texts."""
        marks = ",".join("?" * len(numbers))
        found = self._db.rows(f"{_HEADING} WHERE number IN ({marks})", tuple(numbers))
        return {row[0]: _heading(row) for row in found}

    def numbered(self, numbers: Sequence[int]) -> dict[int, StoredArticle]:
        """Articles by number."""
        marks = ",".join("?" * len(numbers))
        found = map(self._article, self._db.rows(f"{_ARTICLE} WHERE number IN ({marks})", tuple(numbers)))
        return {stored.number: stored for stored in found}

    def articles(self) -> Iterator[StoredArticle]:
        """All articles in order."""
        return map(self._article, self._db.each(f"{_ARTICLE} ORDER BY number"))

    def articles_of(self, rows: Rows) -> Iterator[StoredArticle]:
        """The articles of some passages, in order."""
        for number in np.unique(self.places.article_of(rows)).tolist():
            yield from self.numbered([number]).values()

    def passages_of(self, numbers: Sequence[int]) -> dict[int, list[tuple[int, Span]]]:
        """Rows and spans of the passages of some articles, by article number."""
        found: dict[int, list[tuple[int, Span]]] = {n: [] for n in numbers}
        marks = ",".join("?" * len(numbers))
        for number, row, start, end in self._db.rows(
            f'SELECT article, row, start, "end" FROM passages WHERE article IN ({marks}) ORDER BY row', tuple(numbers)
        ):
            found[number].append((row, Span(start, end)))
        return found

    def passage_text(self, row: int) -> str:
        """The text of a passage; its row exists."""
        [(_, _, _, piece)] = self.places.passages([row])
        return self.texts.read(*piece)

    def passages(self, rows: Sequence[int]) -> dict[int, tuple[Passage, Heading]]:
        """Passages by row, each with what is known of its article; rows that don't exist are left out."""
        found = self.places.passages(rows)
        headings = self.headings_numbered(sorted({article for _, article, _, _ in found}))
        return {
            row: (Passage(headings[article].id, *span, self.texts.read(*piece)), headings[article])
            for row, article, span, piece in found
        }

    def numbers(self, article_ids: Sequence[str]) -> list[int]:
        """Numbers of the articles with these ids, in order; unknown ids are left out."""
        found: set[int] = set()
        for first in range(0, len(article_ids), _AT_ONCE):
            some = article_ids[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            found.update(n for (n,) in self._db.rows(f"SELECT number FROM articles WHERE id IN ({marks})", some))
        # Sorted here: told to, SQLite goes through all articles in their order instead.
        return sorted(found)

    def outlets(self) -> dict[str, int]:
        """All outlets with their numbers; the empty name stands for articles without one."""
        return dict(self._db.rows("SELECT name, number FROM outlets ORDER BY number"))

    def outlets_named(self, names: Sequence[str]) -> dict[str, int]:
        """Outlets of these names, in any case, as the articles write them, with their numbers."""
        asked = {name.casefold() for name in names}
        return {name: number for name, number in self.outlets().items() if name and name.casefold() in asked}

    def count_articles(self) -> int:
        """How many articles there are."""
        return self._db.count("articles")

    def count_passages(self) -> int:
        """How many passages there are."""
        return self._db.count("passages")

    def ids(self) -> Iterator[str]:
        """Ids of all articles; for one thread alone."""
        return (id_ for (id_,) in self._db.each("SELECT id FROM articles"))

    def count_without_passage(self) -> int:
        """How many articles hold no passage, for all of their text is boilerplate."""
        return self._db.count("articles WHERE number NOT IN (SELECT article FROM passages)")

    def newest_article(self, until: date) -> date | None:
        """Day of the newest article dated until a day; where none is, of the newest dated one."""
        query = "SELECT MAX(CASE WHEN published <= ? THEN published END), MAX(published) FROM articles"
        newest, last = self._db.first(query, (until.isoformat(),))
        return date.fromisoformat(newest or last) if last else None

    def extracted(self, digest: bytes) -> Extraction | None:
        """What an article was found to hold whose statements depend on what has this digest."""
        found = self._db.first("SELECT number, id FROM articles WHERE extracted = ? LIMIT 1", (digest,))
        return self.said.extraction(*found) if found else None

    def count_statements(self) -> int:
        """How many statements there are."""
        return self._db.count("statements")

    def count_people(self) -> int:
        """How many people there are."""
        return self._db.count("people")

    def encoded(self) -> Digests:
        """Digest of what is encoded of each passage, in order."""
        digests = self._db.each("SELECT encoded FROM passages ORDER BY row")
        return np.fromiter((digest for (digest,) in digests), "S16")

    def number_of(self, article: Article, boilerplate: Sequence[Span]) -> int | None:
        """The number of this very article, with this boilerplate; None where it is not there or differs in anything."""
        row = self._db.first(f"{_ARTICLE} WHERE id = ?", (article.id,))
        if row is None:
            return None
        number, *known, sha256, marked, _, _ = row
        return number if (known, sha256, marked) == (article.fields, article.sha256, json.dumps(boilerplate)) else None

    @cached_property
    def texts(self) -> Texts:
        """The articles' texts; opened when they are first asked for, since older schemas have them elsewhere."""
        return Texts(self._path.with_name(FILES.texts))

    @cached_property
    def places(self) -> Places:
        """Where passages and statements stand; opened as `texts` are."""
        return Places(self._path.parent)

    def _article(self, row: tuple[Any, ...]) -> StoredArticle:
        *known, boilerplate, at, size = row
        h = _heading(known)
        article = Article(h.id, self.texts.read(at, size), h.title, h.outlet, h.published, h.url, h.authors)
        return StoredArticle(article, known[0], h.sha256, tuple(Span(*s) for s in json.loads(boilerplate)))

    def close(self) -> None:
        """Release the files."""
        self._db.close()
        if "texts" in self.__dict__:
            self.texts.close()


# Articles asked for at once by their ids; SQLite takes no more than 32,766.
_AT_ONCE = 1_000
_COLUMNS = "number, id, title, outlet, published, url, authors, sha256"
_HEADING = f"SELECT {_COLUMNS} FROM articles"
_ARTICLE = f"SELECT {_COLUMNS}, boilerplate, at, size FROM articles"


def _heading(row: Sequence[Any]) -> Heading:
    _, id_, title, outlet, published, url, authors, sha256 = row
    day = date.fromisoformat(published) if published else None
    return Heading(id_, title, outlet, day, url, tuple(json.loads(authors)), sha256)
