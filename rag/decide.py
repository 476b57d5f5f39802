"""Answered or not, and why: how likely it is that what was found answers the question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from index.searcher import Searcher

from .retrieve import Candidates
from .values import Reason

# Below this probability an open question counts as not answered.
THRESHOLD = 0.5
# Logistic weights over features that mean the same whatever the size of the collection: cosines, and shares of the
# question's words. Set by hand for the packaged encoder; fitting them to judged questions is what is next.
_INTERCEPT = -6.0
_BEST_COSINE = 6.5
_COVERAGE = 4.0


def confidence(searcher: Searcher, found: Candidates, rows: Sequence[int]) -> float:
    """Probability, in [0, 1], that the answer is among the best passages, `rows` in order of rank; 0 for none."""
    if not rows:
        return 0.0
    cosine = max(searcher.cosines(found.query, rows[:5]))
    return 1 / (1 + math.exp(-(_INTERCEPT + _BEST_COSINE * cosine + _COVERAGE * _coverage(searcher, found, rows[:5]))))


def _coverage(searcher: Searcher, found: Candidates, rows: Sequence[int]) -> float:
    """Share of the question's terms that the best passages' own best covers, rare terms counting more."""
    scores = {hit.row: hit.score for hit in found.lexical}
    possible = sum(_weight(searcher, term) for term in found.terms)
    if not possible:
        return 0.0
    # BM25 of a passage that holds every term once is about the sum of their weights.
    return min(1.0, max(scores.get(row, 0.0) for row in rows) / possible)


def _weight(searcher: Searcher, term: str) -> float:
    """BM25's idf (Robertson and Zaragoza 2009, with 1 added inside the logarithm as in Lucene)."""
    n, df = searcher.manifest.passages, searcher.document_frequency(term)
    return math.log(1 + (n - df + 0.5) / (df + 0.5))


def reason(found: Candidates, rows: Sequence[int], probability: float) -> Reason | None:
    """Why an open question is not answered; None where it is."""
    if found.within.is_empty:
        return "empty_filter"
    if not found.lexical and not rows:
        return "no_match"
    return "low_confidence" if probability < THRESHOLD else None
