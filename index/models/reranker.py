"""How well passages answer a question, by a cross-encoder that reads both together; without torch, like the encoder.

`index/models/cross_encoder.py` writes what is read here. A generation's reranker folder, where it has one, holds
`reranker.json` (a `RerankerSpec`), `tokenizer.json` and `model.xml` with `model.bin`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from ..errors import VERIFY, EncoderError
from .graph import Graph, Precision, compile_graph
from .spec import ModelSpec

# Scores of passages, (n,): logits, the higher the better.
Scores = NDArray[np.float32]

# Pairs in a batch. Each core works on a batch of its own, so that a few dozen pairs make batches for both of two
# cores; larger ones were no faster.
_BATCH = 8


@dataclass(frozen=True, slots=True)
class RerankerSpec(ModelSpec):
    """What is known of a generation's cross-encoder.

    `fingerprint` is the digest of the source model's files. `prompt` goes before the question. `agreement` is 1 less
    the largest difference between its scores of the sample pairs and sentence-transformers', as a share of the range
    of these, measured when it was exported.
    """

    FILE: ClassVar[str] = "reranker.json"
    KIND: ClassVar[str] = "re-ranker"

    name: str
    fingerprint: str
    max_tokens: int
    prompt: str
    pad_id: int
    precision: Precision
    agreement: float

    def graph(self, folder: Path) -> Graph:
        """The graph in a reranker folder."""
        return Graph(folder / "model.xml", self.fingerprint, self.precision, throughput=True)


class Reranker:
    """An exported cross-encoder in OpenVINO. Safe to share between threads."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        """Open the cross-encoder in a folder.

        Raises:
            EncoderError: it can't be loaded.
        """
        self.spec = RerankerSpec.read(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.no_padding()
            # The longer of the two is cut first, token by token, as sentence-transformers does.
            self._tokenizer.enable_truncation(self.spec.max_tokens, strategy="longest_first")
            self._model = compile_graph(self.spec.graph(folder), cache)
        except Exception as exc:  # tokenizers and OpenVINO raise bare Exception and RuntimeError
            raise EncoderError(f"the re-ranker in {folder} cannot be loaded: {exc}", VERIFY) from exc
        self._pool = ThreadPoolExecutor(self._model.at_once, "onrecord-rerank")

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """Logits of texts as answers to a question, `(n,)`, the higher the better.

        Pairs are scored longest first, so that a batch holds pairs of like length; what a pair's batch holds besides
        changes its score by no more than rounding.
        """
        asked = self.spec.prompt + question
        pairs = self._tokenizer.encode_batch([(asked, text) for text in texts])
        order = sorted(range(len(pairs)), key=lambda i: (-len(pairs[i].ids), i))
        size = max(1, min(_BATCH, -(-len(order) // self._model.at_once)))
        batches = [order[i : i + size] for i in range(0, len(order), size)]
        scores = np.empty(len(pairs), np.float32)
        scored = self._pool.map(lambda batch: self._model.run(self._inputs([pairs[i] for i in batch])), batches)
        for batch, found in zip(batches, scored, strict=True):
            scores[batch] = found.reshape(len(batch))
        return scores

    def _inputs(self, pairs: Sequence[Encoding]) -> dict[str, NDArray[np.int64]]:
        """Tokens of b pairs, `(b, longest)` each."""
        shape = len(pairs), max(len(pair.ids) for pair in pairs)
        tokens, mask, types = np.full(shape, self.spec.pad_id), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, pair in enumerate(pairs):
            length = len(pair.ids)
            tokens[row, :length], mask[row, :length], types[row, :length] = pair.ids, 1, pair.type_ids
        return {"input_ids": tokens, "attention_mask": mask, "token_type_ids": types}
