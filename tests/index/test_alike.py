"""Which statements say the same: what words tell, what they leave in doubt, and what is remembered of that."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from index.alike import Compared, Pair, containment, content, in_doubt, says_same, write_compared
from index.record import StoreWriter
from index.storage.store import Store
from index.values import Article, Extraction, Mention, Passage, Span, Speaker, Statement

RATIFY = "A ceasefire called right now would basically just ratify Russia's conquest and give Mr Putin more time."
RATIFICATION = "A ceasefire now would effectively be a ratification of the Russian invasion."
AGAIN = "A ceasefire right now would basically ratify Russia’s conquest."
OTHER = "We will never negotiate with terrorists."
DAY = date(2023, 3, 20)


def test_containment_by_hand() -> None:
    said = "A ceasefire now would ratify the conquest.", "Ratifying conquests is wrong"
    a, b = (content(text).words for text in said)
    assert a == {"cease", "now", "ratif", "conqu"}
    assert b == {"ratif", "conqu", "wrong"}
    assert containment(a, b) == pytest.approx(2 / 3)
    assert containment(a, frozenset()) == 0


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (RATIFY, AGAIN, True),
        (RATIFY, OTHER, False),
        # cease, now, effec, ratif, russi, invas: four of them in the other
        (RATIFY, RATIFICATION, None),
        ("Yes, now", "now, yes", True),
        ("Yes, now", "Not now", False),
        ("Yes, now", "Later, now", False),
        # Three words are enough to tell by, three of four enough for the same, three of seven leave it in doubt.
        ("never yield harbours", "never yield harbours in Norway", True),
        ("never yield harbours quietly", "never yield harbours in Norway and Sweden", True),
        ("harbour ferry railway copper timber salmon barley", "harbour ferry railway oil coal cement gravel", None),
        ("", "", False),
        (AGAIN, AGAIN.replace("would", "would not"), False),
        # Half of the words, but two are too few to tell by.
        ("peace talks began today", "peace talks ended badly", False),
    ],
)
def test_what_words_tell(a: str, b: str, expected: bool | None) -> None:
    assert says_same(content(a), content(b)) is expected
    assert says_same(content(b), content(a)) is expected


def store(folder: Path, *said: tuple[str, str, date | None, str]) -> Store:
    """A store of statements: whose, in which article, of what day, in what words. An article's come together."""
    writer = StoreWriter(folder / "store.sqlite")
    for number, id_ in enumerate(dict.fromkeys(article for _, article, _, _ in said)):
        own = [(who, day, text) for who, article, day, text in said if article == id_]
        text = "\n".join(text for _, _, text in own)
        article = Article(id_, text, published=own[0][1])
        writer.add(article, (), b"")
        statements, at = [], 0
        for who, _, words in own:
            span = Span(at, at + len(words))
            speaker = Speaker(who, "name", who)
            statements.append(Statement(id_, *span, (span,), "direct", speaker))
            at += len(words) + 1
        mentions = tuple(Mention(who, (who,), (), 1) for who in dict.fromkeys(who for who, _, _ in own))
        passage = Passage(id_, 0, len(text), text)
        writer.add_found(number, article, [(passage, b"")], Extraction(tuple(statements), mentions))
    writer.finish()
    return Store(folder / "store.sqlite")


def doubted(folder: Path, *said: tuple[str, str, date | None, str]) -> list[tuple[int, int]]:
    found = store(folder, *said)
    pairs = list(in_doubt(found.places, found.texts))
    for pair in pairs:
        assert pair.texts == (said[pair.a][3], said[pair.b][3])
    return sorted((pair.a, pair.b) for pair in pairs)


KIRBY, SULLIVAN = "John Kirby", "Jake Sullivan"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(KIRBY, "a", DAY, RATIFY), (KIRBY, "b", DAY, RATIFICATION)], [(0, 1)]),
        # Words tell; another speaker; one article; long after.
        ([(KIRBY, "a", DAY, RATIFY), (KIRBY, "b", DAY, AGAIN)], []),
        ([(KIRBY, "a", DAY, RATIFY), (SULLIVAN, "b", DAY, RATIFICATION)], []),
        ([(KIRBY, "a", DAY, RATIFY), (KIRBY, "a", DAY, RATIFICATION)], []),
        ([(KIRBY, "a", DAY, RATIFY), (KIRBY, "b", DAY + timedelta(11), RATIFICATION)], []),
        ([(KIRBY, "a", DAY, RATIFY), (KIRBY, "b", DAY + timedelta(10), RATIFICATION)], [(0, 1)]),
        # An undated article may be of any day.
        ([(KIRBY, "a", None, RATIFY), (KIRBY, "b", DAY, RATIFICATION)], [(0, 1)]),
        ([(KIRBY, "a", None, RATIFY), (KIRBY, "b", None, RATIFICATION)], [(0, 1)]),
        # What lies between two that are near, and is not, keeps neither from the other.
        (
            [
                (KIRBY, "a", DAY, RATIFY),
                (KIRBY, "b", DAY - timedelta(30), RATIFY),
                (KIRBY, "c", DAY, OTHER),
                (KIRBY, "d", DAY - timedelta(5), RATIFICATION),
                (SULLIVAN, "e", DAY, RATIFICATION),
                (KIRBY, "f", None, RATIFICATION),
            ],
            [(0, 3), (0, 5), (1, 5)],
        ),
    ],
)
def test_who_is_in_doubt(
    tmp_path: Path, said: list[tuple[str, str, date | None, str]], expected: list[tuple[int, int]]
) -> None:
    assert doubted(tmp_path, *said) == expected


def test_of_many_that_are_worded_alike_the_nearest_are_in_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.alike._NEAREST", 2)
    tails = ("oil coal cement gravel", "copper oil coal cement", "wool flax hemp linen", "copper timber wool flax")
    said = [(KIRBY, id_, DAY, f"harbour ferry railway {tail}") for id_, tail in zip("abcd", tails, strict=True)]
    # The last shares four words with "copper oil coal cement", five with "wool flax hemp linen", three with the first.
    assert doubted(tmp_path, *said) == [(0, 2), (1, 2), (1, 3), (2, 3)]


def test_cosines_are_found_by_pair_and_by_what_was_said(tmp_path: Path) -> None:
    pairs = [Pair(7, 9, ("b", "c")), Pair(2, 70_000, ("a", "b")), Pair(2, 9, ("a", "c"))]
    write_compared(tmp_path / "compared.npy", pairs, [0.7, -0.25, 0.5])
    # 20 bytes a pair; the 4 that follow are nothing, and not what memory held.
    written = np.load(tmp_path / "compared.npy").view(np.uint8).reshape(3, 24)
    assert not written[:, 20:].any()
    compared = Compared(tmp_path / "compared.npy")
    assert [compared.cosine(a, b) for a, b in ((7, 9), (9, 7), (70_000, 2), (9, 2))] == [
        np.float32(0.7),
        np.float32(0.7),
        -0.25,
        0.5,
    ]
    assert [compared.cosine(a, b) for a, b in ((7, 8), (0, 0), (70_000, 70_001), (9, 70_000))] == [0, 0, 0, 0]
    assert compared.last == 70_000
    assert compared.by_digest() == {
        pairs[0].digest: np.float32(0.7),
        Pair(1, 3, ("b", "a")).digest: -0.25,
        pairs[2].digest: 0.5,
    }


def test_nothing_in_doubt(tmp_path: Path) -> None:
    write_compared(tmp_path / "compared.npy", [], [])
    compared = Compared(tmp_path / "compared.npy")
    assert (compared.cosine(0, 1), compared.last, compared.by_digest()) == (0, -1, {})
