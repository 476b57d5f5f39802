from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.distinct import MAX_RESEMBLANCE, distinct, resemblance, shingles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two, THREE four five", {("one", "two", "three", "four"), ("two", "three", "four", "five")}),
        ("one two three four", {("one", "two", "three", "four")}),
        ("Yes", {("yes",)}),
        ("", {()}),
    ],
)
def test_shingles(text: str, expected: set[tuple[str, ...]]) -> None:
    assert shingles(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("a b c d e", "a b c d e", 1.0),
        ("a b c d e", "A, b c: d e!", 1.0),
        ("a b c d e", "v w x y z", 0.0),
        ("a b c d e", "a b c d x", 1 / 3),
        ("a b c d e f g", "a b c d e f", 3 / 4),
    ],
)
def test_resemblance_is_jaccards(a: str, b: str, expected: float) -> None:
    assert resemblance(shingles(a), shingles(b)) == pytest.approx(expected)
    assert resemblance(shingles(b), shingles(a)) == pytest.approx(expected)


AGENCY = (
    "“China has no responsibility to hold the Kremlin responsible for the atrocities in Ukraine, and instead of "
    "condemning them, Russia will provide diplomatic cover for those crimes to continue,” Washington’s top diplomat "
    "said."
)
OTHER = "“Most countries support de-escalation of tensions, stand for peace talks,” China’s foreign ministry said."


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        ([], []),
        ([AGENCY, OTHER], [0, 1]),
        ([AGENCY, AGENCY, OTHER, AGENCY], [0, 2]),
        # A last word changed, a byline put before it: the same passage still.
        ([AGENCY, AGENCY.replace("said.", "noted."), OTHER], [0, 2]),
        ([AGENCY, f"BRUSSELS — {AGENCY}"], [0]),
        # Half of it is another passage.
        ([AGENCY, AGENCY[: len(AGENCY) // 2]], [0, 1]),
        (["Yes.", "No.", "yes"], [0, 1]),
    ],
)
def test_near_repeats_are_shown_once_the_best_ranked(ranked: list[str], expected: list[int]) -> None:
    assert list(distinct(enumerate(ranked))) == expected


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=9).map(" ".join), max_size=12))
def test_what_is_kept_resembles_nothing_kept_before(ranked: list[str]) -> None:
    kept: list[int] = []
    for i, text in enumerate(ranked):
        if all(resemblance(shingles(text), shingles(ranked[j])) <= MAX_RESEMBLANCE for j in kept):
            kept.append(i)
    assert list(distinct(enumerate(ranked))) == kept


def test_items_are_taken_only_as_they_are_asked_for() -> None:
    taken = []

    def ranked() -> object:
        for i, text in enumerate([AGENCY, OTHER, "Yes."]):
            taken.append(i)
            yield i, text

    assert next(iter(distinct(ranked()))) == 0  # type: ignore[arg-type]
    assert taken == [0]
