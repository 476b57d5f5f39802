"""Statements for an answer: whose they are and whether they bear on the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.lexical import term_set, terms
from index.said import StoredStatement
from index.searcher import Searcher
from index.sentences import sentences
from index.store import StoredArticle
from index.values import Span

from .retrieve import Candidates, content_words, question_terms
from .understand import Understood
from .values import Question

# A speaker's newest statements that are looked at; more where more are asked for.
_POOL = 400
# Rows whose statements are looked at where a topic leads to them.
_ROWS = 60
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
# How much of a topic, by weight of its words, a statement must hold to bear on it,
_BEARS = 0.3
# or its passage must be as near in meaning as this cosine and share a word with the topic.
_NEAR = 0.4
# A word of a topic: the sets of terms that stand for it, and its weight.
_TopicWord = tuple[tuple[frozenset[str], ...], float]
# An open question shows statements beside its passages only where they bear on it this well.
_OPEN = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen statement: its words, its speaker in the registry, how well it bears on the topic, in [0, 1]."""

    stored: StoredStatement
    article: StoredArticle
    text: str
    speaker: str | None
    score: float

    @property
    def published(self) -> date | None:
        """The article's day."""
        return self.article.article.published


def choose(searcher: Searcher, question: Question, understood: Understood, found: Candidates) -> list[Choice]:
    """Statements that answer the question, best first; ties by date, newest first, then article and place."""
    topic = understood.interpretation.topic
    if understood.interpretation.kind == "said":
        own = _load(searcher, _allowed(_by_speaker(searcher, question, understood, found), found))
        chosen = [choice for choice in own if _fits(choice, understood)]
        return _about(searcher, chosen, topic, found) if topic else chosen
    rows = list(dict.fromkeys(hit.row for hit in [*found.lexical[:_ROWS], *found.dense[:_ROWS]]))
    pool = _load(searcher, _allowed(searcher.statements_in(rows), found))
    chosen = _about(searcher, pool, topic or question.text, found)
    return [c for c in chosen if c.score >= _OPEN] if understood.interpretation.kind == "open" else chosen


def _by_speaker(
    searcher: Searcher, question: Question, understood: Understood, found: Candidates
) -> list[StoredStatement]:
    """The speaker's newest statements and, where there is a topic, those in the passages that it leads to."""
    names, topic = [person.name for person in understood.persons], understood.interpretation.topic
    most = max(_POOL, 4 * question.max_statements)
    newest = searcher.statements_by(names, found.within, most)
    if not newest and understood.group is not None:
        return searcher.statements_by_unnamed(understood.group, found.within, most)
    if len(newest) < most or not topic:
        return newest
    their_own = searcher.narrow(replace(found.filters, speakers=tuple(names)))
    hits = [
        *searcher.search_words(question_terms(topic), _ROWS, their_own),
        *searcher.search_meaning(found.query, _ROWS, their_own),
    ]
    known, people = {s.number for s in newest}, {s.person for s in newest}
    led_to = searcher.statements_in(list(dict.fromkeys(hit.row for hit in hits)))
    return newest + [s for s in led_to if s.person in people and s.number not in known]


def _allowed(stored: Sequence[StoredStatement], found: Candidates) -> list[StoredStatement]:
    """The statements of the people whom the filters let pass."""
    speakers = found.within.lexical.speakers if found.within.lexical else None
    return [s for s in stored if speakers is None or s.person in speakers]


def _load(searcher: Searcher, stored: Sequence[StoredStatement]) -> list[Choice]:
    """Statements with their words and speakers, in their order, less those inside another of the same speaker."""
    articles = searcher.articles(sorted({s.article for s in stored}))
    names = {p: searcher.speaker_name(p) for p in sorted({s.person for s in stored if s.person is not None})}
    nested = _nested(stored)
    return [
        Choice(
            s,
            articles[s.article],
            s.statement.span.of(articles[s.article].article.text),
            names[s.person] if s.person is not None else None,
            0.0,
        )
        for s in stored
        if s.number not in nested
    ]


def _nested(stored: Sequence[StoredStatement]) -> set[int]:
    """Numbers of the statements that lie within another by the same person."""
    nested = set()
    outer: StoredStatement | None = None
    for s in sorted(stored, key=lambda s: (s.article, s.person or 0, s.statement.start, -s.statement.end)):
        same = outer is not None and (outer.article, outer.person) == (s.article, s.person) and s.person is not None
        if same and outer is not None and s.statement.end <= outer.statement.end:
            nested.add(s.number)
        else:
            outer = s
    return nested


def _fits(choice: Choice, understood: Understood) -> bool:
    """Whether a statement was made on the weekday and to the person that the question names."""
    if understood.weekday is None and understood.addressee is None:
        return True
    around = _reporting(choice)
    if understood.addressee and not term_set(understood.addressee) <= term_set(around):
        return False
    if understood.weekday is None:
        return True
    named = {day.lower() for day in _WEEKDAY.findall(around)}
    if named:
        return _WEEKDAYS[understood.weekday] in named
    return choice.published is not None and choice.published.weekday() == understood.weekday


def _reporting(choice: Choice) -> str:
    """The sentences that a statement touches, where its reporting clause stands."""
    text, statement = choice.article.article.text, choice.stored.statement
    touching = [s for s in sentences(text, _paragraph(choice)) if s.start < statement.end and statement.start < s.end]
    return text[touching[0].start : touching[-1].end] if touching else choice.text


def _paragraph(choice: Choice) -> Span:
    """The line or lines that a statement stands in."""
    text, statement = choice.article.article.text, choice.stored.statement
    end = text.find("\n", statement.end)
    return Span(text.rfind("\n", 0, statement.start) + 1, len(text) if end < 0 else end)


def _about(searcher: Searcher, pool: Sequence[Choice], topic: str, found: Candidates) -> list[Choice]:
    """The statements that bear on a topic, best first."""
    words = _topic_words(searcher, topic)
    total = sum(weight for _, weight in words)
    rows = sorted({c.stored.row for c in pool if c.stored.row is not None})
    near = dict(zip(rows, searcher.cosines(found.query, rows), strict=True))
    chosen = []
    for choice in pool:
        share = _held(words, choice.text) / total if total else 0.0
        wider = _held(words, _paragraph(choice).of(choice.article.article.text)) / total if total else 0.0
        cosine = 0.0 if choice.stored.row is None else max(0.0, near[choice.stored.row])
        if share >= _BEARS or (wider > 0 and cosine >= _NEAR):
            chosen.append(replace(choice, score=min(1.0, 0.5 * share + 0.2 * wider + 0.3 * cosine)))
    return sorted(
        chosen,
        key=lambda c: (-c.score, -(c.published or date.min).toordinal(), c.stored.article, c.stored.statement.start),
    )


def _topic_words(searcher: Searcher, topic: str) -> list[_TopicWord]:
    """Words of a topic, each as the sets of terms that stand for it, with its weight.

    A compound is held by its one-word form or by all its parts: "cease-fire", "ceasefire", "cease fire".
    """
    words: list[_TopicWord] = []
    for word in dict.fromkeys(content_words(topic)):
        *parts, last = found = terms(word)
        forms = (frozenset(found),) if not parts else (frozenset(parts), frozenset([last]))
        words.append((forms, searcher.idf(last)))
    return words


def _held(words: Sequence[_TopicWord], text: str) -> float:
    held = term_set(text)
    return sum(weight for forms, weight in words if any(form <= held for form in forms))
