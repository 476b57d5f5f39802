from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import door
from api.door import UsageError


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "is empty"),
        (" \t\n", "is empty"),
        ("a" * 100_000, "100,000 characters, 2,000 are allowed"),
        ("what did \0 say", "control character U+0000"),
        ("what \x1b[31m", "control character U+001B"),
        ("😀🎉", "no word in it"),
        ("?!…", "no word in it"),
        ("what did \udcff say", "not valid UTF-8"),
    ],
)
def test_a_question_that_cannot_be_asked_is_named(question: str, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("+", r"\+")):
        door.checked_question(question)


@pytest.mark.parametrize("question", ["Blinken?", "что сказал Путин", "東京 2020", "line\nbreak", "😀 who"])
def test_a_question_in_words_passes_unchanged(question: str) -> None:
    assert door.checked_question(question) == question


@given(st.text())
def test_whatever_is_typed_passes_unchanged_or_is_refused(question: str) -> None:
    with contextlib.suppress(UsageError):
        assert door.checked_question(question) == question


@pytest.mark.parametrize("value", [0, -1, 101, 10_000])
def test_a_number_out_of_range_is_named(value: int) -> None:
    with pytest.raises(UsageError, match="from 1 to 100"):
        door.checked_range("--top-k", value, 100)


def test_a_blank_name_is_told_and_no_name_filters_nothing() -> None:
    assert door.checked_names("--speaker", ["Kirby", "the White House"]) == ("Kirby", "the White House")
    assert door.checked_names("--speaker", []) is None
    for blank in ("", " \t"):
        with pytest.raises(UsageError, match="--speaker is blank; name one"):
            door.checked_names("--speaker", ["Kirby", blank])
    with pytest.raises(UsageError, match="--speaker is not UTF-8"):
        door.checked_names("--speaker", ["\udcff"])


def test_days() -> None:
    assert str(door.parsed_day("--since", " 2023-03-20 ")) == "2023-03-20"
    assert door.parsed_day("--since", None) is None
    for wrong in ("yesterday", "2023-13-01", "20.3.2023", ""):
        with pytest.raises(UsageError, match="write a date such as 2023-03-20"):
            door.parsed_day("--since", wrong)
    first, last = door.parsed_day("a", "2023-03-20"), door.parsed_day("b", "2023-03-19")
    with pytest.raises(UsageError, match="swap them"):
        door.check_order(first, last, "a", "b")
    door.check_order(last, first, "b", "a")
    door.check_order(first, first, "a", "b")
    door.check_order(None, last, "a", "b")
