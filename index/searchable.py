"""What makes a new generation searchable, made from its store: words, vectors, same statements, the dense index."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile
from pathlib import Path
from threading import Event
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from . import alike
from .articles.heading import indexed_text
from .models.encoder import Encoder, EncoderSpec
from .models.sentence_transformer import open_encoder
from .progress import Progress
from .storage import ivf, vectors
from .storage.generation import FILES
from .storage.lexical import LexicalWriter
from .storage.said import Named
from .storage.store import Digests, Store
from .values import Article, Span

T = TypeVar("T")

# Passages encoded together: enough to sort by length, few enough for a bar that moves.
_WINDOW = 1_024


class Known(Protocol):
    """Where what has been encoded before is looked for."""

    def take_vectors(self, spec: EncoderSpec, digests: Digests, into: vectors.Vectors) -> NDArray[np.bool_]:
        """Fill in the vectors of those texts that the same encoder has encoded before; return which they are, `(n,)`.

        `digests` are those of the texts, `(n,) S16`, `into` is `(n, d)`.
        """

    def compared(self, spec: EncoderSpec) -> Mapping[int, float]:
        """Cosines of pairs of statements, by digest, where the same encoder made them."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """How vectors are searched, how many passages there are, how many were known, and how long encoding took."""

    dense: vectors.DenseReport
    passages: int
    reused: int
    encoding_seconds: float


def make_searchable(folder: Path, spec: EncoderSpec, known: Known, progress: Progress) -> Searchable:
    """Add to a folder with store and encoder all that searching needs."""
    # Opened once, and only where something is new.
    encoder = cache(lambda: open_encoder(folder / FILES.encoder))
    store = Store(folder / FILES.store)
    began = time.perf_counter()
    reused = _encode(folder, store, spec, encoder, known, progress)
    seconds = time.perf_counter() - began
    _compare_statements(folder, store, spec, encoder, known, progress)
    passages = store.count_passages()
    progress.stage("words and dense index", passages)
    # Neither needs the other, and they share two cores well: one is Python's work and tantivy's, the other faiss'.
    interrupted = Event()
    with ThreadPoolExecutor(1) as pool:
        words = pool.submit(_index_words, folder, store, progress, interrupted)
        try:
            dense = ivf.build_ivf(vectors.open_array(folder / FILES.vectors), folder / FILES.ivf)
            words.result()
        except BaseException:
            interrupted.set()
            raise
    store.close()
    return Searchable(dense, passages, reused, seconds)


def _index_words(folder: Path, store: Store, progress: Progress, interrupted: Event) -> None:
    """Both lexical indexes, which hold only a part where they are interrupted."""
    _index_articles(folder, store, interrupted)
    _index_passages(folder, store, progress, interrupted)


def _index_articles(folder: Path, store: Store, interrupted: Event) -> None:
    """Lexical index of whole articles: their titles and all their passages."""
    with LexicalWriter(folder / FILES.lexical_articles) as lexical:
        for stored in _until(interrupted, store.articles()):
            article, spans = stored.article, store.passages_of([stored.number])[stored.number]
            words = "\n".join([article.title or "", *(span.of(article.text) for _, span in spans)])
            lexical.add(stored.number, stored.number, words, article.outlet, article.published)


def _index_passages(folder: Path, store: Store, progress: Progress, interrupted: Event) -> None:
    """Lexical index of all passages."""
    with LexicalWriter(folder / FILES.lexical_passages) as lexical:
        for window in _until(interrupted, _windows(to_index(store))):
            speakers = store.said.speakers_of([row for row, _, _, _ in window])
            for row, number, article, text in window:
                lexical.add(row, number, text, article.outlet, article.published, speakers.get(row, ()))
            progress.advance(len(window))


def _encode(
    folder: Path,
    store: Store,
    spec: EncoderSpec,
    encoder: Callable[[], Encoder],
    known: Known,
    progress: Progress,
) -> int:
    """Vectors of all passages; returns how many were known."""
    n = store.count_passages()
    progress.stage("encoding", n)
    array = vectors.create(folder / FILES.vectors, n, spec.dimension)
    taken = known.take_vectors(spec, store.encoded(), array)
    reused = int(np.count_nonzero(taken))
    progress.advance(reused)
    new = np.flatnonzero(~taken)
    for window in _windows(to_index(store, new)):
        rows = [row for row, _, _, _ in window]
        array[rows] = encoder().encode_passages([text for _, _, _, text in window], progress.advance)
    array.flush()
    return reused


def to_index(store: Store, wanted: vectors.Rows | None = None) -> Iterator[tuple[int, int, Article, str]]:
    """Row, article number, article and the text to be indexed of some passages, in order; None for all."""
    only = None if wanted is None else set(wanted.tolist())
    for stored in store.articles() if wanted is None else store.articles_of(wanted):
        rows = store.passages_of([stored.number])[stored.number]
        texts = texts_to_index(stored.article, [span for _, span in rows], store.said.named_in(stored.number))
        for (row, _), text in zip(rows, texts, strict=True):
            if only is None or row in only:
                yield row, stored.number, stored.article, text


def texts_to_index(article: Article, passages: Iterable[Span], said: Iterable[Named]) -> Iterator[str]:
    """What is indexed of each of an article's passages, with the people whose words it holds.

    Passages and statements come in order, so that each is looked at where it stands: a long article has thousands.
    """
    coming, held = deque(said), list[Named]()
    for passage in passages:
        while coming and coming[0].start < passage.end:
            held.append(coming.popleft())
        held = [s for s in held if passage.start < s.end]
        speakers = dict.fromkeys(s.name for s in held)
        yield indexed_text(article, passage.of(article.text), tuple(speakers))


def _windows(rows: Iterable[tuple[int, int, Article, str]]) -> Iterator[list[tuple[int, int, Article, str]]]:
    rows = iter(rows)
    while window := list(islice(rows, _WINDOW)):
        yield window


def _until(interrupted: Event, each: Iterable[T]) -> Iterator[T]:
    return takewhile(lambda _: not interrupted.is_set(), each)


def _compare_statements(
    folder: Path,
    store: Store,
    spec: EncoderSpec,
    encoder: Callable[[], Encoder],
    known: Known,
    progress: Progress,
) -> None:
    """Cosines of the statements of which words leave in doubt whether they say the same."""
    progress.stage("same statements", None)
    pairs = list(alike.in_doubt(store.places, store.texts))
    compared = known.compared(spec)
    new = [pair for pair in pairs if pair.digest not in compared]
    texts = list(dict.fromkeys(text for pair in new for text in pair.texts))
    vector: dict[str, vectors.Vectors] = {}
    if texts:
        progress.stage("same statements", len(texts))
        vector = dict(zip(texts, encoder().encode_passages(texts, progress.advance), strict=True))
    cosines = [
        compared[pair.digest] if pair.digest in compared else float(vector[pair.texts[0]] @ vector[pair.texts[1]])
        for pair in pairs
    ]
    alike.write_compared(folder / FILES.compared, pairs, cosines)
