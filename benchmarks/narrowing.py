"""What filters cost: how many of the ten nearest passages are still found, and how much longer a question takes.

Three kinds: a run of days (what was written together is alike, so such a filter goes with the content), a random set of
articles, and each outlet. The days and the sets let 10 %, 1 %, 0.1 % and none of the passages pass, drawn anew, with a
fixed seed, for every question in turn from `DRAWS` of each kind.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from index.filters import NO_FILTERS, Filters
from index.narrow import Narrowed
from index.searcher import Searcher
from index.storage.generation import FILES, Generation
from index.storage.store import Store
from index.storage.vectors import Rows, Vectors, open_array
from index.values import UNDATED
from rag.answer import answer
from rag.retrieve import CANDIDATES, question_terms
from rag.values import Question

SHARES = (0.1, 0.01, 0.001, 0.0)
DRAWS = 5
_TOP = 10


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter of one kind, meant to let a share of the passages pass (None: whatever it lets)."""

    kind: str
    share: float | None
    filters: Filters


def narrowings(index: Path, seed: int = 1) -> Iterator[Narrowing]:
    """The filters that an index is searched under."""
    random = np.random.default_rng(seed)
    generation = Generation(index)
    columns = np.load(generation.folder / FILES.columns)
    store = Store(generation.folder / FILES.store)
    ids, after = [], None
    while page := store.headings(after, 10_000):
        ids += [heading.id for heading in page]
        after = page[-1].id
    outlets = [name for name in store.outlets() if name]
    store.close()
    generation.close()
    for share in SHARES:
        for _ in range(DRAWS):
            yield Narrowing("days", share, _days(columns["day"], columns["passages"], share, random))
            yield Narrowing("articles", share, _articles(ids, columns["passages"], share, random))
    for outlet in outlets:
        yield Narrowing(f"outlet {outlet}", None, Filters(outlets=(outlet,)))


def _days(day: Rows, passages: Rows, share: float, random: np.random.Generator) -> Filters:
    """A run of days from a random article's on, as long as it takes; towards the end, the days before."""
    if share == 0:
        return Filters(published_from=date.fromordinal(int(day.max())) + timedelta(days=1))
    dated = np.flatnonzero(day != UNDATED)
    order = dated[np.argsort(day[dated], kind="stable")]
    passed = np.concatenate([[0], np.cumsum(passages[order])])
    wanted = share * passages.sum()
    last_start = max(1, int(np.searchsorted(passed, passed[-1] - wanted)))
    first = int(random.integers(last_start))
    last = min(len(order) - 1, max(first, int(np.searchsorted(passed, passed[first] + wanted)) - 1))
    return Filters(date.fromordinal(int(day[order[first]])), date.fromordinal(int(day[order[last]])))


def _articles(ids: Sequence[str], passages: Rows, share: float, random: np.random.Generator) -> Filters:
    if share == 0:
        return Filters(article_ids=("no such article",))
    order = random.permutation(len(ids))
    enough = int(np.searchsorted(np.cumsum(passages[order]), share * passages.sum())) + 1
    return Filters(article_ids=tuple(ids[i] for i in order[:enough]))


def nearest(queries: Vectors, vectors: Vectors, rows: Rows, k: int) -> list[set[int]]:
    """Rows of the k nearest each query, `(q, d)`, by their cosines with every one of `rows`; read in blocks."""
    scores = np.empty((len(queries), 0), np.float32)
    kept = np.empty((len(queries), 0), np.int64)
    for first in range(0, len(rows), 65_536):
        block = rows[first : first + 65_536]
        scores = np.hstack([scores, queries @ np.asarray(vectors[block]).T])
        kept = np.hstack([kept, np.broadcast_to(block, (len(queries), len(block)))])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        scores, kept = np.take_along_axis(scores, best, 1), np.take_along_axis(kept, best, 1)
    return [set(each.tolist()) for each in kept]


def recall(searcher: Searcher, vectors: Vectors, queries: Vectors, within: Narrowed, k: int = _TOP) -> list[float]:
    """Share of the ten nearest passages (of all that pass, where fewer do) that searching for k finds, a query each."""
    rows = np.arange(len(vectors)) if within.passages is None else within.passages.numbers
    if len(rows) == 0:
        return []
    found = ({hit.row for hit in searcher.search_meaning(query, k, within)[:_TOP]} for query in queries)
    return [len(f & t) / len(t) for f, t in zip(found, nearest(queries, vectors, rows, _TOP), strict=True)]


def measure(index: Path, questions: Sequence[str]) -> list[dict[str, Any]]:
    """A row for no filter and for each kind and share: recall@10, and milliseconds beside no filter's.

    Each question is asked under every kind in turn, so that a busy machine is busy for all. `search` is resolving the
    filter and both searches, `answer` the whole.
    """
    searcher = Searcher(index)
    vectors = vectors_of(index)
    queries = np.array([searcher.encode(question) for question in questions])
    every = [Narrowing("none", None, NO_FILTERS), *narrowings(index)]
    kinds: dict[tuple[str, float | None], list[Narrowing]] = defaultdict(list)
    for each in every:
        kinds[each.kind, each.share].append(each)
    took: dict[tuple[str, float | None], list[tuple[float, float]]] = defaultdict(list)
    turns = {kind: cycle(same) for kind, same in kinds.items()}
    for turn in range(2):
        # The first turn only brings what is asked for into memory.
        for query, question in islice(zip(queries, questions, strict=True), None if turn else 20):
            for kind, same in turns.items():
                took[kind].append(_ask(searcher, question, query, next(same).filters))
        if not turn:
            took.clear()
    rows = []
    base: tuple[float, float] | None = None
    for kind, same in kinds.items():
        passed, shares = [], []
        for each in same:
            within = searcher.narrow(each.filters)
            shares.append(1.0 if within.passages is None else within.passages.share)
            passed += recall(searcher, vectors, queries, within)
        search, whole = (median(column) for column in zip(*took[kind], strict=True))
        base = base or (search, whole)
        rows.append(
            {
                "filter": kind[0],
                "passes": round(float(np.mean(shares)), 5),
                "recall_at_10": round(float(np.mean(passed)), 4) if passed else None,
                "n_recall": len(passed),
                "search_ms_p50": round(search, 2),
                "search_ratio": round(search / base[0], 2),
                "answer_ms_p50": round(whole, 2),
                "answer_ratio": round(whole / base[1], 2),
                "n": len(took[kind]),
            }
        )
    searcher.close()
    return rows


def _ask(searcher: Searcher, question: str, query: Vectors, filters: Filters) -> tuple[float, float]:
    """Milliseconds of searching and of answering."""
    began = time.perf_counter()
    within = searcher.narrow(filters)
    searcher.search_words(question_terms(question), CANDIDATES, within)
    searcher.search_meaning(query, CANDIDATES, within)
    searched = time.perf_counter()
    answer(searcher, Question(question, filters=filters))
    return (searched - began) * 1000, (time.perf_counter() - searched) * 1000


def vectors_of(index: Path) -> Vectors:
    """The vectors of the live generation, mapped."""
    generation = Generation(index)
    try:
        return open_array(generation.folder / FILES.vectors)
    finally:
        generation.close()
