"""Asking as it is measured here: cold, in a new process from its start to its answer; warm, again and again in one."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from index.searcher import Searcher
from rag.answer import answer
from rag.values import Question

QUESTIONS = (
    "What did Blinken say?",
    "Who called for a ceasefire?",
    "How many people died?",
    "What did the president say about inflation?",
    "When does the summit begin?",
)
_COMMAND = (sys.executable, "-c", "import sys; from api.cli import main; main(sys.argv[1:])", "ask")


def read_questions(path: Path | None, n: int) -> tuple[str, ...]:
    """The `question` of up to n records of a JSONL file, spread over it; ours over and over where none is given."""
    if path is None:
        return tuple(islice(cycle(QUESTIONS), n))
    with path.open(encoding="utf-8") as lines:
        every = [json.loads(line)["question"] for line in lines]
    return tuple(every[:: max(1, len(every) // n)][:n])


def cold(index: Path, questions: Sequence[str]) -> Iterator[float]:
    """Seconds of a process that answers one question, for each."""
    for question in questions:
        began = time.perf_counter()
        subprocess.run([*_COMMAND, question, "--index", str(index), "--json"], stdout=subprocess.DEVNULL, check=False)
        yield time.perf_counter() - began


def warm(searcher: Searcher, questions: Sequence[str]) -> Iterator[float]:
    """Milliseconds of an answer in this process, for each question."""
    for question in questions:
        began = time.perf_counter()
        answer(searcher, Question(question))
        yield (time.perf_counter() - began) * 1000


def percentile(values: Sequence[float], p: int) -> float:
    """The p-th percentile, linear between values; p from 1 to 99."""
    return round(statistics.quantiles(values, n=100, method="inclusive")[p - 1], 2)
