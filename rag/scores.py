"""Formulas of an evaluation: shares with their intervals, where an answer stands, how good confidences are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1_000
_SEED = 0
_ENDS = (0.025, 0.975)
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over `n` questions, and the ends of its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


def mean(values: Sequence[float]) -> Estimate | None:
    """The mean, with its percentile bootstrap interval (Efron 1979); None of no values."""
    x = np.asarray(values, np.float64)
    n = len(x)
    if not n:
        return None
    return Estimate(float(x.mean()), *_interval(lambda rng: float(x[rng.integers(0, n, n)].mean())), n)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> Estimate | None:
    """The chance that a random positive scores above a random negative, ties counted half (Hanley and McNeil 1982).

    The interval draws positives and negatives each from their own. None where either is empty.
    """
    p, n = np.asarray(positives, np.float64), np.asarray(negatives, np.float64)
    if not len(p) or not len(n):
        return None
    low, high = _interval(lambda rng: _area(rng.choice(p, len(p)), rng.choice(n, len(n))))
    return Estimate(_area(p, n), low, high, len(p) + len(n))


def brier(confidences: Sequence[float], outcomes: Sequence[bool]) -> Estimate | None:
    """Mean squared difference of confidences in [0, 1] from what came true, 1 or 0 (Brier 1950); 0 is best."""
    return mean([(c - o) ** 2 for c, o in zip(confidences, outcomes, strict=True)])


def normalised(text: str) -> str:
    """Lower case, every run of other than word characters one space, one space around."""
    return f" {_NO_WORD.sub(' ', text.lower()).strip()} "


def stands_within(answers: Sequence[str], texts: Sequence[str], words: int) -> bool:
    """Whether one of the answers, normalised, stands in the first so many words of the texts, read in order."""
    read = normalised(" ".join(" ".join(texts).split()[:words]))
    return any(normalised(answer) in read for answer in answers)


def _area(positives: NDArray[np.float64], negatives: NDArray[np.float64]) -> float:
    ordered = np.sort(negatives)
    below = np.searchsorted(ordered, positives, "left") + np.searchsorted(ordered, positives, "right")
    return float(below.mean() / 2 / len(negatives))


def _interval(draw: Callable[[np.random.Generator], float]) -> tuple[float, float]:
    """Ends of the 95 % interval of a figure over samples drawn anew, the same in every run."""
    rng = np.random.default_rng(_SEED)
    low, high = np.quantile([draw(rng) for _ in range(DRAWS)], _ENDS)
    return float(low), float(high)
