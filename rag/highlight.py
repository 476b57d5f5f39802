"""Words of a passage that a question asks for."""

from __future__ import annotations

import re

from index.terms import word_terms
from index.values import Span

# Initials are one word, "U.S.".
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+")


def highlight(text: str, wanted: frozenset[str]) -> tuple[Span, ...]:
    """Spans of the words of `text` whose terms are wanted, in order."""
    return tuple(Span(*m.span()) for m in _WORD.finditer(text) if not wanted.isdisjoint(word_terms(m.group())))
