from __future__ import annotations

from dataclasses import dataclass

from index.searchable import texts_to_index
from index.storage.said import Named
from index.values import Article, Span

TEXT = "Ann spoke. Bob spoke of Cem. Dee spoke."
PASSAGES = [Span(0, 10), Span(11, 28), Span(29, 39)]


def test_a_passage_is_indexed_with_those_whose_words_it_holds_each_once() -> None:
    said = [
        Named(0, 35, "Ann"),
        Named(2, 10, "Bob"),
        Named(12, 29, "Cem"),
        Named(21, 28, "Ann"),
        Named(29, 30, "Dee"),
    ]
    texts = texts_to_index(Article("a", TEXT, title="Talks"), PASSAGES, said)
    assert list(texts) == [
        "Talks\nAnn, Bob\nAnn spoke.",
        "Talks\nAnn, Cem\nBob spoke of Cem.",
        "Talks\nAnn, Dee\nDee spoke.",
    ]


@dataclass
class Counted:
    """A statement that counts how often it is looked at."""

    begins: int
    end: int
    name: str
    looks: int = 0

    @property
    def start(self) -> int:
        self.looks += 1
        return self.begins


def test_a_long_article_takes_no_look_at_every_statement_for_every_passage() -> None:
    n = 200
    statements = [Counted(10 * i, 10 * i + 9, "Ann") for i in range(n)]
    passages = [Span(10 * i, 10 * i + 9) for i in range(n)]
    assert len(list(texts_to_index(Article("a", "x" * 10 * n), passages, statements))) == n  # type: ignore[arg-type]
    assert max(s.looks for s in statements) <= 3
