from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.filters import Subset
from index.storage import vectors
from index.storage.dense import DenseIndex
from index.storage.ivf import TARGET_RECALL, build_ivf, exact
from index.storage.vectors import DenseReport

K = 10


def unit(array: NDArray[np.float64]) -> vectors.Vectors:
    return (array / np.linalg.norm(array, axis=-1, keepdims=True)).astype(np.float32)


def save(array: vectors.Vectors, path: Path) -> Path:
    written = vectors.create(path, *array.shape)
    written[:] = array
    written.flush()
    return path


def some(n: int, rows: Iterable[int] | None) -> Subset | None:
    """A subset of n rows; None for all of them."""
    return None if rows is None else Subset.of(np.isin(np.arange(n), list(rows)))


def by_numpy(array: vectors.Vectors, query: vectors.Vectors, k: int, rows: vectors.Rows | None = None) -> list[int]:
    """The k nearest of some rows, best first, ties by row, by definition."""
    rows = np.arange(len(array)) if rows is None else rows
    cosines = [float(sum(a * q for a, q in zip(array[row].tolist(), query.tolist(), strict=True))) for row in rows]
    return [int(row) for _, row in sorted(zip((-c for c in cosines), rows, strict=True))[:k]]


# --- exact ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few() -> vectors.Vectors:
    return unit(np.random.default_rng(1).normal(size=(300, 24)))


@pytest.fixture(scope="module")
def few_index(few: vectors.Vectors, tmp_path_factory: pytest.TempPathFactory) -> DenseIndex:
    folder = tmp_path_factory.mktemp("few")
    return DenseIndex(save(few, folder / "vectors.npy"), folder / "none", DenseReport("exact"))


def test_a_few_vectors_need_no_ivf(few: vectors.Vectors, tmp_path: Path) -> None:
    assert build_ivf(few, tmp_path / "ivf") == DenseReport("exact", 0, 0, 1.0, 0)
    assert not (tmp_path / "ivf").exists()


