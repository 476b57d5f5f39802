"""Answered or not, and why: how likely it is that what was found answers the question."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.limits import PACKAGED_MODEL
from index.searcher import Searcher
from index.storage.store import Heading, PassagesRead
from index.terms import term_set
from index.values import Passage

from .fuse import Fused
from .group import Group
from .question.content import asks_nothing
from .question.understand import Speaker, Understood
from .retrieve import Candidates
from .values import Reason

# Below this probability a question counts as not answered: of the questions in benchmarks/README.md that one of many
# articles answers some 85 % are above it, of those about what had not happened yet some 29 %.
THRESHOLD = 0.22
# So many of the best passages are looked at for a probability that the answer is in them.
FIRST = 5
# And the passage from which they must stand out.
_FIELD = 10
# Terms of all but the shortest tenth and the longest twentieth of the questions that the fits have seen: they tell
# nothing of a longer question, nor of two words typed into a box, which are taken to be as long as these.
_TERMS = (6, 16)
# Passages searched, from which on there are as many as the fits have seen: they differ by how well the best of many
# happens to fit, and among fewer the same signs say more.
_MANY = 50_000


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether the first passages hold the answer; all mean the same in a collection of any size.

    `support` is how well the best of their articles fits: the cosine of its lead, or for an unknown encoder its words,
    as in `Evidence`. `coverage` is the most that one of them covers of the question, by the weight of its terms, and
    `margin` by how much the best score is above the tenth best. `terms` is how many the question has: a longer one is
    covered and matched less well by the same article. `passages` is among how many they were searched for.
    """

    support: float
    coverage: float
    margin: float
    terms: int
    passages: int

    @property
    def length(self) -> float:
        """Logarithm of the number of terms."""
        least, most = _TERMS
        return math.log(min(max(self.terms, least), most))

    @property
    def scarcity(self) -> float:
        """Logarithm of how many times fewer passages were searched than the fits have seen; 0 where there were more."""
        return math.log(max(1.0, _MANY / max(1, self.passages)))


@dataclass(frozen=True, slots=True)
class Fit:
    """A logistic regression on `Signs`, the number of terms by its logarithm.

    Fitted in two steps: on many passages, and then what each unit of scarcity adds, of itself and by the margin.
    """

    intercept: float
    support: float
    coverage: float
    margin: float
    terms: float
    scarcity: float = 0.0
    scarce_margin: float = 0.0

    def probability(self, signs: Signs) -> float:
        """Probability that the answer is among the first five passages."""
        x = self.support * signs.support + self.coverage * signs.coverage + self.margin * signs.margin
        x += signs.scarcity * (self.scarcity + self.scarce_margin * signs.margin)
        return 1 / (1 + math.exp(-(self.intercept + x + self.terms * signs.length)))


# Fitted by benchmarks/confidence.py on half of its questions: for the packaged encoder on all evidence, for any other
# on what words say, since each encoder has cosines of its own.
ALL_EVIDENCE = Fit(
    intercept=-8.86, support=3.09, coverage=3.69, margin=5.24, terms=1.17, scarcity=0.1, scarce_margin=1.62
)
LEXICAL = Fit(intercept=-8.48, support=0.3, coverage=4.48, margin=3.65, terms=1.59, scarcity=0.13, scarce_margin=1.28)
# What a statement that bears little on its topic is sure to, and by how much more one that bears on it more.
_LEAST_SURE, _SURER = 0.25, 1.5
# Share of resolved speakers that are right where a statement is found at all, from PolNeAR's development part.
_RIGHT_SPEAKER = 0.93
# Share of roles that are right where others have held them too: 35 of 47 in benchmarks/README.md. What is taken for a
# name, or for another than the one that stands there, is taken to be as sure.
_RIGHT_HOLDER = 0.74
# And of some people who bear no name: 19 of 25 questions for "voters", "critics" and the like.
_RIGHT_SOME, _SOME = 0.76, re.compile("[^A-Z]*(?:s|men|people)")


@dataclass(frozen=True, slots=True)
class Decision:
    """Probability, in [0, 1], that the answer is among the first five, and the reason where it is not given."""

    confidence: float
    reason: Reason | None


