"""What a build takes over from the live generation: vectors, statements, the exported encoder and re-ranker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from .alike import Compared
from .errors import DiskFailed, EncoderError, IndexUnusable
from .models.encoder import EncoderSpec
from .models.reranker import RerankerSpec
from .storage.generation import FILES, REUSABLE_SCHEMAS, SCHEMA_VERSION, Generation, Manifest
from .storage.store import Store
from .storage.vectors import Vectors, open_array
from .values import Extraction


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

    def vectors_by(self, spec: EncoderSpec) -> Callable[[bytes], Vectors | None]:
        """What gives the vector of a text with a digest, where the same encoder made it."""
        known = spec.encodes_passages_as(self.encoder)

        def vector(digest: bytes) -> Vectors | None:
            row = self._store.row_of(digest) if known else None
            return None if row is None else self._vectors[row]

        return vector

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
