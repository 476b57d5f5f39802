"""Reports that stand after what they report, or inside it: "...", Kirby said, "..." and "Sales were great, he said"."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.cues import CUES
from ..lexicon.roles import ROLES
from ..lexicon.words import (
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_NOUNS,
    WEEKDAYS,
    is_adverb,
    is_plural_noun,
    word_set,
)
from ..values import StatementKind
from .attribution import Attribution, quotes_only
from .endings import REFUSES, content_end
from .grammar.datelines import past_dateline
from .grammar.frame import Frame
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import FINITE, PAUSES, PRONOUNS, begins_predicate, has_verb
from .grammar.utterances import is_title, is_utterance, opens_high, word_count

_ASIDES = word_set("and but adding who whose which on speaking")
# What the writer makes of it: ", Kirby said, the latest setback for".
_RANKS = word_set("latest first second third last most highest lowest biggest largest")
_PHRASE = 8  # units of a phrase that only opens a sentence
# Words that only link a sentence to the one before: "Still, he said, it is over".
LINKS = WEEKDAYS | word_set(
    "or still nevertheless nonetheless so however yet meanwhile also further furthermore moreover additionally besides"
    " thus therefore hence later then earlier today yesterday tonight afterward afterwards finally again separately"
    " similarly privately"
)
_WHEN = TIME_NOUNS | MONTHS | DETERMINERS | word_set("in on of next same last late early following previous first")
_BEFORE_TITLES = PREPOSITIONS | {"'s"}  # "on CNN's “New Day,” adding"
_DID_NOT = word_set("didn't doesn't don't hasn't haven't wouldn't")
_SMALL = PREPOSITIONS | DETERMINERS | POSSESSIVES | SUBJECT_PRONOUNS | CONJUNCTIONS | SUBORDINATORS
_SCENES = word_set("while when asked later earlier last pressed then afterward afterwards once")


def close_quote(
    units: Outline, number: int, frame: Frame, last: int, end: int, found: list[Attribution], claimed: set[int]
) -> int:
    """ "...", Kirby said, "...": what stands before the verb, and goes on after it."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    # "his staff ("I want it back," wrote Kirby)"
    first, opens = last, max(past_dateline(units, *units.sentences[number]), _within_brackets(units, number, last))
    while first > opens and first - 1 not in claimed and lowers[first - 1] != ":":
        first -= 1
    while units.is_mark(first) or lowers[first] in ("but", "and"):
        first += 1
    kind: StatementKind = "direct" if lowers[first] == QUOTE and quotes_only(units, first, last) else "mixed"
    led_up_to = (
        opens_high(units, last)
        and kind == "mixed"
        and QUOTE not in lowers[lo : first + 1]
        and is_utterance(units, last)
    )
    if led_up_to and (
        lowers[last - 1] in PAUSES | {":", "."} or word_count(units.text, units.span(last, last + 1)) > 6
    ):
        first, kind = last, "direct"
    parts = [units.span(first, last + 1)]
    claimed.update(at for at in range(first, last + 1) if lowers[at] == QUOTE)
    at = end
    while at < hi and units.is_mark(at):
        at += 1
    if at < hi and lowers[at] == QUOTE and at not in claimed:
        stop = hi
        while stop > at + 1 and units.is_mark(stop - 1):
            stop -= 1
        if quotes_only(units, at, stop - 1):
            parts.append(units.span(at, stop))
            claimed.update(i for i in range(at, stop) if lowers[i] == QUOTE)
            end = hi
    cue = units.span(frame.at, frame.at + 1)
    via = units.span(*frame.relay) if frame.relay else None
    found.append(Attribution(tuple(parts), kind, cue, frame.source, number, via))
    return max(end, frame.after)


