"""Words of a passage that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from index.lexical import terms
from index.values import Span

_WORD = re.compile(r"\w+")


def highlight(text: str, wanted: Set[str]) -> tuple[Span, ...]:
    """Spans of the words of `text` whose terms are wanted, in order."""
    return tuple(Span(*m.span()) for m in _WORD.finditer(text) if not wanted.isdisjoint(_terms(m.group())))


@lru_cache(maxsize=65_536)
def _terms(word: str) -> tuple[str, ...]:
    return tuple(terms(word))
