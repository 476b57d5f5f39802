"""Paragraphs that name their speaker before a colon: "John Kirby: We Will Stay" and the turns of a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from typing import NamedTuple

from ..lexicon.cues import CUES
from ..lexicon.given_names import GIVEN_NAMES
from ..lexicon.roles import ADDRESS, ROLES
from ..lexicon.words import word_set
from ..values import StatementKind
from .attribution import Attribution, quotes_only
from .grammar.outline import QUOTE, Outline
from .grammar.paragraphs import (
    is_aside,
    is_spoken,
    is_whole,
    opening_sentences,
    paragraph_end,
    past_aside,
    past_lead,
    sounds_spoken,
)
from .grammar.utterances import is_utterance

_LONGEST = 6  # units of a label
_FEWEST = 3  # units of what is said
_MATTERS = word_set("on about to in at")
_MATTER = 12  # units between a name and its colon
_OFFICE = 8  # units of ", CNN ANCHOR"
_ASKING = word_set("q question reporter")
_TURNS = 3  # paragraphs that one label opens in a transcript
_OTHER = 10  # units of a label that is nobody's name: "joe from the south side:"


class _Label(NamedTuple):
    """Units: the name from `first` to before `after`, the colon, and where what is said starts."""

    first: int
    after: int
    colon: int
    start: int


class _Talk(NamedTuple):
    """A transcript or an interview: `names` are the labels that come again and again.

    Where several people take turns, or one answers, `whole` are the sentences from the first turn to the last.
    `is_speech` is whether the turns sound so: a list of what candidates want does not; and `is_narrated` whether what
    stands between them does not, as a writer's own paragraphs in an oral history.
    """

    names: Set[str] = frozenset()
    whole: range = range(0)
    is_speech: bool = False
    is_narrated: bool = False


def read_labels(units: Outline) -> dict[int, Attribution]:
    """What labels hand to somebody, each to the end of its paragraph, by the sentence that opens with it.

    Who it is decides the resolver: a label that names nobody ("Note: ...") reports nothing. What it opens must sound
    like speech, unless it opens one paragraph after the other, as in a transcript or an interview. Where several talk
    to one another, a turn goes on to the next label.
    """
    opening = opening_sentences(units)
    labels = {n: label for n in opening if (label := _label(units, n)) is not None}
    if not labels:
        return {}
    talk = _talk(units, opening, labels)
    found: dict[int, Attribution] = {}
    turn: _Label | None = None
    for n in opening:
        if n in labels:
            turn = labels[n]
        elif n not in talk.whole or (turn is not None and not _goes_on(units, n, turn, talk)):
            turn = None
        attribution = _read(units, n, turn, talk) if turn is not None else None
        if attribution is not None:
            found[n] = attribution
    return found


def _talk(units: Outline, opening: list[int], labels: Mapping[int, _Label]) -> _Talk:
    times = Counter(_name(units, label) for label in labels.values())
    names = {name for name, n in times.items() if n >= _TURNS}
    # A transcript introduces who speaks: "SEN. ANNA SMITH, D-OHIO: Thank you. ... SMITH: We will stay."
    surnames = {name.split()[-1] for name in names}
    turns = [n for n, label in labels.items() if _name(units, label).split()[-1] in surnames]
    is_speech = 2 * sum(sounds_spoken(units, n) for n in turns) >= len(turns) > 0
    asked = sum(n > 0 and units.lowers[units.sentences[n - 1][1] - 1] == "?" for n in turns)
    is_talk = is_speech and (len(names) > 1 or 2 * asked >= len(turns))
    whole = range(turns[0], turns[-1] + 1) if is_talk else range(0)
    unlabelled = [n for n in opening if n in whole and n not in labels and not is_aside(units, n)]
    is_narrated = 2 * sum(sounds_spoken(units, n) for n in unlabelled) < len(unlabelled)
    return _Talk(names, whole, is_speech, is_narrated)


def _goes_on(units: Outline, number: int, label: _Label, talk: _Talk) -> bool:
    """Whether a paragraph without a label is its speaker's: whole sentences that don't speak of him.

    A question ends the turn, for it may be an interviewer's, as does what may be a label, if nobody's name.
    """
    lo, hi = units.sentences[number][0], paragraph_end(units, number)
    ends = is_whole(units, number) and units.lowers[hi - 1] != "?"
    labelled = ":" in units.lowers[lo : min(lo + _OTHER, hi)]
    tells_of_him = units.lowers[label.after - 1] in units.lowers[lo:hi]
    return ends and not labelled and not tells_of_him and (not talk.is_narrated or sounds_spoken(units, number))


def _read(units: Outline, number: int, label: _Label, talk: _Talk) -> Attribution | None:
    """What a paragraph says: by its own label, or in a turn that goes on."""
    lowers, words = units.lowers, units.words
    start, end = max(label.start, past_lead(units, units.sentences[number][0])), paragraph_end(units, number)
    comes_again = _name(units, label) in talk.names
    in_turn = comes_again or number in talk.whole
    while end > start and lowers[end - 1] in (".", "!", "?", ",", ":") and number == 0 and not in_turn:
        end -= 1
    said = lowers[start:end]
    if said[:1] != [QUOTE] and (len(said) < _FEWEST or not ((in_turn and talk.is_speech) or words[start][0].isalpha())):
        return None
    is_speech = number == 0 or (is_spoken(said) and lowers[label.after - 1] not in said)
    if not (is_speech or in_turn) or (in_turn and not comes_again and _is_given(units, label)):
        return None
    kind: StatementKind = "mixed" if QUOTE in said else "indirect"
    if (in_turn and talk.is_speech) or (quotes_only(units, start, end - 1) and is_utterance(units, start)):
        kind = "direct"
    # Whoever is addressed by a title is a person, whom a transcript need not name in full.
    is_person = is_speech or (in_turn and _is_titled(units, label))
    return Attribution(
        parts=(units.span(start, end),),
        kind=kind,
        cue=units.span(label.colon, label.colon + 1),
        source=(label.first, label.after),
        sentence=number,
        label="speech" if is_person else "turn",
    )


def _label(units: Outline, number: int) -> _Label | None:
    """The label that a paragraph opens with, by its first sentence."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    first = past_lead(units, lo)
    if first >= hi:
        return None
    if lowers[first] == "q" and first + 1 < hi and not units.is_mark(first + 1):
        return _Label(first, first + 1, first, first + 1)  # "Q    Is it over?"
    after = units.capitals_after(first, min(hi, first + _LONGEST))
    if _is_shouted(units, first, after) and lowers[after : after + 1] == ["."]:  # "Mr. KIRBY. I yield my time."
        return _Label(first, after, after, past_lead(units, after + 1))
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
    return _Label(first, after, colon, past_lead(units, colon + 1))


