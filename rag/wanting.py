"""Who wanted a thing of somebody: "Who called for Berg to resign?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.fold import fold
from index.searcher import Searcher

from .bearing import MANNER, NOBODY, Choice, order
from .question.content import content_words, names_in
from .question.manner import URGING, lemma
from .weigh import Topic

_MODALS = "should|must|ought to|needs? to|ha(?:s|ve) to"
# What a question says of it that whoever said so wanted a thing.
SHOULD = re.compile(rf"\b(?:{_MODALS})\b(?! not\b)", re.IGNORECASE)
# Words after which stands what is wanted, and how many characters of it are read.
_WANTS = re.compile(
    rf"\b(?:{_MODALS}|time (?:for|to)|(?:called|calling|[IW]e? call) (?:for|on)|urg(?:e|es|ed|ing)|demand(?:ed|ing)?)"
    r"(?! not|n['’]t)\b",
    re.IGNORECASE,
)
_FAR = 60
# Somebody else, of whom a thing is wanted that is wanted of nobody asked about.
_NAME = re.compile(r"[\w,’'] [A-Z][a-z]|^[A-Z][\w.’']+ (?:[A-Z][a-z]|to )")
_TO_DO = re.compile(r"(?:[\w.’'-]+ ){0,5}?to [a-z]")
_CALLED = re.compile(r"\b(?:for|on|upon)\s+$")


def wanting(searcher: Searcher, chosen: Sequence[Choice], wanted: str, manner: float = MANNER) -> list[Choice]:
    """Statements whose speaker asks for the thing, best first; the person it is asked of is left out: who called for
    Cuomo to resign is not Cuomo. `manner` is what a verb of asking adds to a score.
    """
    names = {*names_in(wanted)}
    of_them = [c for c in chosen if not names or not names.isdisjoint(fold(c.text)) or not _NAME.search(c.text)]
    others = [c for c in of_them if c.speaker is None or names.isdisjoint(fold(c.speaker)[-1:])]
    stored = searcher.statements([c.located.number for c in others])
    read = [_wanted(searcher, c, stored[c.located.number].statement.cue or "") for c in others]
    # What is wanted, without of whom; a place is a part of it.
    plain = " ".join(word for word in content_words(wanted) if not word[0].isupper())
    shares = Topic(searcher, plain or wanted).shares([part for part, _ in read])
    scored = [
        replace(c, score=min(1.0, c.score + manner * reported - NOBODY * (c.speaker is None)))
        for c, (_, reported), share in zip(others, read, shares, strict=True)
        if share
    ]
    return sorted(scored, key=order)


def _wanted(searcher: Searcher, choice: Choice, cue: str) -> tuple[str, bool]:
    """The words of a statement that say what is wanted, none where nothing is, and whether the verb says so."""
    verb = lemma(cue)
    if verb in URGING or (verb in ("ask", "tell") and _TO_DO.match(choice.text)):
        return choice.text, True
    if verb == "call":
        line, span = searcher.around(choice.located)
        if _CALLED.search(line, 0, span.start):
            return choice.text, True
    return " ".join(choice.text[m.end() : m.end() + _FAR] for m in _WANTS.finditer(choice.text)), False
