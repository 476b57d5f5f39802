"""`onrecord evaluate`: questions whose answers are known are asked of an index, and what comes back is scored."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import ir_measures
from rich.console import Console
from rich.table import Table

from index.searcher import Searcher
from index.storage.generation import Manifest
from rag.evaluate import MEASURES, Evaluation, JudgedQuestion, ask_all, evaluate, judgements
from rag.scores import Estimate

from .door import UsageError
from .progress import TerminalProgress
from .questions import read_questions
from .terminal import counted, say
from .trec import new_file, write_run

# A name, settings in brackets, and what the measure is taken at: nDCG(dcg='exp-log2')@10.
_MEASURE = re.compile(r"(\w+)(?:\((.*)\))?(?:@([\d.]+))?")
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation, the generation it was made on, and how many relevant articles were given and are not in it."""

    evaluation: Evaluation
    index: Manifest
    relevant: int
    missing: int


def run(source: Path, qrels: Path | None, index: Path, run_file: Path | None, measures: Sequence[str]) -> Report:
    """Ask the questions of a file, score what comes back, and write the run where one is wanted.

    Raises:
        UsageError: a file or a measure can't be used, or no relevant article is in the index.
        IndexUnusable: the index can't be asked.
        DiskFailed: the run can't be written.
    """
    err = Console(stderr=True, highlight=False)
    questions = read_questions(source, qrels)
    judged = judgements(questions)
    if measures and not judged:
        raise UsageError(f"--measure needs relevant articles, and {source} names none; give them there or by --qrels")
    if all(question.relevance is None and question.answers is None for question in questions):
        say("note: nothing says what is right, so that only the share answered is measured", err)
    wanted = [parsed_measure(name, judged) for name in measures or MEASURES]
    with contextlib.closing(Searcher(index)) as searcher, TerminalProgress(err) as progress:
        relevant, missing = _count(questions, searcher)
        if missing:
            say(f"note: {missing:,} of {relevant:,} relevant articles are not in the index and count as not found", err)
        with new_file(run_file) if run_file else contextlib.nullcontext() as file:
            progress.stage("asking", len(questions))
            outcomes = ask_all(searcher, questions, lambda: progress.advance(1))
            if file:
                write_run([(q.id, o.ranking) for q, o in zip(questions, outcomes, strict=True)], file)
    return Report(evaluate(questions, outcomes, wanted), searcher.manifest, relevant, missing)


def parsed_measure(name: str, qrels: Mapping[str, dict[str, int]]) -> ir_measures.Measure:
    """A measure in ir_measures' notation. (Its own parser needs parts of `ast` that Python 3.14 no longer has.)

    Raises:
        UsageError: there is none of that name or with these settings, or it can't be computed for these qrels.
    """
    try:
        found = _MEASURE.fullmatch(name.strip())
        known, settings, at = found.groups() if found else ("", None, None)
        named: ir_measures.Measure = ir_measures.measures.registry[known]
        call = ast.parse(f"_({settings or ''})", mode="eval").body
        given = {str(each.arg): ast.literal_eval(each.value) for each in getattr(call, "keywords", ())}
        given |= {named.AT_PARAM: ast.literal_eval(at)} if at else {}
        if given.get("cutoff") == 0:
            raise ValueError("of no article")  # at which trec_eval ends the process
        measure: ir_measures.Measure = named(**given)
        # What computes a measure says only then what it lacks; better now than after thousands of questions.
        ir_measures.calc_aggregate([measure], qrels, {id_: dict.fromkeys(grades, 1.0) for id_, grades in qrels.items()})
    except Exception as exc:  # ir_measures asserts, and what it calls raises anything
        raise UsageError(f"--measure {name[:40]!r} can't be computed; write one such as P@5, nDCG@20 or AP") from exc
    return measure


def _count(questions: Sequence[JudgedQuestion], searcher: Searcher) -> tuple[int, int]:
    """How many relevant articles are given, and how many of them are not in the index.

    Raises:
        UsageError: none of them is.
    """
    relevant = sorted(set().union(*(question.relevant for question in questions)))
    # An id with whitespace stands encoded in TREC's files.
    missing = [docid for docid in relevant if not any(map(searcher.article, dict.fromkeys((docid, unquote(docid)))))]
    if missing and len(missing) == len(relevant):
        raise UsageError(
            f"none of the {len(relevant):,} relevant articles is in the index, for example {missing[0]!r}; an "
            "article's id is the one it was given, else its URL, else its path, as `onrecord ask` shows it"
        )
    return len(relevant), len(missing)


def report_body(report: Report) -> dict[str, Any]:
    """The report as JSON."""
    found = report.evaluation
    return {
        "questions": found.questions,
        "answered": _figure(found.answered),
        "relevant_articles": report.relevant,
        "missing_articles": report.missing,
        "measures": {name: _figure(estimate) for name, estimate in found.measures.items()},
        "answer_within_words": {str(words): _figure(share) for words, share in found.within.items()},
        "answered_of_answerable": _figure(found.answered_of_answerable),
        "answered_of_unanswerable": _figure(found.answered_of_unanswerable),
        "confidence": {"auroc": _figure(found.auroc), "brier": _figure(found.brier)},
        "index": {
            "generation": report.index.generation,
            "articles": report.index.articles,
            "passages": report.index.passages,
        },
    }


def _figure(estimate: Estimate | None) -> dict[str, float] | None:
    if estimate is None:
        return None
    ends = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    return {name: round(end, _DIGITS) for name, end in ends.items()} | {"n": estimate.n}


def print_evaluation(report: Report, out: Console) -> None:
    """The report as a table."""
    found = report.evaluation
    table = Table("", "value", "95% interval", "n", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in table.columns[1:]:
        column.justify = "right"
    for name, estimate in _figures(found).items():
        if estimate:
            ends = f"{estimate.low:.3f} to {estimate.high:.3f}"
            table.add_row(name, f"{estimate.value:.3f}", ends, f"{estimate.n:,}")
    out.print(table)
    index = report.index
    archive = f"{counted(index.articles, 'article')}, {counted(index.passages, 'passage')}"
    say(f"{counted(found.questions, 'question')}; {archive}", out)


def _figures(found: Evaluation) -> Mapping[str, Estimate | None]:
    return {
        **found.measures,
        **{f"answer within {words:,} words": share for words, share in found.within.items()},
        "answered": found.answered,
        "answered, of the answerable": found.answered_of_answerable,
        "answered, of the unanswerable": found.answered_of_unanswerable,
        "AUROC of confidence": found.auroc,
        "Brier score of confidence": found.brier,
    }
