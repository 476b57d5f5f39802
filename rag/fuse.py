"""Two rankings into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# The constant of Cormack et al. 2009: it damps how much the first few ranks outweigh the rest.
RRF_K = 60


@dataclass(frozen=True, slots=True)
class Fused:
    """A row with its fused score and its 1-based rank in each ranking, None where it isn't in one."""

    row: int
    score: float
    lexical_rank: int | None
    dense_rank: int | None


def reciprocal_rank_fusion(lexical: Sequence[int], dense: Sequence[int], k: int = RRF_K) -> list[Fused]:
    """Fuse two rankings of rows: a row scores the sum of `1 / (k + rank)`, ranks from 1; ties by row.

    Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods,
    SIGIR 2009. Empty rankings give an empty result.
    """
    lexical_ranks = {row: rank for rank, row in enumerate(lexical, 1)}
    dense_ranks = {row: rank for rank, row in enumerate(dense, 1)}
    fused = []
    for row in lexical_ranks.keys() | dense_ranks.keys():
        ranks = lexical_ranks.get(row), dense_ranks.get(row)
        fused.append(Fused(row, sum(1 / (k + rank) for rank in ranks if rank), *ranks))
    return sorted(fused, key=lambda f: (-f.score, f.row))
