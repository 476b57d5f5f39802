"""What filters ask of every article (day, outlet, where its passages begin), as one memory-mapped array."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..values import UNDATED, day_number
from .vectors import Rows, open_array, save_array

_ROW = np.dtype([("day", np.int32), ("outlet", np.int32), ("passages", np.int32)])


class ColumnsWriter:
    """Collects the columns, an article at a time in order. Memory: 12 bytes an article."""

    def __init__(self) -> None:
        self.outlets: dict[str, int] = {}
        self._rows: list[tuple[int, int, int]] = []

    def add(self, published: date | None, outlet: str | None, passages: int) -> None:
        """Add an article with the number of its passages."""
        number = self.outlets.setdefault(outlet or "", len(self.outlets))
        self._rows.append((day_number(published), number, passages))

    def write(self, path: Path) -> None:
        """Write the array."""
        save_array(path, np.array(self._rows, _ROW))


class Columns:
    """The columns of a generation."""

    def __init__(self, path: Path) -> None:
        self._array: NDArray[Any] = open_array(path, _ROW)
        self._ends = np.cumsum(self._array["passages"], dtype=np.int64)

    def articles(
        self,
        first_day: int | None = None,
        last_day: int | None = None,
        outlets: Sequence[int] | None = None,
        numbers: Sequence[int] | None = None,
    ) -> NDArray[np.bool_]:
        """Which articles pass, `(articles,) bool`; a filter that is None lets all pass."""
        passing = np.ones(len(self._array), bool)
        day = self._array["day"]
        if first_day is not None or last_day is not None:
            passing &= day != UNDATED
        if first_day is not None:
            passing &= day >= first_day
        if last_day is not None:
            passing &= day <= last_day
        if outlets is not None:
            passing &= np.isin(self._array["outlet"], list(outlets))
        if numbers is not None:
            chosen = np.zeros(len(passing), bool)
            chosen[list(numbers)] = True
            passing &= chosen
        return passing

    def articles_of(self, rows: Sequence[int] | Rows) -> list[int]:
        """Number of the article of each of some passages."""
        found: list[int] = np.searchsorted(self._ends, rows, side="right").tolist()
        return found

    def leads(self, numbers: Sequence[int]) -> list[int]:
        """Row of the first passage of each of some articles."""
        chosen = np.asarray(numbers, np.int64)
        found: list[int] = (self._ends[chosen] - self._array["passages"][chosen]).tolist()
        return found

    def rows(self, passing: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which passages are of articles that pass, `(passages,) bool`."""
        return np.repeat(passing, self._array["passages"])
