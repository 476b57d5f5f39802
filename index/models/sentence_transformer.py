"""Sentence-transformers models, exported to run without torch; what can't be is run by sentence-transformers itself.

Torch is imported here and in `cross_encoder.py` only, and only inside functions, so that asking never does.
"""

from __future__ import annotations

import contextlib
import io
import logging
import shutil
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tokenizers import Tokenizer

from ..errors import DiskFailed, EncoderError, writing
from ..storage.vectors import Vectors
from .encoder import Encoder, EncoderSpec, ExportedEncoder
from .graph import Precision, native_precisions, save_graph
from .source import INSTALL, Source

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MIN_AGREEMENT = 0.999
_HINT = "Name another model."
# Questions may be rounded further, for then they take two thirds of the time. Of the ten passages nearest one 97 % stay
# the same; the packaged model agrees to .9985, but for a word that means next to nothing ("Yes." .994).
MIN_QUESTION_AGREEMENT = 0.99
SAMPLES = (
    "What did Blinken say about the ceasefire?",
    "Yes.",
    "“A ceasefire now would effectively be a ratification of the Russian invasion,” Kirby said.",
    "Zelenskyy, naïve façade, 東京, 😀 — 3.5 % of $1.2bn; see https://example.org/a?b=c.",
    "The central bank raised its rate by a quarter of a point on Thursday, the ninth rise in a row, and said that "
    "more would follow if prices kept rising. Analysts had expected as much. " * 4,
    "word " * 600,
)


class SentenceTransformersEncoder:
    """A model run by sentence-transformers itself: slow to load and needs torch; for what can't be exported."""

    def __init__(self, folder: Path, spec: EncoderSpec) -> None:
        self.spec = spec
        self._model = load("SentenceTransformer", folder, _HINT).eval()

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        """Unit vectors of questions, `(n, d)`; one by one, for what a batch holds besides changes their last bits."""
        alone = [
            _by_reference(self._model.encode_query, [question], self.spec.question_prompt) for question in questions
        ]
        return np.concatenate([np.empty((0, self.spec.dimension), np.float32), *alone])

    def encode_passages(self, texts: Sequence[str], done: Callable[[int], None] = lambda n: None) -> Vectors:
        """Unit vectors of passages, `(n, d)`."""
        vectors = _by_reference(self._model.encode_document, list(texts), self.spec.passage_prompt)
        done(len(texts))
        return vectors


def open_encoder(folder: Path, cache: Path | None = None) -> Encoder:
    """The encoder in a generation's encoder folder; `cache` may hold what was compiled of it."""
    spec = EncoderSpec.read(folder)
    if spec.runtime == "openvino":
        return ExportedEncoder(folder, cache)
    return SentenceTransformersEncoder(folder / "model", spec)


def export(source: Source, folder: Path) -> EncoderSpec:
    """Write what asking needs of a model into the new folder `folder`, and prove that it agrees.

    The whole pipeline (transformer, pooling, dense layers) becomes one graph. Each precision, the fastest first, is
    taken where its vectors of sample texts have a cosine of at least `MIN_AGREEMENT` to sentence-transformers' own, of
    questions `MIN_QUESTION_AGREEMENT`. A model that can't be traced, has no fast tokenizer or doesn't agree is copied
    instead, and asking then needs sentence-transformers.
    """
    folder.mkdir()
    model = load("SentenceTransformer", source.folder, _HINT).eval()
    prompts = model.prompts
    passage_prompt = next((prompts[p] for p in ("document", "passage", "corpus") if prompts.get(p)), None)
    if passage_prompt is None:
        passage_prompt = prompts.get(model.default_prompt_name or "") or ""
    dimension = int(np.shape(_by_reference(model.encode_query, ["dimension"], ""))[1])
    spec = EncoderSpec(
        name=source.name,
        fingerprint=source.fingerprint,
        runtime="openvino",
        dimension=dimension,
        max_tokens=0,
        question_prompt=prompts.get("query") or "",
        passage_prompt=passage_prompt,
        pad_id=0,
        precision="f32",
        agreement=0.0,
    )
    exported = _export_graph(model, spec, folder)
    if exported is None:
        for leftover in folder.iterdir():
            leftover.unlink()
        shutil.copytree(source.folder, folder / "model")
        exported = replace(spec, runtime="sentence-transformers", max_tokens=model.max_seq_length or 0, agreement=1.0)
    exported.write(folder)
    return exported


