#!/usr/bin/env python3
"""Whether `confidence` tells what the articles answer from what they don't, and the fit that it comes from.

    python benchmarks/confidence.py --index DIR... --questions RTQA.jsonl [--fit]

Asked are, of RealTimeQA's questions, as `Asked.kind` says:
  paired    those with a linked article, with the articles up to its day ("here") and up to 30 days before ("gone")
  future    with the articles up to 2022: of those the ones of 2022 ("here"), and CNN's of 2024 and later ("gone")
  all       those whose answer some article may hold, with all articles, and with those up to 30 days before they were
            asked ("gone")
  of 5      (30, 300, 3000) every fourth of them, and those with a linked article, with so few articles: one that was
            found to hold the answer and others ("here"), or others alone ("gone"); the others found for the question or
            taken at random
A question counts as found where its answer, or its linked article, is among the first five passages; never where the
news was still to come. Fitted is on one half, with `--fit`, first on what was asked of many articles and then on the
rest; figures are the other half's. Of several indexes the fit takes every one.
"""

import argparse
import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from realtimeqa import QuizQuestion, read_quiz
from rich.console import Console
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from api.progress import TerminalProgress
from index.filters import Filters
from index.searcher import Searcher
from index.storage.store import Heading
from index.values import Passage
from rag.decide import ALL_EVIDENCE, LEXICAL, THRESHOLD, Fit, Signs, read_signs
from rag.distinct import distinct
from rag.fuse import fuse
from rag.retrieve import retrieve
from rag.scores import auroc, brier, mean, normalised
from rag.values import Interpretation, Question

FIRST = 5
BEFORE = timedelta(30)
FUTURE = date(2022, 12, 31)
NEGATIVES = 300
MANY = ("paired", "future", "all")
FEW = {f"of {n}": n for n in (5, 30, 300, 3_000)}
EVERY = 4


@dataclass(frozen=True)
class Asked:
    """A question asked of the articles up to a day, and what its passages looked like."""

    kind: str
    here: bool
    question: QuizQuestion
    found: bool
    all_evidence: Signs
    lexical: Signs


@dataclass(frozen=True)
class Case:
    """A question to be asked: of which articles, and whether the answer may be there."""

    kind: str
    here: bool
    question: QuizQuestion
    filters: Filters


