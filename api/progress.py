"""Progress of a build or a check: a bar on a terminal, lines in a pipe, always on stderr."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from index.articles.problem import Problem

from .terminal import say

_SHOWN_PROBLEMS = 20


class TerminalProgress:
    """Progress of a build: a bar with rate and time left on a terminal, a line every few seconds in a pipe."""

    _EVERY = 5.0

    def __init__(self, err: Console) -> None:
        self._err = err
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._name, self._total, self._done = "", None, 0  # type: tuple[str, int | None, int]
        self._began = self._said = time.monotonic()
        self._problems: Counter[str] = Counter()
        if err.is_terminal:
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description:<12}"),
                BarColumn(),
                TextColumn("{task.completed:,}"),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                TextColumn("{task.fields[left]}"),
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
            self._task = self._bar.add_task(name, total=total, rate="", left="")

    def advance(self, steps: int) -> None:
        """Steps of the stage were taken."""
        self._done += steps
        now = time.monotonic()
        rate = self._done / (now - self._began) if now > self._began else 0.0
        left = max(0.0, self._total - self._done) / rate if self._total and rate else None
        if self._bar and self._task is not None:
            # Without "left" the time that has passed must not read as the time that is left.
            shown = "" if left is None else f"{timedelta(seconds=round(left))} left"
            self._bar.update(self._task, advance=steps, rate=f"{rate:,.0f}/s", left=shown)
        elif now - self._said >= self._EVERY:
            self._said = now
            ahead = "" if left is None else f" of {self._total:,}, {left:,.0f} s left"
            self.say(f"{self._name}: {self._done:,}{ahead}, {rate:,.0f}/s")

    def problem(self, problem: Problem) -> None:
        """Name what is wrong with a record; past the first few of a kind only count."""
        self._problems[problem.kind] += 1
        if self._problems[problem.kind] <= _SHOWN_PROBLEMS:
            self.say(f"{'skipped' if problem.skipped else 'note'}: {problem}")
        elif self._problems[problem.kind] == _SHOWN_PROBLEMS + 1:
            self.say(f"more of these ({problem.kind}) are counted in the summary")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        """Take the bar off the terminal."""
        self._finish_stage()
        if self._bar:
            self._bar.stop()

    def say(self, line: str) -> None:
        """A line, above the bar where there is one."""
        say(line, self._err)

    def _finish_stage(self) -> None:
        if self._name and self._done and not self._bar:
            self.say(f"{self._name}: {self._done:,} in {time.monotonic() - self._began:.1f} s")
