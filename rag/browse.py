"""Statements without a question: by speaker, topic, date and outlet, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.filters import Filters
from index.said import Place, StoredStatement, Wanted
from index.searcher import Searcher
from index.store import StoredArticle
from index.terms import terms
from index.values import day_number

# Passages that a topic leads to: what is said about it outside the best so many is not listed.
ROWS = 10_000
# Statements read at once.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement with its article and its speaker's name in the registry, None where nobody was resolved."""

    stored: StoredStatement
    article: StoredArticle
    speaker: str | None

    @property
    def text(self) -> str:
        """The statement, word for word."""
        return self.stored.statement.span.of(self.article.article.text)

    @property
    def place(self) -> Place:
        """Where it stands among all statements."""
        article, statement = self.article.article, self.stored.statement
        return Place(day_number(article.published), article.id, statement.start, statement.end)


@dataclass(frozen=True, slots=True)
class Page:
    """Statements, whose they are where a speaker was asked for, and after which place the next page begins."""

    statements: tuple[Listed, ...]
    speakers: tuple[str, ...]
    next: Place | None


def browse(
    searcher: Searcher, speaker: str | None, topic: str | None, filters: Filters, after: Place | None, k: int
) -> Page:
    """A page of k statements by a speaker, on a topic, of some days and outlets, after a place.

    The speaker is a name of the registry, else everybody whom the name fits, else no person ("the White House"). A
    statement is on a topic if it holds each of the topic's words in some form.
    """
    topic = topic if topic and topic.strip() else None
    wanted, speakers = _wanted(searcher, speaker, topic, filters)
    words = [terms(word) for word in (topic or "").split()]
    found: list[Listed] = []
    at = after
    while len(found) <= k:
        batch = searcher.statements_page(wanted, at, _BATCH if words else k + 1)
        listed = _load(searcher, batch)
        found += [each for each in listed if _holds(each.text, words)]
        if len(batch) < _BATCH:
            break
        at = listed[-1].place
    return Page(tuple(found[:k]), speakers, found[k - 1].place if len(found) > k else None)


def _wanted(
    searcher: Searcher, speaker: str | None, topic: str | None, filters: Filters
) -> tuple[Wanted, tuple[str, ...]]:
    wanted = Wanted(
        outlets=searcher.outlets_named(filters.outlets) if filters.outlets is not None else None,
        first_day=filters.published_from.toordinal() if filters.published_from else None,
        last_day=filters.published_to.toordinal() if filters.published_to else None,
    )
    speakers: tuple[str, ...] = ()
    if speaker is not None:
        known = bool(searcher.numbers_of([speaker]))
        speakers = (speaker,) if known else tuple(person.name for person in searcher.named(speaker))
        if speakers:
            wanted = replace(wanted, people=searcher.numbers_of(speakers))
            filters = replace(filters, speakers=speakers)
        else:
            wanted = replace(wanted, unnamed=speaker)
    if topic is not None:
        hits = searcher.search_words(terms(topic), ROWS, searcher.narrow(filters))
        wanted = replace(wanted, rows=tuple(hit.row for hit in hits))
    return wanted, speakers


def _holds(text: str, words: Sequence[Sequence[str]]) -> bool:
    """Whether a text holds each word; one of several terms is a compound, its last term all of it in one word."""
    if not words:
        return True
    held = set(terms(text))
    return all(not word or word[-1] in held or (len(word) > 1 and held.issuperset(word[:-1])) for word in words)


def _load(searcher: Searcher, found: Sequence[StoredStatement]) -> list[Listed]:
    articles = searcher.articles(sorted({s.article for s in found}))
    people = {s.person for s in found if s.person is not None}
    names = {person: searcher.speaker_name(person) for person in sorted(people)}
    return [Listed(s, articles[s.article], None if s.person is None else names[s.person]) for s in found]
