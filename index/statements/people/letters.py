"""Names in capitals, as labels of transcripts have them, in ordinary letters: "ANNA O'BRIEN" is Anna O'Brien."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...lexicon.gazetteer import FAMILY_FIRST, NAME_PARTICLES, NUMERALS
from ...lexicon.given_names import GIVEN_NAMES
from ...lexicon.words import word_set

_RUN = re.compile(r"[^\W\d_]+")
_SMALL = word_set("von der den bin ibn")


def is_shouted(name: str) -> bool:
    """Whether a name stands in capitals, of which initials alone tell nothing: "JOHN KIRBY", not "J.D."."""
    return name.isupper() and any(len(run) > 2 for run in _RUN.findall(name))


def in_ordinary_letters(name: str, written: Collection[str]) -> str:
    """A name in capitals as the words `written` elsewhere have it, else by rules that know Mc and O'."""
    known = {word.upper(): word for form in written if not is_shouted(form) for word in form.split()}
    first, *others = name.split()
    opening = first if _is_initials(first) else _lowered(first)
    later = (known.get(word, word if word in NUMERALS else _lowered(word)) for word in others)
    return " ".join([known.get(first, opening), *later])


def _is_initials(word: str) -> bool:
    """ "JD", but "AL", "XI" and "LE"."""
    plain = word.capitalize()
    is_known = plain in GIVEN_NAMES or plain in FAMILY_FIRST or plain.lower() in NAME_PARTICLES
    return len(word) == 2 and not is_known


def _lowered(word: str) -> str:
    return word.lower() if word.lower() in _SMALL else _RUN.sub(lambda run: _capitalised(run[0]), word)


def _capitalised(run: str) -> str:
    return f"Mc{run[2:].capitalize()}" if run.startswith("MC") and len(run) > 4 else run.capitalize()
