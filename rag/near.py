"""Who holds a role that many hold: whoever speaks in the passages that the question leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.fold import fold
from index.places import NONE
from index.searcher import Searcher
from index.statements.roles import ROLES
from index.values import Person

from .fuse import Fused
from .understand import Understood

# Passages in which a holder is looked for.
_NEAREST = 40


def holder_near(searcher: Searcher, role: str, fused: Sequence[Fused]) -> Person | None:
    """The first who speaks in the best passages and holds a role: "the judge at Maxwell's sentencing"."""
    head = next((word for word in fold(role) if word in ROLES), None)
    holders = {person.name: person for person in searcher.with_role(head)} if head else {}
    for f in fused[:_NEAREST]:
        for located in searcher.statements_in([f.row]):
            name = None if located.person == NONE else searcher.speaker_name(located.person)
            if name in holders:
                return holders[name]
    return None


def meant(understood: Understood, person: Person) -> Understood:
    """A question with another speaker; who was taken before is one whom the words fit as well."""
    read = understood.interpretation
    others = (*read.speakers, *(name for name in read.also_named if name != person.name))
    interpretation = replace(read, speakers=(person.name,), also_named=others[: max(1, len(read.also_named))])
    return replace(understood, persons=(person,), interpretation=interpretation)
