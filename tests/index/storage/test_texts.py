from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.storage.texts import Texts, TextsWriter, byte_offsets

ARTICLES = ["“Peace,” he said.\nNo — more.\r\nThe end", "", "One line, 😀."]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    writer = TextsWriter(tmp_path / "texts.utf8")
    assert [writer.add(text) for text in ARTICLES] == [(0, 43), (44, 0), (45, 15)]
    return tmp_path / "texts.utf8"


def test_texts_come_back_as_they_were_written(path: Path) -> None:
    texts = Texts(path)
    assert [texts.read(0, 43), texts.read(44, 0), texts.read(45, 15)] == ARTICLES
    assert path.read_bytes() == "\n".join([*ARTICLES, ""]).encode()
    texts.close()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("he", "“Peace,” he said."),
        ("“Peace,” he said.", "“Peace,” he said."),
        ("more", "No — more.\r"),
        ("said.\nNo", "“Peace,” he said.\nNo — more.\r"),
        ("The end", "The end"),
        ("line", "One line, 😀."),
    ],
)
def test_a_line_ends_where_the_text_does(path: Path, words: str, line: str) -> None:
    texts = Texts(path)
    at = path.read_bytes().index(words.encode())
    assert texts.read(*texts.line(at, len(words.encode()))) == line
    texts.close()


@given(st.text(), st.data())
def test_offsets_are_those_of_the_encoded_beginnings(text: str, data: st.DataObject) -> None:
    text = text.encode(errors="ignore").decode()
    positions = data.draw(st.lists(st.integers(0, len(text))))
    assert byte_offsets(text, positions) == {p: len(text[:p].encode()) for p in positions}


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_holds_no_texts(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "texts.utf8").write_bytes(content)
    with pytest.raises(IndexDamaged, match="holds no texts"):
        Texts(tmp_path / "texts.utf8")


def test_of_a_line_that_goes_on_for_long_the_words_near_a_piece_are_read(tmp_path: Path) -> None:
    path = tmp_path / "texts.utf8"
    TextsWriter(path).add("é. " * 400 + "It is over, he said." + " é." * 400)
    texts = Texts(path)
    at = path.read_bytes().index(b"It is over")
    read = texts.read(*texts.line(at, len(b"It is over")))
    assert read.startswith("é. ")
    assert "It is over, he said." in read
    assert 800 < len(read.encode()) <= 1_010
    assert read.endswith("é.")
    texts.close()