def close_clause(
    units: Outline, number: int, frame: Frame, comma: int, end: int, found: list[Attribution], claimed: set[int]
) -> int | None:
    """ "Sales were great, he said": the clause before the verb, and after it where the sentence goes on."""
    hi = units.sentences[number][1]
    lowers = units.lowers
    first = max(past_dateline(units, *units.sentences[number]), _within_brackets(units, number, comma))
    while first < comma and (units.is_mark(first) or lowers[first] in ("but", "and")):
        first += 1
    if comma - first < 2 and not _opens_content(units, first, comma, end, hi):
        return None
    parts = [units.span(first, comma)] if first < comma else []  # "But, he said, it is late"
    # "In many places, he said, the first floors fell": no statement without what follows.
    opening = _opens_only(units, first, comma)
    kind: StatementKind = "mixed" if QUOTE in lowers[first:comma] else "indirect"
    claimed.update(at for at in range(first, comma) if lowers[at] == QUOTE)
    at = end
    while at < hi and units.is_mark(at):
        at += 1
    apposed = frame.inverted and at < hi and _apposes(units, at, hi)
    if apposed and first < comma and not has_verb(units, first, comma):
        # "The paradox, said Kirby, a historian, is that it failed"
        verb = next((i + 1 for i in range(at, hi) if lowers[i] == "," and begins_predicate(units, i + 1, hi)), None)
        at, apposed = (at, True) if verb is None else (verb, False)
    if (
        at < hi
        and lowers[end] in PAUSES
        and (lowers[at] not in _ASIDES or _says_more(units, at, hi))
        and not apposed
        and not (lowers[at] == "the" and at + 1 < hi and lowers[at + 1] in _RANKS and not opening)
    ):
        stop = content_end(units, at, hi, at, resumed=True)
        if (stop - at > 2 or opening or QUOTE in lowers[at:stop]) and (opening or not lowers[at].endswith("ing")):
            parts.append(units.span(at, stop))
            claimed.update(i for i in range(at, stop) if lowers[i] == QUOTE)
            if QUOTE in lowers[at:stop]:
                kind = "mixed"
    if not parts or (comma - first < 2 and first < comma and len(parts) == 1):
        return None
    if opening and len(parts) == 1 and (frame.after != end or end < hi - 1):
        return frame.after  # "In March, Kirby urged them to leave"
    found.append(Attribution(tuple(parts), kind, units.span(frame.at, frame.at + 1), frame.source, number))
    return end


def _says_more(units: Outline, at: int, hi: int) -> bool:
    """Whether what was said goes on after `and` or `but`, not what else was done: ", but declined to say why"."""
    first = at + 1 + (units.lowers[at + 1 : at + 2] != [] and units.lowers[at + 1] in PRONOUNS)
    if units.lowers[at] not in ("and", "but") or first >= hi:
        return False
    did = units.lowers[first] in ("did", "do", "does", "has", "have", "would")
    denied = units.lowers[first] in _DID_NOT or (did and units.lowers[first + 1 : first + 2] == ["not"])
    cue = CUES.get(units.lowers[first])
    told = cue is not None and cue.form == "past" and not cue.noun
    return not (denied or told or units.lowers[first] in REFUSES)


def _within_brackets(units: Outline, number: int, at: int) -> int:
    """The unit after the bracket that is open at a unit, or the first of the sentence."""
    lo = units.sentences[number][0]
    for before in range(at - 1, lo - 1, -1):
        if units.lowers[before] == ")":
            break
        if units.lowers[before] == "(":
            return before + 1
    return lo


def is_unfinished(units: Outline, start: int, end: int, comma: int, hi: int) -> bool:
    """Whether a clause lacks its verb until it goes on past an aside: "The suits, according to NASA, will fit"."""
    if comma + 1 >= hi or units.lowers[comma] != "," or has_verb(units, start, end):
        return False
    following = units.lowers[comma + 1]
    verb = begins_predicate(units, comma + 1, hi) or following.endswith("s")
    if verb or following in _ASIDES:
        return verb
    opening = units.lowers[start:end]
    if opening[0] in PREPOSITIONS:
        return True
    if following.endswith("ing"):
        return False
    # "The next day, according to Kirby, it fell", "Other reasons, according to Kirby, include the price"
    when = is_adverb(opening[-1]) or all(low in _WHEN for low in opening)
    plain = following not in _SMALL and units.words[comma + 1].islower()
    return when or (is_plural_noun(opening[-1]) and plain)