def _export_graph(model: SentenceTransformer, spec: EncoderSpec, folder: Path) -> EncoderSpec | None:
    import openvino
    import torch

    class Pipeline(torch.nn.Module):
        """The model from token ids to sentence vectors, as one module with tensors in and a tensor out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            features = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            vectors: torch.Tensor = features["sentence_embedding"]
            return vectors

    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    if tokenizer is None or not model.max_seq_length:
        return None
    save_tokenizer(tokenizer, folder)
    example = {
        "input_ids": torch.tensor([[1, 2, 3, 4], [1, 2, 3, 4]]),
        "attention_mask": torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]]),
    }
    try:
        with quiet():
            graph = openvino.convert_model(Pipeline().eval(), example_input=example)
            save_graph(graph, folder / "model.xml")
        spec = replace(spec, max_tokens=int(model.max_seq_length), pad_id=int(model.tokenizer.pad_token_id or 0))
        passages = _by_reference(model.encode_document, list(SAMPLES), spec.passage_prompt)
        questions = _by_reference(model.encode_query, list(SAMPLES), spec.question_prompt)
        native = native_precisions()
        for precision in native:
            spec = replace(spec, precision=precision)
            agreement = _agreement(ExportedEncoder(spec.write(folder)).encode_passages(SAMPLES), passages)
            if agreement >= MIN_AGREEMENT:
                spec = replace(spec, agreement=agreement)
                break
        else:
            return None
        enough: dict[Precision, float] = {"int8": MIN_QUESTION_AGREEMENT, **dict.fromkeys(native, MIN_AGREEMENT)}
        for precision, least in enough.items():
            spec = replace(spec, question_precision=precision)
            agreement = _agreement(ExportedEncoder(spec.write(folder)).encode_questions(SAMPLES), questions)
            if agreement >= least:
                return replace(spec, question_agreement=agreement)
    except DiskFailed:
        raise
    except Exception as exc:  # tracing fails in as many ways as there are models
        logging.getLogger("onrecord").info("the model %s cannot be exported: %s", spec.name, exc)
    return None


def save_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    """Write a model's tokenizer into its folder."""
    path = folder / "tokenizer.json"
    with writing(path):
        tokenizer.save(str(path))


def _agreement(found: Vectors, reference: Vectors) -> float:
    """The smallest cosine between two models' unit vectors of the same texts, `(n, d)` each."""
    return round(float((found * reference).sum(axis=1).min()), 6)


def load(kind: str, folder: Path, hint: str) -> Any:
    """The model in a folder, of a class of sentence-transformers, on the processor, from safetensors only, in float32.

    Raises:
        EncoderError: it can't be loaded; `hint` tells what to do then.
    """
    try:
        import sentence_transformers
        from transformers.utils import logging as transformers_logging
    except ImportError as exc:
        raise EncoderError("sentence-transformers is not installed", INSTALL) from exc
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        with quiet():
            return getattr(sentence_transformers, kind)(
                str(folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True, "dtype": "float32"},
            )
    except Exception as exc:  # sentence-transformers raises whatever its modules raise
        raise EncoderError(f"sentence-transformers cannot load {folder}: {exc}", hint) from exc


def _by_reference(encode: Callable[..., Any], texts: list[str], prompt: str) -> Vectors:
    # The prompt is named outright: sentence-transformers 6.2 gives every model an empty prompt "document", which
    # `encode_document` then takes before the "passage" that models such as E5 bring.
    with quiet():
        return np.asarray(encode(texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False), np.float32)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries' warnings and progress bars off the terminal: what matters here is said as an error."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
