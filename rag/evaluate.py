"""Measuring: questions whose answers are known are asked, and what comes back is scored.

Articles are compared by the id that a TREC file can hold, `docid`. Asking and what `index/` holds know nothing of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote

import ir_measures
from ir_measures import Measure

from index.filters import NO_FILTERS, Filters
from index.searcher import Searcher

from .answer import answer
from .decide import FIRST
from .scores import Estimate, auroc, brier, mean, normalised, stands_within
from .values import Answer, Question, RankedPassage, RankedStatement

MEASURES = ("RR@10", "R@10", "Success@10", "nDCG@10", "AP")
# Passages asked for: as many as an answer may hold.
DEPTH = 100
# What a reader, or a language model, gets through: one, five and ten passages of 190 words.
WORDS = (190, 950, 1_900)
_THREADS = 2
_SPACE = re.compile(r"\s")


def docid(article_id: str) -> str:
    """An article's id as TREC's files hold it: their columns end at whitespace, so that it is percent-encoded."""
    return _SPACE.sub(lambda space: quote(space[0]), article_id)


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question and what is known of its answer; None where nothing is, empty where there is none.

    `relevance` is the grade of each judged article by its `docid`, relevant from 1. `answers` are the words of a right
    answer, any of which will do.
    """

    id: str
    text: str
    filters: Filters = NO_FILTERS
    relevance: Mapping[str, int] | None = None
    answers: tuple[str, ...] | None = None

    @property
    def relevant(self) -> frozenset[str]:
        """The relevant articles."""
        return frozenset(article for article, grade in (self.relevance or {}).items() if grade > 0)

    @property
    def is_answerable(self) -> bool | None:
        """Whether there is an answer: not where all that is given is empty. None where nothing tells."""
        if self.relevant or self.answers:
            return True
        return None if self.relevance or (self.relevance is None and self.answers is None) else False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back for a question.

    `ranking` holds articles, each where its best passage stands. `within` says for each of `WORDS` whether an answer
    stands there. `found` is whether an answer or a relevant article is among the first five passages or statements.
    """

    ranking: tuple[str, ...]
    within: tuple[bool, ...]
    found: bool
    answered: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every figure that the questions' judgements allow; None and nothing where they don't.

    `measures` are means by ir_measures' names over the questions with judged articles; `within` shares by number of
    words over those with answers. `auroc` tells answerable from unanswerable by confidence; `brier` compares confidence
    with what was found among the first five.
    """

    questions: int
    answered: Estimate | None
    measures: Mapping[str, Estimate]
    within: Mapping[int, Estimate]
    answered_of_answerable: Estimate | None
    answered_of_unanswerable: Estimate | None
    auroc: Estimate | None
    brier: Estimate | None


def ask_all(
    searcher: Searcher, questions: Sequence[JudgedQuestion], asked: Callable[[], None] = lambda: None
) -> list[Outcome]:
    """Ask every question; outcomes in the questions' order. `asked` hears of each as it comes in."""
    outcomes = []
    pool = ThreadPoolExecutor(_THREADS)
    try:
        for outcome in pool.map(lambda question: ask(searcher, question), questions):
            outcomes.append(outcome)
            asked()
    finally:
        # After Ctrl-C the questions still waiting are not asked.
        pool.shutdown(cancel_futures=True)
    return outcomes


def ask(searcher: Searcher, question: JudgedQuestion) -> Outcome:
    """Ask one question."""
    result = answer(searcher, Question(question.text, DEPTH, filters=question.filters))
    texts = [passage.text for passage in result.passages]
    return Outcome(
        ranking=tuple(dict.fromkeys(docid(passage.citation.article_id) for passage in result.passages)),
        within=tuple(stands_within(question.answers or (), texts, words) for words in WORDS),
        found=_is_found(question, result),
        answered=result.answered,
        confidence=result.confidence,
    )


def _is_found(question: JudgedQuestion, result: Answer) -> bool:
    first: list[RankedPassage | RankedStatement] = [*result.passages[:FIRST], *result.statements[:FIRST]]
    texts = [normalised(each.text) for each in first]
    if any(normalised(words) in text for words in question.answers or () for text in texts):
        return True
    cited = {docid(each.citation.article_id) for each in first}
    for statement in result.statements[:FIRST]:
        cited.update(docid(wording.citation.article_id) for wording in statement.also_reported_by)
    return not question.relevant.isdisjoint(cited)


def evaluate(
    questions: Sequence[JudgedQuestion], outcomes: Sequence[Outcome], measures: Sequence[Measure]
) -> Evaluation:
    """Score the outcomes of questions."""
    both = list(zip(questions, outcomes, strict=True))
    with_answers = [outcome for question, outcome in both if question.answers]
    yes = [outcome for question, outcome in both if question.is_answerable]
    no = [outcome for question, outcome in both if question.is_answerable is False]
    return Evaluation(
        questions=len(both),
        answered=_share_answered(outcomes),
        measures=measure(questions, outcomes, measures),
        within={
            words: share
            for i, words in enumerate(WORDS)
            if (share := mean([outcome.within[i] for outcome in with_answers]))
        },
        answered_of_answerable=_share_answered(yes),
        answered_of_unanswerable=_share_answered(no),
        auroc=auroc([outcome.confidence for outcome in yes], [outcome.confidence for outcome in no]),
        brier=brier([outcome.confidence for outcome in yes + no], [outcome.found for outcome in yes + no]),
    )


def _share_answered(outcomes: Sequence[Outcome]) -> Estimate | None:
    return mean([outcome.answered for outcome in outcomes])


def judgements(questions: Sequence[JudgedQuestion]) -> dict[str, dict[str, int]]:
    """Grades by question's id and `docid`, in the questions' order; without those that judge no article."""
    return {question.id: dict(question.relevance) for question in questions if question.relevance}


def measure(
    questions: Sequence[JudgedQuestion], outcomes: Sequence[Outcome], measures: Sequence[Measure]
) -> dict[str, Estimate]:
    """Means of measures by name, over the questions with judged articles, as ir_measures computes each."""
    qrels = judgements(questions)
    # Those who order a run by score must find our ranks; fused scores may tie.
    run = {
        question.id: {article: 1 / rank for rank, article in enumerate(outcome.ranking, 1)}
        for question, outcome in zip(questions, outcomes, strict=True)
        if question.id in qrels
    }
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for metric in ir_measures.iter_calc(measures, qrels, run) if qrels else ():
        scores[str(metric.measure)][metric.query_id] = float(metric.value)
    # In the questions' order, or the intervals would depend on that of a set.
    means = {name: mean([of[id_] for id_ in qrels if id_ in of]) for name in map(str, measures) if (of := scores[name])}
    return {name: estimate for name, estimate in means.items() if estimate}
