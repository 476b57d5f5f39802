from __future__ import annotations

from datetime import date

import pytest

from index.storage.places import Located
from index.values import UNDATED
from rag.bearing import Choice
from rag.chronology import in_time
from rag.question.sequence import Order


def choice(number: int, day: str | None, score: float) -> Choice:
    on = date.fromisoformat(day).toordinal() if day else UNDATED
    located = Located(number, 0, on, 0, 1, 0, 0, 0, 0, 0)
    return Choice(located, f"words {number}", "Ann Lee", score)


# Best first, as they are chosen.
CHOSEN = [
    choice(1, "2022-05-01", 0.9),
    choice(2, "2020-01-01", 0.8),
    choice(3, None, 0.8),
    choice(4, "2024-07-01", 0.7),
    choice(5, "2020-01-01", 0.7),
    # On something else, however early or late.
    choice(6, "2012-01-01", 0.6),
    choice(7, "2026-01-01", 0.5),
]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("first", [2, 5, 1, 4, 3, 6, 7]),
        ("last", [4, 1, 2, 5, 3, 6, 7]),
        ("both", [2, 4, 5, 1, 3, 6, 7]),
    ],
)
def test_what_is_on_the_topic_comes_in_its_order_of_time(asked: Order, numbers: list[int]) -> None:
    assert [c.located.number for c in in_time(CHOSEN, asked)] == numbers
    assert in_time([], asked) == []


def test_without_a_topic_all_that_is_dated_does() -> None:
    chosen = [choice(1, "2022-05-01", 0.0), choice(2, None, 0.0), choice(3, "2021-05-01", 0.0)]
    assert [c.located.number for c in in_time(chosen, "first")] == [3, 1, 2]
