"""A few words without a sentence that begin with whose words they ask for: "yawger oil reserve"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.fold import fold
from index.lexicon.words import AUXILIARIES
from index.searcher import Searcher

from .fuse import Fused
from .near import first_of
from .question.holders import GIVEN, NATION_WORDS
from .question.people import is_whole
from .question.shapes import ASKING, BOXED
from .question.understand import Understood

# Words of a name that begins them, and of all of them.
_NAME, _MOST = (3, 2, 1), 8
# Passages in which who is named speaks.
_BEST = 10
_ASKS = re.compile(rf"{ASKING}\b", re.IGNORECASE)
# What alone is nobody's family name.
_NO_SURNAMES = (GIVEN, NATION_WORDS.keys(), AUXILIARIES)
_BOX = re.compile(rf"(?: {BOXED}| said)\Z", re.IGNORECASE)


def by_keywords(searcher: Searcher, understood: Understood, fused: Sequence[Fused]) -> Understood | None:
    """An open question asked of whoever is named first in it and speaks in the best passages; None of a sentence."""
    asked = understood.interpretation.topic or ""
    words = asked.split()
    if not 2 <= len(words) <= _MOST or _ASKS.match(asked):
        return None
    for n in _NAME:
        name = " ".join(words[:n])
        topic = _BOX.sub("", " ".join(words[n:]))
        folded = fold(name)
        if n == 1 and any(not words_of.isdisjoint(folded) for words_of in _NO_SURNAMES):
            continue
        fits = {p.name: p for p in searcher.named(name) if is_whole(folded, p)}
        # A name alone asks for no words; one that an auxiliary follows begins a sentence, "biden will run". Within one
        # it is a part of it, "will smith oscars slap", as it is in capitals anywhere.
        if fits and (not topic or not AUXILIARIES.isdisjoint(topic.split())):
            return None
        if person := first_of(searcher, fits, fused[:_BEST]):
            read = replace(understood.interpretation, kind="said", speakers=(person.name,), topic=topic)
            return replace(understood, interpretation=read, persons=(person,), guessed=True)
    return None
