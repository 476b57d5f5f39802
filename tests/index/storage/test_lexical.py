from __future__ import annotations

import math
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.common import Common
from index.errors import IndexDamaged
from index.filters import Subset
from index.storage.lexical import LexicalFilter, LexicalIndex, LexicalWriter
from index.terms import terms

# Words, outlet, published. A row each; the articles are 0, 1, 1, 2, ...
Document = tuple[str, str | None, date | None]
NOTHING = Common(0, {})


@pytest.fixture
def open_lexical(tmp_path: Path) -> Callable[..., LexicalIndex]:
    """Index some documents, and open the index."""

    def build(*documents: Document | str) -> LexicalIndex:
        with LexicalWriter(tmp_path) as writer:
            for row, document in enumerate(documents):
                words, outlet, published = (document, None, None) if isinstance(document, str) else document
                writer.add(row, (row + 1) // 2, words, outlet, published, (row % 2,))
        return LexicalIndex(tmp_path, NOTHING)

    return build


# --- scores -----------------------------------------------------------------------------------------------------------


def bm25(tf: int, df: int, length: int, n: int, average: float, k1: float = 1.2, b: float = 0.75) -> float:
    """Robertson and Zaragoza 2009, with Lucene's idf."""
    idf = math.log(1 + (n - df + 0.5) / (df + 0.5))
    return idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))


def test_scores_are_bm25(open_lexical: Callable[..., LexicalIndex]) -> None:
    index = open_lexical("peace talks fail", "peace peace peace for all of us", "war goes on")
    # Lengths 3, 7 and 3, on average 13 / 3.
    peace = {row: bm25(tf, 2, length, 3, 13 / 3) for row, tf, length in [(0, 1, 3), (1, 3, 7)]}
    talks, war = bm25(1, 1, 3, 3, 13 / 3), bm25(1, 1, 3, 3, 13 / 3)
    check = [
        (["peac"], [(1, peace[1]), (0, peace[0])]),
        (["peac", "talk"], [(0, peace[0] + talks), (1, peace[1])]),
        (["war"], [(2, war)]),
        (["peac", "peac"], [(1, peace[1]), (0, peace[0])]),
        (["absent"], []),
        ([], []),
    ]
    for words, expected in check:
        # No text of any length can reach the bound.
        assert index.bound(words) == pytest.approx(2.2 * sum({w: index.idf(w) for w in words}.values()))
        assert index.bound(words) > max((score for _, score in expected), default=-1)
        found = index.search(words, 10)
        assert [row for row, _ in found] == [row for row, _ in expected]
        assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-4)
    # By hand: ln(1 + 1.5 / 2.5) * 2.2 / (1 + 1.2 * (.25 + .75 * 9 / 13)) = .4700 * 2.2 / 1.9231
    assert peace[0] == pytest.approx(0.5377, abs=1e-4)


def test_a_filter_leaves_scores_as_they_are(open_lexical: Callable[..., LexicalIndex]) -> None:
    index = open_lexical(("peace talks", "CNN", date(2023, 3, 20)), ("peace", "TSF", None), ("war", "CNN", None))
    everything = dict(index.search(["peac", "talk"], 10))
    only = LexicalFilter(first_day=date(2023, 1, 1).toordinal(), outlets=("CNN",), articles=(0, 1))
    assert index.search(["peac", "talk"], 10, only) == [(0, pytest.approx(everything[0], abs=1e-6))]


def test_ties_are_broken_by_row(open_lexical: Callable[..., LexicalIndex]) -> None:
    index = open_lexical(*["peace talks"] * 30, "peace peace")
    assert [row for row, _ in index.search(["peac"], 4)] == [30, 0, 1, 2]
    assert [row for row, _ in index.search(["talk"], 40)] == list(range(30))
    assert index.search(["talk"], 0) == []


def test_idf_by_hand(open_lexical: Callable[..., LexicalIndex]) -> None:
    index = open_lexical("peace peace talks", "peace", "war")
    # log(1 + (3 - df + .5) / (df + .5)) for df 2, 1, 1 and 0
    by_hand = [math.log(1.6), math.log(8 / 3), math.log(8 / 3), math.log(8)]
    assert [index.idf(t) for t in ("peac", "talk", "war", "absent")] == pytest.approx(by_hand)


def test_what_is_common_at_large_weighs_less_however_few_rows_tell(
    open_lexical: Callable[..., LexicalIndex], tmp_path: Path
) -> None:
    alone = open_lexical("peace peace talks", "peace", "war")
    beside = LexicalIndex(tmp_path, Common(97, {"peac": 0.01, "talk": 0.5}))
    # log(1 + (100 - df + .5) / (df + .5)) for df 2 + .97, 1 + 48.5, 1 and 0
    by_hand = [math.log(1 + (100.5 - df) / (df + 0.5)) for df in (2.97, 49.5, 1, 0)]
    assert [beside.idf(t) for t in ("peac", "talk", "war", "absent")] == pytest.approx(by_hand)
    assert beside.bound(["talk", "absent"]) == pytest.approx(2.2 * (by_hand[1] + by_hand[3]))
    # The same rows, each term's part in their scores by its weight.
    for term in ("peac", "talk", "war"):
        more = beside.idf(term) / alone.idf(term)
        expected = [(row, pytest.approx(more * score, rel=1e-4)) for row, score in alone.search([term], 9)]
        assert beside.search([term], 9) == expected
    both = dict(beside.search(["peac", "talk"], 9))
    assert both[0] == pytest.approx(sum(dict(beside.search([t], 9))[0] for t in ("peac", "talk")), rel=1e-4)