def test_exact_is_numpys_order(few: vectors.Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.ivf._BLOCK", 64)
    queries = unit(np.random.default_rng(2).normal(size=(5, 24)))
    scores, rows = exact(queries, few, K)
    for query, found, at in zip(queries, scores, rows, strict=True):
        assert at.tolist() == by_numpy(few, query, K)
        np.testing.assert_allclose(found, few[at] @ query, atol=1e-6)
    assert exact(queries, few[:3], K)[1].shape == (5, 3)


@pytest.mark.parametrize("rows", [None, range(0, 300, 7), [299], [5, 6, 7]])
def test_search_is_numpys_order(few: vectors.Vectors, few_index: DenseIndex, rows: list[int] | None) -> None:
    only = None if rows is None else np.array(rows, np.int64)
    for query in unit(np.random.default_rng(3).normal(size=(20, 24))):
        found = few_index.search(query, K, some(300, rows))
        assert [row for row, _ in found] == by_numpy(few, query, K, only)
        np.testing.assert_allclose([score for _, score in found], [few[row] @ query for row, _ in found], atol=1e-6)


def test_a_vector_is_nearest_itself_with_cosine_1(few: vectors.Vectors, few_index: DenseIndex) -> None:
    for row in (0, 150, 299):
        (found,) = few_index.search(few[row], 1)
        assert found == (row, pytest.approx(1.0, abs=1e-6))


@pytest.mark.parametrize(("k", "rows", "expected"), [(0, None, 0), (1_000, None, 300), (5, [], 0), (5, [7, 9], 2)])
def test_how_many_are_found(few_index: DenseIndex, k: int, rows: list[int] | None, expected: int) -> None:
    assert len(few_index.search(few_index.vectors[0], k, some(300, rows))) == expected


def test_ties_are_broken_by_row(tmp_path: Path) -> None:
    # Six directions, each ten times over: rows 0, 6, 12, ... are alike.
    array = np.tile(np.eye(6, 8, dtype=np.float32), (10, 1))
    index = DenseIndex(save(array, tmp_path / "vectors.npy"), tmp_path / "none", DenseReport("exact"))
    query = unit(np.array([0, 2, 1, 0, 0, 0, 0, 0.0]))
    ones, twos = range(1, 60, 6), range(2, 60, 6)
    assert [row for row, _ in index.search(query, 13)] == [*ones, *list(twos)[:3]]
    assert [row for row, _ in index.search(query, 4)] == [1, 7, 13, 19]
    assert [row for row, _ in index.search(query, 3, some(60, range(10, 60)))] == [13, 19, 25]


def test_cosines(few: vectors.Vectors, few_index: DenseIndex) -> None:
    query = few[3]
    expected = [sum(float(a) * float(q) for a, q in zip(few[row], query, strict=True)) for row in (9, 3, 0)]
    assert few_index.cosines(query, np.array([9, 3, 0])).tolist() == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("n", [0, 1, 63, 64, 65, 300])
def test_cosines_of_more_rows_than_are_gathered_at_a_time(
    few: vectors.Vectors, few_index: DenseIndex, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    monkeypatch.setattr("index.storage.dense._GATHERED", 64)
    rows = np.random.default_rng(3).permutation(300)[:n]
    assert few_index.cosines(few[7], rows) == pytest.approx(few[rows] @ few[7], abs=1e-6)


# --- ivf --------------------------------------------------------------------------------------------------------------

N, D, CLUSTERS, LIMIT = 20_000, 32, 200, 50


@pytest.fixture(scope="module")
def many() -> vectors.Vectors:
    """Clustered, as the vectors of articles about the same events are."""
    random = np.random.default_rng(4)
    centres = random.normal(size=(CLUSTERS, D))
    return unit(centres[random.integers(0, CLUSTERS, N)] + 0.5 * random.normal(size=(N, D)))


@pytest.fixture(scope="module")
def queries(many: vectors.Vectors) -> vectors.Vectors:
    """Near the vectors, but none of them."""
    random = np.random.default_rng(5)
    return unit(many[random.choice(N, 100, replace=False)] + 0.1 * random.normal(size=(100, D)))


@pytest.fixture(scope="module")
def ivf(many: vectors.Vectors, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DenseIndex, DenseReport]]:
    """An IVF index, opened to search every filter of more than `LIMIT` rows through it."""
    folder = tmp_path_factory.mktemp("many")
    path = save(many, folder / "vectors.npy")
    report = build_ivf(vectors.open_array(path), folder / "ivf", exact_limit=1_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.storage.dense.EXACT_LIMIT", LIMIT)
        yield DenseIndex(path, folder / "ivf", report), report


def recall(
    many: vectors.Vectors, index: DenseIndex, queries: vectors.Vectors, rows: vectors.Rows | None = None
) -> float:
    """Share of the true ten nearest that a search finds, over all queries."""
    only = np.arange(len(many)) if rows is None else rows
    hits = 0
    for query in queries:
        cosines = many[only] @ query
        truth = set(only[np.argsort(-cosines, kind="stable")[:K]].tolist())
        found = index.search(query, K, some(len(many), rows))
        assert len(found) == min(K, len(only))
        np.testing.assert_allclose([score for _, score in found], [many[row] @ query for row, _ in found], atol=1e-5)
        assert found == sorted(found, key=lambda hit: (-hit[1], hit[0]))
        hits += len(truth & {row for row, _ in found})
    return hits / (min(K, len(only)) * len(queries))


def test_the_report_says_what_was_measured(ivf: tuple[DenseIndex, DenseReport]) -> None:
    _, report = ivf
    assert (report.kind, report.nlist, report.recall_sample) == ("ivf", 512, 256)
    assert TARGET_RECALL <= report.recall_at_10 <= 1
    assert 4 <= report.nprobe < report.nlist


def test_ivf_recall(many: vectors.Vectors, queries: vectors.Vectors, ivf: tuple[DenseIndex, DenseReport]) -> None:
    assert recall(many, ivf[0], queries) >= 0.98


def test_ivf_recall_of_questions(many: vectors.Vectors, ivf: tuple[DenseIndex, DenseReport]) -> None:
    # As far from the passages that answer them as questions are: their cosine is about .7.
    random = np.random.default_rng(7)
    noise = random.normal(size=(100, D)) / np.sqrt(D)
    assert recall(many, ivf[0], unit(many[random.choice(N, 100, replace=False)] + noise)) >= 0.99


def test_a_small_ivf_is_searched_in_many_lists(
    many: vectors.Vectors, ivf: tuple[DenseIndex, DenseReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Near nothing, so that their neighbours are in lists of all sides; no candidate is left out for its code.
    monkeypatch.setattr("index.storage.ivf._FEWEST", N)
    assert recall(many, ivf[0], unit(np.random.default_rng(8).normal(size=(100, D)))) == 1


@pytest.mark.parametrize("share", [0.5, 0.1, 0.01, 0.001])
def test_ivf_recall_under_a_filter(
    many: vectors.Vectors, queries: vectors.Vectors, ivf: tuple[DenseIndex, DenseReport], share: float
) -> None:
    rows = np.flatnonzero(np.random.default_rng(6).random(N) < share)
    assert recall(many, ivf[0], queries, rows) >= 0.99


@pytest.mark.parametrize("share", [0.1, 0.01])
def test_ivf_recall_under_a_filter_far_from_the_query(
    many: vectors.Vectors, queries: vectors.Vectors, ivf: tuple[DenseIndex, DenseReport], share: float
) -> None:
    # What passes lies together, as an outlet's articles do, and mostly elsewhere than what is asked for.
    rows = np.sort(np.argsort(many @ many[0], kind="stable")[-int(N * share) :])
    assert recall(many, ivf[0], queries, rows) >= 0.99


def test_nothing_passes(many: vectors.Vectors, ivf: tuple[DenseIndex, DenseReport]) -> None:
    assert ivf[0].search(many[0], K, some(N, [])) == []


def test_the_same_vectors_make_the_same_ivf_on_however_many_cores(many: vectors.Vectors, tmp_path: Path) -> None:
    before, reports = faiss.omp_get_max_threads(), []
    for name, threads in (("a", 1), ("b", 2), ("c", 4)):
        faiss.omp_set_num_threads(threads)
        reports.append(build_ivf(many[:3_000], tmp_path / name, exact_limit=100))
        assert faiss.omp_get_max_threads() == threads
    faiss.omp_set_num_threads(before)
    assert reports[0] == reports[1] == reports[2]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()
