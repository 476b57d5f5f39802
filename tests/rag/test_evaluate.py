from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ir_measures
import pytest
from ir_measures import AP, RR, R, Success, nDCG

from index.filters import Filters
from index.searcher import Searcher
from rag.evaluate import JudgedQuestion, Outcome, _is_found, ask, ask_all, docid, evaluate, measure
from rag.scores import Estimate

# The only article with Blinken in it.
FUEL = "004_e65251e9d6267151"


def judged(
    id_: str, relevance: Mapping[str, int] | None = None, answers: Sequence[str] | None = None
) -> JudgedQuestion:
    return JudgedQuestion(id_, id_, relevance=relevance, answers=None if answers is None else tuple(answers))


def outcome(ranking: str = "", answered: bool = True, confidence: float = 0.9, found: bool = True) -> Outcome:
    return Outcome(tuple(ranking), (False, True, True), found, answered, confidence)


@pytest.mark.parametrize(
    ("article_id", "expected"),
    [
        ("cnn.com/a%20b", "cnn.com/a%20b"),
        ("a b", "a%20b"),
        ("a\tb\u00a0c\u2028d", "a%09b%C2%A0c%E2%80%A8d"),
        ("мир", "мир"),
    ],
)
def test_whitespace_in_an_id_is_percent_encoded(article_id: str, expected: str) -> None:
    assert docid(article_id) == expected
    assert len(docid(article_id).split()) == 1


@pytest.mark.parametrize(
    ("relevance", "answers", "expected"),
    [
        (None, None, None),
        ({}, None, False),
        (None, [], False),
        ({}, [], False),
        ({"a": 1}, None, True),
        (None, ["x"], True),
        # An answer whose article nobody knows.
        ({}, ["x"], True),
        # Judged, and found not relevant, is not yet that there is no answer.
        ({"a": 0}, None, None),
    ],
)
def test_what_is_answerable(
    relevance: Mapping[str, int] | None, answers: Sequence[str] | None, expected: bool | None
) -> None:
    assert judged("q", relevance, answers).is_answerable is expected


QUESTIONS = [judged("one", {"b": 1, "d": 1}), judged("two", {"x": 2, "y": 1, "z": 0}), judged("none", {})]
OUTCOMES = [outcome("abcd"), outcome("yax"), outcome("a")]


def test_measures_against_figures_worked_by_hand() -> None:
    found = measure(QUESTIONS, OUTCOMES, [RR @ 10, R @ 2, Success @ 1, nDCG @ 10, AP])
    # one: relevant at ranks 2 and 4. two: grade 1 at rank 1 and grade 2 at rank 3, ideally 2 then 1.
    ndcg_one = (1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3))
    ndcg_two = (1 + 2 / math.log2(4)) / (2 + 1 / math.log2(3))
    expected = {
        "RR@10": (1 / 2 + 1) / 2,
        "R@2": (1 / 2 + 1 / 2) / 2,
        "Success@1": (0 + 1) / 2,
        "nDCG@10": (ndcg_one + ndcg_two) / 2,
        "AP": ((1 / 2 + 2 / 4) / 2 + (1 + 2 / 3) / 2) / 2,
    }
    assert {name: estimate.value for name, estimate in found.items()} == pytest.approx(expected)
    assert {estimate.n for estimate in found.values()} == {2}


def test_means_are_ir_measures_own_aggregates() -> None:
    measures = [RR @ 10, R @ 10, nDCG @ 10, AP]
    qrels = {"one": {"b": 1, "d": 1}, "two": {"x": 2, "y": 1, "z": 0}}
    run = {"one": dict(zip("abcd", (4.0, 3.0, 2.0, 1.0), strict=True)), "two": {"y": 3.0, "a": 2.0, "x": 1.0}}
    own = ir_measures.calc_aggregate(measures, qrels, run)
    found = measure(QUESTIONS, OUTCOMES, measures)
    assert {name: estimate.value for name, estimate in found.items()} == pytest.approx(
        {str(each): value for each, value in own.items()}
    )


def test_nothing_found_counts_as_nought() -> None:
    found = measure([judged("one", {"b": 1}), judged("two", {"x": 1})], [outcome("b"), outcome()], [RR @ 10])
    assert (found["RR@10"].value, found["RR@10"].n) == (0.5, 2)


def test_an_evaluation_says_only_what_the_judgements_allow() -> None:
    found = evaluate([judged("one"), judged("two")], [outcome("a"), outcome("a", answered=False)], [AP])
    assert (found.answered, found.measures, found.within) == (Estimate(0.5, 0, 1, 2), {}, {})
    assert (found.answered_of_answerable, found.answered_of_unanswerable) == (None, None)
    assert (found.auroc, found.brier) == (None, None)


