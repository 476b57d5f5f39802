"""Which outlets a name may mean that none of them bears."""

from __future__ import annotations

import pytest

from rag.question.outlets import nearest

OUTLETS = ("", "AP", "Harbour Post", "The Harbour Herald", "bbc.co.uk", "cnn.com", "www.foxnews.com", "– –")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["CNN"], ("cnn.com",)),
        (["cn"], ("cnn.com",)),
        (["Fox News"], ("www.foxnews.com",)),
        (["AP News"], ("AP",)),
        (["harbour"], ("Harbour Post", "The Harbour Herald")),
        (["Harbor Post"], ("Harbour Post",)),
        # "ap" stands within it, but doesn't begin it.
        (["Japan Times"], ()),
        (["CNN.com"], ()),
        (["Gazette", "harbour herald", "CNN"], ("cnn.com", "The Harbour Herald")),
        (["–"], ()),
        (["Harbour Posts"], ("Harbour Post",)),
        (["Harbr Pots"], ()),
    ],
)
def test_of_a_name_that_no_outlet_bears_those_called_alike_are_told(
    asked: list[str], expected: tuple[str, ...]
) -> None:
    assert nearest(asked, OUTLETS) == expected


def test_few_are_told_shortest_first() -> None:
    many = [f"Herald {'of the North ' * n}" for n in range(9, 1, -1)]
    assert nearest(["Herald"], many) == tuple(many[:2:-1])
