"""Unit vectors in one memory-mapped array on disk, and what is known of how they are searched.

Letters: n vectors of d dimensions, q a query, k hits. Vectors and queries are `float32` unit rows, so that an inner
product is a cosine.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import reading, writing

# Up to so many vectors are compared one by one: exact, and on one core about 2 ms at 384 dimensions.
EXACT_LIMIT = 20_000

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]
_FLOATS = np.dtype(np.float32)


@dataclass(frozen=True, slots=True)
class DenseReport:
    """How the vectors of a generation are searched, and how well: written into its manifest."""

    kind: str
    nlist: int = 0
    nprobe: int = 0
    recall_at_10: float = 1.0
    recall_sample: int = 0


def create(path: Path, n: int, d: int) -> np.memmap[tuple[int, int], np.dtype[np.float32]]:
    """A new `(n, d)` array on disk, to be filled.

    Raises:
        DiskFailed: the disk has no room for it.
    """
    with writing(path):
        array = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(n, d))
        # Where the disk is full, filling what has no room on it yet is no error but ends the process, by SIGBUS.
        if hasattr(os, "posix_fallocate"):  # not on macOS
            with path.open("r+b") as file:
                os.posix_fallocate(file.fileno(), 0, path.stat().st_size)
    return array


def save_array(path: Path, array: NDArray[Any]) -> None:
    """Write a table of a generation.

    Raises:
        DiskFailed: the disk has no room for it.
    """
    with writing(path):
        np.save(path, array, allow_pickle=False)


def open_array(path: Path, rows: np.dtype[Any] = _FLOATS) -> Any:
    """An array of a generation, memory-mapped and read-only: the `(n, d)` vectors, or a table of such rows.

    Raises:
        IndexDamaged: it can't be read, or holds something else.
    """
    with reading(path):
        # A plain view: numpy's own class for mapped arrays looks after each slice in Python.
        array = np.lib.format.open_memmap(path, mode="r").view(np.ndarray)
        if array.dtype != rows:
            raise ValueError(f"it holds {array.dtype}, expected {rows}")
        return array
