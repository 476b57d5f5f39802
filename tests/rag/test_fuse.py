from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.fuse import Fused, reciprocal_rank_fusion

RANKING = st.lists(st.integers(0, 30), unique=True, max_size=20)


@pytest.mark.parametrize(
    ("lexical", "dense", "expected"),
    [
        ([], [], []),
        ([7], [], [Fused(7, 1 / 61, 1, None)]),
        ([], [7], [Fused(7, 1 / 61, None, 1)]),
        ([7, 3], [3, 9], [Fused(3, 1 / 62 + 1 / 61, 2, 1), Fused(7, 1 / 61, 1, None), Fused(9, 1 / 62, None, 2)]),
        # In both rankings, and lower, comes before first in one: 1/62 + 1/63 > 1/61.
        (
            [5, 8, 6],
            [4, 6, 8],
            [
                Fused(6, 1 / 63 + 1 / 62, 3, 2),
                Fused(8, 1 / 62 + 1 / 63, 2, 3),
                Fused(4, 1 / 61, None, 1),
                Fused(5, 1 / 61, 1, None),
            ],
        ),
        # Ties by row.
        ([2, 1], [1, 2], [Fused(1, 1 / 62 + 1 / 61, 2, 1), Fused(2, 1 / 61 + 1 / 62, 1, 2)]),
    ],
)
def test_fused_ranks_by_hand(lexical: list[int], dense: list[int], expected: list[Fused]) -> None:
    found = reciprocal_rank_fusion(lexical, dense)
    assert [(f.row, f.lexical_rank, f.dense_rank) for f in found] == [
        (f.row, f.lexical_rank, f.dense_rank) for f in expected
    ]
    assert [f.score for f in found] == pytest.approx([f.score for f in expected], abs=1e-12)


def test_k_damps_the_first_ranks() -> None:
    # Twice second, 1/2 + 1/2, is as good as once first, 1/1, where nothing damps; better where something does.
    assert [(f.row, f.score) for f in reciprocal_rank_fusion([5, 8], [4, 8], k=0)] == [(4, 1.0), (5, 1.0), (8, 1.0)]
    assert [f.row for f in reciprocal_rank_fusion([5, 8], [4, 8], k=1)] == [8, 4, 5]


@given(RANKING, RANKING)
def test_any_two_rankings(lexical: list[int], dense: list[int]) -> None:
    found = reciprocal_rank_fusion(lexical, dense)
    assert {f.row for f in found} == {*lexical, *dense}
    assert found == sorted(found, key=lambda f: (-f.score, f.row))
    # The order of the two does not matter.
    assert [f.row for f in found] == [f.row for f in reciprocal_rank_fusion(dense, lexical)]
    for f in found:
        assert f.lexical_rank == (lexical.index(f.row) + 1 if f.row in lexical else None)
        assert f.dense_rank == (dense.index(f.row) + 1 if f.row in dense else None)
