"""Everything a generation promises, checked: checksums, counts, and that every citation is a slice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .alike import Compared
from .errors import REBUILD, IndexDamaged
from .progress import Progress
from .storage.columns import Columns
from .storage.generation import FILES, Generation
from .storage.said import StoredStatement
from .storage.store import Store
from .storage.vectors import open_array
from .values import Article, Span


@dataclass(frozen=True, slots=True)
class Verified:
    """A generation that was found whole. `size` in bytes."""

    generation: str
    files: int
    size: int
    articles: int
    passages: int
    statements: int


def verify_index(index: Path, progress: Progress) -> Verified:
    """Check the live generation of an index folder.

    Raises:
        IndexMissing, IndexForeign, IndexDamaged: the first thing found that is wrong, named.
    """
    generation = Generation(index)
    try:
        manifest = generation.manifest
        size = sum(size for size, _ in manifest.files.values())
        progress.stage("checksums", size)
        generation.verify(progress.advance)
        articles, passages, statements = _check_store(generation.folder, progress, manifest.articles)
        rows = len(open_array(generation.folder / FILES.vectors))
        columns = Columns(generation.folder / FILES.columns)
        for name, found, expected in (
            ("articles in the store", articles, manifest.articles),
            ("passages in the store", passages, manifest.passages),
            ("statements in the store", statements, manifest.statements),
            ("vectors", rows, manifest.passages),
            ("statements compared", max(statements, 1 + Compared(generation.folder / FILES.compared).last), statements),
            ("passages in the columns", int(columns.rows(columns.articles()).sum()), manifest.passages),
        ):
            if found != expected:
                raise _wrong(generation.folder, f"{found:,} {name}, the manifest says {expected:,}")
        return Verified(manifest.generation, len(manifest.files), size, articles, passages, manifest.statements)
    finally:
        generation.close()


def _check_store(folder: Path, progress: Progress, expected: int) -> tuple[int, int, int]:
    store = Store(folder / FILES.store)
    progress.stage("citations", expected)
    articles = passages = statements = 0
    for stored in store.articles():
        article = stored.article
        if article.sha256 != stored.sha256:
            raise _wrong(folder, f"the text of {article.id} has sha256 {article.sha256}, stored is {stored.sha256}")
        by_row = dict(store.passages_of([stored.number])[stored.number])
        found = store.said.of_article(stored.number, article.id)
        _check_places(folder, store, article, by_row, found)
        spans, said = list(by_row.values()), [s.statement for s in found]
        spoken = [span for s in said for span in (s.span, *s.parts, s.speaker.span, s.speaker.evidence)]
        for start, end in [*spans, *stored.boilerplate, *filter(None, spoken)]:
            if not 0 <= start < end <= len(article.text):
                raise _wrong(
                    folder, f"{article.id} [{start}:{end}] is no slice of its {len(article.text):,} code points"
                )
        articles, passages, statements = articles + 1, passages + len(spans), statements + len(said)
        progress.advance(1)
    store.close()
    return articles, passages, statements


def _check_places(
    folder: Path, store: Store, article: Article, spans: dict[int, Span], said: Sequence[StoredStatement]
) -> None:
    """What the arrays say of an article is what the store says."""
    located = store.places.located(np.array([s.number for s in said], np.int64))
    places = [(span, piece) for _, _, span, piece in store.places.passages(list(spans))]
    expected = [*spans.values(), *(s.statement.span for s in said)]
    for (span, piece), own in zip(places + [(s.span, s.piece) for s in located], expected, strict=True):
        if span != own or store.texts.read(*piece) != own.of(article.text):
            raise _wrong(folder, f"{article.id} [{own.start}:{own.end}] stands elsewhere in {FILES.texts}")


def _wrong(folder: Path, what: str) -> IndexDamaged:
    return IndexDamaged(f"{folder}: {what}", REBUILD)
