"""A cross-encoder in the index: built in, asked with, kept, dropped, and refused when it is damaged."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from api.cli import main
from index import searchable
from index.build import rebuild
from index.errors import EncoderError, IndexDamaged, IndexForeign
from index.models import cross_encoder
from index.progress import Silent
from index.searcher import Searcher
from index.storage import generation
from index.storage.generation import FILES, Generation
from index.storage.store import Store
from index.verify import verify_index
from rag import rerank
from rag.answer import answer
from rag.values import Answer, Question

OPEN = "ceasefire and the war in Ukraine"
SAID = "What did Blinken say?"


@pytest.fixture(scope="module")
def reranked(
    seeds: Path, tiny_model: Path, tiny_index: Path, tiny_cross_encoder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An index of the seeds with a cross-encoder. Shared: copy it before changing anything."""
    index = tmp_path_factory.mktemp("reranked") / "index"
    shutil.copytree(tiny_index, index)
    report = rebuild([seeds], index, Silent(), encoder=str(tiny_model), reranker=str(tiny_cross_encoder))
    assert report.reused == report.passages
    assert report.reranker is not None
    assert report.reranker.name == str(tiny_cross_encoder)
    return index


@pytest.fixture
def index(reranked: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    shutil.copytree(reranked, tmp_path / "index")
    return tmp_path / "index"


def asked(index: Path, question: str, top_k: int = 100) -> tuple[Answer, list[str]]:
    """The answer, and the stages that ended."""
    stages: list[str] = []
    searcher = Searcher(index)
    found = answer(searcher, Question(question, top_k), lambda stage, left: stages.append(stage))
    searcher.close()
    return found, stages


def live(index: Path) -> Path:
    return index / "generations" / generation.current(index).name


def indexed(index: Path) -> dict[str, str]:
    """What was indexed of every passage, by the passage's id."""
    store = Store(live(index) / FILES.store)
    texts = {row: text for row, _, _, text in searchable.to_index(store)}
    found = {
        f"{passage.article_id}#{passage.start}-{passage.end}": texts[row]
        for row, (passage, _) in store.passages(list(texts)).items()
    }
    store.close()
    return found


@pytest.mark.parametrize("depth", [5, 100])
def test_passages_are_in_the_order_of_the_models_own_scores(
    reranked: Path, tiny_index: Path, tiny_cross_encoder: Path, depth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sentence_transformers import CrossEncoder

    monkeypatch.setattr(rerank, "DEPTH", depth)
    plain, plain_stages = asked(tiny_index, OPEN)
    found, stages = asked(reranked, OPEN)
    assert "rerank" not in plain_stages
    assert stages == [*plain_stages[:-2], "rerank", *plain_stages[-2:]]

    # Near-repeats were dropped from both alike: the seeds hold none.
    first = [p.passage_id for p in plain.passages[:depth]]
    texts = indexed(reranked)
    model = CrossEncoder(str(tiny_cross_encoder), device="cpu")
    scores = model.predict([(OPEN, texts[id_]) for id_ in first], show_progress_bar=False)
    expected = dict(zip(first, map(float, scores), strict=True))

    ids = [p.passage_id for p in found.passages]
    in_order = [expected[id_] for id_ in ids[: len(first)]]
    # Up to the rounding of an exported model, which may exchange near ties.
    assert all(above >= below - 0.01 for above, below in pairwise(in_order))
    assert ids[: len(first)] != first
    assert max(in_order) - min(in_order) > 0.05
    assert ids[len(first) :] == [p.passage_id for p in plain.passages[depth:]]

    shown = [p.score for p in found.passages]
    assert shown == sorted(shown, reverse=True)
    assert {p.passage_id: (p.lexical_rank, p.dense_rank) for p in found.passages} == {
        p.passage_id: (p.lexical_rank, p.dense_rank) for p in plain.passages
    }


def test_statements_asked_for_are_the_answer_as_before(reranked: Path, tiny_index: Path) -> None:
    found, stages = asked(reranked, SAID)
    plain, _ = asked(tiny_index, SAID)
    assert found.statements
    assert "rerank" not in stages
    assert dataclasses.replace(found, took_ms=0, index=plain.index) == dataclasses.replace(plain, took_ms=0)


ASK = """
import socket, sys
def refuse(*_, **__): raise OSError("no network here")
socket.socket.connect = socket.getaddrinfo = refuse
from pathlib import Path
from index.searcher import Searcher
from rag.answer import answer
from rag.values import Question
stages = []
found = answer(Searcher(Path(sys.argv[1])), Question(sys.argv[2]), lambda stage, left: stages.append(stage))
print(len(found.passages), "rerank" in stages, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_asking_imports_no_torch_and_needs_no_network(reranked: Path) -> None:
    command = [sys.executable, "-c", ASK, str(reranked), OPEN]
    root = Path(searchable.__file__).parent.parent
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root, timeout=100, env=os.environ)
    passages, ran_stage, *modules = ran.stdout.split()
    assert (passages, ran_stage) == ("5", "True")
    assert not {"torch", "transformers", "sentence_transformers", "huggingface_hub"} & set(modules)
    assert ran.stderr == ""


# --- on disk ----------------------------------------------------------------------------------------------------------


def test_the_manifest_names_it_and_lists_its_files(reranked: Path, tiny_cross_encoder: Path) -> None:
    manifest = json.loads((live(reranked) / FILES.manifest).read_bytes())
    spec = json.loads((live(reranked) / FILES.reranker / "reranker.json").read_bytes())
    assert manifest["reranker"] == spec
    assert spec["name"] == str(tiny_cross_encoder)
    assert {name for name in manifest["files"] if name.startswith("reranker/")} == {
        f"reranker/{name}" for name in ("reranker.json", "tokenizer.json", "model.xml", "model.bin")
    }
    verify_index(reranked, Silent())


@pytest.mark.parametrize("name", ["reranker.json", "tokenizer.json", "model.xml", "model.bin"])
def test_damage_is_refused(index: Path, name: str) -> None:
    path = live(index) / FILES.reranker / name
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    for check in (lambda: verify_index(index, Silent()), lambda: Searcher(index, verify=True)):
        with pytest.raises(IndexDamaged, match=name) as raised:
            check()
        assert raised.value.hint == "Run: onrecord rebuild-index SOURCE"


def test_kept_while_it_is_named_and_dropped_when_it_is_not(
    index: Path, seeds: Path, tiny_model: Path, tiny_cross_encoder: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("exported again")

    weights = (live(index) / FILES.reranker / "model.bin").read_bytes()
    monkeypatch.setattr(cross_encoder, "export", never)
    copy = tmp_path / "elsewhere"
    shutil.copytree(tiny_cross_encoder, copy)
    kept = rebuild([seeds], index, Silent(), encoder=str(tiny_model), reranker=str(copy))
    assert kept.reranker is not None
    assert (live(index) / FILES.reranker / "model.bin").read_bytes() == weights
    assert len(list((index / "cache").iterdir())) == 2

    dropped = rebuild([seeds], index, Silent(), encoder=str(tiny_model))
    assert (dropped.reranker, dropped.reused) == (None, dropped.passages)
    assert not (live(index) / FILES.reranker).exists()
    assert len(list((index / "cache").iterdir())) == 1
    assert "rerank" not in asked(index, OPEN)[1]


def rewritten(index: Path, **fields: Any) -> None:
    """Put fields into the live manifest; None takes one out."""
    path = live(index) / FILES.manifest
    manifest = json.loads(path.read_bytes()) | fields
    written = json.dumps({name: value for name, value in manifest.items() if value is not None}).encode()
    path.write_bytes(written)
    (index / "CURRENT").write_text(f"{live(index).name} {hashlib.sha256(written).hexdigest()}\n")


def test_a_manifest_from_before_there_were_any_opens(tiny_index: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_index, tmp_path / "index")
    rewritten(tmp_path / "index", reranker=None)
    assert "reranker" not in json.loads((live(tmp_path / "index") / FILES.manifest).read_bytes())
    held = Generation(tmp_path / "index")
    assert held.manifest.reranker is None
    held.close()
    assert asked(tmp_path / "index", OPEN)[0].passages == asked(tiny_index, OPEN)[0].passages


def test_a_field_that_is_not_known_is_foreign(tiny_index: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_index, tmp_path / "index")
    rewritten(tmp_path / "index", version="9.0", novelty={})
    with pytest.raises(IndexForeign, match=r"of onrecord 9\.0, has other fields than this onrecord reads"):
        Generation(tmp_path / "index")


# --- what ends a build, and leaves the old index ----------------------------------------------------------------------


def test_a_reranker_that_cannot_be_used_leaves_the_old_index(
    index: Path, seeds: Path, tiny_model: Path, make_cross_encoder: Any
) -> None:
    before = generation.current(index)
    for named, why in ((tiny_model, "is not a cross-encoder"), (make_cross_encoder(labels=2), "gives a pair 2 scores")):
        with pytest.raises(EncoderError) as raised:
            rebuild([seeds], index, Silent(), encoder=str(tiny_model), reranker=str(named))
        assert raised.value.message.startswith(f"{named} {why}")
        assert raised.value.hint == "Name another --reranker, or leave it out."
    assert generation.current(index) == before
    assert [f.name for f in (index / "generations").iterdir() if f.name.startswith(".")] == []


# --- on the command line ----------------------------------------------------------------------------------------------


def commanded(*arguments: str) -> int:
    with pytest.raises(SystemExit) as raised:
        main(list(arguments))
    return int(str(raised.value.code))


def test_the_summary_names_it(
    index: Path, seeds: Path, tiny_model: Path, tiny_cross_encoder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = ("--encoder", str(tiny_model), "--reranker", str(tiny_cross_encoder))
    assert commanded("rebuild-index", str(seeds), "--index", str(index), *models) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert re.search(rf"re-ranker {re.escape(str(tiny_cross_encoder))}, \w+, scores agree .* to 0\.99\d+", said)


def test_a_path_that_is_nowhere_is_told(seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = str(tmp_path / "nowhere")
    assert commanded("rebuild-index", str(seeds), "--index", str(tmp_path / "index"), "--reranker", nowhere) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"the model {nowhere} is neither a folder nor to be had from the model hub" in said
    assert "Name another --reranker, or leave it out." in said
    assert not (tmp_path / "index").exists()
