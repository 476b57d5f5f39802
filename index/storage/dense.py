"""Search by meaning: exact while vectors are few or a filter leaves few, through an IVF index when they are many.

The IVF index is in `ivf.py`, imported only where there is one: FAISS takes a tenth of a cold ask's time.
Letters as in `vectors.py`: n vectors of d dimensions, q a query, k hits.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..filters import Subset
from .vectors import EXACT_LIMIT, DenseReport, Rows, Vectors, open_array

if TYPE_CHECKING:
    from .ivf import IvfIndex


# Rows gathered at a time for their cosines: so many stay in a core's cache. All at once took up to three times as long.
_GATHERED = 1_024


class DenseIndex:
    """The vectors of a generation, opened for search."""

    def __init__(self, array: Path, ivf: Path, report: DenseReport) -> None:
        self.vectors = open_array(array)
        self._ivf: IvfIndex | None = None
        if report.kind == "ivf":
            from .ivf import IvfIndex

            self._ivf = IvfIndex(ivf, report)

    def search(self, query: Vectors, k: int, within: Subset | None = None) -> list[tuple[int, float]]:
        """The k rows nearest a `(d,)` query with their cosines, best first, ties by row; only of a subset where given.

        Up to `EXACT_LIMIT` of them are compared one by one, so a filter never costs recall.
        """
        candidates = None if within is None else within.numbers
        if self._ivf is not None and (candidates is None or len(candidates) > EXACT_LIMIT):
            candidates = self._ivf.candidates(query, k, within)
        if candidates is None:
            scores = self.vectors @ query
            best = rows = _top(scores, k)
        else:
            scores = self.cosines(query, candidates)
            best = _top(scores, k)
            rows = candidates[best]
        return list(zip(rows.tolist(), scores[best].tolist(), strict=True))

    def cosines(self, query: Vectors, rows: Rows) -> Vectors:
        """Exact cosines of a query with some rows, `(len(rows),)`."""
        scores = np.empty(len(rows), np.float32)
        block = np.empty((min(_GATHERED, len(rows)), self.vectors.shape[1]), np.float32)
        for first in range(0, len(rows), _GATHERED):
            some = rows[first : first + _GATHERED]
            # All rows exist; "clip" says so to numpy, which otherwise gathers twice.
            gathered = np.take(self.vectors, some, axis=0, out=block[: len(some)], mode="clip")
            scores[first : first + _GATHERED] = gathered @ query
        return scores


def _top(scores: Vectors, k: int) -> Rows:
    """Positions of the k largest, best first, ties by position."""
    k = min(k, len(scores))
    if k == 0:
        return np.empty(0, np.int64)
    least = np.partition(scores, len(scores) - k)[len(scores) - k]
    at = np.flatnonzero(scores >= least)
    return at[np.argsort(-scores[at], kind="stable")][:k]