def test_a_compound_is_found_in_one_word_and_in_two(open_lexical: Callable[..., LexicalIndex]) -> None:
    index = open_lexical("a cease-fire now", "the ceasefire held", "no fire")
    assert {row for row, _ in index.search(terms("ceasefire"), 9)} == {0, 1}
    assert {row for row, _ in index.search(terms("cease-fire"), 9)} == {0, 1, 2}


# --- what passes, known before ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("every", [1, 2, 3, 10, 40])
def test_what_is_dropped_after_searching_is_what_a_filter_drops(
    open_lexical: Callable[..., LexicalIndex], every: int
) -> None:
    # Every nth of 400 texts is CNN's, and the best of all are not: they hold the word twice.
    texts = [("peace peace" if i % every else "peace", "CNN" if i % every == 0 else "BBC", None) for i in range(400)]
    index = open_lexical(*texts)
    within = Subset.of(np.arange(400) % every == 0)
    only = LexicalFilter(outlets=("CNN",))
    for k in (1, 5, 30, 500):
        expected = list(range(0, 400, every))[:k]
        assert [row for row, _ in index.search(["peac"], k, only, within)] == expected
        assert index.search(["peac"], k, only, within) == index.search(["peac"], k, only)


def test_a_filter_may_let_pass_more_than_may_be_found(open_lexical: Callable[..., LexicalIndex]) -> None:
    # Of CNN's 60 among 3,000, only those may be found that hold the word once, and they are the worst.
    texts = [("peace" if i % 150 == 0 else "peace peace", "CNN" if i % 50 == 0 else "BBC", None) for i in range(3_000)]
    index = open_lexical(*texts)
    within = Subset.of(np.arange(3_000) % 150 == 0)
    for k in (1, 4, 20, 100):
        found = index.search(["peac"], k, LexicalFilter(outlets=("CNN",)), within)
        assert [row for row, _ in found] == list(range(0, 3_000, 150))[:k]


# --- filters ----------------------------------------------------------------------------------------------------------

DAY = date(2023, 3, 20).toordinal()
NEWS = [
    ("news", "CNN", date(2023, 3, 18)),
    ("news", "The Daily (UK) AND more", date(2023, 3, 20)),
    ("news", None, None),
    ("news", "cnn", date(2023, 3, 22)),
    ("news", "", date(1, 1, 1)),
]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (None, [0, 1, 2, 3, 4]),
        (LexicalFilter(), [0, 1, 2, 3, 4]),
        (LexicalFilter(first_day=DAY), [1, 3]),
        (LexicalFilter(last_day=DAY), [0, 1, 4]),
        (LexicalFilter(first_day=DAY, last_day=DAY), [1]),
        (LexicalFilter(first_day=DAY + 1, last_day=DAY + 1), []),
        (LexicalFilter(first_day=DAY + 1, last_day=DAY), []),
        (LexicalFilter(first_day=1), [0, 1, 3, 4]),
        (LexicalFilter(last_day=date.max.toordinal()), [0, 1, 3, 4]),
        (LexicalFilter(outlets=("CNN",)), [0]),
        (LexicalFilter(outlets=("CNN", "The Daily (UK) AND more")), [0, 1]),
        (LexicalFilter(outlets=("nobody",)), []),
        (LexicalFilter(outlets=()), []),
        (LexicalFilter(articles=(1,)), [1, 2]),
        (LexicalFilter(articles=(2, 0)), [0, 3, 4]),
        (LexicalFilter(articles=()), []),
        (LexicalFilter(speakers=(1,)), [1, 3]),
        (LexicalFilter(first_day=DAY, articles=(1,), speakers=(1,)), [1]),
    ],
)
def test_filters(open_lexical: Callable[..., LexicalIndex], only: LexicalFilter | None, expected: list[int]) -> None:
    assert [row for row, _ in open_lexical(*NEWS).search(["news"], 10, only)] == expected


# --- syntax ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        'peace AND NOT "war',
        "words:peace^2 OR +row:0 -article:1",
        "peace* ~ [1 TO 5] {a b} /.*/ \\ \x00",
        "(((peace",
        "peace; DROP TABLE articles; --",
    ],
)
def test_a_question_is_only_words(open_lexical: Callable[..., LexicalIndex], question: str) -> None:
    index = open_lexical("the peace", "the war", "nothing of the kind")
    found: list[Any] = [row for row, _ in index.search(terms(question), 10)]
    assert found[0] == 0
    assert 2 not in found


def test_any_number_of_terms(open_lexical: Callable[..., LexicalIndex]) -> None:
    index = open_lexical("peace", "war")
    assert [row for row, _ in index.search([*(f"word{i}" for i in range(5_000)), "war"], 10)] == [1]


def test_a_folder_that_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="not a readable lexical index") as raised:
        LexicalIndex(tmp_path, NOTHING)
    assert str(tmp_path) in raised.value.message


def test_a_folder_that_may_only_be_read_is_opened_by_links(
    open_lexical: Callable[..., LexicalIndex], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writable = open_lexical("peace talks", "war").search(["peac"], 9)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    (tmp_path / ".tantivy-meta.lock").unlink()
    assert LexicalIndex(tmp_path, NOTHING).search(["peac"], 9) == writable
    assert not (tmp_path / ".tantivy-meta.lock").exists()
