"""Text to unit vectors without torch: an exported model in OpenVINO, its tokenizer in `tokenizers`.

`sentence_transformer.py` writes what is read here. A generation's encoder folder holds `encoder.json` (an
`EncoderSpec`), `tokenizer.json` and `model.xml` with `model.bin`; or, for a model that can't be exported, a copy of the
model that sentence-transformers loads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..errors import VERIFY, EncoderError
from ..storage.vectors import Vectors
from .graph import Compiled, Graph, Precision, compile_graph
from .spec import ModelSpec

# Passages in a batch times their longest length, in tokens. Larger batches were no faster on two cores.
_BATCH_TOKENS = 4_096
_BATCH_PASSAGES = 32
# Questions are padded to a multiple of so many tokens, which costs nothing. Only those of one length are encoded
# together, so that a question's vector is the same, to the bit, whatever it is encoded with.
_STEP = 8
_BATCH_QUESTIONS = 8


@dataclass(frozen=True, slots=True)
class EncoderSpec(ModelSpec):
    """What is known of a generation's encoder.

    `fingerprint` is the digest of the source model's files: questions are encoded by the model that encoded the
    passages or not at all, if in another precision. The agreements are the smallest cosines between this encoder and
    sentence-transformers on the sample texts, encoded as passages and as questions, measured when it was exported.
    """

    FILE: ClassVar[str] = "encoder.json"
    KIND: ClassVar[str] = "encoder"

    name: str
    fingerprint: str
    runtime: Literal["openvino", "sentence-transformers"]
    dimension: int
    max_tokens: int
    question_prompt: str
    passage_prompt: str
    pad_id: int
    precision: Precision
    agreement: float
    # What schemas before the fourth don't know.
    question_precision: Precision = "f32"
    question_agreement: float = 0.0

    def encodes_passages_as(self, other: EncoderSpec | None) -> bool:
        """Whether another encoder gives passages the same vectors."""

        def of_passages(spec: EncoderSpec) -> EncoderSpec:
            return replace(
                spec, name="", agreement=0.0, question_prompt="", question_precision="f32", question_agreement=0.0
            )

        return other is not None and of_passages(self) == of_passages(other)

    def passage_graph(self, folder: Path) -> Graph:
        """The graph in an encoder folder, of a model that was exported, as passages are encoded: many at once."""
        return Graph(folder / "model.xml", self.fingerprint, self.precision, throughput=True)

    def question_graph(self, folder: Path) -> Graph:
        """The same as questions are encoded: few at once, soon, on one core, for another has their words to search."""
        return Graph(folder / "model.xml", self.fingerprint, self.question_precision)


class Encoder(Protocol):
    """What indexing and asking need of an embedding model."""

    @property
    def spec(self) -> EncoderSpec:
        """What is known of the model."""

    def encode_passages(self, texts: Sequence[str], done: Callable[[int], None] = ...) -> Vectors:
        """Unit vectors of passages, `(n, d)`; `done` hears how many were finished each time some are."""

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        """Unit vectors of questions, `(n, d)`, each the same whatever it is encoded with."""


class ExportedEncoder:
    """An exported model in OpenVINO. Safe to share between threads."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        """Open the encoder in a folder; `cache` may hold what was compiled of it for questions."""
        self.spec = EncoderSpec.read(folder)
        self._folder = folder
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.enable_truncation(self.spec.max_tokens)
            self._questions = compile_graph(self.spec.question_graph(folder), cache)
        except Exception as exc:  # tokenizers and OpenVINO raise bare Exception and RuntimeError
            raise EncoderError(f"the encoder in {folder} cannot be loaded: {exc}", VERIFY) from exc

    @cached_property
    def _passages(self) -> Compiled:
        # Only builds encode passages: asking need not load what that takes.
        return compile_graph(self.spec.passage_graph(self._folder))

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        """Unit vectors of questions, `(n, d)`; several of like length take less time than one by one.

        Of 8 to 16 tokens, eight take a third of the time on one core.
        """
        ids = [self._tokenizer.encode(self.spec.question_prompt + question.strip()).ids for question in questions]
        vectors = np.empty((len(questions), self.spec.dimension), np.float32)
        lengths = [min(-(-len(each) // _STEP) * _STEP, self.spec.max_tokens) for each in ids]
        for length in set(lengths):
            alike = [i for i, each in enumerate(lengths) if each == length]
            for first in range(0, len(alike), _BATCH_QUESTIONS):
                batch = alike[first : first + _BATCH_QUESTIONS]
                vectors[batch] = self._questions.run(self._inputs([ids[i] for i in batch], length))
        return _unit(vectors)

    def encode_passages(self, texts: Sequence[str], done: Callable[[int], None] = lambda n: None) -> Vectors:
        """Unit vectors of passages, `(n, d)`, encoded longest first so that a batch holds texts of like length."""
        prompt = self.spec.passage_prompt
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch([prompt + text.strip() for text in texts])]
        vectors = np.empty((len(texts), self.spec.dimension), np.float32)
        order = sorted(range(len(ids)), key=lambda i: (-len(ids[i]), i))
        batches = []
        while order:
            size = max(1, min(_BATCH_PASSAGES, _BATCH_TOKENS // len(ids[order[0]])))
            batches.append(order[:size])
            order = order[size:]
        # Threads of our own: OpenVINO's AsyncInferQueue can deadlock with the interpreter's lock when it is dropped.
        model = self._passages
        with ThreadPoolExecutor(model.at_once) as pool:
            encoded = pool.map(
                lambda batch: model.run(self._inputs([ids[i] for i in batch], len(ids[batch[0]]))), batches
            )
            try:
                for batch, found in zip(batches, encoded, strict=True):
                    vectors[batch] = found
                    done(len(batch))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return _unit(vectors)

    def _inputs(self, ids: list[list[int]], length: int) -> dict[str, NDArray[np.int64]]:
        """Tokens and mask of texts, each padded to so many tokens, `(len(ids), length)`."""
        tokens = np.full((len(ids), length), self.spec.pad_id, np.int64)
        mask = np.zeros((len(ids), length), np.int64)
        for row, each in enumerate(ids):
            tokens[row, : len(each)] = each
            mask[row, : len(each)] = 1
        return {"input_ids": tokens, "attention_mask": mask}


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, np.finfo(np.float32).tiny), np.float32)
