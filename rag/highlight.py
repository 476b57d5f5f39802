"""Words of a passage that a question asks for."""

from __future__ import annotations

from index.terms import word_terms
from index.values import Span

from .terms import likely


def highlight(text: str, wanted: frozenset[str]) -> tuple[Span, ...]:
    """Spans of the words of `text` whose terms are wanted, in order."""
    words = likely(wanted, r"\w*").finditer(text)
    return tuple(Span(*m.span()) for m in words if not wanted.isdisjoint(word_terms(m.group())))
