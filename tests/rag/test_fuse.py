from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.build import rebuild
from index.common import in_passages
from index.progress import Silent
from index.searcher import Searcher
from rag.fuse import ARTICLE, MEANING, OPENING, REPEATED, WORDS, Evidence, Fused, fuse, spread
from rag.retrieve import retrieve
from rag.values import Interpretation, Question

# "ceasefire" stands once in three of the passages; the second article's other passages, long ones, don't hold it.
FILLER = " ".join(["The harbour master counts boats while gulls circle over the quiet quay."] * 9)
ARTICLES = [
    {"id": "a", "title": "Talks", "text": "The ceasefire holds in the north."},
    {"id": "b", "title": "Harbour", "text": f"{FILLER}\n\n{FILLER}\n\nNobody spoke of a ceasefire there."},
    {"id": "c", "title": "Ceasefire", "text": "The bank raised its rate."},
]


@pytest.fixture
def searcher(write_articles: Callable[..., Path], tiny_model: Path, tmp_path: Path) -> Iterator[Searcher]:
    rebuild([write_articles(ARTICLES)], tmp_path / "index", Silent(), encoder=str(tiny_model))
    searcher = Searcher(tmp_path / "index")
    yield searcher
    searcher.close()


def test_the_weights_make_a_convex_combination() -> None:
    assert pytest.approx(1.0) == WORDS + MEANING + ARTICLE + OPENING
    assert Evidence().score == 0
    assert Evidence(1, 1, 1, 1).score == pytest.approx(1)
    assert Evidence(words=0.5, meaning=0.2, article=0.1, opening=1.0).score == pytest.approx(
        0.5 * WORDS + 0.2 * MEANING + 0.1 * ARTICLE + OPENING
    )


def test_scores_are_those_that_confidence_was_fitted_on() -> None:
    # By hand: whoever changes a weight fits `decide` anew.
    evidence = Evidence(words=0.5, meaning=0.4, article=0.3, opening=1.0)
    assert evidence.score == pytest.approx(0.441)
    assert evidence.lexical == pytest.approx(0.275 / 0.63)
    found = spread([Fused(row, 0.5) for row in (2, 0, 1)], {0: 7, 1: 7, 2: 7})
    assert [(f.row, f.score) for f in found] == [(0, 0.5), (1, pytest.approx(0.46)), (2, pytest.approx(0.42))]


def test_evidence_is_what_the_index_says(searcher: Searcher) -> None:
    question = Question("ceasefire?")
    found = retrieve(searcher, question, Interpretation(kind="open"))
    fused = {f.row: f for f in fuse(searcher, found)}
    passages = searcher.passages(sorted(fused))
    leads: dict[str, int] = {}
    for row in sorted(passages):
        leads.setdefault(passages[row][0].article_id, row)
    n = len(passages)
    # Counted among these and those that are imagined beside them.
    among = n + in_passages().texts
    df = 3 + in_passages().holding("ceasefir")
    holding = [row for row, (p, heading) in passages.items() if "easefire" in p.text + (heading.title or "")]
    assert len(holding) == 3
    bound = 2.2 * math.log(1 + (among - df + 0.5) / (df + 0.5))
    scores = {hit.row: hit.score for hit in found.lexical}
    for row, f in fused.items():
        assert f.evidence.words == pytest.approx(scores[row] / bound if row in holding else 0)
        assert f.evidence.meaning == pytest.approx(max(0.0, searcher.cosines(found.query, [row])[0]))
        assert f.evidence.opening == (row == leads[passages[row][0].article_id])
        # All three articles hold the word; the one of few words most of all.
        assert 0 < f.evidence.article < 1
    assert [f.lexical_rank for f in sorted(fused.values(), key=lambda f: f.row) if f.row not in holding] == [None] * (
        n - 3
    )
    assert sorted(f.dense_rank or 0 for f in fused.values()) == list(range(1, n + 1))


def test_a_passage_stands_lower_for_each_better_one_of_its_article() -> None:
    scores = [0.50, 0.60, 0.58, 0.58 - REPEATED / 2, 0.01, 0.01]
    fused = [Fused(row, score) for row, score in enumerate(scores)]
    article = {0: 7, 1: 7, 2: 7, 3: 8, 4: 9, 5: 9}
    found = spread(fused, article)
    assert [f.row for f in found] == [1, 3, 2, 0, 4, 5]
    assert [f.score for f in found] == pytest.approx(
        [0.60, 0.58 - REPEATED / 2, 0.58 - REPEATED, 0.50 - 2 * REPEATED, 0.01, 0.0]
    )


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4)), max_size=30))
def test_spreading_keeps_every_row_and_the_order_within_an_article(scored: list[tuple[float, int]]) -> None:
    article = {row: number for row, (_, number) in enumerate(scored)}
    found = spread([Fused(row, score) for row, (score, _) in enumerate(scored)], article)
    assert sorted(f.row for f in found) == list(range(len(scored)))
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
    for number in set(article.values()):
        own = [scored[f.row][0] for f in found if article[f.row] == number and f.score > 0]
        assert own == sorted(own, reverse=True)
