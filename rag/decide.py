"""Answered or not, and why: how likely it is that what was found answers the question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.searcher import Searcher

from .group import Group
from .retrieve import Candidates
from .understand import Understood
from .values import Reason

# Below this probability a question counts as not answered.
THRESHOLD = 0.5
# What the best passages must be looked at for a probability that the answer is in the first five.
_FIRST = 5
# Logistic weights over features that mean the same whatever the size of the collection: cosines, and shares of the
# question's words. Set by hand for the packaged encoder, the intercept so that of 107 real questions with an article
# nine in ten are answered and of 150 without one a third; fitting them to judged questions is what is next.
_INTERCEPT = -6.6
_BEST_COSINE = 6.5
_COVERAGE = 4.0
# Share of resolved speakers that are right where a statement is found at all, from PolNeAR's development part.
_RIGHT_SPEAKER = 0.93


@dataclass(frozen=True, slots=True)
class Decision:
    """Probability, in [0, 1], that the answer is among the first five, and the reason where it is not given."""

    confidence: float
    reason: Reason | None


def decide(
    searcher: Searcher, understood: Understood, found: Candidates, groups: Sequence[Group], rows: Sequence[int]
) -> Decision:
    """Decide from the statements and the rows of the passages that were found, best first."""
    if found.within.is_empty:
        return Decision(0.0, "empty_filter")
    kind = understood.interpretation.kind
    if kind == "said":
        if not groups:
            return Decision(0.0, "unknown_speaker" if understood.unknown is not None else "no_statement")
        return Decision(_said_confidence(groups, understood.interpretation.topic is not None), None)
    probability = _passage_confidence(searcher, found, rows[:_FIRST])
    if kind == "who_said" and groups:
        probability = max(probability, _said_confidence(groups, has_topic=True))
    if not found.lexical and not groups:
        return Decision(probability, "no_match")
    return Decision(probability, "low_confidence" if probability < THRESHOLD else None)


def _said_confidence(groups: Sequence[Group], has_topic: bool) -> float:
    """How likely a statement is the speaker's own and, where there is a topic, on it."""
    best = max(each.shown.score for each in groups[:_FIRST])
    return _RIGHT_SPEAKER * (min(1.0, 0.5 + best) if has_topic else 1.0)


def _passage_confidence(searcher: Searcher, found: Candidates, rows: Sequence[int]) -> float:
    if not rows:
        return 0.0
    cosine = max(searcher.cosines(found.query, rows))
    return 1 / (1 + math.exp(-(_INTERCEPT + _BEST_COSINE * cosine + _COVERAGE * _coverage(searcher, found, rows))))


def _coverage(searcher: Searcher, found: Candidates, rows: Sequence[int]) -> float:
    """Share of the question's terms that the best of the passages covers, rare terms counting more."""
    scores = {hit.row: hit.score for hit in found.lexical}
    possible = sum(searcher.idf(term) for term in found.terms)
    if not possible:
        return 0.0
    # BM25 of a passage that holds every term once is about the sum of their weights.
    return min(1.0, max(scores.get(row, 0.0) for row in rows) / possible)
