"""The models of a build, put into the new folder: as they are there already, or exported."""

from __future__ import annotations

import shutil
from pathlib import Path

from .models import cross_encoder, sentence_transformer
from .models.encoder import EncoderSpec
from .models.graph import warm_cache
from .models.reranker import RerankerSpec
from .models.source import Source
from .progress import Progress
from .reuse import Reusable
from .storage.generation import FILES


def put_encoder(source: Source, folder: Path, old: Reusable, progress: Progress) -> EncoderSpec:
    """The encoder into the new folder: copied from the live generation where it is the same model, else exported."""
    progress.stage("encoder", None)
    known = old.encoder if old.is_current else None
    if known and (known.name, known.fingerprint) == (source.name, source.fingerprint):
        shutil.copytree(old.folder / FILES.encoder, folder / FILES.encoder)
        return known
    return sentence_transformer.export(source, folder / FILES.encoder)


def put_reranker(source: Source, folder: Path, old: Reusable, progress: Progress) -> RerankerSpec:
    """The cross-encoder into the new folder: copied from the live generation where it is the same, else exported."""
    progress.stage("re-ranker", None)
    if old.reranker and old.reranker.fingerprint == source.fingerprint:
        shutil.copytree(old.folder / FILES.reranker, folder / FILES.reranker)
        return old.reranker
    return cross_encoder.export(source, folder / FILES.reranker)


def compile_for_asking(folder: Path, encoder: EncoderSpec, reranker: RerankerSpec | None, cache: Path) -> None:
    """Compile what OpenVINO runs of a generation, so that the first question need not wait for it."""
    graphs = [encoder.question_graph(folder / FILES.encoder)] if encoder.runtime == "openvino" else []
    warm_cache(graphs + ([reranker.graph(folder / FILES.reranker)] if reranker else []), cache)
