from __future__ import annotations

import contextlib
import gc
import json
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import index as index_package
from index.build import rebuild
from index.errors import EncoderError, IndexDamaged
from index.filters import NO_FILTERS, Filters
from index.progress import Silent
from index.searcher import Searcher
from index.storage import generation, vectors
from index.storage.generation import FILES
from index.terms import terms
from rag.answer import answer
from rag.values import Question

ARTICLES = [
    {"id": "a", "outlet": "CNN", "published": "2023-03-18", "text": "The ceasefire holds."},
    {"id": "b", "outlet": "TSF", "published": "2023-03-20", "text": "No ceasefire, no peace."},
    {"id": "c", "outlet": "cnn", "text": "The ceasefire ends, undated."},
    {"id": "d", "published": "2023-03-22", "text": "The bank raised its rate."},
]


@pytest.fixture(scope="module")
def seed_searcher(seed_index: Path) -> Iterator[Searcher]:
    """The seeds, by the packaged model."""
    searcher = Searcher(seed_index, verify=True)
    yield searcher
    searcher.close()


@pytest.fixture(scope="module")
def built(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four short articles, by the tiny model: one passage each, rows 0 to 3."""
    folder = tmp_path_factory.mktemp("four")
    (folder / "articles.jsonl").write_text("".join(f"{json.dumps(article)}\n" for article in ARTICLES))
    rebuild([folder / "articles.jsonl"], folder / "index", Silent(), encoder=str(tiny_model))
    return folder / "index"


@pytest.fixture
def index(built: Path, tmp_path: Path) -> Path:
    """The same, which a test may change."""
    return Path(shutil.copytree(built, tmp_path / "index"))


@pytest.fixture
def searcher(index: Path) -> Iterator[Searcher]:
    searcher = Searcher(index)
    yield searcher
    searcher.close()


# --- searching --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who said that a ceasefire would ratify the Russian invasion?", "would effectively be a ratification"),
        ("Japanese prime minister visits Zelensky", "Fumio Kishida"),
        ("weapons delivered by Chinese companies", "Chinese companies are supplying arms"),
    ],
)
def test_both_searches_find_it_in_the_seeds(seed_searcher: Searcher, question: str, expected: str) -> None:
    everything = seed_searcher.narrow(NO_FILTERS)
    by_meaning = seed_searcher.search_meaning(seed_searcher.encode(question), 3, everything)
    by_words = seed_searcher.search_words(terms(question), 5, everything)
    for hits in (by_meaning, by_words):
        found = seed_searcher.passages([hit.row for hit in hits])
        assert any(expected in found[hit.row][0].text for hit in hits)


def test_meaning_is_numpys_order(seed_index: Path, seed_searcher: Searcher) -> None:
    folder = seed_index / "generations" / generation.current(seed_index).name
    array = vectors.open_array(folder / FILES.vectors)
    query = seed_searcher.encode("what did Blinken say?")
    cosines = array @ query
    hits = seed_searcher.search_meaning(query, 7, seed_searcher.narrow(NO_FILTERS))
    assert [hit.row for hit in hits] == np.argsort(-cosines, kind="stable")[:7].tolist()
    assert [hit.score for hit in hits] == pytest.approx([float(cosines[hit.row]) for hit in hits], abs=1e-6)
    assert seed_searcher.cosines(query, [3, 1]) == pytest.approx([float(cosines[3]), float(cosines[1])], abs=1e-6)


def test_a_passages_vector_is_that_of_its_indexed_text(seed_searcher: Searcher) -> None:
    # A passage that is asked for word for word, in an article without heading, is nearest, and nearly the same.
    (passage, _) = seed_searcher.passages([12])[12]
    (hit,) = seed_searcher.search_meaning(seed_searcher.encode(passage.text), 1, seed_searcher.narrow(NO_FILTERS))
    assert hit.row == 12
    assert hit.score > 0.9


# --- filters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (NO_FILTERS, "abcd"),
        (Filters(published_from=date(2023, 3, 20)), "bd"),
        (Filters(published_to=date(2023, 3, 20)), "ab"),
        (Filters(published_from=date(2023, 3, 18), published_to=date(2023, 3, 18)), "a"),
        (Filters(published_from=date(2023, 3, 22), published_to=date(2023, 3, 18)), ""),
        (Filters(outlets=("CNN",)), "ac"),
        (Filters(outlets=("Cnn", "tsf")), "abc"),
        (Filters(outlets=("nobody",)), ""),
        (Filters(outlets=("",)), ""),
        (Filters(outlets=()), ""),
        (Filters(article_ids=("d", "a", "unknown")), "ad"),
        (Filters(article_ids=()), ""),
        (Filters(article_ids=("unknown",)), ""),
        (Filters(outlets=("CNN",), published_from=date(2023, 1, 1)), "a"),
    ],
)
def test_filters_hold_in_both_searches(searcher: Searcher, filters: Filters, expected: str) -> None:
    within = searcher.narrow(filters)
    by_words = searcher.search_words(terms("ceasefire peace bank"), 10, within)
    by_meaning = searcher.search_meaning(searcher.encode("ceasefire"), 10, within)
    for hits in (by_words, by_meaning):
        assert sorted(searcher.passages([hit.row])[hit.row][0].article_id for hit in hits) == list(expected)
    assert within.is_empty is (expected == "")


WORDS = terms("who said what of the war in Ukraine, of China, Russia and a ceasefire")
days = st.integers(-2, 4).map(lambda days: date(2023, 3, 17) + timedelta(days))


def several(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


NARROWING = {
    "published_from": days,
    "published_to": days,
    "outlets": several("CNN", "tsf", "BBC"),
    "article_ids": several("000_367beb4b8c22b65f", "002_929bd09e459bf7ac", "004_e65251e9d6267151", "unknown"),
    "speakers": several("John Kirby", "Kirby", "Xi Jinping", "Beijing", "Nobody"),
}
# So few at once that something is left by most.
filters = st.sets(st.sampled_from(sorted(NARROWING)), max_size=2).flatmap(
    lambda which: st.builds(Filters, **{name: NARROWING[name] for name in which})
)
# What the store calls who is asked for by less, and who is no person.
STORED = {"Kirby": "John Kirby", "Beijing": "beijing"}


@settings(max_examples=60)
@given(filters)
def test_a_search_among_some_is_the_search_among_all_less_what_does_not_pass(
    seed_index: Path, seed_searcher: Searcher, filters: Filters
) -> None:
    store = seed_index / "generations" / generation.current(seed_index).name / FILES.store
    with contextlib.closing(sqlite3.connect(store)) as db:
        passages = db.execute("SELECT row, id, outlet, published FROM passages JOIN articles ON number = article")
        every = passages.fetchall()
        by = set(
            db.execute("SELECT row, COALESCE(p.name, unnamed) FROM statements LEFT JOIN people p ON p.number = person")
        )

    def passes(row: int, id_: str, outlet: str | None, published: str | None) -> bool:
        f = filters
        return (
            (f.published_from is None or (published is not None and published >= f.published_from.isoformat()))
            and (f.published_to is None or (published is not None and published <= f.published_to.isoformat()))
            and (f.outlets is None or (outlet is not None and outlet.lower() in map(str.lower, f.outlets)))
            and (f.article_ids is None or id_ in f.article_ids)
            and (f.speakers is None or any((row, STORED.get(name, name)) in by for name in f.speakers))
        )

    passing = {passage[0] for passage in every if passes(*passage)}
    query, everything = seed_searcher.encode("ceasefire"), seed_searcher.narrow(NO_FILTERS)
    within = seed_searcher.narrow(filters)
    searches = [lambda asked: seed_searcher.search_words(WORDS, len(every), asked)]
    searches += [lambda asked: seed_searcher.search_meaning(query, len(every), asked)]
    for search in searches:
        expected = [hit for hit in search(everything) if hit.row in passing]
        found = search(within)
        assert [hit.row for hit in found] == [hit.row for hit in expected]
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], abs=1e-5)
    assert within.is_empty is (not passing)


def test_what_filters_resolve_to_is_remembered_and_not_mistaken_for_anothers(searcher: Searcher) -> None:
    cnn, tsf = (searcher.narrow(Filters(outlets=(outlet,))).passages for outlet in ("CNN", "TSF"))
    assert searcher.narrow(Filters(outlets=("CNN",))).passages is cnn
    assert cnn is not None
    assert tsf is not None
    assert [cnn.numbers.tolist(), tsf.numbers.tolist()] == [[0, 2], [1]]


def test_nothing_to_search_for(searcher: Searcher) -> None:
    assert searcher.search_words([], 10, searcher.narrow(NO_FILTERS)) == []
    assert searcher.passages([]) == {}
    assert searcher.article("unknown") is None


# --- a snapshot -------------------------------------------------------------------------------------------------------


def test_it_answers_from_what_was_live_when_it_was_opened(
    searcher: Searcher, index: Path, write_articles: Callable[..., Path], tiny_model: Path
) -> None:
    before = searcher.manifest.generation
    rebuild([write_articles([{"id": "new", "text": "New."}])], index, Silent(), encoder=str(tiny_model))
    assert searcher.manifest.generation == before
    assert searcher.article("a") is not None
    assert searcher.article("new") is None
    newer = Searcher(index)
    assert newer.article("a") is None
    assert newer.article("new") is not None
    newer.close()


def test_a_searcher_that_is_closed_and_let_go_is_gone(index: Path) -> None:
    """A service would else hold several generations until the collector comes by."""
    gc.disable()
    try:
        searcher = Searcher(index)
        answer(searcher, Question("Who said the ceasefire holds?", filters=Filters(outlets=("CNN",))))
        searcher.close()
        left = weakref.ref(searcher)
        del searcher
        assert left() is None
    finally:
        gc.enable()


def test_threads_share_a_searcher(seed_searcher: Searcher) -> None:
    questions = [Question(text) for text in ("what did Blinken say?", "Kishida", "ceasefire", "arms from China")]

    def ask(question: Question) -> list[str]:
        return [p.passage_id for p in answer(seed_searcher, question).passages]

    expected = [ask(q) for q in questions] * 10
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, questions * 10)) == expected


def test_a_copied_index_is_whole(seed_index: Path, tmp_path: Path) -> None:
    shutil.copytree(seed_index, tmp_path / "else where", ignore=shutil.ignore_patterns("cache", "rebuild.lock"))
    searcher = Searcher(tmp_path / "else where", verify=True)
    assert searcher.manifest.articles == 5
    assert math.isclose(float(np.linalg.norm(searcher.encode("peace"))), 1, abs_tol=1e-5)
    searcher.close()


# --- what asking must not do ------------------------------------------------------------------------------------------


def state(folder: Path) -> dict[str, tuple[int, int, int, int]]:
    """Everything under a folder: its mode, inode, size and when it was last changed."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        stat = path.stat()
        found[str(path)] = (stat.st_mode, stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return found


@pytest.mark.parametrize("cache", [True, False])
def test_asking_never_writes(tiny_index: Path, tmp_path: Path, cache: bool) -> None:
    index = tmp_path / "index"
    shutil.copytree(tiny_index, index)
    if not cache:
        shutil.rmtree(index / "cache")
    for path in index.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = state(index)
    searcher = Searcher(index, verify=True)
    for text in ("what did Blinken say?", "ceasefire", ""):
        answer(searcher, Question(text))
    assert searcher.article("000_367beb4b8c22b65f") is not None
    assert state(index) == before
    searcher.close()
    assert state(index) == before
    for path in index.rglob("*"):
        path.chmod(0o755)


ASK = """
import sys
from pathlib import Path
from index.searcher import Searcher
from rag.answer import answer
from rag.values import Question

searcher = Searcher(Path(sys.argv[1]))
found = answer(searcher, Question("what did Blinken say?"))
print(len(found.passages), *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_asking_imports_no_torch_and_needs_no_network(seed_index: Path) -> None:
    command = [sys.executable, "-c", ASK, str(seed_index)]
    root = Path(index_package.__file__).parent.parent
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root, timeout=100, env=os.environ)
    passages, *modules = ran.stdout.split()
    assert passages == "5"
    assert {"openvino", "tantivy", "tokenizers", "sqlite3"} <= set(modules)
    heavy = {"torch", "transformers", "sentence_transformers", "huggingface_hub", "scipy", "sklearn"}
    edge = {"fastapi", "pydantic", "starlette", "typer", "uvicorn", "api"}
    assert not (heavy | edge | {"requests", "httpx", "urllib3"}) & set(modules)
    assert ran.stderr == ""


@pytest.mark.parametrize("name", [FILES.columns, FILES.vectors, FILES.compared, FILES.statements])
def test_a_file_that_cannot_be_read_is_named(index: Path, name: str) -> None:
    folder = generation.current(index)
    path = index / "generations" / folder.name / name
    content = bytearray(path.read_bytes())
    content[:8] = b"\xff" * 8
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=re.escape(f"{path} cannot be read")):
        Searcher(index)


def test_another_encoder_than_the_manifest_s_is_refused(index: Path) -> None:
    spec = index / "generations" / generation.current(index).name / FILES.encoder / "encoder.json"
    written = spec.read_text()
    fingerprint = json.loads(written)["fingerprint"]
    spec.write_text(written.replace(fingerprint, "0" * len(fingerprint)))
    with pytest.raises(EncoderError, match="is not the encoder that the manifest names"):
        Searcher(index)
