"""The fields of a line of JSON: what is read of them, and what is odd about them, which is told and left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

FIELDS = ("authors", "id", "outlet", "published", "text", "title", "url")
# From this likeness on, another name is one of the longer ones misspelt: "_id" and "uri" are an archive's own.
_LONG = tuple(name for name in FIELDS if len(name) > 3)
_NEAR = 0.8
# As like a field as what is misspelt, and a word that many archives have.
_OTHER_WORDS = frozenset({"publisher"})
# What archives call a field of ours: without a text nothing is read, and undated articles fail every date.
_OTHER_NAMES = {
    **dict.fromkeys(("body", "content"), "text"),
    **dict.fromkeys(("date", "publication_date", "pubdate", "datepublished"), "published"),
    "headline": "title",
    "source": "outlet",
    "byline": "authors",
    "link": "url",
}


def misspelt(record: Mapping[str, Any]) -> Iterator[str]:
    """Fields that are not read, each like one that is, or another name of it, and that the record lacks."""
    for name in sorted(record.keys() - FIELDS - _OTHER_WORDS):
        lower = name.lower()
        near = lower if lower in FIELDS else _OTHER_NAMES.get(lower) or _like(lower)
        if near and near not in record:
            yield f"{name} is not read; call it {near}, or take it out"


def _like(name: str) -> str | None:
    return next(iter(get_close_matches(name, _LONG, n=1, cutoff=_NEAR)), None)


def ill_typed(record: Mapping[str, Any]) -> Iterator[str]:
    """Fields of another type than they should be, of which nothing or not all is read."""
    for name in ("id", "outlet", "title", "url"):
        value = record.get(name)
        if not (value is None or isinstance(value, str) or _is_whole(value)):
            yield f"{name} is {shown(value)}, expected a string"
    value = record.get("authors")
    if isinstance(value, list):
        yield from (f"authors holds {shown(one)}, expected strings" for one in value if not isinstance(one, str | None))
    elif not isinstance(value, str | None):
        yield f"authors is {shown(value)}, expected a list of strings"


def string(record: Mapping[str, Any], name: str) -> str | None:
    """A field with something in it; a whole number is taken as it is written."""
    value = record.get(name)
    if _is_whole(value):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Who wrote an article; one alone needs no list."""
    value = record.get("authors")
    every = value if isinstance(value, list) else [value]
    return tuple(author for author in every if isinstance(author, str) and author.strip())


def shown(value: object) -> str:
    """A value of a field, for a message: its beginning, but its kind where it may be nested as deep as JSON can be."""
    return "a list" if isinstance(value, list) else "an object" if isinstance(value, dict) else repr(value)[:80]


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
