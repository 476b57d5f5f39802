from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from index.articles.boilerplate import mark
from index.articles.heading import indexed_text
from index.articles.passages import split
from index.articles.read import read
from index.build import rebuild
from index.errors import IndexDamaged
from index.progress import Silent
from index.storage.generation import FILES, Generation
from index.storage.store import Store
from index.values import Article, Passage, Span


def open_store(index: Path) -> Store:
    generation = Generation(index)
    generation.close()
    return Store(generation.folder / FILES.store)


@pytest.fixture
def store(tiny_index: Path) -> Iterator[Store]:
    store = open_store(tiny_index)
    yield store
    store.close()


@pytest.fixture
def articles(seeds: Path) -> list[Article]:
    return [a for a in read([seeds]) if isinstance(a, Article)]


def test_articles_come_back_as_they_were_read(store: Store, articles: list[Article]) -> None:
    found = list(store.articles())
    assert [s.article for s in found] == articles
    assert [s.number for s in found] == [0, 1, 2, 3, 4]
    assert [s.sha256 for s in found] == [hashlib.sha256(a.text.encode()).hexdigest() for a in articles]
    assert [list(s.boilerplate) for s in found] == [list(mark(a)) for a in articles]
    for stored in found:
        assert store.article(stored.article.id) == stored
    assert store.article("unknown") is None
    assert store.count_articles() == 5
    assert store.newest_article(date(2026, 1, 1)) == date(2023, 3, 20)
    assert store.newest_article(date(2020, 1, 1)) == date(2023, 3, 20)  # of an archive whose days all are to come


def test_passages_are_numbered_by_article_and_start(store: Store, articles: list[Article]) -> None:
    expected: list[Passage] = []
    for article in articles:
        expected += split(article, mark(article))
    found = store.passages(range(len(expected) + 5))
    assert [found[row][0] for row in range(len(expected))] == expected
    assert sorted(found) == list(range(len(expected)))
    assert store.count_passages() == len(expected)
    for row, (passage, heading) in found.items():
        stored = store.article(passage.article_id)
        assert stored is not None
        assert heading == stored.heading
        assert stored.article.text[passage.start : passage.end] == passage.text
        assert (row, Span(passage.start, passage.end)) in store.passages_of([stored.number])[stored.number]
    assert store.passages([]) == {}
    assert store.passages_of([3, 99])[99] == []


def test_numbers_of_ids(store: Store, articles: list[Article]) -> None:
    ids = [a.id for a in articles]
    assert store.numbers([ids[4], "unknown", ids[1]]) == [1, 4]
    assert store.numbers([]) == []
    # Nothing is cut off where other languages end a text.
    assert store.numbers([f"{ids[4]}\0", f"{ids[4]}\0x"]) == []
    assert store.numbers([*(f"unknown {n}" for n in range(40_000)), ids[4], ids[4]]) == [4]


def test_outlets(store: Store) -> None:
    assert store.outlets() == {"": 0, "TSF": 1, "CNN": 2}


ODD = "One\r\ntwo \ufeff😀 e\u0301 \u2028 “three” \x00 four."


def test_every_field_and_any_character_comes_back(
    write_articles: Callable[..., Path], tiny_index: Path, tiny_model: Path, tmp_path: Path
) -> None:
    shutil.copytree(tiny_index, tmp_path / "index")
    article = {
        "id": "https://example.org/ä?b=c#d'\"",
        "url": "https://example.org/1",
        "title": "A “title”",
        "outlet": "Łódź Daily",
        "published": "2023-03-20T01:02:03Z",
        "authors": ["A. Writer", "B, Writer"],
        "text": ODD,
    }
    rebuild([write_articles([article])], tmp_path / "index", Silent(), encoder=str(tiny_model))
    store = open_store(tmp_path / "index")
    (found,) = store.articles()
    assert found.article == Article(
        str(article["id"]),
        ODD,
        "A “title”",
        "Łódź Daily",
        date(2023, 3, 20),
        "https://example.org/1",
        ("A. Writer", "B, Writer"),
    )
    assert store.article(str(article["id"])) == found

    # The digest of what was encoded for it is known.
    ((row, passage),) = [(row, passage) for row, (passage, _) in store.passages([0]).items()]
    encoded = hashlib.blake2b(indexed_text(found.article, passage.text, ()).encode(), digest_size=16).digest()
    assert (row, store.encoded().tolist()) == (0, [encoded])
    store.close()


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but text" * 99])
def test_a_file_that_is_no_store(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "store.sqlite").write_bytes(content)
    with pytest.raises(IndexDamaged, match="is not a readable store"):
        Store(tmp_path / "store.sqlite")


def test_a_path_may_hold_what_means_something_in_a_uri(tiny_index: Path, tmp_path: Path) -> None:
    generation = Generation(tiny_index)
    generation.close()
    odd = tmp_path / "50% off? #1 & more"
    shutil.copytree(generation.folder, odd)
    store = Store(odd / "store.sqlite")
    assert store.count_articles() == 5
    store.close()


def test_reading_leaves_nothing_behind(tiny_index: Path, tmp_path: Path) -> None:
    generation = Generation(tiny_index)
    generation.close()
    shutil.copytree(generation.folder, tmp_path / "copy")
    before = sorted((tmp_path / "copy").rglob("*"))
    store = Store(tmp_path / "copy" / "store.sqlite")
    assert len(list(store.articles())) == 5
    assert sorted((tmp_path / "copy").rglob("*")) == before
    store.close()
