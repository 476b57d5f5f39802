"""What may be wrong with a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What is said, and hinted at, where every record had a problem.
NOTHING_USABLE = (
    "no article can be used",
    "The files are empty, or the lines above say what is wrong with each record.",
)

ProblemKind = Literal[
    "no text",
    "bad JSON",
    "not UTF-8",
    "not plain text",
    "HTML",
    "lone surrogate",
    "too large",
    "unreadable",
    "other format",
    "bad date",
    "future date",
    "bad field",
    "misspelt field",
    "duplicate id",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a record. `skipped` is false where the article is kept all the same, as with a bad date."""

    kind: ProblemKind
    where: str
    detail: str
    skipped: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}: {self.detail}"
