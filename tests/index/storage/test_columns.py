from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.storage.columns import Columns, ColumnsWriter

DAY = date(2023, 3, 20).toordinal()
# Published, outlet, passages. Outlets are numbered as they come: CNN 0, none 1, TSF 2. Rows are numbered on and on.
ARTICLES = [
    (date(2023, 3, 18), "CNN", 2),  # rows 0, 1
    (date(2023, 3, 20), None, 1),  # row 2
    (None, "CNN", 0),  # no row
    (None, "TSF", 3),  # rows 3, 4, 5
    (date(2023, 3, 20), "TSF", 1),  # row 6
]


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    writer = ColumnsWriter()
    for article in ARTICLES:
        writer.add(*article)
    writer.write(tmp_path / "articles.npy")
    assert writer.outlets == {"CNN": 0, "": 1, "TSF": 2}
    return Columns(tmp_path / "articles.npy")


@pytest.mark.parametrize(
    ("filters", "articles", "rows"),
    [
        ({}, [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5, 6]),
        ({"first_day": DAY}, [1, 4], [2, 6]),
        ({"first_day": DAY + 1}, [], []),
        ({"last_day": DAY}, [0, 1, 4], [0, 1, 2, 6]),
        ({"last_day": DAY - 1}, [0], [0, 1]),
        ({"first_day": DAY - 2, "last_day": DAY - 2}, [0], [0, 1]),
        ({"first_day": DAY, "last_day": DAY - 1}, [], []),
        ({"outlets": [0]}, [0, 2], [0, 1]),
        ({"outlets": [2, 0]}, [0, 2, 3, 4], [0, 1, 3, 4, 5, 6]),
        ({"outlets": []}, [], []),
        ({"numbers": [3, 1]}, [1, 3], [2, 3, 4, 5]),
        ({"numbers": []}, [], []),
        ({"first_day": DAY, "outlets": [2], "numbers": [3, 4]}, [4], [6]),
    ],
)
def test_which_articles_and_rows_pass(
    columns: Columns, filters: dict[str, int | list[int]], articles: list[int], rows: list[int]
) -> None:
    passing = columns.articles(**filters)  # type: ignore[arg-type]
    assert passing.nonzero()[0].tolist() == articles
    assert columns.rows(passing).nonzero()[0].tolist() == rows


def test_rows_lead_to_articles_and_back(columns: Columns) -> None:
    assert columns.articles_of([0, 1, 2, 3, 5, 6]) == [0, 0, 1, 3, 3, 4]
    assert columns.leads([0, 1, 3, 4]) == [0, 2, 3, 6]


def test_an_array_of_something_else_is_damaged(tmp_path: Path) -> None:
    np.save(tmp_path / "articles.npy", np.zeros(3, [("day", np.int32)]))
    with pytest.raises(IndexDamaged, match=r"articles\.npy cannot be read: it holds .*'day'.*, expected .*'passages'"):
        Columns(tmp_path / "articles.npy")
