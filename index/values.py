"""The values that pass through the house: article, passage, statement. Spans are `[start, end)` in code points."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

StatementKind = Literal["direct", "mixed", "indirect"]
ResolvedBy = Literal["name", "title", "pronoun", "turn", "headline", "none"]
# The day of an article without a date: before all others, and let through by no date filter.
UNDATED = -1


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day_number(published: date | None) -> int:
    """A day as a number that sorts and filters (its proleptic Gregorian ordinal), `UNDATED` for none."""
    return published.toordinal() if published else UNDATED


class Span(NamedTuple):
    """A half-open run of code points, `[start, end)`, in some article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, its text exactly as read. `published` is None where the source gives no usable date.

    `where` is the file, and line, that it was read from: known while an index is built, and no part of the article.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    where: str = field(default="", compare=False, repr=False)

    @property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8: what a citation carries so that anyone can check it."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def fields(self) -> list[str | None]:
        """What a database has of it less its text: id, title, outlet, published, url, authors."""
        published = self.published.isoformat() if self.published else None
        return [self.id, self.title, self.outlet, published, self.url, json.dumps(self.authors)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: `article.text[start:end] == text`."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a statement.

    `as_written` is the mention beside the words (`he`, `Washington's top diplomat`), at `span`; None where the
    text has none, as when a quotation continues its speaker's turn. `name` is the person it was resolved to, None
    where nobody or more than one person fits. `evidence` is the mention from which the name came.
    """

    name: str | None
    resolved_by: ResolvedBy
    as_written: str | None = None
    span: Span | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something somebody communicated, as an article reports it.

    The span runs from the first to the last spoken character, quotation marks included. `parts` are the spoken
    spans, more than one where the quotation is interrupted ("...", he said, "..."). `cue` is the word that marks it
    as said ("told", "according to"); None where there is none. `via` is who relays it, where the article says so.
    """

    article_id: str
    start: int
    end: int
    parts: tuple[Span, ...]
    kind: StatementKind
    speaker: Speaker
    cue: str | None = None
    via: str | None = None

    @property
    def span(self) -> Span:
        """From the first to the last spoken character, in the article."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person whom one article names: the fullest name it gives, other forms, roles beside the name, how often."""

    name: str
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article holds: its statements in order of start, and every person it names."""

    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest name, all spellings by frequency, roles beside it by frequency, and how often named."""

    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int
    mentions: int
