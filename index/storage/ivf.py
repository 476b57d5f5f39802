"""The IVF index: many vectors in lists of 4-bit codes, of which a search scans a few.

Letters as in `vectors.py`: n vectors of d dimensions, q a query, k hits.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from ..errors import reading, writing
from ..filters import Subset
from .vectors import EXACT_LIMIT, DenseReport, Rows, Vectors

# Recall@10 against the exact order that tuning asks for, on a sample.
TARGET_RECALL = 0.985
_SAMPLE = 256
# Tuning asks for passages' neighbours; a question lies farther off, and its neighbours in more lists: on 433,728
# passages the tuned nprobe found .97 of 638 real questions' nearest ten, three times as many lists .99. Never fewer
# than one in so many: where articles repeat one another, as in a million passages grown out of these, their neighbours
# are in few lists (tuned: 30 of 4,096) and a question's in as many as ever. Nor lists that hold fewer vectors than
# are scanned in no time: of 48,776 twice as many lists as tuned for, which find .99 of 400 questions' nearest ten for
# .975.
_FOR_QUESTIONS = 3
_LEAST = 1 / 16
_SCANNED = 8_192
# Codes tell neighbours roughly: so many times k are put in order by their exact cosines, and so many at least.
_SPARE = 4
_FEWEST = 200
# Under a filter so many times more are scanned for than should be needed, up to so many in all.
_SLACK = 1.5
_MOST = 16_384
_BLOCK = 65_536
# Vectors that training sees for each list; faiss wants 39. With 64 the lists are no better.
_SHOWN = 40


def build_ivf(vectors: Vectors, path: Path, exact_limit: int = EXACT_LIMIT) -> DenseReport:
    """Write an IVF index of 4-bit codes where n is past `exact_limit`; say how it searches and how well.

    The coarse lists number about `4 sqrt(n)` (Jégou et al. 2011 scan a few of many); `nprobe` is the fewest, in steps
    of a quarter more, that reach `TARGET_RECALL` on a sample. A code has 4 bits for every two dimensions and is
    compared in the processor's registers (André et al. 2015, Cache locality is not enough), in a third of the time of
    8-bit codes. Memory: the codes, n * d / 4 bytes, are held until they are written. One core is left to other work.
    """
    n = len(vectors)
    if n <= exact_limit:
        return DenseReport("exact")
    with _threads(faiss.omp_get_max_threads() - 1):
        ivf, report = _trained(vectors)
    with writing(path):
        faiss.write_index(ivf, str(path))
    return report


@contextlib.contextmanager
def _threads(n: int) -> Iterator[None]:
    """Let faiss work on so many threads. They spin while one waits for another: where cores are busy with other work,
    two take many times as long as one.
    """
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(max(1, n))
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _trained(vectors: Vectors) -> tuple[Any, DenseReport]:
    n, d = vectors.shape
    nlist = min(65_536, 1 << round(math.log2(4 * math.sqrt(n))))
    coarse = faiss.IndexFlatIP(d)
    parts = d // 2 if d % 2 == 0 else d
    ivf = faiss.IndexIVFPQFastScan(coarse, d, nlist, parts, 4, faiss.METRIC_INNER_PRODUCT)
    ivf.cp.seed = 1
    ivf.cp.niter = 10
    step = max(1, n // (_SHOWN * nlist))
    ivf.train(np.ascontiguousarray(vectors[::step]))
    for first in range(0, n, _BLOCK):
        ivf.add(np.ascontiguousarray(vectors[first : first + _BLOCK]))
    return ivf, _tune(vectors, ivf, nlist)


def _tune(vectors: Vectors, ivf: Any, nlist: int) -> DenseReport:
    """The nprobe with enough recall@10 on rows of the collection, each query's own row left out."""
    n = len(vectors)
    sample = np.random.default_rng(0).choice(n, size=min(_SAMPLE, n), replace=False)
    queries = np.ascontiguousarray(vectors[np.sort(sample)])
    _, truth = exact(queries, vectors, 11)
    nprobe, recall = 4, 0.0
    while True:
        ivf.nprobe = nprobe
        _, found = ivf.search(queries, _FEWEST)
        # As at asking time, candidates are put in order by their exact cosines.
        hits = 0
        for query, want, got in zip(queries, truth, found, strict=True):
            got = got[got >= 0]
            best = got[np.argsort(-(vectors[got] @ query), kind="stable")[:11]]
            hits += len(set(want[1:].tolist()) & set(best.tolist()))
        recall = hits / (10 * len(queries))
        if recall >= TARGET_RECALL or nprobe >= nlist:
            return DenseReport("ivf", nlist, nprobe, round(recall, 4), len(queries))
        nprobe = min(nlist, math.ceil(1.25 * nprobe))


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
    """An IVF index, opened for search. Memory: n * d / 4 bytes and some more: faiss copies the codes."""

    def __init__(self, path: Path, report: DenseReport) -> None:
        # Mapped, which is how it is copied soonest.
        with reading(path):
            self._ivf: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        least = math.ceil(max(_LEAST, _SCANNED / self._ivf.ntotal) * report.nlist)
        self._lists = max(_FOR_QUESTIONS * report.nprobe, least)
        self._nlist = report.nlist

    def candidates(self, query: Vectors, k: int, within: Subset | None) -> Rows:
        """Rows among which the k nearest a `(d,)` query are, sorted; only of a non-empty subset, where given."""
        enough = max(_SPARE * k, _FEWEST)
        if within is None:
            return np.sort(self._probe(query, enough, self._lists))
        # More are scanned for than are wanted, and what doesn't pass is dropped. Where what passes is spread evenly,
        # the neighbours of a tenth of the vectors lie in some three times as many lists.
        most = math.ceil(_SLACK * enough / within.share)
        if most <= _MOST:
            found = self._probe(query, most, math.ceil(self._lists / math.sqrt(within.share)))
            kept = found[within.mask[found]][:enough]
            if len(kept) == enough:
                return np.sort(kept)
        # Little passes, or it lies far from the query, as one outlet's or one month's articles may: none is left out.
        return within.numbers

    def _probe(self, query: Vectors, most: int, lists: int) -> Rows:
        """Rows near a query by their codes, nearest first."""
        params: Any = faiss.SearchParametersIVF()
        params.nprobe = min(self._nlist, lists)
        _, found = self._ivf.search(query[None, :], most, params=params)
        rows: Rows = found[0][found[0] >= 0]
        return rows
