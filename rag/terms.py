"""Terms of words and texts, remembered by the word: articles share their vocabulary, and hardly any text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from index.lexical import terms

# A word, its hyphens with it, or initials: what `terms` counts in one word as well.
WORD = re.compile(r"\b(?:\w\.){2,}|\w+(?:[-‐‑]\w+)*")

_ASCII = {c: re.escape(c) for c in map(chr, range(128))}


@lru_cache(maxsize=65_536)
def word_terms(word: str) -> tuple[str, ...]:
    """Terms of a word."""
    return tuple(terms(word))


def term_set(text: str) -> frozenset[str]:
    """The different terms of a text."""
    return frozenset(chain.from_iterable(map(word_terms, WORD.findall(text))))


class Among:
    """Finds which of some terms a text has: in many texts, a word that comes again is looked up and not stemmed."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._words = likely(wanted).findall
        self._terms_of = _Remembered(wanted).__getitem__

    def __call__(self, text: str) -> set[str]:
        """The terms that a text has."""
        return set(chain.from_iterable(map(self._terms_of, self._words(text))))


class _Remembered(dict[str, tuple[str, ...]]):
    """Words to those of their terms that are wanted."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self[word] = tuple(term for term in word_terms(word) if term in self._wanted)
        return found


def likely(wanted: frozenset[str], rest: str = r"(?:\.(?:\w\.)+|\w*(?:[-‐‑]\w+)*)") -> re.Pattern[str]:
    """Words that may have one of some terms; the others are passed over without a look. `rest` follows a first letter.

    Stemming leaves a word's first letter, and folding those of ASCII. The set of first letters comes first, for the
    scan is fast only to what begins with a set; then it is looked back.
    """
    first = {f(term[0]) for term in wanted for f in (str.lower, str.upper)}
    # By what no such word begins with, all of it ASCII: Python takes 6 ms to compile a set that goes past U+00FF.
    others = "".join(escaped for c, escaped in _ASCII.items() if c not in first)
    return re.compile(rf"[^{others}](?<=\w)(?<![^\W_].){rest}")
