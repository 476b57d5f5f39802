"""The IVF index: many vectors in lists of 8-bit codes, of which a search scans a few.

Letters as in `vectors.py`: n vectors of d dimensions, q a query, k hits.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from .vectors import EXACT_LIMIT, DenseReport, Rows, Vectors

# Recall@10 against the exact order that tuning asks for, on a sample.
TARGET_RECALL = 0.985
_SAMPLE = 256
# Tuning asks for passages' neighbours; a question lies farther off, and its neighbours in more lists. On 433,728
# passages the tuned nprobe (.985 on passages) found .966 of 100 real questions' nearest ten, four times as many lists
# .996, in 3 ms more. Never fewer than one in so many: where articles repeat one another, as in a million passages grown
# out of these, their neighbours are in few lists (tuned: 32 of 4,096) and a question's in as many as ever.
_FOR_QUESTIONS = 4
_LEAST = 16
# Share of the nearest under a filter that must have been there before twice as many lists were probed.
_SETTLED = 0.95
_BLOCK = 65_536


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


class IvfIndex:
    """An IVF index of n vectors, memory-mapped for search."""

    def __init__(self, path: Path, n: int, report: DenseReport) -> None:
        self._ivf: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        self._n = n
        self._report = report

    def candidates(self, query: Vectors, k: int, rows: Rows | None) -> Rows:
        """Rows among which the k nearest a `(d,)` query are, sorted; only sorted `rows` where given."""
        params: Any = faiss.SearchParametersIVF()
        lists = max(_FOR_QUESTIONS * self._report.nprobe, self._report.nlist // _LEAST)
        if rows is None:
            params.nprobe = min(self._report.nlist, lists)
            found = self._probe(query, k, params)
        else:
            passing = np.zeros(self._n, bool)
            passing[rows] = True
            packed = np.packbits(passing, bitorder="little")
            params.sel = faiss.IDSelectorBitmap(len(packed), faiss.swig_ptr(packed))
            # A filter thins every list out, and what passes may lie far from the query, as one outlet's or one
            # month's articles do: twice as many lists until hardly anything nearer comes of it. Where what passes is
            # spread evenly, the neighbours of a tenth of the vectors lie in some three times as many lists.
            thinned = lists * math.sqrt(self._n / len(rows))
            params.nprobe = min(self._report.nlist, math.ceil(thinned / 2))
            found = self._probe(query, k, params)
            while params.nprobe < self._report.nlist:
                params.nprobe = min(self._report.nlist, 2 * params.nprobe)
                before, found = found, self._probe(query, k, params)
                if len(found) >= k and np.isin(found[:k], before[:k]).mean() >= _SETTLED:
                    break
        return np.sort(found)

    def _probe(self, query: Vectors, k: int, params: Any) -> Rows:
        """Rows near a query by their codes, nearest first, more than k so that exact cosines can put them in order."""
        _, found = self._ivf.search(query[None, :], max(4 * k, 40), params=params)
        rows: Rows = found[0][found[0] >= 0]
        return rows
