"""The best of what was fused, put in order by a model that reads question and passage together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from index.articles.heading import indexed_text
from index.searcher import Searcher

from .fuse import Fused

# Passages that are scored. Each takes some 10 ms on two cores with a model of six layers, so that a question takes a
# third of a second longer; what fusing ranks lower is seldom the answer.
DEPTH = 30


def rerank(searcher: Searcher, question: str, fused: Sequence[Fused]) -> list[Fused] | None:
    """Fused rows, the first `DEPTH` by the generation's cross-encoder, the others behind; None where it holds none.

    The method: Nogueira, Cho: Passage Re-ranking with BERT, 2019.
    """
    if searcher.manifest.reranker is None:
        return None
    logits = searcher.rerank(question, _indexed(searcher, [f.row for f in fused[:DEPTH]]))
    return reordered(fused, logits)


def _indexed(searcher: Searcher, rows: Sequence[int]) -> list[str]:
    """Passages as both searches read them, with their headings: of "he added" only the heading tells who."""
    found = searcher.passages(rows)
    speakers: dict[int, list[str]] = {}
    said = searcher.statements([located.number for located in searcher.statements_in(rows)])
    for _, each in sorted(said.items()):
        if each.statement.speaker.name:
            speakers.setdefault(each.row, []).append(each.statement.speaker.name)
    passages = ((*found[row], tuple(dict.fromkeys(speakers.get(row, ())))) for row in rows)
    return [indexed_text(heading, passage.text, names) for passage, heading, names in passages]


def reordered(fused: Sequence[Fused], logits: Sequence[float]) -> list[Fused]:
    """Fused rows, as many as there are logits by these, highest first, ties by row; the others behind as they were.

    A score is the logistic function of the logit, in what is left between the best fused score behind, or 0, and 1: so
    scores never rise from rank to rank, and stay below 1 as fused ones do.
    """
    behind = list(fused[len(logits) :])
    floor = behind[0].score if behind else 0.0
    scored = sorted(zip(logits, fused, strict=False), key=lambda each: (-each[0], each[1].row))
    return [f._replace(score=floor + (1 - floor) * _logistic(logit)) for logit, f in scored] + behind


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
