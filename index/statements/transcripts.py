"""Paragraphs that name their speaker before a colon: "John Kirby: We Will Stay" and the turns of a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from typing import NamedTuple

from ..values import StatementKind
from .attribution import Attribution, quotes_only
from .grammar.outline import QUOTE, Outline
from .grammar.paragraphs import (
    asks,
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
_CAST = 3  # people, each introduced by a label before anybody speaks
_OTHER = 10  # units of a label that is nobody's name: "joe from the south side:"


class _Talk(NamedTuple):
    """A transcript or an interview: `names` are the labels that come again and again, from the sentence `first` on;
    before it a list may tell who will speak.

    Where several people take turns, or one answers, `whole` are the sentences from the first turn to the last.
    `is_speech` is whether the turns sound so: a list of what candidates want does not; and `is_narrated` whether what
    stands between them does not, as a writer's own paragraphs in an oral history. Of turns in quotation marks
    (`is_quoted`) none stands without them.
    """

    names: Set[str] = frozenset()
    first: int = 0
    whole: range = range(0)
    is_speech: bool = False
    is_narrated: bool = False
    is_quoted: bool = False


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
    named = {n: name_of(units, label) for n, label in labels.items()}
    # A transcript introduces who speaks: "SEN. ANNA SMITH, D-OHIO: Thank you. ... SMITH: We will stay."
    surnames = set(named.values())
    called = {name: name.split()[-1] if name.split()[-1] in surnames else name for name in surnames}
    times = Counter(called[name] for name in named.values())
    names = {name for name in surnames if times[called[name]] >= _TURNS}
    voiced = {n for n in labels if sounds_spoken(units, n) or asks(units, n)}
    quoted = {n for n, label in labels.items() if units.lowers[label.start : label.start + 1] == [QUOTE]}
    turns = _past_cast([(n, called[name]) for n, name in named.items() if name in names], voiced | quoted)
    if not turns:
        return _Talk()
    is_speech = 2 * len(voiced.intersection(turns)) >= len(turns)
    if is_speech:
        names |= {named[n] for n, label in labels.items() if times[called[named[n]]] > 1 and not is_given(units, label)}
        turns = [n for n, name in named.items() if n >= turns[0] and name in names]
    asked = sum(n > 0 and units.lowers[units.sentences[n - 1][1] - 1] == "?" for n in turns)
    is_talk = is_speech and (len(names) > 1 or 2 * asked >= len(turns))
    whole = range(turns[0], turns[-1] + 1) if is_talk else range(0)
    unlabelled = [n for n in opening if n in whole and n not in labels and not is_aside(units, n)]
    is_narrated = 2 * sum(sounds_spoken(units, n) for n in unlabelled) < len(unlabelled)
    is_quoted = 2 * len(quoted.intersection(turns)) > len(turns)
    return _Talk(names, turns[0], whole, is_speech, is_narrated, is_quoted)


def _past_cast(turns: list[tuple[int, str]], spoken: Set[int]) -> list[int]:
    """The turns, each given with whose it is, past those that introduce several people before any of them speaks."""
    names = [name for _, name in turns]
    cast = next((at for at, name in enumerate(names) if name in names[:at]), len(turns))
    is_cast = cast >= _CAST and spoken.isdisjoint(n for n, _ in turns[:cast])
    return [n for n, _ in turns[cast if is_cast else 0 :]]


def _goes_on(units: Outline, number: int, label: Label, talk: _Talk) -> bool:
    """Whether a paragraph without a label is its speaker's: whole sentences that don't speak of him.

    A question ends the turn, for it may be an interviewer's, as does what may be a label, if nobody's name.
    """
    lo, hi = units.sentences[number][0], paragraph_end(units, number)
    ends = is_whole(units, number) and not asks(units, number)
    labelled = ":" in units.lowers[lo : min(lo + _OTHER, hi)]
    tells_of_him = units.lowers[label.after - 1] in units.lowers[lo:hi]
    return ends and not labelled and not tells_of_him and (not talk.is_narrated or sounds_spoken(units, number))


def _read(units: Outline, number: int, label: Label, talk: _Talk) -> Attribution | None:
    """What a paragraph says: by its own label, or in a turn that goes on."""
    lowers, words = units.lowers, units.words
    start, end = max(label.start, past_lead(units, units.sentences[number][0])), paragraph_end(units, number)
    comes_again = number >= talk.first and name_of(units, label) in talk.names
    in_turn = comes_again or number in talk.whole
    if talk.is_quoted and lowers[start] != QUOTE:
        in_turn = False
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
