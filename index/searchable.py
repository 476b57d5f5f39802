"""What makes a new generation searchable, made from its store: words, vectors, same statements, the dense index."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from . import alike
from .articles.heading import indexed_text
from .models.encoder import Encoder, EncoderSpec
from .models.sentence_transformer import open_encoder
from .progress import Progress
from .reuse import digest
from .storage import ivf, vectors
from .storage.generation import FILES
from .storage.lexical import LexicalWriter
from .storage.store import Store
from .values import Article, Span, Statement

# Passages encoded together: enough to sort by length, few enough for a bar that moves.
_WINDOW = 1_024


class Known(Protocol):
    """Where what has been encoded before is looked for."""

    def vectors_by(self, spec: EncoderSpec) -> Callable[[bytes], vectors.Vectors | None]:
        """What gives the vector of a text with a digest, where the same encoder made it."""

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
    _index_articles(folder, store, progress)
    began = time.perf_counter()
    reused = _encode_and_index(folder, store, spec, encoder, known, progress)
    seconds = time.perf_counter() - began
    _compare_statements(folder, store, spec, encoder, known, progress)
    passages = store.count_passages()
    store.close()
    progress.stage("dense index", None)
    dense = ivf.build_ivf(vectors.open_array(folder / FILES.vectors), folder / FILES.ivf)
    return Searchable(dense, passages, reused, seconds)


def _index_articles(folder: Path, store: Store, progress: Progress) -> None:
    """Lexical index of whole articles: their titles and all their passages."""
    progress.stage("words", store.count_articles())
    with LexicalWriter(folder / FILES.lexical_articles) as lexical:
        for stored in store.articles():
            article, spans = stored.article, store.passages_of([stored.number])[stored.number]
            words = "\n".join([article.title or "", *(span.of(article.text) for _, span in spans)])
            lexical.add(stored.number, stored.number, words, article.outlet, article.published)
            progress.advance(1)


def _encode_and_index(
    folder: Path,
    store: Store,
    spec: EncoderSpec,
    encoder: Callable[[], Encoder],
    known: Known,
    progress: Progress,
) -> int:
    """Vectors and lexical index of all passages; returns how many vectors were known."""
    n = store.count_passages()
    progress.stage("encoding", n)
    array = vectors.create(folder / FILES.vectors, n, spec.dimension)
    reused, vector_of = 0, known.vectors_by(spec)
    with LexicalWriter(folder / FILES.lexical_passages) as lexical:
        for window in _windows(to_index(store)):
            new: list[tuple[int, str]] = []
            speakers = store.said.speakers_of([row for row, _, _, _ in window])
            for row, number, article, text in window:
                lexical.add(row, number, text, article.outlet, article.published, speakers.get(row, ()))
                vector = vector_of(digest(text))
                if vector is None:
                    new.append((row, text))
                else:
                    array[row] = vector
            reused += len(window) - len(new)
            progress.advance(len(window) - len(new))
            if new:
                array[[row for row, _ in new]] = encoder().encode_passages([text for _, text in new], progress.advance)
    array.flush()
    return reused


def to_index(store: Store) -> Iterator[tuple[int, int, Article, str]]:
    """Row, article number, article and the text to be indexed of every passage, in order."""
    for stored in store.articles():
        said = [s.statement for s in store.said.of_article(stored.number, stored.article.id)]
        rows = store.passages_of([stored.number])[stored.number]
        texts = texts_to_index(stored.article, [span for _, span in rows], said)
        for (row, _), text in zip(rows, texts, strict=True):
            yield row, stored.number, stored.article, text


def texts_to_index(article: Article, passages: Iterable[Span], said: Iterable[Statement]) -> Iterator[str]:
    """What is indexed of each of an article's passages, with the people whose words it holds.

    Passages and statements come in order, so that each is looked at where it stands: a long article has thousands.
    """
    coming, held = deque(said), list[Statement]()
    for passage in passages:
        while coming and coming[0].start < passage.end:
            held.append(coming.popleft())
        held = [s for s in held if passage.start < s.end]
        speakers = dict.fromkeys(s.speaker.name for s in held if s.speaker.name)
        yield indexed_text(article, passage.of(article.text), tuple(speakers))


def _windows(rows: Iterable[tuple[int, int, Article, str]]) -> Iterator[list[tuple[int, int, Article, str]]]:
    rows = iter(rows)
    while window := list(islice(rows, _WINDOW)):
        yield window


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
