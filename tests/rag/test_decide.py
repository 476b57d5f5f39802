from __future__ import annotations

import math
from pathlib import Path

import pytest

from index.searcher import Searcher
from rag.answer import answer
from rag.decide import ALL_EVIDENCE, LEXICAL, Fit, passage_confidence, stands_out
from rag.fuse import ARTICLE, MEANING, WORDS, Evidence, Fused
from rag.values import Question


def test_probability_by_hand() -> None:
    assert Fit(0, 0, 0).probability(0.7, 0.2) == 0.5
    # -1 + 2 * .5 + 4 * .25 = 1.
    assert Fit(-1, 2, 4).probability(0.5, 0.25) == pytest.approx(math.e / (1 + math.e))


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.4], (0.4, 0.0)),
        ([0.4, 0.1], (0.4, 0.3)),
        # The best of the first five counts, wherever a re-ranker put it; the tenth best may stand anywhere.
        ([0.3, 0.5, 0.2, 0.2, 0.2, 0.9], (0.5, 0.3)),
        ([0.5] * 9 + [0.1, 0.2], (0.5, 0.3)),
        ([0.5] * 12, (0.5, 0.0)),
    ],
)
def test_standing_out(scores: list[float], expected: tuple[float, float]) -> None:
    assert stands_out(scores) == pytest.approx(expected)


def test_confidence_is_the_fit_of_the_evidence() -> None:
    ranked = [Fused(0, 0, evidence=Evidence(words=0.5, meaning=0.8)), Fused(1, 0, evidence=Evidence(article=0.2))]
    best, last = 0.5 * WORDS + 0.8 * MEANING, 0.2 * ARTICLE
    assert passage_confidence(ranked, is_packaged=True) == ALL_EVIDENCE.probability(best, best - last)
    # Another encoder's cosines mean something else: only words count.
    best, last = (each / (WORDS + ARTICLE) for each in (0.5 * WORDS, 0.2 * ARTICLE))
    assert passage_confidence(ranked, is_packaged=False) == pytest.approx(LEXICAL.probability(best, best - last))
    assert passage_confidence([], is_packaged=True) == 0


@pytest.mark.parametrize("fit", [ALL_EVIDENCE, LEXICAL])
def test_better_evidence_never_lowers_it(fit: Fit) -> None:
    assert fit.best > 0
    assert fit.margin >= 0
    assert fit.probability(0, 0) < 0.1


def test_it_does_not_depend_on_how_many_passages_are_asked_for(seed_index: Path) -> None:
    searcher = Searcher(seed_index)
    question = "How far did the talks on a ceasefire get?"
    one, many = (answer(searcher, Question(question, top_k=k)) for k in (1, 20))
    searcher.close()
    assert len(one.passages) == 1
    assert len(many.passages) == 20
    assert one.confidence == many.confidence
