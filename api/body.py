"""An answer as the JSON of the contract: what `ask --json` prints and `POST /v1/ask` returns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.storage.store import Heading
from index.values import Span, Statement
from rag.values import Answer, Citation, Interpretation, RankedPassage, RankedStatement, Snapshot


def answer_body(answer: Answer) -> dict[str, Any]:
    """The whole response."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "reason": answer.reason,
        "confidence": answer.confidence,
        "interpretation": _interpretation(answer.interpretation),
        "suggestions": list(answer.suggestions),
        "statements": [_statement(statement) for statement in answer.statements],
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


def _statement(ranked: RankedStatement) -> dict[str, Any]:
    return {
        "rank": ranked.rank,
        **statement_body(ranked.statement, ranked.text, ranked.speaker, ranked.citation),
        "also_reported_by": [
            {"text": other.text, "kind": other.kind, "citation": citation_body(other.citation)}
            for other in ranked.also_reported_by
        ],
    }


def statement_body(statement: Statement, text: str, name: str | None, citation: Citation) -> dict[str, Any]:
    """A statement by itself; `name` is its speaker's in the registry."""
    speaker = statement.speaker
    return {
        "text": text,
        "parts": spans_body(statement.parts),
        "kind": statement.kind,
        "cue": statement.cue,
        "speaker": {
            "name": name,
            "as_written": speaker.as_written,
            "start": speaker.span.start if speaker.span else None,
            "end": speaker.span.end if speaker.span else None,
            "resolved_by": speaker.resolved_by,
            "evidence": spans_body([speaker.evidence])[0] if speaker.evidence else None,
        },
        "via": statement.via,
        "citation": citation_body(citation),
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


def heading_body(heading: Heading) -> dict[str, Any]:
    """What is known of an article, less its text."""
    return {
        "id": heading.id,
        "title": heading.title,
        "outlet": heading.outlet,
        "published": heading.published.isoformat() if heading.published else None,
        "url": heading.url,
        "authors": list(heading.authors),
        "sha256": heading.sha256,
    }


def spans_body(spans: Iterable[Span]) -> list[dict[str, int]]:
    """Spans, in the offsets they came in."""
    return [{"start": span.start, "end": span.end} for span in spans]


def statement_line(statement: Statement, text: str) -> dict[str, Any]:
    """A statement as `statements --json` prints it."""
    speaker = statement.speaker
    return {
        "article_id": statement.article_id,
        "start": statement.start,
        "end": statement.end,
        "text": statement.span.of(text),
        "parts": spans_body(statement.parts),
        "kind": statement.kind,
        "cue": statement.cue,
        "speaker": speaker.name,
        "speaker_as_written": speaker.as_written,
        "speaker_start": speaker.span.start if speaker.span else None,
        "speaker_end": speaker.span.end if speaker.span else None,
        "resolved_by": speaker.resolved_by,
    }


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "generation": snapshot.generation,
        "built_at": snapshot.built_at,
        "articles": snapshot.articles,
        "passages": snapshot.passages,
        "newest_article": snapshot.newest_article,
    }