def _is_shouted(units: Outline, first: int, after: int) -> bool:
    """Whether a title and a name in capitals stand there, as records of Congress have them."""
    last = units.words[after - 1]
    title = units.lowers[first]
    titled = after - first > 1 and (title in ADDRESS or title in ROLES or title == "the")
    return titled and len(last) > 2 and last.isupper() and not units.words[first].isupper()


def _named_in_brackets(units: Outline, first: int, hi: int) -> _Label | None:
    """ "The Minister for Ports (Tom Barlow): I am grateful"."""
    words = units.words
    colon = next((at for at in range(first, min(hi, first + _OFFICE + _LONGEST)) if words[at] == ":"), first)
    bracket = next((at for at in range(colon - 1, first, -1) if words[at] == "("), first)
    if units.lowers[first] != "the" or bracket == first or words[colon - 1] != ")" or colon - bracket < 3:
        return None
    if units.capitals_after(bracket + 1, colon) != colon - 1:
        return None
    return _Label(bracket + 1, colon - 1, colon, past_lead(units, colon + 1))


def _name(units: Outline, label: _Label) -> str:
    name = " ".join(units.lowers[label.first : label.after])
    return "q" if name in _ASKING else name


def _is_titled(units: Outline, label: _Label) -> bool:
    title = units.lowers[label.first]
    return label.after - label.first > 1 and (title in ADDRESS or title in ROLES)


def _is_given(units: Outline, label: _Label) -> bool:
    """Whether a label may be one of many who bear it: "Chris: Hi, Tom" among a reporter's letters."""
    return label.after - label.first == 1 and units.words[label.first].capitalize() in GIVEN_NAMES