def plan(quiz: Sequence[QuizQuestion]) -> Iterator[Case]:
    """What is asked of many articles."""
    linked = [q for q in quiz if q.judged.relevant and q.published]
    later = [q for q in quiz if q.asked.year >= 2024 and not q.judged.relevant and q.source == "CNN"]
    for q in linked:
        assert q.published
        yield Case("paired", True, q, until(q.published))
        yield Case("paired", False, q, until(q.published - BEFORE))
    for q in linked:
        if q.asked.year == FUTURE.year:
            yield Case("future", True, q, until(FUTURE))
    for q in later[:: max(1, len(later) // NEGATIVES)][:NEGATIVES]:
        yield Case("future", False, q, until(FUTURE))
    for q in quiz:
        if q.judged.answers:
            yield Case("all", True, q, Filters())
            yield Case("all", False, q, until(q.asked - BEFORE))


def until(last: date) -> Filters:
    """The articles up to a day."""
    return Filters(published_to=last)


def plan_scarce(searcher: Searcher, quiz: Sequence[QuizQuestion]) -> Iterator[Case]:
    """What is asked of few articles."""
    chance = random.Random(1)
    every = [h.id for h in searcher.headings_numbered(range(searcher.manifest.articles)).values()]
    linked = [q for q in quiz if q.judged.relevant]
    for q in linked + [q for q in quiz if not q.judged.relevant][::EVERY]:
        passages = [passage for passage, _ in ranked(searcher, q, Filters())]
        holding = {p.article_id for p in passages if holds(q, p)}
        if not holding:
            continue
        best = next(p.article_id for p in passages if p.article_id in holding)
        near = sorted({p.article_id for p in passages} - holding)
        others = [article for article in every if article not in holding and article not in q.judged.relevant]
        for kind, n in FEW.items():
            if n > len(others):
                continue
            alike = chance.sample(near, min(len(near), n - 1))
            random_ones = chance.sample(others, n - 1)
            mixed = list(dict.fromkeys(alike + random_ones))[: n - 1]
            for taken in (mixed, random_ones):
                yield Case(kind, True, q, Filters(article_ids=(best, *taken)))
                yield Case(kind, False, q, Filters(article_ids=tuple(taken)))


def ranked(searcher: Searcher, question: QuizQuestion, filters: Filters) -> list[tuple[Passage, Heading]]:
    """Every passage that is found for a question, best first, with its article's heading."""
    found = retrieve(searcher, Question(question.judged.text, filters=filters), Interpretation(kind="open"))
    rows = [f.row for f in fuse(searcher, found)]
    passages = searcher.passages(rows)
    return [passages[row] for row in rows]


def holds(question: QuizQuestion, passage: Passage) -> bool:
    """Whether a passage holds a question's answer, or is of its linked article."""
    text, judged = normalised(passage.text), question.judged
    return passage.article_id in judged.relevant or any(normalised(words) in text for words in judged.answers or ())


def ask(searcher: Searcher, case: Case) -> Asked:
    """Search as an answer does, and look at the first passages."""
    question = Question(case.question.judged.text, filters=case.filters)
    found = retrieve(searcher, question, Interpretation(kind="open"))
    fused = fuse(searcher, found)
    passages = searcher.passages([f.row for f in fused[: 4 * FIRST]])
    first = islice(distinct((passages[f.row][0], passages[f.row][0].text) for f in fused[: 4 * FIRST]), FIRST)
    return Asked(
        case.kind,
        case.here,
        case.question,
        (case.here or case.kind in FEW) and any(holds(case.question, passage) for passage in first),
        read_signs(searcher, found, fused, passages, is_packaged=True),
        read_signs(searcher, found, fused, passages, is_packaged=False),
    )


def fit(asked: Sequence[Asked], signs: Sequence[Signs]) -> Fit:
    """A logistic regression of what was found on the signs, of many articles, and of few on what scarcity adds."""
    many = [(a, s) for a, s in zip(asked, signs, strict=True) if a.kind in MANY]
    features = np.array([[s.support, s.coverage, s.margin, s.length] for _, s in many])
    model = LogisticRegression(C=100, max_iter=5_000).fit(features, [a.found for a, _ in many])
    fitted = Fit(*(round(float(x), 2) for x in (model.intercept_[0], *model.coef_[0])))
    few = [(a, s) for a, s in zip(asked, signs, strict=True) if a.kind in FEW]
    offset = np.array([_logit(fitted.probability(s)) for _, s in few])
    added = np.array([[s.scarcity, s.scarcity * s.margin] for _, s in few])
    found = np.array([a.found for a, _ in few])

    def loss(weights: NDArray[np.float64]) -> float:
        x = offset + added @ weights
        return float(np.mean(np.logaddexp(0, x) - found * x))

    scarcity, scarce_margin = minimize(loss, [0.0, 0.0]).x
    return replace(fitted, scarcity=round(float(scarcity), 2), scarce_margin=round(float(scarce_margin), 2))


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def figures(asked: Sequence[Asked], confidence: Sequence[float], threshold: float) -> dict[str, object]:
    """How well a confidence tells, and what a threshold makes of it."""
    result: dict[str, object] = {}
    for kind in (*MANY, *FEW):
        here = [c for a, c in zip(asked, confidence, strict=True) if a.kind == kind and a.here]
        gone = [c for a, c in zip(asked, confidence, strict=True) if a.kind == kind and not a.here]
        area = auroc(here, gone)
        right, wrong = (mean([c >= threshold for c in part]) for part in (here, gone))
        result[kind] = {
            "here": len(here),
            "gone": len(gone),
            **{
                name: [round(x, 3) for x in (e.value, e.low, e.high)] if e else None
                for name, e in (("auroc", area), ("answered_right", right), ("answered_wrong", wrong))
            },
        }
    for name, kinds in (("many", MANY), ("few", FEW)):
        some = [(c, a.found) for a, c in zip(asked, confidence, strict=True) if a.kind in kinds]
        if not some:
            continue
        said, found = zip(*some, strict=True)
        score, share = brier(said, found), sum(found) / len(found)
        result[name] = {
            "brier": round(score.value, 4) if score else None,
            "brier_of_the_share": round(share * (1 - share), 4),
            "reliability": reliability(some),
        }
    return result


def reliability(asked: Sequence[tuple[float, bool]], bins: int = 10) -> list[dict[str, float | int]]:
    """Bins of equal width: how many questions, their mean confidence, and the share whose answer was found."""
    rows = []
    for at in range(bins):
        inside = [(c, found) for c, found in asked if min(int(c * bins), bins - 1) == at]
        if inside:
            said, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            rows.append({"n": len(inside), "confidence": round(said, 3), "found": round(right, 3)})
    return rows


def main() -> None:
    """Ask everything, fit if told to, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, nargs="+", required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    arguments = parser.parse_args()
    quiz = read_quiz(arguments.questions)
    by_index: dict[str, list[Asked]] = {}
    with TerminalProgress(Console(stderr=True)) as progress:
        for index in arguments.index:
            searcher = Searcher(index)
            progress.stage(index.name, None)
            by_index[str(index)] = []
            for case in chain(plan(quiz), plan_scarce(searcher, quiz)):
                by_index[str(index)].append(ask(searcher, case))
                progress.advance(1)
            searcher.close()
    fitted = [a for asked in by_index.values() for a in asked if not a.question.is_held_out]
    result: dict[str, object] = {}
    for name, of, used in (
        ("all_evidence", lambda a: a.all_evidence, ALL_EVIDENCE),
        ("lexical", lambda a: a.lexical, LEXICAL),
    ):
        used = fit(fitted, [of(a) for a in fitted]) if arguments.fit else used
        result[name] = {"fit": asdict(used)}
        for index_name, asked in by_index.items():
            parts = {"held_out": [a for a in asked if a.question.is_held_out]}
            if not arguments.fit:
                parts["every"] = asked
            for source in sorted({a.question.source for a in asked}):
                parts[source] = [a for a in parts["held_out"] if a.question.source == source and a.kind == "all"]
            result[name][index_name] = {  # type: ignore[index]
                part: figures(some, [used.probability(of(a)) for a in some], arguments.threshold)
                for part, some in parts.items()
                if some
            }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
