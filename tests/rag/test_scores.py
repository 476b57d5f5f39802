from __future__ import annotations

import math

import pytest

from rag.scores import auroc, brier, mean, normalised, stands_within


def test_a_mean_and_the_ends_of_its_interval() -> None:
    assert mean([]) is None
    one = mean([0.25])
    assert one
    assert (one.value, one.low, one.high, one.n) == (0.25, 0.25, 0.25, 1)
    # Two draws of two are 0, 0.5 and 1 with chances of 1/4, 1/2 and 1/4: 2.5 % from either end still lies 0, or 1.
    two = mean([0, 1])
    assert two
    assert (two.value, two.low, two.high, two.n) == (0.5, 0, 1, 2)


def test_an_interval_of_a_share_is_about_the_binomials() -> None:
    estimate = mean([1.0] * 30 + [0.0] * 70)
    assert estimate
    assert estimate.value == pytest.approx(0.3)
    deviation = 1.96 * math.sqrt(0.3 * 0.7 / 100)
    assert (estimate.low, estimate.high) == pytest.approx((0.3 - deviation, 0.3 + deviation), abs=0.015)
    assert mean([1.0] * 30 + [0.0] * 70) == estimate


@pytest.mark.parametrize(
    ("positives", "negatives", "expected"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 0.5),
        # Of six pairs four are in order, one is a tie: (4 + 1/2) / 6.
        ([0.9, 0.4], [0.4, 0.3, 0.6], 4.5 / 6),
    ],
)
def test_auroc(positives: list[float], negatives: list[float], expected: float) -> None:
    found = auroc(positives, negatives)
    assert found
    assert found.value == pytest.approx(expected)
    assert found.low <= found.value <= found.high
    assert found.n == len(positives) + len(negatives)


def test_auroc_needs_both() -> None:
    assert auroc([], [0.5]) is None
    assert auroc([0.5], []) is None


def test_brier() -> None:
    # (0.1² + 0.6² + 0.5²) / 3
    found = brier([0.9, 0.6, 0.5], [True, False, True])
    assert found
    assert (found.value, found.n) == (pytest.approx(0.62 / 3), 3)
    assert brier([], []) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anti-tank  “missiles”!", " anti tank missiles "),
        ("1,200 €", " 1 200 "),
        ("Élysée_x", " élysée_x "),
        ("?", "  "),
    ],
)
def test_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


@pytest.mark.parametrize(
    ("answers", "words", "expected"),
    [
        (["two THREE"], 3, True),
        (["three"], 2, False),
        # An answer may run from one passage into the next, but not past the last word that is read.
        (["three four"], 4, True),
        (["three four"], 3, False),
        # Whole words: "our" stands in "four" only in part.
        (["our"], 4, False),
        (["nine", "four"], 4, True),
        ([], 4, False),
    ],
)
def test_stands_within(answers: list[str], words: int, expected: bool) -> None:
    assert stands_within(answers, ["One, two\nthree.", "Four"], words) is expected
