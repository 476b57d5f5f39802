"""Which terms texts have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from index.terms import word_terms

_ASCII = 128


class Among:
    """Finds which of some terms texts have."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._words = likely(wanted).finditer
        self._wanted = wanted

    def __call__(self, texts: Sequence[str]) -> list[set[str]]:
        """The terms that each of some texts has; one pass over all of them costs less than one for each."""
        found: list[set[str]] = [set() for _ in texts]
        ends = list(accumulate(len(text) + 1 for text in texts))
        wanted = self._wanted
        for word in self._words("\n".join(texts)):
            for term in word_terms(word.group()):
                if term in wanted:
                    found[bisect_right(ends, word.start())].add(term)
        return found


def likely(wanted: frozenset[str], rest: str = r"(?:\.(?:\w\.)+|\w*(?:[-‐‑]\w+)*)") -> re.Pattern[str]:
    """Words that may have one of some terms; the others are passed over without a look. `rest` follows a first letter.

    Stemming leaves a word's first letter, and folding those of ASCII. The set of first letters comes first, for the
    scan is fast only to what begins with a set; then it is looked back.
    """
    first = {f(term[0]) for term in wanted for f in (str.lower, str.upper)}
    # By what no such word begins with, all of it ASCII, in ranges: Python takes 6 ms to compile a set that goes past
    # U+00FF, and .1 ms more for one character after the other.
    bounds = [-1, *sorted(ord(c) for c in first if len(c) == 1 and c.isascii()), _ASCII]
    others = "".join(rf"\x{a + 1:02x}-\x{b - 1:02x}" for a, b in pairwise(bounds) if b - a > 1)
    return re.compile(rf"[^{others}](?<=\w)(?<![^\W_].){rest}")
