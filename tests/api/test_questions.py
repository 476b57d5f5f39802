from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from api.door import UsageError
from api.questions import read_questions
from index.filters import Filters
from rag.evaluate import JudgedQuestion

SAID = '{"question": "who said it?"}'


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_lines_of_json(tmp_path: Path) -> None:
    lines = [
        {"question": "who said it?"},
        {"id": 7, "question": "who?", "articles": ["cnn.com/1", "a b"], "answers": ["Kirby", "he"], "source": "CNN"},
        {"id": "x y", "question": "who?", "articles": {"a": 2, "b c": 0}, "answers": None, "filters": None},
        {
            "question": "who\u2028then?",
            "articles": [],
            "answers": [],
            "filters": {"published_from": "2023-03-20", "published_to": "2023-03-21", "outlets": ["CNN"]},
        },
    ]
    text = "\ufeff\n" + "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    filters = Filters(date(2023, 3, 20), date(2023, 3, 21), ("CNN",))
    expected = [
        JudgedQuestion("2", "who said it?"),
        JudgedQuestion("7", "who?", relevance={"cnn.com/1": 1, "a%20b": 1}, answers=("Kirby", "he")),
        JudgedQuestion("x%20y", "who?", relevance={"a": 2, "b%20c": 0}),
        JudgedQuestion("8", "who\u2028then?", filters, {}, ()),
    ]
    assert read_questions(write(tmp_path / "q.jsonl", text)) == expected
    (tmp_path / "q.gz").write_bytes(gzip.compress(text.encode()))
    assert read_questions(tmp_path / "q.gz") == expected


@pytest.mark.parametrize(
    "text",
    [
        "<top><num> Number: 1 <title> who said it? <desc> x</top><top><num>2<title>why then</top>",
        "1\twho said it?\n2\twhy then\n",
        '{"id": 1, "question": "who said it?"}\n{"id": "2", "question": "why then"}',
    ],
)
def test_qrels_beside_questions_of_every_form(tmp_path: Path, text: str) -> None:
    qrels = write(tmp_path / "qrels", "1 0 a 1\n1 0 b%20c 0\n9 0 a 1\n")
    assert read_questions(write(tmp_path / "q", text), qrels) == [
        JudgedQuestion("1", "who said it?", relevance={"a": 1, "b%20c": 0}),
        JudgedQuestion("2", "why then"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "q holds no question; write one a line"),
        ("<?xml version='1.0'?>", "q holds no question"),
        ("who said it?", "q:1: 'who said it?' is not an id, a tab and a question"),
        (f"{SAID}\nnot json", "q:2: bad JSON: Expecting value"),
        (f"{SAID}\n[]", "q:2: bad JSON: not an object"),
        (f"{SAID}\n" + "[" * 100_000, "q:2: bad JSON"),
        ('{"text": "x"}', "q:1: the field question is missing or not a string"),
        ('{"question": "a", "answer": ["b"]}', "q:1: the field answer is not read; call it answers"),
        ('{"question": "a", "Articles": ["b"]}', "q:1: the field Articles is not read; call it articles"),
        ('{"question": "a", "published_to": "2020-01-01"}', "q:1: the field published_to narrows a question; put it"),
        ('{"question": "?"}', "q:1: the question has no word in it"),
        ("1\t ", "q:1: the question is empty"),
        ('{"question": "x\\u0000y"}', "q:1: the question holds the control character U+0000"),
        ('{"id": 1, "question": "a"}\n{"id": "1", "question": "b"}', "q:2: the id '1' was given before"),
        ('{"id": " ", "question": "a"}', 'q:1: " " in id is not a string with something in it'),
        ('{"id": true, "question": "a"}', "q:1: true in id is not a string"),
        ('{"question": "a", "articles": "b"}', "q:1: articles is neither a list of ids nor an object"),
        ('{"question": "a", "articles": [1]}', "q:1: 1 in articles is not a string"),
        ('{"question": "a", "articles": {"b": 0.5}}', "q:1: the grade 0.5 in articles is not a whole number"),
        ('{"question": "a", "articles": {"b": true}}', "q:1: the grade true in articles"),
        ('{"question": "a", "articles": ["\\ud800"]}', "q:1: articles holds half a surrogate pair"),
        ('{"question": "a", "answers": "b"}', "q:1: answers is not a list of strings"),
        ('{"question": "a", "answers": ["–"]}', "q:1: the answer '–' has no word in it"),
        ('{"question": "a", "filters": []}', "q:1: filters: "),
        ('{"question": "a", "filters": {"since": "2023-01-01"}}', "q:1: filters.since: Extra inputs are not permitted"),
        ('{"question": "a", "filters": {"published_to": 3}}', "q:1: filters.published_to: write a date such as"),
        (
            '{"question": "a", "filters": {"published_from": "2024-01-01", "published_to": "2023-01-01"}}',
            "q:1: filters: published_from 2024-01-01 is after published_to 2023-01-01",
        ),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_questions(write(tmp_path / "q", text))
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(message)


@pytest.mark.parametrize(
    ("question", "qrels", "message"),
    [
        ('{"id": "1", "question": "a", "articles": []}', "1 0 x 1", "q:1: articles are given here and in"),
        ('{"id": "1", "question": "a"}', "one 0 x 1", "qrels judges none of the questions"),
        ('{"id": "1", "question": "a"}', "1 0 x", "qrels:1: '1 0 x' is not a line of qrels"),
    ],
)
def test_qrels_that_cannot_be_used(tmp_path: Path, question: str, qrels: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_questions(write(tmp_path / "q", question), write(tmp_path / "qrels", qrels))
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(message)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing", None, "cannot be read: No such file or directory; name another file"),
        (".", None, "cannot be read: Is a directory"),
        ("q.gz", b"not packed", "cannot be read: Not a gzipped file"),
        ("q.gz", gzip.compress(SAID.encode())[:-9], "cannot be read: "),
        ("q", SAID.encode() + b"\n\xff", "not UTF-8; convert the file"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=message):
        read_questions(tmp_path / name)
