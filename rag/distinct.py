"""Near-identical passages shown once: agencies' copy stands word for word in many outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_WORD = re.compile(r"\w+")
_SHINGLE = 4
# Passages alike past this share of their word runs differ in a name's spelling or a cut, not in what they say.
MAX_RESEMBLANCE = 0.7


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of `_SHINGLE` words, lower case; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if len(words) < _SHINGLE:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))


def resemblance(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Jaccard coefficient of two sets of shingles (Broder 1997), 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def distinct(ranked: Iterable[tuple[_T, str]]) -> Iterator[_T]:
    """Items in order, less those whose text nearly repeats an earlier one's."""
    kept: list[frozenset[tuple[str, ...]]] = []
    held: set[tuple[str, ...]] = set()
    for item, text in ranked:
        own = shingles(text)
        # Most share nothing with any, and need no comparison.
        if own.isdisjoint(held) or all(resemblance(own, other) <= MAX_RESEMBLANCE for other in kept):
            held |= own
            kept.append(own)
            yield item
