"""One SQLite file, opened read-only and immutable: threads that share it take turns at every query."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import REBUILD, IndexDamaged

_Values = Sequence[Any] | Mapping[str, Any]


class Database:
    """A database of articles, for reading."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("SELECT 1 FROM articles LIMIT 1")
        except sqlite3.Error as exc:
            raise IndexDamaged(f"{path} is not a readable store: {exc}", REBUILD) from exc
        self._turn = threading.Lock()

    def rows(self, query: str, values: _Values = ()) -> list[Any]:
        """What a query finds, all at once."""
        with self._turn:
            return self._db.execute(query, values).fetchall()

    def first(self, query: str, values: _Values = ()) -> Any:
        """The first row that a query finds; None where it finds none."""
        with self._turn:
            return self._db.execute(query, values).fetchone()

    def count(self, query: str, values: _Values = ()) -> int:
        """How many there are: of what a query names after `FROM`."""
        return int(self.first(f"SELECT COUNT(*) FROM {query}", values)[0])

    def each(self, query: str) -> Iterator[Any]:
        """What a query finds, a row at a time; for one thread alone."""
        return self._db.execute(query)

    def close(self) -> None:
        """Release the file."""
        with self._turn:
            self._db.close()
