"""Statements in their order of time, where a question asks for the first or the last, and those of a year it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from index.searcher import Searcher
from index.storage.places import Located
from index.values import UNDATED

from .bearing import LACKING, Choice, order
from .question.sequence import Order

# What bears so well on a topic, compared with the best, is on it.
_WELL = 0.75
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def in_time(chosen: Sequence[Choice], sequence: Order) -> list[Choice]:
    """Statements, those that bear well on what is asked about in their order of time, then the others as they were."""
    least = _WELL * max((choice.score for choice in chosen), default=0.0)
    well = [choice for choice in chosen if choice.score >= least and choice.located.day != UNDATED]
    last = sorted(well, key=lambda choice: -choice.located.day)
    if sequence != "last":
        # Of one day the best comes first either way.
        first = sorted(well, key=lambda choice: choice.located.day)
        turns = chain.from_iterable(zip(first, last, strict=True)) if sequence == "both" else first
        last = list({choice.located.number: choice for choice in turns}.values())
    known = {choice.located.number for choice in last}
    return [*last, *(choice for choice in chosen if choice.located.number not in known)]


def of_years(searcher: Searcher, chosen: Sequence[Choice], topic: str) -> list[Choice]:
    """Statements, those last that are of no year that a topic names: the 2026 storm is none of 2017. An article is of
    the year that it is from, and of those that it names there.
    """
    years = set(_YEAR.findall(topic))
    if not years:
        return list(chosen)
    scored = [c if _is_of(searcher, c.located, years) else c.times(LACKING) for c in chosen]
    return sorted(scored, key=order)


def _is_of(searcher: Searcher, located: Located, years: set[str]) -> bool:
    if located.day != UNDATED and str(date.fromordinal(located.day).year) in years:
        return True
    [heading] = searcher.headings_numbered([located.article]).values()
    return not years.isdisjoint(_YEAR.findall(f"{heading.title or ''}\n{searcher.passage_text(located.row)}"))
