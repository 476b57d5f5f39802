"""How common terms are at large: the table, and what is imagined of it."""

from __future__ import annotations

import pytest

from index.common import Common, in_articles, in_passages
from index.terms import terms


def test_so_many_of_the_texts_imagined_hold_a_term() -> None:
    common = Common(200, {"spend": 0.25})
    assert [common.holding(term) for term in ("spend", "bennu")] == [50, 0]


@pytest.mark.parametrize("common", [in_passages(), in_articles()])
def test_the_table_tells_everyday_words_from_names(common: Common) -> None:
    assert all(0 < share <= 1 for share in common.shares.values())
    assert common.shares["the"] > 0.9
    everyday = [term for word in ("spend", "countries", "reported", "visit", "days") for term in terms(word)]
    assert all(common.holding(term) > common.texts / 1_000 for term in everyday)
    assert [common.holding(term) for name in ("Mishustin", "Vnukovo", "Kishida") for term in terms(name)] == [0, 0, 0]


def test_an_article_holds_what_its_passages_hold() -> None:
    assert in_passages().shares.keys() == in_articles().shares.keys()
    assert all(in_articles().shares[term] >= share for term, share in in_passages().shares.items())
