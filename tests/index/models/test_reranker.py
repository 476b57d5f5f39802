from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.errors import EncoderError
from index.models import cross_encoder
from index.models.reranker import Reranker, RerankerSpec
from index.models.source import Source

QUESTION = "What did Blinken say about the ceasefire?"
TEXTS = [
    "yes",
    "",
    "  spaced out \n",
    "“A ceasefire now would effectively be a ratification of the Russian invasion,” Kirby said.",
    "Zelenskyy, naïve façade, 東京, 😀 — 3.5 % of $1.2bn",
    "the bank raised its rate " * 40,  # far past the 64 tokens that the model reads
    *(f"peace {'war ' * i}" for i in range(20)),
]

Array = np.ndarray[Any, np.dtype[np.float32]]


def exported_from(source: Path, folder: Path) -> Path:
    """A cross-encoder, exported, at full precision, so that what is compared is the arithmetic."""
    spec = cross_encoder.export(Source.of("named", source), folder)
    replace(spec, precision="f32").write(folder)
    return folder


@pytest.fixture(scope="module")
def exported(tiny_cross_encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported_from(tiny_cross_encoder, tmp_path_factory.mktemp("exported") / "reranker")


def reference(source: Path, question: str) -> Array:
    """The probabilities that sentence-transformers gives."""
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(source), device="cpu")
    return np.asarray(model.predict([(question, text) for text in TEXTS], show_progress_bar=False))


def check(source: Path, folder: Path, question: str = QUESTION) -> Array:
    """An exported cross-encoder's scores are sentence-transformers', logits where that gives their logistic."""
    found = Reranker(folder).scores(question, TEXTS)
    expected = reference(source, question)
    assert found.dtype == np.float32
    np.testing.assert_allclose(1 / (1 + np.exp(-found)), expected, atol=1e-3)
    # The scores do differ, or agreement would mean little.
    assert np.ptp(expected) > 0.05
    return found


@pytest.mark.parametrize("question", [QUESTION, "", "who raised the rate " * 3, "who raised the rate " * 100])
def test_scores_are_sentence_transformers(tiny_cross_encoder: Path, exported: Path, question: str) -> None:
    # The longest question alone is past what the model reads; of a pair too long the longer is cut first.
    check(tiny_cross_encoder, exported, question)


def test_as_sentence_transformers_saves_it_with_a_prompt(
    tiny_cross_encoder: Path, exported: Path, tmp_path: Path
) -> None:
    from sentence_transformers import CrossEncoder

    prompts = {"query": "the bank said: "}
    saved = CrossEncoder(str(tiny_cross_encoder), device="cpu", prompts=prompts, default_prompt_name="query")
    saved.save_pretrained(str(tmp_path / "saved"), create_model_card=False)
    assert (tmp_path / "saved" / "modules.json").is_file()
    found = check(tmp_path / "saved", exported_from(tmp_path / "saved", tmp_path / "reranker"))
    assert np.abs(found - Reranker(exported).scores(QUESTION, TEXTS)).max() > 0.1


def test_a_pair_has_one_score_whatever_stands_beside_it(exported: Path) -> None:
    reranker = Reranker(exported)
    together = reranker.scores(QUESTION, TEXTS)
    for text, score in zip(TEXTS, together, strict=True):
        assert reranker.scores(QUESTION, [text])[0] == pytest.approx(score, abs=1e-4)
    assert reranker.scores(QUESTION, []).shape == (0,)


def test_threads_share_a_reranker(exported: Path) -> None:
    reranker = Reranker(exported)
    expected = reranker.scores(QUESTION, TEXTS).tobytes()
    start = threading.Barrier(4)

    def score(_: int) -> bool:
        start.wait()
        return all(reranker.scores(QUESTION, TEXTS).tobytes() == expected for _ in range(5))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(score, range(4)))


@pytest.mark.parametrize("name", ["reranker.json", "tokenizer.json", "model.xml", "model.bin"])
@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_damaged_reranker_is_refused(exported: Path, tmp_path: Path, name: str, content: bytes | None) -> None:
    folder = tmp_path / "reranker"
    shutil.copytree(exported, folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(EncoderError) as raised:
        Reranker(folder)
    assert str(folder) in raised.value.message
    assert raised.value.hint.startswith("Run: onrecord ")


def test_a_spec_is_read_as_it_was_written(exported: Path, tmp_path: Path) -> None:
    spec = RerankerSpec.read(exported)
    spec.write(tmp_path)
    assert RerankerSpec.read(tmp_path) == spec
    assert (spec.name, spec.max_tokens, spec.prompt) == ("named", 64, "")


def test_the_agreement_is_what_is_measured(
    tiny_cross_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.models.cross_encoder.native_precisions", lambda: ("f32",))
    monkeypatch.setattr("index.models.sentence_transformer.SAMPLES", tuple(TEXTS))
    monkeypatch.setattr("index.models.cross_encoder._QUESTIONS", (QUESTION,))
    spec = cross_encoder.export(Source.of("named", tiny_cross_encoder), tmp_path / "reranker")
    probabilities = reference(tiny_cross_encoder, QUESTION).astype(np.float64)
    logits = np.log(probabilities / (1 - probabilities))
    found = Reranker(tmp_path / "reranker").scores(QUESTION, TEXTS)
    assert spec.agreement == pytest.approx(1 - np.abs(found - logits).max() / np.ptp(logits), abs=1e-4)
    assert spec.agreement < 1
