"""Statements from the first to the last, or from the last to the first, where a question asks for either."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from index.values import UNDATED

from .bearing import Choice
from .question.sequence import Order

# What bears so well on a topic, compared with the best, is on it.
_WELL = 0.75


def in_time(chosen: Sequence[Choice], order: Order) -> list[Choice]:
    """Statements, those that bear well on what is asked about in their order of time, then the others as they were."""
    least = _WELL * max((choice.score for choice in chosen), default=0.0)
    well = [choice for choice in chosen if choice.score >= least and choice.located.day != UNDATED]
    last = sorted(well, key=lambda choice: -choice.located.day)
    if order != "last":
        # Of one day the best comes first either way.
        first = sorted(well, key=lambda choice: choice.located.day)
        turns = chain.from_iterable(zip(first, last, strict=True)) if order == "both" else first
        last = list({choice.located.number: choice for choice in turns}.values())
    known = {choice.located.number for choice in last}
    return [*last, *(choice for choice in chosen if choice.located.number not in known)]
