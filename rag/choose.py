"""Statements for an answer: whose they are and whether they bear on the question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from index.fold import fold
from index.places import KINDS, NONE, Located
from index.searcher import Searcher
from index.sentences import sentences
from index.statements.surnames import surname_of
from index.values import UNDATED, Span, StatementKind

from .fuse import Fused
from .holders import NATION_WORDS
from .manner import lemma
from .people import by_name
from .retrieve import Candidates, content_words, question_terms
from .understand import Understood
from .values import Question
from .weigh import Topic

# A speaker's newest statements that are looked at; more where more are asked for.
_POOL = 400
# Of an organisation, or of "officials", whose passages can't be looked for by who speaks in them.
_POOL_OF_GROUP = 4_000
# Passages of each search in which a speaker's statements on a topic are looked for; those that name whom somebody
# talks to are many, and in few he does so.
_ROWS, _ROWS_TO = 60, 400
# and the best of both in which anybody's are,
_BEST = 120
# or where an open question is asked: what it shows of them stands beside its first passages.
_BEST_OPEN = 40
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# What stands before whom words are said to: "told", "a call with President".
_TOLD = (
    r"\b(?:t[eo]ll?[ds]?|telling|ask\w*|urg\w+|warn\w*|assur\w+|inform\w*|remind\w*|testif\w+|before|to|with)"
    r"\s+(?:\S+\s+){0,5}?"
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
# How much of a topic, by weight of its words, a statement must hold to bear on it,
_BEARS = 0.3
# or its passage must be as near in meaning as this cosine and its line or title share a word with the topic,
_NEAR = 0.4
# or share this much of it, which is also what tells of a topic without its names.
_HOLDS = 0.6
# Characters between two statements that are made in one breath, and how much of one's score the other is given.
_BESIDE, _OF_NEXT = 300, 0.5
# What the manner asked about adds to a statement, and what it loses that nobody known made.
_MANNER, _NOBODY = 0.2, 0.1
# An open question shows statements beside its passages only where they bear on it this well.
_OPEN = 0.5
# Who said something is anybody whose words bear on it so well.
_SAID_BY_ANYBODY = 0.4
# Words that a question quotes, long enough to be looked for as they stand.
_QUOTES = re.compile(r"[“\"]([^“”\"]{8,})[”\"]")


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
        own = _fitting(searcher, own, understood)
        if topic:
            # A title says what all of its article is about: "What did the chief say about Uvalde?", who says "they".
            about = _about(searcher, own, topic, found)
            return _with_next(searcher, own, about) if about else _about(searcher, own, topic, found, wide=True)
        return [_choice(searcher, located, searcher.words(located), 0.0) for located in own]
    most, least = (_BEST_OPEN, _OPEN) if kind == "open" else (_BEST, _SAID_BY_ANYBODY)
    pool = _outermost(_allowed(searcher.statements_in([f.row for f in fused[:most]]), found))
    chosen = _verbatim(_about(searcher, pool, topic or question.text, found, least), topic or question.text)
    return _in_manner(searcher, chosen, understood.manner) if understood.manner else chosen


def _with_next(searcher: Searcher, own: Sequence[Located], about: Sequence[Choice]) -> list[Choice]:
    """Statements on a topic, and after them quotations that go on from one: "“We will not give in,” he said." names
    nothing of what it is about.
    """
    scores = {choice.located.number: choice.score for choice in about}
    going_on = []
    for one, other in pairwise(sorted(own, key=lambda s: (s.article, s.start))):
        together = (one.article, one.person) == (other.article, other.person) and other.start - one.end < _BESIDE
        if together and KINDS[other.kind] == "direct" and one.number in scores and other.number not in scores:
            going_on.append(_choice(searcher, other, searcher.words(other), _OF_NEXT * scores[one.number]))
    return [*about, *sorted(going_on, key=_order)]


def _verbatim(chosen: list[Choice], asked: str) -> list[Choice]:
    """Those statements that hold the words which a question quotes, where any does."""
    quoted = [" ".join(fold(words)) for words in _QUOTES.findall(asked)]
    holding = [c for c in chosen if all(words in " ".join(fold(c.text)) for words in quoted)] if quoted else []
    return holding or chosen


def _in_manner(searcher: Searcher, chosen: Sequence[Choice], verbs: frozenset[str]) -> list[Choice]:
    """Statements, those first that were made in the manner asked about, and last those that nobody made."""
    stored = searcher.statements([choice.located.number for choice in chosen])
    scored = []
    for choice in chosen:
        told = lemma(stored[choice.located.number].statement.cue or "") in verbs
        score = choice.score + (_MANNER if told else 0) - (_NOBODY if choice.speaker is None else 0)
        scored.append(replace(choice, score=min(1.0, max(0.0, score))))
    return sorted(scored, key=lambda choice: -choice.score)


def _choice(searcher: Searcher, located: Located, text: str, score: float) -> Choice:
    speaker = None if located.person == NONE else searcher.speaker_name(located.person)
    return Choice(located, text, speaker, score)


def _by_speaker(searcher: Searcher, question: Question, understood: Understood, found: Candidates) -> list[Located]:
    """The speaker's newest statements and, where there is a topic, those in the passages that it leads to."""
    names, topic = [person.name for person in understood.persons], understood.interpretation.topic
    most = max(_POOL, 4 * question.max_statements)
    newest = searcher.statements_by(names, found.within, most)
    if not newest and understood.group is not None:
        return searcher.statements_by_unnamed(understood.group, found.within, _POOL_OF_GROUP if topic else most)
    # What the passages that are looked for must be about: "What did X tell Y about T?"
    asked = " ".join(filter(None, (topic, understood.addressee)))
    if len(newest) < most or not asked:
        return newest
    their_own = searcher.narrow(replace(found.filters, speakers=tuple(names)))
    k = _ROWS_TO if understood.addressee else _ROWS
    hits = [
        *searcher.search_words(question_terms(asked), k, their_own),
        *searcher.search_meaning(found.query, k, their_own),
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


def _fitting(searcher: Searcher, located: Sequence[Located], understood: Understood) -> list[Located]:
    """Statements made on the weekday and to the person that the question names."""
    if understood.weekday is None and understood.addressee is None:
        return list(located)
    name = told = None
    if understood.addressee is not None:
        names = "|".join(map(re.escape, _names(searcher, understood.addressee)))
        name, told = (re.compile(rf"{before}(?:{names})\b", re.IGNORECASE) for before in ("", _TOLD))
    return [s for s in located if _fits(searcher, s, name, told, understood.weekday)]


def _names(searcher: Searcher, asked: str) -> list[str]:
    """What somebody may be called: as asked, and by every spelling of the family name."""
    found = by_name(asked, searcher)
    person = found.person if found else None
    surnames = [surname_of(tuple(form.split())) for form in (person.name, *person.forms)] if person else []
    return list(dict.fromkeys((asked, *surnames)))


def _fits(
    searcher: Searcher,
    located: Located,
    name: re.Pattern[str] | None,
    told: re.Pattern[str] | None,
    weekday: int | None,
) -> bool:
    """Whether a statement was made on a weekday and told to somebody of a name, each where it is given."""
    line, span = searcher.around(located)
    # The sentences are looked for only where the line has what they may have.
    if name and not name.search(line):
        return False
    around = _reporting(line, span, KINDS[located.kind]) if told or _WEEKDAY.search(line) else ""
    if told and not told.search(around):
        return False
    if weekday is None:
        return True
    named = {day.lower() for day in _WEEKDAY.findall(around)}
    if named:
        return _WEEKDAYS[weekday] in named
    return located.day != UNDATED and date.fromordinal(located.day).weekday() == weekday


def _reporting(line: str, span: Span, kind: StatementKind) -> str:
    """What stands around the words said in the sentences of a line that they touch: the reporting clause."""
    touching = [s for s in sentences(line, Span(0, len(line))) if s.start < span.end and span.start < s.end]
    start, end = (touching[0].start, touching[-1].end) if touching else span
    if kind == "direct":
        # A quotation goes on after its clause, so that the clause may stand inside the span.
        return _QUOTED.sub(" ", line[start:end])
    return f"{line[start : span.start]} {line[span.end : end]}"


def _about(
    searcher: Searcher,
    pool: Sequence[Located],
    about: str,
    found: Candidates,
    least: float = 0.0,
    *,
    wide: bool = False,
) -> list[Choice]:
    """The statements that bear on a topic and score at least so much, best first; `wide`ly, by titles too."""
    topic, needed = Topic(searcher, about), _needed(searcher, about)
    rows = sorted({s.row for s in pool if s.row != NONE})
    near = dict(zip(rows, searcher.cosines(found.query, rows), strict=True))
    texts = [searcher.words(s) for s in pool]
    cosines = [max(0.0, near.get(s.row, 0.0)) for s in pool]
    likely = [
        (s, text, share, cosine)
        for s, text, share, cosine in zip(pool, texts, topic.shares(texts), cosines, strict=True)
        # Its line is read only where that can still make the difference.
        if _score(share, 1.0, cosine) >= least and (wide or share >= _BEARS or cosine >= _NEAR)
    ]
    headings = searcher.headings_numbered(sorted({s.article for s, *_ in likely})) if wide or needed else {}
    titles = {number: heading.title or "" for number, heading in headings.items()}
    lines = [f"{titles[s.article]}\n{_around(searcher, s)}" if wide else searcher.line(s) for s, *_ in likely]
    different = list(dict.fromkeys(lines))
    wider = dict(zip(different, topic.shares(different), strict=True))
    places = {s.row: titles[s.article] for s, *_ in likely} if needed else {}
    apart = {row for part in needed for row in _without(part, searcher, places)}
    chosen = []
    for (s, text, share, cosine), line in zip(likely, lines, strict=True):
        held = wider[line]
        score = _score(share, held, cosine)
        bears = share >= _BEARS or held >= _HOLDS or (held > 0 and cosine >= _NEAR)
        if score >= least and bears and (max(share, held) >= _HOLDS or s.row not in apart):
            chosen.append(_choice(searcher, s, text, score))
    return sorted(chosen, key=_order)


def _order(choice: Choice) -> tuple[float, int, int, int]:
    """Best first, then newest, then by place."""
    return -choice.score, -choice.located.day, choice.located.article, choice.located.start


def _around(searcher: Searcher, located: Located) -> str:
    """The passage that a statement stands in, of neighbouring paragraphs; outside every passage its line."""
    return searcher.line(located) if located.row == NONE else searcher.passage_text(located.row)


def _without(part: Topic, searcher: Searcher, titled: Mapping[int, str]) -> set[int]:
    """The passages that, with their titles, hold no word of a part of a topic."""
    texts = [f"{title}\n{'' if row == NONE else searcher.passage_text(row)}" for row, title in titled.items()]
    return {row for row, held in zip(titled, part.shares(texts), strict=True) if not held}


def _needed(searcher: Searcher, topic: str) -> list[Topic]:
    """The names in a topic and what it says of them, where it has both: what bears on little of it holds one of each.

    "The Uvalde shooting" is no other shooting, "Biden's cancer" nothing else about him.
    """
    parts: list[list[str]] = [[], []]
    for word in content_words(topic):
        parts[word[0].isupper() and NATION_WORDS.keys().isdisjoint(fold(word))].append(word)
    others, names = parts
    return [Topic(searcher, " ".join(part)) for part in (names, others)] if names and others else []


def _score(share: float, wider: float, cosine: float) -> float:
    """How well a statement bears on a topic: by its own words, its line's and its passage's meaning."""
    return min(1.0, 0.5 * share + 0.2 * wider + 0.3 * cosine)
