"""Which terms texts have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from index.terms import term_set, word_terms

_ASCII = 128
# Terms that begin with so many letters may be most words': looking all of them up takes no longer then, as it does for
# a topic of few words and hundreds of statements.
_MANY = 8


class Among:
    """Finds which of some terms texts have."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        letters = {term[0] for term in wanted}
        self._likely = _likely(letters) if len(letters) < _MANY else None

    def __call__(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """The terms that each of some texts has; one pass over all of them costs less than one for each."""
        wanted = self._wanted
        if self._likely is None:
            return [wanted & term_set(text) for text in texts]
        found: list[set[str]] = [set() for _ in texts]
        ends = list(accumulate(len(text) + 1 for text in texts))
        for word in self._likely.finditer("\n".join(texts)):
            for term in word_terms(word.group()):
                if term in wanted:
                    found[bisect_right(ends, word.start())].add(term)
        return [frozenset(held) for held in found]


def _likely(letters: set[str]) -> re.Pattern[str]:
    """Words that may have a term that begins with one of some letters.

    Stemming leaves a word's first letter, and folding those of ASCII. The set of first letters comes first, for the
    scan is fast only to what begins with a set; then it is looked back.
    """
    first = {f(letter) for letter in letters for f in (str.lower, str.upper)}
    # By what no such word begins with, all of it ASCII, in ranges: Python takes 6 ms to compile a set that goes past
    # U+00FF, and .1 ms more for one character after the other.
    bounds = [-1, *sorted(ord(c) for c in first if len(c) == 1 and c.isascii()), _ASCII]
    others = "".join(rf"\x{a + 1:02x}-\x{b - 1:02x}" for a, b in pairwise(bounds) if b - a > 1)
    return re.compile(rf"[^{others}](?<=\w)(?<![^\W_].)(?:\.(?:\w\.)+|\w*(?:[-‐‑]\w+)*)")
