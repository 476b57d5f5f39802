from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.storage.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT)")
    db.executemany("INSERT INTO articles VALUES (?, ?)", ((n, f"a{n}") for n in range(1_000)))
    db.commit()
    db.close()
    return path


def test_rows_first_and_count(path: Path) -> None:
    db = Database(path)
    assert db.rows("SELECT id FROM articles WHERE number IN (?, ?) ORDER BY number", (7, 3)) == [("a3",), ("a7",)]
    assert db.first("SELECT id FROM articles WHERE number = :n", {"n": 8}) == ("a8",)
    assert db.first("SELECT id FROM articles WHERE number = -1") is None
    assert db.count("articles WHERE number < ?", (10,)) == 10
    assert sum(1 for _ in db.each("SELECT * FROM articles")) == 1_000


def test_threads_take_turns(path: Path) -> None:
    db = Database(path)

    def ask(n: int) -> bool:
        return (
            db.rows("SELECT id FROM articles WHERE number = ?", (n,)) == [(f"a{n}",)] and db.count("articles") == 1_000
        )

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(1_000)))


def test_nothing_is_written(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        Database(path).rows("DELETE FROM articles")


def test_what_is_no_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"no database, but as long as a header of one would be, and then some more of it" * 4)
    with pytest.raises(IndexDamaged, match=r"store\.sqlite is not a readable store"):
        Database(path)
