"""Where an article was written, and by which agency: before a paragraph's first words, and no part of what was said."""

from __future__ import annotations

from .outline import QUOTE, Outline
from .phrases import DASHES

# Units of the longest name of a place, and of an agency in brackets.
_LONGEST = 5


def past_dateline(units: Outline, number: int) -> int:
    """Where a sentence's own words start: "CHICAGO (AP) — (The vote was close)", "Boise: (The vote was close)"."""
    lo, hi = units.sentences[number]
    lowers = units.lowers
    if not units.opens_paragraph(number):
        return lo
    at = place = units.capitals_after(lo, min(hi, lo + _LONGEST))
    if at < hi and lowers[at] == "," and (state := units.capitals_after(at + 1, min(hi, at + 3))) > at + 1:
        at = state
    if at < hi and lowers[at] == "(" and ")" in lowers[at : at + _LONGEST]:
        at = lowers.index(")", at) + 1
    if at == lo or at + 1 >= hi or not (units.words[at + 1][0].isupper() or lowers[at + 1] == QUOTE):
        return lo
    agency = lowers[at - 1] == ")" or all(word.isupper() for word in units.words[lo:place])
    return at + 1 if lowers[at] == ":" or (agency and lowers[at] in DASHES) else lo
