"""Candidates for an answer: passages by words and by meaning, filters inside both searches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.filters import Filters
from index.narrow import Narrowed
from index.searcher import Hit, Searcher
from index.storage.vectors import Vectors

from .question.content import question_terms
from .values import Interpretation, Question

# Passages taken from each search before they are fused: always so many, so that neither the first passages nor how sure
# an answer is depend on how many are asked for, and enough for as many distinct ones as may be.
CANDIDATES = 160


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the searches found for a question; `articles` maps numbers of articles to their BM25."""

    terms: tuple[str, ...]
    query: Vectors
    filters: Filters
    within: Narrowed
    lexical: tuple[Hit, ...]
    dense: tuple[Hit, ...]
    articles: dict[int, float]


def retrieve(searcher: Searcher, question: Question, understood: Interpretation) -> Candidates:
    """Search the generation for passages, as many of each kind as fusing needs."""
    filters = _with_dates(question.filters, understood)
    within = searcher.narrow(filters)
    asked = question_terms(question.sought)
    # Words first: meanwhile the question is encoded.
    lexical = searcher.search_words(asked, CANDIDATES, within)
    articles = searcher.search_articles(asked, CANDIDATES, within)
    query = searcher.encode(question.sought)
    return Candidates(
        terms=asked,
        query=query,
        filters=filters,
        within=within,
        lexical=tuple(lexical),
        dense=tuple(searcher.search_meaning(query, CANDIDATES, within)),
        articles=articles,
    )


def _with_dates(filters: Filters, understood: Interpretation) -> Filters:
    """Filters tightened by the dates that the question itself gives."""
    first = max(filter(None, (filters.published_from, understood.published_from)), default=None)
    last = min(filter(None, (filters.published_to, understood.published_to)), default=None)
    return replace(filters, published_from=first, published_to=last)
