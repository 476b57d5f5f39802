"""Statements and people written by `record`, read back by `said` and `directory`."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.filters import Subset
from index.record import StoreWriter
from index.storage.places import KINDS, NONE, Speaking
from index.storage.said import Wanted
from index.storage.store import Store
from index.values import UNDATED, Article, Extraction, Mention, Passage, Span, Speaker, Statement

TEXT = "“Peace now,” Kirby said. The White House said no. He left. “Peace, later,” he added."
PASSAGES = (Span(0, 48), Span(49, 85))


def said(article: str, start: int, end: int, name: str | None, as_written: str, day: str = "") -> Statement:
    speaker = Speaker(name, "name" if name else "none", as_written, Span(start, end), Span(13, 18) if name else None)
    return Statement(article, start, end, (Span(start, end),), "direct", speaker, "said", "TASS" if day else None)


def extraction(article: str) -> Extraction:
    statements = (
        said(article, 0, 12, "John Kirby", "Kirby"),
        said(article, 46, 48, None, "The White House"),
        said(article, 59, 74, "John Kirby", "he"),
    )
    mentions = (
        Mention("John Kirby", ("Kirby",), ("White House spokesman",), 3),
        Mention("Volodymyr Zelenskyy" if article == "a" else "Volodymyr Zelensky", (), ("Ukrainian president",), 2),
        Mention("José Núñez", (), ("mayor",), 1),
    )
    return Extraction(statements, mentions)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two articles with the same statements, the second dated."""
    writer = StoreWriter(tmp_path / "store.sqlite")
    for id_, published in (("a", None), ("b", date(2023, 3, 20))):
        article = Article(id_, TEXT, published=published)
        number = writer.add(article, (), id_.encode())
        passages = [(Passage(id_, *span, span.of(TEXT)), b"%d" % span.start) for span in PASSAGES]
        writer.add_found(number, article, passages, extraction(id_))
    writer.add_outlets({"": 0})
    writer.finish()
    store = Store(tmp_path / "store.sqlite")
    yield store
    store.close()


def test_what_was_found_comes_back_whole(store: Store) -> None:
    assert store.extracted(b"a") == extraction("a")
    assert store.extracted(b"b") == extraction("b")
    assert store.extracted(b"c") is None
    assert (store.count_statements(), store.count_people()) == (6, 3)


def test_statements_are_counted_by_person_and_days_and_by_who_is_nobody(store: Store) -> None:
    kirby = store.people.numbers(["John Kirby"])
    day = date(2023, 3, 20)
    # Those of the undated article are of no day.
    spans = [(None, None), (day, None), (None, day), (day, day), (date(2023, 3, 21), None), (None, date(2023, 3, 19))]
    assert [store.places.count_by(kirby, first, last) for first, last in spans] == [2, 2, 2, 2, 0, 0]
    assert [store.said.count_unnamed(name) for name in ("the White House", "White house", "House")] == [2, 2, 0]


SAID_BY = {
    "a": "The FTC sued. It is the Federal Trade Commission (FTC).",
    "b": "The Federal Trade Commission, or FTC, sued.",
    "c": "An F.T.C. spokesperson sued.",
    "d": "The U.S. Federal Trade Commission sued.",
    "e": "The Bureau of Prisons (BOP) sued.",
    "f": "A woman who sued. The World Health Organization (WHO) met.",
    "g": "The World Health Organization (WHO) sued.",
    "h": "The U.S. Air Force sued.",
    "i": "The Air Force sued.",
    "j": "The Danish air force sued. The air force sued.",
    "k": "US officials sued.",
    "l": "Officials sued.",
    "m": "The Norwegian Ministry of Defense sued.",
    "n": "Norway’s defence ministry sued.",
    "o": "A spokeswoman for Ann Lee sued.",
    "p": "Lee’s office sued.",
}
SPEAKERS = ("The FTC", "The Federal Trade Commission", "An F.T.C. spokesperson", "The U.S. Federal Trade Commission")
SPEAKERS += ("The Bureau of Prisons", "who", "The World Health Organization", "The U.S. Air Force", "The Air Force")
SPEAKERS += ("The air force", "US officials", "Officials")
SPEAKERS += ("The Norwegian Ministry of Defense", "Norway’s defence ministry")
SPEAKERS += ("A spokeswoman for Ann Lee", "Lee’s office")


