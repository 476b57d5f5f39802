"""A reporting verb in its sentence, and in its clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ...lexicon.cues import CUES, Cue
from .outline import Outline
from .phrases import Range, skip_back


class Verb(NamedTuple):
    """The cue at unit `at` as a verb of sentence `[lo, hi)`, with what helps it from unit `group` on.

    `before` and `following` are the words before and after all of it, in lower case; empty where it opens or closes
    its sentence.
    """

    units: Outline
    at: int
    cue: Cue
    group: int
    lo: int
    hi: int
    helpers: list[str]
    before: str
    following: str

    @classmethod
    def read(cls, units: Outline, at: int, lo: int, hi: int) -> Verb:
        """The cue at a unit, a verb or not, of the sentence `[lo, hi)`."""
        lowers, group = units.lowers, skip_back(units, at, lo)
        before = lowers[group - 1] if group > lo else ""
        following = lowers[at + 1] if at + 1 < hi else ""
        helpers = [lowers[i] for i in range(group, at) if units.words[i] != "May"]  # "Kirby on May 12 said"
        return cls(units, at, CUES[lowers[at]], group, lo, hi, helpers, before, following)


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting verb at unit `at`, its verb group from `group`, and the noun phrase that speaks, if found.

    `inverted` where the speaker follows the verb ("said Kirby"), `participle` where it is the sentence's subject
    ("..., adding that", "arrived and said"). `after` is the first unit after verb and inverted speaker, `relay` who
    passes it on ("the ministry quoted Xi as saying").
    """

    at: int
    cue: Cue
    group: int
    source: Range | None
    after: int
    inverted: bool = False
    participle: bool = False
    relay: Range | None = None

    @classmethod
    def of(cls, verb: Verb, source: Range | None, after: int = 0, *, participle: bool = False) -> Frame:
        """A verb with its source; what was said stands after `after`, else after the verb."""
        return cls(verb.at, verb.cue, verb.group, source, after or verb.at + 1, participle=participle)
