"""The models of a build: found by name, and put into the new folder, as they are or exported."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from .models import cross_encoder
from .models import sentence_transformer as model
from .models.encoder import EncoderSpec
from .models.graph import warm_cache
from .models.reranker import RerankerSpec
from .progress import Progress
from .reuse import Reusable
from .storage.generation import FILES


@dataclass(frozen=True, slots=True)
class Source:
    """A model by the name it was asked for, where it was found, and the digest of its files."""

    name: str
    folder: Path
    fingerprint: str


def find_encoder(name: str) -> Source:
    """An encoder by name or path; the packaged one has one name. Raises `EncoderError` where there is none."""
    return _found(model.usual_name(name), model.locate(name))


def find_reranker(name: str) -> Source:
    """A cross-encoder by name or path. Raises `EncoderError` where there is none."""
    return _found(name, cross_encoder.locate(name))


def _found(name: str, folder: Path) -> Source:
    return Source(name, folder, model.fingerprint(folder))


def put_encoder(source: Source, folder: Path, old: Reusable, progress: Progress) -> EncoderSpec:
    """The encoder into the new folder: copied from the live generation where it is the same model, else exported."""
    progress.stage("encoder", None)
    known = old.encoder if old.is_current else None
    if known and (known.name, known.fingerprint) == (source.name, source.fingerprint):
        shutil.copytree(old.folder / FILES.encoder, folder / FILES.encoder)
        return known
    return model.export(source.name, source.folder, folder / FILES.encoder)


def put_reranker(source: Source, folder: Path, old: Reusable, progress: Progress) -> RerankerSpec:
    """The cross-encoder into the new folder: copied from the live generation where it is the same, else exported."""
    progress.stage("re-ranker", None)
    if old.reranker and old.reranker.fingerprint == source.fingerprint:
        shutil.copytree(old.folder / FILES.reranker, folder / FILES.reranker)
        return old.reranker
    return cross_encoder.export(source.name, source.folder, folder / FILES.reranker)


def compile_for_asking(folder: Path, encoder: EncoderSpec, reranker: RerankerSpec | None, cache: Path) -> None:
    """Compile what OpenVINO runs of a generation, so that the first question need not wait for it."""
    graphs = [encoder.question_graph(folder / FILES.encoder)] if encoder.runtime == "openvino" else []
    warm_cache(graphs + ([reranker.graph(folder / FILES.reranker)] if reranker else []), cache)
