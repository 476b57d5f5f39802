"""How common terms are in news at large: what a collection too small to tell is taken to know already.

Of five articles none holds "spend", and all hold a name that hardly any other article does: counted among them alone, a
question's everyday words weigh most and its names least.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# The table counts in as many.
_OF = 100_000


@dataclass(frozen=True, slots=True)
class Common:
    """So many texts that are imagined beside a collection's own, and the share of them that holds each common term."""

    texts: int
    shares: Mapping[str, float]

    def holding(self, term: str) -> float:
        """How many of them hold a term."""
        return self.texts * self.shares.get(term, 0.0)


@cache
def in_passages() -> Common:
    """As many passages as some 600 articles have: next to nothing in an archive, nearly all in a handful."""
    return Common(10_000, {term: passages for term, passages, _ in _table()})


@cache
def in_articles() -> Common:
    """The articles of those passages."""
    return Common(600, {term: articles for term, _, articles in _table()})


@cache
def _table() -> list[tuple[str, float, float]]:
    """Terms, with the shares of passages and of articles that hold them; benchmarks/common.py counted."""
    lines = Path(__file__).with_name("common.tsv").read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines)
    return [(term, int(passages) / _OF, int(articles) / _OF) for term, passages, articles in split]
