"""Questions that state a claim ("Did he say he was wrong?"): statements contradicting it rank lower."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.contrast import contradict, differs_in_denying
from index.searcher import Searcher

from .bearing import Choice, order
from .decide import FIRST
from .values import QuestionKind
from .weigh import Topic

# How well a statement does that denies what is asked about, or doesn't deny it.
_CONTRARY = 0.3
# How much of a claim one of the first statements must hold, and what they are worth else.
_HALF, _UNTOLD = 0.5, 0.5
# What somebody speaks of stands after these, not what he says.
_ABOUT = re.compile(r"\b(?:about|on|of|over|against|for|to|regarding) $", re.IGNORECASE)
_DID = re.compile(
    r"(?:did|does|do|has|have) .*?\b(?:sa(?:y|id)|admit(?:ted)?|claim(?:ed)?|den(?:y|ied)) ", re.IGNORECASE
)
# What denies something, which a no-fly zone doesn't.
_DENIES = re.compile(r"\b(?:not|never|cannot|no longer)\b|n['’]t\b")


def held_to(searcher: Searcher, chosen: list[Choice], asked: str, topic: str, kind: QuestionKind) -> list[Choice]:
    """Statements, best first, held to a topic where it is what somebody may have said."""
    if says(asked, topic, kind):
        chosen = contrary_last(chosen, topic)
    return _told(searcher, chosen, topic) if kind == "said" and _DID.match(asked) and _is_said(asked, topic) else chosen


def says(asked: str, topic: str, kind: QuestionKind) -> bool:
    """Whether a topic is what somebody may have said, not what it was about: "Who said (masks work)?"."""
    if kind == "who_said" and _is_said(asked, topic):
        return True
    return kind != "open" and _DENIES.search(topic) is not None


def _is_said(asked: str, topic: str) -> bool:
    at = asked.lower().find(topic.lower())
    return at < 0 or not _ABOUT.search(asked, 0, at)


def contrary_last(chosen: Sequence[Choice], topic: str) -> list[Choice]:
    """Statements, those last that say the contrary, or don't deny what a topic denies: who said that he would run is
    not who said that he wouldn't.
    """
    differ = differs_in_denying if _DENIES.search(topic) else contradict
    scored = [c.times(_CONTRARY) if differ(topic, c.text) else c for c in chosen]
    return sorted(scored, key=order)


def _told(searcher: Searcher, chosen: list[Choice], topic: str) -> list[Choice]:
    """Statements, less sure where none of the first holds half of a topic in its own words: whether somebody said that
    he was wrong is not told by what he said beside.
    """
    held = max(Topic(searcher, topic).shares([c.text for c in chosen[:FIRST]]), default=1.0)
    return chosen if held >= _HALF else [c.times(_UNTOLD) for c in chosen]
