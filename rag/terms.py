"""Terms of words and texts, remembered by the word: articles share their vocabulary, and hardly any text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from index.lexical import terms

# A word, its hyphens with it, or initials: what `terms` counts in one word as well.
WORD = re.compile(r"\b(?:\w\.){2,}|\w+(?:[-‐‑]\w+)*")


@lru_cache(maxsize=65_536)
def word_terms(word: str) -> tuple[str, ...]:
    """Terms of a word."""
    return tuple(terms(word))


def term_set(text: str) -> frozenset[str]:
    """The different terms of a text."""
    return frozenset(chain.from_iterable(map(word_terms, WORD.findall(text))))
