from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.fuse import Fused
from rag.rerank import reordered


def fused(*rows: int) -> list[Fused]:
    """Rows as one ranking fuses them."""
    return [Fused(row, 1 / (60 + rank), rank) for rank, row in enumerate(rows, 1)]


@pytest.mark.parametrize(
    ("rows", "logits", "expected"),
    [
        ([], [], []),
        ([7, 3, 5], [], [7, 3, 5]),
        ([7, 3, 5], [1.0, 2.0, 3.0], [5, 3, 7]),
        # Only as many as there are logits; the others stay behind, in their order.
        ([7, 3, 5, 9, 1], [-8.0, 0.0, -9.0], [3, 7, 5, 9, 1]),
        # Ties by row.
        ([7, 3, 5], [1.0, 1.0, 1.0], [3, 5, 7]),
        # So far apart that the logistic function gives 0 and 1.
        ([7, 3, 5], [-2000.0, 2000.0, -1000.0], [3, 5, 7]),
    ],
)
def test_the_order_is_the_logits(rows: Sequence[int], logits: Sequence[float], expected: list[int]) -> None:
    found = reordered(fused(*rows), logits)
    assert [f.row for f in found] == expected
    assert {f.row: f.lexical_rank for f in found} == {row: rank for rank, row in enumerate(rows, 1)}


def test_scores_by_hand() -> None:
    # Behind is 1/63: what is above is 1/63 + (1 - 1/63) of the logistic function, 3/4 at ln 3 and 1/2 at 0.
    found = reordered(fused(7, 3, 5), [0.0, math.log(3)])
    assert [f.score for f in found] == pytest.approx([1 / 63 + 62 / 63 * 0.75, 1 / 63 + 62 / 63 * 0.5, 1 / 63])
    # Nothing behind: the logistic function itself.
    assert [f.score for f in reordered(fused(7), [math.log(3)])] == pytest.approx([0.75])


@given(st.lists(st.floats(-50, 50), max_size=20), st.integers(0, 20))
def test_scores_fall_with_the_rank(logits: list[float], more: int) -> None:
    found = reordered(fused(*range(len(logits) + more)), logits)
    scores = [f.score for f in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert sorted(f.row for f in found) == list(range(len(logits) + more))
