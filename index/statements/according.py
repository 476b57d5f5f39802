"""Sources named after `according to`, and by `in the words of`: the rest of the sentence is theirs."""

from __future__ import annotations

from ..lexicon.cues import CUES
from ..lexicon.roles import ROLES
from ..lexicon.words import DETERMINERS, PLURALS, PREPOSITIONS, TIME_NOUNS, word_set
from ..values import Span
from .closings import LINKS
from .grammar.outline import QUOTE, Outline
from .grammar.paragraphs import past_aside
from .grammar.phrases import FINITE, NOUN_LEADS, PAUSES, PRONOUNS, Range, begins_predicate
from .people.descriptions import MODIFIERS

_REACH = 24
_NO_SOURCES = (["plan"], ["schedule"], ["supply"], ["supply", "and", "demand"])
_NO_SUBJECTS = word_set("who whether how where when")
_OPENERS = word_set("well that because if when while whereas whether and but")


def read_according(units: Outline, at: int, lo: int, hi: int) -> tuple[Range, Span, int, int] | None:
    """Source, cue and content `[start, end)` of the `according` at a unit, or None where one of them is missing."""
    lowers = units.lowers
    if at + 2 >= hi or lowers[at + 1] != "to":
        return None
    if at > lo and _is_predicate(units, at):
        return None
    first = at + 2
    opening = all(lowers[i] in ("and", "but", "so", "yet") or units.is_mark(i) for i in range(lo, at))
    opening = opening or lowers[at - 1] in ("but", "and", "that", ";")
    # After a heading that no mark ends: "Skip advert According to Kirby, it".
    opening = opening or (units.words[at : at + 2] == ["According", "to"] and lowers[at - 1] != QUOTE)
    # "because, according to Kirby, it", "However, according to Kirby, it"
    linked = at - 2 == lo and lowers[lo] in LINKS
    opening = opening or (lowers[at - 1] == "," and (linked or lowers[at - 2] in _OPENERS))
    end = _phrase_end(units, first, hi)
    cue = units.span(at, at + 2)
    if end == first or lowers[first:end] in _NO_SOURCES or lowers[first] in _NO_SUBJECTS:
        return None  # "according to who plays"
    if opening:
        end = _with_another(units, end, hi)
        if end < hi and lowers[end] == ",":
            end = _apposition_end(units, first, end, hi)
        start = past_aside(units, end, hi)  # "According to the Animal Fund (AF), they"
        while start < hi and units.is_mark(start):
            start += 1
        stop = _content_stop(units, start, hi)
        return ((first, end), cue, start, stop) if is_content(units, start, stop) else None
    stop = at
    while stop > lo and (lowers[stop - 1] in PAUSES or lowers[stop - 1] == "("):
        stop -= 1
    start = next((i for i in range(at - 1, lo, -1) if lowers[i] in ("(", ")")), lo)
    if lowers[start] == ")":
        start = lo  # closed before
    while start < stop and (units.is_mark(start) or lowers[start] in ("but", "and")):
        start += 1
    return ((first, end), cue, start, stop) if start < stop else None


def _is_predicate(units: Outline, at: int) -> bool:
    """Whether the sentence only tells whose it is: "That's according to Kirby", "The figure is according to"."""
    return units.lowers[at - 1] in ("is", "was", "are", "were", "'s")


def is_content(units: Outline, start: int, stop: int) -> bool:
    """Whether units hold more than a stray word: a quotation is one unit."""
    return stop - start > 1 or units.lowers[start:stop] == [QUOTE]


def _phrase_end(units: Outline, first: int, hi: int) -> int:
    """Where the noun phrase after `according to` ends."""
    lowers = units.lowers
    at = first
    while at < hi and at - first < _REACH:
        low = lowers[at]
        if low in ",.;:()—–?!" or low == QUOTE or low == "--":
            break
        if at > first and (low in PRONOUNS or low in ("who", "whose", "which", "that", "while", "there")):
            break
        if low in FINITE:
            break
        if (
            low in ("and", "but")
            and at > first
            and not (units.words[at - 1][0].isupper() and at + 1 < hi and units.words[at + 1][0].isupper())
            and not _joins_roles(units, at, hi)
        ):
            break
        cue = CUES.get(low)
        named = units.words[at][0].isupper() and units.words[at - 1][0].isupper()  # "for Investigative Reporting"
        verb = cue is not None and not cue.noun and cue.form in ("past", "ing") and cue.pattern != "quote"
        posted = at + 1 < hi and (lowers[at + 1] in PREPOSITIONS or lowers[at + 1] in TIME_NOUNS)  # "data posted on it"
        if at > first and verb and not (named or posted or lowers[at - 1] in DETERMINERS):  # "the proposed plan"
            break
        at += 1
    return at


def _with_another(units: Outline, end: int, hi: int) -> int:
    """Where a source ends that another is joined to: "According to current and former officials, it fell"."""
    lowers = units.lowers
    if end >= hi or lowers[end] not in ("and", "who"):
        return end
    return next((at for at in range(end + 1, min(end + _REACH, hi)) if lowers[at] == ","), end)


def _joins_roles(units: Outline, at: int, hi: int) -> bool:
    """Whether `and` joins two who are in office: "police and prosecutors", "state (and) party officials"."""
    head = next((i for i in (at + 1, at + 2) if i < hi and units.lowers[i].removesuffix("s") in ROLES | PLURALS), 0)
    return head > 0 and not begins_predicate(units, head + 1, hi)


def _apposition_end(units: Outline, first: int, comma: int, hi: int) -> int:
    """The end of "the spokesman for the Presidency, Dmitri Peskov," and of "Peskov, a spokesman for ...,"."""
    lowers, words = units.lowers, units.words
    at = comma + 1
    if at >= hi:
        return comma
    close = next((i for i in range(at, min(at + 14, hi)) if lowers[i] == "," or lowers[i] == QUOTE), None)
    if close is None or lowers[close] != ",":
        return comma
    aside = range(at, close)
    named = all(words[i][0].isupper() for i in aside)
    has_role = any(lowers[i] in ROLES for i in range(first, comma))
    if named and has_role:
        return close
    opens = (
        lowers[at] in NOUN_LEADS
        or lowers[at] in MODIFIERS
        or lowers[at] in ("who", "director", "president", "professor")
    )
    if (opens and any(lowers[i] in ROLES for i in aside)) or lowers[at] == "who":
        return close
    return comma


def _content_stop(units: Outline, start: int, hi: int) -> int:
    stop = hi
    while stop > start and units.lowers[stop - 1] in (".", "!", "?", ",", ";", ":", "..."):
        stop -= 1
    return stop
