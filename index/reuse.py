"""What a build takes over from the live generation: vectors, statements, the exported encoder and re-ranker."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .alike import Compared
from .errors import DiskFailed, EncoderError, IndexUnusable
from .models.encoder import EncoderSpec
from .models.reranker import RerankerSpec
from .storage.generation import FILES, REUSABLE_SCHEMAS, SCHEMA_VERSION, Generation, Manifest
from .storage.store import Digests, Store
from .storage.vectors import Vectors, open_array
from .values import Article, Extraction, Span

# Vectors copied at a time.
_BLOCK = 65_536


def digest(text: str) -> bytes:
    """What a text is known again by: 16 bytes."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


class Reusable:
    """What can be taken over from the live generation, if there is one and it is whole."""

    def __init__(self, index: Path) -> None:
        self.encoder: EncoderSpec | None = None
        self.reranker: RerankerSpec | None = None
        self._generation: Generation | None = None
        self._open = ExitStack()
        try:
            self._generation = Generation(index, REUSABLE_SCHEMAS)
            self._open.callback(self._generation.close)
            self._generation.verify()
            self.folder = self._generation.folder
            self.encoder = EncoderSpec.read(self.folder / FILES.encoder)
            if self._generation.manifest.reranker is not None:
                self.reranker = RerankerSpec.read(self.folder / FILES.reranker)
        except (IndexUnusable, EncoderError, DiskFailed):
            # Missing, damaged, unreadable, of a foreign schema or with a model that another version exported: all is
            # made anew.
            self.encoder = self.reranker = None
            self.close()
            return
        self._store = Store(self.folder / FILES.store)
        self._open.callback(self._store.close)
        self._vectors = open_array(self.folder / FILES.vectors)

    def made_from(self, digest: str) -> Manifest | None:
        """The live generation's manifest, where all that decides what a generation holds has this digest."""
        if self._generation is None or not self.is_current or self._generation.manifest.made_from != digest:
            return None
        return self._generation.manifest

    def articles(self) -> Iterator[str]:
        """Ids of the articles of the live generation."""
        return self._store.ids() if self._generation else iter(())

    def copied_from(self, made_by: str) -> Path | None:
        """The live generation's folder, where code and libraries of this digest made it."""
        return (
            self.folder
            if self._generation and self.is_current and self._generation.manifest.made_by == made_by
            else None
        )

    def number_of(self, article: Article, boilerplate: Sequence[Span]) -> int | None:
        """The live generation's number of this very article, with this boilerplate."""
        return self._store.number_of(article, boilerplate)

    def take_vectors(self, spec: EncoderSpec, digests: Digests, into: Vectors) -> NDArray[np.bool_]:
        """Fill in the vectors of those texts that the same encoder has encoded before; return which they are, `(n,)`.

        `digests` are those of the texts, `(n,) S16`, `into` is `(n, d)`.
        """
        if not spec.encodes_passages_as(self.encoder):
            return np.zeros(len(digests), bool)
        old = self._store.encoded()
        order = np.argsort(old, kind="stable")
        rows = order[np.minimum(np.searchsorted(old, digests, sorter=order), len(old) - 1)]
        known: NDArray[np.bool_] = old[rows] == digests
        for first in range(0, len(rows), _BLOCK):
            some = np.flatnonzero(known[first : first + _BLOCK]) + first
            into[some] = self._vectors[rows[some]]
        return known

    def extraction(self, digest: bytes) -> Extraction | None:
        """What was found in an article whose statements depend on what has this digest."""
        return self._store.extracted(digest) if self.is_current else None

    def compared(self, spec: EncoderSpec) -> Mapping[int, float]:
        """Cosines of pairs of statements, by digest, where the same encoder made them."""
        known = self.is_current and spec.encodes_passages_as(self.encoder)
        return Compared(self.folder / FILES.compared).by_digest() if known else {}

    @property
    def is_current(self) -> bool:
        """Whether it holds all that a generation of today holds."""
        return self._generation is not None and self._generation.manifest.schema_version == SCHEMA_VERSION

    def close(self) -> None:
        """Let the generation go."""
        self._generation = None
        self._open.close()