def test_an_organisation_is_one_speaker_whatever_it_is_called(tmp_path: Path) -> None:
    writer = StoreWriter(tmp_path / "store.sqlite")
    for (id_, text), written in zip(SAID_BY.items(), SPEAKERS, strict=True):
        article = Article(id_, text)
        at = Span(text.index("sued"), text.index("sued") + 4)
        speaker = Speaker(None, "none", written, Span(0, len(written)), None)
        statement = Statement(id_, *at, (at,), "indirect", speaker, "said", None)
        number = writer.add(article, (), id_.encode())
        writer.add_found(number, article, [(Passage(id_, 0, len(text), text), b"")], Extraction((statement,), ()))
    writer.add_outlets({"": 0})
    writer.finish()
    store = Store(tmp_path / "store.sqlite")

    def articles(speaker: str) -> str:
        by = store.said.by_unnamed(speaker)
        assert len(by) == store.said.count_unnamed(speaker)
        assert by == [s.number for s in store.said.page(Wanted(unnamed=speaker), None, 9)]
        return "".join(sorted(s.statement.article_id for s in store.said.numbered(by).values()))

    for called in ("the FTC", "ftc", "the Federal Trade Commission", "a spokesman for the F.T.C.", "the U.S. FTC"):
        assert articles(called) == "abcd"
    # One article explains it, and by both names it is found.
    assert articles("the Bureau of Prisons") == articles("the BOP") == articles("bop") == "e"
    # American, with its nation and without, but no other's, and no description.
    assert articles("the U.S. Air Force") == articles("US Air Force") == "hi"
    assert articles("the Air Force") == "hij"
    assert [articles(called) for called in ("air force", "US officials", "officials")] == ["ij", "k", "l"]
    assert articles("the US A*r Force") == ""
    # In small letters it may be a word.
    assert (articles("the WHO"), articles("who")) == ("g", "fg")
    assert articles("the FBI") == ""
    assert [articles(office) for office in ("Ann Lee's office", "Lee's office", "the lee's office")] == ["op", "p", "p"]
    for called in (
        "Norway's Ministry of Defence",
        "the Norwegian defense ministry",
        "a Norwegian Defence Ministry spokesman",
    ):
        assert articles(called) == "mn"
    store.close()


def test_a_statement_lies_in_the_passage_that_holds_most_of_it(store: Store) -> None:
    assert [s.row for s in store.said.of_article(0, "a")] == [0, 0, 1]
    assert [s.row for s in store.said.of_article(1, "b")] == [2, 2, 3]
    assert [s.number for s in store.places.in_rows([1, 2])] == [2, 3, 4]
    assert store.places.in_rows([]) == []


def test_a_statement_has_one_place_in_the_store_and_in_the_arrays(store: Store) -> None:
    everything = store.places.located(np.arange(6))
    for located in everything:
        stored = store.said.numbered([located.number])[located.number]
        assert (located.article, located.row) == (stored.article, stored.row)
        assert located.person == (NONE if stored.person is None else stored.person)
        assert (located.start, located.end) == stored.statement.span
        assert KINDS[located.kind] == stored.statement.kind
        assert store.texts.read(located.at, located.size) == stored.statement.span.of(TEXT)
    assert [located.day for located in everything] == [UNDATED] * 3 + [date(2023, 3, 20).toordinal()] * 3


def test_statements_by_a_person_come_newest_first(store: Store) -> None:
    kirby = store.people.numbers(["John Kirby"])
    found = store.places.by_people(kirby)
    assert [(s.article, s.start) for s in store.places.located(found)] == [(1, 0), (1, 59), (0, 0), (0, 59)]
    # Two people's are one list; here they are the same two times over.
    assert store.places.by_people(kirby * 2).tolist() == [n for n in found.tolist() for _ in range(2)]
    assert store.places.passing(found, None).tolist() == found.tolist()
    assert store.places.passing(found, Subset.of(np.array([False, True]))).tolist() == [3, 5]
    assert store.places.by_people([]).tolist() == []
    # Kirby, and the White House in the second article; it shares a passage with him.
    for speaking, rows, theirs in (
        (Speaking(frozenset(kirby), frozenset()), [0, 1, 2, 3], [True, False, True, True, False, True]),
        (Speaking(frozenset(), frozenset([4])), [2], [False, False, False, False, True, False]),
        (Speaking(frozenset(kirby), frozenset([4])), [0, 1, 2, 3], [True, False, True, True, True, True]),
        (Speaking(frozenset(), frozenset()), [], [False] * 6),
    ):
        assert store.places.rows_of(speaking).tolist() == rows
        assert [located in speaking for located in store.places.located(np.arange(6))] == theirs
    assert store.said.speakers_of([0, 1, 9]) == {0: kirby, 1: kirby}


