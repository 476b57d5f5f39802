"""The read path, top to bottom: a question -> an answer whose every word is a slice of an article."""

from __future__ import annotations

import time
from collections.abc import Sequence

from index.searcher import Searcher
from index.store import StoredArticle
from index.values import Passage

from . import decide
from .distinct import distinct
from .fuse import Fused, reciprocal_rank_fusion
from .highlight import highlight
from .retrieve import Candidates, retrieve
from .understand import understand
from .values import Answer, Citation, Question, RankedPassage, Snapshot


def answer(searcher: Searcher, question: Question) -> Answer:
    """Answer a question from a generation; "not answered" comes with its reason and with what was found."""
    began = time.perf_counter()
    understood = understand(question)
    found = retrieve(searcher, question, understood)
    fused = reciprocal_rank_fusion([hit.row for hit in found.lexical], [hit.row for hit in found.dense])
    passages = _rank_passages(searcher, fused, found, question.top_k)
    best = [row for row, _ in passages[:5]]
    probability = decide.confidence(searcher, found, best)
    reason = decide.reason(found, best, probability)
    return Answer(
        question=question.text,
        answered=reason is None,
        reason=reason,
        confidence=round(probability, 4),
        interpretation=understood,
        suggestions=(),
        passages=tuple(passage for _, passage in passages),
        index=_snapshot(searcher),
        took_ms=round((time.perf_counter() - began) * 1000, 2),
    )


def _rank_passages(
    searcher: Searcher, fused: Sequence[Fused], found: Candidates, top_k: int
) -> list[tuple[int, RankedPassage]]:
    """The best distinct passages with their rows, cited."""
    # A few more than asked for, since near-repeats fall away.
    best = fused[: 2 * top_k + 10]
    texts = searcher.passages([f.row for f in best])
    kept = distinct((f, texts[f.row][0].text) for f in best)
    wanted = frozenset(found.terms)
    ranked = []
    for rank, (f, _) in enumerate(zip(kept, range(top_k), strict=False), 1):
        passage, stored = texts[f.row]
        ranked.append(
            (
                f.row,
                RankedPassage(
                    rank=rank,
                    passage_id=f"{passage.article_id}#{passage.start}-{passage.end}",
                    text=passage.text,
                    score=round(f.score, 6),
                    lexical_rank=f.lexical_rank,
                    dense_rank=f.dense_rank,
                    highlights=highlight(passage.text, wanted),
                    citation=cite(stored, passage),
                ),
            )
        )
    return ranked


def cite(stored: StoredArticle, passage: Passage) -> Citation:
    """The exact place of a passage."""
    article = stored.article
    return Citation(
        article.id,
        article.title,
        article.outlet,
        article.published,
        article.url,
        passage.start,
        passage.end,
        stored.sha256,
    )


def _snapshot(searcher: Searcher) -> Snapshot:
    m = searcher.manifest
    return Snapshot(m.generation, m.built_at, m.articles, m.passages, m.newest_article)
