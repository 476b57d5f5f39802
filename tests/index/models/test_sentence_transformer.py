from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.build import rebuild
from index.errors import EncoderError
from index.filters import NO_FILTERS
from index.models import sentence_transformer as model
from index.models.encoder import EncoderSpec
from index.models.graph import native_precisions
from index.models.source import Source
from index.progress import Silent
from index.searcher import Searcher


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    return folder


# --- exported ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("least", "expected"), [(0.998, "int8"), (2.0, native_precisions()[0])])
def test_questions_are_rounded_only_where_they_agree_all_the_same(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: float, expected: str
) -> None:
    monkeypatch.setattr(model, "MIN_QUESTION_AGREEMENT", least)
    spec = model.export(Source.of("named", tiny_model), tmp_path / "encoder")
    assert spec.runtime == "openvino"
    assert spec.question_precision == expected
    assert spec.question_agreement >= 0.998
    assert EncoderSpec.read(tmp_path / "encoder") == spec


# --- what can't be exported -------------------------------------------------------------------------------------------


def check_fallback(source: Path, folder: Path, question_prompt: str = "", passage_prompt: str = "") -> None:
    """A model is copied rather than exported, says so, and encodes as sentence-transformers does."""
    from sentence_transformers import SentenceTransformer

    spec = model.export(Source.of("named", source), folder)
    assert spec.runtime == "sentence-transformers"
    assert EncoderSpec.read(folder) == spec
    assert sorted(f.name for f in folder.iterdir()) == ["encoder.json", "model"]
    # What is in the folder is enough: the source may go.
    encoder = model.open_encoder(folder)
    assert isinstance(encoder, model.SentenceTransformersEncoder)
    texts = ["the war", "peace said kirby", "a bank"]
    loaded = SentenceTransformer(str(source), device="cpu")
    heard: list[int] = []
    for found, prompt in [
        (encoder.encode_passages(texts, heard.append), passage_prompt),
        (encoder.encode_questions(texts), question_prompt),
    ]:
        np.testing.assert_allclose(found, loaded.encode(texts, prompt=prompt, normalize_embeddings=True), atol=1e-5)
        np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert sum(heard) == 3


def test_a_model_without_a_transformer(static_model: Path, tmp_path: Path) -> None:
    check_fallback(static_model, tmp_path / "encoder")


def test_a_model_whose_pooling_leaves_the_prompt_out(make_model: Callable[..., Path], tmp_path: Path) -> None:
    # It can be traced, but the graph doesn't know where the prompt ends: the samples give it away.
    source = make_model(prompts={"query": "query: ", "document": "passage: "}, include_prompt=False)
    check_fallback(source, tmp_path / "encoder", "query: ", "passage: ")


def test_an_index_by_a_model_that_cannot_be_exported(
    static_model: Path, write_articles: Callable[..., Path], tmp_path: Path
) -> None:
    articles = write_articles([{"id": "war", "text": "The war said Kirby."}, {"id": "bank", "text": "A bank rate."}])
    report = rebuild([articles], tmp_path / "index", Silent(), encoder=str(static_model))
    assert report.encoder.runtime == "sentence-transformers"
    searcher = Searcher(tmp_path / "index", verify=True)
    assert searcher.manifest.encoder["runtime"] == "sentence-transformers"
    best = searcher.search_meaning(searcher.encode("A bank rate."), 1, searcher.narrow(NO_FILTERS))
    assert [searcher.passages([hit.row])[hit.row][0].article_id for hit in best] == ["bank"]
    searcher.close()


def test_a_model_that_cannot_be_loaded(tiny_model: Path, tmp_path: Path) -> None:
    folder = copied(tiny_model, tmp_path / "copy")
    (folder / "config.json").write_text(json.dumps({"model_type": "no such type"}))
    with pytest.raises(EncoderError, match="sentence-transformers cannot load"):
        model.export(Source.of("named", folder), tmp_path / "encoder")
