"""What a noun reports: "Kirby's claim that ...", "his suggestion that ..."."""

from __future__ import annotations

from ..lexicon.roles import ROLES
from ..lexicon.words import is_adverb, word_set
from .attribution import Attribution, add_report
from .endings import content_end
from .grammar.outline import Outline
from .grammar.phrases import NOUN_LEADS, Range, has_verb, noun_phrase_before

_CLAIMS = word_set(
    "claim claims assertion assertions statement statements suggestion suggestions insistence argument arguments"
    " accusation accusations allegation allegations contention complaint complaints remark remarks comment comments"
    " announcement admission acknowledgment acknowledgement declaration warning warnings promise pledge vow testimony"
    " prediction revelation denial"
)
# Before an infinitive: "his pledge to leave".
_OFFERS = word_set("promise promises pledge pledges vow vows threat threats call calls demand demands offer proposal")
_OWNERS = word_set("his her")
_REACH = 4  # units between an owner and the noun


def read_claim(units: Outline, number: int, at: int, found: list[Attribution], claimed: set[int]) -> None:
    """Add the clause of a noun at a unit, where its owner stands before it."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    if at + 2 >= hi or not (_offers(units, at) if lowers[at + 1] == "to" else lowers[at] in _CLAIMS):
        return
    if lowers[at + 1] not in ("that", "to"):
        return
    source = _owner(units, at, lo)
    if lowers[at + 1] == "to" and source is not None and not has_verb(units, lo, source[0]):
        return
    if source is not None and source[0] > lo:  # what opens the sentence is its subject, and ends nobody knows where
        end = content_end(units, at + 1, hi, lo)
        last = found[-1] if found else None
        own = (
            lowers[source[0]] in _OWNERS and source[1] - source[0] == 1 and last is not None and last.source is not None
        )
        if own and last is not None and last.parts[0].start == units.starts[source[0]]:
            found.pop()  # "Kirby repeated his claim that"
            source = last.source or source
        if end - at > 3:
            add_report(units, number, found, claimed, at + 1, end, units.span(at, at + 1), source)


def _offers(units: Outline, at: int) -> bool:
    """Whether a noun offers to do something: "his pledge to leave", but "certainly calls to mind", "offer to the"."""
    verb = units.words[at + 2].islower() and units.lowers[at + 2] not in NOUN_LEADS
    return verb and units.lowers[at] in _OFFERS and not is_adverb(units.lowers[at - 1])


def is_claim(lower: str) -> bool:
    """Whether a noun may report."""
    return lower in _CLAIMS or lower in _OFFERS


def _owner(units: Outline, at: int, lo: int) -> Range | None:
    for back in range(at - 1, max(lo, at - _REACH) - 1, -1):
        low = units.lowers[back]
        if low in _OWNERS:
            return back, back + 1
        if low == "'s" or (low in ("'", "’") and units.lowers[back - 1].endswith("s")):
            first = back
            while first > lo and (units.words[first - 1][0].isupper() or units.lowers[first - 1] in ROLES):
                first -= 1
            if first < back and units.words[first][0].isupper():
                return first, back
            phrase = noun_phrase_before(units, back, lo) or (back, back)  # "in exchange for the company's pledge"
            first = max((i for i in range(*phrase) if units.lowers[i] in NOUN_LEADS), default=phrase[0])
            return (first, back) if first < back else None
        if not low[0].isalnum():
            return None
    return None
