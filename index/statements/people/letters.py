"""Names in capitals, as labels of transcripts have them, in ordinary letters: "ANNA O'BRIEN" is Anna O'Brien."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...lexicon.gazetteer import FAMILY_FIRST, NAME_PARTICLES, NUMERALS
from ...lexicon.given_names import GIVEN_NAMES
from ...lexicon.words import word_set

_RUN = re.compile(r"[^\W\d_]+")
_SMALL = word_set("von der den bin ibn")
# After `Mac`, for most that begin so are no such names: Macron, Machado, Mackie.
_AFTER_MAC = word_set(
    "alister allister arthur aulay beth callum cormack diarmid donald donnell dougall dowell farlane gregor guire innes"
    " intosh intyre iver kay kenzie kinnon lachlan laren lean lellan leod mahon manus millan murray namara naughton"
    " neil nicol pherson quarrie rae sween taggart tavish"
)


def is_shouted(name: str) -> bool:
    """Whether a name stands in capitals, of which initials alone tell nothing: "JOHN KIRBY", not "J.D."."""
    return name.isupper() and any(len(run) > 2 for run in _RUN.findall(name))


def in_ordinary_letters(name: str, written: Collection[str]) -> str:
    """A name in capitals as the words `written` elsewhere have it, else by rules that know Mc, Mac and O'."""
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
    low = run.lower()
    for lead in ("mc", "mac"):
        rest = low.removeprefix(lead)
        if rest != low and (rest in _AFTER_MAC or (lead == "mc" and len(rest) > 2)):
            return lead.capitalize() + rest.capitalize()
    return low.capitalize()
