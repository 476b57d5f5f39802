"""Everything a generation promises, checked: checksums, counts, and that every citation is a slice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .columns import Columns
from .errors import IndexDamaged
from .generation import FILES, Generation
from .progress import Progress
from .store import Store
from .vectors import open_array


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
            ("passages in the columns", len(columns.rows(columns.articles())), manifest.passages),
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
        spans = [span for _, span in store.passages_of([stored.number])[stored.number]]
        said = [s.statement for s in store.said.of_article(stored.number, article.id)]
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


def _wrong(folder: Path, what: str) -> IndexDamaged:
    return IndexDamaged(f"{folder}: {what}", "Run: onrecord rebuild-index SOURCE")
