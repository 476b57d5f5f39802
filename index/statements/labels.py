"""Labels that paragraphs open with: "JOHN KIRBY, CNN ANCHOR: Good evening", "Q    Is it over?"."""

from __future__ import annotations

from typing import NamedTuple

from ..lexicon.cues import CUES
from ..lexicon.given_names import GIVEN_NAMES
from ..lexicon.roles import ADDRESS, ROLES
from ..lexicon.words import word_set
from .grammar.outline import QUOTE, Outline
from .grammar.paragraphs import past_aside, past_lead

_LONGEST = 6  # units of a label
_MATTERS = word_set("on about to in at")
_MATTER = 12  # units between a name and its colon
_OFFICE = 8  # units of ", CNN ANCHOR"
_ASKING = word_set("q question reporter")


class Label(NamedTuple):
    """Units: the name from `first` to before `after`, the colon, and where what is said starts."""

    first: int
    after: int
    colon: int
    start: int


def label_at(units: Outline, number: int) -> Label | None:
    """The label that a paragraph opens with, by its first sentence."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    first = past_lead(units, lo)
    if first >= hi:
        return None
    if lowers[first] == "q" and first + 1 < hi and not units.is_mark(first + 1):
        return Label(first, first + 1, first, first + 1)  # "Q    Is it over?"
    after = units.capitals_after(first, min(hi, first + _LONGEST))
    if _is_shouted(units, first, after) and lowers[after : after + 1] == ["."]:  # "Mr. KIRBY. I yield my time."
        return Label(first, after, after, past_lead(units, after + 1))
    if (named := _named_in_brackets(units, first, hi)) is not None:
        return named
    colon = past_aside(units, past_aside(units, after, hi), hi)
    if after > first and colon < hi and lowers[colon] in _MATTERS:  # "Kirby on the talks: 'We will stay'"
        colon = next((at for at in range(colon, min(colon + _MATTER, hi)) if lowers[at] == ":"), hi)
        if colon + 1 >= hi or lowers[colon + 1] != QUOTE:
            return None
    if after > first and lowers[colon : colon + 1] == [","]:  # "ANNA SMITH, CNN ANCHOR: Good evening."
        office = colon + 1
        colon = next((at for at in range(office, min(office + _OFFICE, hi)) if not units.words[at].isupper()), hi)
    if after == first or colon >= hi or lowers[colon] != ":" or any(low in CUES for low in lowers[first:after]):
        return None
    return Label(first, after, colon, past_lead(units, colon + 1))


def _is_shouted(units: Outline, first: int, after: int) -> bool:
    """Whether a title and a name in capitals stand there, as records of Congress have them."""
    last = units.words[after - 1]
    titled = _has_title(units, first, after) or (units.lowers[first] == "the" and after - first > 1)
    return titled and len(last) > 2 and last.isupper() and not units.words[first].isupper()


def _named_in_brackets(units: Outline, first: int, hi: int) -> Label | None:
    """ "The Minister for Ports (Tom Barlow): I am grateful"."""
    words = units.words
    if units.lowers[first] != "the":
        return None
    colon = next((at for at in range(first, min(hi, first + _OFFICE + _LONGEST)) if words[at] == ":"), first)
    bracket = next((at for at in range(colon - 1, first, -1) if words[at] == "("), first)
    if bracket == first or words[colon - 1] != ")" or colon - bracket < 3:
        return None
    if units.capitals_after(bracket + 1, colon) != colon - 1:
        return None
    return Label(bracket + 1, colon - 1, colon, past_lead(units, colon + 1))


def name_of(units: Outline, label: Label) -> str:
    """What a label calls who speaks, in lower case; whoever asks is one."""
    name = " ".join(units.lowers[label.first : label.after]).lower()
    return "q" if name in _ASKING else name


def is_titled(units: Outline, label: Label) -> bool:
    """Whether a label is a title and a name."""
    return _has_title(units, label.first, label.after)


def _has_title(units: Outline, first: int, after: int) -> bool:
    title = units.lowers[first]
    return after - first > 1 and (title in ADDRESS or title in ROLES)


def is_given(units: Outline, label: Label) -> bool:
    """Whether a label may be one of many who bear it: "Chris: Hi, Tom" among a reporter's letters."""
    return label.after - label.first == 1 and units.words[label.first].capitalize() in GIVEN_NAMES
