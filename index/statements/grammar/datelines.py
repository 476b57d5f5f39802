"""Where an article was written, and by which agency: before a paragraph's first words, and no part of what was said."""

from __future__ import annotations

from .outline import QUOTE, Outline
from .phrases import DASHES

# Units of the longest name of a place, and of an agency in brackets.
_LONGEST = 5


def past_dateline(units: Outline, lo: int, hi: int) -> int:
    """Where the own words of what starts at unit `lo` start: "CHICAGO (AP) — (The vote was close)", "Boise: (The vote
    was close)", "SEOUL, May 5 - (The vote was close)", "(CNN) (The vote was close)".
    """
    lowers = units.lowers
    at = place = units.capitals_after(lo, min(hi, lo + _LONGEST))
    while lo < at < hi and lowers[at] == "," and at - lo < 2 * _LONGEST:
        after = units.capitals_after(at + 1, min(hi, at + 3))
        if after == at + 1:
            break
        at = after + (after < hi and lowers[after].isdigit())
    if at < hi and lowers[at] == "(" and ")" in lowers[at : at + _LONGEST]:
        at = lowers.index(")", at) + 1
    if at == lo or at >= hi:
        return at if lowers[lo] == "(" else lo
    agency = lowers[at - 1] == ")" or all(word.isupper() for word in units.words[lo:place])
    if lowers[at] == ":" or (agency and lowers[at] in DASHES):
        at += at + 1 < hi or lowers[at] in DASHES
    elif lowers[lo] != "(":
        return lo
    return at if at == hi or units.words[at][0].isupper() or lowers[at] == QUOTE else lo
