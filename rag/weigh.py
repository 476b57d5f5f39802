"""How much of a topic a text holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.fold import fold
from index.searcher import Searcher
from index.terms import joined, terms

from .forms import forms
from .question.content import content_words
from .question.holders import NATION_WORDS
from .terms import Among

# A word of a topic: the sets of terms that stand for it, and its weight.
_Word = tuple[tuple[frozenset[str], ...], float]


class Topic:
    """A topic's words, each as the sets of terms that stand for it, with its weight.

    A compound is held by its one-word form or by all its parts: "cease-fire", "ceasefire", "cease fire".
    """

    def __init__(self, searcher: Searcher, topic: str) -> None:
        # What it says of names, and these: "the Uvalde shooting".
        others: list[_Word] = []
        names: list[_Word] = []
        for word in dict.fromkeys(content_words(topic)):
            *parts, last = found = terms(word)
            # "9/11" has no form in one word.
            ways: tuple[frozenset[str], ...] = (
                (frozenset(parts), frozenset([last])) if joined(word) else (frozenset(found),)
            )
            is_name = word[0].isupper() and NATION_WORDS.keys().isdisjoint(fold(word))
            if len(found) == 1 and not is_name:
                ways = tuple(frozenset([form]) for form in forms(last))
            (names if is_name else others).append((ways, searcher.idf(last)))
        self._parts = (others, names)
        self._words = [*others, *names]
        self._total = sum(weight for _, weight in self._words)
        self._held = Among(frozenset(term for ways, _ in self._words for way in ways for term in way))

    def shares(self, texts: Sequence[str]) -> list[float]:
        """Share of the topic, by weight of its words, that each of some texts holds, in [0, 1]."""
        return [_weight(self._words, held) / self._total if held else 0.0 for held in self._held(texts)]

    @property
    def is_one_word(self) -> bool:
        """Whether it has no parts, of which a text may hold some."""
        return len(self._words) < 2

    @property
    def is_of_both(self) -> bool:
        """Whether it has names and says something of them: "Biden's cancer"."""
        return all(self._parts)

    def lacking(self, texts: Sequence[str]) -> list[bool]:
        """Whether each of some texts holds none of its names, or nothing of what it says of them."""
        return [not all(_weight(part, held) for part in self._parts) for held in self._held(texts)]


def _weight(words: Iterable[_Word], held: frozenset[str]) -> float:
    return sum(weight for ways, weight in words if any(way <= held for way in ways))
