"""How much of a topic a text holds."""

from __future__ import annotations

import re

from index.lexical import terms
from index.searcher import Searcher

from .retrieve import content_words
from .terms import word_terms


class Topic:
    """A topic's words, each as the sets of terms that stand for it, with its weight.

    A compound is held by its one-word form or by all its parts: "cease-fire", "ceasefire", "cease fire".
    """

    def __init__(self, searcher: Searcher, topic: str) -> None:
        self._words: list[tuple[tuple[frozenset[str], ...], float]] = []
        for word in dict.fromkeys(content_words(topic)):
            *parts, last = found = terms(word)
            forms = (frozenset(found),) if not parts else (frozenset(parts), frozenset([last]))
            self._words.append((forms, searcher.idf(last)))
        self._total = sum(weight for _, weight in self._words)
        self._wanted = frozenset(term for forms, _ in self._words for form in forms for term in form)
        self._likely = _beginning_as(self._wanted)

    def share(self, text: str) -> float:
        """Share of the topic, by weight of its words, that a text holds, in [0, 1]."""
        held = {term for word in self._likely.findall(text) for term in word_terms(word) if term in self._wanted}
        if not held:
            return 0.0
        return sum(weight for forms, weight in self._words if any(form <= held for form in forms)) / self._total


def _beginning_as(wanted: frozenset[str]) -> re.Pattern[str]:
    """Words that may have one of some terms: stemming leaves a word's first letter, and folding those of ASCII.

    The set of first letters comes first, for the scan is fast only to what begins with a set; then it is looked back.
    """
    first = {f(term[0]) for term in wanted for f in (str.lower, str.upper)}
    # By what no such word begins with, all of it ASCII: Python takes 6 ms to compile a set that goes past U+00FF.
    others = "".join(re.escape(c) for c in map(chr, range(128)) if c not in first)
    return re.compile(rf"[^{others}](?<=\w)(?<![^\W_].)(?:\.(?:\w\.)+|\w*(?:[-‐‑]\w+)*)")
