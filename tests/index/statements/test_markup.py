"""Marks of Markdown are read over, and every span is of the text as it stands."""

from __future__ import annotations

import pytest

from index.statements.markup import without_marks

from .test_extract import check


@pytest.mark.parametrize(
    "name", ["*John Kirby*", "**John Kirby**", "_John Kirby_", "[John Kirby](https://x.example/a_b)"]
)
def test_who_is_emphasised_or_linked_is_named(name: str) -> None:
    check(f"“It is over,” said {name}.", [("John Kirby", "direct", "“It is over,”")])
    check(f"{name}, the spokesman, said it was over.", [("John Kirby", "indirect", "it was over")])
    check(f"* Spokesman {name} said it was over.", [("John Kirby", "indirect", "it was over")])


def test_what_was_said_keeps_its_marks() -> None:
    said = "“We do **not** [agree](https://x.example),”"
    check(f"{said} John Kirby said.", [("John Kirby", "direct", said)])


@pytest.mark.parametrize(
    "text",
    ["2 * 3 * 4", "f**k and s**t", "snake_case_name", "[He] (a man) said no", "a footnote*", "* * *", "**", "*a\nb*"],
)
def test_other_marks_stay(text: str) -> None:
    assert without_marks(text).replace(" ", "") in (text.replace(" ", ""), text.removeprefix("*").replace(" ", ""))
