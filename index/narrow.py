"""Filters, resolved against a generation: once for a question, for both searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .filters import NO_FILTERS, Filters, Subset
from .storage.columns import Columns
from .storage.lexical import LexicalFilter
from .storage.places import Speaking
from .storage.store import Store


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What passes, as each search asks for it; None lets all pass."""

    lexical: LexicalFilter | None
    passages: Subset | None
    articles: Subset | None
    speaking: Speaking | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing passes."""
        return self.passages is not None and len(self.passages.numbers) == 0


def narrow(store: Store, columns: Columns, filters: Filters) -> Narrowed:
    """What of a generation filters let pass."""
    if filters == NO_FILTERS:
        return Narrowed(None, None, None)
    first = filters.published_from.toordinal() if filters.published_from else None
    last = filters.published_to.toordinal() if filters.published_to else None
    outlets = store.outlets_named(filters.outlets) if filters.outlets is not None else None
    articles = tuple(store.numbers(filters.article_ids)) if filters.article_ids is not None else None
    passing = columns.articles(first, last, list(outlets.values()) if outlets is not None else None, articles)
    mask = columns.rows(passing)
    speakers = speaking = None
    if filters.speakers is not None:
        speaking = _speaking(store, filters.speakers)
        spoken = np.zeros_like(mask)
        spoken[store.places.rows_of(speaking)] = True
        mask &= spoken
        # The lexical index knows whose words a passage holds only of people.
        if speaking.statements:
            articles = tuple(sorted(set(columns.articles_of(np.flatnonzero(mask)))))
        else:
            speakers = tuple(speaking.people)
    within = LexicalFilter(first, last, tuple(outlets) if outlets is not None else None, articles, speakers)
    return Narrowed(within, Subset.of(mask), Subset.of(passing), speaking)


def _speaking(store: Store, names: Sequence[str]) -> Speaking:
    """Whose words these names ask for: people who bear one whole, else all whom it fits, else no person."""
    people: set[str] = set()
    statements: set[int] = set()
    for name in names:
        known = store.people.numbers([name])
        fitting = [name] if known else [person.name for person in store.people.named(name)]
        people.update(fitting)
        if not fitting:
            statements.update(store.said.by_unnamed(name))
    return Speaking(frozenset(store.people.numbers(sorted(people))), frozenset(statements))
