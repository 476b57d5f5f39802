"""Questions whose answers are known, from files: our JSONL or TREC topics, and TREC qrels."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from index.filters import NO_FILTERS, Filters
from rag.evaluate import JudgedQuestion, docid
from rag.scores import normalised

from . import trec
from .door import UsageError, check_order, checked_question, is_encodable
from .http.request import FiltersIn

# What is read of a line of JSON; it may hold more. From this likeness on, another name is one of these misspelt.
_FIELDS = ("answers", "articles", "filters", "id", "question")
_NEAR = 0.8


def read_questions(path: Path, qrels: Path | None = None) -> list[JudgedQuestion]:
    """The questions of a file, in its order, with the grades of a file of qrels. A name ending in `.gz` is unpacked.

    Raises:
        UsageError: a file can't be read or used; the message names file and line.
    """
    text = _text(path)
    grades = trec.qrels(_text(qrels), qrels) if qrels else {}
    questions: dict[str, JudgedQuestion] = {}
    for line, question in _parsed(text, path):
        where = f"{path}:{line}"
        if question.id in questions:
            raise UsageError(f"{where}: the id {question.id!r} was given before; give each question its own")
        try:
            checked_question(question.text)
        except UsageError as exc:
            raise UsageError(f"{where}: {exc}") from exc
        if question.id in grades:
            if question.relevance is not None:
                raise UsageError(f"{where}: articles are given here and in {qrels}; take them out of one")
            question = replace(question, relevance=grades[question.id])
        questions[question.id] = question
    if not questions:
        raise UsageError(
            f"{path} holds no question; write one a line, such as " + '{"question": "...", "articles": []}'
        )
    if grades and grades.keys().isdisjoint(questions):
        raise UsageError(
            f"{qrels} judges none of the questions in {path}: it has {next(iter(grades))!r}, they have "
            f"{next(iter(questions))!r}; give both the same ids"
        )
    return list(questions.values())


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if path.name.endswith(".gz"):
            data = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as exc:
        why = exc.strerror if isinstance(exc, OSError) and exc.strerror else exc
        raise UsageError(f"{path} cannot be read: {why}; name another file") from exc
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        raise UsageError(f"{path}:{line}: not UTF-8; convert the file") from exc


def _parsed(text: str, path: Path) -> Iterator[tuple[int, JudgedQuestion]]:
    """Questions with their lines, in whichever form the first character shows."""
    first = text.lstrip()[:1]
    if first == "{":
        for line, row in enumerate(text.split("\n"), 1):
            if row.strip():
                yield line, _of_json(row, f"{path}:{line}", str(line))
        return
    for line, id_, question in (trec.topics if first == "<" else trec.rows)(text, path):
        yield line, JudgedQuestion(docid(id_), question)


def _of_json(row: str, where: str, default_id: str) -> JudgedQuestion:
    try:
        fields = json.loads(row)
    except (ValueError, RecursionError) as exc:
        raise UsageError(f"{where}: bad JSON: {exc}; write one object a line") from exc
    if not isinstance(fields, dict):
        raise UsageError(f"{where}: bad JSON: not an object; write one object a line")
    for name in sorted(fields.keys() & FiltersIn.model_fields.keys()):
        raise UsageError(f"{where}: the field {name} narrows a question; put it under filters")
    for name in sorted(fields.keys() - _FIELDS):
        if near := get_close_matches(name.lower(), _FIELDS, n=1, cutoff=_NEAR):
            raise UsageError(f"{where}: the field {name} is not read; call it {near[0]}, or take it out")
    if not isinstance(fields.get("question"), str):
        raise UsageError(f"{where}: the field question is missing or not a string; add it")
    id_ = fields.get("id", default_id)
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    return JudgedQuestion(
        id=docid(_string(id_, "id", where)),
        text=fields["question"],
        filters=_filters(fields.get("filters"), where),
        relevance=_relevance(fields.get("articles"), where),
        answers=_answers(fields.get("answers"), where),
    )


def _string(value: object, name: str, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{where}: {json.dumps(value)[:40]} in {name} is not a string with something in it")
    if not is_encodable(value):
        raise UsageError(f"{where}: {name} holds half a surrogate pair; take it out")
    return value


def _relevance(value: object, where: str) -> Mapping[str, int] | None:
    if value is None:
        return None
    if isinstance(value, list):
        return {docid(_string(article, "articles", where)): 1 for article in value}
    if isinstance(value, dict):
        for grade in value.values():
            if not isinstance(grade, int) or isinstance(grade, bool):
                raise UsageError(f"{where}: the grade {json.dumps(grade)[:40]} in articles is not a whole number")
        return {docid(_string(article, "articles", where)): grade for article, grade in value.items()}
    raise UsageError(f"{where}: articles is neither a list of ids nor an object of ids and grades; make it one")


def _answers(value: object, where: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise UsageError(f"{where}: answers is not a list of strings; make it one")
    answers = tuple(_string(answer, "answers", where) for answer in value)
    for answer in answers:
        if not normalised(answer).strip():
            raise UsageError(f"{where}: the answer {answer[:40]!r} has no word in it; write it in words")
    return answers


def _filters(value: Any, where: str) -> Filters:
    if value is None:
        return NO_FILTERS
    try:
        filters = FiltersIn.model_validate(value).value()
        check_order(filters.published_from, filters.published_to, "published_from", "published_to")
    except ValidationError as exc:
        first = exc.errors()[0]
        name = ".".join(map(str, ("filters", *first["loc"])))
        raise UsageError(f"{where}: {name}: {first['msg'].removeprefix('Value error, ')}") from exc
    except UsageError as exc:
        raise UsageError(f"{where}: filters: {exc}") from exc
    return filters
