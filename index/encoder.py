"""Text to unit vectors without torch: an exported model in OpenVINO, its tokenizer in `tokenizers`.

`index/model.py` writes what is read here. A generation's encoder folder holds `encoder.json` (an `EncoderSpec`),
`tokenizer.json` and `model.xml` with `model.bin`; or, for a model that can't be exported, a copy of the model that
sentence-transformers loads.
"""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from tokenizers import Tokenizer

from .errors import EncoderError
from .graph import Graph, compile_graph
from .vectors import Vectors

# Passages in a batch times their longest length, in tokens. Larger batches were no faster on two cores.
_BATCH_TOKENS = 4_096
_BATCH_PASSAGES = 32
# Questions are padded to a multiple of so many tokens, which costs nothing. Only those of one length are encoded
# together, so that a question's vector is the same, to the bit, whatever it is encoded with.
_STEP = 8
_BATCH_QUESTIONS = 8


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """What is known of a generation's encoder.

    `fingerprint` is the digest of the source model's files: questions are encoded by the model that encoded the
    passages or not at all. `agreement` is the smallest cosine between this encoder and sentence-transformers on the
    sample texts, measured when it was exported.
    """

    name: str
    fingerprint: str
    runtime: Literal["openvino", "sentence-transformers"]
    dimension: int
    max_tokens: int
    question_prompt: str
    passage_prompt: str
    pad_id: int
    precision: str
    agreement: float

    @classmethod
    def read(cls, folder: Path) -> EncoderSpec:
        """The spec in an encoder folder.

        Raises:
            EncoderError: it is missing or isn't one.
        """
        try:
            return cls(**json.loads((folder / "encoder.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as exc:
            raise EncoderError(f"{folder} holds no encoder: {exc}", "Run: onrecord rebuild-index SOURCE") from exc

    def write(self, folder: Path) -> None:
        """Write the spec into an encoder folder."""
        (folder / "encoder.json").write_text(json.dumps(dataclasses.asdict(self), indent=1), encoding="utf-8")

    def graph(self, folder: Path, throughput: bool = False) -> Graph:
        """The graph in an encoder folder, of a model that was exported."""
        return Graph(folder / "model.xml", self.fingerprint, self.precision, throughput)


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

    def __init__(self, folder: Path, cache: Path | None = None, throughput: bool = False) -> None:
        """Open the encoder in a folder.

        With `throughput` each core works on a batch of its own: for building, faster on a machine that has other work
        too. Without it all cores share one text: for asking.
        """
        self.spec = EncoderSpec.read(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.enable_truncation(self.spec.max_tokens)
            self._model = compile_graph(self.spec.graph(folder, throughput), cache)
        except Exception as exc:  # tokenizers and OpenVINO raise bare Exception and RuntimeError
            raise EncoderError(
                f"the encoder in {folder} cannot be loaded: {exc}", "Run: onrecord verify-index"
            ) from exc
        self._local = threading.local()

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
                vectors[batch] = self._infer([ids[i] for i in batch], length)
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
        with ThreadPoolExecutor(self._model.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS")) as pool:
            encoded = pool.map(lambda batch: self._infer([ids[i] for i in batch], len(ids[batch[0]])), batches)
            try:
                for batch, found in zip(batches, encoded, strict=True):
                    vectors[batch] = found
                    done(len(batch))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return _unit(vectors)

    def _infer(self, ids: list[list[int]], length: int) -> Vectors:
        """The model's vectors of texts, each padded to so many tokens, `(len(ids), d)`, not yet of unit length."""
        request = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._model.create_infer_request()
        request.infer(self._inputs(ids, length))
        return np.array(request.get_output_tensor(0).data, np.float32)

    def _inputs(self, ids: list[list[int]], length: int) -> dict[str, Any]:
        tokens = np.full((len(ids), length), self.spec.pad_id, np.int64)
        mask = np.zeros((len(ids), length), np.int64)
        for row, each in enumerate(ids):
            tokens[row, : len(each)] = each
            mask[row, : len(each)] = 1
        return {"input_ids": tokens, "attention_mask": mask}


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, np.finfo(np.float32).tiny), np.float32)
