"""The scripts in `benchmarks/` that make or measure an index, on the seeds: their figures must mean what they say."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.progress import Silent
from index.searcher import Searcher
from index.storage.generation import FILES, Generation
from index.storage.vectors import open_array
from index.verify import verify_index


@pytest.fixture
def _scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent.parent / "benchmarks")


@pytest.mark.usefixtures("_scripts")
def test_a_grown_index_holds_its_articles_over_and_over(seed_index: Path, tmp_path: Path) -> None:
    from grow import grow

    real = Generation(seed_index)
    n = real.manifest.passages
    grown = grow(seed_index, tmp_path, 3 * n, Silent())
    assert (grown.articles, grown.passages) == (3 * real.manifest.articles, 3 * n)
    assert grown.statements == 3 * real.manifest.statements
    verify_index(tmp_path, Silent())
    copies = open_array(tmp_path / "generations" / grown.generation / FILES.vectors).reshape(3, n, -1)
    original = open_array(real.folder / FILES.vectors)
    assert np.array_equal(copies[0], original)
    cosines = (copies[1:] * original).sum(axis=2)
    assert 0.93 < cosines.min() < cosines.max() < 0.98
    assert np.allclose(np.linalg.norm(copies, axis=2), 1, atol=1e-5)
    real.close()


@pytest.mark.usefixtures("_scripts")
def test_recall_counts_what_an_exact_search_finds(seed_index: Path) -> None:
    import narrowing

    vectors = narrowing.vectors_of(seed_index)
    queries = np.asarray(vectors[[3, 5]])
    rows = np.array([1, 3, 4, 5, 8])
    brute = [set(rows[np.argsort(-(vectors[rows] @ q))[:2]].tolist()) for q in queries]
    assert narrowing.nearest(queries, vectors, rows, 2) == brute
    searcher = Searcher(seed_index)
    # Looking for five finds half of the ten nearest.
    assert narrowing.recall(searcher, vectors, queries, searcher.narrow(narrowing.NO_FILTERS), 5) == [0.5, 0.5]
    for each in narrowing.narrowings(seed_index):
        within = searcher.narrow(each.filters)
        if each.share is not None:
            assert bool(each.share) != within.is_empty, each
    searcher.close()


@pytest.mark.usefixtures("_scripts")
def test_peers_are_asked_what_the_articles_answer(tmp_path: Path) -> None:
    from peers import choose, within

    articles = [{"id": id_, "text": text} for id_, text in (("a", "Rain."), ("b", "The Dow fell."), ("c", "The Dow!"))]
    asked = [
        {"answers": ["dow"], "answer_recall": True, "gold_articles": ["a"], "google_ranking": ["x", "b", "c"]},
        {"answers": ["Snow"], "answer_recall": True, "gold_articles": [], "google_ranking": ["a"]},
        {"answers": ["Rain"], "answer_recall": False, "gold_articles": [], "google_ranking": ["a"]},
    ]
    for name, records in (("articles", articles), ("questions", asked)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, records)))
    questions, chosen = choose(tmp_path / "articles.jsonl", tmp_path / "questions.jsonl", 2, 2)
    assert questions == asked[:1]
    assert [article["id"] for article in chosen] == ["b", "a"]
    assert within("The Dow", ["Rain.", "the  dow."], 3)
    assert not within("The Dow", ["Rain.", "the  dow."], 2)
