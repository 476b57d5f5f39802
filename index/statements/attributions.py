"""Who is said to have said what, sentence by sentence: spans and noun phrases, nobody resolved yet."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.cues import CUES
from ..values import Span
from .according import is_content, read_according
from .attribution import Attribution, add_report, of_sentence
from .claims import is_claim, read_claim
from .closings import go_on, is_unfinished
from .excerpts import read_excerpts
from .grammar.datelines import past_dateline
from .grammar.frames import frame_at
from .grammar.outline import QUOTE, Outline
from .grammar.phrases import PRONOUNS, Range
from .reports import read_report
from .signatures import Signatures, find_signatures
from .speeches import read_speech
from .transcripts import read_labelled
from .turns import continues_turn, read_bare_quote


def find_attributions(units: Outline) -> list[Attribution]:
    """Every attribution of the article, in order of its sentences."""
    found: list[Attribution] = []
    given = read_labelled(units)
    given |= read_speech(units, given)
    given |= read_excerpts(units, given)
    signatures = find_signatures(units)
    for number in range(len(units.sentences)):
        if number in given:
            found.append(given[number])
        _read_sentence(units, number, found, signatures)
    return found


def _end_before_closings(units: Outline, number: int, found: list[Attribution]) -> None:
    """End a report where one that closes the sentence ends: "He demanded that it stop, Kirby said, calling it late"."""
    here = of_sentence(found, number)
    for closing in [found[at] for at in here]:
        end, cue = closing.parts[-1].end, closing.cue
        if cue is None or not closing.closes:
            continue
        for at in here:
            opening, last = found[at].cue, found[at].parts[-1]
            if opening is not None and not found[at].label and opening.end <= last.start < end and cue.end <= last.end:
                found[at] = replace(found[at], parts=(*found[at].parts[:-1], Span(last.start, end)))


def _read_sentence(units: Outline, number: int, found: list[Attribution], signatures: Signatures) -> None:
    lo, hi = units.sentences[number]
    lowers = units.lowers
    cue_places = [at for at in range(lo, hi) if lowers[at] in CUES or lowers[at] == "according" or is_claim(lowers[at])]
    quotes = [at for at in range(lo, hi) if lowers[at] == QUOTE]
    if not cue_places and not quotes:
        return
    if continues_turn(units, number, quotes, found, signatures):
        return
    claimed: set[int] = set()  # quotations that already are part of a statement
    done = lo  # what stands before is spoken for by an earlier report of this sentence
    for at in cue_places:
        if lowers[at] == "according":
            attribution = read_according(units, at, past_dateline(units, lo, hi), hi)
            if attribution is not None:
                source, cue, start, end = attribution
                goes_on = end <= at and is_unfinished(units, start, end, source[1], hi)
                if (goes_on or is_content(units, start, end)) and not _is_relayed(units, number, found, source):
                    add_report(units, number, found, claimed, start, end, cue, source)
                    if goes_on:
                        go_on(units, number, source[1], found, claimed)
            continue
        if is_claim(lowers[at]):
            read_claim(units, number, at, found, claimed)
            if lowers[at] not in CUES:
                continue
        frame = frame_at(units, at, lo, hi)
        if frame is None or at < done:
            continue
        done = read_report(units, number, frame, found, claimed) or done
    _end_before_closings(units, number, found)
    for at in quotes:
        if at not in claimed:
            read_bare_quote(units, number, at, found, signatures)
    _mark_relays(units, number, found)


def _is_relayed(units: Outline, number: int, found: list[Attribution], relay: Range) -> bool:
    """ ""...", Sanders said, according to CNN": CNN relays what already has its speaker."""
    last = found[-1] if found else None
    if last is None or last.sentence != number or not last.follows:
        return False
    found[-1] = replace(last, via=units.span(*relay))
    return True


def _mark_relays(units: Outline, number: int, found: list[Attribution]) -> None:
    """A statement within what somebody else reports comes by way of him: where he closes the report, or where it opens
    with it or goes on with `that`: "Kirby says that Smith called it a lie", but "Smith says she called it a lie".
    """
    here = of_sentence(found, number)
    for outer in here:
        relay, whole = found[outer].source, found[outer].parts[0]
        if relay is None or found[outer].cue is None or found[outer].label:
            continue
        closes = units.starts[relay[0]] >= whole.end
        for inner in here:
            source, said = found[inner].source, found[inner].parts
            if source is None or source == relay or found[inner].via is not None:
                continue
            first = units.starts[source[0]]
            opens = first == whole.start or units.lowers[source[0] - 1] == "that"
            opens = opens and first < said[0].start and units.lowers[source[0]] not in PRONOUNS
            if (closes or opens) and whole.start <= first and said[-1].end <= whole.end:
                found[inner] = replace(found[inner], via=units.span(*relay))
