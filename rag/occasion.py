"""The occasion of a statement: on which weekday it was made, and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.articles.sentences import sentences
from index.lexicon.surnames import surname_of
from index.searcher import Searcher
from index.storage.places import KINDS, Located
from index.values import UNDATED, WEEKDAYS, Span, StatementKind

from .question.holders import is_role
from .question.people import by_name, find_role
from .question.understand import Understood

# Verbs before whom words are said to.
_TELLING = r"t[eo]ll?[ds]?|telling|ask\w*|urg\w+|warn\w*|advis\w+|assur\w+|inform\w*|remind\w*"
# What stands there: "told", "a call with President".
_TOLD = rf"\b(?:{_TELLING}|testif\w+|before|to|with)\s+(?:\S+\s+){{0,5}}?"
# And before some whom no name tells: "told the Senate committee".
_TOLD_SOME = rf"\b(?:{_TELLING})\s+(?:[\w.'’-]+\s+){{0,3}}?"
# Some people who bear no name, by what is written small: students of "the students", committee of "the January 6
# committee"; what follows says which.
_SOME = re.compile(
    r"((?:(?:the|an?|his|her|its|their|some|all|[^\sA-Z0-9]*[A-Z0-9]\S*) )*)([a-z-]+(?: [a-z-]+)*?)"
    r"(?: (?:of|in|on|at|from|for|aboard|outside|inside|who|that) .*)?"
)
# Who is to do it stands at the start of what was said: "urged | Xi to leave".
_URGED = re.compile(rf"\b(?:{_TELLING})\s+\Z", re.IGNORECASE)
_TO_DO = re.compile(r"[^.,;:]{1,120}?(?= to )")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


def of_occasion(searcher: Searcher, located: Sequence[Located], understood: Understood) -> list[Located]:
    """Statements made on the weekday and to the person that the question names."""
    if understood.weekday is None and understood.addressee is None:
        return list(located)
    name = told = None
    if understood.addressee is not None:
        name, told = _told(searcher, understood.addressee)
    return [s for s in located if _fits(searcher, s, name, told, understood.weekday)]


def _told(searcher: Searcher, asked: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names somebody, and what tells that words were said to him."""
    some = _SOME.fullmatch(asked)
    if some and not is_role(asked.split()):
        # Which committee it was may stand anywhere beside the words.
        which = "".join(rf"(?=.*{re.escape(word)})" for word in some[1].split() if not word.islower())
        names = rf"\A{which}.*{re.escape(some[2])}"
        told = rf"{_TOLD}{re.escape(asked)}|{_TOLD_SOME}{re.escape(some[2])}"
    else:
        names = "|".join(map(re.escape, _names(searcher, asked)))
        told = f"{_TOLD}(?:{names})"
    flags = re.IGNORECASE | re.DOTALL
    return re.compile(rf"(?:{names})\b", flags), re.compile(rf"(?:{told})\b", flags)


def _names(searcher: Searcher, asked: str) -> list[str]:
    """What somebody may be called: as asked, and by every spelling of the family name."""
    found = find_role(asked, searcher) or by_name(asked, searcher)
    person = found.person if found else None
    if person:
        last = [surname_of(tuple(form.split())) for form in (person.name, *person.forms)]
    else:
        last = [word for word in asked.split()[-1:] if word[0].isupper()]  # Congress of "the U.S. Congress"
    return list(dict.fromkeys((asked, *last)))


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
        return WEEKDAYS[weekday] in named
    return located.day != UNDATED and date.fromordinal(located.day).weekday() == weekday


def _reporting(line: str, span: Span, kind: StatementKind) -> str:
    """What stands around the words said in the sentences of a line that they touch: the reporting clause."""
    touching = [s for s in sentences(line, Span(0, len(line))) if s.start < span.end and span.start < s.end]
    start, end = (touching[0].start, touching[-1].end) if touching else span
    if kind == "direct":
        # A quotation goes on after its clause, so that the clause may stand inside the span.
        return _QUOTED.sub(" ", line[start:end])
    before = line[start : span.start]
    urged = _TO_DO.match(line, span.start, span.end) if _URGED.search(before) else None
    return f"{before} {urged[0] if urged else ''} {line[span.end : end]}"
