from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import EncoderError
from index.models import cross_encoder
from index.models.source import NO_RERANKER, Source


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    return folder


# --- exported ---------------------------------------------------------------------------------------------------------


def test_two_labels_are_no_score(make_cross_encoder: Callable[..., Path], tmp_path: Path) -> None:
    source = make_cross_encoder(labels=2)
    with pytest.raises(EncoderError) as raised:
        cross_encoder.export(Source.of("named", source), tmp_path / "reranker")
    assert (raised.value.message, raised.value.hint) == ("named gives a pair 2 scores, expected 1", NO_RERANKER)


def test_a_model_that_cannot_be_loaded(tiny_cross_encoder: Path, tmp_path: Path) -> None:
    folder = copied(tiny_cross_encoder, tmp_path / "copy")
    config = json.loads((folder / "config.json").read_bytes()) | {"model_type": "no such type"}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(EncoderError, match="sentence-transformers cannot load"):
        cross_encoder.export(Source.of("named", folder), tmp_path / "reranker")


def test_a_model_that_does_not_agree_is_refused(
    tiny_cross_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross_encoder, "MIN_AGREEMENT", 1.5)
    with pytest.raises(EncoderError, match=r"named cannot be exported: its scores agree .* to 0\.99") as raised:
        cross_encoder.export(Source.of("named", tiny_cross_encoder), tmp_path / "reranker")
    assert raised.value.hint == NO_RERANKER


def test_a_model_that_cannot_be_traced_is_refused(
    tiny_cross_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("no such operation\nand a long trace")

    monkeypatch.setattr("openvino.convert_model", fails)
    with pytest.raises(EncoderError) as raised:
        cross_encoder.export(Source.of("named", tiny_cross_encoder), tmp_path / "reranker")
    assert (raised.value.message, raised.value.hint) == ("named cannot be exported: no such operation", NO_RERANKER)
