from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.filters import Filters
from index.searcher import Searcher
from rag.retrieve import retrieve
from rag.values import Interpretation, Question


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), (date(2022, 3, 1), date(2022, 12, 31))),
        (date(2022, 5, 1), None, (date(2022, 5, 1), date(2023, 3, 31))),
        (None, date(2024, 1, 1), (date(2022, 3, 1), date(2023, 3, 31))),
    ],
)
def test_a_question_s_dates_never_widen_a_filter(
    seed_index: Path, first: date | None, last: date | None, expected: tuple[date, date]
) -> None:
    narrowed = Filters(published_from=date(2022, 3, 1), published_to=date(2023, 3, 31))
    searcher = Searcher(seed_index)
    dated = Interpretation(kind="open", published_from=first, published_to=last)
    found = retrieve(searcher, Question("What happened?", filters=narrowed), dated).filters
    searcher.close()
    assert (found.published_from, found.published_to) == expected
