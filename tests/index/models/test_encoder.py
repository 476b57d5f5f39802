from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.errors import EncoderError
from index.models import sentence_transformer as model
from index.models.encoder import EncoderSpec, ExportedEncoder
from index.models.graph import warm_cache
from index.models.source import Source
from index.storage.generation import FILES, Generation

TEXTS = [
    "What did Blinken say about the ceasefire?",
    "yes",
    "  spaced out \n",
    "",
    "“A ceasefire now would effectively be a ratification of the Russian invasion,” Kirby said.",
    "Zelenskyy, naïve façade, 東京, 😀 — 3.5 % of $1.2bn",
    "the bank raised its rate " * 40,  # far past the 64 tokens that the model reads
]


@pytest.fixture(scope="module")
def exported(tiny_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model, as the index of the seeds holds it."""
    generation = Generation(tiny_index)
    folder = tmp_path_factory.mktemp("exported") / "encoder"
    shutil.copytree(generation.folder / FILES.encoder, folder)
    generation.close()
    return folder


def reference(source: Path, texts: list[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The unit vectors that sentence-transformers gives."""
    from sentence_transformers import SentenceTransformer

    vectors = SentenceTransformer(str(source), device="cpu").encode(texts, prompt="", normalize_embeddings=True)
    return np.asarray(vectors)


def cosines(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return (a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def check(source: Path, folder: Path, question_prompt: str = "", passage_prompt: str = "") -> EncoderSpec:
    """An exported model's vectors are sentence-transformers'."""
    encoder = ExportedEncoder(folder)
    passages = encoder.encode_passages(TEXTS)
    questions = encoder.encode_questions(TEXTS)
    assert passages.dtype == questions.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(questions, axis=1), 1, atol=1e-5)
    assert cosines(passages, reference(source, [passage_prompt + text for text in TEXTS])).min() >= 0.999
    # Questions are rounded to 8 bits.
    assert cosines(questions, reference(source, [question_prompt + text for text in TEXTS])).min() >= 0.997
    spec = encoder.spec
    assert (spec.runtime, spec.question_prompt, spec.passage_prompt) == ("openvino", question_prompt, passage_prompt)
    assert spec.agreement >= 0.999
    assert spec.question_precision == "int8"
    assert spec.question_agreement >= 0.998
    # The texts do differ, or agreement would mean little.
    assert np.abs(passages @ passages.T - np.eye(len(TEXTS))).min() < 0.9
    return spec


def test_mean_pooling(tiny_model: Path, exported: Path) -> None:
    spec = check(tiny_model, exported)
    assert (spec.dimension, spec.max_tokens, spec.name) == (32, 64, str(tiny_model))


def test_max_pooling_and_prompts(make_model: Callable[..., Path], tmp_path: Path) -> None:
    source = make_model("max_tokens", prompts={"query": "query: ", "passage": "passage: "})
    model.export(Source.of("named", source), tmp_path / "encoder")
    assert check(source, tmp_path / "encoder", "query: ", "passage: ").name == "named"


def test_cls_pooling_and_a_dense_layer(make_model: Callable[..., Path], tmp_path: Path) -> None:
    source = make_model("cls_token", dense=16)
    model.export(Source.of("named", source), tmp_path / "encoder")
    assert check(source, tmp_path / "encoder").dimension == 16


def test_a_text_has_one_vector_whatever_stands_beside_it(exported: Path, tmp_path: Path) -> None:
    shutil.copytree(exported, tmp_path / "encoder")
    replace(EncoderSpec.read(exported), precision="f32", question_precision="f32").write(tmp_path / "encoder")
    encoder = ExportedEncoder(tmp_path / "encoder")
    together = encoder.encode_passages([*TEXTS, *(f"peace {i}" for i in range(200))])
    for text, vector in zip(TEXTS, together, strict=False):
        np.testing.assert_allclose(encoder.encode_passages([text])[0], vector, atol=1e-4)
        np.testing.assert_allclose(encoder.encode_questions([text])[0], vector, atol=1e-4)


def test_the_same_texts_have_the_same_vectors_to_the_bit(exported: Path) -> None:
    texts = [f"{text} {i}" for i in range(20) for text in TEXTS]
    assert ExportedEncoder(exported).encode_passages(texts).tobytes() == (
        ExportedEncoder(exported).encode_passages(texts).tobytes()
    )


def test_progress_is_told(exported: Path) -> None:
    heard: list[int] = []
    encoder = ExportedEncoder(exported)
    encoder.encode_passages(["peace"] * 100, heard.append)
    assert sum(heard) == 100
    assert len(heard) > 1
    assert encoder.encode_passages([]).shape == (0, 32)


def test_a_question_has_one_vector_whatever_it_is_encoded_with(exported: Path) -> None:
    encoder = ExportedEncoder(exported)
    # Of every length that the model reads, and of some lengths more than go into one batch.
    questions = [" ".join(["bank", "rate", "the"][: 1 + n % 3] * (1 + n // 3)) for n in range(90)] + ["peace"] * 20
    alone = [encoder.encode_questions([question])[0].tobytes() for question in questions]
    together = encoder.encode_questions(questions)
    assert [vector.tobytes() for vector in together] == alone
    assert encoder.encode_questions([]).shape == (0, 32)


def test_threads_share_an_encoder(exported: Path) -> None:
    encoder = ExportedEncoder(exported)
    expected = {text: encoder.encode_questions([text]).tobytes() for text in TEXTS}
    start = threading.Barrier(4)

    def encode(offset: int) -> list[bool]:
        start.wait()
        texts = (TEXTS[offset:] + TEXTS[:offset]) * 20
        return [encoder.encode_questions([text]).tobytes() == expected[text] for text in texts]

    with ThreadPoolExecutor(4) as pool:
        assert all(same for each in pool.map(encode, range(4)) for same in each)


# --- the cache of compiled models -------------------------------------------------------------------------------------


def test_the_cache_holds_one_compiled_model_that_encodes_alike(exported: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / f"{'0a' * 12}.blob").write_bytes(b"of an older model")
    (cache / f"{'0a' * 12}.4711").write_bytes(b"half written")
    (cache / "notes.txt").write_bytes(b"somebody's own")
    graph = EncoderSpec.read(exported).question_graph(exported)
    warm_cache([graph], cache)
    blob, notes = sorted(cache.iterdir())
    assert notes.name == "notes.txt"
    before = blob.stat()
    warm_cache([graph], cache)
    assert blob.stat() == before
    assert ExportedEncoder(exported, cache).encode_questions(TEXTS[:1]).tobytes() == (
        ExportedEncoder(exported).encode_questions(TEXTS[:1]).tobytes()
    )


@pytest.mark.parametrize("damage", [b"", b"not a compiled model", None])
def test_a_damaged_cache_is_done_without(exported: Path, tmp_path: Path, damage: bytes | None) -> None:
    warm_cache([EncoderSpec.read(exported).question_graph(exported)], tmp_path)
    (blob,) = tmp_path.iterdir()
    whole = blob.read_bytes()
    blob.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    found = ExportedEncoder(exported, tmp_path).encode_questions(TEXTS[:1])
    assert found.tobytes() == ExportedEncoder(exported).encode_questions(TEXTS[:1]).tobytes()


# --- what can't be loaded ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["encoder.json", "tokenizer.json", "model.xml", "model.bin"])
@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_damaged_encoder_is_refused(exported: Path, tmp_path: Path, name: str, content: bytes | None) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(exported, folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(EncoderError) as raised:
        ExportedEncoder(folder)
    assert str(folder) in raised.value.message
    assert raised.value.hint.startswith("Run: onrecord ")


def test_a_spec_is_read_as_it_was_written(exported: Path, tmp_path: Path) -> None:
    spec = EncoderSpec.read(exported)
    spec.write(tmp_path)
    assert EncoderSpec.read(tmp_path) == spec
    fields = json.loads((tmp_path / "encoder.json").read_bytes())
    assert fields["fingerprint"] == spec.fingerprint
