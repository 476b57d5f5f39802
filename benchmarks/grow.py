"""A larger index out of a real one: its articles over and over under new ids, each time a year older.

Texts, passages, statements and mentions are the real ones, vectors are the real ones with noise, so that nothing is
split, extracted or encoded again; store, lexical index, vectors and IVF index are written by the build's own code. The
first copy keeps its vectors and dates. What grows here is what grows with an archive, save the people: their names
repeat. Memory: one article at a time, and what `build_ivf` and the lexical writer take.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.alike import Compared
from index.models.encoder import EncoderSpec
from index.progress import Progress
from index.record import StoreWriter
from index.searchable import make_searchable
from index.storage import publish, vectors
from index.storage.columns import ColumnsWriter
from index.storage.generation import FILES, Generation, Manifest
from index.storage.store import Digests, Store, StoredArticle
from index.values import Article, Passage

# Length of the noise added to a unit vector: a copy's cosine with what it copies is about .96.
NOISE = 0.3
# Weekdays stay as they are; past a hundred years the dates begin again.
_YEAR = 364
_YEARS = 100


class Jittered:
    """Stands where a build looks for vectors it can reuse, and has one for every passage.

    The copies come one after the other, each in the order of the original: so row r is the original's row r modulo n.
    """

    def __init__(self, original: vectors.Vectors, compared: Compared, spec: EncoderSpec, seed: int = 1) -> None:
        self.encoder = spec
        self._original = original
        self._compared = compared
        self._noise = np.random.default_rng(seed)

    def compared(self, spec: EncoderSpec) -> Mapping[int, float]:
        """Cosines of the statements compared; a copy's texts are the original's."""
        return self._compared.by_digest()

    def take_vectors(self, spec: EncoderSpec, digests: Digests, into: vectors.Vectors) -> NDArray[np.bool_]:
        """Fill in all vectors, `(n, d)`, whatever the digests."""
        n, d = self._original.shape
        for first in range(0, len(into), n):
            block = self._original[: len(into) - first]
            if first:
                block = block + self._noise.normal(0, NOISE / np.sqrt(d), block.shape).astype(np.float32)
                block /= np.linalg.norm(block, axis=1, keepdims=True)
            into[first : first + n] = block
        return np.ones(len(into), bool)


def grow(index: Path, out: Path, n: int, progress: Progress) -> Manifest:
    """Publish in `out` an index of about n passages, made of the one in `index`."""
    generation = Generation(index)
    original = Store(generation.folder / FILES.store)
    with publish.rebuilding(out), publish.new_folder(out) as folder:
        progress.stage("store", n)
        _write_store(original, folder, n, progress)
        # The encoder, and whatever else does not depend on the articles.
        shutil.copytree(generation.folder, folder, ignore=_remade, dirs_exist_ok=True)
        spec = EncoderSpec.read(folder / FILES.encoder)
        compared = Compared(generation.folder / FILES.compared)
        jittered = Jittered(vectors.open_array(generation.folder / FILES.vectors), compared, spec)
        dense = make_searchable(folder, spec, jittered, progress).dense
        progress.stage("publishing", None)
        manifest = publish.publish(out, folder, _manifest(generation.manifest, out, folder, dense))
    shutil.copytree(index / "cache", out / "cache", dirs_exist_ok=True)
    publish.clear(out, keep=1)
    original.close()
    generation.close()
    return manifest


def _remade(folder: str, names: list[str]) -> set[str]:
    made = {FILES.manifest, FILES.store, FILES.texts, FILES.columns, FILES.passages, FILES.statements, FILES.people}
    made |= {FILES.vectors, FILES.ivf, FILES.lexical, FILES.compared}
    return made & set(names)


def _manifest(original: Manifest, out: Path, folder: Path, dense: vectors.DenseReport) -> Manifest:
    store = Store(folder / FILES.store)
    now = datetime.now(UTC)
    manifest = replace(
        original,
        generation=publish.next_name(out, now),
        built_at=now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        articles=store.count_articles(),
        passages=store.count_passages(),
        statements=store.count_statements(),
        people=store.count_people(),
        dense=dense,
        # Made from no articles that could come again.
        made_from=None,
        made_by=None,
    )
    store.close()
    return manifest


def _write_store(original: Store, folder: Path, n: int, progress: Progress) -> None:
    store, columns = StoreWriter(folder / FILES.store), ColumnsWriter()
    for copy, stored in _copies(original):
        if store.passages >= n:
            break
        article = _copied(stored.article, copy)
        spans = [span for _, span in original.passages_of([stored.number])[stored.number]]
        found = [Passage(article.id, span.start, span.end, span.of(article.text)) for span in spans]
        # Digests say what may be reused by a later build: nothing of this.
        own = article.id.encode()
        number = store.add(article, stored.boilerplate, own)
        said = original.said.extraction(stored.number, stored.article.id)
        store.add_found(number, article, [(p, own + b"#%d" % p.start) for p in found], said)
        columns.add(article.published, article.outlet, len(found))
        progress.advance(len(found))
    store.add_outlets(columns.outlets)
    store.finish()
    columns.write(folder / FILES.columns)


def _copies(original: Store) -> Iterator[tuple[int, StoredArticle]]:
    for copy in count():
        for stored in original.articles():
            yield copy, stored


def _copied(article: Article, copy: int) -> Article:
    """The article as its copy: the number before the id keeps the copies apart and each in the original's order."""
    published = article.published and article.published - timedelta(days=copy % _YEARS * _YEAR)
    return replace(article, id=f"{copy:06d}/{article.id}", published=published)
