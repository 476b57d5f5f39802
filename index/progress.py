"""What a build tells those who wait for it."""

from __future__ import annotations

from typing import Protocol

from .articles.problem import Problem


class Progress(Protocol):
    """Hears how far a build is."""

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins: `total` steps, None where that isn't known beforehand."""

    def advance(self, steps: int) -> None:
        """Steps of the stage were taken."""

    def problem(self, problem: Problem) -> None:
        """Something is wrong with a record."""

    def say(self, line: str) -> None:
        """What else those who wait should know."""


class Silent:
    """Tells nobody, and remembers the problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def stage(self, name: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, steps: int) -> None:
        """Ignore it."""

    def problem(self, problem: Problem) -> None:
        """Keep it."""
        self.problems.append(problem)

    def say(self, line: str) -> None:
        """Ignore it."""