def go_on(units: Outline, number: int, comma: int, found: list[Attribution], claimed: set[int]) -> None:
    """Add to the last report what follows the aside that stands inside it: "The suits, according to NASA, will fit"."""
    lo, hi = units.sentences[number]
    stop = content_end(units, comma + 1, hi, lo, resumed=True)
    quotes = [at for at in range(comma + 1, stop) if units.lowers[at] == QUOTE]
    claimed.update(quotes)
    last = found[-1]
    parts = (*last.parts, units.span(comma + 1, stop))
    found[-1] = replace(last, parts=parts, kind="mixed" if quotes else last.kind)


def closes(units: Outline, frame: Frame, hi: int) -> int | None:
    """Where a parenthetical report ends ("..., Kirby said on Friday."), or None where content follows its verb."""
    lowers = units.lowers
    at = frame.after
    if frame.cue.pattern == "object":
        return None
    depth = 0
    subordinate = False
    while at < hi:
        low = lowers[at]
        if low in (".", "?", "!") and (at == hi - 1 or lowers[at + 1 : hi] == [")"]):
            return at
        if low == QUOTE and is_title(units, at) and lowers[at - 1] in _BEFORE_TITLES:
            if units.last_inside(at) == ",":
                return at + 1  # "Kirby told the hosts of “Good Morning,” adding"
        elif low == QUOTE:
            return None
        if low in ("that", "whether", "if", "how") and not subordinate:
            return None
        if low == ":":
            return None
        if low in PAUSES or low == ";" or lowers[at : at + 2] == ["when", "asked"]:
            return at
        if low in SUBORDINATORS:
            subordinate = True
        elif low in FINITE and units.words[at] != "May" and not subordinate and lowers[at - 1 : at + 1] != ["to", "be"]:
            return None  # "Kirby said the talks will go on"
        if low == ")" and depth == 0:
            return at  # "It fell (by half, Kirby said) and rose"
        depth += (low == "(") - (low == ")")
        at += 1
    return at


def _opens_content(units: Outline, first: int, comma: int, end: int, hi: int) -> bool:
    """Whether one word before a report opens what was said: "Now, he says, it is over", "Xi, he said, “won't go”"."""
    if first == comma or end + 1 >= hi or units.lowers[first] in LINKS:
        return False
    return units.lowers[end + 1] != QUOTE or not opens_high(units, end + 1)


def _opens_only(units: Outline, first: int, comma: int) -> bool:
    """Whether no more than a phrase with its preposition stands before a report: "In many places, (he said)"."""
    phrase = units.lowers[first:comma]
    if not 0 < len(phrase) <= _PHRASE or phrase[0] not in PREPOSITIONS:
        return False
    return QUOTE not in phrase and not has_verb(units, first, comma)


def _apposes(units: Outline, at: int, hi: int) -> bool:
    """Whether a comma's other side tells who speaks: ", said Kirby, head of the office", ", said a lawyer, Kirby."."""
    if units.lowers[units.capitals_after(at, hi - 1)] in (".", ","):
        return True
    if units.lowers[at] in ("a", "an") or "'s" in units.lowers[at + 1 : at + 4]:
        return True
    stop = next((i for i in range(at, min(at + 8, hi)) if units.lowers[i] in (",", "of", "for", "at", "who")), at)
    return not ROLES.isdisjoint(units.lowers[at : stop + 1])


def sets_scene(units: Outline, lo: int, start: int, hi: int) -> bool:
    """ "Asked about it in Miami, he said, "...": what stands before the verb is no part of what was said."""
    while lo + 1 < hi and _tells_when(units.lowers[lo]):
        lo += 1
    low = units.lowers[lo]
    return (
        start < hi
        and units.lowers[start] == QUOTE
        and is_utterance(units, start)
        and (low in _SCENES or low.endswith("ing") or low in PREPOSITIONS)
        and opens_high(units, start)
    )


def _tells_when(low: str) -> bool:
    """Whether a word may stand before what sets the scene: "Soon (after)", "Two days (before)"."""
    return low not in _SCENES and (low in ("soon", "right") or is_adverb(low) or low in TIME_NOUNS or low in NUMBERS)