def test_confidence_where_there_is_no_answer() -> None:
    questions = [judged("a", {"a": 1}), judged("b", None, ["x"]), judged("c", {}), judged("d", None, []), judged("e")]
    outcomes = [
        outcome("a", confidence=0.9),
        outcome("b", confidence=0.4, found=False, answered=False),
        outcome("c", confidence=0.6, found=False),
        outcome("d", confidence=0.1, found=False, answered=False),
        outcome("e"),
    ]
    found = evaluate(questions, outcomes, [AP])
    assert found.answered
    assert found.answered_of_answerable
    assert found.answered_of_unanswerable
    assert found.auroc
    assert found.brier
    assert (found.answered.value, found.answered.n) == (3 / 5, 5)
    assert (found.answered_of_answerable.value, found.answered_of_answerable.n) == (1 / 2, 2)
    assert (found.answered_of_unanswerable.value, found.answered_of_unanswerable.n) == (1 / 2, 2)
    # Of four pairs three are in order; 0.1² + 0.4² + 0.6² + 0.1² over four.
    assert found.auroc.value == 3 / 4
    assert found.brier.value == pytest.approx(0.54 / 4)
    assert {words: (share.value, share.n) for words, share in found.within.items()} == {
        190: (0, 1),
        950: (1, 1),
        1_900: (1, 1),
    }


@pytest.fixture(scope="module")
def searcher(seed_index: Path) -> Iterator[Searcher]:
    searcher = Searcher(seed_index)
    yield searcher
    searcher.close()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (JudgedQuestion("q", "What did Blinken say?", relevance={FUEL: 1}), True),
        (JudgedQuestion("q", "What did Blinken say?", relevance={FUEL: 0}), False),
        (
            JudgedQuestion(
                "q", "What did Blinken say?", answers=("no responsibility to hold the Kremlin responsible",)
            ),
            True,
        ),
        (JudgedQuestion("q", "What did Blinken say?", answers=("a hole in one",)), False),
        # One statement in three outlets: the article of each wording.
        (JudgedQuestion("q", "What did Kirby say about the ceasefire?", relevance={"002_929bd09e459bf7ac": 1}), True),
        (JudgedQuestion("q", "What did Blinken say?"), False),
        (JudgedQuestion("q", "What did Blinken say?", Filters(outlets=("nobody",)), {FUEL: 1}), False),
    ],
)
def test_what_is_found_among_the_first(searcher: Searcher, question: JudgedQuestion, found: bool) -> None:
    assert ask(searcher, question).found is found


@pytest.mark.parametrize("relevant", "abcdefghijklmn")
def test_only_the_first_five_of_each_count(relevant: str) -> None:
    def stands(article: str, also: str = "") -> SimpleNamespace:
        others = [stands(each) for each in also]
        return SimpleNamespace(text="", citation=SimpleNamespace(article_id=article), also_reported_by=others)

    statements = [stands("g", "m"), *map(stands, "hijk"), stands("l", "n")]
    answered: Any = SimpleNamespace(passages=[*map(stands, "abcdef")], statements=statements)
    assert _is_found(judged("q", {relevant: 1}), answered) is (relevant in "abcdeghijkm")


def test_outcomes_come_in_the_questions_order_and_every_article_once(searcher: Searcher) -> None:
    questions = [
        JudgedQuestion(str(n), f"What did {who} say?") for n, who in enumerate(["Blinken", "Merkel", "Kirby"] * 3)
    ]
    heard: list[None] = []
    outcomes = ask_all(searcher, questions, lambda: heard.append(None))
    assert [o.answered for o in outcomes] == [True, False, True] * 3
    assert len(heard) == 9
    assert outcomes[0] == ask(searcher, questions[0]) == outcomes[3]
    assert outcomes[0].ranking[0] == FUEL
    assert len(set(outcomes[0].ranking)) == len(outcomes[0].ranking) == 5


def test_after_an_error_the_rest_is_not_asked(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[None] = []
    begun: list[JudgedQuestion] = []
    monkeypatch.setattr("rag.evaluate.ask", lambda searcher, question: begun.append(question) or time.sleep(0.001))

    def asked() -> None:
        heard.append(None)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask_all(searcher, [JudgedQuestion(str(n), "What did Kirby say?") for n in range(500)], asked)
    assert len(heard) == 1
    assert len(begun) < 500
