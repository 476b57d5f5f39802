"""What speaks for each candidate, and the ranking that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from index.searcher import Searcher

from .retrieve import Candidates

# What each kind of evidence weighs. They sum to 1, so that a score lies in [0, 1] as its parts do. Fitted on half of
# the questions of benchmarks/README.md, where the table of what else was tried stands.
WORDS, MEANING, ARTICLE, OPENING = 0.43, 0.34, 0.20, 0.03
# What a passage loses for each better one of its article: an answer shows what several articles say.
REPEATED = 0.04


class Evidence(NamedTuple):
    """What speaks for a passage, each in [0, 1] and comparable between collections of any size.

    `words` is BM25 as a share of what it could reach for the question, 0 where the search by words didn't find it,
    `article` the same over its whole article; `meaning` is its cosine with the question, not below 0. `opening` is 1 of
    the passage that its article opens with, where news say what has happened, else 0.
    """

    words: float = 0.0
    meaning: float = 0.0
    article: float = 0.0
    opening: float = 0.0

    @property
    def score(self) -> float:
        """Their convex combination (Bruch, Gai, Ingber: An Analysis of Fusion Functions for Hybrid Retrieval, 2023)."""
        return WORDS * self.words + MEANING * self.meaning + ARTICLE * self.article + OPENING * self.opening

    @property
    def lexical(self) -> float:
        """What of it needs no encoder, in [0, 1]."""
        return (WORDS * self.words + ARTICLE * self.article) / (WORDS + ARTICLE)


_NONE = Evidence()


class Fused(NamedTuple):
    """A row with its score, its 1-based rank in each ranking, None where it isn't in one, and its evidence."""

    row: int
    score: float
    lexical_rank: int | None = None
    dense_rank: int | None = None
    evidence: Evidence = _NONE


def fuse(searcher: Searcher, found: Candidates) -> list[Fused]:
    """Candidates of both searches by their evidence, best first, ties by row."""
    lexical = {hit.row: rank for rank, hit in enumerate(found.lexical, 1)}
    dense = {hit.row: rank for rank, hit in enumerate(found.dense, 1)}
    rows = sorted(lexical.keys() | dense.keys())
    articles = searcher.articles_of(rows)
    fused = [
        Fused(row, each.score, lexical.get(row), dense.get(row), each)
        for row, each in zip(rows, _weigh(searcher, found, rows, articles), strict=True)
    ]
    return spread(fused, dict(zip(rows, articles, strict=True)))


def _weigh(searcher: Searcher, found: Candidates, rows: list[int], articles: list[int]) -> list[Evidence]:
    words = _shares({hit.row: hit.score for hit in found.lexical}, searcher.passage_bound(found.terms))
    of_article = _shares(found.articles, searcher.article_bound(found.terms))
    cosines, leads = searcher.cosines(found.query, rows), searcher.leads(articles)
    return [
        Evidence(words.get(row, 0.0), max(0.0, cosine), of_article.get(article, 0.0), 1.0 if row == lead else 0.0)
        for row, article, cosine, lead in zip(rows, articles, cosines, leads, strict=True)
    ]


def _shares(scores: Mapping[int, float], most: float) -> dict[int, float]:
    """BM25 as a share of what it could reach; nothing where that is 0."""
    return {key: score / most for key, score in scores.items()} if most else {}


def spread(fused: Sequence[Fused], article_of: Mapping[int, int], repeated: float = REPEATED) -> list[Fused]:
    """Fused rows, best first, ties by row, each so much lower for every better one of its article, not below 0."""
    better: dict[int, int] = {}
    lowered = []
    for each in _best_first(fused):
        article = article_of[each.row]
        ahead = better.get(article, 0)
        less = repeated * ahead
        # Not _replace, which takes four times as long.
        lowered.append(Fused(each.row, max(0.0, each.score - less), *each[2:]) if less else each)
        better[article] = ahead + 1
    return _best_first(lowered)


def _best_first(fused: Sequence[Fused]) -> list[Fused]:
    """By score, ties by row: two sorts by what a tuple holds are faster than one by a key that is made for each."""
    return sorted(sorted(fused, key=itemgetter(0)), key=itemgetter(1), reverse=True)
