"""Dense search: unit vectors in one memory-mapped array, exact while they are few, behind an IVF index when many.

Letters: n vectors of d dimensions, q a query, k hits. Vectors and queries are `float32` unit rows, so that an inner
product is a cosine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

# Up to so many vectors are compared one by one: exact, and on one core under 5 ms at 384 dimensions.
EXACT_LIMIT = 50_000
# Recall@10 against the exact order that `tune` asks of the IVF index, on a sample.
TARGET_RECALL = 0.985
_SAMPLE = 256
_BLOCK = 65_536

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DenseReport:
    """How the vectors of a generation are searched, and how well: written into its manifest."""

    kind: str
    nlist: int = 0
    nprobe: int = 0
    recall_at_10: float = 1.0
    recall_sample: int = 0


def create(path: Path, n: int, d: int) -> np.memmap[tuple[int, int], np.dtype[np.float32]]:
    """A new `(n, d)` array on disk, to be filled."""
    return np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(n, d))


def open_array(path: Path) -> Vectors:
    """The `(n, d)` array of a generation, memory-mapped and read-only."""
    return np.lib.format.open_memmap(path, mode="r")


def build_ivf(vectors: Vectors, path: Path, exact_limit: int = EXACT_LIMIT) -> DenseReport:
    """Write an IVF index of 8-bit codes where n is past `exact_limit`; say how it searches and how well.

    The coarse lists number about `4 sqrt(n)` (Jégou et al. 2011 scan a few of many); `nprobe` is the smallest power
    of two that reaches `TARGET_RECALL` on a sample. Memory: the codes, n * d bytes, are held until they are written.
    """
    n, d = vectors.shape
    if n <= exact_limit:
        return DenseReport("exact")
    nlist = min(65_536, 1 << round(math.log2(4 * math.sqrt(n))))
    coarse = faiss.IndexFlatIP(d)
    ivf = faiss.IndexIVFScalarQuantizer(coarse, d, nlist, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    ivf.cp.seed = 1
    ivf.cp.niter = 10
    step = max(1, n // (64 * nlist))
    ivf.train(np.ascontiguousarray(vectors[::step]))
    for first in range(0, n, _BLOCK):
        ivf.add(np.ascontiguousarray(vectors[first : first + _BLOCK]))
    report = _tune(vectors, ivf, nlist)
    faiss.write_index(ivf, str(path))
    return report


def _tune(vectors: Vectors, ivf: Any, nlist: int) -> DenseReport:
    """Smallest nprobe with enough recall@10 on rows of the collection, each query's own row left out."""
    n = len(vectors)
    sample = np.random.default_rng(0).choice(n, size=min(_SAMPLE, n), replace=False)
    queries = np.ascontiguousarray(vectors[np.sort(sample)])
    _, truth = exact(queries, vectors, 11)
    nprobe, recall = 4, 0.0
    while True:
        ivf.nprobe = nprobe
        _, found = ivf.search(queries, 40)
        # As at asking time, candidates are put in order by their exact cosines.
        hits = 0
        for query, want, got in zip(queries, truth, found, strict=True):
            got = got[got >= 0]
            best = got[np.argsort(-(vectors[got] @ query), kind="stable")[:11]]
            hits += len(set(want[1:].tolist()) & set(best.tolist()))
        recall = hits / (10 * len(queries))
        if recall >= TARGET_RECALL or nprobe >= nlist:
            return DenseReport("ivf", nlist, nprobe, round(recall, 4), len(queries))
        nprobe *= 2


def exact(queries: Vectors, vectors: Vectors, k: int) -> tuple[Vectors, Rows]:
    """Cosines and rows of the k nearest, best first, `(q, k)` each; read in blocks, so that n may pass memory."""
    k = min(k, len(vectors))
    scores, rows = np.empty((len(queries), 0), np.float32), np.empty((len(queries), 0), np.int64)
    for first in range(0, len(vectors), _BLOCK):
        block = vectors[first : first + _BLOCK]
        found, at = faiss.knn(queries, block, min(k, len(block)), metric=faiss.METRIC_INNER_PRODUCT)
        scores, rows = np.hstack([scores, found]), np.hstack([rows, at + first])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        scores, rows = np.take_along_axis(scores, best, 1), np.take_along_axis(rows, best, 1)
    return scores, rows


class DenseIndex:
    """The vectors of a generation, opened for search."""

    def __init__(self, array: Path, ivf: Path, report: DenseReport) -> None:
        self.vectors = open_array(array)
        self._report = report
        self._ivf: Any = None
        if report.kind == "ivf":
            self._ivf = faiss.read_index(str(ivf), faiss.IO_FLAG_MMAP_IFC)

    def search(self, query: Vectors, k: int, rows: Rows | None = None) -> list[tuple[int, float]]:
        """The k rows nearest a `(d,)` query with their cosines, best first, ties by row; only `rows` where given.

        `rows` is sorted. Up to `EXACT_LIMIT` of them are compared one by one, so a filter never costs recall.
        """
        if rows is not None and len(rows) <= EXACT_LIMIT:
            candidates = rows
        elif self._ivf is None:
            candidates = None
        else:
            candidates = self._candidates(query, k, rows)
        if candidates is None:
            scores = self.vectors @ query
            found = _top(scores, k)
            return [(int(row), float(scores[row])) for row in found]
        scores = self.cosines(query, candidates)
        return [(int(candidates[i]), float(scores[i])) for i in _top(scores, k)]

    def cosines(self, query: Vectors, rows: Rows) -> Vectors:
        """Exact cosines of a query with some rows, `(len(rows),)`."""
        scores: Vectors = self.vectors[rows] @ query
        return scores

    def _candidates(self, query: Vectors, k: int, rows: Rows | None) -> Rows:
        params: Any = faiss.SearchParametersIVF()
        params.nprobe = self._report.nprobe
        if rows is None:
            found = self._probe(query, k, params)
        else:
            passing = np.zeros(len(self.vectors), bool)
            passing[rows] = True
            packed = np.packbits(passing, bitorder="little")
            params.sel = faiss.IDSelectorBitmap(len(packed), faiss.swig_ptr(packed))
            # A filter thins every list out: probe more of them in proportion. And what passes may lie far from the
            # query, as one outlet's or one month's articles do: twice as many until the nearest stay the same.
            params.nprobe = min(self._report.nlist, self._report.nprobe * len(self.vectors) // len(rows))
            found = self._probe(query, k, params)
            while params.nprobe < self._report.nlist:
                params.nprobe = min(self._report.nlist, 2 * params.nprobe)
                before, found = found, self._probe(query, k, params)
                if len(found) >= k and np.array_equal(before[:k], found[:k]):
                    break
        return np.sort(found)

    def _probe(self, query: Vectors, k: int, params: Any) -> Rows:
        """Rows near a query by their codes, nearest first, more than k so that exact cosines can put them in order."""
        _, found = self._ivf.search(query[None, :], max(4 * k, 40), params=params)
        rows: Rows = found[0][found[0] >= 0]
        return rows


def _top(scores: Vectors, k: int) -> Rows:
    """Positions of the k largest, best first, ties by position."""
    k = min(k, len(scores))
    if k == 0:
        return np.empty(0, np.int64)
    least = np.partition(scores, len(scores) - k)[len(scores) - k]
    at = np.flatnonzero(scores >= least)
    return at[np.argsort(-scores[at], kind="stable")][:k]
