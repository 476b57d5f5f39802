"""Statements without a question: by speaker, topic, date and outlet, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.filters import Filters
from index.searcher import Searcher
from index.storage.places import Located
from index.storage.said import Place, StoredStatement, Wanted
from index.storage.store import Heading
from index.terms import terms
from index.values import day_number

# Passages that a topic leads to: what is said about it outside the best so many is not listed.
ROWS = 10_000
# Statements whose words are looked at before it is asked whether there is time for more.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement, word for word, its article and its speaker's name in the registry, None where none was resolved."""

    stored: StoredStatement
    text: str
    heading: Heading
    speaker: str | None

    @property
    def place(self) -> Place:
        """Where it stands among all statements."""
        statement = self.stored.statement
        return Place(day_number(self.heading.published), self.heading.id, statement.start, statement.end)


@dataclass(frozen=True, slots=True)
class Page:
    """Statements, whose they are where a speaker was asked for, and after which place the next page begins."""

    statements: tuple[Listed, ...]
    speakers: tuple[str, ...]
    next: Place | None


def browse(
    searcher: Searcher,
    speaker: str | None,
    topic: str | None,
    filters: Filters,
    after: Place | None,
    k: int,
    go_on: Callable[[], None] = lambda: None,
) -> Page:
    """A page of k statements by a speaker, on a topic, of some days and outlets, after a place.

    The speaker is a name of the registry, else everybody whom the name fits, else no person ("the White House"). A
    statement is on a topic if it holds each of the topic's words in some form. `go_on` raises where time is up.
    """
    speakers = _speakers(searcher, speaker)
    if topic and topic.strip():
        filters = replace(filters, speakers=speakers or (speaker,)) if speaker is not None else filters
        numbers = _on_topic(searcher, topic, filters, after, k + 1, go_on)
        by_number = searcher.statements(numbers)
        found = [by_number[number] for number in numbers]
    else:
        found = searcher.statements_page(_wanted(searcher, speaker, speakers, filters), after, k + 1)
    listed = _listed(searcher, found)
    if len(found) <= k:
        return Page(listed, speakers, None)
    # The next page begins after a place: of two statements at one, neither is left to it alone.
    end = next((at for at in range(k, 0, -1) if listed[at - 1].place != listed[at].place), len(listed))
    return Page(listed[:end], speakers, listed[end - 1].place)


def _speakers(searcher: Searcher, speaker: str | None) -> tuple[str, ...]:
    """The people whom a name stands for."""
    if speaker is None or searcher.numbers_of([speaker]):
        return (speaker,) if speaker is not None else ()
    return tuple(person.name for person in searcher.named(speaker))


def _wanted(searcher: Searcher, speaker: str | None, speakers: Sequence[str], filters: Filters) -> Wanted:
    return Wanted(
        people=searcher.numbers_of(speakers) if speakers else None,
        unnamed=None if speakers else speaker,
        outlets=searcher.outlets_named(filters.outlets) if filters.outlets is not None else None,
        first_day=filters.published_from.toordinal() if filters.published_from else None,
        last_day=filters.published_to.toordinal() if filters.published_to else None,
    )


def _on_topic(
    searcher: Searcher, topic: str, filters: Filters, after: Place | None, k: int, go_on: Callable[[], None]
) -> list[int]:
    """Numbers of up to k statements that hold each word of a topic, in the order of a list."""
    within = searcher.narrow(filters)
    rows = [hit.row for hit in searcher.search_words(terms(topic), ROWS, within)]
    go_on()
    located = searcher.statements_in(rows)
    if within.speaking is not None:
        located = [each for each in located if each in within.speaking]
    words = [terms(word) for word in topic.split()]
    numbers: list[int] = []
    for at, each in enumerate(_after(searcher, located, after)):
        if at % _BATCH == 0:
            go_on()
        if _holds(searcher.words(each), words):
            numbers.append(each.number)
            if len(numbers) == k:
                break
    return numbers


def _after(searcher: Searcher, located: Sequence[Located], after: Place | None) -> Iterator[Located]:
    """Statements in the order of a list, newest first, undated last, then by article and start; those after a place."""
    # The numbers of statements are in the order of their articles' ids.
    ordered = sorted(located, key=lambda each: (-each.day, each.number))
    if after is None:
        yield from ordered
        return
    that_day = sorted({each.article for each in ordered if each.day == after.day})
    ids = {number: heading.id for number, heading in searcher.headings_numbered(that_day).items()}
    for each in ordered:
        if each.day < after.day or (each.day == after.day and (ids[each.article], *each.span) > after[1:]):
            yield each


def _holds(text: str, words: Sequence[Sequence[str]]) -> bool:
    """Whether a text holds each word; one of several terms is a compound, its last term all of it in one word."""
    held = set(terms(text))
    return all(not word or word[-1] in held or (len(word) > 1 and held.issuperset(word[:-1])) for word in words)


def _listed(searcher: Searcher, found: Sequence[StoredStatement]) -> tuple[Listed, ...]:
    headings = searcher.headings_numbered(sorted({s.article for s in found}))
    names = {person: searcher.speaker_name(person) for person in {s.person for s in found} if person is not None}
    located = searcher.located([s.number for s in found])
    return tuple(
        Listed(s, searcher.words(place), headings[s.article], None if s.person is None else names[s.person])
        for s, place in zip(found, located, strict=True)
    )
