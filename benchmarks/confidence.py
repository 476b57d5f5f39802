#!/usr/bin/env python3
"""Whether `confidence` tells what the articles answer from what they don't, and the fit that it comes from.

    python benchmarks/confidence.py --index DIR... --questions RTQA.jsonl [--fit]

Asked are, of RealTimeQA's questions, as `Asked.kind` says:
  paired    those with a linked article, with the articles up to its day ("here") and up to 30 days before ("gone")
  future    with the articles up to 2022: of those the ones of 2022 ("here"), and CNN's of 2024 and later ("gone")
  all       those whose answer some article may hold, with all articles, and with those up to 30 days before they were
            asked ("gone")
A question counts as found where it is not "gone" and its answer, or its linked article, is among the first five
passages. Fitted is on one half, with `--fit`; figures are the other half's. Of several indexes the fit takes every one.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import numpy as np
from realtimeqa import QuizQuestion, read_quiz
from rich.console import Console
from sklearn.linear_model import LogisticRegression

from api.progress import TerminalProgress
from index.filters import Filters
from index.searcher import Searcher
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


@dataclass(frozen=True)
class Asked:
    """A question asked of the articles up to a day, and what its passages looked like."""

    kind: str
    here: bool
    question: QuizQuestion
    found: bool
    all_evidence: Signs
    lexical: Signs


def plan(quiz: Sequence[QuizQuestion]) -> Iterator[tuple[str, bool, QuizQuestion, date | None]]:
    """What is asked: kind, whether the answer may be there, the question and the last day of the articles."""
    linked = [q for q in quiz if q.judged.relevant and q.published]
    later = [q for q in quiz if q.asked.year >= 2024 and not q.judged.relevant and q.source == "CNN"]
    for q in linked:
        assert q.published
        yield "paired", True, q, q.published
        yield "paired", False, q, q.published - BEFORE
    for q in linked:
        if q.asked.year == FUTURE.year:
            yield "future", True, q, FUTURE
    for q in later[:: max(1, len(later) // NEGATIVES)][:NEGATIVES]:
        yield "future", False, q, FUTURE
    for q in quiz:
        if q.judged.answers:
            yield "all", True, q, None
            yield "all", False, q, q.asked - BEFORE


def ask(searcher: Searcher, kind: str, here: bool, question: QuizQuestion, until: date | None) -> Asked:
    """Search as an answer does, and look at the first passages."""
    judged = question.judged
    found = retrieve(searcher, Question(judged.text, filters=Filters(published_to=until)), Interpretation(kind="open"))
    fused = fuse(searcher, found)
    passages = searcher.passages([f.row for f in fused[: 4 * FIRST]])
    first = list(islice(distinct((f.row, passages[f.row][0].text) for f in fused[: 4 * FIRST]), FIRST))
    texts = [normalised(passages[row][0].text) for row in first]
    is_there = any(normalised(words) in text for words in judged.answers or () for text in texts)
    is_there |= not judged.relevant.isdisjoint(passages[row][0].article_id for row in first)
    return Asked(
        kind,
        here,
        question,
        here and is_there,
        read_signs(searcher, found, fused, passages, is_packaged=True),
        read_signs(searcher, found, fused, passages, is_packaged=False),
    )


def fit(asked: Sequence[Asked], signs: Sequence[Signs]) -> Fit:
    """A logistic regression of what was found on the signs."""
    features = np.array([[s.support, s.coverage, s.margin, s.length] for s in signs])
    model = LogisticRegression(C=100, max_iter=5_000).fit(features, [each.found for each in asked])
    return Fit(*(round(float(x), 2) for x in (model.intercept_[0], *model.coef_[0])))


def figures(asked: Sequence[Asked], confidence: Sequence[float], threshold: float) -> dict[str, object]:
    """How well a confidence tells, and what a threshold makes of it."""
    result: dict[str, object] = {}
    for kind in ("paired", "future", "all"):
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
    score = brier(confidence, [a.found for a in asked])
    base = sum(a.found for a in asked) / len(asked)
    result["brier"] = round(score.value, 4) if score else None
    result["brier_of_the_share"] = round(base * (1 - base), 4)
    result["reliability"] = reliability(asked, confidence)
    return result


def reliability(asked: Sequence[Asked], confidence: Sequence[float], bins: int = 10) -> list[dict[str, float | int]]:
    """Bins of equal width: how many questions, their mean confidence, and the share whose answer was found."""
    rows = []
    for at in range(bins):
        inside = [(c, a.found) for a, c in zip(asked, confidence, strict=True) if min(int(c * bins), bins - 1) == at]
        if inside:
            said, found = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            rows.append({"n": len(inside), "confidence": round(said, 3), "found": round(found, 3)})
    return rows


def main() -> None:
    """Ask everything, fit if told to, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, nargs="+", required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    arguments = parser.parse_args()
    todo = list(plan(read_quiz(arguments.questions)))
    by_index: dict[str, list[Asked]] = {}
    with closing(TerminalProgress(Console(stderr=True))) as progress:
        for index in arguments.index:
            searcher = Searcher(index)
            progress.stage(index.name, len(todo))
            by_index[str(index)] = []
            for each in todo:
                by_index[str(index)].append(ask(searcher, *each))
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
