"""Sentence-transformers cross-encoders, exported to run without torch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..errors import DiskFailed, EncoderError
from . import sentence_transformer as model
from .graph import native_precisions, save_graph
from .reranker import Reranker, RerankerSpec, Scores
from .source import NO_RERANKER, Source

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

# A score may differ by a fiftieth of the range of the sample pairs' scores: then only near ties change places.
MIN_AGREEMENT = 0.98
_QUESTIONS = ("What did Blinken say about the ceasefire?", "Who raised rates, and why? " * 60)


def export(source: Source, folder: Path) -> RerankerSpec:
    """Write what asking needs of a cross-encoder into the new folder `folder`, and prove that it agrees.

    It is taken where its scores of sample pairs are sentence-transformers' own, up to `1 - MIN_AGREEMENT` of these
    scores' range, first at the fastest precision, then at full.

    Raises:
        EncoderError: it can't be loaded, gives more than one score, can't be exported or doesn't agree.
    """
    reference = _load(source.folder)
    if reference.num_labels != 1:
        raise EncoderError(f"{source.name} gives a pair {reference.num_labels} scores, expected 1", NO_RERANKER)
    tokenizer = getattr(reference.tokenizer, "backend_tokenizer", None)
    if tokenizer is None or not reference.max_seq_length:
        raise EncoderError(f"{source.name} cannot be exported: it has no fast tokenizer", NO_RERANKER)
    spec = RerankerSpec(
        name=source.name,
        fingerprint=source.fingerprint,
        max_tokens=int(reference.max_seq_length),
        prompt=reference.prompts.get(reference.default_prompt_name or "") or "",
        pad_id=int(reference.tokenizer.pad_token_id or 0),
        precision="f32",
        agreement=0.0,
    )
    folder.mkdir()
    model.save_tokenizer(tokenizer, folder)
    try:
        with model.quiet():
            _save_graph(reference, folder)
            expected = np.stack([_by_reference(reference, question) for question in _QUESTIONS])
        spread = max(float(np.ptp(expected)), float(np.finfo(np.float32).tiny))
        for precision in native_precisions():
            replace(spec, precision=precision).write(folder)
            reranker = Reranker(folder)
            found = np.stack([reranker.scores(question, model.SAMPLES) for question in _QUESTIONS])
            agreement = round(1 - float(np.abs(found - expected).max()) / spread, 6)
            if agreement >= MIN_AGREEMENT:
                break
    except DiskFailed:
        raise
    except Exception as exc:  # tracing fails in as many ways as there are models
        why = str(exc).partition("\n")[0]
        raise EncoderError(f"{source.name} cannot be exported: {why}", NO_RERANKER) from exc
    if not agreement >= MIN_AGREEMENT:
        raise EncoderError(
            f"{source.name} cannot be exported: its scores agree with sentence-transformers' to {agreement}, "
            f"expected {MIN_AGREEMENT}",
            NO_RERANKER,
        )
    spec = replace(spec, precision=precision, agreement=agreement)
    spec.write(folder)
    return spec


def _save_graph(reference: CrossEncoder, folder: Path) -> None:
    import openvino
    import torch

    class Pipeline(torch.nn.Module):
        """The model from token ids to logits, as one module with tensors in and a tensor out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = reference

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor | None = None
        ) -> torch.Tensor:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            if token_type_ids is not None:
                features["token_type_ids"] = token_type_ids
            logits: torch.Tensor = self.model(features)["scores"]
            return logits

    example = {
        "input_ids": torch.tensor([[1, 2, 3, 4], [1, 2, 3, 4]]),
        "attention_mask": torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]]),
    }
    if "token_type_ids" in reference.preprocess([("question", "text")]):
        example["token_type_ids"] = torch.tensor([[0, 0, 1, 1], [0, 0, 1, 1]])
    graph = openvino.convert_model(Pipeline().eval(), example_input=example)
    save_graph(graph, folder / "model.xml")


def _by_reference(reference: CrossEncoder, question: str) -> Scores:
    """Logits of the sample texts as answers to a question, by sentence-transformers itself."""
    pairs = [(question, text) for text in model.SAMPLES]
    return np.asarray(reference.predict(pairs, show_progress_bar=False), np.float32)


def _load(folder: Path) -> CrossEncoder:
    """The cross-encoder in a folder, giving logits, which don't run together near 0 and 1."""
    loaded: CrossEncoder = model.load("CrossEncoder", folder, NO_RERANKER)
    # Not before: where there is no torch, loading says so.
    import torch

    loaded.activation_fn = torch.nn.Identity()
    return loaded
