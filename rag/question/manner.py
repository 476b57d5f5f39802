"""Verbs that tell alike how something was said: who slammed a plan also criticised it."""

from __future__ import annotations

import re

from index.lexicon.cues import CUES
from index.values import Statement

# A line for each manner; the first are judgements.
_JUDGING = """
criticize condemn denounce slam blast attack bash rebuke lambaste excoriate castigate decry deride ridicule mock scold \
chide chastise berate blame accuse assail pan skewer trash disparage rail
praise applaud hail laud commend salute compliment congratulate extol
deny refute reject dismiss disavow
apologize
defend
endorse
disagree
thank thanks thanked
"""
_TELLING = """
warn caution
promise pledge vow swear
announce declare proclaim
reveal disclose divulge
admit acknowledge concede
demand urge implore exhort
threaten
predict project
complain lament bemoan gripe grumble protest
joke quip
confirm
allege claim
ask beg plead appeal
"""
_MANNERS = {
    lemma: frozenset(group.split()) for group in f"{_JUDGING}{_TELLING}".splitlines() for lemma in group.split()
}
_PLAIN: frozenset[str] = frozenset()
# Verbs by which somebody wants a thing of another: with whatever follows them, and with an infinitive.
URGING = frozenset(["demand", "urge", "implore", "exhort", "beg", "plead", "press"])
WANTING = URGING | {"call", "ask", "tell"}
# What somebody does by saying so: "I apologize", "we want to thank them", that others "are to blame".
_DOES = re.compile(r"\b(?:(?:[Ww]e|I)(?: want to| must)?|(?:is|are|was|were) to) (?:[a-z]+ly )?([a-z]+)\b")
# What ends the words for whom somebody judges: "Berg (for the plan)".
_FOR_WHAT = re.compile(r"\s(?:for|of|over|on|about|after|before|in|during|as|to|from|at|with|while|when)\b")
_TO_DO = re.compile(r"(?:(?!(?:about|that|whether|if|how|why|what|when) )\S+ ){1,5}?to [a-z]")


def manner(verb: str) -> frozenset[str]:
    """The verbs, as `lemma` gives them, that tell the same as a verb; none for one that tells nothing ("said")."""
    return _MANNERS.get(lemma(verb), _PLAIN)


def wants(verb: str, rest: str) -> bool:
    """Whether a verb and what follows it in a question, in lower case, say that a thing was wanted of somebody."""
    plain = lemma(verb)
    if plain == "call":
        return rest.startswith(("for ", "on ", "upon "))
    return plain in URGING or (plain in WANTING and _TO_DO.match(rest) is not None)


def judges(verbs: frozenset[str]) -> bool:
    """Whether some verbs of one manner tell what somebody thinks of a thing."""
    return not verbs.isdisjoint(_JUDGING.split())


def tells(statement: Statement, text: str, verbs: frozenset[str]) -> bool:
    """Whether a statement was made in the manner of some verbs, be it by its own words: "we condemn this"."""
    if lemma(statement.cue or "") in verbs:
        return True
    return judges(verbs) and any(lemma(done[1]) in verbs for done in _DOES.finditer(text))


def judged(words: str) -> str:
    """The words for whom or what somebody judges, without what for."""
    return _FOR_WHAT.split(words, maxsplit=1)[0]


def lemma(verb: str) -> str:
    """A verb of saying without its ending, in American spelling; as it is where it is none."""
    cue = CUES.get(verb.lower())
    plain = cue.lemma if cue else verb.lower()
    return f"{plain[:-3]}ize" if plain in ("criticise", "apologise") else plain
