"""How much of a topic a text holds."""

from __future__ import annotations

from collections.abc import Sequence

from index.searcher import Searcher
from index.terms import terms

from .retrieve import content_words
from .terms import Among


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
        self._held = Among(frozenset(term for forms, _ in self._words for form in forms for term in form))

    def shares(self, texts: Sequence[str]) -> list[float]:
        """Share of the topic, by weight of its words, that each of some texts holds, in [0, 1]."""
        return [self._share(held) if held else 0.0 for held in self._held(texts)]

    def _share(self, held: set[str]) -> float:
        return sum(weight for forms, weight in self._words if any(form <= held for form in forms)) / self._total
