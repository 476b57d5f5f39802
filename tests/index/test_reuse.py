"""An index that grew, changed and shrank is the one that its articles make from nothing."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.alike import Compared
from index.articles.passages import split
from index.build import rebuild
from index.filters import Filters
from index.progress import Silent
from index.report import Report
from index.searcher import Searcher
from index.storage import generation
from index.storage.generation import FILES
from index.storage.vectors import open_array
from index.values import Article, Passage, Span
from index.verify import verify_index
from rag.answer import answer
from rag.values import Question

Write = Callable[..., Path]
Fields = dict[str, Any]

PLEA = "Subscribe now to read all that our 12 reporters write"
QUESTIONS = (
    "What did Kirby say?",
    "What did the Bureau say?",
    "What did the ADL say?",
    "What did AOC say?",
    "What did the White House say about harbours?",
    "Who said that the harbours stay shut?",
    "Where is the harbour in Norway?",
)


def article(number: int, *paragraphs: str, outlet: str = "Daily", **fields: Any) -> Fields:
    opening = f"Ship {'x' * (number + 1)} came to the harbour of Oslo, where it stayed."
    return {
        "id": f"{number:02d}",
        "title": f"Harbours, part {number}",
        "outlet": outlet,
        "published": f"2024-03-{number + 1:02d}",
        "text": "\n\n".join([opening, *paragraphs]),
        **fields,
    }


KIRBY = "“The harbours of Norway stay shut for {}, timber and copper,” White House spokesman John Kirby said."
LONGER = "The harbours of Norway and Sweden remain shut for salmon and for barley, Kirby said."
FIRST = [
    article(1, KIRBY.format("steel"), LONGER, PLEA),
    article(3, KIRBY.format("oil"), "Café Zoë’s owner 😀, Zoë Núñez, said no.", PLEA, outlet="Weekly"),
    article(5, "The Bureau of Prisons (BOP) said the harbour is full.", "The BOP denied it.", PLEA),
    article(6, "The Anti-Defamation League met. The ADL said the harbour is full.", PLEA),
    article(8, "Rep. Alexandria Ocasio-Cortez came. “We stay,” AOC said.", PLEA),
    article(9, "“We will see,” said Representative Alexandria Ocasio-Cortez, whom all call AOC.", published=None),
    article(11, "The Anti-Defamation League said no. ADL members came.", outlet="Weekly"),
    article(
        12, "A spokesman for the BOP said yes.", "“No,” said Jon Kirby, a White House spokesman.", authors=["A", "B"]
    ),
]
COMING = [
    article(0, "“It is late,” said John F. Kirby.", PLEA, outlet="Monthly"),
    article(4, LONGER, "The Anti-Defamation League, or ADL, agreed.", PLEA),
    article(13, "The Bureau of Prisons (BOP) agreed.", PLEA),
]


STEPS: dict[str, tuple[list[Fields], list[Fields]]] = {
    # Of five articles of an outlet each holds the plea now, so that it is no longer part of those that stay.
    "more": (FIRST, [*FIRST, *COMING]),
    "fewer": ([*FIRST, *COMING], FIRST[:3] + FIRST[5:]),
    "others' texts, titles, days, outlets, authors": (
        FIRST,
        [
            FIRST[0] | {"text": FIRST[0]["text"] + "\n\nThe harbour closed."},
            FIRST[1] | {"title": "Other harbours"},
            FIRST[2] | {"published": "2024-04-01"},
            FIRST[3] | {"outlet": "Monthly"},
            FIRST[4] | {"authors": ["C"]},
            *FIRST[5:],
        ],
    ),
    "one other id": (FIRST, [FIRST[0] | {"id": "99"}, *FIRST[1:]]),
    "all others": (FIRST, COMING),
}


@pytest.fixture
def built(tiny_model: Path, write_articles: Write) -> Callable[[Path, list[Fields]], Report]:
    """Build an index of articles by the tiny model."""

    def build_(index: Path, articles: list[Fields]) -> Report:
        return rebuild([write_articles(articles)], index, Silent(), encoder=str(tiny_model))

    return build_


def folder(index: Path) -> Path:
    return index / "generations" / generation.current(index).name


def tables(index: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the store holds, table by table, and what it is indexed by."""
    db = sqlite3.connect(folder(index) / FILES.store)
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    found["schema"] = db.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    db.close()
    return found


