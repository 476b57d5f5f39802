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
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def resemblance(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Jaccard coefficient of two sets of shingles (Broder 1997), 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def distinct(ranked: Iterable[tuple[_T, str]]) -> Iterator[_T]:
    """Items in order, less those whose text nearly repeats an earlier one's."""
    kept: list[frozenset[tuple[str, ...]]] = []
    # Which of them hold a shingle: most pairs share none, and need no comparison.
    holding: dict[tuple[str, ...], list[int]] = {}
    for item, text in ranked:
        own = shingles(text)
        sharing = {i for shingle in own for i in holding.get(shingle, ())}
        if all(resemblance(own, kept[i]) <= MAX_RESEMBLANCE for i in sharing):
            for shingle in own:
                holding.setdefault(shingle, []).append(len(kept))
            kept.append(own)
            yield item
