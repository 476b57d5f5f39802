"""Speeches and letters given in full: "Here is the full text of Trump's address: ..."."""

from __future__ import annotations

from collections.abc import Mapping

from ..lexicon.words import word_set
from .attribution import Attribution
from .grammar.outline import ACRONYMS, QUOTE, Outline
from .grammar.paragraphs import (
    is_aside,
    is_courtesy,
    is_whole,
    opening_sentences,
    paragraph_end,
    past_lead,
    sounds_spoken,
)
from .grammar.phrases import Range

_SPEECHES = word_set("speech address remarks testimony")
_LETTERS = word_set("letter message memo email statement dear from")
_COPIES = word_set("transcript text")
_FULL = word_set("full text transcript entire complete prepared")
_MAKERS = word_set("by from of")
_LEAD = 24  # sentences among which a text is announced
_NEAR = 10  # units from "here" to what it points to
_HEAD = 10  # units before the colon of a link: "Sign up for our letter: Text us."
_SIGNATURE = 4  # units
_FEWEST = 3  # paragraphs of a text
# Of so many paragraphs one speaks of "I" and "we", and one quotes somebody.
_SPOKEN, _QUOTED = 3, 4


def read_speech(units: Outline, labelled: Mapping[int, Attribution]) -> dict[int, Attribution]:
    """The paragraphs of a text that an article gives in full, by the sentences that open them, as its maker's words.

    Headings, links and what speaks of the maker are none of them. Where several paragraphs are `labelled` as speech,
    it is a transcript of many.
    """
    if sum(label.kind == "direct" for label in labelled.values()) >= _FEWEST:
        return {}
    for n in range(min(_LEAD, len(units.sentences))):
        text = _announced(units, n)
        if text is not None:
            opening = [at for at in opening_sentences(units) if at > n]
            said = [at for at in opening if _is_said(units, at)]
            signed = _signature(units, opening) if units.lowers[text] in _LETTERS else None
            maker = signed or _maker(units, n, text)
            if maker is not None and _is_speech(units, said, 1 if signed else _FEWEST):
                return _given(units, said, maker, text)
    return {}


def _announced(units: Outline, number: int) -> int | None:
    """The unit by which a sentence calls the text that follows it: "Read his full speech, as prepared"."""
    lo, hi = units.sentences[number]
    lowers = units.lowers[lo:hi]
    if number + 1 == len(units.sentences) or not units.closes_paragraph(number):
        return None
    if lowers[:2] == ["from", ":"] or (lowers[0] == "dear" and not is_whole(units, number)):
        return lo
    near = hi if "below" in lowers else min(hi, lo + _NEAR)
    kinds = (_SPEECHES | _LETTERS, _COPIES)
    text = next((at for kind in kinds for at in range(lo, near) if units.lowers[at] in kind), None)
    if text is None:
        return None
    if number == 0 and not is_whole(units, number):  # "Remarks by Mayor Anna Smith on the harbor"
        return text if units.lowers[text + 1] in _MAKERS or "'s" in units.lowers[lo:text] else None
    points = lowers[0] in ("here", "read", "below") or "below" in lowers
    points = points or (lowers[0] in ("this", "these") and lowers[1:2] in (["is"], ["are"]))
    in_full = lowers[0] == "read" or lowers[-1] == ":" or not _FULL.isdisjoint(lowers)
    return text if points and in_full else None


def _signature(units: Outline, opening: list[int]) -> Range | None:
    """The last paragraph that is a person's name and nothing else."""
    for at in reversed(opening):
        first, end = units.sentences[at][0], paragraph_end(units, at)
        if end - first <= _SIGNATURE and _first_name(units, first, end) == (first, end):
            return first, end
    return None


def _maker(units: Outline, number: int, text: int) -> Range | None:
    """Whose text it is: the first person whom the sentence names, or else the article; "Dear Anna" names whose not."""
    lo, hi = units.sentences[number]
    if units.lowers[text] == "dear":
        return None
    named = _first_name(units, lo, hi)
    is_somebodys = units.lowers[text] in _LETTERS or "'s" in units.lowers[lo + 2 : text]  # "the agency's", not "here's"
    return _first_name(units, 0, lo) if named is None and not is_somebodys else named


def _first_name(units: Outline, lo: int, hi: int) -> Range | None:
    """The first name of a person among some units: such stand in capitals in `lowers`."""
    named = [low[0].isupper() and low not in ACRONYMS for low in units.lowers[lo:hi]]
    if True not in named:
        return None
    first = named.index(True)
    after = named.index(False, first) if False in named[first:] else len(named)
    return lo + first, lo + after


def _is_said(units: Outline, number: int) -> bool:
    lo, end = units.sentences[number][0], paragraph_end(units, number)
    return (
        is_whole(units, number) and not is_aside(units, number) and ":" not in units.lowers[lo : min(lo + _HEAD, end)]
    )


def _is_speech(units: Outline, said: list[int], fewest: int) -> bool:
    spoken = sum(sounds_spoken(units, at) for at in said)
    quoted = sum(QUOTE in units.lowers[units.sentences[at][0] : paragraph_end(units, at)] for at in said)
    return len(said) >= fewest and _SPOKEN * spoken >= len(said) >= _QUOTED * quoted


def _given(units: Outline, said: list[int], maker: Range, text: int) -> dict[int, Attribution]:
    surname, cue = units.lowers[maker[1] - 1], units.span(text, text + 1)
    found = {}
    for at in said:
        start, end = past_lead(units, units.sentences[at][0]), paragraph_end(units, at)
        if surname not in units.lowers[start:end] and not is_courtesy(units.lowers[start:end]):
            found[at] = Attribution((units.span(start, end),), "direct", cue, maker, at, label="speech")
    return found