def decide(
    searcher: Searcher,
    understood: Understood,
    found: Candidates,
    groups: Sequence[Group],
    ranked: Sequence[Fused],
    read: PassagesRead,
) -> Decision:
    """Decide from the statements and from every passage that was found, best first, of which the first are read."""
    if found.within.is_empty:
        return Decision(0.0, "empty_filter")
    asked = understood.interpretation
    kind = asked.kind
    if kind == "said":
        if not groups:
            return Decision(0.0, "unknown_speaker" if understood.unknown is not None else "no_statement")
        sure = min(1.0, _LEAST_SURE + _SURER * _best(groups)) if asked.topic else 1.0
        shared = understood.role and (asked.also_named or understood.group)
        if shared or understood.guessed:
            sure *= _RIGHT_HOLDER
        if understood.group and not understood.persons and _SOME.fullmatch(understood.group):
            sure *= _RIGHT_SOME
        if understood.each:
            sure *= _heard(searcher, found, understood.each, groups)
        return Decision(_RIGHT_SPEAKER * sure, None)
    probability = in_passages(searcher, found, ranked, read)
    if kind == "who_said" and groups:
        # Anybody's words that bear on it are less sure to be meant than a speaker's.
        probability = max(probability, _RIGHT_SPEAKER * _best(groups))
    if not found.lexical and not groups:
        return Decision(probability, "no_match")
    if kind == "open" and asked.topic and not asked.published_from and asks_nothing(asked.topic):
        # Small words stand in every passage. What happened on some days is asked by the days alone.
        return Decision(0.0, "low_confidence")
    return Decision(probability, "low_confidence" if probability < THRESHOLD else None)


def in_passages(searcher: Searcher, found: Candidates, ranked: Sequence[Fused], read: PassagesRead) -> float:
    """Probability that the answer is in the first of some passages, best first, of which these are read."""
    is_packaged = searcher.manifest.encoder["name"] == PACKAGED_MODEL
    fit = ALL_EVIDENCE if is_packaged else LEXICAL
    return fit.probability(read_signs(searcher, found, ranked, read, is_packaged))


def _heard(searcher: Searcher, found: Candidates, each: Sequence[Speaker], groups: Sequence[Group]) -> float:
    """Share of the speakers asked for who speak in the statements: who asks for two wants both."""
    chosen = [choice for one in groups for choice in (one.shown, *one.others)]
    names, numbers = {choice.speaker for choice in chosen}, {choice.located.number for choice in chosen}

    def speaks(one: Speaker) -> bool:
        if one.person:
            return one.person.name in names
        # Who is no person speaks without a name, or by somebody who has one; who is unknown is neither.
        own = searcher.statements_by_unnamed(one.group, found.within, searcher.manifest.statements) if one.group else []
        return any(statement.number in numbers for statement in own)

    return sum(map(speaks, each)) / len(each)


def _best(groups: Sequence[Group]) -> float:
    """How well the best of the first statements bears on what is asked about."""
    return max(each.shown.score for each in groups[:FIRST])


def read_signs(
    searcher: Searcher, found: Candidates, ranked: Sequence[Fused], read: PassagesRead, is_packaged: bool
) -> Signs:
    """The signs in the passages found, best first, the first read; `is_packaged` tells whose cosines these are."""
    first = ranked[:FIRST]
    if is_packaged:
        leads = searcher.leads(searcher.articles_of([f.row for f in first]))
        support = max([0.0, *searcher.cosines(found.query, leads)])
        scores = [f.evidence.score for f in ranked]
    else:
        support = max((f.evidence.article for f in first), default=0.0)
        scores = [f.evidence.lexical for f in ranked]
    coverage = _coverage(searcher, found, [read[f.row] for f in first])
    within = found.within.passages
    searched = len(within.numbers) if within else searcher.manifest.passages
    return Signs(support, coverage, margin(scores), len(found.terms), searched)


def _coverage(searcher: Searcher, found: Candidates, passages: Sequence[tuple[Passage, Heading]]) -> float:
    """The most that one of some passages, with its title, holds of the question's terms, rare ones counting more."""
    weights = {term: searcher.idf(term) for term in found.terms}
    held = [term_set(f"{heading.title or ''}\n{passage.text}") for passage, heading in passages]
    # In the order of the question, so that the sum is the same in every process.
    most = max((sum(weight for term, weight in weights.items() if term in own) for own in held), default=0.0)
    total = sum(weights.values())
    return most / total if total else 0.0


def margin(scores: Sequence[float]) -> float:
    """By how much the best score of the first five is above the tenth best of all, or the last of fewer; 0 of none."""
    return max(scores[:FIRST]) - min(heapq.nlargest(_FIELD, scores)) if scores else 0.0
