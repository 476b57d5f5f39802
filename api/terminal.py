"""What a person sees in a terminal. Results go to stdout, everything else to stderr; colour turns off in a pipe."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from index.build import Report
from index.read import Problem
from index.values import Span
from rag.values import Answer, Citation, RankedPassage

# An article's text may hold escape sequences; on a terminal they must stay text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOWN_PROBLEMS = 20

REASONS = {
    "no_match": "nothing in these articles shares a word with the question",
    "low_confidence": "nothing found is likely enough to be the answer",
    "unknown_speaker": "nobody of that name is in these articles",
    "no_statement": "named in these articles, but nothing said is reported within the filters",
    "empty_filter": "no article passes the filters",
}


def plain(text: str) -> str:
    """Text without characters that would steer a terminal."""
    return _CONTROL.sub("\ufffd", text)


def print_answer(answer: Answer, out: Console) -> None:
    """An answer as a person wants to read it."""
    if not answer.answered:
        out.print(Text.assemble(("Not answered", "bold yellow"), f": {REASONS[answer.reason or 'no_match']}."))
    if answer.suggestions:
        out.print(Text(f"Nearest names: {', '.join(map(plain, answer.suggestions))}"))
    if answer.passages:
        out.print(Text("Passages" if answer.answered else "The nearest passages", style="bold"))
    for passage in answer.passages:
        out.print()
        _print_passage(passage, out)
    out.print()
    index = answer.index
    out.print(
        Text(
            f"{index.articles:,} articles, {index.passages:,} passages; confidence {answer.confidence:.2f}; "
            f"{answer.took_ms:.0f} ms",
            style="dim",
        )
    )


def _print_passage(passage: RankedPassage, out: Console) -> None:
    out.print(Text.assemble((f"{passage.rank:>2}  ", "bold"), source_line(passage.citation)))
    out.print(Padding(marked(passage.text, passage.highlights), (0, 0, 0, 4)))
    out.print(Padding(Text(place(passage.citation), style="dim"), (0, 0, 0, 4)))


def source_line(citation: Citation) -> Text:
    """Outlet, date and title of a cited article, as far as they are known."""
    day = f"{citation.published:%d %B %Y}".lstrip("0") if citation.published else "undated"
    source = [citation.outlet or "outlet unknown", day]
    if citation.title:
        source.append(citation.title)
    return Text(plain(" · ".join(source)), style="cyan")


def place(citation: Citation) -> str:
    """Where the words stand: article id and code points."""
    return plain(f"{citation.article_id} [{citation.start}:{citation.end}]")


def marked(text: str, spans: Iterable[Span]) -> Text:
    """Text with some words in bold; single line breaks are kept."""
    shown = Text(plain(text))
    for span in spans:
        shown.stylize("bold", span.start, span.end)
    return shown


class TerminalProgress:
    """Progress of a build: a bar with rate and time left on a terminal, a line every few seconds in a pipe."""

    _EVERY = 5.0

    def __init__(self, err: Console) -> None:
        self._err = err
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._name, self._total, self._done = "", None, 0  # type: tuple[str, int | None, int]
        self._began = self._said = time.monotonic()
        self._problems = 0
        if err.is_terminal:
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description:<12}"),
                BarColumn(),
                TextColumn("{task.completed:,}"),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=err,
                transient=True,
            )
            self._bar.start()

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins."""
        self._finish_stage()
        self._name, self._total, self._done = name, total, 0
        self._began = self._said = time.monotonic()
        if self._bar:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(name, total=total, rate="")

    def advance(self, steps: int) -> None:
        """Steps of the stage were taken."""
        self._done += steps
        now = time.monotonic()
        rate = self._done / (now - self._began) if now > self._began else 0.0
        if self._bar and self._task is not None:
            self._bar.update(self._task, advance=steps, rate=f"{rate:,.0f}/s")
        elif now - self._said >= self._EVERY:
            self._said = now
            left = (
                f" of {self._total:,}, {(self._total - self._done) / rate:,.0f} s left" if self._total and rate else ""
            )
            self._say(f"{self._name}: {self._done:,}{left}, {rate:,.0f}/s")

    def problem(self, problem: Problem) -> None:
        """Name what is wrong with a record; past the first few only count."""
        self._problems += 1
        if self._problems <= _SHOWN_PROBLEMS:
            self._say(f"{'skipped' if problem.skipped else 'note'}: {problem}")
        elif self._problems == _SHOWN_PROBLEMS + 1:
            self._say("more records have problems; they are counted in the summary")

    def close(self) -> None:
        """Take the bar off the terminal."""
        self._finish_stage()
        if self._bar:
            self._bar.stop()

    def _finish_stage(self) -> None:
        if self._name and self._done and not self._bar:
            self._say(f"{self._name}: {self._done:,} in {time.monotonic() - self._began:.1f} s")

    def _say(self, line: str) -> None:
        self._err.print(Text(plain(line)), soft_wrap=True)


def print_report(report: Report, index: str, out: Console) -> None:
    """The summary of a rebuild."""
    rate = f", {report.passages_per_second:,.0f} passages/s" if report.passages > report.reused else ""
    lines = [
        f"{report.articles:,} articles, {report.passages:,} passages ({report.reused:,} unchanged)",
        f"{report.seconds:.1f} s{rate}; {report.size / 1e6:,.1f} MB in {index}",
        (
            f"generation {report.generation}; encoder {report.encoder.name}, {report.encoder.runtime}, "
            f"{report.encoder.precision}, cosine to the reference at least {report.encoder.agreement:.5f}"
        ),
    ]
    if report.dense.kind != "exact":
        lines.append(f"dense search {report.dense.kind}, recall@10 {report.dense.recall_at_10:.3f} against exact")
    for title, counts in (("skipped", report.skipped), ("noted", report.noted)):
        if counts:
            lines.append(f"{title}: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items())))
    if report.encoder.runtime != "openvino":
        lines.append("this model could not be exported: asking will need sentence-transformers, and be slow to start")
    if report.still_held:
        lines.append(f"still in use, so not removed: {', '.join(report.still_held)}; stop its readers and rebuild")
    for line in lines:
        out.print(Text(plain(line)), soft_wrap=True)
