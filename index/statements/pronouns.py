"""Whom a pronoun means: who was spoken of or spoke last, in its sentence or the few before."""

from __future__ import annotations

from collections.abc import Sequence

from .attribution import Attribution
from .grammar.outline import Outline
from .people.figures import Cast, Figure
from .spoken import Spoken
from .subjects import Subjects, agrees

# How many sentences back a pronoun may reach.
_REACH = 3
# So many where those between go on of nobody else: "His father taught him to fly.".
_FARTHEST = 8


class Pronouns:
    """The pronouns of one article."""

    def __init__(self, units: Outline, cast: Cast, subjects: Subjects, spoken: Spoken) -> None:
        self._units, self._cast, self._subjects, self._spoken = units, cast, subjects, spoken

    def meant(self, gender: str, place: int, attribution: Attribution) -> Figure | None:
        """Whom a pronoun at unit `place` means that is the source of an attribution."""
        sentence, said = attribution.sentence, attribution.parts[0]
        if said.start < self._units.starts[place]:
            spoken = [figure for _, figure in self._cast.within(said)]
            if attribution.kind == "direct":  # nobody names himself
                figure = self._nearest(gender, place, sentence)
                return self._earlier(gender, sentence, spoken) if figure in spoken else figure
            speaker = self._spoken.by_sentence.get(sentence - 1)
            if spoken and speaker is not None and speaker not in spoken and agrees(speaker, gender):
                return speaker  # "Trump is wrong, he said": not Trump, but who spoke before
        return self._nearest(gender, place, sentence)

    def _nearest(self, gender: str, place: int, sentence: int) -> Figure | None:
        if self._units.lowers[place - 1 : place] == ["whom"]:
            return self._earlier(gender, sentence)  # "Smith, whom she describes": not Smith
        own, unclear = self._subjects.subject(sentence, gender, before=place)
        if own is not None or unclear:
            return own
        earlier = self._earlier(gender, sentence)
        owner = self._subjects.owner(sentence, place)  # "Suu Kyi's fate is unclear, but she said": hers, if anybody's
        if owner is None or owner is earlier or not agrees(owner, gender):
            return earlier
        return owner if earlier is None and len(set(map(id, self._subjects.named(sentence)))) == 1 else None

    def _earlier(self, gender: str, sentence: int, named: Sequence[Figure | None] = ()) -> Figure | None:
        """Who spoke or was spoken of before a sentence; who spoke, where those are `named` whom it can't be."""
        reach, another = _REACH, False
        before = range(sentence - 1, max(-1, sentence - _FARTHEST - 1), -1)
        for back, at in enumerate((at for at in before if not self._subjects.is_caption(at)), 1):
            reach -= not self._subjects.goes_on(at, gender)
            another = another or self._subjects.another(at, gender)
            if reach < 0 or (another and back > _REACH):
                return None
            if at in self._spoken.by_sentence:
                speaker = self._spoken.by_sentence[at]
                if speaker is None:
                    return None
                if agrees(speaker, gender) and speaker not in named:
                    return speaker
            subject, unclear = self._subjects.subject(at, gender, before=None)
            if unclear or (subject is not None and subject not in named):
                return None if named else subject
        return None
