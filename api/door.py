"""What comes in from people: checked here once, trusted inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

MAX_QUESTION = 2_000
MAX_TOP_K = 100
MAX_STATEMENTS = 200
TOP_K = 5
STATEMENTS = 10

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class UsageError(ValueError):
    """Input that cannot be used; the message names it, what was found and what is expected."""


def checked_question(question: str, max_length: int = MAX_QUESTION) -> str:
    """The question, if it can be asked.

    Raises:
        UsageError: it is blank, too long, holds control characters or no word at all.
    """
    if not question.strip():
        raise UsageError('the question is empty; ask something, such as "What did Blinken say?"')
    if len(question) > max_length:
        raise UsageError(f"the question has {len(question):,} characters, {max_length:,} are allowed; shorten it")
    if found := _CONTROL.search(question):
        raise UsageError(f"the question holds the control character U+{ord(found[0]):04X}; take it out")
    if not is_encodable(question):
        raise UsageError("the question is not valid UTF-8; ask it in another encoding")
    if not re.search(r"\w", question):
        raise UsageError("the question has no word in it; ask in words")
    return question


def is_encodable(text: str) -> bool:
    """Whether a text is UTF-8: JSON can spell half a character; nothing that is stored or looked up can."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def checked_range(name: str, value: int, most: int) -> int:
    """`value`, if it is from 1 to `most`.

    Raises:
        UsageError: it isn't.
    """
    if not 1 <= value <= most:
        raise UsageError(f"{name} is {value:,}; it must be from 1 to {most}")
    return value


def checked_names(name: str, values: Sequence[str]) -> tuple[str, ...] | None:
    """What a filter may be; None where it filters nothing.

    Raises:
        UsageError: one is blank, or no UTF-8.
    """
    if any(not value.strip() for value in values):
        raise UsageError(f"{name} is blank; name one, or leave it out")
    if not all(map(is_encodable, values)):
        raise UsageError(f"{name} is not UTF-8")
    return tuple(values) or None


def parsed_day(name: str, value: str | None) -> date | None:
    """The day that an ISO 8601 date names.

    Raises:
        UsageError: it isn't one.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError as exc:
        raise UsageError(f"{name} is {value[:40]!r}; write a date such as 2023-03-20") from exc


def check_order(first: date | None, last: date | None, first_name: str, last_name: str) -> None:
    """See that a range of days is not reversed.

    Raises:
        UsageError: it is.
    """
    if first and last and first > last:
        raise UsageError(f"{first_name} {first} is after {last_name} {last}; swap them")