@pytest.mark.parametrize("asked", ["the White House", "White House", "white house’s", "THE WHITE HOUSE"])
def test_a_speaker_that_is_no_person_is_found_as_written_and_by_who_speaks_for_it(store: Store, asked: str) -> None:
    found = store.said.numbered(numbers := store.said.by_unnamed(asked))
    # The dated article's first; John Kirby is the White House spokesman.
    assert [found[n].statement.speaker.as_written for n in numbers] == ["Kirby", "The White House", "he"] * 2
    assert [found[n].article for n in numbers] == [1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kirby", ["John Kirby"]),
        ("john kirby", ["John Kirby"]),
        ("KIRBY’s", ["John Kirby"]),
        ("Zelenskyy", ["Volodymyr Zelensky"]),
        ("Zelensky", ["Volodymyr Zelensky"]),
        ("jose nunez", ["José Núñez"]),
        ("Jane Kirby", []),
        ("", []),
    ],
)
def test_people_by_name(store: Store, name: str, expected: list[str]) -> None:
    assert [p.name for p in store.people.named(name)] == expected


def test_people_by_their_initials(tmp_path: Path) -> None:
    writer = StoreWriter(tmp_path / "store.sqlite")
    for id_ in "ab":
        number = writer.add(article := Article(id_, "AOC met the ADL."), (), id_.encode())
        writer.add_found(number, article, (), Extraction((), (Mention("Alexandria Ocasio-Cortez"),)))
    writer.add_outlets({"": 0})
    writer.finish()
    store = Store(tmp_path / "store.sqlite")
    assert [person.name for person in store.people.named("AOC")] == ["Alexandria Ocasio-Cortez"]
    assert store.people.named("ADL") == ()
    store.close()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kirbi", ["John Kirby"]),
        ("Kriby", ["John Kirby"]),
        ("Jon Kirbi", ["John Kirby"]),
        ("zelenskiy", ["Volodymyr Zelensky"]),
        ("Nunes", ["José Núñez"]),
        ("Kirk", []),
        ("Biden", []),
    ],
)
def test_people_by_a_spelling_that_is_nearly_theirs(store: Store, name: str, expected: list[str]) -> None:
    assert [p.name for p in store.people.like(name)] == expected


def test_what_is_no_misspelt_name_costs_little(tmp_path: Path) -> None:
    long = "k" * 1_000
    writer = StoreWriter(tmp_path / "store.sqlite")
    number = writer.add(article := Article("a", "They met."), (), b"a")
    named = tuple(map(Mention, ("A. Kirby", "B. Kirby", f"John {long}", "Ann Bo Cy Di Ed Flo Gus Hal Ida")))
    writer.add_found(number, article, (), Extraction((), named))
    writer.add_outlets({"": 0})
    writer.finish()
    with contextlib.closing(sqlite3.connect(tmp_path / "store.sqlite")) as db:
        assert db.execute("SELECT near FROM near_words WHERE word = ?", (long,)).fetchall() == [(long,)]
    store = Store(tmp_path / "store.sqlite")
    assert [p.name for p in store.people.like("A Kirbi")] == ["A. Kirby"]
    assert store.people.like("C Kirby") == ()
    assert store.people.like("Ann Bo Cy Di Ed Flo Gus Hall Ida") == ()
    assert [p.name for p in store.people.like("Ann Bo Cy Di Ed Flo Gus Hall")] == ["Ann Bo Cy Di Ed Flo Gus Hal Ida"]
    assert [p.name for p in store.people.like(f"Jon {long}")] == [f"John {long}"]
    store.close()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("White House spokesman", ["John Kirby"]),
        ("spokesman", ["John Kirby"]),
        ("Ukrainian president", ["Volodymyr Zelensky"]),
        ("Russian president", []),
    ],
)
def test_people_by_role(store: Store, role: str, expected: list[str]) -> None:
    assert [p.name for p in store.people.with_role(role)] == expected
