"""Statements for an answer: whose they are and whether they bear on the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.places import NONE, Located
from index.searcher import Searcher
from index.sentences import sentences
from index.values import UNDATED, Span

from .fuse import Fused
from .retrieve import Candidates, question_terms
from .terms import term_set
from .understand import Understood
from .values import Question
from .weigh import Topic

# A speaker's newest statements that are looked at; more where more are asked for.
_POOL = 400
# Passages of each search in which a speaker's statements on a topic are looked for,
_ROWS = 60
# and the best of both in which anybody's are,
_BEST = 120
# or where an open question is asked: what it shows of them stands beside its first passages.
_BEST_OPEN = 40
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
# How much of a topic, by weight of its words, a statement must hold to bear on it,
_BEARS = 0.3
# or its passage must be as near in meaning as this cosine and share a word with the topic.
_NEAR = 0.4
# An open question shows statements beside its passages only where they bear on it this well.
_OPEN = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen statement: where it stands, its words, its speaker, how well it bears on the topic, in [0, 1]."""

    located: Located
    text: str
    speaker: str | None
    score: float


def choose(
    searcher: Searcher, question: Question, understood: Understood, found: Candidates, fused: Sequence[Fused]
) -> list[Choice]:
    """Statements that answer the question, best first; ties by date, newest first, then article and place."""
    topic, kind = understood.interpretation.topic, understood.interpretation.kind
    if kind == "said":
        own = _outermost(_allowed(_by_speaker(searcher, question, understood, found), found))
        own = [located for located in own if _fits(searcher, located, understood)]
        if topic:
            return _about(searcher, own, topic, found)
        return [_choice(searcher, located, searcher.words(located), 0.0) for located in own]
    most, least = (_BEST_OPEN, _OPEN) if kind == "open" else (_BEST, 0.0)
    pool = _outermost(_allowed(searcher.statements_in([f.row for f in fused[:most]]), found))
    return _about(searcher, pool, topic or question.text, found, least)


def _choice(searcher: Searcher, located: Located, text: str, score: float) -> Choice:
    speaker = None if located.person == NONE else searcher.speaker_name(located.person)
    return Choice(located, text, speaker, score)


def _by_speaker(searcher: Searcher, question: Question, understood: Understood, found: Candidates) -> list[Located]:
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


def _allowed(located: Sequence[Located], found: Candidates) -> list[Located]:
    """The statements of the people whom the filters let pass."""
    speakers = found.within.lexical.speakers if found.within.lexical else None
    return [s for s in located if speakers is None or s.person in speakers]


def _outermost(located: Sequence[Located]) -> list[Located]:
    """Statements in their order, less those that lie within another by the same person."""
    nested = set()
    outer: Located | None = None
    for s in sorted(located, key=lambda s: (s.article, s.person, s.start, -s.end)):
        same = outer is not None and (outer.article, outer.person) == (s.article, s.person) and s.person != NONE
        if same and outer is not None and s.end <= outer.end:
            nested.add(s.number)
        else:
            outer = s
    return [s for s in located if s.number not in nested] if nested else list(located)


def _fits(searcher: Searcher, located: Located, understood: Understood) -> bool:
    """Whether a statement was made on the weekday and to the person that the question names."""
    if understood.weekday is None and understood.addressee is None:
        return True
    line, span = searcher.around(located)
    addressee = term_set(understood.addressee or "")
    # The sentences are looked for only where the line has what they may have.
    if not addressee <= term_set(line):
        return False
    around = _reporting(line, span) if addressee or _WEEKDAY.search(line) else ""
    if not addressee <= term_set(around):
        return False
    if understood.weekday is None:
        return True
    named = {day.lower() for day in _WEEKDAY.findall(around)}
    if named:
        return _WEEKDAYS[understood.weekday] in named
    return located.day != UNDATED and date.fromordinal(located.day).weekday() == understood.weekday


def _reporting(line: str, span: Span) -> str:
    """The sentences of a line that a statement touches, where its reporting clause stands."""
    touching = [s for s in sentences(line, Span(0, len(line))) if s.start < span.end and span.start < s.end]
    return line[touching[0].start : touching[-1].end] if touching else span.of(line)


def _about(
    searcher: Searcher, pool: Sequence[Located], about: str, found: Candidates, least: float = 0.0
) -> list[Choice]:
    """The statements that bear on a topic and score at least so much, best first."""
    topic = Topic(searcher, about)
    rows = sorted({s.row for s in pool if s.row != NONE})
    near = dict(zip(rows, searcher.cosines(found.query, rows), strict=True))
    texts = [searcher.words(s) for s in pool]
    cosines = [max(0.0, near.get(s.row, 0.0)) for s in pool]
    likely = [
        (s, text, share, cosine)
        for s, text, share, cosine in zip(pool, texts, topic.shares(texts), cosines, strict=True)
        # Its line is read only where that can still make the difference.
        if _score(share, 1.0, cosine) >= least and (share >= _BEARS or cosine >= _NEAR)
    ]
    lines = [searcher.line(s) for s, *_ in likely]
    different = list(dict.fromkeys(lines))
    wider = dict(zip(different, topic.shares(different), strict=True))
    chosen = []
    for (s, text, share, cosine), line in zip(likely, lines, strict=True):
        score = _score(share, wider[line], cosine)
        if score >= least and (share >= _BEARS or wider[line] > 0):
            chosen.append(_choice(searcher, s, text, score))
    return sorted(chosen, key=lambda c: (-c.score, -c.located.day, c.located.article, c.located.start))


def _score(share: float, wider: float, cosine: float) -> float:
    """How well a statement bears on a topic: by its own words, its line's and its passage's meaning."""
    return min(1.0, 0.5 * share + 0.2 * wider + 0.3 * cosine)
