"""TREC's files: topics, qrels and runs. Columns are separated by whitespace."""

from __future__ import annotations

import contextlib
import errno
import html
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from index.errors import DiskFailed

from .door import UsageError

_TOP = re.compile(r"<top>(.*?)(</top>|(?=<top>)|\Z)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*([^\s<]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?([^<]*)", re.IGNORECASE)
_TAG = "onrecord"


def topics(text: str, path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, number and title of each `<top>`.

    Raises:
        UsageError: one has no end, no `<num>` or no `<title>`.
    """
    for topic in _TOP.finditer(text):
        line = text.count("\n", 0, topic.start()) + 1
        number, title = _NUMBER.search(topic[1]), _TITLE.search(topic[1])
        if not (number and title and topic[2]):
            raise UsageError(
                f"{path}:{line}: the topic that begins here has not all of <num>, <title> and </top>; add it"
            )
        yield line, number[1], " ".join(html.unescape(title[1]).split())


def rows(text: str, path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, id and question of each line `id<TAB>question`.

    Raises:
        UsageError: a line has more or fewer columns.
    """
    for line, row in enumerate(text.split("\n"), 1):
        columns = [column.strip() for column in row.split("\t")]
        if len(columns) == 2 and columns[0]:
            yield line, columns[0], columns[1]
        elif row.strip():
            raise UsageError(f"{path}:{line}: {row[:40]!r} is not an id, a tab and a question; write it so")


def qrels(text: str, path: Path) -> dict[str, dict[str, int]]:
    """Grades by question's id and `docid`, of lines `question iteration docid grade`.

    Raises:
        UsageError: a line is none.
    """
    grades: dict[str, dict[str, int]] = {}
    for line, row in enumerate(text.split("\n"), 1):
        columns = row.split()
        if not columns:
            continue
        try:
            question, _, docid, grade = columns
            grades.setdefault(question, {})[docid] = int(grade)
        except ValueError as exc:
            raise UsageError(
                f"{path}:{line}: {row[:80]!r} is not a line of qrels; write: question 0 article grade, the grade a "
                "whole number"
            ) from exc
    return grades


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[IO[str]]:
    """A file to write that takes its place when all is written, or else leaves what was there.

    A link stays one, and so does what is no file: a device or a pipe is written as it stands.

    Raises:
        DiskFailed: it can't be written.
    """
    as_it_stands = path.exists() and not path.is_file()
    try:
        with path.open("w", encoding="utf-8") if as_it_stands else _replacing(Path(os.path.realpath(path))) as file:
            yield file
    except OSError as exc:
        is_full = exc.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        hint = f"{'Free space, or name' if is_full else 'Name'} another --run."
        raise DiskFailed(f"{path} cannot be written: {exc.strerror}", hint) from exc


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    unfinished = path.parent / f".{path.name}.{os.getpid()}"
    # Made anew: no link is followed that somebody may have put there.
    with unfinished.open("x", encoding="utf-8") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink()
            raise


def write_run(rankings: Sequence[tuple[str, Sequence[str]]], file: IO[str]) -> None:
    """Write rankings of `docid`s, each with its question's id, as `question Q0 docid rank score tag`.

    The score is 1 / rank: those who read a run order it by score, and fused scores may tie.
    """
    for question, ranking in rankings:
        for rank, docid in enumerate(ranking, 1):
            file.write(f"{question} Q0 {docid} {rank} {1 / rank:.6f} {_TAG}\n")
