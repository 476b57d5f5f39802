"""Answered or not, and why: how likely it is that what was found answers the question."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.limits import PACKAGED_MODEL
from index.searcher import Searcher

from .fuse import Fused
from .group import Group
from .retrieve import Candidates
from .understand import Understood
from .values import Reason

# Below this probability a question counts as not answered.
THRESHOLD = 0.5
# What the best passages must be looked at for a probability that the answer is in the first five.
_FIRST = 5
# And the passage from which they must stand out.
_FIELD = 10


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic regression on how good the best passage is and how far it stands out, both in [0, 1]."""

    intercept: float
    best: float
    margin: float

    def probability(self, best: float, margin: float) -> float:
        """Probability that the answer is among the first five passages."""
        return 1 / (1 + math.exp(-(self.intercept + self.best * best + self.margin * margin)))


# Fitted by benchmarks/confidence.py on half of its questions: for the packaged encoder on all evidence, for any other
# on what words say, since each encoder has cosines of its own.
ALL_EVIDENCE = Fit(-4.9, 14.0, 6.0)
LEXICAL = Fit(-3.5, 8.0, 4.0)
# Share of resolved speakers that are right where a statement is found at all, from PolNeAR's development part.
_RIGHT_SPEAKER = 0.93


@dataclass(frozen=True, slots=True)
class Decision:
    """Probability, in [0, 1], that the answer is among the first five, and the reason where it is not given."""

    confidence: float
    reason: Reason | None


def decide(
    searcher: Searcher, understood: Understood, found: Candidates, groups: Sequence[Group], ranked: Sequence[Fused]
) -> Decision:
    """Decide from the statements and from every passage that was found, best first."""
    if found.within.is_empty:
        return Decision(0.0, "empty_filter")
    kind = understood.interpretation.kind
    if kind == "said":
        if not groups:
            return Decision(0.0, "unknown_speaker" if understood.unknown is not None else "no_statement")
        return Decision(_said_confidence(groups, understood.interpretation.topic is not None), None)
    probability = passage_confidence(ranked, searcher.manifest.encoder["name"] == PACKAGED_MODEL)
    if kind == "who_said" and groups:
        probability = max(probability, _said_confidence(groups, has_topic=True))
    if not found.lexical and not groups:
        return Decision(probability, "no_match")
    return Decision(probability, "low_confidence" if probability < THRESHOLD else None)


def _said_confidence(groups: Sequence[Group], has_topic: bool) -> float:
    """How likely a statement is the speaker's own and, where there is a topic, on it."""
    best = max(each.shown.score for each in groups[:_FIRST])
    return _RIGHT_SPEAKER * (min(1.0, 0.5 + best) if has_topic else 1.0)


def passage_confidence(ranked: Sequence[Fused], is_packaged: bool) -> float:
    """Probability that the first passages hold the answer; `is_packaged` tells whose cosines these are."""
    if not ranked:
        return 0.0
    evidence = [f.evidence for f in ranked]
    if is_packaged:
        return ALL_EVIDENCE.probability(*stands_out([each.score for each in evidence]))
    return LEXICAL.probability(*stands_out([each.lexical for each in evidence]))


def stands_out(scores: Sequence[float]) -> tuple[float, float]:
    """The best score of the first five, and by how much it is above the tenth best of all, or the last of fewer."""
    best = max(scores[:_FIRST])
    return best, best - min(heapq.nlargest(_FIELD, scores))
