"""Cursors: where a page of a list ends, opaque to clients, good for any generation."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date
from typing import Any

from index.storage.said import Place
from index.values import UNDATED

from .door import UsageError

_LARGEST = 2**53


def written(*place: str | int) -> str:
    """A cursor."""
    text = json.dumps(place, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def of_statement(cursor: str | None) -> Place | None:
    """The place in a list of statements that a cursor stands for; None for its start.

    Raises:
        UsageError: it is none of ours, here as below.
    """
    if cursor is None:
        return None
    day, article_id, start, end = _read(cursor, int, str, int, int)
    if not (UNDATED <= day <= date.max.toordinal() and 0 <= start < end < _LARGEST):
        raise _foreign()
    return Place(day, article_id, start, end)


def of_person(cursor: str | None) -> tuple[int, str] | None:
    """Mentions and name of the last person of a page."""
    if cursor is None:
        return None
    mentions, name = _read(cursor, int, str)
    if not 0 <= mentions < _LARGEST:
        raise _foreign()
    return mentions, name


def of_article(cursor: str | None) -> str | None:
    """Id of the last article of a page."""
    if cursor is None:
        return None
    (article_id,) = _read(cursor, str)
    return str(article_id)


def _read(cursor: str, *types: type) -> list[Any]:
    try:
        bytes_ = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place = json.loads(bytes_)
        # Half a character can be spelt in JSON, but not be looked up.
        json.dumps(place, ensure_ascii=False).encode()
    except (ValueError, binascii.Error, RecursionError) as exc:
        raise _foreign() from exc
    if not isinstance(place, list) or [type(part) for part in place] != list(types):
        raise _foreign()
    return place


def _foreign() -> UsageError:
    return UsageError("the cursor is none that this list gave; take `next` from the page before, or leave it out")
