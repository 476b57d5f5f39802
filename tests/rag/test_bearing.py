"""How well statements bear on a topic, by hand: among words that weigh the same, and cosines that are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index.searcher import Searcher
from index.storage.places import NONE, Located
from rag.bearing import Bearing, Choice, order, passages_beside

FRUIT = "apples, pears, plums, limes and leeks"


@dataclass(frozen=True)
class Said:
    """A statement, what else stands in its line, its passage and its title, and its passage's cosine."""

    text: str
    line: str = ""
    passage: str = ""
    title: str = ""
    cosine: float = 0.0


class Shelf:
    """Stands in for a searcher; a statement's number is that of its article and its passage too."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said

    def idf(self, term: str) -> float:
        return 1.0

    def words(self, located: Located) -> str:
        return self._said[located.number].text

    def line(self, located: Located) -> str:
        return f"{self._said[located.number].line} {self.words(located)}"

    def passage_text(self, row: int) -> str:
        return f"{self._said[row].passage} {self._said[row].text}"

    def cosines(self, query: object, rows: Sequence[int]) -> list[float]:
        return [self._said[row].cosine for row in rows]

    def headings_numbered(self, numbers: Sequence[int]) -> dict[int, Any]:
        return {number: SimpleNamespace(title=self._said[number].title) for number in numbers}


def at(number: int, *, day: int = 0, start: int = 0, kind: int = 0) -> Located:
    return Located(number, number, day, start, start + 9, 0, 0, number, NONE, kind)


def scores(topic: str, *said: Said, found: Sequence[int] = (), **asked: Any) -> dict[int, float]:
    """Scores by number, where the question's words find these articles."""
    pool = [at(n) for n in range(len(said))]
    candidates: Any = SimpleNamespace(query=None, articles=dict.fromkeys(found, 1.0))
    shelf: Any = Shelf(said)
    choices = Bearing(shelf, pool, topic, candidates).choices(**asked)
    return {choice.located.number: pytest.approx(choice.score) for choice in choices}


@pytest.mark.parametrize(
    ("said", "firm", "score"),
    [
        # Half of what it holds itself, a fifth of what its line does, and three tenths of its passage's cosine.
        (Said("apples, pears, plums, limes, leeks", cosine=1.0), True, 1.0),
        (Said("apples and pears", "plums"), True, 0.5 * 0.4 + 0.2 * 0.6),
        (Said("apples and pears", "plums", cosine=-0.5), True, 0.5 * 0.4 + 0.2 * 0.6),
        (Said("apples and pears", cosine=0.9), True, None),
        # Loosely, as little as two fifths where the passage is near.
        (Said("apples and pears", cosine=0.6), False, 0.5 * 0.4 + 0.2 * 0.4 + 0.3 * 0.6),
        (Said("apples and pears", cosine=0.59), False, None),
        (Said("apples", cosine=0.9), False, None),
        # The line of what holds less than three tenths is read where its passage is nearly so.
        (Said("apples", "pears, plums", cosine=0.4), False, 0.5 * 0.2 + 0.2 * 0.6 + 0.3 * 0.4),
        (Said("apples", "pears, plums", cosine=0.39), False, None),
    ],
)
def test_score_by_hand(said: Said, firm: bool, score: float | None) -> None:
    assert scores(FRUIT, said, firm=firm) == ({} if score is None else {0: score})


def test_half_of_a_topic_is_enough_for_a_statement_itself_not_for_its_line() -> None:
    assert scores("apples and pears", Said("apples"), Said("apple"), Said("", "apples")) == {0: 0.35, 1: 0.35}
    assert scores("apples and pears", Said("apples"), firm=True) == {}


def test_what_is_asked_of_its_own_words_and_of_its_score() -> None:
    said = Said("apples, pears, plums"), Said("apples, pears, plums, limes")
    assert scores(FRUIT, *said, own=0.8) == scores(FRUIT, *said, least=0.5) == {1: 0.56}
    assert scores(FRUIT, *said, least=0.56) == {1: 0.56}


def test_a_title_is_looked_at_where_the_questions_words_find_its_article() -> None:
    said = Said("It was late.", title="Apples"), Said("It was late.", title="Apples")
    assert scores("apples", *said, found=[1], firm=True, by="title") == {1: 0.2}
    # Not at the passage.
    assert scores("apples", Said("It was late.", passage="apples"), found=[0], by="title") == {}


def test_a_passage_is_looked_at_with_the_title_wherever_it_is() -> None:
    said = Said("Late.", passage="pears", title="apples"), Said("Late.", "pears", title="apples")
    assert scores("apples and pears", *said, firm=True, by="passage") == {0: 0.2}


def test_what_lacks_the_name_bears_little_on_it_and_loosely_nothing() -> None:
    topic = "the Uvalde school shooting"
    elsewhere, there = Said("a school shooting"), Said("a school shooting", title="Uvalde")
    assert scores(topic, elsewhere, there, firm=True) == {0: 0.3 * 0.7 * 2 / 3, 1: 0.7 * 2 / 3}
    # What holds enough of it bears on it without its name.
    assert scores(topic, elsewhere) == {0: 0.7 * 2 / 3}
    topic = "the Uvalde school shooting on Tuesday"
    elsewhere, there = Said("a school shooting"), Said("a school shooting", passage="It was in Uvalde.")
    assert scores(topic, elsewhere, there) == {1: 0.35}


def test_best_first_then_newest_then_by_place() -> None:
    def choice(score: float, located: Located) -> Choice:
        return Choice(located, "", None, score)

    ordered = [
        choice(0.6, at(0)),
        # Somebody's own words go before what is a little better.
        choice(0.45, at(1, kind=0)),
        choice(0.5, at(2, kind=2)),
        choice(0.3, at(9, day=3)),
        choice(0.3, at(7, day=2)),
        choice(0.3, at(8, day=2, start=1)),
        choice(0.3, at(8, day=2, start=2)),
        # Of what says nothing of what is asked about, newer goes before it.
        choice(0.0, at(3, day=2, kind=2)),
        choice(0.0, at(4, day=1, kind=0)),
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=order) == ordered


def test_what_stands_beside_a_passage_is_of_its_own_article(seed_index: Path) -> None:
    searcher = Searcher(seed_index)
    rows = range(searcher.manifest.passages)
    articles = searcher.articles_of(rows)
    lines = {row for row in rows if len(searcher.passage_text(row)) < 300}
    assert lines
    for row in rows:
        near = (
            {row - 1, row, row + 1} | ({row - 2} if row - 1 in lines else set()) | ({row + 2} & {r + 1 for r in lines})
        )
        beside = [each for each in rows if each in near and articles[each] == articles[row]]
        assert passages_beside(searcher, row) == "\n".join(map(searcher.passage_text, beside))
    searcher.close()
