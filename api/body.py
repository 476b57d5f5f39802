"""An answer as the JSON of the contract: what `ask --json` prints and `POST /v1/ask` returns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.values import Span
from rag.values import Answer, Citation, Interpretation, RankedPassage, Snapshot


def answer_body(answer: Answer) -> dict[str, Any]:
    """The whole response."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "reason": answer.reason,
        "confidence": answer.confidence,
        "interpretation": _interpretation(answer.interpretation),
        "suggestions": list(answer.suggestions),
        "statements": [],
        "passages": [_passage(passage) for passage in answer.passages],
        "index": _snapshot(answer.index),
        "took_ms": answer.took_ms,
    }


def _interpretation(understood: Interpretation) -> dict[str, Any]:
    return {
        "kind": understood.kind,
        "speakers": list(understood.speakers),
        "also_named": list(understood.also_named),
        "topic": understood.topic,
        "published_from": understood.published_from.isoformat() if understood.published_from else None,
        "published_to": understood.published_to.isoformat() if understood.published_to else None,
    }


def _passage(passage: RankedPassage) -> dict[str, Any]:
    return {
        "rank": passage.rank,
        "passage_id": passage.passage_id,
        "text": passage.text,
        "score": passage.score,
        "lexical_rank": passage.lexical_rank,
        "dense_rank": passage.dense_rank,
        "highlights": spans_body(passage.highlights),
        "citation": citation_body(passage.citation),
    }


def citation_body(citation: Citation) -> dict[str, Any]:
    """A citation."""
    return {
        "article_id": citation.article_id,
        "title": citation.title,
        "outlet": citation.outlet,
        "published": citation.published.isoformat() if citation.published else None,
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.sha256,
    }


def spans_body(spans: Iterable[Span]) -> list[dict[str, int]]:
    """Spans, in the offsets they came in."""
    return [{"start": span.start, "end": span.end} for span in spans]


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "generation": snapshot.generation,
        "built_at": snapshot.built_at,
        "articles": snapshot.articles,
        "passages": snapshot.passages,
        "newest_article": snapshot.newest_article,
    }
