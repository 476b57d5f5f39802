from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import EncoderError
from index.models import cross_encoder

INSTEAD = "Name another --reranker, or leave it out."


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    return folder


def check_refused(source: Path | str, why: str) -> None:
    """A model is not taken; what is said names it and what to do."""
    with pytest.raises(EncoderError) as raised:
        cross_encoder.locate(str(source))
    assert raised.value.message == f"{source} {why}"
    assert raised.value.hint == INSTEAD


# --- located ----------------------------------------------------------------------------------------------------------


def test_a_folder_is_a_cross_encoder_by_path(tiny_cross_encoder: Path) -> None:
    assert cross_encoder.locate(str(tiny_cross_encoder)) == tiny_cross_encoder


def test_a_name_from_the_hub(monkeypatch: pytest.MonkeyPatch, tiny_cross_encoder: Path) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda name, **options: str(tiny_cross_encoder))
    assert cross_encoder.locate("somebody/tiny") == tiny_cross_encoder


def test_a_name_that_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str, **options: Any) -> str:
        raise OSError("no network\nand a long explanation")

    monkeypatch.setattr("huggingface_hub.snapshot_download", nowhere)
    with pytest.raises(EncoderError) as raised:
        cross_encoder.locate("nobody/no-such-model")
    assert raised.value.message == (
        "the model nobody/no-such-model is neither a folder nor to be had from the model hub: no network"
    )
    assert raised.value.hint == INSTEAD


def test_an_encoder_is_no_cross_encoder(tiny_model: Path) -> None:
    check_refused(tiny_model, "is not a cross-encoder: it is a BertModel, expected a model ForSequenceClassification")


@pytest.mark.parametrize("config", [None, "", "{}", "[1]", '{"architectures": null}', '{"architectures": []}'])
def test_a_folder_that_is_no_model(tiny_cross_encoder: Path, tmp_path: Path, config: str | None) -> None:
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
def test_weights_that_can_run_code_are_refused(tiny_cross_encoder: Path, tmp_path: Path, name: str) -> None:
    folder = copied(tiny_cross_encoder, tmp_path / "copy")
    (folder / "model.safetensors").rename(folder / name)
    with pytest.raises(EncoderError, match=f"{name}, which can run code when it is read"):
        cross_encoder.locate(str(folder))


# --- exported ---------------------------------------------------------------------------------------------------------


def test_two_labels_are_no_score(make_cross_encoder: Callable[..., Path], tmp_path: Path) -> None:
    source = cross_encoder.locate(str(make_cross_encoder(labels=2)))
    with pytest.raises(EncoderError) as raised:
        cross_encoder.export("named", source, tmp_path / "reranker")
    assert (raised.value.message, raised.value.hint) == ("named gives a pair 2 scores, expected 1", INSTEAD)


def test_a_model_that_cannot_be_loaded(tiny_cross_encoder: Path, tmp_path: Path) -> None:
    folder = copied(tiny_cross_encoder, tmp_path / "copy")
    config = json.loads((folder / "config.json").read_bytes()) | {"model_type": "no such type"}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(EncoderError, match="sentence-transformers cannot load"):
        cross_encoder.export("named", folder, tmp_path / "reranker")


def test_a_model_that_does_not_agree_is_refused(
    tiny_cross_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross_encoder, "MIN_AGREEMENT", 1.5)
    with pytest.raises(EncoderError, match=r"named cannot be exported: its scores agree .* to 0\.99") as raised:
        cross_encoder.export("named", tiny_cross_encoder, tmp_path / "reranker")
    assert raised.value.hint == INSTEAD


def test_a_model_that_cannot_be_traced_is_refused(
    tiny_cross_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("no such operation\nand a long trace")

    monkeypatch.setattr("openvino.convert_model", fails)
    with pytest.raises(EncoderError) as raised:
        cross_encoder.export("named", tiny_cross_encoder, tmp_path / "reranker")
    assert (raised.value.message, raised.value.hint) == ("named cannot be exported: no such operation", INSTEAD)
