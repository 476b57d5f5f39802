"""Paragraphs that name their speaker before a colon: "John Kirby: We Will Stay" and the turns of a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from typing import NamedTuple

from ..values import StatementKind
from .attribution import Attribution, quotes_only
from .grammar.outline import QUOTE, Outline
from .grammar.paragraphs import (
    is_aside,
    is_courtesy,
    is_spoken,
    is_whole,
    opening_sentences,
    paragraph_end,
    past_lead,
    sounds_spoken,
)
from .grammar.utterances import is_utterance
from .labels import Label, is_given, is_titled, label_at, name_of

_FEWEST = 3  # units of what is said
_TURNS = 3  # paragraphs that one label opens in a transcript
_OTHER = 10  # units of a label that is nobody's name: "joe from the south side:"


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


def read_labelled(units: Outline) -> dict[int, Attribution]:
    """What labels hand to somebody, each to the end of its paragraph, by the sentence that opens with it.

    Who it is decides the resolver: a label that names nobody ("Note: ...") reports nothing. What it opens must sound
    like speech, unless it opens one paragraph after the other, as in a transcript or an interview. Where several talk
    to one another, a turn goes on to the next label.
    """
    opening = opening_sentences(units)
    labels = {n: label for n in opening if (label := label_at(units, n)) is not None}
    if not labels:
        return {}
    talk = _talk(units, opening, labels)
    found: dict[int, Attribution] = {}
    turn: Label | None = None
    for n in opening:
        if n in labels:
            turn = labels[n]
        elif n not in talk.whole or (turn is not None and not _goes_on(units, n, turn, talk)):
            turn = None
        attribution = _read(units, n, turn, talk) if turn is not None else None
        if attribution is not None:
            found[n] = attribution
    return found


def _talk(units: Outline, opening: list[int], labels: Mapping[int, Label]) -> _Talk:
    times = Counter(name_of(units, label) for label in labels.values())
    names = {name for name, n in times.items() if n >= _TURNS}
    # A transcript introduces who speaks: "SEN. ANNA SMITH, D-OHIO: Thank you. ... SMITH: We will stay."
    surnames = {name.split()[-1] for name in names}
    turns = [n for n, label in labels.items() if name_of(units, label).split()[-1] in surnames]
    is_speech = 2 * sum(sounds_spoken(units, n) for n in turns) >= len(turns) > 0
    asked = sum(n > 0 and units.lowers[units.sentences[n - 1][1] - 1] == "?" for n in turns)
    is_talk = is_speech and (len(names) > 1 or 2 * asked >= len(turns))
    whole = range(turns[0], turns[-1] + 1) if is_talk else range(0)
    unlabelled = [n for n in opening if n in whole and n not in labels and not is_aside(units, n)]
    is_narrated = 2 * sum(sounds_spoken(units, n) for n in unlabelled) < len(unlabelled)
    return _Talk(names, whole, is_speech, is_narrated)


def _goes_on(units: Outline, number: int, label: Label, talk: _Talk) -> bool:
    """Whether a paragraph without a label is its speaker's: whole sentences that don't speak of him.

    A question ends the turn, for it may be an interviewer's, as does what may be a label, if nobody's name.
    """
    lo, hi = units.sentences[number][0], paragraph_end(units, number)
    ends = is_whole(units, number) and units.lowers[hi - 1] != "?"
    labelled = ":" in units.lowers[lo : min(lo + _OTHER, hi)]
    tells_of_him = units.lowers[label.after - 1] in units.lowers[lo:hi]
    return ends and not labelled and not tells_of_him and (not talk.is_narrated or sounds_spoken(units, number))


def _read(units: Outline, number: int, label: Label, talk: _Talk) -> Attribution | None:
    """What a paragraph says: by its own label, or in a turn that goes on."""
    lowers, words = units.lowers, units.words
    start, end = max(label.start, past_lead(units, units.sentences[number][0])), paragraph_end(units, number)
    comes_again = name_of(units, label) in talk.names
    in_turn = comes_again or number in talk.whole
    while end > start and lowers[end - 1] in (".", "!", "?", ",", ":") and number == 0 and not in_turn:
        end -= 1
    said = lowers[start:end]
    if said[:1] != [QUOTE] and (len(said) < _FEWEST or not ((in_turn and talk.is_speech) or words[start][0].isalpha())):
        return None
    is_speech = number == 0 or (is_spoken(said) and lowers[label.after - 1] not in said)
    if not (is_speech or in_turn) or is_courtesy(said) or (in_turn and not comes_again and is_given(units, label)):
        return None
    kind: StatementKind = "mixed" if QUOTE in said else "indirect"
    if (in_turn and talk.is_speech) or (quotes_only(units, start, end - 1) and is_utterance(units, start)):
        kind = "direct"
    # Whoever is addressed by a title is a person, whom a transcript need not name in full.
    is_person = is_speech or (in_turn and is_titled(units, label))
    return Attribution(
        parts=(units.span(start, end),),
        kind=kind,
        cue=units.span(label.colon, label.colon + 1),
        source=(label.first, label.after),
        sentence=number,
        label="speech" if is_person else "turn",
    )