def words(index: Path) -> dict[str, Any]:
    """What the lexical indexes find, and how well it fits."""
    searcher = Searcher(index)
    everything = searcher.narrow(Filters())
    found = {
        word: (searcher.search_words([word], 99, everything), searcher.search_articles([word], 99, everything))
        for word in ("harbour", "shut", "kirbi", "adl", "daili", "ship", "2024")
    }
    searcher.close()
    return found


def assert_same(grown: Path, anew: Path) -> None:
    """Whether two indexes hold the same in every file; what floats say may differ in the last bits."""
    found, expected = tables(grown), tables(anew)
    assert found.keys() == expected.keys()
    for name in expected:
        assert found[name] == expected[name], name
    for name in (FILES.texts, FILES.columns, FILES.passages, FILES.statements, FILES.people):
        assert (folder(grown) / name).read_bytes() == (folder(anew) / name).read_bytes(), name
    vectors = [open_array(folder(index) / FILES.vectors) for index in (grown, anew)]
    np.testing.assert_allclose(*vectors, atol=1e-4)
    compared = [Compared(folder(index) / FILES.compared).by_digest() for index in (grown, anew)]
    assert compared[0] == pytest.approx(compared[1], abs=1e-4)
    assert words(grown) == words(anew)
    verify_index(grown, Silent())
    assert answers(grown) == answers(anew)


def answers(index: Path) -> list[Any]:
    """What is answered, less the generation that answered, times, and floats."""
    searcher = Searcher(index)
    found = [answer(searcher, Question(text)) for text in QUESTIONS]
    searcher.close()
    return [
        json.loads(json.dumps([dataclasses.asdict(s) for s in a.statements], default=str))
        + [(p.passage_id, p.lexical_rank, p.dense_rank) for p in a.passages]
        + [a.answered, a.reason, round(a.confidence, 3)]
        for a in found
    ]


@pytest.mark.parametrize("step", STEPS)
def test_what_an_index_was_before_cannot_be_told(
    step: str, built: Callable[..., Report], tiny_index: Path, tmp_path: Path
) -> None:
    before, after = STEPS[step]
    for index in ("grown", "anew"):
        shutil.copytree(tiny_index, tmp_path / index)  # an index of other articles, and the model exported
    built(tmp_path / "grown", before)
    built(tmp_path / "grown", after)
    built(tmp_path / "anew", after)
    assert_same(tmp_path / "grown", tmp_path / "anew")


def test_what_stays_is_looked_at_by_nobody(
    built: Callable[..., Report], tiny_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = shutil.copytree(tiny_index, tmp_path / "index")
    looked_at: list[str] = []

    def noted(article: Article, marked: Sequence[Span] = ()) -> list[Passage]:
        looked_at.append(article.id)
        return split(article, marked)

    monkeypatch.setattr("index.build.passages.split", noted)
    built(index, FIRST)
    assert looked_at == [each["id"] for each in FIRST]
    looked_at.clear()
    changed, new = FIRST[2] | {"published": "2024-04-01"}, article(13, "The harbour is full, said Kirby.")
    built(index, [*FIRST[:2], changed, *FIRST[3:], new])
    assert looked_at == [changed["id"], new["id"]]
    # Nothing that other code found is copied.
    looked_at.clear()
    monkeypatch.setattr("index.build.code_in", lambda *folders: "changed")
    built(index, FIRST)
    assert looked_at == [each["id"] for each in FIRST]
