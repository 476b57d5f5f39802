from __future__ import annotations

from datetime import date

import pytest

from index.articles.heading import indexed_text
from index.values import Article


@pytest.mark.parametrize(
    ("article", "speakers", "expected"),
    [
        (Article("a", "t"), (), "The passage."),
        (Article("a", "t", title="A title"), (), "A title\nThe passage."),
        (Article("a", "t", outlet="CNN"), (), "CNN\nThe passage."),
        (Article("a", "t", published=date(2023, 3, 8)), (), "8 March 2023\nThe passage."),
        (
            Article("a", "t", title="A title", outlet="CNN", published=date(2023, 3, 20)),
            ("Antony Blinken", "John Kirby"),
            "A title\nCNN, 20 March 2023\nAntony Blinken, John Kirby\nThe passage.",
        ),
    ],
)
def test_what_is_indexed_of_a_passage(article: Article, speakers: tuple[str, ...], expected: str) -> None:
    assert indexed_text(article, "The passage.", speakers) == expected
